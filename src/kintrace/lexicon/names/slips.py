"""How likely a slip of the finger makes one spelling of another.

Source: the kinds and their order of size follow D. Wagner and the long line after F. Damerau (1964): most slips are
one letter dropped, doubled, swapped or put in.
"""

from __future__ import annotations

NEVER = -99.0
CLEAN = -0.15  # bits: no slip
# One syllable in a hundred has a slip; a letter put in or changed could have been any of many.
_SWAPPED, _DOUBLED, _DROPPED, _PUT_IN, _OTHER, _TWO = -10.0, -9.5, -10.5, -14.0, -15.0, -23.0
_LONG = 5  # letters from which two slips in one syllable are thought of


def slip_bits(meant: str, typed: str, slips: int) -> float:
    """log2 of the probability that somebody who meant one syllable typed the other.

    Args:
        meant: Latin letters.
        typed: Latin letters.
        slips: How many lie between them (optimal string alignment).

    >>> slip_bits("naing", "niang", 1) > slip_bits("naing", "nding", 1)
    True
    """
    if slips == 0:
        return CLEAN
    if slips >= min(len(meant), len(typed)) or slips > 2:
        return NEVER
    if slips == 2 and (min(len(meant), len(typed)) < _LONG or meant[0] != typed[0]):
        return NEVER
    if slips == 2:
        return _TWO
    at = next((i for i, (a, b) in enumerate(zip(meant, typed, strict=False)) if a != b), min(len(meant), len(typed)))
    if len(meant) == len(typed):
        return _SWAPPED if meant[at] == typed[at + 1 : at + 2] and meant[at + 1 : at + 2] == typed[at] else _OTHER
    if len(typed) < len(meant):
        return _DROPPED
    return _DOUBLED if typed[at] in (typed[at - 1 : at], typed[at + 1 : at + 2]) else _PUT_IN
