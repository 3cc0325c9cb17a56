"""Whether both were taken, or last seen, at one time."""

import numpy as np

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import Beside, Truth

_FEW, _SOME = range(2)  # how many records speak of a day
_GAP = ("event_first", "event_last")


def _one_day(pairs: Beside) -> Truth:
    one = [side("event_first") == side("event_last") for side in (pairs.left, pairs.right)]
    return one[0] & one[1] & pairs.same("event_first")


def _days(pairs: Beside) -> Truth:
    width = np.maximum(*(side("event_last") - side("event_first") for side in (pairs.left, pairs.right)))
    return (pairs.gap(*_GAP) <= 3) & (width <= 7)


COMPARISON = Comparison(
    "event_date",
    both_know("event_first", "event_last"),
    (
        Level("day_of_few", "It happened on one day, of which few records speak",
              lambda pairs: _one_day(pairs) & (pairs.left("day_share") == _FEW)),
        Level("day_of_some", "It happened on one day, of which some records speak",
              lambda pairs: _one_day(pairs) & (pairs.left("day_share") == _SOME)),
        Level("day_of_many", "It happened on one day, of which many records speak", _one_day),
        Level("days", "The dates lie at most three days apart", _days),
        Level("fits", "The dates fit each other", lambda pairs: pairs.gap(*_GAP) == 0),
        Level("fortnight", "The dates lie at most two weeks apart", lambda pairs: pairs.gap(*_GAP) <= 14),
        Level("weeks", "The dates lie some weeks apart", lambda pairs: pairs.gap(*_GAP) <= 45),
        Level("months", "The dates lie some months apart", lambda pairs: pairs.gap(*_GAP) <= 200),
        Level("apart", "The dates lie more than half a year apart", otherwise),
    ),
)  # fmt: skip
