"""Whether the part of the day is the same."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null

_DAY, _DARK = "('day', 'morning', 'noon', 'afternoon')", "('night', 'evening')"
_BOTH_BY_DAY = f"(hour_l in {_DAY} and hour_r in {_DAY} and 'day' in (hour_l, hour_r))"
_BOTH_AFTER_DARK = f"(hour_l in {_DARK} and hour_r in {_DARK})"
COMPARISON = Comparison(
    "hour",
    either_null("hour"),
    (
        Level("same", "Both give the same part of the day", "hour_l = hour_r"),
        Level("fits", "The parts of the day fit each other", f"{_BOTH_BY_DAY} or {_BOTH_AFTER_DARK}"),
        Level("different", "One happened by day, the other after dark, or at another part of the day", OTHERWISE),
    ),
)
