"""Digits as hands and keyboards write them, in three scripts, with the letters that are taken for them."""

from __future__ import annotations

DIGIT = "[0-9\u1040-\u1049\u1090-\u1099]"
# Letters in the place of a digit: wa for zero, ra for seven, ga for eight, and what typists press instead.
TAKEN_FOR_DIGITS = {"\u101d": "0", "\u101b": "7", "\u1002": "8", "O": "0", "o": "0", "Q": "0", "l": "1", "I": "1",
                    "|": "1", "S": "5", "B": "8"}  # fmt: skip
LOOSE_DIGIT = f"[0-9\u1040-\u1049\u1090-\u1099{''.join(TAKEN_FOR_DIGITS)}]"
_ASCII = {first + n: str(n) for first in (0x1040, 0x1090) for n in range(10)}
_LOOSE = str.maketrans(TAKEN_FOR_DIGITS)


def to_ascii(text: str) -> str:
    """Burmese and Shan digits as Latin ones; the same length.

    >>> to_ascii("၁၂/ABC")
    '12/ABC'
    """
    return text.translate(_ASCII)


def digits_only(text: str) -> str:
    """The digits of a number as Latin ones, letters that stand for digits read as such, all else left out.

    >>> digits_only("၁၂၃ 4O6")
    '123406'
    """
    return "".join(c for c in to_ascii(text).translate(_LOOSE) if c.isdigit())
