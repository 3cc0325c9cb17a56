"""Whether the people done to are of one sex."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null

COMPARISON = Comparison(
    "sex",
    either_null("sex"),
    (
        Level("women", "Both speak of women only", "sex_l = 'f' and sex_r = 'f'"),
        Level("men", "Both speak of men only", "sex_l = 'm' and sex_r = 'm'"),
        Level("mixed", "One speaks of men and women", "sex_l = 'mixed' or sex_r = 'mixed'"),
        Level("different", "One speaks of men, the other of women", OTHERWISE),
    ),
)
