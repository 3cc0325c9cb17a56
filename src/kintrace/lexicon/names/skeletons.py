"""Sounds of a name in a form that is equal across scripts and conventions: keys to find it by, not evidence."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from kintrace.lexicon.names.evidence import is_burmese
from kintrace.lexicon.names.frequencies import bits_of
from kintrace.lexicon.names.romanise import sounds_of_burmese
from kintrace.lexicon.names.sounds import Sound, classes, sound_of
from kintrace.lexicon.names.spoken import Spoken, spoken, syllables_of

_SURELY = 0.5


@lru_cache(maxsize=100_000)
def skeleton(words: str) -> tuple[str, ...]:
    """Sounds of the main form, syllable by syllable, equal across scripts; titles left out where more follows.

    >>> skeleton("ကိုကျော်လင်းထက်") == skeleton("Kyaw Linn Htet")
    True
    """
    forms = spoken(words)
    return tuple(str(heard(s)) for s in untitled(forms[0])) if forms else ()


@lru_cache(maxsize=100_000)
def sounds_of(words: str) -> tuple[Sound, ...]:
    """How the words sound, syllable by syllable, as classes: of a place, or of a name with all its parts."""
    return tuple(heard(s) for s in syllables_of(words))


@lru_cache(maxsize=50_000)
def given_bits(words: str) -> float:
    """How much the main form says when two writings surely share it, titles and clan left out; common names say less.

    >>> given_bits("Hkawn Bawk") > given_bits("Daw Hla Win")
    True
    """
    forms = spoken(words)
    return sum(bits_of(heard(s)) for s in given(forms[0])) if forms else 0.0


def untitled(form: Spoken) -> tuple[str, ...]:
    """The syllables that are not likely a title; all of them where nothing else is left."""
    kept = tuple(s for s, title in zip(form.syllables, form.title, strict=True) if title < _SURELY)
    return kept or form.syllables


def given(form: Spoken) -> tuple[str, ...]:
    """The syllables that are likely neither title nor clan; all of them where nothing else is left."""
    rows = zip(form.syllables, form.title, form.clan, strict=True)
    return tuple(s for s, title, clan in rows if title + clan < _SURELY) or form.syllables


@lru_cache(maxsize=50_000)
def heard(syllable: str) -> Sound:
    """How a syllable sounds most likely, in classes shared by the conventions."""
    return sounds_of_burmese(syllable)[0] if is_burmese(syllable) else sound_of(syllable)


@lru_cache(maxsize=100_000)
def coarse_keys(words: str) -> tuple[str, ...]:
    """Keys of which two spellings of one name share at least one: openings of neighbouring syllables.

    >>> bool(set(coarse_keys("Lahpai Seng Ra")) & set(coarse_keys("လဖိုင်ဆိုင်းရာ")))
    True
    """
    keys: set[str] = set()
    for form in spoken(words):
        named = [_coarse(heard(s)) for s in given(form)]
        for row in (named, [_coarse(heard(s)) for s in form.syllables]):
            keys.update(f"{a}-{b}" for a, b in pairwise(row))
            keys.update(f"{a}-{b}" for a, b in zip(row, row[2:], strict=False))
        if len(named) == 1:
            keys.add(f"{named[0]}={heard(given(form)[0]).rime}")
    return tuple(sorted(keys))


def _coarse(sound: Sound) -> str:
    onset = sound.onset.rstrip("w") or sound.onset
    return classes("coarse").get(onset, onset)
