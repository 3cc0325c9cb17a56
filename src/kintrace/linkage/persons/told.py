"""How much both records say of a person besides the name: little, and one name may be anybody's."""

from __future__ import annotations

import numpy as np

from kintrace.linkage.comparison import Asked, Comparison, Level, always, otherwise
from kintrace.linkage.table import Beside, Truth

_SAID = (
    ("sex",), ("birth_first", "birth_last"), ("father",), ("mother",), ("card",), ("phones",), ("home",),
    ("event_first", "event_last"), ("event_place",), ("ethnicity",), ("occupation",),
)  # fmt: skip


def _at_most(many: int) -> Asked:
    def holds(pairs: Beside) -> Truth:
        if "told" not in pairs.counted:
            pairs.counted["told"] = sum((pairs.known(*c).astype(np.int8) for c in _SAID), np.zeros(len(pairs), np.int8))
        return pairs.counted["told"] <= many

    return holds


COMPARISON = Comparison(
    "told",
    always,
    (
        Level("nothing", "Besides names, nothing is said of both", _at_most(0)),
        Level("one", "Besides names, one thing is said of both", _at_most(1)),
        Level("two", "Besides names, two things are said of both", _at_most(2)),
        Level("four", "Besides names, three or four things are said of both", _at_most(4)),
        Level("much", "Besides names, five things or more are said of both", otherwise),
    ),
)
