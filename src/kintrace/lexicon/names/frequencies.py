"""How common the sounds of syllables are in names. Never about people."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache

from kintrace.lexicon.names.romanise import sounds_of_burmese
from kintrace.lexicon.names.sounds import Sound
from kintrace.lexicon.names.spelling import speller

_BACK_OFF = 40.0  # weight, in seen syllables, of the guess for a syllable from its opening and its rhyme
_COMMONEST_BITS, _RAREST_BITS = 3.0, 7.0  # no syllable is worth less or more, however small our table


def frequency(sound: Sound) -> float:
    """Share of name syllables that sound so, 0..1; from our own table, backed off to opening and rhyme.

    >>> from kintrace.lexicon.names.sounds import sound_of
    >>> frequency(sound_of("aung")) > frequency(sound_of("hkawn"))
    True
    """
    return _frequencies().share(sound)


@lru_cache(maxsize=50_000)
def bits_of(sound: Sound) -> float:
    """How much it says when two names share a syllable: -log2 of its frequency, bounded on both sides."""
    return min(max(-math.log2(frequency(sound)), _COMMONEST_BITS), _RAREST_BITS)


class _Frequencies:
    """How often syllables sound so, counted from the spelling tables."""

    def __init__(self) -> None:
        self.seen: dict[Sound, float] = defaultdict(float)
        for syllable, spelled in speller().counts.items():
            self.seen[sounds_of_burmese(syllable)[0]] += sum(spelled.values())
        self.total = sum(self.seen.values())
        self.onsets = self._by(lambda s: s.onset)
        self.rimes = self._by(lambda s: s.rime)

    def share(self, sound: Sound) -> float:
        guess = self._share(self.onsets, sound.onset) * self._share(self.rimes, sound.rime)
        return (self.seen.get(sound, 0.0) + _BACK_OFF * guess) / (self.total + _BACK_OFF)

    def _by(self, part: Callable[[Sound], str]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for sound, times in self.seen.items():
            found[part(sound)] += times
        return found

    def _share(self, counts: dict[str, float], key: str) -> float:
        return (counts.get(key, 0.0) + 1.0) / (self.total + len(counts) + 1)


@cache
def _frequencies() -> _Frequencies:
    return _Frequencies()
