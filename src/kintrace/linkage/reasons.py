"""Reasons why two people might be one: every record has keys, and records that share a key are compared.

A key joins what is said in one way: the sounds of a whole name; two syllables of a name and the year of birth; a day,
a place and an age. No single one must be there, right or spelled alike: a pair is lost only where all of them fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import NO_KEY, mixed
from kintrace.linkage.table import NONE, Numbers, Table

Keys = NDArray[np.int64]

_TWO_YEARS, _MONTH = 731, 31
_FORMS, _PARTS, _PLACES = 4, 8, 3  # of each that make keys of one record


def reasons(table: Table) -> Iterator[tuple[str, Keys]]:
    """Give the keys of all rows of a table of persons, kind by kind.

    Returns:
        For each kind its name and the keys: a row for each record, ``NO_KEY`` where it has no more.
    """
    c = table.columns
    whole, parts = _of_name(table, "name", "whole", _FORMS), _of_name(table, "name", "parts", _PARTS)
    opening = _of_name(table, "name", "openings", _PARTS)
    father, mother = _of_name(table, "father", "whole", 2), _of_name(table, "mother", "whole", 2)
    parent = np.concatenate([father, mother], axis=1)
    born, month = (
        _spread(c["birth_first"], c["birth_last"], _TWO_YEARS),
        _spread(c["event_first"], c["event_last"], _MONTH),
    )
    birthday, day = _one_day(c["birth_first"], c["birth_last"]), _one_day(c["event_first"], c["event_last"])
    place = np.concatenate([table.marks["home"][:, :_PLACES], table.marks["event_place"][:, :_PLACES]], axis=1)
    sex = c["sex"][:, None]
    kinds: tuple[tuple[str, tuple[NDArray[np.integer], ...]], ...] = (
        ("card", (table.marks["card"][:, None],)),
        ("card but one digit", (_but_one(c["card_digits"]),)),
        ("phone", (table.marks["phones"],)),
        ("name", (whole,)),
        ("name, age", (whole, born)),
        ("name, month", (whole, month)),
        ("name, place", (whole, place)),
        ("name, parent", (whole, parent)),
        ("part", (parts,)),
        ("part, age", (parts, born)),
        ("part, month", (parts, month)),
        ("part, place", (parts, place)),
        ("part, parent", (parts, parent)),
        ("opening, parent", (opening, parent)),
        ("opening, age, month", (opening, born, month)),
        ("opening, age, place", (opening, born, place)),
        ("opening, day", (opening, day)),
        ("birthday", (birthday,)),
        ("birthday, opening", (birthday, opening)),
        ("parents", (father, mother)),
        ("parent, age", (parent, born)),
        ("parent, place", (parent, place)),
        ("parent, month", (parent, month)),
        ("day, age, sex", (day, born, sex)),
        ("day, place, sex", (day, place, sex)),
        ("place, age, sex", (place, born, sex)),
        ("place", (place,)),
    )
    named = (c["name"] != NONE)[:, None]  # people without a name are set beside each other by what happened to them
    for name, told in kinds:
        yield name, np.where(named, _joined(name, *told), NO_KEY)


def reasons_of(table: Table, row: int) -> frozenset[str]:
    """All keys of one row, as words: the same in every table that the record stands in."""
    return frozenset(f"{name} {key:x}" for name, keys in reasons(table) for key in keys[row].tolist() if key != NO_KEY)


def _joined(name: str, *columns: NDArray[np.integer]) -> Keys:
    """Every way to take one of each column, as one key."""
    kind = np.full(len(columns[0]), crc32(name.encode()), dtype=np.int64)
    ways: list[tuple[NDArray[np.integer], ...]] = [(kind,)]
    for column in columns:
        ways = [(*way, column[:, at]) for way in ways for at in range(column.shape[1])]
    return np.stack([mixed(*way) for way in ways], axis=1)


def _of_name(table: Table, column: str, kind: str, most: int) -> Keys:
    keys: Keys = getattr(table.names.keys, kind)[:, :most]
    rows = table.columns[column]
    if not len(keys):
        return np.full((len(rows), 1), NO_KEY, dtype=np.int64)
    return np.where((rows == NONE)[:, None], NO_KEY, keys[rows])


def _spread(first: Numbers, last: Numbers, width: int) -> NDArray[np.integer]:
    """Two numbers for a time, of which two times that lie within half a width of each other share one."""
    known = (first != NONE) & (last != NONE) & (last - first <= 2 * width)
    middle = (first + last) // 2
    return np.stack([np.where(known, 2 * (middle // width), NONE),
                     np.where(known, 2 * ((middle + width // 2) // width) + 1, NONE)], axis=1)  # fmt: skip


def _one_day(first: Numbers, last: Numbers) -> NDArray[np.integer]:
    return np.where((first == last) & (first != NONE), first, NONE)[:, None]


def _but_one(digits: Numbers) -> Keys:
    """Of an identity number, what is left without each one of its digits; that of a slip shares one of them."""
    told = digits[:, 0] != NONE
    found = []
    for at in range(digits.shape[1]):
        rest = np.delete(digits, at, axis=1).astype(np.int64) + 2
        key = mixed(*(rest[:, i] for i in range(rest.shape[1])), np.full(len(digits), at, dtype=np.int64))
        found.append(np.where(told & (digits[:, at] != NONE), key, NO_KEY))
    return np.stack(found, axis=1)
