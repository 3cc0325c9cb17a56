"""Whether both are said to be men, or both women."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise

SEXES = ("f", "m")
_WOMAN = 0

COMPARISON = Comparison(
    "sex",
    both_know("sex"),
    (
        Level("women", "Both are women", lambda pairs: pairs.same("sex") & (pairs.left("sex") == _WOMAN)),
        Level("men", "Both are men", lambda pairs: pairs.same("sex")),
        Level("different", "One is a man, the other a woman", otherwise),
    ),
)
