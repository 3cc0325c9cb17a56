"""Find the mentions and speakers of a ruling in a coding, or bring them along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from kintrace.model import Claim, Coding, IncidentMention, PersonMention, Property, Quote, Ruling

M = TypeVar("M", PersonMention, IncidentMention)

_BROUGHT = "h"  # references of what a person brought along; no program makes such


def overlap(left: Quote, right: Quote) -> int:
    """How many code points two quotes share.

    >>> overlap(Quote("doc:1", 0, 4, "Maji"), Quote("doc:1", 2, 6, "ji K"))
    2
    """
    return max(0, min(left.end, right.end) - max(left.start, right.start)) if left.document == right.document else 0


class Whole:
    """A coding, and what rulings bring into it."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding
        self._persons = list(coding.persons)
        self._incidents = list(coding.incidents)
        self._speakers = list(coding.speakers)

    def find(self, mention: PersonMention | IncidentMention) -> str | None:
        """Reference of a mention as this coding reads it; ``None``: it does not."""
        if isinstance(mention, PersonMention):
            return _nearest(mention, self._persons)
        told = [i.ref for i in self._incidents if mention.quote in (i.quote, *i.repeats)]
        if told and not any(i.ref == mention.ref and i.quote == mention.quote for i in self._incidents):
            return min(told)
        return _nearest(mention, self._incidents)

    def incidents_where(self, apart: IncidentMention) -> frozenset[str]:
        """References of all incidents, of one that a person set apart and nobody sets apart now; else none."""
        return frozenset(i.ref for i in self._incidents) if is_set_apart(apart) else frozenset()

    def set_apart(self) -> frozenset[str]:
        """References of the incidents that people brought or split off."""
        return frozenset(i.ref for i in self._incidents if is_set_apart(i))

    def bring(self, ruling: Ruling) -> str:
        """Reference of the mention that a ruling is about; it is brought along where it is not read."""
        if ruling.mention is not None:
            return self._person(ruling.mention)
        assert ruling.incident is not None  # a ruling is about one of the two
        found = self.find(ruling.incident)
        if found is None:
            victims = tuple(sorted({self._person(v) for v in ruling.victims}))
            found = own_ref(ruling.incident, "i")
            self._incidents.append(replace(ruling.incident, ref=found, victims=victims))
        return found

    def bring_speaker(self, ruling: Ruling) -> str:
        """Reference of the speaker of a ruling's claim, who is brought along where nobody is the same."""
        said = ruling.speaker
        for speaker in self._speakers:
            if replace(speaker, ref=said.ref) == said:
                return speaker.ref
        ref = f"{ruling.document}/{_BROUGHT}s{ruling.ref.rpartition(':')[2]}"
        self._speakers.append(replace(said, ref=ref))
        return ref

    def with_claims(self, claims: tuple[Claim, ...]) -> Coding:
        """The coding with these claims and all that was brought; an incident that lost its act is left out."""
        acts = {c.about for c in claims if c.property is Property.ACT}
        had = {c.about for c in self.coding.claims if c.property is Property.ACT}
        read = {i.ref for i in self.coding.incidents}
        gone = {i.ref for i in self._incidents if i.ref not in acts and (i.ref in had or i.ref not in read)}
        return replace(
            self.coding,
            speakers=tuple(self._speakers),
            persons=tuple(self._persons),
            incidents=tuple(i for i in self._incidents if i.ref not in gone),
            claims=tuple(c for c in claims if c.about not in gone),
        )

    def _person(self, mention: PersonMention) -> str:
        found = self.find(mention)
        if found is None:
            found = own_ref(mention, "p")
            self._persons.append(replace(mention, ref=found))
        return found


def _nearest(mention: M, known: Sequence[M]) -> str | None:
    """The mention on the same words, else the one that shares most of them."""
    for other in known:
        if other.ref == mention.ref and other.quote == mention.quote:
            return other.ref
    same = [other for other in known if other.quote == mention.quote]
    if same:
        return min(other.ref for other in same)
    if is_set_apart(mention):
        return None  # a person set it apart from what overlaps it
    near = [other for other in known if overlap(other.quote, mention.quote)]
    return min(near, key=lambda other: (-overlap(other.quote, mention.quote), other.ref)).ref if near else None


def is_set_apart(mention: PersonMention | IncidentMention) -> bool:
    """Whether a person brought a mention; no program makes such references."""
    return mention.ref.rpartition("/")[2].startswith(_BROUGHT)


def own_ref(mention: PersonMention | IncidentMention, kind: str) -> str:
    """Reference of a mention that a person brought: by its words, so that two who bring the same bring one."""
    return f"{mention.document}/{_BROUGHT}{kind}{mention.quote.start}-{mention.quote.end}"
