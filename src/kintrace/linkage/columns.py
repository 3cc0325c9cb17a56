"""Records as the columns that the comparisons ask for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from kintrace.lexicon.names import NamesLaidOut
from kintrace.linkage.incidents.hour import HOURS
from kintrace.linkage.incidents.sex import SEXES as SEXES_OF_VICTIMS
from kintrace.linkage.mentions import name_key
from kintrace.linkage.names_alike import Shares, bands_of
from kintrace.linkage.persons.event_date import FEW, MANY, SOME
from kintrace.linkage.persons.sex import SEXES
from kintrace.linkage.places_alike import KINDS
from kintrace.linkage.records import UNBOUNDED, IncidentRecord, PersonRecord
from kintrace.linkage.table import Numbers, Table, codes, lists_of_codes, lists_of_numbers, numbers
from kintrace.linkage.weights import Side

_FEW_PLACES, _SOME_PLACES = 0.01, 0.06
_FEW_DAYS, _SOME_DAYS = 0.005, 0.03
_DIGITS = 12  # of an identity number that are set beside each other


def person_table(records: Sequence[PersonRecord], side: Side) -> Table:
    """The table of persons."""
    whole = [r.birth_first if r.birth_first == r.birth_last else None for r in records]
    columns: dict[str, Numbers] = {
        "list": codes(r.list for r in records),
        "sex": numbers(SEXES.index(r.sex) if r.sex else None for r in records),
        "birth_first": numbers(r.birth_first for r in records),
        "birth_last": numbers(r.birth_last for r in records),
        "birth_year": numbers(_part(day, 0) for day in whole),
        "birth_month": numbers(_part(day, 1) for day in whole),
        "birth_day": numbers(_part(day, 2) for day in whole),
        "card": codes(r.nrc for r in records),
        "card_digits": lists_of_numbers([[ord(c) for c in r.nrc[:_DIGITS]] for r in records]),
        "phones": lists_of_codes([r.phones for r in records]),
        "takers": lists_of_codes([r.takers for r in records]),
        "incidents": lists_of_codes([r.incidents for r in records]),
        "ethnicity": codes(r.ethnicity for r in records),
        "occupation": codes(r.occupation for r in records),
        "event_first": numbers(r.event_first for r in records),
        "event_last": numbers(r.event_last for r in records),
        "day_share": numbers(_day_share(r.event_first, side) for r in records),
    }
    bands = {}
    for column, name_of in _NAMES.items():
        columns[column], names, shares = _named([name_of(r) for r in records], side)
        bands[column] = bands_of(names, shares)
    known: dict[Hashable, int] = {}
    for column, places in (("home", [r.home for r in records]), ("event_place", [r.event_place for r in records])):
        columns |= _places(column, places, known, side)
    return Table([r.ref for r in records], columns, bands)


def incident_table(records: Sequence[IncidentRecord]) -> Table:
    """The table of incidents."""
    columns: dict[str, Numbers] = {
        "document": codes(r.document for r in records),
        "origin": codes(r.origin for r in records),
        "act": codes(r.act for r in records),
        "township": codes(r.township for r in records),
        "state": codes(r.state for r in records),
        "hour": numbers(HOURS.index(r.hour) if r.hour in HOURS else None for r in records),
        "sex": numbers(SEXES_OF_VICTIMS.index(r.sex) if r.sex in SEXES_OF_VICTIMS else None for r in records),
        "first": numbers(r.first for r in records),
        "last": numbers(r.last if r.last is not None or r.first is None else UNBOUNDED for r in records),
        "month_day": numbers(r.month_day for r in records),
        "least_number": numbers(r.least_number for r in records),
        "most_number": numbers(_bounded(r) for r in records),
        "actors": lists_of_codes([r.actors for r in records]),
        "camps": lists_of_codes([r.camps for r in records]),
        "spots": lists_of_codes([r.spots for r in records]),
        "manner": lists_of_codes([r.manner for r in records]),
        "victims": lists_of_codes([r.victims for r in records]),
        "rare_victims": lists_of_codes([r.rare_victims for r in records]),
        "ages": lists_of_numbers([r.ages for r in records]),
        "ages_next": lists_of_numbers([[age + 1 for age in r.ages] for r in records]),
    }
    return Table([r.ref for r in records], columns)


def _bounded(record: IncidentRecord) -> int | None:
    return record.most_number if record.most_number is not None or record.least_number is None else UNBOUNDED


_NAMES: dict[str, Callable[[PersonRecord], str]] = {
    "name": lambda r: r.name,
    "father": lambda r: r.father,
    "mother": lambda r: r.mother,
}


def _named(names: Sequence[str], side: Side) -> tuple[Numbers, NamesLaidOut, Shares]:
    """The column of some names, the names, and how common each is."""
    distinct = sorted({name for name in names if name})
    place = {name: at for at, name in enumerate(distinct)}
    shares = [side.share(f"name {name_key(name)}") for name in distinct]
    told = np.array([np.nan if share is None else share for share in shares], dtype=np.float32)
    return numbers(place.get(name) for name in names), NamesLaidOut(distinct), told


def _places(
    column: str, places: Sequence[tuple[str, ...]], known: dict[Hashable, int], side: Side
) -> dict[str, Numbers]:
    of_kind = lru_cache(maxsize=None)(lambda key: _place_share(key, side))
    return {
        f"{column}_{kind}": lists_of_codes([[k for k in keys if of_kind(k) == kind] for keys in places], known)
        for kind in KINDS
    }


def _place_share(key: str, side: Side) -> str:
    share = side.share(f"place {key}")
    if share is None:
        return "some" if key.startswith("MMR") else "rare"
    return "rare" if share < _FEW_PLACES else "some" if share < _SOME_PLACES else "many"


def _day_share(day: int | None, side: Side) -> int | None:
    if day is None:
        return None
    share = side.share(f"day {day}")
    if share is None:
        return SOME
    return FEW if share < _FEW_DAYS else SOME if share < _SOME_DAYS else MANY


def _part(day: int | None, at: int) -> int | None:
    return None if day is None else date.fromordinal(day).timetuple()[at]
