"""Which documents go back to one telling: copies, copies with another headline, and rewritten reports.

Where it is unclear, documents that share their speakers, the outlet spoken to and most facts are counted once.
A confirmation that is none cannot be seen by whoever reads a number; two tellings counted as one are shown with the
reason, and a human can take them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from kintrace.linkage.mentions import spots, values
from kintrace.model import (
    BLOCK,
    NOWHERE,
    ONE,
    UNKNOWN,
    Coding,
    Count,
    Document,
    Place,
    Property,
    Speaker,
    SpeakerKind,
    Value,
    When,
    Words,
)

_SHINGLE = 5  # words; of Burmese, which writes no blanks between words, syllables
_COPIED = 0.5  # share of the shorter text's shingles that stand in the longer one
_FEW_DOCUMENTS = 25
_SHORTEST = 12  # shingles; of a shorter text nothing can be said by its wording
_YEAR = re.compile(r"\b[0-9]{4}(?=-)")
_LEAST_FACTS, _LEAST_KINDS, _SHARED_FACTS, _SHARED_OF_A_KIND = 4, 3, 0.6, 0.5
# Facts by which a telling is known again. What half of all reports say (a side, a sex, a township, one person) is none.
_FACTS: tuple[tuple[str, Property, type[Value]], ...] = (
    ("dates", Property.WHEN, When),
    ("places", Property.WHERE, Place),
    ("names", Property.NAME, Words),
    ("numbers", Property.NUMBER, Count),
    ("ages", Property.AGE, Count),
)


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
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Runs of words, marks and case aside."""
        words = re.findall(r"[^\W_]+|[က-အ][^\sက-အ]*", self.document.cleaned.casefold().replace("ing", ""))
        return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Outlets that speakers are said to have spoken to, or else the one that published it."""
        told = frozenset(_plain(s.told) for s in self._speakers if s.told)
        return told or frozenset({_plain(self.document.outlet)} - {""})

    def cites(self, other: Telling) -> bool:
        """Whether it names the outlet that published the other, and is not of that outlet itself."""
        theirs = _plain(other.document.outlet)
        return bool(theirs) and theirs != _plain(self.document.outlet) and theirs in self.outlets

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who speaks: officials by whom they speak for, others by the part they have in it."""
        return frozenset(f"{s.kind.value}:{s.party or ''}" for s in self._speakers if s.kind not in _NOBODY)

    @cached_property
    def facts(self) -> frozenset[tuple[str, str]]:
        """What is claimed: dates, numbers, ages, names, places."""
        asked = [(c, about, *fact) for c in self.codings for about in _mentions(c) for fact in _FACTS]
        told = ((name, v) for c, about, name, prop, kind in asked for v in values(c, about, prop, kind))
        return frozenset((name, fact) for name, value in told for fact in _fact(value))

    @cached_property
    def withheld(self) -> frozenset[tuple[str, str]]:
        """Dates and places that a working copy does not give: two that both withhold one are rather one telling."""
        return frozenset(
            (name, BLOCK)
            for coding in self.codings
            for claim in coding.claims
            for name, prop, _ in _FACTS
            if claim.property is prop and claim.value in (UNKNOWN, NOWHERE) and BLOCK in claim.quote.text
        )

    @property
    def _speakers(self) -> list[Speaker]:
        return [s for coding in self.codings for s in coding.speakers]


_NOBODY = (SpeakerKind.OUTLET, SpeakerKind.UNKNOWN, SpeakerKind.NOTICE, SpeakerKind.LIST_KEEPER)


def one_telling(left: Telling, right: Telling) -> str:
    """Say why two documents go back to one telling; empty: nothing shows that they do."""
    if left.document.text == right.document.text:
        return "The texts are the same, letter for letter"
    copied = _shared_share(left.shingles, right.shingles)
    if min(len(left.shingles), len(right.shingles)) >= _SHORTEST and copied >= _COPIED:
        return f"{round(100 * copied)} % of the shorter text stands word for word in the longer one"
    return _retold(left, right)


