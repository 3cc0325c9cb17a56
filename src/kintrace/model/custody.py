"""Where a document came from, and through whose hands it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.model.kept import Kept, kept


class CustodyAct(StrEnum):
    """What happened to something that arrived."""

    RECEIVED = "received"  # somebody outside gave it, or it was found
    TAKEN_IN = "taken_in"  # its bytes came into this casebook
    HANDED_OVER = "handed_over"  # it went from one person or device to the next


class CustodyWay(StrEnum):
    """How it came into the next hands."""

    BY_HAND = "by_hand"
    MESSENGER = "messenger"
    EMAIL = "email"
    POST = "post"
    DOWNLOADED = "downloaded"
    TELEPHONE = "telephone"
    DEVICE = "device"  # copied from a telephone, camera or memory stick
    NOT_SAID = "not_said"


@kept(ref=Kept.OPEN, arrival=Kept.OPEN, act=Kept.CUSTODY, when=Kept.CUSTODY, how=Kept.CUSTODY, tool=Kept.CUSTODY,
      giver=Kept.CUSTODY, taker=Kept.CUSTODY, interviewer=Kept.CUSTODY, interpreter=Kept.CUSTODY,
      language=Kept.CUSTODY, by=Kept.CUSTODY, digest=Kept.CUSTODY, salt=Kept.SEALED)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Custody:
    """One step on the way of an arrival. People stand in it as references; their names are kept apart.

    Args:
        ref: Reference of the step.
        arrival: Reference of the arrival.
        act: What happened.
        when: EDTF, local time of Myanmar, as told; empty: not said. When it was written down, the entry itself says.
        how: How it came.
        tool: With what it was recorded or taken in (``kintrace/0.1.0``, a form's name); empty: not said.
        giver: Reference of whom or what it came from; empty: not said.
        taker: Reference of who has it from then on; empty: not said.
        interviewer: Reference of who asked, where it is a statement.
        interpreter: Reference of who put it into another language.
        language: In which language it was told.
        by: Reference of who wrote this down.
        digest: SHA-256 over salt and the sha256 of the bytes: proves later that a file is the one that arrived.
        salt: 32 random bytes in hex, without which nobody can try out what was withheld of the file; empty where it is
            sealed.

    Raises:
        ValueError: No arrival, or a taking-in without its digest.
    """

    ref: str
    arrival: str
    act: CustodyAct
    when: str = ""
    how: CustodyWay = CustodyWay.NOT_SAID
    tool: str = ""
    giver: str = ""
    taker: str = ""
    interviewer: str = ""
    interpreter: str = ""
    language: str = ""
    by: str = ""
    digest: str = ""
    salt: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.arrival:
            raise ValueError(f"{self.ref}: a step of custody is about an arrival")
        if (self.act is CustodyAct.TAKEN_IN) != bool(self.digest):
            raise ValueError(f"{self.ref}: a taking-in, and nothing else, carries a digest of the bytes")


@kept(custody=Kept.OPEN, names=Kept.SEALED, note=Kept.SEALED, salt=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class CustodyNames:
    """Who the references of a step of custody are; closed to custodians where there are any.

    Args:
        custody: Reference of the step.
        names: (reference, name as written down).
        note: What else was said of it.
        salt: Of the step's digest, where the original is sealed.
    """

    custody: str
    names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)
    salt: str = field(default="", repr=False)
