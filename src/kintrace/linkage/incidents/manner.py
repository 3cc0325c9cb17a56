"""Whether both tell the same particular way in which it was done, or how somebody died."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "manner",
    both_know("manner"),
    (
        Level("same", "Both tell the same particulars", lambda pairs: pairs.share("manner")),
        Level("different", "They tell different particulars", otherwise),
    ),
)
