"""Cases of families, what was asked of whom, who allowed what, and what two people confirmed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kintrace.model.kept import Kept, kept
from kintrace.model.when import When

_WORD = r"[a-z][a-z0-9-]*"
_PURPOSE = re.compile(rf"{_WORD}(/{_WORD})*")
_RECIPIENT = re.compile(r"[a-z][a-z0-9:-]*")


class Giver(StrEnum):
    """As whom somebody gives a consent."""

    PERSON = "person"  # who is spoken of, grown up
    CHILD = "child"  # who is spoken of, under 18: their wish, beside a guardian's consent
    GUARDIAN = "guardian"  # of a child
    RELATIVE = "relative"  # of who cannot be asked, because they are missing
    SPEAKER = "speaker"  # who told it, or gave the writing


@kept(ref=Kept.CASE, item=Kept.CASE, purpose=Kept.CASE, recipient=Kept.CASE, expiry=Kept.CASE, given=Kept.CASE,
      explained=Kept.CASE, by=Kept.CASE, withdrawn=Kept.CASE, giver=Kept.CASE, handed_over=Kept.CASE,
      recorded_by=Kept.CUSTODY, after=Kept.CASE, mentions=Kept.CASE)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody allowed, for what, to whom, and until when. Withdrawn at any time.

    Args:
        ref: Reference; a withdrawal has the same.
        item: Reference of what it covers: a document, a lead, a person, a case.
        purpose: For what, in words from wide to narrow: ``tracing`` covers ``tracing/letter``, never the other way.
        recipient: For whom, exactly: ``icrc``, ``un-ohchr``, ``who:…``.
        expiry: Until when; never open for ever.
        given: How it was given (spoken, thumb print, in writing).
        explained: How it was explained, and in which language.
        by: Reference of who gave it.
        withdrawn: Whether it was taken back.
        giver: As whom they gave it.
        handed_over: Whether they are said to have handed the child over: then theirs opens nothing.
        recorded_by: Reference of who wrote it down.
        after: References of consents that the same giver had taken back by then: it stands over these withdrawals.
        mentions: By which the person is known that it speaks of: references of leads change as writings come in.

    Raises:
        ValueError: Something is missing, it never ends, or a purpose or recipient is not said in such words.

    >>> letter = Consent("con:1", "lead:1", "tracing/letter", "icrc", When("2026-06"), "spoken", "in Jinghpaw", "who:1")
    >>> letter.covers("tracing/letter", "icrc", date(2026, 6, 30)), letter.covers("tracing", "icrc", date(2026, 6, 30))
    (True, False)
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
    giver: Giver = Giver.PERSON
    handed_over: bool = field(default=False, repr=False)
    recorded_by: str = ""
    after: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.expiry.last is None:
            raise ValueError(f"{self.ref}: a consent ends on some day")
        if not (self.item and self.purpose and self.recipient and self.by):
            raise ValueError(f"{self.ref}: a consent names item, purpose, recipient and giver")
        if not (self.given and self.explained):
            raise ValueError(f"{self.ref}: a consent says how it was given, and how it was explained before")
        if not _PURPOSE.fullmatch(self.purpose) or not _RECIPIENT.fullmatch(self.recipient):
            raise ValueError(f"{self.ref}: purpose and recipient are small letters, digits and hyphens")

    def covers(self, purpose: str, recipient: str, as_of: date) -> bool:
        """Whether it lets something out for a purpose, to somebody, on a day; an end that is unsure is its earliest."""
        ends = self.expiry.first if self.expiry.approximate or self.expiry.doubtful else self.expiry.last
        return (
            not (self.withdrawn or self.handed_over)
            and (purpose == self.purpose or purpose.startswith(f"{self.purpose}/"))
            and recipient == self.recipient
            and ends is not None
            and as_of <= ends
        )


class Confirmed(StrEnum):
    """What a person confirmed of a lead."""

    DEATH = "death"  # that the person died
    TOLD_IN_PERSON = "told_in_person"  # that the family was told, in person, the way they asked for


@kept(ref=Kept.CASE, item=Kept.CASE, what=Kept.CASE, by=Kept.CASE)
@dataclass(frozen=True, slots=True)
class Confirmation:
    """One person's word on what no family is shown before two people have confirmed it.

    Args:
        ref: Reference.
        item: Reference of the lead, or of its person.
        what: What they confirm.
        by: Reference of who confirms.

    Raises:
        ValueError: It names nobody, or nothing.
    """

    ref: str
    item: str
    what: Confirmed
    by: str

    def __post_init__(self) -> None:
        if not self.item or not self.by:
            raise ValueError(f"{self.ref}: a confirmation names what is confirmed, and who confirms it")


@kept(ref=Kept.CASE, case=Kept.CASE, asked=Kept.CASE, question=Kept.CASE, risk=Kept.CASE, due=Kept.CASE,
      answer=Kept.CASE)  # fmt: skip
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


@kept(ref=Kept.CASE, person=Kept.CASE, seeker=Kept.CASE, relation=Kept.CASE, contact=Kept.CASE, next_visit=Kept.CASE,
      open=Kept.CASE)  # fmt: skip
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


@kept(observed=Kept.ALLEGED, low=Kept.ALLEGED, high=Kept.ALLEGED, methods=Kept.OPEN, refused=Kept.OPEN)
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
