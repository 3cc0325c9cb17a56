"""A person's word on which incident mentions of a document are one, or which of them are two."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.model.claiming import Claim, IncidentMention, PersonMention
from kintrace.model.kept import Kept, kept
from kintrace.model.writing import Quote


class RegroupingAct(StrEnum):
    """What a person says of incident mentions."""

    MERGE = "merge"
    SPLIT = "split"


@kept(ref=Kept.OPEN, document=Kept.OPEN, act=Kept.OPEN, incidents=Kept.ALLEGED, persons=Kept.PERSON, claims=Kept.PERSON,
      by=Kept.CUSTODY, why=Kept.WORDS, withdrawn=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Regrouping:
    """A person's word that incident mentions of one document are one event, or that one of them is two.

    All is embedded, as in a ruling, and found again by content.

    Args:
        ref: Reference (``reg:…``), the same once it is withdrawn.
        document: Reference of the document.
        act: Merge or split.
        incidents: Those that are one; or the one that is two, and the new one with its own words and victims.
        persons: All whom they befell.
        claims: Those that go with the new one, as they were.
        by: Reference of the person who says so.
        why: Their reason, in their words.
        withdrawn: Whether it was taken back.

    Raises:
        ValueError: Nobody says so, or what is embedded does not fit together.
    """

    ref: str
    document: str
    act: RegroupingAct
    incidents: tuple[IncidentMention, ...] = field(repr=False)
    persons: tuple[PersonMention, ...] = field(repr=False)
    by: str
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    why: str = field(default="", repr=False)
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not self.by:
            raise ValueError(f"{self.ref}: a regrouping names who made it")
        if len({i.ref for i in self.incidents}) < 2 or (self.act is RegroupingAct.SPLIT and len(self.incidents) != 2):
            raise ValueError(f"{self.ref}: a merge is of several incidents, a split of one into two")
        if self.claims and self.act is RegroupingAct.MERGE:
            raise ValueError(f"{self.ref}: of a merge all claims go along")
        if any(quote.document != self.document for quote in self.quotes):
            raise ValueError(f"{self.ref}: a regrouping holds words of its own document only")
        if {v for i in self.incidents for v in i.victims} - {p.ref for p in self.persons}:
            raise ValueError(f"{self.ref}: an incident is kept with all whom it befell")

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All words of the document that it holds."""
        told = [quote for one in self.incidents for quote in (one.quote, *one.repeats)]
        return (*told, *(person.quote for person in self.persons), *(claim.quote for claim in self.claims))
