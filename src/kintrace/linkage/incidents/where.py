"""Whether both are said to have happened in one township, and in one place of it."""

from kintrace.linkage.comparison import Comparison, Level, otherwise
from kintrace.linkage.table import Beside, Truth


def _known(pairs: Beside) -> Truth:
    return pairs.known("township") | pairs.known("state") | pairs.known("spots")


def _spot(pairs: Beside) -> Truth:
    return pairs.share("spots") & (pairs.same("township") | ~pairs.known("township"))


def _township(pairs: Beside) -> Truth:
    return pairs.same("township") & ~pairs.known("spots")


def _other_state(pairs: Beside) -> Truth:
    return pairs.known("state") & ~pairs.same("state")


COMPARISON = Comparison(
    "where",
    _known,
    (
        Level("spot", "Both name the same place", _spot),
        Level("township", "Both name the same township, and no two places of it", _township),
        Level("other_spot", "Both name the same township, but different places of it",
              lambda pairs: pairs.same("township")),
        Level("other_township", "They name different townships", lambda pairs: pairs.known("township")),
        Level("state", "Both name the same state or region, and no more", lambda pairs: pairs.same("state")),
        Level("other_state", "They name different states or regions", _other_state),
        Level("unsettled", "They name different places that we cannot set beside each other", otherwise),
    ),
)  # fmt: skip
