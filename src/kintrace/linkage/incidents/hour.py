"""Whether the part of the day is the same."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import Beside, Truth

HOURS = ("day", "morning", "noon", "afternoon", "evening", "night")
_DAY, _FIRST_AFTER_DARK = 0, HOURS.index("evening")


def _fits(pairs: Beside) -> Truth:
    left, right = pairs.left("hour"), pairs.right("hour")
    by_day = (left < _FIRST_AFTER_DARK) & (right < _FIRST_AFTER_DARK) & ((left == _DAY) | (right == _DAY))
    return by_day | ((left >= _FIRST_AFTER_DARK) & (right >= _FIRST_AFTER_DARK))


COMPARISON = Comparison(
    "hour",
    both_know("hour"),
    (
        Level("same", "Both give the same part of the day", lambda pairs: pairs.same("hour")),
        Level("fits", "The parts of the day fit each other", _fits),
        Level("different", "One happened by day, the other after dark, or at another part of the day", otherwise),
    ),
)
