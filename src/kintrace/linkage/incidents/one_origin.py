"""Whether the documents go back to one telling, which speaks of each event once."""

from kintrace.linkage.comparison import Comparison, Level, always, otherwise

COMPARISON = Comparison(
    "one_origin",
    always,
    (
        Level("same", "Both documents go back to one telling", lambda pairs: pairs.same("origin")),
        Level("other", "The documents go back to two tellings", otherwise),
    ),
)
