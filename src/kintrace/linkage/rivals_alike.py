"""Whether others of the other's list fit a record as well, shared by the comparisons that ask so of either side."""

from __future__ import annotations

from kintrace.linkage.comparison import Asked, Comparison, Level, otherwise
from kintrace.linkage.context import ODDS
from kintrace.linkage.table import NONE, Beside, Truth

# Odds that one of the others is the same person, all of them taken together; each the least of its level.
_LEAST = (2047.0, 255.0, 63.0, 22.0, 7.0, 3.0, 1.0, 0.4, 0.15, 0.035)


def rivals(name: str, which: str) -> Comparison:
    """Make the comparison of one side's rivals.

    Args:
        name: Of the comparison, and of the column that holds the odds.
        which: Of which record it speaks ("the one with more others to fit").
    """
    says = f"Others of the same list fit {which} too"
    levels = tuple(
        Level(f"odds_{least:g}", f"{says}: odds of {_odds(least)} or more", _from(name, least)) for least in _LEAST
    )
    none = Level("none", f"Hardly anybody else of the list fits {which}", otherwise)
    return Comparison(name, lambda pairs: pairs.told(name) != NONE, (*levels, none))


def _from(name: str, least: float) -> Asked:
    def holds(pairs: Beside) -> Truth:
        return pairs.told(name) >= round(least * ODDS)

    return holds


def _odds(least: float) -> str:
    return f"{least:.0f} to 1" if least >= 1 else f"1 to {1 / least:.0f}"
