"""Whether the ages, laid back to the year of birth, can be those of one person."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null, gap

_GAP = gap("birth_first", "birth_last")
COMPARISON = Comparison(
    "age",
    f"{either_null('birth_first')} or {either_null('birth_last')}",
    (
        Level("birthday", "Born on the same day", "birth_first_l = birth_last_l and birth_first_r = birth_last_r and "
              "birth_first_l = birth_first_r"),
        Level("fits", "The ages fit one year of birth", f"{_GAP} = 0"),
        Level("one_year", "The ages lie within a year of fitting", f"{_GAP} <= 366"),
        Level("three_years", "The ages lie two or three years apart", f"{_GAP} <= 1100"),
        Level("six_years", "The ages lie four to six years apart", f"{_GAP} <= 2200"),
        Level("apart", "The ages lie more than six years apart", OTHERWISE),
    ),
)  # fmt: skip
