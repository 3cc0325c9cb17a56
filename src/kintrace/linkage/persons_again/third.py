"""Whether a third record is linked with both."""

from kintrace.linkage.comparison import Asked, Comparison, Level, otherwise
from kintrace.linkage.context import NO_THIRD, THIRD
from kintrace.linkage.table import Beside, Truth

_LEAST = (8000, 5000, 3000, 1500, 0, -1500)  # millibits of the weaker of the two links


def _known(pairs: Beside) -> Truth:
    return pairs.told(THIRD) != NO_THIRD


def _at_least(millibits: int) -> Asked:
    def holds(pairs: Beside) -> Truth:
        return pairs.told(THIRD) >= millibits

    return holds


_SAYS = (
    "A third record is surely linked with both",
    "A third record is very likely linked with both",
    "A third record is likely linked with both",
    "A third record is rather linked with both than not",
    "A third record may as well be linked with both as not",
    "A third record is perhaps linked with both",
)

COMPARISON = Comparison(
    "third",
    _known,
    (
        *(Level(f"from_{least}", says, _at_least(least)) for least, says in zip(_LEAST, _SAYS, strict=True)),
        Level("hardly", "A third record is hardly linked with both", otherwise),
    ),
)
