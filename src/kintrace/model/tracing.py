"""Cases of families, what was asked of whom, and who allowed what."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.when import When


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody allowed, for what, to whom, and until when. Withdrawn at any time.

    Args:
        ref: Reference of the entry.
        item: Reference of what it covers.
        purpose: For what.
        recipient: For whom.
        expiry: Until when; never open for ever.
        given: How it was given (spoken, thumb print, in writing).
        explained: How it was explained, and in which language.
        by: Who gave it.
        withdrawn: Whether it was taken back.
    """

    ref: str
    item: str
    purpose: str
    recipient: str
    expiry: When
    given: str
    explained: str
    by: str = field(repr=False)
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if self.expiry.last is None:
            raise ValueError(f"{self.ref}: a consent ends on some day")
        if not (self.item and self.purpose and self.recipient and self.by):
            raise ValueError(f"{self.ref}: a consent names item, purpose, recipient and giver")


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What was asked of whom, at what risk, due when, and what came back."""

    ref: str
    case: str
    asked: str = field(repr=False)
    question: str = field(repr=False)
    risk: str = field(repr=False)
    due: When
    answer: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.risk:
            raise ValueError(f"{self.ref}: an enquiry says its risk before it is made")


@dataclass(frozen=True, slots=True)
class Case:
    """A tracing request.

    Args:
        ref: Reference of the case.
        person: Reference of the sought person.
        seeker: Reference of the sealed record of who asks.
        relation: How the seeker stands to the person.
        contact: Reference of the sealed safe way to reach the seeker.
        next_visit: When they will be spoken to next.
        open: Whether it is still worked on.
    """

    ref: str
    person: str
    seeker: str = field(repr=False)
    relation: str = field(repr=False)
    contact: str = field(repr=False)
    next_visit: When
    open: bool = True

    def __post_init__(self) -> None:
        if not (self.person and self.seeker):
            raise ValueError(f"{self.ref}: a case names a sought person and a seeker")


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many people, those that nobody wrote about among them; or why no figure may be quoted.

    Args:
        observed: People on at least one list.
        low: Lower end of the interval; ``None`` with a refusal.
        high: Upper end.
        methods: Names of the panel's methods.
        refused: Why no figure may be quoted; empty: it may.
    """

    observed: int
    low: float | None
    high: float | None
    methods: tuple[str, ...]
    refused: str = ""

    def __post_init__(self) -> None:
        if not self.refused and (self.low is None or self.high is None or self.low > self.high):
            raise ValueError("an estimate has an interval, or a reason to refuse one")
