"""Which pairs are compared at all: records that share a key. Every key is a reason why they might be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from kintrace.lexicon.names import bits_of_pairs, coarse_keys
from kintrace.linkage.mentions import name_key
from kintrace.linkage.records import IncidentRecord, PersonRecord

R = TypeVar("R", PersonRecord, IncidentRecord)

_MOST_SHARING = 80  # a key that more records share says too little to be a reason on its own
_LEAST_BITS = 1.0  # names that share no more than this need another reason
_MONTH, _WIDE = 31, 62


def person_pairs(records: Sequence[PersonRecord]) -> set[tuple[str, str]]:
    """Pairs of persons that are worth comparing; groups and people without a name are not among them."""
    named = [r for r in records if r.names and not r.group]
    name_of = {r.ref: r.name for r in named}
    by_sound = _sharing(named, _sound_keys, _narrower)
    pairs = sorted(by_sound)
    bits = bits_of_pairs([(name_of[a], name_of[b]) for a, b in pairs])
    alike = {pair for pair, alike in zip(pairs, bits >= _LEAST_BITS, strict=True) if alike}
    return alike | _sharing(named, _other_keys, _narrower)


def incident_pairs(records: Sequence[IncidentRecord]) -> set[tuple[str, str]]:
    """Pairs of incidents that are worth comparing: of one kind, and from two documents."""
    by_ref = {r.ref: r for r in records}
    pairs = _sharing(records, _incident_keys, lambda r, key: ())
    return {(a, b) for a, b in pairs if by_ref[a].document != by_ref[b].document}


def reasons_to_compare(person: PersonRecord, incidents: Iterable[IncidentRecord]) -> frozenset[str]:
    """All keys by which a person is compared with others: who shares none is never compared, so never linked.

    Args:
        person: A mention.
        incidents: Those that it is a victim of: by them people without a name are compared.
    """
    told = {key for i in incidents for key in _incident_keys(i) if key != f"{i.kind} told {i.origin}"}
    return frozenset({*_sound_keys(person), *_other_keys(person), *told})


def _sharing(
    records: Sequence[R], keys: Callable[[R], Iterable[str]], narrower: Callable[[R, str], Iterable[str]]
) -> set[tuple[str, str]]:
    shelf: dict[str, list[R]] = {}
    for record in records:
        for key in set(keys(record)):
            shelf.setdefault(key, []).append(record)
    pairs: set[tuple[str, str]] = set()
    crowded: dict[str, list[R]] = {}
    for key, sharing in shelf.items():
        if len(sharing) <= _MOST_SHARING:
            _add(pairs, sharing)
            continue
        for record in sharing:
            for finer in set(narrower(record, key)):
                crowded.setdefault(finer, []).append(record)
    for sharing in crowded.values():
        if len(sharing) <= _MOST_SHARING:
            _add(pairs, sharing)
    return pairs


def _add(pairs: set[tuple[str, str]], sharing: Sequence[R]) -> None:
    pairs.update((min(a.ref, b.ref), max(a.ref, b.ref)) for a, b in combinations(sharing, 2))


def _sound_keys(record: PersonRecord) -> Iterable[str]:
    for key in coarse_keys(record.name):
        yield f"name {key}"
    for name in record.names:
        yield f"sound {name_key(name)}"


def _other_keys(record: PersonRecord) -> Iterable[str]:
    if record.nrc:
        yield f"card {record.nrc}"
        yield f"serial {record.nrc[-6:]}"
    for phone in record.phones:
        yield f"phone {phone}"
    for parent in (record.father, record.mother):
        if parent and name_key(parent):
            yield f"parent {name_key(parent)}"
    # a person may be listed under another name altogether: then day and age must bring the two together
    if record.event_first is not None and record.event_first == record.event_last and record.birth_last is not None:
        for year in {record.birth_last // 366, (record.birth_last + 183) // 366}:
            yield f"day {record.event_first} {year} {record.sex}"


def _narrower(record: PersonRecord, key: str) -> Iterable[str]:
    """Finer keys for a crowded one: with the month, the place, the year of birth, or the clan as well."""
    if record.event_first is not None:
        for month in {record.event_first // _MONTH, (record.event_first + _MONTH // 2) // _MONTH}:
            yield f"{key} {month}"
    for place in (*record.event_place, *record.home):
        yield f"{key} at {place}"
    if record.birth_last is not None:
        for year in {record.birth_last // 731, (record.birth_last + 365) // 731}:
            yield f"{key} born {year}"
    if record.father:
        yield f"{key} of {name_key(record.father)[:4]}"
    if not key.startswith("sound"):
        yield f"{key} {name_key(record.names[0])}"


def _incident_keys(record: IncidentRecord) -> Iterable[str]:
    kind = record.kind
    if record.first is not None and record.last is not None and record.last - record.first <= _WIDE:
        for month in range((record.first - 7) // _MONTH, (record.last + 7) // _MONTH + 1):
            yield f"{kind} month {month}"
        yield from (f"{kind} of year {m}" for m in _months_of_year(record))
    elif record.month_day is not None:
        yield f"{kind} of year {_month_of_year(record.month_day)}"
    if record.township:
        yield f"{kind} in {record.township}"
    yield from (f"{kind} at {spot}" for spot in record.spots)
    yield from (f"{kind} to {victim}" for victim in record.victims)
    yield f"{kind} told {record.origin}"


def _months_of_year(record: IncidentRecord) -> set[int]:
    assert record.first is not None and record.last is not None
    return {date.fromordinal(d).month for d in range(record.first, record.last + 1)}


def _month_of_year(month_day: int) -> int:
    return date.fromordinal(date(2000, 1, 1).toordinal() + month_day - 1).month
