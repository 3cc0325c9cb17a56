"""Whether the same telephone number is given to reach the family."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "contact",
    either_empty("phones"),
    (
        Level("same", "The same telephone number is given", "list_has_any(phones_l, phones_r)"),
        Level("different", "Different telephone numbers are given", OTHERWISE),
    ),
)