def connected(tellings: Sequence[Telling]) -> list[tuple[tuple[str, ...], str]]:
    """Group documents by origin.

    Returns:
        (references ascending, why) in order of the first reference; the reason is empty for a document on its own.
    """
    by_ref = {t.document.ref: t for t in tellings}
    of = {ref: {ref} for ref in by_ref}
    why: dict[frozenset[str], str] = {}
    for a, b in sorted(_worth_comparing(by_ref)):
        reason = one_telling(by_ref[a], by_ref[b])
        if reason:
            why[frozenset((a, b))] = reason
            merged = of[a] | of[b]
            for ref in merged:
                of[ref] = merged
    groups = sorted({tuple(sorted(members)) for members in of.values()})
    return [(group, _because(group, why)) for group in groups]


def tellings_of(codings: Sequence[Coding], documents: Mapping[str, Document]) -> list[Telling]:
    """Every document with what was read from it, in order of reference."""
    return [Telling(documents[ref], [c for c in codings if c.document == ref]) for ref in sorted(documents)]


def _worth_comparing(by_ref: Mapping[str, Telling]) -> set[tuple[str, str]]:
    """Pairs that share an outlet, or two runs of words that few documents hold, or the whole text."""
    shelf: dict[object, list[str]] = {}
    for ref, telling in sorted(by_ref.items()):
        keys: set[object] = {("text", telling.document.text), *(("outlet", o) for o in telling.outlets)}
        for key in keys | set(telling.shingles):
            shelf.setdefault(key, []).append(ref)
    # what stands in more documents than this is a page's furniture; a copy shares other words as well
    few = (r for key, r in shelf.items() if len(r) <= _FEW_DOCUMENTS or (isinstance(key, tuple) and len(key) == 2))
    return {pair for refs in few for pair in combinations(refs, 2)}


def _retold(left: Telling, right: Telling) -> str:
    outlets, speakers = left.outlets & right.outlets, left.speakers & right.speakers
    cites = left.cites(right) or right.cites(left)
    if not cites and (not outlets or not speakers or not _spoken(left, right)):
        return ""
    shared = left.facts & right.facts | left.withheld & right.withheld
    fewer = min(len(left.facts), len(right.facts))
    if len(shared) < _LEAST_FACTS or len({kind for kind, _ in shared}) < _LEAST_KINDS:
        return ""
    if len(shared) < _SHARED_FACTS * fewer or _contradict(left, right, shared):
        return ""
    why = "One names the outlet of the other" if cites else "Both quote the same speakers to the same outlet"
    return f"{why} and {'shares' if cites else 'share'} {len(shared)} of {fewer} facts"


def _contradict(left: Telling, right: Telling, shared: frozenset[tuple[str, str]]) -> bool:
    """Whether both give dates, or numbers, or ages, and most of the fewer are not the other's."""
    mine, theirs, common = (Counter(kind for kind, _ in facts) for facts in (left.facts, right.facts, shared))
    return any(common[kind] < _SHARED_OF_A_KIND * min(mine[kind], theirs[kind]) for kind in mine.keys() & theirs.keys())


def _spoken(left: Telling, right: Telling) -> bool:
    """Whether the fewer speakers of the two all but stand in the other: one more or less is an editor's cut."""
    fewer = min(len(left.speakers), len(right.speakers))
    return len(left.speakers & right.speakers) * 2 >= fewer


def _because(group: tuple[str, ...], why: Mapping[frozenset[str], str]) -> str:
    reasons = [why[pair] for pair in (frozenset(p) for p in combinations(group, 2)) if pair in why]
    return "; ".join(dict.fromkeys(reasons))


def _shared_share(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer else 0.0


def _mentions(coding: Coding) -> list[str]:
    return [i.ref for i in coding.incidents] + [p.ref for p in coding.persons]


def _fact(value: Value) -> list[str]:
    """A value so written that two documents which mean the same write the same; empty: too common to tell by."""
    if isinstance(value, When):
        # without its year: one of the two may not say when it was written
        return [_YEAR.sub("XXXX", value.edtf)] if value.known else []
    if isinstance(value, Place):
        return sorted(spots(value))
    if isinstance(value, Count):
        return [f"{value.min}-{value.max}"] if value.known and (value.min, value.max) != (ONE.min, ONE.max) else []
    return [_plain(value.text)] if isinstance(value, Words) else []


def _plain(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.casefold()).strip().removeprefix("the ")
