"""Whether others of those that each list has taken together with them are linked too."""

from kintrace.linkage.comparison import Asked, Comparison, Level, otherwise
from kintrace.linkage.context import COMPANIONS
from kintrace.linkage.table import NONE, Beside, Truth


def _known(pairs: Beside) -> Truth:
    return pairs.told(COMPANIONS) != NONE


def _so_many(least: int) -> Asked:
    def holds(pairs: Beside) -> Truth:
        return pairs.told(COMPANIONS) >= least

    return holds


COMPARISON = Comparison(
    "companions",
    _known,
    (
        Level("three", "Three or more taken with the one are linked with some taken with the other", _so_many(3)),
        Level("two", "Two taken with the one are linked with some taken with the other", _so_many(2)),
        Level("one", "One taken with the one is linked with one taken with the other", _so_many(1)),
        Level("none", "Each was taken with others, and none of these are linked", otherwise),
    ),
)
