"""What a comparison is: a question about two records, and the answers that it knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from kintrace.linkage.table import Beside, Levels, Truth
from kintrace.plugins import collect

SILENT = "silent"  # the level of every comparison for which one side says nothing: worth nothing, never a reason
SAYS_NOTHING = -1  # its number

Asked = Callable[[Beside], Truth]


def otherwise(pairs: Beside) -> Truth:
    """Holds of every pair: what the last answer of a comparison asks."""
    return np.ones(len(pairs), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Level:
    """One answer of a comparison.

    Args:
        name: Key of its weight.
        says: A sentence about people, for a reviewer.
        holds: Tells of many pairs at once whether this is the answer; ``otherwise`` for the last.
    """

    name: str
    says: str
    holds: Asked


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question about two records; the first level that holds is the answer.

    Args:
        name: Its own name, and the key of its weights.
        known: Tells of many pairs at once whether both records say something.
        levels: The answers, closest agreement first; the last holds otherwise.

    Raises:
        ValueError: The last level is not the one that holds otherwise, or a level stands twice.
    """

    name: str
    known: Asked
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        names = [level.name for level in self.levels]
        others = [level.name for level in self.levels if level.holds is otherwise]
        if others != names[-1:] or len(set(names)) != len(names) or SILENT in names:
            raise ValueError(f"{self.name}: the last level, and only the last, holds otherwise; each stands once")

    def level(self, name: str) -> Level:
        """The level of a name."""
        return next(level for level in self.levels if level.name == name)

    def answers(self, pairs: Beside) -> Levels:
        """Number of the level that holds of each pair; ``SAYS_NOTHING`` where one of the records says nothing."""
        found = np.full(len(pairs), len(self.levels) - 1, dtype=np.int8)
        for at in range(len(self.levels) - 2, -1, -1):
            found[self.levels[at].holds(pairs)] = at
        found[~self.known(pairs)] = SAYS_NOTHING
        return found


@cache
def comparisons(of: str) -> tuple[Comparison, ...]:
    """Every comparison of ``persons`` or ``incidents``, in order of name."""
    return tuple(collect(f"kintrace.linkage.{of}", "COMPARISON", Comparison).values())


@cache
def asked_again(of: str) -> tuple[Comparison, ...]:
    """Every comparison of ``persons`` that looks at what other pairs weigh; of incidents there is none."""
    return comparisons(f"{of}_again") if of == "persons" else ()


def both_know(*columns: str) -> Asked:
    """Holds where both records say something in every one of some columns."""
    return lambda pairs: pairs.known(*columns)


def always(pairs: Beside) -> Truth:
    """Holds of every pair: for questions that no record is silent on."""
    return np.ones(len(pairs), dtype=np.bool_)
