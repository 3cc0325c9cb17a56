"""How closely each noun keeps each of its fields: declared beside it; a field that nobody declared fails at import."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T", bound=type)


class Kept(StrEnum):
    """What a field tells of, and so who may be shown it at all; ``protect`` says who sees which."""

    OPEN = "open"  # references, counts, versions, codes of the program: it tells of nobody
    ALLEGED = "alleged"  # what is said to have been done: acts, days, places, sides
    PERSON = "person"  # who the missing person is: names, ages, parents, numbers of papers
    WORDS = "words"  # words of documents; masked all the same
    ORIGIN = "origin"  # where writings come from: names of files, outlets
    CASE = "case"  # what families ask for, and what is done for them
    CUSTODY = "custody"  # who works here, who brought what, through whose hands it went
    SEALED = "sealed"  # who spoke, how to reach them, where they were; originals: never released


How = Kept | tuple[Kept, ...]
"""How a field is kept; a field that is rows of plain values says it of each column."""

_KEPT: dict[type, Mapping[str, How]] = {}


def kept(**fields: How) -> Callable[[T], T]:
    """Declare how closely the fields of a noun are kept.

    Args:
        fields: For each field of the dataclass below, how. A field whose type is itself a noun is taken apart by that
            noun's own declaration as well; one that is rows of plain values may say it of each column.

    Raises:
        TypeError: A field is declared that is not there, or one is there that is not declared.

    >>> @kept(ref=Kept.OPEN, name=Kept.PERSON)
    ... @dataclasses.dataclass(frozen=True, slots=True)
    ... class Somebody:
    ...     ref: str
    ...     name: str
    >>> kept_of(Somebody)["name"]
    <Kept.PERSON: 'person'>
    """

    def declare(noun: T) -> T:
        there = {f.name for f in dataclasses.fields(noun)}
        if there != set(fields):
            raise TypeError(f"{noun.__name__}: say how closely it keeps {', '.join(sorted(there ^ set(fields)))}")
        _KEPT[noun] = fields
        return noun

    return declare


def kept_of(noun: type) -> Mapping[str, How]:
    """Give how closely each field of a noun is kept.

    Raises:
        TypeError: The noun declares nothing.
    """
    if noun not in _KEPT:
        raise TypeError(f"{noun.__name__} does not say how closely its fields are kept")
    return _KEPT[noun]
