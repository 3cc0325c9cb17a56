"""What tells of somebody after their taking: found, so that it can be left out before anything is computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from kintrace.casework.hiding.naming import names_in
from kintrace.casework.hiding.wording import carrying, told_with
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
_WHO = frozenset(
    {Property.NAME, Property.OTHER_NAME, Property.NUMBER, Property.SEX, Property.AGE, Property.CHILD, Property.BIRTH,
     Property.FATHER, Property.MOTHER, Property.IDENTITY_NUMBER, Property.ETHNICITY, Property.HOLDER}
)  # fmt: skip
_TAKING = frozenset({Property.ACT, Property.TIME_OF_DAY, Property.TAKER, Property.HANDER_OVER, Property.ORDERER})


@dataclass(frozen=True, slots=True)
class Hidden:
    """One who is not to be found, as linkage knows them.

    Args:
        mentions: References of their person mentions.
        perhaps: Mentions of whom linkage is not sure that it is somebody else.
        names: Every form of their name that a mention of theirs gives.
        first, since: First and last day on which the first taking may have been; ``None``: nobody says.
        only_missing: Whether nothing more is told of it than that they are missing.
        anchors: Mentions by which they were hidden.
    """

    mentions: frozenset[str]
    perhaps: frozenset[str]
    names: tuple[str, ...] = field(repr=False)
    first: date | None
    since: date | None
    only_missing: bool
    anchors: frozenset[str]

    def surely_not_later(self, when: When) -> bool:
        """Whether a day is none after the taking; of two ways to say when it was, only one as sure as the taking's."""
        if self.since is None or when.last is None:
            return False
        return when.last <= (self.first or date.min) or (self.only_missing and when.last <= self.since)


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
        suffered: References of the incident mentions that befell these.
        speaks: Whether it speaks of them at all, in coded words or others.
    """

    persons: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    anchored: bool = False
    names: set[str] = field(default_factory=set, repr=False)
    mentions: set[str] = field(default_factory=set)
    suffered: set[str] = field(default_factory=set)
    speaks: bool = False

    @property
    def tells(self) -> bool:
        """Whether there is anything."""
        return bool(self.persons or self.incidents or self.claims)

    def take_in(self, other: LaterIn) -> None:
        """Take in what another person or reading adds."""
        self.persons |= other.persons
        self.incidents |= other.incidents
        self.claims |= other.claims
        self.names |= other.names
        self.mentions |= other.mentions
        self.suffered |= other.suffered
        self.speaks = self.speaks or other.speaks
        self.anchored = self.anchored or other.anchored


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

    def at(self, anchors: Iterable[Anchor]) -> set[str]:
        """References of the mentions that anchors mean."""
        return {ref for anchor in anchors for ref in self._at(anchor)}

    def one_with(self, mentions: AbstractSet[str]) -> set[str]:
        """Mentions that linkage takes for one of these persons, and these."""
        return set(mentions).union(*(p.mentions for p in self._linked.persons if not mentions.isdisjoint(p.mentions)))

    def perhaps_one_with(self, mentions: AbstractSet[str]) -> set[str]:
        """Other mentions of which linkage is not sure that it is somebody else."""
        return {
            other
            for pair in self._linked.person_pairs
            if pair.probability >= PERHAPS_ONE
            for one, other in ((pair.left, pair.right), (pair.right, pair.left))
            if one in mentions and other not in mentions
        }

    def names_of(self, mentions: Iterable[str]) -> set[str]:
        """Every form of a name that these mentions give."""
        given = [c.value.text for m in mentions for c in self._claims[m]
                 if c.property in (Property.NAME, Property.OTHER_NAME) and isinstance(c.value, Words)]  # fmt: skip
        return {n.strip() for n in given if n.strip()}

    def hidden(
        self, named: AbstractSet[str], found: AbstractSet[str], perhaps: AbstractSet[str], names: Iterable[str]
    ) -> Hidden:
        """Somebody who is not to be found, with the days on which, by this reading, they were taken."""
        takings = [i for m in sorted(found) for i in self._suffered[m] if self._act(i).kind is ActKind.TAKE]
        told = [i for i in takings if self._act(i) is not Act.MISSING]
        whens = [w for i in told or takings for w in self._whens(i) if w.last is not None]
        earliest = min(whens, key=lambda w: w.last or date.max, default=None)
        return Hidden(
            frozenset(found),
            frozenset(perhaps),
            tuple(sorted(names)),
            earliest.first if earliest else None,
            earliest.last if earliest else None,
            not told,
            frozenset(named),
        )

    def later_in(self, document: str, hidden: Hidden) -> LaterIn:
        """Find what a document tells of somebody after their taking."""
        coding, later = self._codings[document], LaterIn()
        ours = {p.ref for p in coding.persons if p.ref in hidden.mentions}
        near = {p.ref for p in coding.persons if p.ref in hidden.perhaps}
        for incident in coding.incidents:
            victims = set(incident.victims)
            if (victims & (ours | near) and not self._is_taking(incident, hidden)) or self._names_them_among_others(
                incident, hidden
            ):
                later.incidents.add(incident.ref)
        stay = {v for i in coding.incidents if i.ref not in later.incidents for v in i.victims}
        suffered = {v for i in coding.incidents for v in i.victims}
        later.persons = {p.ref for p in coding.persons if p.ref in suffered - stay} | (ours - stay)
        later.claims = {
            c.ref for c in coding.claims if c.about in (ours | near) - later.persons and self._is_later(c, hidden)
        } | self._told_apart(coding, (ours | near) - later.persons, later)
        later.anchored = bool(ours & stay)
        later.mentions = ours | near
        later.suffered = {i.ref for i in coding.incidents if later.mentions & set(i.victims)}
        named = names_in(self._documents[document], coding, hidden.names)
        if (later.tells or (named and not later.mentions)) and not later.anchored:
            later.names = {*hidden.names, *named}
        later.speaks = bool(later.mentions or later.tells or named)
        return later

    def _at(self, anchor: Anchor) -> list[str]:
        """Mentions that an anchor means; where a newer coding has none there, all of its document: rather too many."""
        coding = self._codings.get(anchor.document)
        if coding is None:
            return []
        there = [p for p in coding.persons if p.quote.start < anchor.end and anchor.start < p.quote.end]
        same = [p.ref for p in there if p.ref == anchor.mention]
        return same or [p.ref for p in there] or [p.ref for p in coding.persons]

    def _act(self, incident: IncidentMention) -> Act:
        return _act_of(self._claims[incident.ref])

    def _whens(self, incident: IncidentMention) -> list[When]:
        own = [c.value for c in self._claims[incident.ref] if c.property is Property.WHEN]
        seen = [c.value for v in incident.victims for c in self._claims[v] if c.property is Property.LAST_SEEN]
        return [w for w in (*own, *seen) if isinstance(w, When) and w.known]

    def _is_taking(self, incident: IncidentMention, hidden: Hidden) -> bool:
        """Whether it is a taking of theirs; that they were last seen after one is none."""
        act = self._act(incident)
        if act.kind is not ActKind.TAKE:
            return False
        if act is not Act.MISSING:
            return True
        if whens := self._whens(incident):
            return all(hidden.surely_not_later(w) for w in whens)
        if not self._has_place(incident):
            return True
        return hidden.only_missing and hidden.since is None and bool(hidden.anchors & set(incident.victims))

    def _has_place(self, incident: IncidentMention) -> bool:
        about = [*self._claims[incident.ref], *(c for v in incident.victims for c in self._claims[v])]
        seen = [c.value for c in about if c.property in (Property.WHERE, Property.LAST_SEEN_AT)]
        return any(isinstance(place, Place) and place.known for place in seen)

    def _is_later(self, claim: Claim, hidden: Hidden) -> bool:
        """Whether a claim on the person tells of more than who they are and when and where they were last seen."""
        if claim.property in _LAST_SEEN:
            seen = [c.value for c in self._claims[claim.about] if c.property is Property.LAST_SEEN]
            known = [w for w in seen if isinstance(w, When) and w.known]
            if not known:
                return not (hidden.only_missing and hidden.since is None and claim.about in hidden.anchors)
            return not all(hidden.surely_not_later(w) for w in known)
        if claim.property is Property.FATE:
            return isinstance(claim.value, Code) and Fate(claim.value.code) in _ENDED
        return claim.property not in _WHO

    def _told_apart(self, coding: Coding, persons: AbstractSet[str], later: LaterIn) -> set[str]:
        """References of claims on takings of theirs that are not told with the words of the taking."""
        out: set[str] = set()
        for incident in coding.incidents:
            if incident.ref in later.incidents or not persons & set(incident.victims):
                continue
            act, document = self._act(incident), self._documents[incident.document]
            quotes = [carrying(q, act) for q in (incident.quote, *incident.repeats)]
            acts = [(q.start, q.end) for q in quotes]
            for claim in self._claims[incident.ref]:
                kept = claim.property in _TAKING or (
                    claim.property in (Property.WHEN, Property.WHERE) and told_with(claim, document, acts)
                )
                if not kept:
                    out.add(claim.ref)
        return out

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


def acts_in(coding: Coding) -> dict[str, Act]:
    """What was done in each incident mention of a coding; of several, an ending or harm before a taking."""
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in coding.claims:
        about[claim.about].append(claim)
    return {i.ref: _act_of(about[i.ref]) for i in coding.incidents}


def _act_of(claims: Iterable[Claim]) -> Act:
    told = [
        Act(c.value.code)
        for c in claims
        if c.property is Property.ACT and c.stance is not Stance.DENIES and isinstance(c.value, Code)
    ]
    later = [act for act in told if act.kind is not ActKind.TAKE]
    return (later or told or [Act.TAKEN])[0]
