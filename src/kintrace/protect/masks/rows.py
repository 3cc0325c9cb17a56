"""A row of a list that tells of an ending shows only the cells that a lead rests on."""

from __future__ import annotations

from kintrace.model import Claim, Coding, Document, Property, Row
from kintrace.protect.masks.endings import ending_incidents, ending_spans, fate_claimed
from kintrace.protect.masks.spans import Span

# What a lead shows of a person, and of a taking; any other cell may say where somebody is now.
_OF_PERSON = frozenset({
    Property.NAME, Property.OTHER_NAME, Property.NUMBER, Property.SEX, Property.AGE, Property.CHILD, Property.LAST_SEEN,
    Property.LAST_SEEN_AT, Property.HOLDER,
})  # fmt: skip
_OF_TAKING = frozenset({
    Property.ACT, Property.WHEN, Property.TIME_OF_DAY, Property.WHERE, Property.TAKER, Property.HANDER_OVER,
    Property.ORDERER,
})  # fmt: skip


def row_spans(document: Document, coding: Coding) -> list[Span]:
    """Cells of rows with an ending that no claim shown rests on."""
    if not document.rows:
        return []
    endings = [*ending_spans(document, coding), *_claimed(coding)]
    shown = [(c.quote.start, c.quote.end) for c in coding.claims if _is_shown(c, coding)]
    ended = [row for row in document.rows if any(_meet(cell, endings) for cell in _cells(row))]
    return [cell for row in ended for cell in _cells(row) if not _meet(cell, shown)]


def _claimed(coding: Coding) -> list[Span]:
    ended = ending_incidents(coding)
    return [(c.quote.start, c.quote.end) for c in coding.claims
            if c.about in ended or (c.property is Property.FATE and fate_claimed(c.value))]  # fmt: skip


def _is_shown(claim: Claim, coding: Coding) -> bool:
    if claim.property in _OF_TAKING:
        return claim.about not in ending_incidents(coding)
    return claim.property in _OF_PERSON


def _cells(row: Row) -> list[Span]:
    return [(start, end) for _, start, end in row.cells]


def _meet(cell: Span, spans: list[Span]) -> bool:
    return any(start < cell[1] and cell[0] < end for start, end in spans)


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
