"""Numbers as English and Burmese write them: digits of both scripts, words, and mixtures."""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ONES = {word: value for value, word in enumerate(_UNITS.split())}
_TENS = {
    w: (i + 2) * 10
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_SCALES = {"hundred": 100, "thousand": 1000}
_ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    )
}

_DASH = "[-\u2010\u2011\u2013]"
_TEN = "|".join(_TENS)
_ONE = "|".join(list(_ONES)[1:10])
_ANY_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_BELOW_HUNDRED = rf"(?:(?:{_TEN})(?:[ {_DASH[1:-1]}](?:{_ONE}))?|{_ANY_ONE})"
_WORDS = rf"{_BELOW_HUNDRED}(?:\s(?:hundred|thousand)(?:\s(?:and\s)?{_BELOW_HUNDRED}(?:\shundred)?)*)*"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"

# Digits of any script; ``\d`` and ``int`` know the Burmese ones.
ENGLISH = rf"(?:{_DIGITS}|{_WORDS})"

_MY_ONES = {
    "တစ်": 1,
    "နှစ်": 2,
    "သုံး": 3,
    "လေး": 4,
    "ငါး": 5,
    "ခြောက်": 6,
    "ခုနစ်": 7,
    "ခုနှစ်": 7,
    "ရှစ်": 8,
    "ကိုး": 9,
}
_MY_SCALES = {"ဆယ့်": 10, "ဆယ်": 10, "ရာ့": 100, "ရာ": 100, "ထောင့်": 1000, "ထောင်": 1000}
_MY_ONE = "|".join(sorted(_MY_ONES, key=len, reverse=True))
_MY_SCALE = "|".join(sorted(_MY_SCALES, key=len, reverse=True))
_MY_WORDS = rf"(?:(?:(?:{_MY_ONE})(?:{_MY_SCALE}))+(?:{_MY_ONE})?|(?:{_MY_ONE})|ဆယ့်(?:{_MY_ONE})|ဆယ်|တ(?=ဦး|ယောက်))"
BURMESE = rf"(?:{_DIGITS}|{_MY_WORDS})"

_MY_PIECE = re.compile(f"({_MY_ONE})|({_MY_SCALE})")
_SPLIT = re.compile(rf"\s+|{_DASH}")


def value_of(words: str) -> int:
    """Read one number that ``ENGLISH`` or ``BURMESE`` matched.

    >>> value_of("twenty-eight"), value_of("1,700"), value_of("၂၀"), value_of("one hundred and five")
    (28, 1700, 20, 105)
    >>> value_of("ဆယ့်ငါး"), value_of("သုံးရာ")
    (15, 300)
    """
    if words[0].isdigit():
        return int(words.replace(",", ""))
    if "\u1000" <= words[0] <= "\u109f":
        return _burmese_value(words)
    return _english_value(words)


def ordinal_of(word: str) -> int:
    """Read an ordinal from "first" to "tenth", or "3rd"."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS[word.lower()]


def _english_value(words: str) -> int:
    total = part = 0
    for word in _SPLIT.split(words.lower()):
        if word == "and":
            continue
        if word == "hundred":
            part *= 100
        elif word == "thousand":
            total, part = total + part * 1000, 0
        else:
            part += _TENS[word] if word in _TENS else _ONES[word]
    return total + part


def _burmese_value(words: str) -> int:
    if words == "တ":
        return 1
    total = part = 0
    for one, scale in _MY_PIECE.findall(words):
        if one:
            part = _MY_ONES[one]
        else:
            total, part = total + max(part, 1) * _MY_SCALES[scale], 0
    return total + part
