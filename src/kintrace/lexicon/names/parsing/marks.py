"""What is written around a name: aliases, nicknames, remarks, numbers: found, and taken out letter for letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SAYS = (
    "and aka alias known called nickname nicknamed of father mother formerly née late deceased dead died missing rip or"
    " name unknown unnamed unidentified anonymous n/a"
)
_SAYING = frozenset(_SAYS.split())
# Most names are Latin words and nothing else; the others are searched for anything that is no plain name.
_PLAIN = re.compile(r"(?:[A-Za-z]+\.?(?: |$))+")
_SPECIAL = re.compile(
    r"[^\w\s.'’ʼ`\-\u1000-\u103f\u104c-\u109f\uaa60-\uaa7f]|[\d_]|(?:^|\s)['’`]|['’]s\s|ခေါ်|ခေါ်|[၊။၏]|ရဲ့|ရဲ့"
    r"|နှင့်|နဲ့|အသက်|ကွယ်လွန်|ကျဆုံး|သေဆုံး|သေသူ|အဘ|အဖ|ဖခင်|မိခင်|အမိ|အမည်|နာမည်|\s(?:သား|သမီး|ခ)\s|\ba\.\s?k\.\s?a|\br\.i\.p"
    rf"|\b(?:{'|'.join(_SAYS.split())})\b",
    re.I,
)
_DEAD = re.compile(
    r"[(\[]\s*(?:the\s+)?(?:late|deceased|dead|died|killed|r\.?i\.?p\.?|ကွယ်လွန်(?:သူ|ပြီး|ခဲ့)?|ကျဆုံး(?:သူ|ပြီး)?|သေ(?:ဆုံး)?(?:သူ|ပြီး)?)\s*[)\]]"
    r"|^\s*(?:the\s+)?late\s+(?=\S)|\b(?:deceased|r\.i\.p\.?)\s*$|[†✝✞☦]|ကွယ်လွန်(?:သူ|ပြီး)?|ကျဆုံး(?:သူ|ပြီး)|သေဆုံးသူ",
    re.I,
)
_MISSING = re.compile(r"[(\[]\s*(?:missing|lost|ပျောက်(?:ဆုံး)?(?:နေ)?(?:သူ)?)\s*[)\]]", re.I)
_NUMBER = re.compile(
    r"[(\[]\s*(?P<n>[1-9၁-၉]|I{1,3}|IV|V)\s*[)\]]|(?<=[^\W\d]|[\u102b-\u103e])\s*[-–]?\s*(?P<bare>[0-9၀-၉])\s*$"
)
# Sex, an age, a card's or a phone's number, a rank given up: none of them is a name.
_JUNK = re.compile(
    r"[(\[]\s*(?:m|f|male|female|ကျား|မ|ကျား\s*/\s*မ|[0-9၀-၉]{1,3}\s*(?:years?(?:\s*old)?|yrs?|y/?o|နှစ်)?|ret(?:'?d|ired|\.)?|rtd\.?"
    r"|(?:အ)?ငြိမ်း(?:စား)?)\s*[)\]]|(?:အသက်|aged?)\s*[-:(]?\s*[(]?\s*[0-9၀-၉]{1,3}\s*[)]?\s*(?:နှစ်|years?(?:\s*old)?)?"
    r"|(?<![^\W\d_])[0-9၀-၉]{1,3}\s*(?:years?\s*old|yrs?\b|y/o|နှစ်)"
    r"|(?:(?:\bn\.?\s?r\.?\s?c\.?|မှတ်ပုံတင်(?:အမှတ်)?|\bph(?:one)?|\btel|ဖုန်း)(?:\s*no)?\s*[.:#=\-]*\s*)?"
    r"(?:[0-9၀-၉]{1,2}\s?/\s?[A-Za-z()\[\]\u1000-\u103f\u108f .\-]{3,30}?[0-9၀-၉](?:[ \-]?[0-9၀-၉]){3,5}"
    r"|[+]?[0-9၀-၉](?:[ .\-]?[0-9၀-၉]){5,12})"
    r"|(?<![^\W\d_])[0-9၀-၉]+(?![A-Za-z])",
    re.I,
)
_QUOTED = re.compile(
    r"(?:(?<=[\s(])|^)(?:[“\"«‘„]|''|['`](?=\w))(?P<name>[^“”\"«»„]{1,60}?)(?:[”\"»]|''|(?<=\w)['’](?!\w))"
)
_WORDS = (
    r"aka|a\.?\s?k\.?\s?a\.?|alias|a/k/a|also\s+known\s+as|better\s+known\s+as|known\s+as|also\s+called|called"
    r"|nick-?named?|formerly"
)
_ALIAS = re.compile(
    rf"[(\[]\s*(?:{_WORDS}|a|ခေါ်|ခေါ်|ခ(?![\u102b-\u103e])|သို့မဟုတ်|(?-i:or))\s*[:.]?\s*(?:[)\]]|(?=\S))(?<![a-z](?=[a-z]))"
    rf"|(?<=\s)(?:{_WORDS}|née|(?-i:or))(?=[\s:.])[:.]?|\s*@\s*|\s*[/|;\\=]\s*"
    r"|(?<=[\s)])(?:ခ|ခေါ်|ခေါ်)(?=[\s(\u1000-\u1021\u1025-\u102a])|(?:အမည်ကွဲ|အမည်ရင်း|အမည်ပြောင်|ငယ်မည်|ငယ်နာမည်)\s*[-:–]?",
    re.I,
)
# "called" behind a run: two syllables or more on its left, a name on its right, or it is a part of the name.
_CALLED = re.compile(
    "(?<=[\u1000-\u109f])(?:ခေါ်|ခေါ်)"
    r"(?=\s*[\u1000-\u1021\u1025-\u102a][\u1000-\u109f]|\s+[A-Za-z])"
)
_SYLLABLE = re.compile("[\u1000-\u102a\u103f](?!\u1037?[\u103a\u1039])")
_BRACKETS = re.compile(r"[(\[{<](?P<name>[^()\[\]{}<>]*)[)\]}>]?")
_MARK_ONLY = re.compile(rf"\s*(?:{_WORDS}|a|ခ|ခေါ်|ခေါ်)\s*$", re.I)
_NOBODY = re.compile(
    r"\W*(?:(?:name\s+)?(?:unknown|unnamed|unidentified|not\s+known|anonymous|withheld)(?:\s+(?:name|person|man|woman))?|n\W?a"
    r"|no\s+name|(?:အမည်|နာမည်)\s*(?:မသိ(?:ရ(?:ှိ)?(?:သေး)?)?(?:သူ)?|မဖော်(?:ပြ|လို)?(?:သူ)?))\W*$",
    re.I,
)
_DIGITS = str.maketrans("၀၁၂၃၄၅၆၇၈၉", "0123456789")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_SHORT = re.compile(r"\s*[A-Z]{2,7}(?:[-/ ][A-Z0-9]{1,7})*\s*$")  # an army, a party, a unit: no name
_COMMA = re.compile("[,၊]")


@dataclass(slots=True)
class Marks:
    """What stood around the names.

    Args:
        text: The words, everything that is no name put to blanks: offsets stay.
        spans: (start, end, kind) of each form, in the order written.
        remarks: What was remarked.
    """

    text: str
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    remarks: set[str] = field(default_factory=set)


def marks_in(text: str, about_others: list[tuple[int, int]]) -> Marks:
    """Take remarks, numbers and relatives out and say where each form of the name stands.

    >>> found = marks_in('Brang Aung (2) (a) Ko Gyi "Blacky"', [])
    >>> found.spans, found.remarks
    ([(0, 10, 'main'), (19, 25, 'alias'), (27, 33, 'nickname')], {'number 2'})
    """
    if _NOBODY.match(text):
        return Marks("", remarks={"unnamed"})
    marks = Marks(_blanked(text, about_others))
    for pattern, remark in ((_DEAD, "deceased"), (_MISSING, "missing")):
        if pattern.search(marks.text):
            marks.remarks.add(remark)
            marks.text = _blanked(marks.text, [m.span() for m in pattern.finditer(marks.text)])
    number = _NUMBER.search(marks.text)
    # a number before the name is the row's, not the person's
    if number is not None and any(c.isalpha() for c in marks.text[: number.start() + 1]):
        said = (number["n"] or number["bare"]).upper().translate(_DIGITS)
        marks.remarks.add(f"number {int(_ROMAN.get(said, said))}")
        marks.text = _blanked(marks.text, [number.span()])
    marks.text = _blanked(marks.text, [m.span() for m in _JUNK.finditer(marks.text)])
    _quoted(marks)
    _aliases(marks)
    order = {"main": 0, "alias": 1, "nickname": 1}
    marks.spans.sort(key=lambda span: (order[span[2]], span[0]))
    return marks


def is_plain(text: str) -> bool:
    """Whether the words are one name and nothing else.

    >>> is_plain("Lahpai Seng Ra"), is_plain("Seng Ra (a) Ja Ja")
    (True, False)
    """
    if text.isascii() and _PLAIN.fullmatch(text):
        return _SAYING.isdisjoint(text.lower().split())
    return _SPECIAL.search(text) is None


def _quoted(marks: Marks) -> None:
    for match in _QUOTED.finditer(marks.text):
        whole = not (marks.text[: match.start()] + marks.text[match.end() :]).strip(" ()[]")
        marks.spans.append((*match.span("name"), "main" if whole else "nickname"))
    marks.text = _outside(marks.text, [(a, b) for a, b, _ in marks.spans])


def _outside(text: str, names: list[tuple[int, int]]) -> str:
    """The words with quoted names put to blanks in what is still to be read, kept for the forms by their spans."""
    return text if not names else _blanked(text, [(a - 1, b + 1) for a, b in names])


def _aliases(marks: Marks) -> None:
    text = marks.text
    called = (m for m in _CALLED.finditer(text) if len(_SYLLABLE.findall(_run_before(text, m.start()))) > 1)
    cuts = sorted(m.span() for found in (_ALIAS.finditer(text), called) for m in found)
    kind, at = "main", 0
    for start, end in [*cuts, (len(text), len(text))]:
        if start < at:
            continue
        _segment(marks, text, at, start, kind)
        kind = "alias" if any(k == "main" for _, _, k in marks.spans) else "main"
        at = end


def _run_before(text: str, at: int) -> str:
    start = at
    while start > 0 and "\u1000" <= text[start - 1] <= "\u103f":
        start -= 1
    return text[start:at]


def _segment(marks: Marks, text: str, start: int, end: int, kind: str) -> None:
    """One stretch between marks of an alias; what stands in brackets is a name of its own."""
    plain = start
    for match in _BRACKETS.finditer(text, start, end):
        _keep(marks, text, plain, match.start(), kind)
        if not _MARK_ONLY.match(match["name"]):
            named = next((text[a:b] for a, b, k in marks.spans if k == "main"), "")
            _keep(marks, text, *match.span("name"), _bracketed(named, match["name"]) if named else kind)
        plain = match.end()
        kind = "alias" if any(k == "main" for _, _, k in marks.spans) else "main"
    _keep(marks, text, plain, end, kind)


def _bracketed(named: str, words: str) -> str:
    """What stands in brackets behind a name: the same in the other script, a nickname, or a side's short name."""
    if named.isascii() != words.isascii():
        return "alias"
    stripped = words.strip()
    return "" if stripped[:1].islower() or (_SHORT.match(words) and not named.isupper()) else "nickname"


def _keep(marks: Marks, text: str, start: int, end: int, kind: str) -> None:
    words = text[start:end]
    stripped = words.strip(" \t\r\n,.:;-–၊။*#\"'“”‘’)]}>")
    if kind and any(c.isalpha() for c in stripped):
        a = start + words.index(stripped)
        marks.spans.append((a, a + len(stripped), kind))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        start, end = max(start, 0), min(end, len(text))
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def comma_in(text: str, start: int, end: int) -> int | None:
    """Offset of the first comma of a form; ``None``: none."""
    match = _COMMA.search(text, start, end)
    return match.start() if match else None
