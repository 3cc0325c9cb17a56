"""Worlds with known truth: invented people, what happened to them, and the lists that were kept of it."""

from kintrace.simulation.parameters import (
    COLUMNS,
    PEOPLES,
    Keeper,
    ParameterOutOfRange,
    Parameters,
    drawn,
    with_keepers,
)
from kintrace.simulation.world import Counts, TrueRow, World, simulated
from kintrace.simulation.writing import FILES, write_world

__all__ = [
    "COLUMNS",
    "FILES",
    "PEOPLES",
    "Counts",
    "Keeper",
    "ParameterOutOfRange",
    "Parameters",
    "TrueRow",
    "World",
    "drawn",
    "simulated",
    "with_keepers",
    "write_world",
]
