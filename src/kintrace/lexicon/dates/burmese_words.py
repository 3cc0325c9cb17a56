"""The words Burmese dates are made of: months, numbers, weekdays, parts of the day; and what look-alikes stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import resources

from kintrace.lexicon.numbers import value_of

_ROWS = [
    line.split("\t")
    for line in (resources.files("kintrace.lexicon") / "resources" / "calendar_months.tsv")
    .read_text("utf-8")
    .splitlines()[1:]
]
WESTERN = {spelling: int(month) for calendar, month, spelling, _ in _ROWS if calendar == "western"}
MYANMAR = {spelling: month for calendar, month, spelling, _ in _ROWS if calendar == "myanmar"}


def any_of(words: object) -> str:
    """A pattern for any of some words, the longest first.

    >>> any_of(["ab", "abc"])
    'abc|ab'
    """
    assert hasattr(words, "__iter__")
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


# A syllable ends here: no vowel sign, tone or closing consonant follows.
END = r"(?![\u102b-\u103e])"
# "လ" as the word for month, not as the head of another syllable.
LA = rf"လ{END}(?![\u1000-\u1021][\u103a\u1039])"

_ONE = "တစ်|တ|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ခုနှစ်|ရှစ်|ကိုး"
_WORD = rf"(?:(?:{_ONE})?(?:ဆယ့်|ဆယ်)(?:{_ONE})|(?:{_ONE})ဆယ်|ဆယ်|{_ONE})"
_DIGITS = r"(?<!\d)(?<!\d[.,/])\d{1,2}(?!\d)"


def number(group: str) -> str:
    """A pattern for a number of one or two digits, or in words, maybe in brackets."""
    return rf"(?:\(\s*)?(?P<{group}>{_DIGITS}|{_WORD})(?:\s*\))?"


def read_number(words: str) -> int:
    """Read what ``number`` matched.

    >>> read_number("နှစ်ဆယ့်ကိုး"), read_number("၁၄"), read_number("တဆယ့်ငါး")
    (29, 14, 15)
    """
    if not words[0].isdigit() and words != "တ" and words.startswith("တ") and not words.startswith("တစ်"):
        words = "တစ်" + words[1:]
    return value_of(words)


SHORT_MONTHS = ("မေ", "မတ်", "မာတ်", "ဇွန်")
_LONG = any_of(m for m in WESTERN if m not in SHORT_MONTHS)
# Short names of months are also syllables of names and other words: they need "လ" or a day after them.
MONTH = (
    rf"(?:{_LONG}|(?<![\u1000-\u1021\u1039])(?<!အ)(?<!မေ)(?:{any_of(SHORT_MONTHS)}){END}"
    rf"(?={LA}|\s*\(?\s*(?:\d{{1,2}}|{_WORD})\s*\)?(?:\s*(?:[-–၊]|မှ|နှင့်|နဲ့)\s*\(?\d{{1,2}}\)?)?\s*(?:ရက်|[၊,]\s*\d{{4}})|\s?\d{{1,2}}\s*[-–—()\]])){END}"
)
YEAR_WORD = r"(?:ပြည့်\s*နှစ်|ပြည့်|ခုနှစ်|ခုနစ်|ခု)"

WEEKDAYS = {
    "တနင်္လာ": 0, "တနလာင်္": 0, "တနလာ": 0, "တနင်လာ": 0,
    "အင်္ဂါ": 1, "အဂ်ါ": 1, "အင်ဂါ": 1,
    "ဗုဒ္ဓဟူး": 2, "ဗုဒ္ဒဟူး": 2, "ဗုဓဟူး": 2, "ဗုဒ္ဓဟုး": 2, "ဗုဒဟူး": 2,
    "ကြာသပတေး": 3, "ကြာသာပတေး": 3, "ကြာသပ်တေး": 3, "ကြာသပေတေး": 3,
    "သောကြာ": 4, "စနေ": 5,
    "တနင်္ဂနွေ": 6, "တနင်္ဂနွှေ": 6, "တနဂ်နွေ": 6, "တနင်ဂနွေ": 6,
}  # fmt: skip
WEEKDAY = rf"(?:(?:{any_of(WEEKDAYS)})(?:\s?နေ့|(?=ကတည်းက|ကထဲက|ကတဲက)|(?=\s?(?:ညနေ|ည|မနက်|နံနက်)(?:ပိုင်း|က|မှာ|တွင်|\s))))"

DAYPART = (
    r"(?:(?:မနက်|နံနက်|ည|ညနေ|နေ့လယ်|နေ့လည်|နေ့ခင်း|မွန်းတည့်|မွန်းလွဲ|မိုးလင်း|အရုဏ်တက်|သန်းခေါင်|ညဦး|ညဉ့်)"
    r"(?:စောစော|အစောပိုင်း|အစော|ပိုင်း|ခင်း|စောင်း|ဘက်|နက်|ဦးပိုင်း|ယံ)?)"
)

PAST = r"(?:(?:ပြီးခဲ့|လွန်ခဲ့|ကုန်ခဲ့|ကျော်ခဲ့)(?:သည့်|သော|တဲ့|တ့ဲ)\s*)"
NEXT = r"(?:(?:လာမယ့်|လာမည့်|လာမဲ့|လာမယ့|နောက်လာမည့်|နောက်လာမယ့်|ရှေ့လာမည့်|ရှေ့လာမယ့်)\s*)"
THIS = r"(?:(?:ယခု|ဒီ|ယ္ခု|အခု)\s*)"

# Years told from the day of saying, as Burmese tells them: "မနှစ်က", "တမြန်နှစ်", "အရင်နှစ်", "ဒီနှစ်".
_NOT_SINCE = r"(?!တည်း|ထဲက|တဲက|စ|နေ|ာ|ု)"
YEARS_AWAY = {"threeyears": -3, "twoyears": -2, "lastyear": -1, "thisyear": 0, "nextyear": 1}
AWAY = (
    rf"(?P<threeyears>ဟို\s?(?:တစ်|တ)မြန်မ?\s?နှစ်(?:(?:တုန်း)?က{_NOT_SINCE})?)"
    rf"|(?P<twoyears>(?:တစ်|တ)မြန်မ?\s?နှစ်(?:(?:တုန်း)?က{_NOT_SINCE})?)"
    rf"|(?P<lastyear>(?<!မြန်)မနှစ်(?:(?:တုန်း)?က{_NOT_SINCE}|(?=ကတည်း|ကထဲက|ကတဲက|ကစ|ကနေ|\s?(?:ကုန်|လယ်|ဆန်း|ဦးပိုင်း|နှောင်း|အစောပိုင်း|အကုန်)"
    rf"|\s?(?:မှာ|တွင်|အတွင်း)|\s|(?:{any_of(WESTERN)})))|(?:ယမန်\s?|{PAST}|(?:အရင်|ယခင်)\s?)နှစ်(?:(?:တုန်း)?က{_NOT_SINCE})?)"
    rf"|(?P<thisyear>{THIS}နှစ်)|(?P<nextyear>(?:{NEXT}|(?<!ပြီး)နောက်)နှစ်)"
)

_AS_DIGIT = re.compile(
    r"ဝ(?:(?<=\dဝ)|(?<=\dဝဝ)|(?<![\u1000-\u109f]ဝ)(?=\d))(?=[\dဝ]|\s*(?:ရက်|ခု|ပြည့်|လ|နာရီ|ဦး|ယောက်|[-./၊)]|\Z))"
)
_AS_LETTER = re.compile(
    r"၀(?:(?<=[\u1000-\u103f]၀)(?=[\u102b-\u103e]|[\u1000-\u1021]\u103a)|(?<![\u1000-\u109f]၀)(?=[\u102b-\u103e]))"
)


def unmixed(text: str) -> str:
    """The text with zero where wa stands for it, and wa where zero does. As long as before.

    >>> unmixed("၂ဝ၂၄ ခုနှစ် နို၀င်ဘာလ")
    '၂၀၂၄ ခုနှစ် နိုဝင်ဘာလ'
    """
    if "ဝ" in text:
        text = _AS_DIGIT.sub("၀", text)
    if "၀" in text:
        text = _AS_LETTER.sub("ဝ", text)
    return text.replace("\u00a0", " ")


def near(text: str, literals: Iterable[str], before: int, after: int) -> list[tuple[int, int]]:
    """Stretches around all places of some words: finding a literal is far faster than trying a pattern everywhere.

    >>> near("abcdefgh", ["d"], 1, 2)
    [(2, 6)]
    """
    hits = []
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            hits.append((max(0, at - before), at + len(literal) + after))
            at = text.find(literal, at + 1)
    return merged(hits)


def merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch made one."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def found_near(pattern: re.Pattern[str], text: str, stretches: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """What a pattern finds in some stretches of a text."""
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)


# Words that point from the day of saying: "this", "last", "next", "before".
POINTING = ("ခဲ့သည့်", "ခဲ့သော", "ခဲ့တဲ့", "ခဲ့တ့ဲ", "ယခု", "အခု", "ယ္ခု", "ဒီ", "အရင်", "ယခင်", "လာမ", "နောက်")
AWAY_PARTS = ("မနှစ်", "မြန်", "ယမန်", *POINTING)
MONTH_PARTS = (
    "ဝါရီ", "ဧပြီ", "ဧပရယ်", "မတ်", "မာတ်", "မေ", "ဇွန်", "လိုင်", "လှိုင်", "လိူင်", "ဂုတ်", "ဂတ်", "ဘာ", "ဗာ", "ဒီဇဘ်", "လပိုင်း",
)  # fmt: skip
