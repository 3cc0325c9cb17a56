"""Lay two names beside each other, syllable by syllable, at the least cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kintrace.lexicon.names.sounds import Sound, likeness

_MISSING, _CLAN_MISSING, _WEAK_MISSING = 1.0, 0.25, 0.5
_SECOND_CHOICE = 0.95  # a syllable that only sounds alike in its less usual reading


@dataclass(frozen=True, slots=True)
class Step:
    """One syllable of an alignment.

    Args:
        kind: ``both``: a syllable of each; ``missing``: only one name has it; ``title``: so, and maybe a title.
        left: Index in the left name; -1: it has none here.
        right: Index in the right name.
        likeness: How alike they sound, 0..1.
        clan: Whether a missing syllable belongs to a clan name.
    """

    kind: Literal["both", "missing", "title"]
    left: int
    right: int
    likeness: float = 0.0
    clan: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """The cheapest alignment and its score, 0..1."""

    score: float
    steps: tuple[Step, ...]


Sounds = Sequence[tuple[Sound, ...]]


def align(left: Sounds, right: Sounds, left_parts: tuple[int, int], right_parts: tuple[int, int]) -> Aligned:
    """Align two names.

    Args:
        left: For each syllable the ways it may sound.
        right: The same.
        left_parts: How many leading syllables may be a title, and how many after those are a clan name.
        right_parts: The same.

    >>> from kintrace.lexicon.names.sounds import sound_of
    >>> zaw, lin, ko = (sound_of("zaw"),), (sound_of("lin"),), (sound_of("ko"),)
    >>> align([ko, zaw, lin], [zaw, lin], (1, 0), (0, 0)).score
    1.0
    """
    gaps = _gaps(left, left_parts), _gaps(right, right_parts)
    alike = [[_best(a, b) for b in right] for a in left]
    steps = _walk_back(_costs(alike, *gaps), alike, gaps, (left_parts, right_parts))
    cost = sum(
        _COST * (1 - s.likeness) if s.kind == "both" else (gaps[0][s.left] if s.left >= 0 else gaps[1][s.right])
        for s in steps
    )
    weight = sum(_weight(step) for step in steps) or 1.0
    return Aligned(round(max(0.0, 1 - cost / weight), 4), steps)


# below a half it is no longer one syllable spelled twice: dearer than a spelling, cheaper than two gaps
_COST = 1.6
Table = list[list[float]]


def _costs(alike: Table, left_gaps: list[float], right_gaps: list[float]) -> Table:
    above = [0.0]
    for gap in right_gaps:
        above.append(above[-1] + gap)
    table = [above]
    for row, gap in zip(alike, left_gaps, strict=True):
        here = [above[0] + gap]
        for j, likely in enumerate(row):
            here.append(min(above[j] + _COST * (1 - likely), above[j + 1] + gap, here[j] + right_gaps[j]))
        table.append(here)
        above = here
    return table


def _walk_back(
    costs: Table,
    alike: Table,
    gaps: tuple[list[float], list[float]],
    parts: tuple[tuple[int, int], tuple[int, int]],
) -> tuple[Step, ...]:
    steps: list[Step] = []
    i, j = len(gaps[0]), len(gaps[1])
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + _COST * (1 - alike[i - 1][j - 1]):
            i, j = i - 1, j - 1
            steps.append(Step("both", i, j, alike[i][j]))
        elif i and costs[i][j] == costs[i - 1][j] + gaps[0][i - 1]:
            i -= 1
            steps.append(_lone(i, -1, parts[0], i))
        else:
            j -= 1
            steps.append(_lone(-1, j, parts[1], j))
    return tuple(reversed(steps))


def _lone(left: int, right: int, parts: tuple[int, int], at: int) -> Step:
    if at < parts[0]:
        return Step("title", left, right)
    return Step("missing", left, right, clan=at < sum(parts))


def _gaps(sounds: Sounds, parts: tuple[int, int]) -> list[float]:
    """What leaving out each syllable costs."""
    titles, named = parts[0], sum(parts)
    rest = [_WEAK_MISSING if s[0] in _WEAK else _MISSING for s in sounds[named:]]
    return [0.0] * titles + [_CLAN_MISSING] * (named - titles) + rest


# "n" or "a" before a name is often not written
_WEAK = (Sound("n", ""), Sound("", "a"), Sound("", "in"))


def _best(left: tuple[Sound, ...], right: tuple[Sound, ...]) -> float:
    first = likeness(left[0], right[0])
    if first == 1.0 or len(left) == len(right) == 1:
        return first
    return max(first, _SECOND_CHOICE * max(likeness(a, b) for a in left for b in right))


def _weight(step: Step) -> float:
    if step.kind == "title":
        return 0.0
    if step.kind == "both":
        return 1.0
    return _CLAN_MISSING if step.clan else _MISSING
