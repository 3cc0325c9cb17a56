"""Whether the same side is said to have taken both."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "taker",
    both_know("takers"),
    (
        Level("same", "The same side is said to have taken both", lambda pairs: pairs.share("takers")),
        Level("different", "Different sides are said to have taken them", otherwise),
    ),
)
