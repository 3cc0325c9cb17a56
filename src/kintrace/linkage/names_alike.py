"""Bands of likeness of two names, shared by the comparisons of a person's own name and the parents'."""

from __future__ import annotations

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level

BANDS = (18, 16, 14, 12, 10, 8, 6, 4, 2, 0, -2, -4)  # bits, each the least of its band
_BY_CHANCE = {
    18: "250,000", 16: "65,000", 14: "16,000", 12: "4,000", 10: "1,000", 8: "250", 6: "60", 4: "16", 2: "4",
}  # fmt: skip


def band_of(bits: float) -> int:
    """Index of the band that a number of bits falls into; the one past the last is below all.

    >>> BANDS[band_of(12.7)], band_of(-9.0)
    (12, 12)
    """
    return next((i for i, least in enumerate(BANDS) if bits >= least), len(BANDS))


def banded(name: str, whose: str) -> Comparison:
    """Make the comparison of one kind of name: its ids in ``<name>``, the bands in the map ``<name>_alike``."""
    levels = tuple(
        Level(f"bits_{bits}", _says(whose, bits), f"{name}_alike_l[{name}_r] = {i}") for i, bits in enumerate(BANDS)
    )
    other = Level("other", f"{whose} are different", OTHERWISE)
    return Comparison(name, f"{name}_l is null or {name}_r is null", (*levels, other))


def _says(whose: str, bits: int) -> str:
    if bits in _BY_CHANCE:
        return f"{whose} agree as they would by chance for one pair of strangers in {_BY_CHANCE[bits]}"
    if bits == 0:
        return f"{whose} agree in part, no more than strangers' names do"
    return f"{whose} agree in part, and differ in part"
