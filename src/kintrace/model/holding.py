"""What is not to be erased, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kintrace.model.kept import Kept, kept


class HoldBecause(StrEnum):
    """Why something is not to be erased."""

    COURT = "court"  # a court or tribunal has ordered it, or proceedings are under way
    INVESTIGATION = "investigation"  # a body that investigates has asked for it
    FAMILY = "family"  # a family has asked that it be kept


@kept(ref=Kept.OPEN, items=Kept.OPEN, because=Kept.CASE, until=Kept.OPEN, by=Kept.CUSTODY, lifted=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Hold:
    """That arrivals or documents are not to be erased before a day.

    Args:
        ref: Reference; the lifting of it has the same.
        items: References of arrivals and documents.
        because: Why.
        until: ISO day up to which it holds, that day too. Then it is reviewed: it holds on only where it is set anew.
        by: Reference of who set it; empty: a casebook that knows nobody by name.
        lifted: Whether this takes it back.

    Raises:
        ValueError: Nothing is held, or the day is none.

    >>> hold = Hold("hold:1", ("doc:1",), HoldBecause.COURT, "2027-01-31", "who:1")
    >>> hold.stands(date(2027, 1, 31)), hold.stands(date(2027, 2, 1))
    (True, False)
    """

    ref: str
    items: tuple[str, ...]
    because: HoldBecause
    until: str
    by: str = ""
    lifted: bool = False

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError("a hold names what is held")
        date.fromisoformat(self.until)

    def stands(self, today: date) -> bool:
        """Whether it forbids erasing on a day."""
        return not self.lifted and today <= date.fromisoformat(self.until)
