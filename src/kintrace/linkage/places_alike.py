"""Whether two records share a place, shared by the comparisons of home and event.

A record's places come in three lists by how many records share them: ``<name>_rare``, ``<name>_some``, ``<name>_many``.
"""

from __future__ import annotations

from kintrace.linkage.comparison import OTHERWISE, Comparison, Level


def shared_place(name: str, opening: str) -> Comparison:
    """Make the comparison of one kind of place.

    Args:
        name: Prefix of the columns.
        opening: How its sentences begin ("They come from").
    """
    known = " or ".join(f"len({name}_rare_{s}) + len({name}_some_{s}) + len({name}_many_{s}) = 0" for s in "lr")
    return Comparison(
        name,
        known,
        (
            Level("rare", f"{opening} one place that few records name", _both(f"{name}_rare")),
            Level("some", f"{opening} one place that some records name", _both(f"{name}_some")),
            Level("elsewhere", f"{opening} two places of one area that many records name",
                  f"{_both(f'{name}_many')} and len({name}_rare_l) > 0 and len({name}_rare_r) > 0"),
            Level("many", f"{opening} one area that many records name", _both(f"{name}_many")),
            Level("different", f"{opening} different places", OTHERWISE),
        ),
    )  # fmt: skip


def _both(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"
