"""Leads along one line of time, for the head of a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kintrace.model import ActKind, Assessment, Released, day
from kintrace.outputs.dates_said import date_said
from kintrace.outputs.lead_said import who_said
from kintrace.outputs.report_documents import lead_anchor

_WIDTH, _NARROWEST = 1000, 12
_LONGEST_DAYS = 366 * 15  # of a bar: an open or very wide date is said, not drawn


@dataclass(frozen=True, slots=True)
class Row:
    """One lead's bar, in thousandths of the strip."""

    id: str
    who: str = field(repr=False)
    when: str
    x: int
    width: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """All bars, with the dates at both ends and how many leads have no place on it."""

    rows: tuple[Row, ...]
    first: str
    last: str
    undated: int


def strip_of(released: Released) -> Strip | None:
    """Lay leads out in time; ``None`` where fewer than two have a date."""
    dated = [(n, lead, *_days(lead)) for n, lead in enumerate(released.leads, 1) if _drawable(lead)]
    if len(dated) < 2:
        return None
    low, high = min(d[2] for d in dated), max(d[3] for d in dated)
    span = max(high - low + 1, 1)
    rows = []
    for number, lead, first, last in dated:
        x = round((first - low) / span * _WIDTH)
        width = max(round((last - first + 1) / span * _WIDTH), _NARROWEST)
        who = who_said(lead.who, released.withheld_from(lead.ref))
        rows.append(Row(lead_anchor(number), who, date_said(lead.when), min(x, _WIDTH - width), width, last > first))
    start, end = (date_said(day(date.fromordinal(d))) for d in (low, high))
    return Strip(tuple(rows), start, end, len(released.leads) - len(dated))


def _drawable(lead: Assessment) -> bool:
    if lead.act.kind in (ActKind.RELEASE, ActKind.ESCAPE) or lead.when.first is None or lead.when.last is None:
        return False
    return (lead.when.last - lead.when.first).days <= _LONGEST_DAYS


def _days(lead: Assessment) -> tuple[int, int]:
    assert lead.when.first is not None and lead.when.last is not None
    return lead.when.first.toordinal(), lead.when.last.toordinal()
