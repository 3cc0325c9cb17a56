"""The words of English dates: months, weekdays, ordinals, and where in a text any of them stands."""

from __future__ import annotations

import re

from kintrace.lexicon.numbers import ENGLISH


def _listed(words: str) -> list[str]:
    """Words in their order: long lists read better in lines than in columns."""
    return words.split()


_MONTHS = _listed("january february march april may june july august september october november december")
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_BURMESE = {
    "ဇန်နဝါရီ": 1, "ဖေဖော်ဝါရီ": 2, "မတ်": 3, "ဧပြီ": 4, "မေ": 5, "ဇွန်": 6, "ဇူလိုင်": 7, "ဩဂုတ်": 8, "သြဂုတ်": 8,
    "စက်တင်ဘာ": 9,
    "အောက်တိုဘာ": 10, "နိုဝင်ဘာ": 11, "ဒီဇင်ဘာ": 12,
}  # fmt: skip
MONTH_NUMBER = {name: i + 1 for i, name in enumerate(_MONTHS)} | _SHORT | _BURMESE
_WEEKDAYS = _listed("monday tuesday wednesday thursday friday saturday sunday")
_WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY_NUMBER = {name: i for i, name in enumerate(_WEEKDAYS)} | _WEEKDAY_SHORT

_ORDINAL_WORDS = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {w: i + 1 for i, w in enumerate(_ORDINAL_WORDS)} | {"thirtieth": 30, "last": -1, "final": -1}
_ORDINALS |= {f"twenty-{w}": 20 + i + 1 for i, w in enumerate(_ORDINAL_WORDS[:9])} | {"thirty-first": 31}


def _cases(names: list[str]) -> str:
    """The names with a capital, in capitals and small."""
    spellings = {form for n in names for form in (n, n.capitalize(), n.upper())}
    return "|".join(sorted(spellings, key=lambda s: (-len(s), s)))


MONTH = rf"(?:(?:{_cases(_MONTHS)})(?![A-Za-z])|(?:{_cases(list(_SHORT))})(?![A-Za-z])\.?)"
BURMESE_MONTH = rf"(?:{'|'.join(sorted(_BURMESE, key=len, reverse=True))})(?:လ)?"
WEEKDAY = rf"(?:{_cases(_WEEKDAYS)})(?![A-Za-z])"
WEEKDAY_SHORT = rf"(?:(?:{'|'.join(n.capitalize() for n in _WEEKDAY_SHORT)})(?![A-Za-z])\.?)"
DASH = r"\s*[-‐–—‑]\s*"
# A number that is something else than a day: a time, a share, a measure, an age.
NO_DAY = r"(?![A-Za-z]|\d|:\d|%|\s?[ap]\.?m\b|[-‐‑](?:year|day|month|week|hour)|,\d{3}(?!\d)|\.\d)"
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?{NO_DAY})"
DAY_WORD = (
    rf"(?:{'|'.join(sorted((w for w in _ORDINALS if _ORDINALS[w] > 0), key=len, reverse=True)).replace('-', '[- ]')})"
)
YEAR = r"(?:(?:19[4-9]\d|20\d\d)(?![\d%]|,\d{3}|\.\d|[-/]\d{1,2}(?!\d|\s+[A-Z])))"
ORDINAL = rf"(?:{DAY_WORD}|last|final|\d{{1,2}}(?:st|nd|rd|th))"
NUMBER = rf"(?:{ENGLISH})"
# What a number counts: "in August 20 people" names no twentieth, "by 2000 kyat" no year.
COUNTED = (
    r"(?!\s+(?:(?:\w+\s+)?(?:people|persons|men|women|youths?|boys|girls|villagers|residents|civilians|soldiers|troops|"
    r"students|workers|others|families|households|times|houses|homes|fighters|members|prisoners|detainees|recruits|"
    r"hours|hrs|children|teenagers|villages|bodies|vehicles|trucks|displaced|more|percent|miles?|km|kilomet\w+|"
    r"met(?:er|re)s|"
    r"feet|"
    r"acres?|tons?|tonnes?|kyats?|baht|yuan|dollars?|lakhs?|MMK|USD|kg|viss|bags?)\b))"
)
# What takes a number behind it: a unit of soldiers, a ward, a road, a paragraph.
NUMBERED = re.compile(
    r"\b(?:battalions?|brigades?|regiments?|divisions?|companies|company|columns?|wards?|blocks?|rooms?|houses?|roads?|"
    r"streets?|miles?|numbers?|nos?|sections?|articles?|chapters?|pages?|rules?|act|orders?|LIB|IB|LID|MOC|RMC|BGF|PDF|"
    r"ver|version|v|aged?|camps?|gates?|sectors?|batch|grade|standard)\.?\s+(?:no\.?\s*)?\Z",
    re.IGNORECASE,
)

