"""Records as the columns that the comparisons ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from kintrace.lexicon.names import NamesLaidOut
from kintrace.linkage.common import Common
from kintrace.linkage.incidents.hour import HOURS
from kintrace.linkage.incidents.sex import SEXES as SEXES_OF_VICTIMS
from kintrace.linkage.names_alike import Shares, bands_of, of_elsewhere
from kintrace.linkage.persons.sex import SEXES
from kintrace.linkage.places_alike import KINDS
from kintrace.linkage.records import UNBOUNDED, IncidentRecord
from kintrace.linkage.said import PeopleSaid
from kintrace.linkage.table import NONE, Numbers, Table, codes, lists_of_codes, lists_of_numbers, marks_of, numbers

_PLACES, _DAYS = (0.01, 0.06), (0.005, 0.03)  # shares up to which few, and some, records speak of one
_WORDS = (0.001, 0.01)  # shares up to which few, and some, bear a word
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = 12  # of an identity number that are set beside each other


def person_table(said: PeopleSaid, common: Common) -> Table:
    """The table of persons.

    Args:
        said: What is said of them.
        common: How common names, places and days are.
    """
    lists = codes(said.lists)
    cards, phones, known = dict[str, int](), dict[str, int](), dict[str, int]()
    whole = [first if first == last else None for first, last in zip(said.birth_first, said.birth_last, strict=True)]
    one_day = [first if first == last else None for first, last in zip(said.event_first, said.event_last, strict=True)]
    columns: dict[str, Numbers] = {
        "list": lists,
        "sex": numbers(SEXES.index(sex) if sex else None for sex in said.sexes),
        "birth_first": numbers(said.birth_first),
        "birth_last": numbers(said.birth_last),
        "birth_year": numbers(_part(day, 0) for day in whole),
        "birth_month": numbers(_part(day, 1) for day in whole),
        "birth_day": numbers(_part(day, 2) for day in whole),
        "card": codes(said.cards, cards),
        "card_digits": lists_of_numbers([[ord(c) for c in card[:_DIGITS]] for card in said.cards]),
        "phones": lists_of_codes(said.phones, phones),
        "takers": lists_of_codes(said.takers),
        "incidents": lists_of_codes(said.incidents),
        "ethnicity": codes(said.ethnicities),
        "occupation": codes(said.occupations),
        "event_first": numbers(said.event_first),
        "event_last": numbers(said.event_last),
        "day_share": _in_classes(common.days(numbers(one_day)), _DAYS),
    }
    told = {"name": said.names, "father": said.fathers, "mother": said.mothers}
    distinct = sorted({name for texts in told.values() for name in texts if name})
    place = {name: at for at, name in enumerate(distinct)}
    names, bands = NamesLaidOut(distinct), {}
    for column, texts in told.items():
        columns[column] = numbers(place.get(name) for name in texts)
        bands[column] = bands_of(names, common.names(names, columns[column], lists))
    columns |= _words_of_elsewhere(names, columns["name"])
    placed = {c: lists_of_codes(rows, known) for c, rows in (("home", said.homes), ("event_place", said.event_places))}
    kind = _in_classes(common.places(list(known), list(placed.values())), _PLACES)
    for column, places in placed.items():
        columns[column] = places
        columns |= {f"{column}_{name}": _only(places, kind, at) for at, name in enumerate(KINDS)}
    marks = {"card": marks_of(columns["card"], cards), "phones": marks_of(columns["phones"], phones)}
    marks |= {column: marks_of(places, known) for column, places in placed.items()}
    return Table(said.refs, columns, bands, names, marks)


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


def _words_of_elsewhere(names: NamesLaidOut, column: Numbers) -> dict[str, Numbers]:
    """The words of names by how many bear them, where names are none of Myanmar's; there they are cut otherwise."""
    if not of_elsewhere(names):
        silent = np.full((len(column), 1), NONE, dtype=np.int32)
        return {"name_word": silent} | {f"name_word_{kind}": silent for kind in KINDS}
    known: dict[str, int] = {}
    each = lists_of_codes([sorted(set(_WORD.findall(text.casefold()))) for text in names.texts], known)
    words = np.concatenate([each, np.full((1, each.shape[1]), NONE, dtype=np.int32)])[column]
    shares = np.bincount(words[words != NONE], minlength=len(known)) / max(len(column), 1)
    kind = _in_classes(shares.astype(np.float32), _WORDS)
    return {"name_word": words} | {f"name_word_{name}": _only(words, kind, at) for at, name in enumerate(KINDS)}


def _bounded(record: IncidentRecord) -> int | None:
    return record.most_number if record.most_number is not None or record.least_number is None else UNBOUNDED


def _only(places: Numbers, kind: Numbers, wanted: int) -> Numbers:
    """The places of one class."""
    return np.where((places != NONE) & (np.append(kind, NONE)[places] == wanted), places, NONE).astype(np.int32)


def _in_classes(shares: Shares, bounds: tuple[float, float]) -> Numbers:
    """0 for few, 1 for some, 2 for many; some where nobody counted."""
    found = np.searchsorted(np.array(bounds, dtype=np.float32), shares, side="right")
    return np.where(np.isnan(shares), 1, found).astype(np.int32)


def _part(day: int | None, at: int) -> int | None:
    return None if day is None else date.fromordinal(day).timetuple()[at]
