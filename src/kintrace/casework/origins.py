"""Which documents count once, and a person's word on it: two are one origin, or two of their own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kintrace.casework.contents import contents_of
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import JUDGED, LOOKED, Looked
from kintrace.casework.people.roles import reader_of
from kintrace.errors import Refused
from kintrace.model import Judgement, Kept, Origin, Reader, Verdict, to_cbor
from kintrace.outputs.safe_text import in_words
from kintrace.protect import Passphrase
from kintrace.protect.gate.gate import Gate
from kintrace.protect.gate.roles import sees

Clock = Callable[[], datetime]

PURPOSE = "origins"
_JUDGING = frozenset({Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER})


@dataclass(frozen=True, slots=True)
class Origins:
    """Which documents count once.

    Args:
        origins: All, those with several documents first.
        judgements: What people said of two documents, and did not take back.
        names: File name by reference; empty for who sees none.
    """

    origins: tuple[Origin, ...]
    judgements: tuple[Judgement, ...]
    names: tuple[tuple[str, str], ...]


def origins_of(casebook: Path, passphrase: Passphrase, clock: Clock) -> Origins:
    """List origins with the reason of each, and what people said of two documents.

    Raises:
        Refused: Whoever asks has no role in which documents are compared.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        reader = reader_of(desk.roles, None)
        documents, gate = desk.findings.documents, Gate(desk.findings)
        shown = {d.ref for d in documents}
        names = (
            tuple((d.ref, in_words(" ".join(gate.file_name(d).split()))) for d in documents)
            if sees(reader, Kept.ORIGIN)
            else ()
        )
        looked = Looked(reader.value, PURPOSE, tuple(sorted(shown)), desk.person, forms=(PURPOSE,))
        desk.open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=desk.person)
        origins = sorted(desk.findings.linked.origins, key=lambda o: (len(o.documents) == 1, o.documents))
        return Origins(tuple(origins), _standing(desk, shown), names)


def judge_origin(
    casebook: Path, passphrase: Passphrase, documents: tuple[str, str], verdict: Verdict, clock: Clock
) -> Judgement:
    """Say that two documents are one origin, or that they are not. It stands before all that is reckoned.

    What was said of the two before is taken back in the same step. Said again, it adds nothing.

    Args:
        casebook: Its path.
        passphrase: Of a documenter, reviewer or caseworker.
        documents: References of the two.
        verdict: ``SAME`` or ``DIFFERENT``.
        clock: The time, UTC.

    Raises:
        NothingOfThis: One of the two is no document that is shown.
        Refused: The person has no role for it, or it is twice the same document.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        left, right = sorted(documents)
        shown = {d.ref for d in desk.findings.documents}
        if not {left, right} <= shown:
            raise NothingOfThis
        if left == right:
            raise Refused("This is twice the same document. Name two: kintrace origins list. Nothing was changed.")
        before = [j for j in _standing(desk, shown) if (j.left, j.right) == (left, right)]
        if [j.verdict for j in before] == [verdict]:
            return before[0]
        by = desk.person or "somebody"  # before anybody was given a role, nobody is known here
        said = Judgement(f"jud:{secrets.token_hex(16)}", left, right, verdict, by, clock().isoformat())
        book = desk.open_book.book
        with book.transaction():
            for judgement in (*(replace(j, withdrawn=True) for j in before), said):
                book.append(JUDGED, to_cbor(judgement), person=desk.person)
    return said


def withdraw_origin(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> None:
    """Take back what somebody said of two documents: what is reckoned counts again.

    Raises:
        NothingOfThis: Nothing of this reference stands.
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        shown = {d.ref for d in desk.findings.documents}
        found = next((j for j in _standing(desk, shown) if j.ref == ref), None)
        if found is None:
            raise NothingOfThis
        desk.open_book.book.append(JUDGED, to_cbor(replace(found, withdrawn=True)), person=desk.person)


def _standing(desk: Keyboard, shown: set[str]) -> tuple[Judgement, ...]:
    judgements = contents_of(desk.open_book.book).judgements.values()
    return tuple(j for j in judgements if {j.left, j.right} <= shown)


def _require(desk: Keyboard) -> None:
    if not desk.roles & _JUDGING:
        names = " or ".join(sorted(r.value for r in _JUDGING))
        raise Refused(f"This is for a {names}. Somebody with the role administrator gives roles.")
