"""Whether the same side is said to have taken both."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "taker",
    either_empty("takers"),
    (
        Level("same", "The same side is said to have taken both", "list_has_any(takers_l, takers_r)"),
        Level("different", "Different sides are said to have taken them", OTHERWISE),
    ),
)
