"""Whether an age is given of both, and is the same."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_empty

COMPARISON = Comparison(
    "age",
    either_empty("ages"),
    (
        Level("same", "Both give the same age", "list_has_any(ages_l, ages_r)"),
        Level("near", "The ages given lie a year apart",
              "list_has_any(list_concat(ages_l, list_transform(ages_l, x -> x + 1)), "
              "list_concat(ages_r, list_transform(ages_r, x -> x + 1)))"),
        Level("some", "The ages given differ, where each speaks of several people",
              "least_number_l > 1 or least_number_r > 1"),
        Level("different", "The ages given differ", OTHERWISE),
    ),
)  # fmt: skip
