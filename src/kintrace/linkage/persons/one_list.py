"""Whether one list, or one document, names both: its keeper holds them for two people."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level

COMPARISON = Comparison(
    "one_list",
    "list_l is null or list_r is null or list_l <> list_r",
    (
        Level("same", "One list names both, as two people", "list_l = list_r"),
        Level("unlisted", "They stand in different lists", OTHERWISE),
    ),
)
