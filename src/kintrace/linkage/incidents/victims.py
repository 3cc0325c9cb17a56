"""Whether a person of one name is named in both."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import Beside, Truth


def _of_several(pairs: Beside) -> Truth:
    return (pairs.left("least_number") != 1) & (pairs.right("least_number") != 1)


COMPARISON = Comparison(
    "victims",
    both_know("victims"),
    (
        Level("rare", "Both name somebody of one rare name", lambda pairs: pairs.share("rare_victims")),
        Level("same", "Both name somebody of one name", lambda pairs: pairs.share("victims")),
        Level("several", "They name different people, where each speaks of several", _of_several),
        Level("different", "They name different people", otherwise),
    ),
)
