"""What a Latin syllable of a name sounds like, whichever convention spelled it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kintrace.lexicon.tables import shipped_rows


class Sound(NamedTuple):
    """A syllable as it sounds: how it opens and how it rhymes.

    Args:
        onset: Class of the opening consonants; empty: opens with a vowel.
        rime: Class of the vowel with what closes it.
    """

    onset: str
    rime: str

    def __str__(self) -> str:
        return f"{self.onset}.{self.rime}"


_SHAPE = re.compile(
    r"(?P<onset>[^aeiou]*?)(?P<vowel>(?:[aeiou]|y(?![aeiouw])).*?)(?P<coda>[bcdfgjklmnpqstvxz]*|r|h|rr)$"
)


@lru_cache(maxsize=50_000)
def sound_of(syllable: str) -> Sound:
    """Say how a Latin syllable sounds, in classes shared by the conventions.

    Args:
        syllable: One syllable, lower case, without accents.

    >>> sound_of("hpai") == sound_of("phai"), sound_of("zau") == sound_of("jaw"), sound_of("khine").rime
    (True, True, 'ain')
    """
    match = _SHAPE.match(syllable)
    if match is None:
        return Sound(classes("onset").get(syllable, syllable), "")
    onset = classes("onset").get(match["onset"], match["onset"])
    return Sound(onset, _rime(match["vowel"] + match["coda"]))


@lru_cache(maxsize=20_000)
def _rime(spelled: str) -> str:
    for kind in ("whole", "open"):
        if spelled in classes(kind):
            return classes(kind)[spelled]
    vowel = re.match(r"[aeiouyw]*", spelled)
    nucleus = (vowel.group() if vowel else "") or "a"
    coda = spelled[len(nucleus) :].lstrip("rh")
    plain = classes("open").get(nucleus, nucleus)
    if coda[:1] in ("n", "m"):
        return classes("nasal").get(nucleus, f"{plain}n")
    if coda[:1] and coda[0] in "ktpcdgbq":
        return classes("stopped").get(nucleus, f"{plain}t")
    return plain


@lru_cache(maxsize=50_000)
def onset_likeness(left: str, right: str) -> float:
    """How alike two classes of openings are, 0..1."""
    if left == right:
        return 1.0
    # a glide w may be written with the vowel ("hkoi", "hkwe")
    if left and right and left.rstrip("w") == right.rstrip("w"):
        return 0.7
    return _nearness("near_onset").get((left, right), 0.0)


@lru_cache(maxsize=50_000)
def rime_likeness(left: str, right: str) -> float:
    """How alike two classes of rhymes are, 0..1."""
    return 1.0 if left == right else _nearness("near_rime").get((left, right), 0.0)


def glide(left: str, right: str) -> float:
    """How alike two rhymes are where one convention writes the glide w before the one: "Rwe" and "Roi"."""
    return _nearness("glide").get((left, right), 0.0)


def only_glide_apart(left: str, right: str) -> bool:
    """Whether two openings differ by a glide w and nothing else."""
    return left != right and left.rstrip("w") == right.rstrip("w")


@cache
def classes(kind: str) -> dict[str, str]:
    """Class of each spelling of one kind, as ``resources/names_sounds.tsv`` lists them."""
    return {row["written"]: row["value"] for row in _rows() if row["kind"] == kind}


@cache
def _nearness(kind: str) -> dict[tuple[str, str], float]:
    """How near two different classes are, 0..1, both ways round; pairs that are not in it are different sounds."""
    found = {(row["written"], row["other"]): float(row["value"]) for row in _rows() if row["kind"] == kind}
    return found | {(b, a): value for (a, b), value in found.items()}


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(shipped_rows("names_sounds.tsv"))
