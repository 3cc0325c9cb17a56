"""Records as the columns that the comparisons ask for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kintrace.lexicon.names import bits_of_pairs
from kintrace.linkage import arrow
from kintrace.linkage.mentions import name_key
from kintrace.linkage.names_alike import BANDS, band_of
from kintrace.linkage.records import UNBOUNDED, IncidentRecord, PersonRecord
from kintrace.linkage.weights import Side

_FEW_PLACES, _SOME_PLACES = 0.01, 0.06
_FEW_DAYS, _SOME_DAYS = 0.005, 0.03
# The syllables of a name are not drawn apart from each other: fashions and families repeat them.
_TOGETHER = 0.9
_TRUST_IN_TABLE = 0.25  # the syllable table counts for as much as this share of the counted records


def person_columns(records: Sequence[PersonRecord], pairs: Iterable[tuple[str, str]], side: Side) -> dict[str, Any]:
    """The table of persons; likeness of names is worked out for the pairs given, and for no others."""
    by_ref = {r.ref: r for r in records}
    wanted = [(by_ref[a], by_ref[b]) for a, b in pairs]
    columns: dict[str, Any] = {
        "unique_id": arrow.words(r.ref for r in records),
        "list": arrow.words(r.list or None for r in records),
        "sex": arrow.words(r.sex for r in records),
        "birth_first": arrow.numbers(r.birth_first for r in records),
        "birth_last": arrow.numbers(r.birth_last for r in records),
        "nrc": arrow.words(r.nrc or None for r in records),
        "phones": arrow.lists(r.phones for r in records),
        "takers": arrow.lists(r.takers for r in records),
        "incidents": arrow.lists(r.incidents for r in records),
        "event_first": arrow.numbers(r.event_first for r in records),
        "event_last": arrow.numbers(r.event_last for r in records),
        "day_share": arrow.words(_day_share(r, side) for r in records),
    }
    columns |= _alike("name", records, wanted, lambda r: r.name, side)
    columns |= _alike("father", records, wanted, lambda r: r.father, side)
    columns |= _alike("mother", records, wanted, lambda r: r.mother, side)
    columns |= _places("home", [r.home for r in records], side)
    return columns | _places("event_place", [r.event_place for r in records], side)


def incident_columns(records: Sequence[IncidentRecord]) -> dict[str, Any]:
    """The table of incidents."""
    columns: dict[str, Any] = {"unique_id": arrow.words(r.ref for r in records)}
    for name in ("document", "origin", "act", "township", "state", "sex", "hour"):
        columns[name] = arrow.words(getattr(r, name) for r in records)
    for name in ("first", "last", "month_day", "least_number"):
        columns[name] = arrow.numbers(getattr(r, name) for r in records)
    columns["most_number"] = arrow.numbers(_bounded(r) for r in records)
    for name in ("spots", "actors", "camps", "victims", "rare_victims", "manner"):
        columns[name] = arrow.lists(getattr(r, name) for r in records)
    columns["ages"] = arrow.lists_of_numbers(r.ages for r in records)
    return columns


def name_bits(left: str, right: str, bits: float, side: Side) -> float:
    """Evidence that one person bears both names.

    Args:
        left: One name.
        right: Another.
        bits: What the names say as writings of one name.
        side: How many here share a name.
    """
    bits *= _TOGETHER if bits > 0 else 1.0
    counted = [side.share(f"name {name_key(n)}") for n in (left, right)]
    known = [share for share in counted if share is not None]
    if bits <= 0 or not known:
        return bits
    by_table = 2**-bits * _TRUST_IN_TABLE
    return min(bits, -math.log2((max(known) + by_table) / (1 + _TRUST_IN_TABLE)))


def _bounded(record: IncidentRecord) -> int | None:
    return record.most_number if record.most_number is not None or record.least_number is None else UNBOUNDED


def _alike(
    column: str,
    records: Sequence[PersonRecord],
    wanted: Sequence[tuple[PersonRecord, PersonRecord]],
    name_of: Callable[[PersonRecord], str],
    side: Side,
) -> dict[str, Any]:
    names = {name: i for i, name in enumerate(sorted({name_of(r) for r in records if name_of(r)}))}
    alike: dict[str, dict[int, int]] = {r.ref: {} for r in records}
    both = sorted({_ordered(name_of(a), name_of(b)) for a, b in wanted if name_of(a) and name_of(b)})
    said = dict(zip(both, bits_of_pairs(both).tolist(), strict=True))
    for left, right in wanted:
        a, b = name_of(left), name_of(right)
        if a and b and names[b] not in alike[left.ref]:
            band = band_of(name_bits(a, b, said[_ordered(a, b)], side))
            if band < len(BANDS):
                alike[left.ref][names[b]] = band
    ids = arrow.numbers(names.get(name_of(r)) for r in records)
    return {column: ids, f"{column}_alike": arrow.maps(alike[r.ref] for r in records)}


def _ordered(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left <= right else (right, left)


def _places(column: str, places: Sequence[tuple[str, ...]], side: Side) -> dict[str, Any]:
    kinds: dict[str, list[tuple[str, ...]]] = {"rare": [], "some": [], "many": []}
    for keys in places:
        for kind, rows in kinds.items():
            rows.append(tuple(k for k in keys if _place_share(k, side) == kind))
    return {f"{column}_{kind}": arrow.lists(rows) for kind, rows in kinds.items()}


def _place_share(key: str, side: Side) -> str:
    share = side.share(f"place {key}")
    if share is None:
        return "some" if key.startswith("MMR") else "rare"
    return "rare" if share < _FEW_PLACES else "some" if share < _SOME_PLACES else "many"


def _day_share(record: PersonRecord, side: Side) -> str:
    share = side.share(f"day {record.event_first}")
    if share is None:
        return "some"
    return "few" if share < _FEW_DAYS else "some" if share < _SOME_DAYS else "many"
