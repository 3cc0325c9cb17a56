"""How common names, places and days are: what many share says little."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

import numpy as np

from kintrace.lexicon.names import NamesLaidOut
from kintrace.linkage.mentions import name_key
from kintrace.linkage.names_alike import Shares
from kintrace.linkage.table import NONE, Numbers
from kintrace.linkage.weights import Side


class Common(Protocol):
    """Gives shares of the people that records are drawn from; not a number where nobody counted."""

    def names(self, names: NamesLaidOut, column: Numbers, lists: Numbers) -> Shares:
        """For each of some names, the share of people that bear one that sounds the same."""

    def places(self, places: Sequence[Hashable], columns: Sequence[Numbers]) -> Shares:
        """For each of some places, the share of records that name it."""

    def days(self, days: Numbers) -> Shares:
        """For each record, the share of records that speak of its day."""


class AsWeighed:
    """As it was counted when the weights were made.

    Args:
        side: The weights.
    """

    def __init__(self, side: Side) -> None:
        self._side = side

    def names(self, names: NamesLaidOut, column: Numbers, lists: Numbers) -> Shares:
        if not self._side.frequencies:
            return np.full(len(names), np.nan, dtype=np.float32)
        return self._shares([f"name {name_key(name)}" for name in names.texts])

    def places(self, places: Sequence[Hashable], columns: Sequence[Numbers]) -> Shares:
        return self._shares([f"place {place}" for place in places])

    def days(self, days: Numbers) -> Shares:
        return self._shares([f"day {day}" for day in days])

    def _shares(self, terms: Sequence[str]) -> Shares:
        found = map(self._side.share, terms)
        return np.array([np.nan if share is None else share for share in found], dtype=np.float32)


class AsCounted:
    """As it is counted over the records themselves.

    A name counts as shared only as often as it stands more than once in one list: over several lists it may be one
    person.

    Args:
        population: How many people the records are drawn from.
    """

    def __init__(self, population: int) -> None:
        self._population = np.float32(population)

    def names(self, names: NamesLaidOut, column: Numbers, lists: Numbers) -> Shares:
        distinct, sound = np.unique(names.sounds, return_inverse=True)
        told = column != NONE
        sounds = sound[column[told]].astype(np.int64)
        each = np.unique((lists[told].astype(np.int64) << 32) + sounds) & 0xFFFFFFFF
        shared = np.bincount(sounds, minlength=len(distinct)) - np.bincount(each, minlength=len(distinct))
        return (shared[sound] / self._population).astype(np.float32)

    def places(self, places: Sequence[Hashable], columns: Sequence[Numbers]) -> Shares:
        # a record that names a place as home and as where it happened names it once
        row = np.concatenate([np.broadcast_to(np.arange(len(c))[:, None], c.shape).ravel() for c in columns])
        place = np.concatenate([c.ravel() for c in columns]).astype(np.int64)
        told = np.unique((row[place != NONE].astype(np.int64) << 32) + place[place != NONE]) & 0xFFFFFFFF
        return (np.bincount(told, minlength=len(places)) / self._population).astype(np.float32)

    def days(self, days: Numbers) -> Shares:
        distinct, of, times = np.unique(days, return_inverse=True, return_counts=True)
        shares = np.where(distinct == NONE, np.nan, times / self._population)
        return shares[of].astype(np.float32)
