"""Whether the same side is said to have done both; a side and its enemy cannot have."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "actor",
    either_empty("actors"),
    (
        Level("same", "The same side is said to have done both", "list_has_any(actors_l, actors_r)"),
        Level("same_camp", "Sides of one camp are said to have done them", "list_has_any(camps_l, camps_r)"),
        Level("different", "Different sides are said to have done them", OTHERWISE),
    ),
)
