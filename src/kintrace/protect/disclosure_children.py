"""A named child is never said to be recruited, and nobody under 18 ever "joined willingly"."""

from __future__ import annotations

from dataclasses import replace

from kintrace.model import Act, Assessment
from kintrace.protect.masks_children import is_child


def for_a_child(lead: Assessment) -> tuple[Assessment, tuple[str, ...]]:
    """Say of a named child only that it was taken.

    Returns:
        The lead, and the key ``act`` for every named child, whatever its documents say: the key tells nothing.
    """
    if not (is_child(lead) and lead.who.names):
        return lead, ()
    return replace(
        lead,
        act=_open(lead.act),
        timeline=tuple(replace(m, act=_open(m.act)) for m in lead.timeline),
        conflicts=tuple(c for c in lead.conflicts if c.property != "act"),
    ), ("act",)


def _open(act: Act) -> Act:
    return Act.TAKEN if act is Act.FORCIBLY_RECRUITED else act
