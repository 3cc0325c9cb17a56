"""Whether the act is the same, within its kind."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "act",
    both_know("act"),
    (
        Level("same", "Both tell the same act", lambda pairs: pairs.same("act")),
        Level("of_a_kind", "They tell different acts of one kind", otherwise),
    ),
)
