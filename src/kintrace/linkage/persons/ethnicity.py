"""Whether both are said to be of one people."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "ethnicity",
    both_know("ethnicity"),
    (
        Level("same", "Both are said to be of one people", lambda pairs: pairs.same("ethnicity")),
        Level("different", "They are said to be of two peoples", otherwise),
    ),
)
