"""A list of names made ready, so that any two of them are compared fast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import comparing as one
from kintrace.lexicon.names.batch import Shelf
from kintrace.lexicon.names.evidence import Bits
from kintrace.lexicon.names.parsing import parse
from kintrace.lexicon.names.sounding_keys import NameKeys, keys_of_forms
from kintrace.lexicon.names.spoken import Spoken, spoken

_AT_ONCE = 250_000  # pairs, so that memory does not grow with their number


class NamesLaidOut:
    """Names, with all their forms.

    Args:
        names: Either script, Zawgyi already converted; aliases and all.

    >>> names = NamesLaidOut(["Zaw Lin", "ဇော်လင်း", "Hkawn Nan"])
    >>> [bool(bits > 5) for bits in names.bits(np.array([0, 0]), np.array([1, 2]))]
    [True, False]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        forms: list[Spoken] = []
        starts = [0]
        for name in names:
            forms.extend(spoken(name))
            starts.append(len(forms))
        self._starts = np.array(starts, dtype=np.int64)
        self._shelf = Shelf(forms)
        male = [parse(name).male_probability for name in names]
        self._male = np.array([np.nan if p is None else p for p in male], dtype=np.float32)
        self._numbered = np.array([bool(one.numbers_in(name)) for name in names], dtype=np.bool_)

    def __len__(self) -> int:
        return len(self._names)

    @cached_property
    def keys(self) -> NameKeys:
        """Keys by which names that may be one are found."""
        laid = self._shelf.laid
        return keys_of_forms(self._shelf.syllables, laid.ids, laid.title, laid.clan, self._starts)

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
            if not one.numbers_in(self._names[left[at]]) & one.numbers_in(self._names[right[at]]):
                found[at] += np.float32(one.OTHER_NUMBER)
        return found.astype(np.float32)
