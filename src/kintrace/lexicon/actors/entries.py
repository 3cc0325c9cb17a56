"""One side of the registry."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "military",
    "police",
    "militia",
    "ethnic_armed_organisation",
    "resistance",
    "administration",
    "foreign_state",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One side of the registry.

    Args:
        code: Its code.
        kind: One of ``KINDS``.
        name_en: Name in English.
        name_my: Name in Burmese.
        part_of: Code of the side it belongs to or fights under; empty: none.
        note: What a reader should know of it.
    """

    code: str
    kind: str
    name_en: str
    name_my: str
    part_of: str = ""
    note: str = ""
