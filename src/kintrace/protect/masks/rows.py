"""Of a table only the cells that something shown rests on are shown: no rule knows what stands in all others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kintrace.lexicon import headers
from kintrace.model import BLOCK, Claim, Code, Coding, Document, Fate, Property, Row
from kintrace.protect.masks.endings import ending_incidents, fate_claimed
from kintrace.protect.masks.spans import Span

# What a lead shows of a person, and by what one is known again.
_OF_PERSON = frozenset({
    Property.NAME, Property.OTHER_NAME, Property.NUMBER, Property.SEX, Property.AGE, Property.CHILD, Property.LAST_SEEN,
    Property.LAST_SEEN_AT, Property.HOLDER, Property.FATE, Property.BIRTH, Property.FATHER, Property.MOTHER,
})  # fmt: skip
_OF_TAKING = frozenset({
    Property.ACT, Property.WHEN, Property.TIME_OF_DAY, Property.WHERE, Property.TAKER, Property.HANDER_OVER,
    Property.ORDERER,
})  # fmt: skip
# Headings that say of a column no more than that it holds one of these.
_HEADINGS = frozenset({
    "id", "list", "name", "other_names", "sex", "age", "age_on", "birth_date", "father_name", "mother_name", "parents",
    "ethnicity", "occupation", "home", "place", "village", "township", "state", "pcode", "event_date", "event_place",
    "taker", "holder", "act", "status", "count",
})  # fmt: skip
_LISTS = ("table-", "form-")
_NEAR = 64  # more claims than rest on one cell
_BETWEEN_PARTS = re.compile(r"[/|\n၊()（）\[\]{}]|\s[-–—]\s")


def row_spans(document: Document, codings: Sequence[Coding]) -> list[Span]:
    """Cells that no claim shown rests on, and what headings say beyond a wording that is known.

    Of a list of which no row fits its header nobody knows what stands where: all of it.
    """
    if not document.rows:
        return [(0, len(document.text))] if document.format.startswith(_LISTS) and document.text else []
    shown = [c.quote for coding in codings for c in coding.claims if _is_shown(c, coding)]
    starts = sorted((quote.start, quote.end) for quote in shown)
    cells = [cell for row in document.rows for cell in _cells(row)]
    return [*(cell for cell in cells if not _holds(cell, starts)), *_headings(document)]


def heading(words: str) -> str:
    """A heading of a table, blocked out but for the parts whose wording the vocabulary knows.

    >>> heading("Name / အမည်"), heading("Age (call Daw Nu)"), heading("Released on")
    ('Name / အမည်', 'Age (███████████)', '███████████')
    """
    if _is_known(_BETWEEN_PARTS.sub(" ", words)):
        return words
    parts, at = [], 0
    for between in [*_BETWEEN_PARTS.finditer(words), None]:
        end = between.start() if between else len(words)
        part = words[at:end]
        parts.append(part if not part.strip() or _is_known(part) else BLOCK * len(part))
        at = between.end() if between else end
        parts.append(words[end:at])
    return "".join(parts)


def _is_known(words: str) -> bool:
    return headers.meaning_of(words) in _HEADINGS


def _is_shown(claim: Claim, coding: Coding) -> bool:
    if claim.property in _OF_TAKING:
        return claim.about not in ending_incidents(coding)
    if claim.property is Property.FATE:  # what is not understood may say where somebody hides
        return not fate_claimed(claim.value) and claim.value != Code(Fate.UNKNOWN)
    return claim.property in _OF_PERSON


def _holds(cell: Span, quotes: list[Span]) -> bool:
    """Whether a quote, of all in order, lies in a cell."""
    at = bisect_left(quotes, (cell[0], cell[0]))
    return any(end <= cell[1] for start, end in quotes[at : at + _NEAR] if start < cell[1])


def _headings(document: Document) -> list[Span]:
    """Where headings stand above the rows, and say more than is known."""
    first = min((start for row in document.rows for start, _ in _cells(row)), default=0)
    named = {header for row in document.rows for header, _, _ in row.cells} | set(document.columns_unknown)
    found = []
    for words in sorted(named):
        blocked = [m.span() for m in re.finditer(f"{BLOCK}+", heading(words))]
        at = document.text.find(words, 0, first) if blocked else -1
        while at >= 0:
            found += [(at + start, at + end) for start, end in blocked]
            at = document.text.find(words, at + 1, first)
    return found


def _cells(row: Row) -> list[Span]:
    return [(start, end) for _, start, end in row.cells]


def stray_spans(document: Document) -> list[Span]:
    """Lines of a table, below its header, that are no rows: set aside with more or fewer cells than columns.

    No rule knows what stands in which of their cells.
    """
    if not document.rows:
        return []
    held = sorted(cell for row in document.rows for cell in _cells(row))
    headers = {header for row in document.rows for header, _, _ in row.cells}
    found: list[Span] = []
    below, at = False, 0
    for line in document.text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if below and line.strip() and not any(s < at and start < e for s, e in held):
            found.append((start, at))
        below = below or sum(header in line for header in headers) * 2 >= len(headers)
    return found
