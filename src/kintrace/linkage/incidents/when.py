"""Whether the dates, with all their bounds, can be those of one event."""

from collections.abc import Callable

import numpy as np

from kintrace.linkage.comparison import Comparison, Level, otherwise
from kintrace.linkage.records import UNBOUNDED
from kintrace.linkage.table import Beside, Numbers, Truth

_DAYS_OF_YEAR = 366
_WEEK, _MONTH_OR_SO = 7, 45


def _known(pairs: Beside) -> Truth:
    # where one of the two gives no year, the days of the year are compared instead
    return pairs.known("first") | pairs.known("month_day")


def _fits(pairs: Beside, widest: int) -> Truth:
    """With years: the intervals touch, and none is wider than so many days."""
    width = np.maximum(_width(pairs.left), _width(pairs.right))
    return pairs.known("first") & (pairs.gap("first", "last") == 0) & (width <= widest)


def _width(side: Callable[[str], Numbers]) -> Numbers:
    # "from the third on" names a day; that no end is told does not widen it
    first, last = side("first"), side("last")
    return np.where(last == UNBOUNDED, 0, last - first).astype(np.int32)


def _within(pairs: Beside, days: int) -> Truth:
    """At most so many days apart, of the calendar or of the year."""
    return np.where(pairs.known("first"), pairs.gap("first", "last") <= days, _round_the_year(pairs) <= days)


def _round_the_year(pairs: Beside) -> Numbers:
    apart = np.abs(pairs.left("month_day") - pairs.right("month_day"))
    return np.minimum(apart, _DAYS_OF_YEAR - apart)


def _same_day_of_year(pairs: Beside) -> Truth:
    return ~pairs.known("first") & pairs.same("month_day")


COMPARISON = Comparison(
    "when",
    _known,
    (
        Level("same_day", "Both name the same day", lambda pairs: _fits(pairs, 0)),
        Level("same_day_of_year", "Both name the same day and month, one without the year", _same_day_of_year),
        Level("days", "The dates fit within a week", lambda pairs: _fits(pairs, _WEEK)),
        Level("month", "The dates fit within a month or so", lambda pairs: _fits(pairs, _MONTH_OR_SO)),
        Level("fits", "Nothing in the dates speaks against one event",
              lambda pairs: pairs.known("first") & (pairs.gap("first", "last") == 0)),
        Level("two_days", "The dates lie a day or two apart", lambda pairs: _within(pairs, 2)),
        Level("week", "The dates lie three to seven days apart", lambda pairs: _within(pairs, _WEEK)),
        Level("weeks", "The dates lie weeks apart", lambda pairs: _within(pairs, 31)),
        Level("apart", "The dates lie more than a month apart", otherwise),
    ),
)  # fmt: skip
