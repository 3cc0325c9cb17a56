"""From the cells of lists of people to what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from kintrace.lexicon import scripts
from kintrace.linkage.ages import born, nrc_key, phone_keys
from kintrace.linkage.place_keys import place_keys
from kintrace.linkage.said import PeopleSaid
from kintrace.linkage.words import occupation_key, people_key
from kintrace.model import When

T = TypeVar("T")
Cells = Sequence[str]

_NAMED_BY_NOBODY = ("unknown", "not known", "unnamed", "n/a", "none", "မသိ", "အမည်မသိ", "-")
_TELLING = ("name", "other_names", "father_name", "mother_name", "place", "event_place", "note")
_OLDEST = 120


def columns_of(rows: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Turn rows into columns; a cell that a row has not is empty.

    >>> columns_of([{"id": "1", "name": "Zaw Lin"}, {"id": "2", "sex": "m"}])
    {'id': ['1', '2'], 'name': ['Zaw Lin', ''], 'sex': ['', 'm']}
    """
    kept = list(rows)
    names = dict.fromkeys(column for row in kept for column in row)
    return {column: [row.get(column) or "" for row in kept] for column in names}


def people_in(columns: Mapping[str, Cells]) -> PeopleSaid:
    """Read columns of cells, in order of the ids.

    Args:
        columns: Those of ``kintrace link``; columns that are missing, and empty cells, say nothing.
    """
    refs = columns.get("id", ())
    order = sorted(range(len(refs)), key=refs.__getitem__)
    empty = [""] * len(refs)

    def raw(column: str) -> list[str]:
        cells = columns.get(column) or empty
        return [cells[at] for at in order]

    lists = [cell.strip() for cell in raw("list")]
    zawgyi = _in_zawgyi(lists, [raw(column) for column in _TELLING])

    def told(column: str) -> list[str]:
        return [_clean(cell, of) for cell, of in zip(raw(column), zawgyi, strict=True)]

    def each(column: str, read: Callable[[str], T]) -> list[T]:
        read = cache(read)
        return [read(cell) for cell in told(column)]

    events = each("event_date", _when)
    held = [on or event for on, event in zip(each("age_on", _when), events, strict=True)]
    births = list(map(_birth, each("birth_date", _when), told("age"), held))
    others = each("other_names", lambda cell: tuple(n for n in map(_name, cell.split(";")) if n))
    pcodes = told("pcode")
    homes = each("place", place_keys)
    return PeopleSaid(
        refs=[refs[at] for at in order],
        lists=lists,
        names=[";".join(filter(None, (name, *more))) for name, more in zip(each("name", _name), others, strict=True)],
        sexes=each("sex", lambda cell: {"m": "m", "f": "f"}.get(cell.lower()[:1])),
        birth_first=[first for first, _ in births],
        birth_last=[last for _, last in births],
        fathers=each("father_name", _name),
        mothers=each("mother_name", _name),
        cards=each("nrc", nrc_key),
        phones=each("phone", phone_keys),
        homes=[(*keys, code) if code and code not in keys else keys for keys, code in zip(homes, pcodes, strict=True)],
        event_places=each("event_place", place_keys),
        event_first=[w.first.toordinal() if w and w.first else None for w in events],
        event_last=[w.last.toordinal() if w and w.last else None for w in events],
        ethnicities=each("ethnicity", people_key),
        occupations=each("occupation", occupation_key),
        takers=[()] * len(refs),
        incidents=[()] * len(refs),
    )


def _in_zawgyi(lists: Cells, telling: Sequence[Cells]) -> list[bool]:
    """Which rows are in Zawgyi: decided over a list's rows together, because one name settles nothing; in a list that
    many hands filled in both encodings, row by row where a row is sure."""
    rows_of: dict[str, list[int]] = {}
    for at, name in enumerate(lists):
        rows_of.setdefault(name, []).append(at)
    found = [False] * len(lists)
    for rows in rows_of.values():
        words = [" ".join(cells[at] for cells in telling) for at in rows]
        for at, script in zip(rows, scripts.encodings_of(words), strict=True):
            found[at] = script == scripts.ZAWGYI
    return found


@cache
def _clean(cell: str, zawgyi: bool) -> str:
    text = cell.strip()
    if not text or text.isascii():
        return text
    return scripts.cleaned(text, scripts.ZAWGYI if zawgyi else scripts.UNICODE).strip()


def _name(words: str) -> str:
    return "" if words.lower() in _NAMED_BY_NOBODY else words


def _when(words: str) -> When | None:
    if not words:
        return None
    try:
        when = When(words)
    except ValueError:
        return None  # not EDTF: says nothing that we can lay out in days
    return when if when.known else None


def _birth(birth: When | None, age: str, held: When | None) -> tuple[int | None, int | None]:
    if birth and birth.first and birth.last:
        slack = 366 if birth.approximate else 0
        return birth.first.toordinal() - slack, birth.last.toordinal() + slack
    if not age.isdecimal() or held is None or held.first is None or held.last is None or int(age) > _OLDEST:
        return None, None
    return born(int(age), int(age), held.first, held.last)
