"""One place from several: the closest that nobody contradicts, or the area that holds them all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from kintrace.model import NOWHERE, Place, Precision

# What a place is, innermost first. "tract" before "village": a village tract is no village.
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tract", re.compile(r"village[\s\-‑]*tract|\btract\b|ကျေးရွာအုပ်စု", re.I)),
    ("ward", re.compile(r"\bwards?\b|\bquarter\b|\bsection\b|ရပ်ကွက်", re.I)),
    ("village", re.compile(r"\bvillages?\b|\bhamlet\b|ကျေးရွာ|ရွာ", re.I)),
    ("township", re.compile(r"\btownship\b|မြို့နယ်", re.I)),
    ("district", re.compile(r"\bdistrict\b|ခရိုင်", re.I)),
    ("state", re.compile(r"\b(?:state|region|division)\b|ပြည်နယ်|တိုင်းဒေသကြီး", re.I)),
)
_GENERIC = re.compile(
    r"\b(?:near|in|at|around|outside|inside|of|the|a|an|village|tract|ward|quarter|section|township|town|district|state|"
    r"region|division|camp|mine|mining|site|area|hill|mountain|road)s?\b",
    re.I,
)
_LOCAL = ("village", "ward", "tract", "spot")
_CLOSENESS = (
    Precision.EXACT,
    Precision.WITHIN_TRACT,
    Precision.WITHIN_TOWNSHIP,
    Precision.WITHIN_STATE,
    Precision.WORDS_ONLY,
)
_SAME_SPELLING = 0.8  # share of letters in common from which two spellings are taken for one name


def places_clash(left: Place, right: Place) -> bool:
    """Whether two places cannot be one: other townships, or other names for the same kind of place.

    >>> places_clash(Place("Lawk Hprai village"), Place("Lawk Prai Village"))
    False
    >>> gate = Place("gate, Kamaing", "MMR001009", Precision.WITHIN_TOWNSHIP, "gate", ("Kamaing",))
    >>> places_clash(gate, Place("Hpakant", "MMR001009", Precision.EXACT, "Hpakant"))
    False
    """
    if _codes_clash(left.pcode, right.pcode):
        return True
    ours, theirs = names_by_level(left), names_by_level(right)
    # one township code settles the larger areas; what holds a place may be a town of that township
    wider = () if left.township and left.township == right.township else ("township", "district", "state")
    shared = [level for level in (*_LOCAL, *wider) if level in ours and level in theirs]
    return any(not same_name(ours[level], theirs[level]) for level in shared)


def closest(places: Sequence[Place]) -> Place:
    """Take the place that says most, where no other excludes it; else the area that holds them all.

    Returns:
        One of the places as it was said; or, where they exclude each other, the smallest area that the codes of all
        lie in, with the words that they share; ``NOWHERE`` where nothing is said.
    """
    known = sorted((p for p in places if p.known), key=_closeness)
    if not known:
        return NOWHERE
    if any(places_clash(a, b) for i, a in enumerate(known) for b in known[i + 1 :]):
        return _holding(known)
    return known[0]


def names_by_level(place: Place) -> dict[str, str]:
    """Names that a place is given, by what they name; ``spot`` for its own name where nothing says what it is."""
    found: dict[str, str] = {}
    own_words = _own_words(place)
    found[level_of(own_words) or _level_by_code(place)] = place.name or own_words
    for words in place.within:
        found.setdefault(level_of(words) or "township", words)
    return {level: name for level, name in found.items() if fold(name)}


def level_of(words: str) -> str | None:
    """What kind of place words name ("tract", "township" ...); ``None``: they do not say."""
    return next((level for level, pattern in _LEVELS if pattern.search(words)), None)


def _level_by_code(place: Place) -> str:
    """A name alone ("Hpakant") is the township or state whose own code it has, else just a spot."""
    if place.precision is not Precision.EXACT or place.pcode is None:
        return "spot"
    return {9: "township", 6: "state"}.get(len(place.pcode), "spot")


def _own_words(place: Place) -> str:
    """The words up to where those of a holding place begin."""
    starts = [place.words.find(w) for w in place.within]
    return place.words[: min((s for s in starts if s > 0), default=len(place.words))]


def fold(name: str) -> str:
    """Letters of a place's name without what kind of place it is, and without the spelling habits of romanisation.

    >>> fold("Hpakant Township") == fold("Phakan")
    False
    >>> fold("Seik Mu village-tract")
    'seikmu'
    """
    bare = _GENERIC.sub(" ", unicodedata.normalize("NFKC", name)).casefold()
    letters = "".join(c for c in bare if unicodedata.category(c)[0] in "LMN")
    for spelling, plain in (("hp", "p"), ("ph", "p"), ("hk", "k"), ("kh", "k"), ("ht", "t"), ("th", "t"), ("hs", "s")):
        letters = letters.replace(spelling, plain)
    return letters


def same_name(left: str, right: str) -> bool:
    """Whether two names may be spellings of one; names in different scripts are never held against each other."""
    a, b = fold(left), fold(right)
    if not a or not b or a == b or _burmese(a) != _burmese(b):
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SAME_SPELLING


def _burmese(text: str) -> bool:
    return any("\u1000" <= c <= "\u109f" for c in text)


def _codes_clash(left: str | None, right: str | None) -> bool:
    if left is None or right is None or "D" in left or "D" in right:
        return False
    short, long = sorted((left, right), key=len)
    return not long.startswith(short) and not (short.endswith("S") and long.startswith(short[:-1]))


def _closeness(place: Place) -> tuple[int, int, int, str]:
    levels = names_by_level(place)
    depth = next((i for i, level in enumerate(_LOCAL) if level in levels), len(_LOCAL))
    return depth, _CLOSENESS.index(place.precision), -len(place.words), place.words


def _holding(places: Sequence[Place]) -> Place:
    code = _shared_code([p.pcode for p in places])
    words = next((w for w in places[0].within if all(_says(p, w) for p in places)), "")
    if not words:
        candidates = [w for p in places for w in p.within if fold(w) and not _local(w)]
        words = next((w for w in candidates if _held_by_code(w, places)), "")
    if code is None:
        return Place(words) if words else NOWHERE
    precision = Precision.WITHIN_TOWNSHIP if len(code) >= 9 else Precision.WITHIN_STATE
    return Place(words, code, precision)


def _local(words: str) -> bool:
    return level_of(words) in _LOCAL


def _says(place: Place, words: str) -> bool:
    return not _local(words) and any(same_name(w, words) and fold(w) for w in place.within)


def _held_by_code(words: str, places: Sequence[Place]) -> bool:
    """Whether words name an area that every place's code lies in, as far as the place that says them shows."""
    saying = [p for p in places if words in p.within]
    code = _shared_code([p.pcode for p in places])
    is_township = (level_of(words) or "township") == "township"
    return code is not None and (len(code) == 9) == is_township and all(p.township == code[:9] for p in saying)


def _shared_code(codes: Sequence[str | None]) -> str | None:
    known = [c for c in codes if c is not None]
    if len(known) < len(codes):
        return None
    for length in (9, 6):
        heads = {c[:length] for c in known if len(c) >= length and "D" not in c[:length]}
        if len(heads) == 1 and all(len(c) >= length for c in known):
            return heads.pop()
    return None
