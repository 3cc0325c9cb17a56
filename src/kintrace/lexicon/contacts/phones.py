"""Phone numbers: Myanmar's in both scripts, those of its neighbours, and lists that give only the last digits anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kintrace.lexicon.contacts.digits import DIGIT, digits_only, to_ascii

_D = DIGIT
_GAP = "[ \u00a0.\u00b7()/\\-\u2010-\u2015]"
_FREE = "(?<![0-9A-Za-z\u1040-\u1049/])"
# 09 and six to nine digits more, or +95 9 …; landlines by their trunk code; any digits, any gaps.
_HOME = re.compile(
    f"{_FREE}(?:\\+|\u2795|00)?(?:[9\u1049]{_GAP}{{0,2}}[5\u1045]{_GAP}{{0,2}}[0\u1040\u101d]?{_GAP}{{0,2}}[9\u1049]"
    f"|[0\u1040\u101d]{_GAP}{{0,2}}[9\u1049]|[0\u1040]{_GAP}{{0,2}}[1-8\u1041-\u1048])(?:{_GAP}{{0,3}}{_D}){{6,9}}(?!{_D})"
)
# A landline with the country's code; and any other country's number, which needs its plus (or 00 for a neighbour's).
_ABROAD = re.compile(
    f"{_FREE}(?:(?:\\+|\u2795){_GAP}?(?:[1-9\u1041-\u1049]{_D}{{0,2}})|[0\u1040]{{2}}{_GAP}?(?:95|86|66|91|880|856|60|65"
    f"|၉၅|၈၆|၆၆|၉၁|၈၈၀))(?:{_GAP}{{0,3}}{_D}){{7,12}}(?!{_D})"
)
# China's mobiles are written without any code near the border: 1 and ten digits, grouped or behind a word for calling.
_CHINA = re.compile(
    f"{_FREE}(?:86{_GAP}?1[3-9]{_D}{_GAP}?{_D}{{4}}{_GAP}?{_D}{{4}}|1[3-9]{_D}([ -]){_D}{{4}}\\1{_D}{{4}})(?!{_D})"
)
# A mobile number broken over a line's end, once; never the end of a date or of a number and the next line's start.
_WRAPPED = re.compile(
    f"{_FREE}(?<![0-9\u1040-\u1049][-./])(?:\\+?[9\u1049][5\u1045]{_GAP}{{0,2}}[9\u1049]|[0\u1040\u101d][9\u1049])"
    f"(?=[^\\n]{{0,20}}\\r?\\n[ ]*{_D})(?:(?:{_GAP}{{0,3}}|[ ]*\\r?\\n[ ]*){_D}){{6,9}}(?!{_D})"
)
# Digits behind a word for a way to call: no trunk code is needed there.
_CALL = "tel(?:ephone)?|phones?|ph|mobile|call(?: me| us)?|whats ?app|viber|signal|telegram|wechat|line|hotline|contact"
_CUE = re.compile(
    f"(?<!\\w)(?:{_CALL}|ဖုန်း|ဆက်သွယ်ရန်)(?:[ ]?(?:no|number|nr|on|at|နံပါတ်))?[ ]?[.:：#=-]{{0,2}}\\s{{0,2}}"
    f"(?P<what>[+]?{_D}(?:(?:{_GAP}{{0,3}}|[ ]*\\r?\\n[ ]*){_D}){{5,10}})(?!{_D})",
    re.IGNORECASE,
)
# What follows a number in a list: the last digits of another, "09 420 123 456, 457".
_NEXT = re.compile(f"(?:[ ]?[,/၊&+][ ]?|[ ](?:or|and|နှင့်)[ ])(?P<tail>{_D}{{2,4}})(?![ ]?[-.:]?{_D})")
_COUNTED = re.compile("[ ]?[%A-Za-z\u1000-\u103f]")
_DAY = re.compile(r"[0-3]?[0-9][-./][01]?[0-9][-./](?:19|20)[0-9]{2}")
_PAIRS = re.compile(r"(?:\d{1,2}[^\d]+){3,}\d{1,2}")
_COUNTRIES = ("880", "856", "95", "86", "66", "91", "60", "65")
_PATTERNS = (_HOME, _ABROAD, _CHINA, _WRAPPED, _CUE)


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as read.

    Args:
        country: Calling code, ``95`` for Myanmar; empty: not said and not to be told.
        number: Digits only. Myanmar's start with 0; another country's with its code.
        kind: ``mobile``, ``landline``, or ``number``: cannot be told.
    """

    country: str
    number: str = field(repr=False)
    kind: str


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A phone number, or a list of them that share their first digits, in a text.

    Args:
        start: First code point.
        end: One past the last.
        phones: The number, and every other that the list gives by its last digits.
    """

    start: int
    end: int
    phones: tuple[Phone, ...]


def phones_in(text: str) -> Iterator[FoundPhone]:
    """Find phone numbers, pattern by pattern, the surer ones first; none overlaps another.

    >>> [[p.number for p in f.phones] for f in phones_in("call 09 420 123 456, 457")]
    [['09420123456', '09420123457']]
    """
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("what") if pattern is _CUE else match.span()
            words = to_ascii(text[start:end])
            if pattern is _HOME and (_DAY.match(words) or _PAIRS.fullmatch(words)):
                continue
            if any(a < end and start < b for a, b in taken):
                continue
            first = read(text[start:end])
            more, end = _listed(text, end, first)
            taken.append((start, end))
            yield FoundPhone(start, end, (first, *more))


def read(words: str) -> Phone:
    """Bring a number that was found to one form.

    >>> read("+95 9 420 123 456"), read("+86 138 0013 8000")
    (Phone(country='95', kind='mobile'), Phone(country='86', kind='mobile'))
    """
    plus = words.lstrip().startswith(("+", "\u2795"))
    digits = digits_only(words)
    if digits.startswith("00"):
        plus, digits = True, digits[2:]
    if digits.startswith("95") and (plus or len(digits) > 9):
        return _home("0" + digits[2:].removeprefix("0"))
    if digits.startswith("0"):
        return _home(digits)
    if plus:
        country = next((c for c in _COUNTRIES if digits.startswith(c)), "")
        rest = digits.removeprefix(country).removeprefix("0")
        return Phone(country, country + rest, _kind_abroad(country, rest))
    if re.fullmatch("(?:86)?1[3-9][0-9]{9}", digits):
        return Phone("86", "86" + digits[-11:], "mobile")
    if re.fullmatch("9[0-9]{7,9}|[24-9][0-9]{8}", digits):
        return _home(f"0{digits}" if digits[0] == "9" and len(digits) < 11 else f"09{digits}")
    return Phone("", digits, "number")


def phone_number(text: str) -> str | None:
    """Normal form of the first phone number, digits only, Myanmar's starting with ``0``; ``None`` where there is none.

    >>> phone_number("+95 9 420 123 456"), phone_number("၀၉-၄၂၀၁၂၃၄၅၆"), phone_number("12 people")
    ('09420123456', '09420123456', None)
    """
    found = min(phones_in(text), key=lambda f: (f.start, -f.end), default=None)
    return found.phones[0].number if found else None


def _home(digits: str) -> Phone:
    if digits.startswith("09"):
        return Phone("95", digits, "mobile")
    return Phone("95", digits, "landline" if len(digits) <= 9 else "number")


def _kind_abroad(country: str, rest: str) -> str:
    mobile = {"86": "1[3-9][0-9]{9}", "66": "[689][0-9]{8}", "91": "[6-9][0-9]{9}", "880": "1[0-9]{9}"}.get(country)
    if mobile is None:
        return "number"
    return "mobile" if re.fullmatch(mobile, rest) else "landline"


def _listed(text: str, end: int, first: Phone) -> tuple[list[Phone], int]:
    """Numbers of which only the last digits are written, behind one that is whole."""
    more: list[Phone] = []
    while (match := _NEXT.match(text, end)) is not None and len(more) < 5:
        tail = digits_only(match["tail"])
        # a word behind it makes it a count, unless it begins as the digits do in whose place it stands
        if _COUNTED.match(text, match.end()) and (len(tail) < 3 or tail[0] != first.number[-len(tail)]):
            break
        more.append(Phone(first.country, first.number[: -len(tail)] + tail, first.kind))
        end = match.end()
    return more, end
