"""Rows of a list: which column means what, who stands in a row, and which rows name nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kintrace.claims.headings import meanings as words
from kintrace.claims.headings import values
from kintrace.claims.headings.fields import Field
from kintrace.lexicon.headers import Heading, heading_of
from kintrace.model import Cell, Count, Document, OffsetMap, Quote, Row, Sex

_SPLIT_ALWAYS = re.compile(r"\s*(?:;|\n|၊)\s*")
_SPLIT_COUNTED = re.compile(r"\s*(?:;|\n|၊|,\s*and\s|,|\band\b|&|\+|နှင့်|နဲ့)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*[(\[]?[0-9\u1040-\u1049]{1,4}\s*[.)\]။၊]\s*")
_IS_NUMBER = re.compile(r"[0-9\u1040-\u1049\s.,/()-]+")
_DESCRIBES = ("sex", "age", "father_name", "mother_name", "parents", "nrc", "birth_date", "occupation", "ethnicity")
_DATES = ("event_date", "birth_date", "age_on", "release_date")
_OWN = ("age", "birth_date", "nrc", "father_name", "mother_name", "parents", "other_names")


@dataclass(frozen=True, slots=True)
class Someone:
    """One person or group that a row names.

    Args:
        name: The name; empty: none is given.
        quote: The words that bring them up.
        number: How many they are.
        fields: What the row says of them alone.
    """

    name: str = field(repr=False)
    quote: Quote
    number: Count | None = None
    fields: tuple[Field, ...] = ()

    @property
    def group(self) -> bool:
        """Whether they are more than one."""
        return self.number is not None and self.number.max != 1


def headings_of(document: Document) -> dict[str, Heading]:
    """What each column means, by its heading as written; of two bare columns for names the second is other names."""
    found: dict[str, Heading] = {}
    for row in document.rows:
        for header, _, _ in row.cells:
            if header not in found and (heading := heading_of(header)) is not None:
                found[header] = heading
    return found


def months_first(document: Document, headings: dict[str, Heading]) -> frozenset[str]:
    """Columns that write the month of a date before its day."""
    columns: dict[str, list[str]] = {}
    for row in document.rows:
        for header, start, end in row.cells:
            if header in headings and headings[header].meaning in (
                "event_date",
                "birth_date",
                "age_on",
                "release_date",
            ):
                columns.setdefault(header, []).append(document.text[start:end])
    return frozenset(name for name, texts in columns.items() if values.month_comes_first(texts))


def fields_of(document: Document, row: Row, headings: dict[str, Heading], month_first: frozenset[str]) -> list[Field]:
    """The row's cells under headings that are known, cleaned; a cell that says "not known" is left out."""
    found = []
    for header, start, end in row.cells:
        if header in headings:
            one = _field(document, row.number, header, headings[header], start, end, header in month_first)
            if one is not None:
                found.append(one)
    return found


def _field(
    document: Document, number: int, header: str, heading: Heading, start: int, end: int, month_first: bool
) -> Field | None:
    low, high = forward(document.back, start), forward(document.back, end)
    text = document.cleaned[low:high]
    low, high = low + len(text) - len(text.lstrip()), high - len(text) + len(text.rstrip())
    if low >= high or words.is_nothing(document.cleaned[low:high]):
        return None
    first, last = document.back.back_span(low, high)
    first, last = max(first, start), min(max(last, first + 1), end)
    quote = document.quote(first, last, Cell(number, header))
    return Field(heading, document.cleaned[low:high], quote, month_first)


def forward(back: OffsetMap, offset: int) -> int:
    """Offset in the cleaned text for one in the original: the way that an ``OffsetMap`` leads back, gone forward.

    >>> forward(OffsetMap((0, 3), (0, 4), (True, True)), 6)
    5
    """
    run = max(0, bisect_right(back.original, offset) - 1)
    into = max(0, offset - back.original[run])
    limit = back.cleaned[run + 1] if run + 1 < len(back.cleaned) else None
    if not back.plain[run]:
        return back.cleaned[run] if not into or limit is None else limit
    ahead = back.cleaned[run] + into
    return ahead if limit is None else min(ahead, limit)


def people_in(fields: list[Field]) -> list[Someone]:
    """Who stands in a row: persons by name, a group by number, or one nobody names but somebody describes."""
    counted = next((f for f in fields if f.meaning == "count"), None)
    number = values.count_of(counted.text) if counted else None
    names = [f for f in fields if f.meaning == "name" and not _IS_NUMBER.fullmatch(f.text)]
    if names:
        return list(_named(fields, names, number))
    if counted is not None and number is not None and number.max != 0:
        return [Someone("", counted.quote, number)]
    for one in fields:
        told = values.unnamed(one.text) if one.meaning == "note" else None
        if told is not None and told[0].min != 1:
            return [_unnamed(one, told[0], told[1])]
    described = [f for f in fields if f.meaning in _DESCRIBES]
    placed = any(f.meaning in ("event_date", "event_place", "home", "place", "village", "township") for f in fields)
    if described and placed:
        return [Someone("", described[0].quote, number)]
    return []


def _named(fields: list[Field], names: list[Field], number: Count | None) -> Iterator[Someone]:
    cell = names[0]
    counted_only = values.unnamed(cell.text)
    if counted_only is not None:
        yield _unnamed(cell, number or counted_only[0], counted_only[1])
        return
    parts = [p for p in map(_bare, _SPLIT_ALWAYS.split(cell.text)) if p]
    if len(parts) < 2 and number is not None and number.exact:
        counted = [p for p in map(_bare, _SPLIT_COUNTED.split(cell.text)) if p]
        parts = counted if len(counted) == number.min and len(counted) > 1 else parts
    if len(parts) < 2:
        yield Someone(_bare(cell.text) or cell.text, cell.quote, number, _other_names(names[1:]))
        return
    for place, part in enumerate(parts):
        yield Someone(part, cell.quote, None, tuple(_share(fields, place, len(parts))))


def _unnamed(cell: Field, number: Count, sex: Sex) -> Someone:
    told = () if sex is Sex.UNKNOWN else (Field(Heading("sex"), sex.value, cell.quote),)
    return Someone("", cell.quote, number, told)


def _bare(name: str) -> str:
    return _NUMBERED.sub("", name).strip(" ,.၊။")


def _other_names(names: list[Field]) -> tuple[Field, ...]:
    return tuple(Field(Heading("other_names"), n.text, n.quote) for n in names)


def _share(fields: list[Field], place: int, people: int) -> Iterator[Field]:
    """What each of several people in one row gets of the cells that list one value for each."""
    for one in fields:
        if one.meaning in (*_OWN, "sex"):
            parts = [p for p in re.split(r"\s*[;\n,၊/]\s*", one.text) if p]
            if len(parts) == people:
                yield Field(one.heading, parts[place], one.quote, one.month_first)
            elif one.meaning == "sex":
                yield one


def shared(fields: list[Field], people: list[Someone]) -> list[Field]:
    """What a row says of each of its people alike."""
    if len(people) == 1:
        return [f for f in fields if f.meaning not in ("name", "count")]
    return [f for f in fields if f.meaning not in ("name", "count", "sex", *_OWN)]
