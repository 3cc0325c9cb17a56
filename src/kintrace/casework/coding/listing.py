"""List what is claimed and what people rule: references, and the words as the reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kintrace.casework.coding.shared import Clock, all_rulings, means, on_same_claim, require
from kintrace.casework.days import day_of
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.kinds import LOOKED, Looked
from kintrace.casework.paraphrasing import paraphrases_in
from kintrace.casework.people.roles import reader_of
from kintrace.claims import live, live_regroupings
from kintrace.model import (
    BLOCK,
    Actor,
    Claim,
    ClaimStatus,
    Code,
    Count,
    Place,
    Property,
    RegroupingAct,
    Released,
    Ruling,
    RulingAct,
    Value,
    When,
    to_cbor,
)
from kintrace.protect import Passphrase, release

PURPOSE = "rulings"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as it stands, for people to rule on.

    Args:
        ref: Its reference.
        about: Reference of the mention.
        property: What is claimed.
        status: Draft or confirmed.
        start: First code point of its words.
        end: One past the last.
        words: These, as the reader may see them; empty: they may not.
        value: Its code, day or number; empty: it is words, or words of it are withheld.
    """

    ref: str
    about: str
    property: Property
    status: ClaimStatus
    start: int
    end: int
    words: str = field(repr=False)
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Counting:
    """A ruling or regrouping that counts, without what it says.

    Args:
        ref: Its reference.
        document: Reference of the document.
        act: Accept, correct, reject or add; merge or split.
        by: Reference of who made it.
        contested: Whether somebody else rules otherwise on the same claim.
    """

    ref: str
    document: str
    act: RulingAct | RegroupingAct
    by: str
    contested: bool


def claims_of(casebook: Path, passphrase: Passphrase, clock: Clock, document: str = "") -> tuple[Claimed, ...]:
    """List the claims of documents that are shown as they came, the words as the gate lets them out.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        clock: The time, UTC.
        document: Reference of the only document wanted; empty: all.

    Raises:
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        reader = reader_of(desk.roles, None)
        instead = paraphrases_in(desk.open_book.book, desk.findings)
        released = release(desk.findings, reader, PURPOSE, as_of=day_of(clock()), paraphrases=instead)
        shown = shown_whole(desk) & ({document} if document else {c.document for c in desk.findings.codings})
        codings = [c for c in desk.findings.codings if c.document in shown]
        listed = tuple(_claimed(c, released) for coding in codings for c in coding.claims)
        note_rulings_looked_at(desk, tuple(sorted(shown)))
    return listed


def rulings_of(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[Counting, ...]:
    """List the rulings and regroupings that count, of documents that are shown as they came; no words of theirs.

    Raises:
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        shown = shown_whole(desk)
        ours = [r for r in live(all_rulings(desk)) if r.document in shown]
        groups = live_regroupings(g for on in desk.contents.regroupings.values() for g in on)
        listed = (
            *(Counting(r.ref, r.document, r.act, r.by, _is_contested(r, ours)) for r in ours),
            *(Counting(g.ref, g.document, g.act, g.by, False) for g in groups if g.document in shown),
        )
        note_rulings_looked_at(desk, tuple(sorted({one.document for one in listed})))
    return listed


def shown_whole(desk: Keyboard) -> set[str]:
    """Documents that are shown as they came; of one on somebody hidden nothing is listed."""
    return {d.ref for d in desk.findings.documents if desk.contents.documents.get(d.ref) is d}


def _claimed(claim: Claim, released: Released) -> Claimed:
    start, end = claim.quote.start, claim.quote.end
    passage = next((p for p in released.passages if p.document == claim.quote.document), None)
    words = passage.text[start:end] if passage is not None else ""
    withheld = not words or BLOCK in words
    return Claimed(claim.ref, claim.about, claim.property, claim.status, start, end, words,
                   "" if withheld else _said(claim.value))  # fmt: skip


def _said(value: Value) -> str:
    """The code, day or number of a value: nothing that anybody wrote."""
    if isinstance(value, Count):
        return "-".join(str(n) for n in dict.fromkeys((value.min, value.max)) if n is not None)
    if isinstance(value, Code | Actor):
        return value.code or ""
    if isinstance(value, When):
        return value.edtf
    return (value.pcode or "") if isinstance(value, Place) else ""


def note_rulings_looked_at(desk: Keyboard, documents: tuple[str, ...]) -> None:
    """Write down who looked at rulings, and of which documents."""
    looked = Looked(reader_of(desk.roles, None).value, PURPOSE, documents, desk.person, forms=(PURPOSE,))
    desk.open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=desk.person)


def _is_contested(ruling: Ruling, ours: Iterable[Ruling]) -> bool:
    return any(r.by != ruling.by and on_same_claim(r, ruling) and means(r) != means(ruling) for r in ours)
