"""Whether both are said to be men, or both women."""

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, either_null

COMPARISON = Comparison(
    "sex",
    either_null("sex"),
    (
        Level("women", "Both are women", "sex_l = 'f' and sex_r = 'f'"),
        Level("men", "Both are men", "sex_l = sex_r"),
        Level("different", "One is a man, the other a woman", OTHERWISE),
    ),
)
