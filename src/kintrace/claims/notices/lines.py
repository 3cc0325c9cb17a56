"""What the lines of an advertisement say by where they stand: a place under a date, clothes by themselves, a home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.naming import Named

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
# nouns for what people wear; a line of them that says nothing else is what somebody wore
CLOTHES = rf"(?:\b(?:{words.listed('clothing')})\b|{words.listed('clothing_my')})"
_CLOTHES = re.compile(CLOTHES, re.IGNORECASE)
PLACE_MY = rf"(?:{words.listed('place_noun_my')})"
_PLACE = re.compile(
    rf"{PLACE_MY}(?=[\s၊။,()]|\Z|ရှေ့|နား|ဘက်|အနီး|ပေါ်|[၀-၉0-9])|\b(?:{words.listed('place_noun')})\b", re.IGNORECASE
)
_NO_PLACE_LINE = re.compile(
    r"\b(?:he|she|they|we|i|was|were|is|are|has|had|please|call|if|son|daughter|wearing|reward|tel|ph|phone|kg|feet|ft|tattoo|scar|hair)\b|"
    r"ပါတယ်|ပါသည်|ပါ။|ပါ\Z|ပေးပါ|သွား|ခေါ်|ဖုန်း|အသား|ဆံပင်|အရပ်|မှဲ့|ရှာ|ပျောက်|သား\Z|သမီး\Z|ပြီး",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:last\s+(?:seen|place|known)\s*:?\s*|home\s*:?\s*|နောက်ဆုံးတွေ့(?:သည့်နေရာ)?\s*:?\s*)(?=\S)", re.IGNORECASE
)
_TIME_TAIL = re.compile(
    r"\s*(?:\bat\s+\d|\babout\s|\baround\s|,?\s*\d{1,2}\s*(?:am|pm|AM|PM)\b).*\Z|\s*(?:ရှေ့|အနီး|နား)\s*\Z"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    paragraph: int
    kind: str


def by_lines(text: str, names: list[Named]) -> Iterator[tuple[str, Span]]:
    """Find what whole lines say: the place of the event, the home, the clothes.

    A line that is a place and stands under or beside the day is where they were last; any other is where they live.
    """
    lines = _lines(text, names)
    dated = False
    for number, line in enumerate(lines):
        if line.kind == "clothes":
            yield "clothes", (line.start, line.end)
        if line.kind == "date":
            dated = True
        if line.kind == "place":
            near = [x for x in lines[max(0, number - 2) : number] if x.paragraph == line.paragraph]
            behind = [x for x in lines[number + 1 : number + 2] if x.paragraph == line.paragraph]
            of_event = any(x.kind == "date" for x in near) or any(x.kind in ("taken", "date") for x in behind) or (
                dated and not any(x.kind == "person" for x in near) and any(x.kind == "clothes" for x in behind)
            )  # fmt: skip
            cut = _TIME_TAIL.search(text[line.start : line.end])
            end = line.start + cut.start() if cut and cut.start() > 5 else line.end
            yield ("event_place" if of_event else "home"), (line.start, end)


def _lines(text: str, names: list[Named]) -> list[_Line]:
    found, paragraph, last = [], 0, 0
    for match in _LINE.finditer(text):
        if text.count("\n", last, match.start()) > 1:
            paragraph += 1
        last = match.start()
        start, end = match.span()
        while start < end and (text[start].isspace() or text[start] in "•*-–—🔹📍🏠👗,"):
            start += 1
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;၊။-–—"):
            end -= 1
        if end > start:
            found.append(_Line(start, end, paragraph, _kind(text, start, end, names)))
    return found


def _kind(text: str, start: int, end: int, names: list[Named]) -> str:
    from kintrace.lexicon import contacts, dates, places

    line = text[start:end]
    if contacts.contacts_in(line) or re.search(r"[:：=]\s", line):
        return "other"
    if any(start <= n.start < end for n in names):
        return "person"
    if re.search(r"ခေါ်ဆောင်သွား|ခေါ်သွား|ဖမ်း", line) or re.search(
        r"\b(?:taken|stopped|arrested)\s+by\b", line, re.IGNORECASE
    ):
        return "taken"
    day = dates.dates_in(line, None)
    if (
        _CLOTHES.search(line)
        and not _PLACE.search(line)
        and len(line) < 90
        and not re.search(r"\b(?:he|she|they|was|were|is)\b", line, re.I)
    ):
        return "clothes"
    if day or re.search(r"မနေ့|ယနေ့|\b(?:yesterday|today|last\s+night)\b", line, re.IGNORECASE):
        return "date"
    named = bool(_PLACE.search(line) or places.gazetteer().places_in(line))
    if named and len(line) < 90 and not _NO_PLACE_LINE.search(line):
        return "place"
    return (
        "person"
        if re.search(r"\d{1,2}\s*(?:yrs?|years?)|[0-9\u1040-\u1049]{1,2}\s*နှစ်", line, re.IGNORECASE)
        else "other"
    )
