"""What each answer of each comparison is worth, in millibits, and how common names, places and days are."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from kintrace.linkage.comparison import SILENT, comparisons

FORMAT = 1


@dataclass(frozen=True)
class Side:
    """The weights for persons, or for incidents.

    Args:
        population: How many different ones the records are drawn from; sets the starting weight.
        levels: Millibits by comparison and level.
        frequencies: How many of ``population`` share a term: ``name …``, ``place …``, ``day …``. Empty: the shipped
            syllable table alone says how rare a name is.
    """

    population: int
    levels: Mapping[str, Mapping[str, int]]
    frequencies: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def start(self) -> int:
        """Starting weight of a pair, millibits: one of the population is the same.

        >>> Side(1024, {}).start
        -10000
        """
        return -round(1000 * math.log2(max(self.population, 2)))

    def millibits(self, comparison: str, level: str) -> int:
        """What one answer is worth; silence is worth nothing."""
        return 0 if level == SILENT else self.levels[comparison][level]

    def share(self, term: str) -> float | None:
        """Share of the population that has a term; ``None``: never counted."""
        count = self.frequencies.get(term)
        return None if count is None else count / self.population


@dataclass(frozen=True)
class Weights:
    """All weights of one linkage. Same weights and records, same result, on every machine.

    Args:
        version: Which edition.
        persons: For pairs of persons.
        incidents: For pairs of incidents.

    Raises:
        ValueError: A comparison or level without a weight, or a weight for none.
    """

    version: str
    persons: Side
    incidents: Side

    def __post_init__(self) -> None:
        for of, side in (("persons", self.persons), ("incidents", self.incidents)):
            asked = {c.name: {level.name for level in c.levels} for c in comparisons(of)}
            if asked != {name: set(levels) for name, levels in side.levels.items()}:
                raise ValueError(f"the weights for {of} are not those of its comparisons and levels")

    def to_bytes(self) -> bytes:
        """The weights as canonical JSON: what the casebook signs."""
        body = {"format": FORMAT, "version": self.version}
        sides = {"persons": _plain(self.persons), "incidents": _plain(self.incidents)}
        return json.dumps({**body, **sides}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def weights() -> Weights:
    """The weights that ship with the program."""
    return _shipped()


def weights_from(body: bytes) -> Weights:
    """Read weights back.

    Raises:
        ValueError: Not weights of a format that this version knows.
    """
    read = json.loads(body)
    if read.get("format") != FORMAT:
        raise ValueError("these weights are of a format that this version does not know")
    return Weights(read["version"], _side(read["persons"]), _side(read["incidents"]))


@cache
def _shipped() -> Weights:
    return weights_from((resources.files("kintrace.linkage") / "resources" / "weights.json").read_bytes())


def _side(read: dict[str, object]) -> Side:
    return Side(**read)  # type: ignore[arg-type]  # the names are those of the file format


def _plain(side: Side) -> dict[str, object]:
    return {"population": side.population, "levels": dict(side.levels), "frequencies": dict(side.frequencies)}
