"""Keys of many names at once: names that may be one share some, in whichever script and order they are written.

Keys are 63-bit numbers, the same on every machine. They find pairs that are worth comparing and are no evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names.skeletons import heard
from kintrace.lexicon.names.sounds import classes

NO_KEY = -1
_LONGEST = 8  # syllables of a form that make keys
_SURELY = 0.5
_NEAR = 3  # syllables of a pair stand at most so far apart
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_POSITIVE = np.uint64(0x7FFFFFFFFFFFFFFF)
_RIMES = {
    "ain": "in", "en": "in", "e": "i", "ai": "i", "oi": "i", "un": "on", "awn": "on", "aung": "on", "aw": "o", "u": "o",
    "eit": "it", "et": "it", "ait": "it", "awt": "ot", "ut": "ot",
}  # fmt: skip

Keys = NDArray[np.int64]


@dataclass(frozen=True)
class NameKeys:
    """Keys of names: a row for each name, ``NO_KEY`` where it has no more.

    Args:
        whole: Of all sounds of a form, whatever their order, with and without the clan.
        parts: Of two syllables that stand near each other, whatever their order.
        openings: Of how two neighbouring syllables open, in order.
    """

    whole: Keys
    parts: Keys
    openings: Keys


def keys_of_forms(
    syllables: Sequence[str], ids: NDArray[np.integer], title: NDArray[np.float32], clan: NDArray[np.float32],
    starts: NDArray[np.int64],
) -> NameKeys:  # fmt: skip
    """Make the keys of names that are laid out.

    Args:
        syllables: Texts that ``ids`` number; the number past them is no syllable.
        ids: Of each form, a column, its syllables.
        title: How likely each is one of a title.
        clan: Of a clan.
        starts: Of each name, the first of its forms; and one more for the end.
    """
    ids, title, clan = ids[:_LONGEST].T, title[:_LONGEST].T, clan[:_LONGEST].T
    sound = np.array([*(crc32(_coarse(s).encode()) for s in syllables), 0], dtype=np.uint64)
    onset = np.array([*(crc32(_opening(s).encode()) for s in syllables), 0], dtype=np.uint64)
    there = ids < len(syllables)
    given, untitled = _kept(there & (title + clan < _SURELY), there), _kept(there & (title < _SURELY), there)
    whole, parts, openings = [], [], []
    for some in (given, untitled):
        picked, length = _compacted(ids, some, len(syllables))
        whole.append(_of_all(sound[picked], length))
        openings.extend(_of_neighbours(onset[picked], length))
        parts.extend(_of_two(sound[picked], length))
    return NameKeys(_by_name(whole, starts), _by_name(parts, starts), _by_name(openings, starts))


def sounds_of_forms(
    syllables: Sequence[str], ids: NDArray[np.integer], title: NDArray[np.float32], starts: NDArray[np.int64]
) -> Keys:
    """One key for each name: of all sounds of its first form, in order, titles left out where more follows."""
    first = starts[:-1][starts[1:] > starts[:-1]]
    ids, title = ids[:_LONGEST, first].T, title[:_LONGEST, first].T
    there = ids < len(syllables)
    picked, _ = _compacted(ids, _kept(there & (title < _SURELY), there), len(syllables))
    sound = np.array([*(crc32(str(heard(s)).encode()) for s in syllables), 0], dtype=np.int64)[picked]
    found = np.full(len(starts) - 1, NO_KEY, dtype=np.int64)
    if len(first):
        found[starts[1:] > starts[:-1]] = mixed(*(sound[:, at] for at in range(sound.shape[1])))
    return found


def mixed(*parts: NDArray[np.integer]) -> Keys:
    """One key out of several numbers each; ``NO_KEY`` where one of them is ``NO_KEY``.

    >>> bool(mixed(np.array([1]), np.array([2]))[0] == mixed(np.array([2]), np.array([1]))[0])
    False
    """
    missing = np.logical_or.reduce(np.broadcast_arrays(*(part == NO_KEY for part in parts)))
    found = np.zeros(np.broadcast(*parts).shape, dtype=np.uint64)
    for part in parts:
        found = (found ^ part.astype(np.uint64)) * _FIRST
        found = (found ^ (found >> np.uint64(29))) * _SECOND
        found ^= found >> np.uint64(32)
    return np.where(missing, NO_KEY, (found & _POSITIVE).astype(np.int64))


def _kept(wanted: NDArray[np.bool_], there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The syllables wanted; all of a form where none is."""
    return np.where(wanted.any(axis=1, keepdims=True), wanted, there)


def _compacted(
    ids: NDArray[np.integer], some: NDArray[np.bool_], nothing: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    order = np.argsort(~some, axis=1, kind="stable")
    return np.take_along_axis(np.where(some, ids, nothing), order, axis=1), some.sum(axis=1)


def _of_all(sounds: NDArray[np.uint64], length: NDArray[np.intp]) -> Keys:
    ordered = np.sort(sounds, axis=1)
    return np.where(length > 0, mixed(*(ordered[:, at].astype(np.int64) for at in range(ordered.shape[1]))), NO_KEY)


def _of_two(sounds: NDArray[np.uint64], length: NDArray[np.intp]) -> list[Keys]:
    found = []
    for i, j in combinations(range(sounds.shape[1]), 2):
        if j - i <= _NEAR:
            least, most = np.minimum(sounds[:, i], sounds[:, j]), np.maximum(sounds[:, i], sounds[:, j])
            found.append(np.where(length > j, mixed(least.astype(np.int64), most.astype(np.int64)), NO_KEY))
    return found


def _of_neighbours(onsets: NDArray[np.uint64], length: NDArray[np.intp]) -> list[Keys]:
    found = []
    for i, j in combinations(range(onsets.shape[1]), 2):
        if j - i <= 2:
            key = mixed(onsets[:, i].astype(np.int64), onsets[:, j].astype(np.int64))
            found.append(np.where(length > j, key, NO_KEY))
    return found


def _by_name(keys: list[Keys], starts: NDArray[np.int64]) -> Keys:
    """Keys of forms as keys of names, each once."""
    names, forms = len(starts) - 1, int(starts[-1])
    if not forms:
        return np.full((names, 1), NO_KEY, dtype=np.int64)
    of = np.repeat(np.arange(names), np.diff(starts))
    name = np.concatenate([of] * len(keys))
    key = np.concatenate(keys)
    told = key != NO_KEY
    name, key = name[told], key[told]
    order = np.lexsort((key, name))
    name, key = name[order], key[order]
    new = np.ones(len(key), dtype=np.bool_)
    new[1:] = (key[1:] != key[:-1]) | (name[1:] != name[:-1])
    name, key = name[new], key[new]
    first = np.searchsorted(name, np.arange(names))
    nth = np.arange(len(name)) - first[name]
    found = np.full((names, int(nth.max(initial=0)) + 1), NO_KEY, dtype=np.int64)
    found[name, nth] = key
    return found


@lru_cache(maxsize=100_000)
def _coarse(syllable: str) -> str:
    sound = heard(syllable)
    return f"{_opening(syllable)}.{_RIMES.get(sound.rime, sound.rime)}"


@lru_cache(maxsize=100_000)
def _opening(syllable: str) -> str:
    sound = heard(syllable)
    onset = sound.onset.rstrip("w") or sound.onset
    return classes("coarse").get(onset, onset)
