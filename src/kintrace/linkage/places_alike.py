"""Whether two records share a place, shared by the comparisons of home and event.

A record's places come in three columns by how many records share them: ``<name>_rare``, ``<name>_some``,
``<name>_many``.
"""

from __future__ import annotations

from kintrace.linkage.comparison import Comparison, Level, otherwise
from kintrace.linkage.table import NONE, Beside, Truth

KINDS = ("rare", "some", "many")


def shared_place(name: str, opening: str) -> Comparison:
    """Make the comparison of one kind of place.

    Args:
        name: Prefix of the columns.
        opening: How its sentences begin ("They come from").
    """

    def known(pairs: Beside) -> Truth:
        left, right = (
            [(side(f"{name}_{kind}") != NONE).any(axis=1) for kind in KINDS] for side in (pairs.left, pairs.right)
        )
        return (left[0] | left[1] | left[2]) & (right[0] | right[1] | right[2])

    def elsewhere(pairs: Beside) -> Truth:
        return pairs.share(f"{name}_many") & pairs.known(f"{name}_rare")

    return Comparison(
        name,
        known,
        (
            Level("rare", f"{opening} one place that few records name", lambda pairs: pairs.share(f"{name}_rare")),
            Level("some", f"{opening} one place that some records name", lambda pairs: pairs.share(f"{name}_some")),
            Level("elsewhere", f"{opening} two places of one area that many records name", elsewhere),
            Level("many", f"{opening} one area that many records name", lambda pairs: pairs.share(f"{name}_many")),
            Level("different", f"{opening} different places", otherwise),
        ),
    )
