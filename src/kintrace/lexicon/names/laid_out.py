"""A list of names made ready, so that any two of them are compared fast."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import comparing as one
from kintrace.lexicon.names.batch import Forms, Shelf, lay_out, put_together
from kintrace.lexicon.names.evidence import Bits, is_burmese
from kintrace.lexicon.names.parsing import parse
from kintrace.lexicon.names.sounding_keys import Keys, NameKeys, keys_of_forms, sounds_of_forms
from kintrace.lexicon.names.spelling import speller
from kintrace.lexicon.names.spoken import Spoken, is_only_given, spoken_once

_AT_ONCE = 250_000  # pairs, so that memory does not grow with their number
_MANY, _TOGETHER, _PROCESSES = 20_000, 10_000, 2  # names worth a second process, and how many each reads at a time


class NamesLaidOut:
    """Names, with all their forms.

    Args:
        names: Either script, Zawgyi already converted; aliases and all.

    >>> names = NamesLaidOut(["Zaw Lin", "ဇော်လင်း", "Hkawn Nan"])
    >>> [bool(bits > 5) for bits in names.bits(np.array([0, 0]), np.array([1, 2]))]
    [True, False]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.texts = names
        parts = _read_side_by_side(names) if len(names) >= _MANY else [_read(names)]
        self._starts = np.concatenate([[0], np.cumsum(np.concatenate([part.forms_of for part in parts]))])
        self._shelf = Shelf(put_together([part.forms for part in parts]) if len(parts) > 1 else parts[0].forms)
        self._male = np.concatenate([part.male for part in parts])
        self._numbered = np.array([any(map(str.isdecimal, name)) for name in names], dtype=np.bool_)

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def keys(self) -> NameKeys:
        """Keys by which names that may be one are found."""
        laid = self._shelf.laid
        return keys_of_forms(self._shelf.syllables, laid.ids, laid.title, laid.clan, self._starts)

    @cached_property
    def sounds(self) -> Keys:
        """For each name one number for how its main form sounds, titles left out; ``NO_KEY`` where nothing is read."""
        laid = self._shelf.laid
        return sounds_of_forms(self._shelf.syllables, laid.ids, laid.title, self._starts)

    @cached_property
    def attested(self) -> float:
        """Share of the Latin syllables, 0..1, that are spelled as somebody of Myanmar is known to spell a name; 1
        where there are none."""
        syllables = self._shelf.syllables
        times = np.bincount(self._shelf.laid.ids.ravel(), minlength=len(syllables) + 1)[: len(syllables)]
        latin = np.array([not is_burmese(s) for s in syllables], dtype=np.bool_)
        known = np.array([bool(speller().seen_together(s)) for s in syllables], dtype=np.bool_)
        return float(times[latin & known].sum() / times[latin].sum()) if times[latin].any() else 1.0

    def bits(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> Bits:
        """What ``compare`` says of pairs, in bits.

        Args:
            left: Places of names.
            right: The same, as many.

        Returns:
            One number for each pair; 0 where a name is in no script that we read.
        """
        found = np.zeros(len(left), dtype=np.float32)
        for start in range(0, len(left), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            found[some] = self._bits(left[some], right[some])
        return found

    def _bits(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> Bits:
        lefts = (self._starts[left + 1] - self._starts[left]).astype(np.int64)
        rights = (self._starts[right + 1] - self._starts[right]).astype(np.int64)
        each = lefts * rights
        of = np.repeat(np.arange(len(left)), each)
        nth = np.arange(len(of)) - np.repeat(np.cumsum(each) - each, each)
        first = self._starts[left][of] + nth // np.maximum(rights[of], 1)
        second = self._starts[right][of] + nth % np.maximum(rights[of], 1)
        bits = self._shelf.bits(first, second)
        read = each > 0
        best = np.zeros(len(left), dtype=np.float32)
        if read.any():
            best[read] = np.maximum.reduceat(bits, (np.cumsum(each) - each)[read])
        best += self._around(left, right)
        return np.where(read, np.round(np.clip(best, one.LEAST_BITS, one.MOST_BITS), 3), 0.0).astype(np.float32)

    def _around(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> Bits:
        """As ``comparing`` does for one pair: titles of another sex, numbers that tell namesakes apart."""
        apart = np.abs(self._male[left] - self._male[right]) > one.SEXES_APART  # never where one is not told
        found = np.where(apart, np.float32(one.OTHER_SEX), np.float32(0))
        for at in np.flatnonzero(self._numbered[left] & self._numbered[right]):
            if not one.numbers_in(self.texts[left[at]]) & one.numbers_in(self.texts[right[at]]):
                found[at] += np.float32(one.OTHER_NUMBER)
        return found.astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Read:
    """Names as they were read: how many forms each has, all forms in order, and how likely each is a man's."""

    forms_of: NDArray[np.int64]
    forms: Forms
    male: NDArray[np.float32]


def _read(names: Sequence[str]) -> _Read:
    forms: list[Spoken] = []
    forms_of, male = array("q"), array("f")
    for name in names:
        said = spoken_once(name)
        forms.extend(said)
        forms_of.append(len(said))
        probability = None if is_only_given(name) else parse(name).male_probability
        male.append(math.nan if probability is None else probability)
    return _Read(np.array(forms_of, dtype=np.int64), lay_out(forms), np.array(male, dtype=np.float32))


def _read_side_by_side(names: Sequence[str]) -> list[_Read]:
    """Names read by two processes: reading is most of the work on a long list, and each name is read by itself."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(pool.map(_read, (names[at : at + _TOGETHER] for at in range(0, len(names), _TOGETHER))))
