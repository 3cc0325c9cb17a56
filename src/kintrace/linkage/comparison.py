"""What a comparison is: a question about two records, and the answers that it knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kintrace.plugins import collect

SILENT = "silent"  # the level of every comparison for which one side says nothing: worth nothing, never a reason
OTHERWISE = "ELSE"


@dataclass(frozen=True, slots=True)
class Level:
    """One answer of a comparison.

    Args:
        name: Key of its weight.
        says: A sentence about people, for a reviewer.
        holds: SQL over the columns of the two records, ``…_l`` and ``…_r``; ``ELSE`` for the last.
    """

    name: str
    says: str
    holds: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question about two records; the first level that holds is the answer.

    Args:
        name: Its own name, and the key of its weights.
        silent: SQL that holds where one of the records says nothing.
        levels: The answers, closest agreement first; the last holds otherwise.

    Raises:
        ValueError: The last level is not the one that holds otherwise, or a level stands twice.
    """

    name: str
    silent: str
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        names = [level.name for level in self.levels]
        if self.levels[-1].holds != OTHERWISE or len(set(names)) != len(names) or SILENT in names:
            raise ValueError(f"{self.name}: the last level, and only the last, holds otherwise; each stands once")

    def level(self, name: str) -> Level:
        """The level of a name."""
        return next(level for level in self.levels if level.name == name)


@cache
def comparisons(of: str) -> tuple[Comparison, ...]:
    """Every comparison of ``persons`` or ``incidents``, in order of name."""
    return tuple(collect(f"kintrace.linkage.{of}", "COMPARISON", Comparison).values())


def either_empty(column: str) -> str:
    """SQL that holds where a list column of one of the records is empty."""
    return f"len({column}_l) = 0 or len({column}_r) = 0"


def either_null(column: str) -> str:
    """SQL that holds where a column of one of the records is not known."""
    return f"{column}_l is null or {column}_r is null"


def gap(first: str, last: str) -> str:
    """SQL for the days (or what the columns count) between two intervals; 0 where they touch."""
    return f"greatest(0, {first}_r - {last}_l, {first}_l - {last}_r)"
