"""All claims at hand, found by what they are about, each with its speaker and its origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kintrace.model import (
    Claim,
    ClaimStatus,
    Coding,
    Incident,
    IncidentMention,
    Linked,
    Pair,
    Person,
    PersonMention,
    Position,
    Property,
    Speaker,
    Stance,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with who says it and the origin its document belongs to."""

    claim: Claim
    speaker: Speaker
    origin: str

    @property
    def document(self) -> str:
        """Reference of the document that says it."""
        return self.claim.quote.document

    @property
    def denied(self) -> bool:
        """Whether the speaker says that it is not so."""
        return self.claim.stance is Stance.DENIES


class Evidence:
    """An index over codings and links; holds nothing that they do not say.

    Args:
        codings: One or more for each document; rejected claims are left out.
        linked: Persons, incidents and origins over them. A document in no origin is one of its own.
        documents: Order in which documents are spoken of; those not in it come last, by reference.
    """

    def __init__(self, codings: Sequence[Coding], linked: Linked, documents: Sequence[str] = ()) -> None:
        self.linked = linked
        self._turn = {ref: number for number, ref in enumerate(documents)}
        self.persons: dict[str, PersonMention] = {p.ref: p for c in codings for p in c.persons}
        self.incidents: dict[str, IncidentMention] = {i.ref: i for c in codings for i in c.incidents}
        self.positions: tuple[Position, ...] = tuple(p for c in codings for p in c.positions)
        self._origin = {d: o.ref for o in linked.origins for d in o.documents}
        self._said: dict[str, list[Said]] = defaultdict(list)
        for coding in codings:
            self._take(coding)
        self._incident = {i.ref: i for i in linked.incidents}
        self._pairs: dict[str, list[Pair]] = defaultdict(list)
        for pair in linked.person_pairs:
            self._pairs[pair.left].append(pair)
            self._pairs[pair.right].append(pair)
        self._incident_of = {m: i for i in linked.incidents for m in i.mentions}
        self._suffered: dict[str, list[str]] = defaultdict(list)
        for mention in self.incidents.values():
            for victim in mention.victims:
                self._suffered[victim].append(mention.ref)

    def _take(self, coding: Coding) -> None:
        speakers = {s.ref: s for s in coding.speakers}
        for claim in coding.claims:
            if claim.status is not ClaimStatus.REJECTED:
                self._said[claim.about].append(Said(claim, speakers[claim.speaker], self.origin_of(coding.document)))

    def origin_of(self, document: str) -> str:
        """The origin of a document."""
        return self._origin.get(document, document)

    def origins_of(self, documents: Iterable[str]) -> frozenset[str]:
        """Origins of several documents, each once."""
        return frozenset(self.origin_of(d) for d in documents)

    def about(self, mentions: Iterable[str], *properties: Property) -> tuple[Said, ...]:
        """Claims about mentions, of the wanted properties, by document and place in it."""
        found = [s for m in mentions for s in self._said.get(m, ()) if s.claim.property in properties]
        return tuple(sorted(found, key=self._by_place))

    def turn(self, document: str) -> tuple[int, str]:
        """Sorts documents into the order in which they are spoken of."""
        return self._turn.get(document, len(self._turn)), document

    def _by_place(self, said: Said) -> tuple[tuple[int, str], int, str]:
        return self.turn(said.document), said.claim.quote.start, said.claim.ref

    def incidents_of(self, person: Person) -> tuple[Incident, ...]:
        """Incidents that one of the person's mentions is a victim of, by reference."""
        mentions = {i for m in person.mentions for i in self._suffered.get(m, ())}
        found = {self._incident_of[m].ref: self._incident_of[m] for m in mentions if m in self._incident_of}
        return tuple(found[ref] for ref in sorted(found))

    def tellings_of(self, incident: Incident, person: Person) -> tuple[str, ...]:
        """Mentions of an incident that may speak of the person: not those that tell it of others by name alone."""
        return tuple(m for m in incident.mentions if self._may_mean(self.incidents[m].victims, person))

    def _may_mean(self, victims: Sequence[str], person: Person) -> bool:
        unnamed = any(not any(s.claim.property is Property.NAME for s in self._said.get(v, ())) for v in victims)
        return not victims or unnamed or bool(set(victims) & set(person.mentions))

    def incidents_named(self, refs: Iterable[str]) -> tuple[Incident, ...]:
        """Incidents by their references."""
        return tuple(self._incident[ref] for ref in refs)

    def pairs_with(self, mentions: Iterable[str]) -> list[Pair]:
        """Compared pairs that hold any of the mentions."""
        return [pair for m in mentions for pair in self._pairs.get(m, ())]

    def documents_of(self, mentions: Iterable[str]) -> frozenset[str]:
        """Documents in which mentions stand."""
        known: dict[str, PersonMention | IncidentMention] = {**self.persons, **self.incidents}
        return frozenset(known[m].document for m in mentions if m in known)
