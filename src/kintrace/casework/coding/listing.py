"""List what people rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kintrace.casework.coding.shared import Clock, all_rulings, means, on_same_claim, require
from kintrace.casework.hiding.wishes import at_the_desk
from kintrace.casework.kinds import LOOKED, Looked
from kintrace.casework.people.roles import reader_of
from kintrace.claims import live
from kintrace.model import Ruling, RulingAct, to_cbor
from kintrace.protect import Passphrase

PURPOSE = "rulings"


@dataclass(frozen=True, slots=True)
class Counting:
    """A ruling that counts, without what it says.

    Args:
        ref: Its reference.
        document: Reference of the document.
        act: Accept, correct, reject or add.
        by: Reference of who made it.
        contested: Whether somebody else rules otherwise on the same claim.
    """

    ref: str
    document: str
    act: RulingAct
    by: str
    contested: bool


def rulings_of(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[Counting, ...]:
    """List the rulings that count, of documents that are shown as they came; no words of theirs.

    Raises:
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        shown = {d.ref for d in desk.findings.documents if desk.contents.documents.get(d.ref) is d}
        ours = [r for r in live(all_rulings(desk)) if r.document in shown]
        listed = tuple(Counting(r.ref, r.document, r.act, r.by, _is_contested(r, ours)) for r in ours)
        documents = tuple(sorted({one.document for one in listed}))
        looked = Looked(reader_of(desk.roles, None).value, PURPOSE, documents, desk.person, forms=(PURPOSE,))
        desk.open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=desk.person)
    return listed


def _is_contested(ruling: Ruling, ours: Iterable[Ruling]) -> bool:
    return any(r.by != ruling.by and on_same_claim(r, ruling) and means(r) != means(ruling) for r in ours)
