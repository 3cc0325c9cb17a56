"""Whether the documents go back to one telling, which speaks of each event once."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level

COMPARISON = Comparison(
    "one_origin",
    "origin_l <> origin_r",
    (
        Level("same", "Both documents go back to one telling", "origin_l = origin_r"),
        Level("other", "The documents go back to two tellings", OTHERWISE),
    ),
)
