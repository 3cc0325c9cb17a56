"""Whether an age is given of both, and is the same."""

from kintrace.linkage.comparison import Comparison, Level, both_know, otherwise
from kintrace.linkage.table import Beside, Truth


def _of_several(pairs: Beside) -> Truth:
    return (pairs.left("least_number") > 1) | (pairs.right("least_number") > 1)


COMPARISON = Comparison(
    "age",
    both_know("ages"),
    (
        Level("same", "Both give the same age", lambda pairs: pairs.share("ages")),
        Level("near", "The ages given lie a year apart",
              lambda pairs: pairs.share("ages", "ages_next") | pairs.share("ages_next", "ages")),
        Level("some", "The ages given differ, where each speaks of several people", _of_several),
        Level("different", "The ages given differ", otherwise),
    ),
)  # fmt: skip
