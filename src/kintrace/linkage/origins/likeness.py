"""Whether two documents go back to one telling, and the sentence that says why.

Three ways lead there: the words are copied; the facts are, and both had them from the same mouth; one is the other in
another language. Independence matters most: two newsrooms that each spoke to a witness of their own are two origins,
however much of what they heard agrees.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from kintrace.linkage.origins.telling import LEAST_FACTS, Fact, Telling, shared_facts

_COPIED = 0.5  # share of the shorter text's shingles that stand in the longer one
_SHORTEST = 12  # shingles; of a shorter text nothing can be said by its wording
_LEAST_KINDS, _SHARED_FACTS, _SHARED_OF_A_KIND = 3, 0.6, 0.5
_SAID_ALIKE = 3  # runs of direct speech: eight words
# A translation shares no word, and may name no outlet that we can read: its facts have to tell more.
_TRANSLATED_FACTS, _TRANSLATED_FEWER, _TRANSLATED_MORE, _TRANSLATED_ORDER = 6, 0.8, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two documents go back to one telling.

    Args:
        strength: From 1 to 200; what is copied says more than what is retold.
        why: A sentence without a word of either.
    """

    strength: int
    why: str


def likeness(left: Telling, right: Telling) -> Likeness | None:
    """Say why two documents go back to one telling; ``None``: nothing shows that they do."""
    if left.document.text == right.document.text:
        return Likeness(200, "The texts are the same, letter for letter")
    copied = _shared_share(left.shingles, right.shingles)
    if min(len(left.shingles), len(right.shingles)) >= _SHORTEST and copied >= _COPIED:
        percent = round(100 * copied)
        return Likeness(100 + percent, f"{percent} % of the shorter text stands word for word in the longer one")
    return _retold(left, right)


def _retold(left: Telling, right: Telling) -> Likeness | None:
    shared = shared_facts(left, right)
    fewer = min(len(left.facts), len(right.facts))
    if len(shared) < max(LEAST_FACTS, _SHARED_FACTS * fewer) or len({kind for kind, _ in shared}) < _LEAST_KINDS:
        return None
    why = _from_one_mouth(left, right) or _translated(left, right)
    if not why or _contradict(left, right, shared):
        return None
    return Likeness(max(1, round(100 * len(shared) / fewer)), f"{why} {len(shared)} of {fewer} facts{_of(shared)}")


def _from_one_mouth(left: Telling, right: Telling) -> str:
    """The beginning of the sentence where one names the other's outlet, or both heard the same people."""
    if left.cites(right) or right.cites(left):
        return "One names the outlet of the other and shares"
    if not left.speakers & right.speakers or not _mostly_the_same_speakers(left, right):
        return ""
    if left.outlets & right.outlets:
        return "Both quote the same speakers to the same outlet and share"
    # who spoke to each of two newsrooms said it twice, in whatever words
    to_each = left.told and right.told
    if not to_each and left.speakers == right.speakers and len(left.spoken & right.spoken) >= _SAID_ALIKE:
        return "Both quote the same speakers in the same words and share"
    return ""


def _translated(left: Telling, right: Telling) -> str:
    """The same where one is Burmese and the other not, with the same speakers and the same facts in the same order."""
    if None in (left.burmese, right.burmese) or left.burmese == right.burmese:
        return ""
    # names of outlets are written differently in the other script; two named in one script are two
    if not left.speakers or left.speakers != right.speakers:
        return ""
    places = {fact: n for n, fact in enumerate(right.in_order)}
    shared = [places[fact] for fact in left.in_order if fact in places]
    of = sorted((len(left.facts), len(right.facts)))
    enough = len(shared) >= max(_TRANSLATED_FACTS, _TRANSLATED_FEWER * of[0], _TRANSLATED_MORE * of[1])
    if not enough or _longest_rising(shared) < _TRANSLATED_ORDER * len(shared):
        return ""
    return "Written in two languages, both quote the same speakers and share in the same order"


def _contradict(left: Telling, right: Telling, shared: Set[Fact]) -> bool:
    """Whether both give dates, or numbers, or ages, and most of the fewer are not the other's."""
    mine, theirs, common = (Counter(kind for kind, _ in facts) for facts in (left.facts, right.facts, shared))
    return any(common[kind] < _SHARED_OF_A_KIND * min(mine[kind], theirs[kind]) for kind in mine.keys() & theirs.keys())


def _mostly_the_same_speakers(left: Telling, right: Telling) -> bool:
    """Whether the fewer speakers of the two all but stand in the other: one more or less is an editor's cut."""
    fewer = min(len(left.speakers), len(right.speakers))
    return len(left.speakers & right.speakers) * 2 >= fewer


def _of(shared: Set[Fact]) -> str:
    """How many facts of each kind.

    >>> _of({("dates", "a"), ("ages", "b"), ("ages", "c")})
    ' (ages 2, dates 1)'
    """
    return f" ({', '.join(f'{kind} {n}' for kind, n in sorted(Counter(kind for kind, _ in shared).items()))})"


def _longest_rising(numbers: list[int]) -> int:
    """Length of the longest rising part of a row of different numbers, others left out.

    >>> _longest_rising([3, 0, 1, 4, 2])
    3
    """
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


def _shared_share(a: array[int], b: array[int]) -> float:
    import numpy as np  # heavy; only who links documents pays for it

    fewer = min(len(a), len(b))
    both = np.intersect1d(np.frombuffer(a, np.uint64), np.frombuffer(b, np.uint64), assume_unique=True) if fewer else ()
    return len(both) / fewer if fewer else 0.0
