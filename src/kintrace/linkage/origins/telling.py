"""What shows of a document where it comes from: its runs of words, its direct speech, its speakers, its facts."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from kintrace.linkage.mentions import name_key, spots
from kintrace.model import (
    BLOCK,
    NOWHERE,
    ONE,
    UNKNOWN,
    Claim,
    ClaimStatus,
    Coding,
    Count,
    Document,
    Place,
    Property,
    Speaker,
    SpeakerKind,
    Stance,
    Value,
    When,
    Words,
)

Fact = tuple[str, str]
"""Kind of a fact in the plural, and the fact, so written that two documents which mean the same write the same."""

LEAST_FACTS = 4  # that two documents share, for either to be the other retold
_SHINGLE = 5  # words; of Burmese, which writes no blanks between words, syllables
_SPOKEN_SHINGLE = 6
_YEAR = re.compile(r"\b[0-9]{4}(?=-)")
_WORD = re.compile(r"[^\W_]+|[က-အ][^\sက-အ]*")
_DIRECT_SPEECH = re.compile('[“"«]([^“”"«»]{20,600})[”"»]')
_BURMESE = re.compile("[က-႟]")
_MOSTLY, _HARDLY = 0.5, 0.1  # share of a text's letters that are Burmese
# Facts by which a telling is known again. What half of all reports say (a side, a sex, a township, one person) is none.
_KIND_OF: dict[Property, tuple[str, type[Value]]] = {
    Property.WHEN: ("dates", When),
    Property.WHERE: ("places", Place),
    Property.NAME: ("names", Words),
    Property.NUMBER: ("numbers", Count),
    Property.AGE: ("ages", Count),
}
_NOBODY = (SpeakerKind.OUTLET, SpeakerKind.UNKNOWN, SpeakerKind.NOTICE, SpeakerKind.LIST_KEEPER)


@dataclass(frozen=True)
class Telling:
    """What shows where a document comes from.

    Args:
        document: The document.
        codings: What was read from it.
    """

    document: Document
    codings: Sequence[Coding]

    @cached_property
    def shingles(self) -> array[int]:
        """Runs of words as numbers, each once and ascending, marks and case aside."""
        return array("Q", sorted(_runs(self.document.cleaned, _SHINGLE)))  # an eighth of what a set takes

    @cached_property
    def spoken(self) -> frozenset[int]:
        """Runs of words of what stands between quotation marks."""
        said = _DIRECT_SPEECH.findall(self.document.cleaned)
        return frozenset(run for words in said for run in _runs(words, _SPOKEN_SHINGLE))

    @cached_property
    def told(self) -> frozenset[str]:
        """Outlets that speakers are said to have spoken to."""
        return frozenset(_plain(s.told) for s in self._speakers if s.told)

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Outlets that speakers are said to have spoken to, or else the one that published it."""
        return self.told or frozenset({_plain(self.document.outlet)} - {""})

    def cites(self, other: Telling) -> bool:
        """Whether it names the outlet that published the other, and is not of that outlet itself."""
        theirs = _plain(other.document.outlet)
        return bool(theirs) and theirs != _plain(self.document.outlet) and theirs in self.outlets

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who speaks: officials by whom they speak for, others by the part they have in it."""
        return frozenset(f"{s.kind.value}:{s.party or ''}" for s in self._speakers if s.kind not in _NOBODY)

    @cached_property
    def in_order(self) -> tuple[Fact, ...]:
        """What is claimed (dates, numbers, ages, names, places), each once, in the order of the text."""
        told = sorted((claim.quote.start, fact) for claim in self._claims for fact in _facts(claim))
        return tuple(dict.fromkeys(fact for _, fact in told))

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """The same, in no order."""
        return frozenset(self.in_order)

    @cached_property
    def withheld(self) -> frozenset[Fact]:
        """Dates and places that a working copy does not give: two that both withhold one are rather one telling."""
        return frozenset(
            (_KIND_OF[claim.property][0], BLOCK)
            for coding in self.codings
            for claim in coding.claims
            if claim.property in _KIND_OF and claim.value in (UNKNOWN, NOWHERE) and BLOCK in claim.quote.text
        )

    @cached_property
    def burmese(self) -> bool | None:
        """Whether it is written in Burmese; ``None``: in part."""
        letters = sum(map(str.isalpha, self.document.cleaned)) or 1
        share = len(_BURMESE.findall(self.document.cleaned)) / letters
        return True if share >= _MOSTLY else False if share <= _HARDLY else None

    @property
    def _speakers(self) -> list[Speaker]:
        return [s for coding in self.codings for s in coding.speakers]

    @property
    def _claims(self) -> Iterator[Claim]:
        for coding in self.codings:
            of = {i.ref for i in coding.incidents} | {p.ref for p in coding.persons}
            yield from (
                c for c in coding.claims
                if c.about in of and c.status is not ClaimStatus.REJECTED and c.stance is not Stance.DENIES
            )  # fmt: skip


def shared_facts(left: Telling, right: Telling) -> frozenset[Fact]:
    """What both tell, and what both withhold."""
    return left.facts & right.facts | left.withheld & right.withheld


def _facts(claim: Claim) -> Iterator[Fact]:
    kind, value_type = _KIND_OF.get(claim.property, ("", Words))
    if kind and isinstance(claim.value, value_type):
        yield from ((kind, fact) for fact in _as_written(claim.value))


def _as_written(value: Value) -> list[str]:
    """A value in one way of writing, in either script; empty: too common to tell by."""
    if isinstance(value, When):
        # without its year: one of the two may not say when it was written
        return [_YEAR.sub("XXXX", value.edtf)] if value.known else []
    if isinstance(value, Place):
        return sorted(spots(value))
    if isinstance(value, Count):
        return [f"{value.min}-{value.max}"] if value.known and (value.min, value.max) != (ONE.min, ONE.max) else []
    return [name_key(value.text) or _plain(value.text)] if isinstance(value, Words) else []


def _runs(text: str, length: int) -> frozenset[int]:
    words = _WORD.findall(text.casefold().replace("ing", ""))
    runs = (" ".join(words[i : i + length]) for i in range(len(words) - length + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def _plain(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.casefold()).strip().removeprefix("the ")
