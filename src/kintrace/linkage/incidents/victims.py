"""Whether a person of one name is named in both."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "victims",
    either_empty("victims"),
    (
        Level("rare", "Both name somebody of one rare name", "list_has_any(rare_victims_l, rare_victims_r)"),
        Level("same", "Both name somebody of one name", "list_has_any(victims_l, victims_r)"),
        Level("several", "They name different people, where each speaks of several",
              "coalesce(least_number_l, 2) > 1 and coalesce(least_number_r, 2) > 1"),
        Level("different", "They name different people", OTHERWISE),
    ),
)  # fmt: skip
