"""Names of a closed list that sound or look like a name as somebody wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from kintrace.lexicon.places.areas import Area, is_burmese
from kintrace.lexicon.places.spelling import spelling_key

# From here on, and this far ahead of the next, one name of a township's list is taken for the one that was meant.
# Chosen on 758 writings of names of tracts (half of them spelled by the Myanmar Information Management Unit, most with
# a slip or another convention put in): 90 in 100 found, none wrong; of 752 names of other townships 5 were taken.
SETTLES, AHEAD = 0.8, 0.06
LIKELY, FAR_AHEAD = 0.66, 0.35  # so far ahead of all others, it may be less alike
_NUMBER = re.compile(r"[0-9]+|[၀-၉]+")
# What goes with a number: "No. 5 Ward", "5th Quarter", "အမှတ် (၅) ရပ်ကွက်" are names made of "5" alone.
_NUMBERING = re.compile(
    r"(?<=[0-9])(?:st|nd|rd|th)\b|\b(?:nos?|wards?|quarters?|sections?|blocks?)\b|အမှတ်|ရပ်ကွက်(?!ကြီး|သစ်)|"
    r"[()\[\]0-9၀-၉/.\s-]+",
    re.I,
)
_ENDS = r"(?=\s*[)]|\s*$|\s*[(]?[0-9၀-၉])"
_SIDES = tuple(
    (side, re.compile(pattern, re.I))
    for side, pattern in (
        ("north", rf"\bnorth(?:ern)?\b|\bmyauk\s*p(?:aing|ine)\b|မြောက်(?:ပိုင်း|ဘက်)?{_ENDS}|^မြောက်(?=ရွာ)"),
        ("south", rf"\bsouth(?:ern)?\b|\btaung\s*p(?:aing|ine)\b|တောင်(?:ပိုင်း|ဘက်)?{_ENDS}|^တောင်(?=ရွာ)"),
        ("east", rf"\beast(?:ern)?\b|\bah?\s*sh[ea]y\b(?:\s*p(?:aing|ine)\b)?|အရှေ့(?:ပိုင်း|ဘက်)?{_ENDS}|^အရှေ့(?=ရွာ)"),
        ("west", rf"\bwest(?:ern)?\b|\bah?\s*nauk\b(?:\s*p(?:aing|ine)\b)?|အနောက်(?:ပိုင်း|ဘက်)?{_ENDS}|^အနောက်(?=ရွာ)"),
    )
)
# Wards are lettered as well as numbered: by the letters of the alphabet, and by their names in Latin letters.
_LETTERED = re.compile(r"[(]\s*([\u1000-\u1021]|[A-Z][a-z]{1,3}(?:\s[A-Z][a-z]{2,3})?)\s*[)]|^([\u1000-\u1021])-")
_LETTER = {
    "က": "ka", "ခ": "kha", "ဂ": "ga", "ဃ": "ga gyi", "င": "nga", "စ": "sa", "ဆ": "saa", "ဇ": "za", "ဈ": "za gyi",
    "ည": "nya",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well an area's name fits a name as written.

    Args:
        area: The area, under the name that fits.
        score: 0..1; 1: written or sounding the same, and spelled as usual.
    """

    area: Area
    score: float


def alike(name: str, listed: Iterable[Area]) -> list[Likeness]:
    """Order areas by how well their names fit a name as written, best first; each area once, under its best name."""
    best: dict[tuple[str, str], Likeness] = {}
    for area in listed:
        score = likeness(name, area.name)
        if score > 0 and (area.identity not in best or score > best[area.identity].score):
            best[area.identity] = Likeness(area, score)
    return sorted(best.values(), key=lambda found: (-found.score, found.area.pcode, found.area.name))


