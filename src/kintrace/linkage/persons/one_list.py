"""Whether one list, or one document, names both: its keeper holds them for two people."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

COMPARISON = Comparison(
    "one_list",
    both_know("list"),
    (
        Level("same", "One list names both, as two people", lambda pairs: pairs.same("list")),
        Level("unlisted", "They stand in different lists", otherwise),
    ),
)
