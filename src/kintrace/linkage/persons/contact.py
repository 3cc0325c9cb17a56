"""Whether the same telephone number is given to reach the family."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "contact",
    both_know("phones"),
    (
        Level("same", "The same telephone number is given", lambda pairs: pairs.share("phones")),
        Level("different", "Different telephone numbers are given", otherwise),
    ),
)