def settled(name: str, listed: Iterable[Area]) -> Area | None:
    """The one area of a list that is surely meant; ``None``: none fits, or two do."""
    found = alike(name, listed)
    if not found:
        return None
    best, next_best = found[0].score, found[1].score if len(found) > 1 else 0.0
    exactly = next_best < 1 <= best
    alone = best >= LIKELY and best - next_best >= FAR_AHEAD
    return found[0].area if exactly or alone or (best >= SETTLES and best - next_best >= AHEAD) else None


@lru_cache(maxsize=50_000)
def likeness(left: str, right: str) -> float:
    """How well two writings of a place's name fit, 0..1: how they sound and how they are spelled.

    Burmese is compared by the Latin letters it is usually written in. Numbers and sides of the sky must be the same:
    "Ward 3" is not nearly "Ward 5".

    >>> likeness("Seikmu", "ဆိပ်မူ") > SETTLES > likeness("Seikmu", "မော်လူး")
    True
    >>> likeness("Yat Kwet Gyi (2)", "Yat Kwet Gyi (3)"), likeness("Shan Su (North)", "Shan Su (South)")
    (0.0, 0.0)
    """
    if left.casefold() == right.casefold():
        return 1.0
    if _numbers(left) != _numbers(right) or _mark(left) != _mark(right):
        return 0.0
    side, other_side, one_script = _sides(left), _sides(right), is_burmese(left) == is_burmese(right)
    if side != other_side and (one_script or (side and other_side)):
        return 0.0
    if side and side == other_side:
        left, right = _without_side(left), _without_side(right)
    left, right = _bare(left), _bare(right)
    if not left or not right:
        return 1.0 if left == right else 0.0
    if is_burmese(left) and is_burmese(right):
        return round(_edited(left, right), 4)
    from kintrace.lexicon import names

    ours, theirs = _latin(left), _latin(right)
    heard = (names.compare(left, right).score + _edited(spelling_key(ours), spelling_key(theirs))) / 2
    # a slip of the pen makes another sound, and is still a slip
    return round(max(heard, _edited(_letters(ours), _letters(theirs))), 4)


def rivals(name: str, meant: Collection[Area], listed: Iterable[Area]) -> bool:
    """Whether another listed name fits too, and is written more like a name than those that share its spelling key.

    >>> manton, mongton = Area("MMR015019", "township", "Manton"), Area("MMR016008", "township", "Mongton")
    >>> rivals("Mauton", [mongton], [manton, mongton])
    True
    """
    same, best = {a.identity for a in meant}, max((_written_alike(name, a) for a in meant), default=0.0)
    if best == 1:
        return False
    nearer = (a for a in listed if a.identity not in same and _written_alike(name, a) > best)
    return any(likeness(name, other.name) >= SETTLES for other in nearer)


def _written_alike(name: str, area: Area) -> float:
    return _edited(_letters(name), _letters(area.name))


@lru_cache(maxsize=50_000)
def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalpha())


def _latin(name: str) -> str:
    from kintrace.lexicon import names

    return names.romanise(name) if is_burmese(name) else name


def _bare(name: str) -> str:
    """The name's own letters: without its number and the words that go with one."""
    return _NUMBERING.sub(" ", name).strip()


@lru_cache(maxsize=50_000)
def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(n) for n in _NUMBER.findall(name))  # which reads Burmese digits too


@lru_cache(maxsize=50_000)
def _mark(name: str) -> str:
    """The letter that tells a ward from its neighbour: "ka" of "(Ka) Ward" and of "(က)ရပ်ကွက်"; empty: none."""
    found = _LETTERED.search(name)
    letter = (found[1] or found[2]) if found else ""
    return _LETTER.get(letter, letter.casefold() if letter.casefold() in _LETTER.values() else "")


@lru_cache(maxsize=50_000)
def _sides(name: str) -> str:
    return next((side for side, pattern in _SIDES if pattern.search(name)), "")


def _without_side(name: str) -> str:
    for _, pattern in _SIDES:
        name = pattern.sub(" ", name)
    return name


def _edited(left: str, right: str) -> float:
    from rapidfuzz.distance import OSA

    return float(OSA.normalized_similarity(left, right))
