"""Whether both are said to do the same work."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "occupation",
    both_know("occupation"),
    (
        Level("same", "Both are said to do the same work", lambda pairs: pairs.same("occupation")),
        Level("different", "They are said to do different work", otherwise),
    ),
)
