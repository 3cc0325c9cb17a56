"""Whether names of people of elsewhere that are otherwise different share a word, as those of one family do."""

from __future__ import annotations

from kintrace.linkage.comparison import Asked, Comparison, Level, otherwise
from kintrace.linkage.names_alike import BANDS
from kintrace.linkage.places_alike import KINDS
from kintrace.linkage.table import NONE, Beside, Truth


def _known(pairs: Beside) -> Truth:
    told = [(side("name_word") != NONE).any(axis=1) for side in (pairs.left, pairs.right)]
    # names that agree have been weighed as a whole
    return told[0] & told[1] & (pairs.band("name") >= len(BANDS))


def _one_of(kind: str) -> Asked:
    return lambda pairs: pairs.share(f"name_word_{kind}")


_BORNE_BY = dict(zip(KINDS, ("few", "some", "many"), strict=True))

COMPARISON = Comparison(
    "name_word",
    _known,
    (
        *(Level(kind, f"The names share one word that {borne} of the list bear", _one_of(kind))
          for kind, borne in _BORNE_BY.items()),
        Level("none", "The names share no word", otherwise),
    ),
)  # fmt: skip
