"""Whether both are said to have happened in one township, and in one place of it."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level

COMPARISON = Comparison(
    "where",
    "(township_l is null or township_r is null) and (state_l is null or state_r is null) "
    "and (len(spots_l) = 0 or len(spots_r) = 0)",
    (
        Level("spot", "Both name the same place", "list_has_any(spots_l, spots_r) and "
              "(township_l is null or township_r is null or township_l = township_r)"),
        Level("township", "Both name the same township, and no two places of it",
              "township_l = township_r and (len(spots_l) = 0 or len(spots_r) = 0)"),
        Level("other_spot", "Both name the same township, but different places of it", "township_l = township_r"),
        Level("other_township", "They name different townships", "township_l <> township_r"),
        Level("state", "Both name the same state or region, and no more", "state_l = state_r"),
        Level("other_state", "They name different states or regions", "state_l <> state_r"),
        Level("unsettled", "They name different places that we cannot set beside each other", OTHERWISE),
    ),
)  # fmt: skip
