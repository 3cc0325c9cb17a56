"""Counts for publishing: how many persons are alleged to have been taken, by place, side and month; never who."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kintrace.lexicon import actors, places
from kintrace.model import ActKind, Assessment, Reader, Released
from kintrace.outputs.base import Form
from kintrace.protect.gate.deaths import tells_of_a_death
from kintrace.protect.gate.small_cells import BASE, Cell, Cells, Path, recoded, suppressed
from kintrace.protect.masks.children import is_child

NOT_KNOWN = "not known or not shown"
OTHER = "other"
_ALL = "all"
_SETTLED = timedelta(days=30)  # what is fresher than that can tell of something that still goes on
_HEADER = (
    "# Unreviewed leads: what people wrote, confirmed by nobody. Persons alleged to have been taken.",
    "# A group counts as the smallest number said of it. Takings to {end}, and takings whose month is not known.",
    "# Counts are said as the next lower multiple of 5 (15: 15 to 19). <5: fewer than five, or nobody.",
    "# withheld: five or more, not said because a smaller count could be worked out. Rows below these are left out.",
    "# Children and deaths are not shown by township, deaths by no place at all: they stand in '" + NOT_KNOWN + "'.",
    "# Releases, returns and escapes are not in these counts at all. Published once for each quarter of a year.",
)
_COLUMNS = ("state or region", "township", "alleged taker", "year", "month", "persons")

_MOST_CELLS = 1500


def period_end(as_of: date) -> date:
    """Give the last day that counts made on a day speak of: the end of a quarter of a year, 30 days ago or more.

    >>> period_end(date(2026, 1, 29)), period_end(date(2026, 1, 30))
    (datetime.date(2025, 9, 30), datetime.date(2025, 12, 31))
    """
    settled = as_of - _SETTLED + timedelta(days=1)
    return date(settled.year, (settled.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)


def render(released: Released) -> dict[str, bytes]:
    """Write ``counts.csv``.

    Raises:
        ValueError: It is not said of which day the release is.
    """
    if not released.as_of:
        raise ValueError("counts are made of what was released on a day")
    end = period_end(date.fromisoformat(released.as_of))
    told = [(_cell(lead, end), _persons(lead)) for lead in released.leads if _counts(lead, end)]
    said = suppressed(_table(recoded(told), end))
    out = io.StringIO()
    out.writelines(line.format(end=end.isoformat()) + "\n" for line in _HEADER)
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(_row(cell, number) for cell, number in said.items())
    return {"counts.csv": out.getvalue().encode()}


def _counts(lead: Assessment, end: date) -> bool:
    """Whether a lead is on a taking, and surely on none after the period."""
    last = lead.when.last if lead.when.known else None
    return lead.act.kind is ActKind.TAKE and (last is None or last <= end)


def _persons(lead: Assessment) -> int:
    return max(lead.who.number.min or 1, 1)


def _cell(lead: Assessment, end: date) -> Cell:
    return _place(lead), (lead.taker.code.partition(":")[0] if lead.taker.code else NOT_KNOWN,), _month(lead, end)


def _place(lead: Assessment) -> Path:
    if lead.where.state is None or tells_of_a_death(lead):
        return (NOT_KNOWN,)
    township = NOT_KNOWN if is_child(lead) else lead.where.township
    return lead.where.state, township or NOT_KNOWN


def _month(lead: Assessment, end: date) -> Path:
    first, last = lead.when.first, lead.when.last
    if first is None or last is None or first.year != last.year or last > end:
        return (NOT_KNOWN,)
    return str(first.year), first.isoformat()[:7] if first.month == last.month else NOT_KNOWN


def _table(counts: dict[Cell, int], end: date) -> Cells:
    """The table, with areas, sides and years of fewer than five put together: their names alone would tell of them.

    Which townships and months there are does not depend on what is told of them. A table of very many cells is made
    by year, or by state and year: to show for each of them that it is safe would take too long.
    """
    shown = [frozenset(_large(counts, way)) for way in range(3)]
    kept = recoded((tuple(_kept(p, large) for p, large in zip(c, shown, strict=True)), n) for c, n in counts.items())
    states, sides, years = (sorted(large - {NOT_KNOWN}) for large in shown)
    ends = (OTHER,), (NOT_KNOWN,)
    townships = [(s, t) for s in states for t in (*_townships(s), NOT_KNOWN)]
    months = [(y, m) for y in years for m in (*_months(y, end), NOT_KNOWN)]
    by_side = (*((s,) for s in sides), *ends)
    by_year, by_state = [(y,) for y in years], [(s,) for s in states]
    for by_place, by_time in ((townships, months), (townships, by_year), (by_state, by_year)):
        leaves = (*by_place, *ends), by_side, (*by_time, *ends)
        if len(by_place) * len(by_side) * len(by_time) <= _MOST_CELLS:
            break
    if by_time is by_year:
        kept = recoded(((p, s, m[:1]), n) for (p, s, m), n in kept.items())
    if by_place is by_state:
        kept = recoded(((p[:1], s, m), n) for (p, s, m), n in kept.items())
    known = {p for p, _, _ in kept if len(p) > 1} - set(leaves[0])  # a township that no shipped list has
    kept = recoded(((((p[0], NOT_KNOWN) if p in known else p), s, m), n) for (p, s, m), n in kept.items())
    return Cells(leaves, kept)


def _large(counts: dict[Cell, int], way: int) -> Iterable[str]:
    totals: dict[str, int] = {}
    for cell, count in counts.items():
        totals[cell[way][0]] = totals.get(cell[way][0], 0) + count
    return (value for value, total in totals.items() if total >= BASE)


def _kept(path: Path, large: frozenset[str]) -> Path:
    return path if path[0] in large or path[0] == NOT_KNOWN else (OTHER,)


def _townships(state: str) -> list[str]:
    codes = places.gazetteer().known.names
    return sorted(c for c in codes if c.startswith(state) and len(c) == 9 and c.isalnum() and "D" not in c[3:])


def _months(year: str, end: date) -> Iterator[str]:
    return (f"{year}-{month:02}" for month in range(1, 13) if f"{year}-{month:02}" <= end.isoformat()[:7])


def _row(cell: Cell, number: str) -> tuple[str, ...]:
    place, side, month = cell
    state, township = (*(_place_said(p) for p in place), _ALL, _ALL)[:2]
    year, month_of = (*month, _ALL, _ALL)[:2]
    return state, township, actors.registry().name(side[0], "en") if side else _ALL, year, month_of, number


def _place_said(code: str) -> str:
    return places.gazetteer().name(code) or code


FORM = Form(
    "counts-csv",
    "Counts of persons by place, alleged taker and month, for publishing.",
    frozenset({Reader.ANALYST}),
    render,
)
