"""Bands of likeness of two names, shared by the comparisons of a person's own name and the parents'."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import NamesLaidOut
from kintrace.linkage.comparison import Asked, Comparison, Level, both_know, otherwise
from kintrace.linkage.table import NONE, Beside, Levels, Numbers, Truth

BANDS = (18, 16, 14, 12, 10, 8, 6, 4, 2, 0, -2, -4)  # bits, each the least of its band
_BY_CHANCE = {
    18: "250,000", 16: "65,000", 14: "16,000", 12: "4,000", 10: "1,000", 8: "250", 6: "60", 4: "16", 2: "4",
}  # fmt: skip
# The syllables of a name are not drawn apart from each other: fashions and families repeat them.
_TOGETHER = 0.9
_TRUST_IN_TABLE = 0.25  # the syllable table counts for as much as this share of the counted records

_OF_MYANMAR = 0.55  # of the Latin syllables of names, where most are written as somebody of Myanmar writes his

Shares = NDArray[np.float32]
Bits = NDArray[np.float32]


def of_elsewhere(names: NamesLaidOut) -> bool:
    """Whether most of some names are none of Myanmar's."""
    return names.attested < _OF_MYANMAR


def band_of(bits: Bits) -> Levels:
    """Index of the band that a number of bits falls into; the one past the last is below all.

    >>> [BANDS[at] for at in band_of(np.array([12.7, 4.0]))], int(band_of(np.array([-9.0]))[0])
    ([12, 4], 12)
    """
    least = np.array(BANDS[::-1], dtype=np.float32)
    return (len(BANDS) - np.searchsorted(least, bits, side="right")).astype(np.int8)


def bands_of(names: NamesLaidOut, shares: Shares) -> Callable[[Numbers, Numbers], Levels]:
    """Make what gives the bands of pairs of names.

    Args:
        names: The names.
        shares: For each of them, the share of records that bear it; not a number where nobody counted.
    """

    def bands(left: Numbers, right: Numbers) -> Levels:
        found = np.full(len(left), len(BANDS), dtype=np.int8)
        told = np.flatnonzero((left != NONE) & (right != NONE))
        bits = name_bits(names.bits(left[told], right[told]), shares[left[told]], shares[right[told]])
        found[told] = band_of(bits)
        return found

    return bands


def name_bits(bits: Bits, left: Shares, right: Shares) -> Bits:
    """Evidence that one person bears both names of each pair.

    Args:
        bits: What the names say as writings of one name.
        left: Share of records that bear the one.
        right: That bear the other.
    """
    said = np.where(bits > 0, bits * np.float32(_TOGETHER), bits)
    counted = np.fmax(left, right)
    by_table = np.exp2(-said) * _TRUST_IN_TABLE
    with np.errstate(divide="ignore", invalid="ignore"):
        most = -np.log2((counted + by_table) / (1 + _TRUST_IN_TABLE))
    return np.where((said > 0) & ~np.isnan(counted), np.minimum(said, most), said).astype(np.float32)


def banded(name: str, whose: str) -> Comparison:
    """Make the comparison of one kind of name."""
    levels = tuple(Level(f"bits_{bits}", _says(whose, bits), _in_band(name, i)) for i, bits in enumerate(BANDS))
    other = Level("other", f"{whose} are different", otherwise)
    return Comparison(name, both_know(name), (*levels, other))


def _in_band(name: str, band: int) -> Asked:
    def holds(pairs: Beside) -> Truth:
        return pairs.band(name) == band

    return holds


def _says(whose: str, bits: int) -> str:
    if bits in _BY_CHANCE:
        return f"{whose} agree as they would by chance for one pair of strangers in {_BY_CHANCE[bits]}"
    if bits == 0:
        return f"{whose} agree in part, no more than strangers' names do"
    return f"{whose} agree in part, and differ in part"
