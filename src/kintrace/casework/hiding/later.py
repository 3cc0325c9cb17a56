"""What tells of somebody after their taking: found, so that it can be left out before anything is computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from kintrace.casework.hiding.naming import names_in
from kintrace.model import (
    Act,
    ActKind,
    Anchor,
    Claim,
    Code,
    Coding,
    Document,
    Fate,
    IncidentMention,
    Linked,
    PersonMention,
    Place,
    Property,
    Stance,
    When,
    Words,
)
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.spans import whole_sentences

PERHAPS_ONE = 0.2  # from here on a pair may be one person: what is told of the one may be told of the other
_ENDED = frozenset({Fate.RELEASED, Fate.RANSOMED, Fate.ESCAPED, Fate.RETURNED, Fate.DIED})
_LAST_SEEN = (Property.LAST_SEEN, Property.LAST_SEEN_AT)


@dataclass(frozen=True, slots=True)
class Hidden:
    """One who is not to be found, as linkage knows them.

    Args:
        mentions: References of their person mentions.
        perhaps: Mentions of whom linkage is not sure that it is somebody else.
        names: Every form of their name that a mention of theirs gives.
        since: Last day on which the first taking may have been; ``None``: nobody says.
    """

    mentions: frozenset[str]
    perhaps: frozenset[str]
    names: tuple[str, ...] = field(repr=False)
    since: date | None


@dataclass(slots=True)
class LaterIn:
    """What one document tells of hidden persons after their taking.

    Args:
        persons: References of person mentions that tell of nothing before.
        incidents: References of incident mentions.
        claims: References of claims on mentions that stay.
        anchored: Whether it tells of a taking of theirs too.
        names: Names that are not to stand in it, where it does not.
        mentions: References of their person mentions in it, and of those that may be.
        speaks: Whether it speaks of them at all, in coded words or others.
    """

    persons: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    anchored: bool = False
    names: set[str] = field(default_factory=set, repr=False)
    mentions: set[str] = field(default_factory=set)
    speaks: bool = False

    @property
    def tells(self) -> bool:
        """Whether there is anything."""
        return bool(self.persons or self.incidents or self.claims)


class Course:
    """All writings, asked what they tell of somebody and when.

    Args:
        codings: By document.
        documents: By reference.
        linked: Of all of them.
    """

    def __init__(self, codings: Mapping[str, Coding], documents: Mapping[str, Document], linked: Linked) -> None:
        self._codings, self._documents, self._linked = codings, documents, linked
        self._persons = {p.ref: p for c in codings.values() for p in c.persons}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._suffered: dict[str, list[IncidentMention]] = defaultdict(list)
        for coding in codings.values():
            for claim in coding.claims:
                self._claims[claim.about].append(claim)
            for incident in coding.incidents:
                for victim in incident.victims:
                    self._suffered[victim].append(incident)

    def hidden(self, anchors: Iterable[Anchor]) -> Hidden:
        """Find the person whom anchors name in all writings; also where linkage only half knows them again."""
        named = {ref for anchor in anchors for ref in self._at(anchor)}
        found = named.union(*(p.mentions for p in self._linked.persons if named & set(p.mentions)))
        perhaps = {
            other
            for pair in self._linked.person_pairs
            if pair.probability >= PERHAPS_ONE
            for one, other in ((pair.left, pair.right), (pair.right, pair.left))
            if one in found and other not in found
        }
        takings = [i for m in found for i in self._suffered[m] if self._act(i).kind is ActKind.TAKE]
        told = [i for i in takings if self._act(i) is not Act.MISSING] or takings
        lasts = [w.last for i in told for w in self._whens(i) if w.last is not None]
        return Hidden(frozenset(found), frozenset(perhaps), self._names(found), min(lasts, default=None))

    def later_in(self, document: str, hidden: Hidden) -> LaterIn:
        """Find what a document tells of somebody after their taking."""
        coding, later = self._codings[document], LaterIn()
        ours = {p.ref for p in coding.persons if p.ref in hidden.mentions}
        near = {p.ref for p in coding.persons if p.ref in hidden.perhaps}
        for incident in coding.incidents:
            victims = set(incident.victims)
            if (
                (victims & ours and not self._is_taking(incident, hidden))
                or (victims & near and self._act(incident).kind is not ActKind.TAKE)
                or self._names_them_among_others(incident, hidden)
            ):
                later.incidents.add(incident.ref)
        stay = {v for i in coding.incidents if i.ref not in later.incidents for v in i.victims}
        suffered = {v for i in coding.incidents for v in i.victims}
        later.persons = {p.ref for p in coding.persons if p.ref in suffered - stay} | (ours - stay)
        later.claims = {
            c.ref
            for c in coding.claims
            if c.about in (ours | near) - later.persons and self._is_later(c, hidden, c.about in ours)
        }
        later.anchored = bool(ours & stay)
        later.mentions = ours | near
        named = names_in(self._documents[document], coding, hidden.names)
        if (later.tells or (named and not later.mentions)) and not later.anchored:
            later.names = {*hidden.names, *named}
        later.speaks = bool(later.mentions or later.tells or named)
        return later

    @cached_property
    def _cluster_of(self) -> dict[str, str]:
        return {m: i.ref for i in self._linked.incidents for m in i.mentions}

    def _at(self, anchor: Anchor) -> list[str]:
        """Mentions that an anchor means; where a newer coding has none there, all of its document: rather too many."""
        coding = self._codings.get(anchor.document)
        if coding is None:
            return []
        there = [p for p in coding.persons if p.quote.start < anchor.end and anchor.start < p.quote.end]
        same = [p.ref for p in there if p.ref == anchor.mention]
        return same or [p.ref for p in there] or [p.ref for p in coding.persons]

    def _names(self, mentions: Iterable[str]) -> tuple[str, ...]:
        given = [c.value.text for m in mentions for c in self._claims[m]
                 if c.property in (Property.NAME, Property.OTHER_NAME) and isinstance(c.value, Words)]  # fmt: skip
        return tuple(sorted({n.strip() for n in given if n.strip()}))

    def _act(self, incident: IncidentMention) -> Act:
        told = [
            Act(c.value.code)
            for c in self._claims[incident.ref]
            if c.property is Property.ACT and c.stance is not Stance.DENIES and isinstance(c.value, Code)
        ]
        later = [act for act in told if act.kind is not ActKind.TAKE]
        return (later or told or [Act.TAKEN])[0]

    def _whens(self, incident: IncidentMention) -> list[When]:
        own = [c.value for c in self._claims[incident.ref] if c.property is Property.WHEN]
        seen = [c.value for v in incident.victims for c in self._claims[v] if c.property is Property.LAST_SEEN]
        return [w for w in (*own, *seen) if isinstance(w, When) and w.known]

    def _is_taking(self, incident: IncidentMention, hidden: Hidden) -> bool:
        """Whether it is a taking of theirs; that they were last seen after one is none."""
        act = self._act(incident)
        if act.kind is not ActKind.TAKE:
            return False
        if act is not Act.MISSING or hidden.since is None:
            return True
        whens = self._whens(incident)
        if whens:
            return all(not _after(w, hidden.since) for w in whens)
        return not self._has_place(incident) or self._told_as_taking(incident, hidden)

    def _has_place(self, incident: IncidentMention) -> bool:
        about = [*self._claims[incident.ref], *(c for v in incident.victims for c in self._claims[v])]
        seen = [c.value for c in about if c.property in (Property.WHERE, Property.LAST_SEEN_AT)]
        return any(isinstance(place, Place) and place.known for place in seen)

    def _told_as_taking(self, incident: IncidentMention, hidden: Hidden) -> bool:
        cluster = self._cluster_of.get(incident.ref)
        others = [i for m in hidden.mentions for i in self._suffered[m] if i.ref != incident.ref]
        dated = [i for i in others if self._act(i).kind is ActKind.TAKE and self._whens(i)]
        return not dated or any(self._cluster_of.get(i.ref) == cluster for i in dated)

    def _is_later(self, claim: Claim, hidden: Hidden, surely: bool) -> bool:
        if claim.property is Property.FATE:
            return isinstance(claim.value, Code) and Fate(claim.value.code) in _ENDED
        if not surely or hidden.since is None:
            return False
        if claim.property is Property.LAST_SEEN:
            return isinstance(claim.value, When) and _after(claim.value, hidden.since)
        if claim.property is Property.LAST_SEEN_AT:
            seen = [c.value for c in self._claims[claim.about] if c.property is Property.LAST_SEEN]
            return any(isinstance(w, When) and _after(w, hidden.since) for w in seen)
        return False

    def _names_them_among_others(self, incident: IncidentMention, hidden: Hidden) -> bool:
        """Whether it tells of a group after its taking, in a sentence that names the hidden person."""
        if self._act(incident).kind is ActKind.TAKE or not hidden.names:
            return False
        if any(not self._persons[v].group for v in incident.victims):
            return False
        document = self._documents[incident.document]
        spans = whole_sentences(document, [(incident.quote.start, incident.quote.end)])
        return any(occurrences(document.text[s:e], hidden.names) for s, e in spans)


def mentions_in(coding: Coding) -> dict[str, PersonMention | IncidentMention]:
    """All mentions of a coding, by reference."""
    return {**{p.ref: p for p in coding.persons}, **{i.ref: i for i in coding.incidents}}


def _after(when: When, day: date) -> bool:
    return when.first is not None and when.first > day
