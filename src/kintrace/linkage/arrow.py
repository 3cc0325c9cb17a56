"""Columns as Arrow arrays of a fixed type, so that an empty column is a column all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def numbers(values: Iterable[int | None]) -> Any:
    """A column of whole numbers."""
    return _arrow().array(list(values), type=_arrow().int32())


def words(values: Iterable[str | None]) -> Any:
    """A column of words."""
    return _arrow().array(list(values), type=_arrow().string())


def lists(values: Iterable[tuple[str, ...]]) -> Any:
    """A column of lists of words."""
    return _arrow().array([list(v) for v in values], type=_arrow().list_(_arrow().string()))


def lists_of_numbers(values: Iterable[tuple[int, ...]]) -> Any:
    """A column of lists of whole numbers."""
    return _arrow().array([list(v) for v in values], type=_arrow().list_(_arrow().int32()))


def maps(values: Iterable[Mapping[int, int]]) -> Any:
    """A column of maps from number to number."""
    kind = _arrow().map_(_arrow().int32(), _arrow().int8())
    return _arrow().array([sorted(v.items()) for v in values], type=kind)


def table(columns: Mapping[str, Any]) -> Any:
    """Columns as one table."""
    return _arrow().table(dict(columns))


def _arrow() -> Any:
    import pyarrow  # type: ignore[import-untyped]  # it ships no types

    return pyarrow
