"""Whether the numbers of people done to can be one number."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, gap
from kintrace.linkage.records import UNBOUNDED

# "several" twice is no number; "at least ten" twice is one
_SAME = (
    "least_number_l = least_number_r and most_number_l = most_number_r "
    f"and (most_number_l < {UNBOUNDED} or least_number_l >= 5)"
)
COMPARISON = Comparison(
    "number",
    "least_number_l is null or least_number_r is null",
    (
        Level("one", "Both speak of one person", "most_number_l = 1 and most_number_r = 1"),
        Level("same", "Both give the same number of people", _SAME),
        Level("fits", "The numbers of people fit each other", f"{gap('least_number', 'most_number')} = 0"),
        Level("near", "The numbers of people are a fifth or less apart",
              f"{gap('least_number', 'most_number')} * 5 <= greatest(least_number_l, least_number_r) "
              "and least(most_number_l, most_number_r) > 1"),
        Level("part", "The numbers differ, where both name one of the people", "list_has_any(victims_l, victims_r)"),
        Level("different", "The numbers of people cannot be one number", OTHERWISE),
    ),
)  # fmt: skip