_TOKEN = re.compile(r"[A-Za-z]{3,}|\d{1,2}(?:st|nd|rd|th)\b|(?:19|20)\d\d|[’'‘]\d\ds?\b|\b[4-9]0s\b|[\u1000-\u109f]+")
# For each word the kinds of dates that it may be part of.
_SAID = {
    "calendar": [*MONTH_NUMBER, *_listed("sixties seventies eighties nineties noughties century")],
    "weekday": [*WEEKDAY_NUMBER, *(f"{w}s" for w in _WEEKDAYS)],
    "today": _listed(
        "today tonight tomorrow yesterday lately recently date dates day night evening morning afternoon noon week"
    ),
    "unit": _listed("weekend week fortnight month year decade spring summer autumn winter season"),
    "ago": _listed("ago back since"),
    "amount": _listed("day days night nights week weeks fortnight month months year years hour hours decade decades"),
    "event": _listed(
        "day days night nights week weeks fortnight month months year years hour hours minutes decade morning evening "
        "afternoon dawn noon"
    ),
    "nth": ["month"],
    "feast": _listed("election polling coup"),
}
_FEASTS = _listed("Day Eve Christmas Anniversary Thingyan Festival")
_REACH = {
    "calendar": (36, 40), "weekday": (30, 30), "today": (35, 35), "unit": (30, 15), "ago": (45, 12), "amount": (35, 25),
    "event": (64, 22), "feast": (40, 30), "nth": (36, 30),
}  # fmt: skip


def _kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of each word, as it is written: small, with a capital, in capitals."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in _SAID.items():
        for form in {f for w in words for f in (w, w.capitalize(), w.upper())}:
            found[form] = (*found.get(form, ()), kind)
    return found | {w: (*found.get(w, ()), "feast") for w in _FEASTS}


_KINDS = _kinds()


def month_of(word: str) -> int:
    """Number of a month by its name.

    >>> month_of("Sept."), month_of("MAY"), month_of("စက်တင်ဘာလ")
    (9, 5, 9)
    """
    name = word.rstrip(".").lower()
    return MONTH_NUMBER.get(name) or MONTH_NUMBER[name.removesuffix("လ")]


def weekday_of(word: str) -> int:
    """Number of a weekday by its name, Monday 0."""
    return WEEKDAY_NUMBER[word.rstrip(".").lower()]


def number_of_day(word: str) -> int:
    """A day of the month or a place in a row: "3", "3rd", "twenty-first"; -1: the last.

    >>> number_of_day("30th"), number_of_day("thirty first"), number_of_day("last")
    (30, 31, -1)
    """
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS[re.sub(r"\s+", "-", word.lower())]


def places(text: str) -> dict[str, list[tuple[int, int]]]:
    """Stretches of a text around the words of dates, for each kind of date: looking only there is far faster."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _TOKEN.finditer(text):
        word = match[0]
        kinds = _KINDS.get(word) or (() if word.isalpha() and word[0] < "\x7f" else _of_sign(word))
        for kind in kinds:
            before, behind = _REACH[kind]
            _extend(found.setdefault(kind, []), text, match.start() - before, match.end() + behind)
    return found


def _extend(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a stretch, cut between words, to those before it."""
    if start > 0:
        start = text.rfind(" ", 0, start) + 1
    end = text.find(" ", end)
    end = len(text) if end < 0 else end
    if spans and spans[-1][1] >= start:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((max(start, 0), end))


def _of_sign(word: str) -> tuple[str, ...]:
    """Of what begins with no letter of English: "5th", "2024", "'24", a Burmese month."""
    if word[0].isdigit():
        return ("calendar",) if word.isdigit() else ("nth", "calendar")
    return ("calendar",) if word[0] in "’'‘" or word.rstrip("လ") in _BURMESE else ()
