"""How common the syllables of names are, and which may be a title or belong to a clan. Never about people."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from kintrace.lexicon.names.romanise import seen_syllables, sounds_of_burmese
from kintrace.lexicon.names.sounds import Sound, sound_of
from kintrace.lexicon.names.syllables import latin_syllables

_BACK_OFF = 40.0  # weight, in seen syllables, of the guess for a syllable from its opening and its rhyme
_COMMONEST_BITS, _RAREST_BITS = 3.0, 7.0  # no syllable is worth less or more, however small our table


def frequency(sound: Sound) -> float:
    """Share of name syllables that sound so, 0..1; from our own table, backed off to opening and rhyme.

    >>> frequency(sound_of("aung")) > frequency(sound_of("hkawn"))
    True
    """
    return _frequencies().share(sound)


@lru_cache(maxsize=50_000)
def bits_of(sound: Sound) -> float:
    """How much it says when two names share a syllable: -log2 of its frequency, bounded on both sides."""
    return min(max(-math.log2(frequency(sound)), _COMMONEST_BITS), _RAREST_BITS)


def leading_titles(sounds: tuple[Sound, ...]) -> int:
    """How many leading syllables may be titles: any number of ranks, and one title that is also a name's beginning."""
    at = 0
    while found := _opening(sounds[at:], _elements().ranks):
        at += found
    return at + _opening(sounds[at:], _elements().titles)


def leading_clan(sounds: tuple[Sound, ...]) -> int:
    """How many leading syllables are a known clan name."""
    return _opening(sounds, _elements().clans)


def trailing_clan(sounds: tuple[Sound, ...]) -> int:
    """How many syllables at the end are a known clan name, of two syllables or more, with two or more before it.

    Some lists put the clan last, as a family name. One syllable at the end is as likely the end of a given name.
    """
    clans = _elements().clans
    return next((n for n in (4, 3, 2) if len(sounds) >= n + 2 and sounds[-n:] in clans), 0)


def _opening(sounds: tuple[Sound, ...], known: frozenset[tuple[Sound, ...]]) -> int:
    return next((n for n in (4, 3, 2, 1) if len(sounds) > n and sounds[:n] in known), 0)


@dataclass(frozen=True, slots=True)
class _Elements:
    titles: frozenset[tuple[Sound, ...]]
    ranks: frozenset[tuple[Sound, ...]]
    clans: frozenset[tuple[Sound, ...]]
    shares: dict[tuple[Sound, ...], float]


@cache
def _elements() -> _Elements:
    source = resources.files("kintrace.lexicon") / "resources" / "names_elements.tsv"
    rows = list(csv.DictReader(source.read_text("utf-8").splitlines(), delimiter="\t"))
    by_kind: dict[str, set[tuple[Sound, ...]]] = {"title": set(), "rank": set(), "clan": set(), "element": set()}
    shares: dict[tuple[Sound, ...], float] = {}
    for row in rows:
        sounds = tuple(sound_of(s) for word in row["latin"].split() for s in latin_syllables(word))
        by_kind[row["kind"]].add(sounds)
        shares[sounds] = max(shares.get(sounds, 0.0), int(row["per_mille"]) / 1000)
    return _Elements(frozenset(by_kind["title"]), frozenset(by_kind["rank"]), frozenset(by_kind["clan"]), shares)


class _Frequencies:
    """How often syllables sound so, counted from the spelling table and the listed common elements."""

    def __init__(self) -> None:
        self.seen: dict[Sound, float] = {}
        for syllable, times in seen_syllables().items():
            sound = sounds_of_burmese(syllable)[0]
            self.seen[sound] = self.seen.get(sound, 0.0) + times
        self.total = sum(self.seen.values())
        self.onsets = self._by(lambda s: s.onset)
        self.rimes = self._by(lambda s: s.rime)
        self.listed = {s: share / len(sounds) for sounds, share in _elements().shares.items() for s in sounds}

    def share(self, sound: Sound) -> float:
        guess = self._share(self.onsets, sound.onset) * self._share(self.rimes, sound.rime)
        counted = (self.seen.get(sound, 0.0) + _BACK_OFF * guess) / (self.total + _BACK_OFF)
        return max(counted, self.listed.get(sound, 0.0))

    def _by(self, part: Callable[[Sound], str]) -> dict[str, float]:
        found: dict[str, float] = {}
        for sound, times in self.seen.items():
            found[part(sound)] = found.get(part(sound), 0.0) + times
        return found

    def _share(self, counts: dict[str, float], key: str) -> float:
        return (counts.get(key, 0.0) + 1.0) / (self.total + len(counts) + 1)


@cache
def _frequencies() -> _Frequencies:
    return _Frequencies()
