"""What each answer of each comparison is worth, in millibits, and how common names, places and days are."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from kintrace.linkage.comparison import SILENT, Comparison, asked_again, comparisons

FORMAT = 2


@dataclass(frozen=True)
class Estimate:
    """How the starting weight of a list is estimated from the list itself.

    How many pairs of a list are one person differs from list to list more than anything else does. What all pairs
    weigh under some guesses tells much of it: the more of them are likely then, and the steeper that number falls from
    guess to guess, the more are so.

    Args:
        guesses: Starting weights that are tried first, millibits.
        by_likely: For each guess, millibits for each doubling of the expected pairs for a record under it.
        constant: Millibits.
        by_rows: Millibits for each doubling of the rows.
        fewest: Rows of the shortest list that tells how many people it is drawn from.
        by_shortness: Millibits for each halving of the rows below that: a short list may be drawn from many people.
    """

    guesses: Sequence[int]
    by_likely: Sequence[int]
    constant: int
    by_rows: int
    fewest: int
    by_shortness: int

    def start(self, rows: int, likely: Sequence[float]) -> int:
        """Starting weight, millibits.

        Args:
            rows: Of the list.
            likely: Expected pairs of one person under each guess, in all.

        >>> Estimate([-8500], [500], -4000, -400, 300, -500).start(1024, [512.0])
        -8500
        """
        each = [math.log2(max(pairs, 1.0) / max(rows, 1)) for pairs in likely]
        of_likely = sum(by * told for by, told in zip(self.by_likely, each, strict=True))
        short = math.log2(self.fewest / max(min(rows, self.fewest), 1))
        of_rows = self.by_rows * math.log2(max(rows, self.fewest)) + self.by_shortness * short
        return round(self.constant + of_likely + of_rows)


@dataclass(frozen=True)
class Side:
    """The weights for persons as documents speak of them, for rows of lists of people, or for incidents.

    Args:
        start: Starting weight of a pair, millibits.
        levels: Millibits by comparison and level.
        again: What is added to the starting weight once pairs are looked at again beside all others.
        estimate: How the starting weight of a list is estimated; ``None``: it is not.
        population: How many different ones the frequencies were counted among.
        frequencies: How many of ``population`` share a term: ``name …``, ``place …``, ``day …``. Empty: the shipped
            syllable table alone says how rare a name is.
    """

    start: int
    levels: Mapping[str, Mapping[str, int]]
    again: int = 0
    estimate: Estimate | None = None
    population: int = 1
    frequencies: Mapping[str, int] = field(default_factory=dict, repr=False)

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
        persons: For pairs of persons of documents.
        lists: For pairs of rows of lists of people.
        incidents: For pairs of incidents.

    Raises:
        ValueError: A comparison or level without a weight, or a weight for none.
    """

    version: str
    persons: Side
    lists: Side
    incidents: Side

    def __post_init__(self) -> None:
        for name, side in self._sides.items():
            asked = {c.name: {level.name for level in c.levels} for c in _asked(name)}
            if asked != {comparison: set(levels) for comparison, levels in side.levels.items()}:
                raise ValueError(f"the weights for {name} are not those of its comparisons and levels")

    @property
    def _sides(self) -> dict[str, Side]:
        return {"persons": self.persons, "lists": self.lists, "incidents": self.incidents}

    def to_bytes(self) -> bytes:
        """The weights as canonical JSON: what the casebook signs."""
        body = {"format": FORMAT, "version": self.version}
        sides = {name: _plain(side) for name, side in self._sides.items()}
        return json.dumps({**body, **sides}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def weights() -> Weights:
    """The weights that ship with the program."""
    return _shipped()


def weights_from(body: bytes) -> Weights:
    """Read weights back.

    Those of the first format had fewer questions, and none for lists: these are answered as the shipped ones do.

    Raises:
        ValueError: Not weights of a format that this version knows.
    """
    read = json.loads(body)
    if read.get("format") == 1:
        return _of_first_format(read)
    if read.get("format") != FORMAT:
        raise ValueError("these weights are of a format that this version does not know")
    return Weights(read["version"], *(_side(read[name]) for name in ("persons", "lists", "incidents")))


def _of_first_format(read: dict[str, Any]) -> Weights:
    sides = {}
    for name, shipped in (("persons", weights().persons), ("incidents", weights().incidents)):
        side = read[name]
        told = {c: {level: side["levels"].get(c, {}).get(level, bits) for level, bits in levels.items()}
                for c, levels in shipped.levels.items()}  # fmt: skip
        start = -round(1000 * math.log2(max(side["population"], 2)))
        sides[name] = Side(start, told, population=side["population"], frequencies=side["frequencies"])
    return Weights(read["version"], sides["persons"], weights().lists, sides["incidents"])


@cache
def _shipped() -> Weights:
    return weights_from((resources.files("kintrace.linkage") / "resources" / "weights.json").read_bytes())


def _asked(name: str) -> tuple[Comparison, ...]:
    return (*comparisons("persons"), *asked_again("persons")) if name == "lists" else comparisons(name)


def _side(read: dict[str, Any]) -> Side:
    estimate = read.pop("estimate", None)
    return Side(**read, estimate=Estimate(**estimate) if estimate else None)


def _plain(side: Side) -> dict[str, Any]:
    plain: dict[str, Any] = {"start": side.start, "again": side.again, "population": side.population}
    plain |= {"levels": dict(side.levels), "frequencies": dict(side.frequencies)}
    return plain | ({"estimate": asdict(side.estimate)} if side.estimate else {})
