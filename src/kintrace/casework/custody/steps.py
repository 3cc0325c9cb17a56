"""Where each arrival came from, and through whose hands it went: written down, shown, and given out to be verified."""

from __future__ import annotations

import json
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from kintrace import __version__
from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.days import day_of_entry
from kintrace.casework.kinds import CUSTODY, CUSTODY_NAMES, CUSTODY_NAMES_SEALED_V, Closed
from kintrace.errors import KintraceError, NoSuchFolder
from kintrace.model import Custody, CustodyAct, CustodyNames, CustodyWay, PublicCustodian, When, from_cbor, to_cbor
from kintrace.protect import KeyRing, close
from kintrace.store import Casebook, file_digest

TOOL = f"kintrace/{__version__}"
SALT_BYTES = 32
LONGEST = 64 * 1024
_LONE = re.compile("[\ud800-\udfff]")  # JSON can say what no text can hold


class BadDetails(KintraceError):
    """What was given on the custody of a document cannot be read."""

    exit_code = 14

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(
            f"{where}: {problem}. It is a JSON object with any of: {', '.join(f.name for f in fields(Details))}."
        )


@dataclass(frozen=True, slots=True)
class Details:
    """What a person tells of where something came from, in their own words.

    Args:
        when: EDTF day or interval, local time.
        how: One of ``CustodyWay``.
        tool: With what it was recorded.
        giver: Whom or what it came from.
        taker: Who has it from then on.
        interviewer: Who asked.
        interpreter: Who put it into another language.
        language: In which language it was told.
        note: What else there is to say.
    """

    when: str = ""
    how: str = CustodyWay.NOT_SAID.value
    tool: str = ""
    giver: str = field(default="", repr=False)
    taker: str = field(default="", repr=False)
    interviewer: str = field(default="", repr=False)
    interpreter: str = field(default="", repr=False)
    language: str = ""
    note: str = field(default="", repr=False)


def details_from(body: bytes, where: str) -> Details:
    """Read details from JSON.

    Args:
        body: The JSON.
        where: What to call it in a message.

    Raises:
        BadDetails: No object, an unknown key, a value that is no words, or a day or way that nobody knows.

    >>> details_from(b'{"when": "2025-10-07", "how": "by_hand"}', "details").when
    '2025-10-07'
    """
    try:
        told = json.loads(body.decode("utf-8")) if len(body) <= LONGEST else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise BadDetails(where, "it is no JSON object")
    known = {f.name for f in fields(Details)}
    unknown = [key for key in told if key not in known]
    if unknown:
        raise BadDetails(where, f"{len(unknown)} of its keys are not known")
    if not all(isinstance(value, str) for value in told.values()):
        raise BadDetails(where, "a value is not words")
    if any(_LONE.search(value) for value in told.values()):
        raise BadDetails(where, "a value holds half a character")
    details = Details(**told)
    if details.how not in {way.value for way in CustodyWay}:
        raise BadDetails(where, f"how is one of {', '.join(way.value for way in CustodyWay)}")
    try:
        When(details.when or "XXXX-XX-XX")
    except ValueError:
        raise BadDetails(where, "when is no EDTF day or interval (2025-10-07)") from None
    return details


def read_details(path: Path) -> tuple[bytes, Details]:
    """Read details from a file, as bytes and as what they say.

    Raises:
        NoSuchFolder: The file cannot be read.
        BadDetails: It holds none.
    """
    try:
        body = path.read_bytes()
    except OSError:
        raise NoSuchFolder(str(path), "the details cannot be read") from None
    return body, details_from(body, str(path))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of custody, and who the references in it are."""

    custody: Custody
    names: CustodyNames = field(repr=False)


def taken_in(keys: KeyRing, arrival: str, sha256: str, by: str) -> Step:
    """The step by which bytes came into this casebook.

    Args:
        keys: Of the casebook.
        arrival: Reference of the arrival.
        sha256: Of its bytes, in hex.
        by: Reference of who did it.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    digest = file_digest(bytes.fromhex(sha256), salt)
    ref = keys.ref("cus", arrival, CustodyAct.TAKEN_IN.value)
    step = Custody(ref, arrival, CustodyAct.TAKEN_IN, tool=TOOL, by=by, digest=digest, salt=salt.hex())
    return Step(step, CustodyNames(ref))


def told(keys: KeyRing, arrival: str, act: CustodyAct, details: Details, by: str) -> Step:
    """A step that somebody tells. The same told twice is one step.

    Args:
        keys: Of the casebook.
        arrival: Reference of the arrival.
        act: Received, or handed over.
        details: What they tell.
        by: Reference of who writes it down.
    """
    said = (details.when, details.how, details.tool, details.giver, details.taker, details.interviewer)
    ref = keys.ref("cus", arrival, act.value, *said, details.interpreter, details.language, details.note)
    people = {
        name: keys.ref("who", unicodedata.normalize("NFC", words).casefold().strip())
        for name in ("giver", "taker", "interviewer", "interpreter")
        if (words := getattr(details, name).strip())
    }
    step = Custody(
        ref,
        arrival,
        act,
        details.when,
        CustodyWay(details.how),
        details.tool,
        language=details.language,
        by=by,
        **people,
    )
    names = tuple((people[name], getattr(details, name).strip()) for name in people)
    return Step(step, CustodyNames(ref, names, details.note))


def write_down(book: Casebook, steps: Sequence[Step], person: str = "") -> int:
    """Append steps that are not there yet; names, notes and salts closed to custodians where there are any.

    Returns:
        How many were new.
    """
    there = {step.ref for step in custody_of(book)}
    new = [step for step in steps if step.custody.ref not in there]
    custodians = enrolled(book)
    with book.transaction():
        for step in new:
            append(book, step, custodians, person)
    return len(new)


def append(book: Casebook, step: Step, custodians: Sequence[PublicCustodian], person: str = "") -> None:
    """Append one step. Belongs inside a transaction."""
    custody, names = step.custody, step.names
    if custodians and custody.salt:
        names, custody = replace(names, salt=custody.salt), replace(custody, salt="")
    book.append(CUSTODY, to_cbor(custody), person=person)
    if names != CustodyNames(custody.ref):
        if custodians:
            closed = Closed(custody.ref, close(to_cbor(names), custodians))
            book.append(CUSTODY_NAMES, to_cbor(closed), person=person, v=CUSTODY_NAMES_SEALED_V)
        else:
            book.append(CUSTODY_NAMES, to_cbor(names), person=person)


def custody_of(book: Casebook) -> tuple[Custody, ...]:
    """All steps, in the order written down; those of erased arrivals are gone.

    What came into the casebook did so on the day, in Myanmar, on which its entry was written.
    """
    steps = ((e, from_cbor(e.payload, Custody)) for e in book.entries(kinds=(CUSTODY,)) if e.payload is not None)
    return tuple(
        replace(step, when=day_of_entry(e.at).isoformat())
        if step.act is CustodyAct.TAKEN_IN and not step.when
        else step
        for e, step in steps
    )
