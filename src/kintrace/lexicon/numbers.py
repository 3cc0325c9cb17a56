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
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
}
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
_WORDS = rf"{_BELOW_HUNDRED}(?:\s(?:hundred|thousand)(?:\s(?:and\s)?{_BELOW_HUNDRED}(?:\shundred)?){{0,3}}){{0,4}}"
# No number of people, years or hours is longer; longer runs of digits are something else.
_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?!\d)"

# Digits of any script; ``\d`` and ``int`` know the Burmese ones.
ENGLISH = rf"(?:{_DIGITS}|{_WORDS})"

# Numbers of any size, in lower case: "1,50,000", "2.5 million", "a hundred and twenty", "two and a half thousand".
_SCALE = "hundred|thousand|lakhs?|million|crores?"
_GROUPED = r"\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?!\d)|\d{1,12}(?!\d)"
_HALF = r"(?:[\s-]and[\s-]a[\s-]half)?"
_SCALED = (
    rf"(?:(?:\d{{1,6}}\.\d{{1,6}}|{_GROUPED}){_HALF}[\s-](?:{_SCALE})|(?:(?:half[\s-])?an?[\s-]|{_BELOW_HUNDRED}{_HALF}[\s-])(?:{_SCALE}))"
    rf"(?:[\s-](?:{_SCALE})){{0,2}}"
)
QUANTITY = (
    rf"(?:{_SCALED}(?:,?\s(?:and\s)?{_BELOW_HUNDRED}(?:[\s-](?:{_SCALE})){{0,2}}(?!\w)){{0,4}}"
    rf"|{_GROUPED}|{_BELOW_HUNDRED}(?!\w))"
)
QUANTITY_STARTS = frozenset((*_ONES, *_TENS, "a", "an", "half")) - {"zero"}

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
_MY_WORDS = rf"(?:(?:(?:{_MY_ONE})(?:{_MY_SCALE})){{1,6}}(?:{_MY_ONE})?|(?:{_MY_ONE})|ဆယ့်(?:{_MY_ONE})|ဆယ်|တ(?=ဦး|ယောက်))"
BURMESE = rf"(?:{_DIGITS}|{_MY_WORDS})"

# Numbers of any size: "၁ သိန်း ၅ သောင်း", "တစ်ရာ့နှစ်ဆယ်", and two run together, "လေးငါး" (four or five), "သုံးလေးဆယ်" (30 to 40).
_MY_BIG = {**_MY_SCALES, "သောင်း": 10_000, "သိန်း": 100_000, "သန်း": 1_000_000, "ကုဋေ": 10_000_000}
_MY_BIG_SCALE = "|".join(sorted(_MY_BIG, key=len, reverse=True))
_MY_FEW = rf"(?:{_MY_ONE}){{1,2}}"
_MY_DIGITS = r"\d{1,3}(?:,\d{2,3}){0,4},\d{3}(?!\d)|\d{1,12}(?!\d)(?:\.\d{1,6})?"
_MY_LARGE = "ထောင်|သောင်း|သိန်း|သန်း|ကုဋေ|ရာ"
BURMESE_QUANTITY = (
    rf"(?:(?:{_MY_DIGITS})(?:\s?(?:{_MY_LARGE})(?![\u102b-\u103e])(?:\s?(?:{_MY_DIGITS})\s?(?:{_MY_LARGE})(?![\u102b-\u103e]))*(?:ခွဲ)?)?"
    rf"|(?:{_MY_FEW}\s?(?:{_MY_BIG_SCALE})|ဆယ့်(?={_MY_ONE}))(?:\s?{_MY_FEW}(?:{_MY_BIG_SCALE})){{0,6}}(?:ခွဲ|{_MY_FEW})?"
    rf"|{_MY_FEW}|ဆယ်|တ(?=ဦး|ယောက်|ပါး))"
)
BURMESE_SCALE = rf"(?:{_MY_BIG_SCALE})"
_MY_TERM = re.compile(rf"((?:{_MY_DIGITS})|(?:{_MY_ONE})*)\s?({_MY_BIG_SCALE})?")

_ONE_MY = re.compile(_MY_ONE)
_MY_PIECE = re.compile(f"({_MY_ONE})|({_MY_SCALE})")
_PART = re.compile(r"\d[\d,.]*|\b(?!and\b)[a-z]+")
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


def quantity_of(words: str) -> int:
    """Read one number that ``QUANTITY`` matched.

    >>> quantity_of("a hundred and twenty"), quantity_of("2.5 million"), quantity_of("1,50,000")
    (120, 2500000, 150000)
    >>> quantity_of("two-and-a-half thousand"), quantity_of("five hundred thousand"), quantity_of("forty-two")
    (2500, 500000, 42)
    """
    total = part = 0.0
    for word in _PART.findall(words.lower()):
        if word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if word != "hundred":
                total, part = total + part, 0.0
        elif word == "half":
            part += 0.5 - 1  # its article was counted
        elif word in ("a", "an"):
            part += 1
        else:
            part += _TENS.get(word) or _ONES.get(word) or float(word.replace(",", ""))
    return round(total + part)


def burmese_range(words: str) -> tuple[int, int] | None:
    """Read one number that ``BURMESE_QUANTITY`` matched, as its least and greatest; ``None``: it is no number.

    >>> burmese_range("၁ သိန်း ၅ သောင်း"), burmese_range("တစ်ရာ့နှစ်ဆယ်"), burmese_range("ဆယ့်နှစ်သုံး")
    ((150000, 150000), (120, 120), (12, 13))
    >>> burmese_range("လေးငါးဆယ်"), burmese_range("နှစ်ဆယ်သုံးဆယ်"), burmese_range("ငါးနှစ်")
    ((40, 50), (20, 30), None)
    """
    if words == "တ":
        return 1, 1
    sums, last, first = [0.0, 0.0], 0, None
    for number, scale_word in _MY_TERM.findall(words):
        if not number and not scale_word:
            continue
        ones = (
            [float(number.replace(",", ""))] if number[:1].isdigit() else [_MY_ONES[w] for w in _ONE_MY.findall(number)]
        )
        scale = _MY_BIG[scale_word] if scale_word else 1
        if len(ones) == 2 and ones[1] != ones[0] + 1:
            return None
        if last and scale >= last:
            if first is not None or scale > last:
                return None
            first, sums = sums[0], [0.0, 0.0]  # "twenty thirty"
        low, high = (ones[0], ones[-1]) if ones else (1, 1)
        sums = [sums[0] + low * scale, sums[1] + high * scale]
        last = scale
    if words.endswith("ခွဲ"):
        sums = [sums[0] + last / 2, sums[1] + last / 2]
    low = sums[0] if first is None else first
    return (round(low), round(sums[1])) if low <= sums[1] else None


def scale_of(words: str) -> int:
    """Read the scale that a number ends with; 1: none.

    >>> scale_of("three thousand"), scale_of("30")
    (1000, 1)
    """
    return _SCALES.get(re.split(r"[\s-]", words.lower())[-1], 1)


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
