"""How surely words name a side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Surety(Enum):
    """How surely words name a side."""

    SURE = "sure"  # the words are a name of the side, and of no other
    LIKELY = "likely"  # the words hold such a name, among others
    DOUBTFUL = "doubtful"  # the side did not bear the name at that time
    OF_THE_DISCOURSE = "of_the_discourse"  # only what was said before can tell: "the troops"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom words name.

    Args:
        code: Of the registry, with a unit where one is named; empty: unknown.
        surety: How surely.
        candidates: Every code that the words hold, in their order.
    """

    code: str
    surety: Surety
    candidates: tuple[str, ...]
