"""Whether the ages, laid back to the year of birth, or the days of birth can be those of one person."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import Beside, Truth

_GAP = ("birth_first", "birth_last")


def _to_the_day(pairs: Beside) -> Truth:
    return (pairs.left("birth_first") == pairs.left("birth_last")) & (
        pairs.right("birth_first") == pairs.right("birth_last")
    )


def _slip(pairs: Beside) -> Truth:
    """Of day, month and year two agree, or day and month stand in the other's place."""
    parts = [(pairs.left(p), pairs.right(p)) for p in ("birth_day", "birth_month", "birth_year")]
    (day, days), (month, months), (year, years) = parts
    turned = (day == months) & (month == days) & (year == years)
    agree = sum((left == right).astype(int) for left, right in parts)
    return _to_the_day(pairs) & ((agree >= 2) | turned)


COMPARISON = Comparison(
    "age",
    both_know("birth_first", "birth_last"),
    (
        Level("birthday", "Born on the same day", lambda pairs: _to_the_day(pairs) & pairs.same("birth_first")),
        Level("birthday_slip", "The days of birth differ as by a slip", _slip),
        Level("birthdays_near", "The days of birth differ, within a year",
              lambda pairs: _to_the_day(pairs) & (pairs.gap(*_GAP) <= 366)),
        Level("fits", "The ages fit one year of birth", lambda pairs: pairs.gap(*_GAP) == 0),
        Level("one_year", "The ages lie within a year of fitting", lambda pairs: pairs.gap(*_GAP) <= 366),
        Level("three_years", "The ages lie two or three years apart", lambda pairs: pairs.gap(*_GAP) <= 1100),
        Level("six_years", "The ages lie four to six years apart", lambda pairs: pairs.gap(*_GAP) <= 2200),
        Level("apart", "The ages lie more than six years apart", otherwise),
    ),
)  # fmt: skip
