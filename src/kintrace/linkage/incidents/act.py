"""Whether the act is the same, within its kind."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null

COMPARISON = Comparison(
    "act",
    either_null("act"),
    (
        Level("same", "Both tell the same act", "act_l = act_r"),
        Level("of_a_kind", "They tell different acts of one kind", OTHERWISE),
    ),
)
