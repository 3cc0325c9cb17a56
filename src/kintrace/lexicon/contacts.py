"""Ways to reach or identify a person in a text: phones, e-mails, cards, links: found to be sealed, never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

PHONE, EMAIL, NRC, LINK = "phone", "email", "nrc", "link"

_D = "[0-9\u1040-\u1049\u1090-\u1099]"
_GAP = "[ \u00a0.\u00b7()/-\u2010-\u2015]"
_TO_ASCII = {first + n: str(n) for first in (0x1040, 0x1090) for n in range(10)}


@dataclass(frozen=True, slots=True)
class FoundContact:
    """One way to reach or identify somebody, and where it stands.

    Args:
        start: First code point.
        end: One past the last.
        kind: ``phone``, ``email``, ``nrc`` or ``link`` (a page, or a name in a messenger).
    """

    start: int
    end: int
    kind: str


_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”‘’။၊]+|(?<![\w@.])(?:facebook\.com|fb\.com|fb\.me|m\.me|t\.me|wa\.me)/[^\s<>\"'“”‘’။၊]+",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?![\w-])")
# 09 and six to nine digits more, or +95 9 …; landlines by their trunk code; any digits, any gaps.
_PHONE = re.compile(
    f"(?<![0-9A-Za-z\u1040-\u1049/])(?:\\+|\u2795|00)?(?:[9\u1049]{_GAP}{{0,2}}[5\u1045]{_GAP}{{0,2}}[0\u1040\u101d]?{_GAP}{{0,2}}[9\u1049]"
    f"|[0\u1040\u101d]{_GAP}{{0,2}}[9\u1049]|[0\u1040]{_GAP}{{0,2}}[1-8\u1041-\u1048])(?:{_GAP}{{0,3}}{_D}){{6,9}}(?!{_D})"
)
# A mobile number broken over a line's end, once; never the end of a date or of a number and the next line's start.
_WRAPPED = re.compile(
    f"(?<![0-9A-Za-z\u1040-\u1049/])(?<![0-9\u1040-\u1049][-./])(?:\\+?[9\u1049][5\u1045]{_GAP}{{0,2}}[9\u1049]|[0\u1040\u101d][9\u1049])"
    f"(?=[^\\n]{{0,20}}\\r?\\n[ ]*{_D})(?:(?:{_GAP}{{0,3}}|[ ]*\\r?\\n[ ]*){_D}){{6,9}}(?!{_D})"
)
# Digits behind a word for a way to call: no trunk code is needed there.
_CALL = "tel(?:ephone)?|phones?|ph|mobile|call(?: me| us)?|whats ?app|viber|signal|telegram|hotline|contact"
_CUE = re.compile(
    f"(?<!\\w)(?:{_CALL}|ဖုန်း|ဆက်သွယ်ရန်)(?:[ ]?(?:no|number|nr|on|at|နံပါတ်))?[ ]?[.:：#=-]{{0,2}}\\s{{0,2}}"
    f"(?P<what>[+]?{_D}(?:(?:{_GAP}{{0,3}}|[ ]*\\r?\\n[ ]*){_D}){{5,10}})(?!{_D})",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    "(?<![\\w.@/])@[A-Za-z0-9_][A-Za-z0-9_.]{2,40}"
    "|(?<!\\w)(?:telegram|viber|signal|wechat|line id|skype|instagram|insta|messenger|whats ?app|fb|facebook|tiktok)"
    "(?:[ ](?:id|account|name|page|user(?:name)?))?[ ]?[:：=][ ]?(?P<what>[^\\s,;]{3,60})",
    re.IGNORECASE,
)
# "at" and "dot" spelt out, so that no machine should find it; without brackets only before a dot spelt out, or a
# common host of mail.
_HOST = "[A-Za-z0-9-]{1,63}"
_SPELT_DOT = f"(?:\\s{{0,2}}[(\\[{{<]\\s?dot\\s?[)\\]}}>]\\s{{0,2}}|[ ]dot[ ]){_HOST}"
_MAIL = "(?:g|hot|proton|i?cloud)?(?:mail|yahoo|outlook|cloud|proton)"
_SPELT = re.compile(
    "(?<![\\w.+-])[\\w.+-]{1,64}"
    f"(?:\\s{{0,2}}[(\\[{{<]\\s?(?:at|@)\\s?[)\\]}}>]\\s{{0,2}}{_HOST}(?:{_SPELT_DOT}|\\.{_HOST})+"
    f"|[ ](?:at|@)[ ]{_HOST}(?:{_SPELT_DOT})+|[ ](?:at|@)[ ]{_MAIL}\\.{_HOST})",
    re.IGNORECASE,
)
_DAY = re.compile(r"[0-3]?[0-9][-./][01]?[0-9][-./](?:19|20)[0-9]{2}")
_NRC = re.compile(
    f"(?<!{_D})(?P<state>{_D}{{1,2}})\\s?[/\u104a၊\\\\|.-]\\s?"
    "(?P<township>[A-Za-z][A-Za-z .]{1,14}?|[\u1000-\u1021\u1025\u1027\u1029\u101d\u1040\u103b-\u103e]{2,6})"
    "\\s?[(\\[{]?\\s?(?P<type>[A-Za-z]{1,8}|နိုင်|ႏိုင္|ဧည့်|ဧည္႔|ပြု|ျပဳ|သာသနာ|သာ|ယာယီ|ယာ|စ|သီ)\\s?[)\\]}]?\\s?"
    f"[-–]?\\s?(?P<number>{_D}(?:[ ]?{_D}){{5}})(?!{_D})"
)


def contacts_in(text: str) -> list[FoundContact]:
    """Find phones, e-mails, identity-card numbers and links, in order; none overlaps another.

    Assumes: cleaned text; digits in Burmese or Latin script, blanks and dashes between them.

    >>> text = "Call 09-420 123 456"
    >>> [(text[c.start:c.end], c.kind) for c in contacts_in(text)]
    [('09-420 123 456', 'phone')]
    """
    found: list[FoundContact] = []
    taken = bytearray(len(text))
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            start, end = match.span("what") if match.groupdict().get("what") else match.span()
            end = _without_tail(text, start, end, kind)
            if kind == NRC and not 1 <= int(_ascii(match["state"])) <= 14:
                continue
            if kind == PHONE and _DAY.match(_ascii(match[0])):
                continue
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(FoundContact(start, end, kind))
    return sorted(found, key=lambda contact: contact.start)


_KINDS = (
    (LINK, _LINK),
    (EMAIL, _EMAIL),
    (EMAIL, _SPELT),
    (NRC, _NRC),
    (PHONE, _PHONE),
    (PHONE, _WRAPPED),
    (PHONE, _CUE),
    (LINK, _HANDLE),
)


def _without_tail(text: str, start: int, end: int, kind: str) -> int:
    if kind == LINK:
        while end > start + 1 and text[end - 1] in ".,;:!?)]}":
            end -= 1
    return end


def phone_number(text: str) -> str | None:
    """Normal form of a Myanmar phone number, digits only, starting with ``0``; ``None`` where it is none.

    >>> phone_number("+95 9 420 123 456"), phone_number("၀၉-၄၂၀၁၂၃၄၅၆"), phone_number("12 people")
    ('09420123456', '09420123456', None)
    """
    match = _PHONE.search(text)
    if match is None:
        return None
    digits = re.sub("[^0-9]", "", _ascii(match[0]).replace("\u101d", "0"))
    if digits.startswith("00"):
        digits = digits[2:]
    if digits.startswith("95"):
        return "0" + digits[2:].removeprefix("0")
    return digits


def identity_number(text: str) -> str | None:
    """Normal form of a national registration card number, as ``12/OUKAMA(N)123456``.

    Both scripts, and the faults that hands make: no brackets, blanks, small letters, another romanisation of the
    township's three letters. A township code that the tables do not know is kept as written, in capitals.

    Returns:
        The number; ``None`` where the text holds none. Where a Burmese code stands for several townships of one
        state, the first Latin code by name: equal for equal cards.

    Source: state numbers, township codes and types as listed by mm-nrc 0.2.5 (MIT).

    >>> identity_number("1/HAPANA(N)123456"), identity_number("၁/ဟပန(နိုင်)၁၂၃၄၅၆")
    ('1/HAPANA(N)123456', '1/HAPANA(N)123456')
    """
    match = _NRC.search(text)
    if match is None:
        return None
    state = int(_ascii(match["state"]))
    if not 1 <= state <= 14:
        return None
    township = _township(state, match["township"])
    number = re.sub(r"\s", "", _ascii(match["number"]))
    return f"{state}/{township}({_type(match['type'])}){number}"


def _township(state: int, written: str) -> str:
    latin_of, folded = _townships()
    key = re.sub(r"[\s.]", "", written).upper()
    if not key.isascii():
        return latin_of.get((state, key.replace("\u1040", "\u101d")), key)
    return folded.get((state, _folded(key)), key)


def _type(written: str) -> str:
    return _TYPES.get(written.upper(), written[:1].upper())


_TYPES = {
    **dict.fromkeys(("NAING", "NAI", "NAINGNGAN", "နိုင်", "ႏိုင္"), "N"),
    **dict.fromkeys(("EH", "EE", "AEH", "ဧည့်", "ဧည္႔"), "E"),
    **dict.fromkeys(("PYU", "PRU", "ပြု", "ျပဳ"), "P"),
    **dict.fromkeys(("THA", "THANA", "သာသနာ", "သာ", "သီ"), "T"),
    **dict.fromkeys(("YA", "YAYI", "ယာယီ", "ယာ"), "Y"),
    "စ": "S",
}


def _folded(code: str) -> str:
    """Three syllables as they may be romanised otherwise: vowels and aspirations fall away."""
    code = re.sub("^AH|^AA|^AR", "A", code).replace("TH", "0").replace("PH", "P").replace("HP", "P").replace("HT", "T")
    code = code.replace("HK", "K").replace("KH", "K").replace("GH", "G").replace("GA", "G")
    return code[:1] + re.sub("[AEIOUH]", "", code[1:])


@cache
def _townships() -> tuple[dict[tuple[int, str], str], dict[tuple[int, str], str]]:
    """Latin code by state and Burmese code, and by state and folded Latin code where only one has it."""
    latin_of: dict[tuple[int, str], str] = {}
    folds: dict[tuple[int, str], set[str]] = {}
    for state, latin, burmese in _rows():
        latin_of[state, burmese] = min(latin, latin_of.get((state, burmese), latin))
        folds.setdefault((state, _folded(latin)), set()).add(latin)
    # a code that has the very same Burmese letters as another is written as the first of them, in either script
    same = {(state, latin): latin_of[state, burmese] for state, latin, burmese in _rows()}
    return latin_of, {key: same[key[0], next(iter(codes))] for key, codes in folds.items() if len(codes) == 1}


@cache
def _rows() -> tuple[tuple[int, str, str], ...]:
    return tuple(_read_rows())


def _read_rows() -> Iterator[tuple[int, str, str]]:
    text = resources.files("kintrace.lexicon").joinpath("resources/contacts_nrc_townships.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        state, latin, burmese = line.split("\t")[:3]
        yield int(state), latin, burmese


def _ascii(text: str) -> str:
    return text.translate(_TO_ASCII)
