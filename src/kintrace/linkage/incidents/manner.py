"""Whether both tell the same particular way in which it was done, or how somebody died."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "manner",
    either_empty("manner"),
    (
        Level("same", "Both tell the same particulars", "list_has_any(manner_l, manner_r)"),
        Level("different", "They tell different particulars", OTHERWISE),
    ),
)
