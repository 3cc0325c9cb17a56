"""Whether the people done to are of one sex."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import Beside, Truth

SEXES = ("f", "m", "mixed")
_WOMEN, _MEN, _MIXED = range(3)


def _mixed(pairs: Beside) -> Truth:
    return (pairs.left("sex") == _MIXED) | (pairs.right("sex") == _MIXED)


COMPARISON = Comparison(
    "sex",
    both_know("sex"),
    (
        Level("women", "Both speak of women only", lambda pairs: pairs.same("sex") & (pairs.left("sex") == _WOMEN)),
        Level("men", "Both speak of men only", lambda pairs: pairs.same("sex") & (pairs.left("sex") == _MEN)),
        Level("mixed", "One speaks of men and women", _mixed),
        Level("different", "One speaks of men, the other of women", otherwise),
    ),
)
