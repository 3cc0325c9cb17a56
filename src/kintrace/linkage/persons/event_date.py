"""Whether both were taken, or last seen, at one time."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null, gap

_GAP = gap("event_first", "event_last")
_DAYS = "event_first_l = event_last_l and event_first_r = event_last_r and event_first_l = event_first_r"
COMPARISON = Comparison(
    "event_date",
    f"{either_null('event_first')} or {either_null('event_last')}",
    (
        Level("day_of_few", "It happened on one day, of which few records speak", f"{_DAYS} and day_share_l = 'few'"),
        Level("day_of_some", "It happened on one day, of which some records speak",
              f"{_DAYS} and day_share_l = 'some'"),
        Level("day_of_many", "It happened on one day, of which many records speak", _DAYS),
        Level("days", "The dates lie at most three days apart",
              f"{_GAP} <= 3 and greatest(event_last_l - event_first_l, event_last_r - event_first_r) <= 7"),
        Level("fits", "The dates fit each other", f"{_GAP} = 0"),
        Level("fortnight", "The dates lie at most two weeks apart", f"{_GAP} <= 14"),
        Level("weeks", "The dates lie some weeks apart", f"{_GAP} <= 45"),
        Level("months", "The dates lie some months apart", f"{_GAP} <= 200"),
        Level("apart", "The dates lie more than half a year apart", OTHERWISE),
    ),
)  # fmt: skip
