"""Whether the dates, with all their bounds, can be those of one event."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, gap

_GAP = gap("first", "last")
_NONE_L, _NONE_R = "(first_l is null and month_day_l is null)", "(first_r is null and month_day_r is null)"
_WIDTH = "greatest(last_l - first_l, last_r - first_r)"
_ROUND = "least(abs(month_day_l - month_day_r), 366 - abs(month_day_l - month_day_r))"
# one of the two gives no year: the days of the year are compared instead
_YEARLESS = "(first_l is null or first_r is null)"
COMPARISON = Comparison(
    "when",
    f"{_NONE_L} or {_NONE_R} or ({_YEARLESS} and (month_day_l is null or month_day_r is null))",
    (
        Level("same_day", "Both name the same day", f"not {_YEARLESS} and {_GAP} = 0 and {_WIDTH} = 0"),
        Level("same_day_of_year", "Both name the same day and month, one without the year",
              f"{_YEARLESS} and month_day_l = month_day_r"),
        Level("days", "The dates fit within a week", f"not {_YEARLESS} and {_GAP} = 0 and {_WIDTH} <= 7"),
        Level("month", "The dates fit within a month or so", f"not {_YEARLESS} and {_GAP} = 0 and {_WIDTH} <= 45"),
        Level("fits", "Nothing in the dates speaks against one event", f"not {_YEARLESS} and {_GAP} = 0"),
        Level("two_days", "The dates lie a day or two apart",
              f"(not {_YEARLESS} and {_GAP} <= 2) or ({_YEARLESS} and {_ROUND} <= 2)"),
        Level("week", "The dates lie three to seven days apart",
              f"(not {_YEARLESS} and {_GAP} <= 7) or ({_YEARLESS} and {_ROUND} <= 7)"),
        Level("weeks", "The dates lie weeks apart",
              f"(not {_YEARLESS} and {_GAP} <= 31) or ({_YEARLESS} and {_ROUND} <= 31)"),
        Level("apart", "The dates lie more than a month apart", OTHERWISE),
    ),
)  # fmt: skip
