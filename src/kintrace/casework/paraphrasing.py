"""Other words for a quote that would tell who spoke: written by one person, compared by a second, then shown.

The program withholds such words and cannot say them otherwise: a person does, who knows what may be known there. What
such a wording may not hold is looked at twice, when it is written and whenever something is let out.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kintrace.casework.contents import contents_of
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import LOOKED, PARAPHRASED, Looked
from kintrace.casework.people.roles import reader_of
from kintrace.errors import Refused
from kintrace.model import Findings, Paraphrase, Reader, from_cbor, to_cbor
from kintrace.protect import Passphrase
from kintrace.protect.gate.gate import Gate
from kintrace.protect.gate.in_other_words import faults_of
from kintrace.store import Casebook

Clock = Callable[[], datetime]

PURPOSE = "paraphrases"
_WRITING = frozenset({Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER})
_COMPARING = frozenset({Reader.REVIEWER, Reader.CUSTODIAN})
_WHY = "Too few people fit what is said of the speaker."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that are withheld for telling who spoke, and what stands for them.

    Args:
        document: Reference of the document.
        start: First code point of the words.
        end: One past the last.
        ref: Of what somebody wrote instead; empty: nobody has.
        state: ``nothing yet``, ``to be compared``, ``shown``, ``not shown`` (it holds what it may not).
    """

    document: str
    start: int
    end: int
    ref: str = ""
    state: str = "nothing yet"


def wanted_paraphrases(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[Wanted, ...]:
    """List the words that are withheld for telling who spoke: where they stand, never which they are.

    Raises:
        Refused: Whoever asks has no role in which words are seen.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, _WRITING | _COMPARING)
        gate = Gate(desk.findings)
        known = _latest(desk.open_book.book)
        found: list[Wanted] = []
        for document in desk.findings.documents:
            for start, end in gate.told_by(document.ref):
                ours = [p for p in known if p.stands_for(document.ref, start, end) and not p.withdrawn]
                found += [Wanted(document.ref, start, end, p.ref, _state(gate, p)) for p in ours] or [
                    Wanted(document.ref, start, end)
                ]
        _note(desk, tuple(sorted({w.document for w in found})))
    return tuple(found)


def paraphrase(
    casebook: Path, passphrase: Passphrase, document: str, span: tuple[int, int], words: str, clock: Clock
) -> Paraphrase:
    """Write other words for withheld ones. They are shown once a second person has compared the two.

    Args:
        casebook: Its path.
        passphrase: Of a documenter, reviewer or caseworker.
        document: Reference of the document.
        span: Where the words stand in it, in code points, as the list gives it.
        words: Other words for what they tell.
        clock: The time, UTC.

    Raises:
        NothingOfThis: No words of this document are withheld there for telling who spoke.
        Refused: The person has no role for it; or the wording would tell who spoke as well: each fault is said.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, _WRITING)
        found = next((d for d in desk.findings.documents if d.ref == document), None)
        whole = Gate(desk.findings).told_by(document) if found is not None else ()
        if found is None or not any(s <= span[0] < span[1] <= e for s, e in whole):
            raise NothingOfThis
        said = " ".join(words.split())
        codings = [c for c in desk.findings.codings if c.document == document]
        faults = faults_of(said, found, span, codings) if said else ("It says nothing.",)
        if faults:
            raise Refused(f"This wording is not taken. {' '.join(faults)}")
        made = Paraphrase(f"pph:{secrets.token_hex(16)}", document, *span, said, _WHY, desk.person)
        desk.open_book.book.append(PARAPHRASED, to_cbor(made), person=desk.person)
    return made


def compare_paraphrase(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> Paraphrase:
    """Write down that a second person compared a wording with the words it stands for; from now on it is shown.

    Done twice by the same person it adds nothing.

    Raises:
        NothingOfThis: No such wording stands.
        Refused: The person is no reviewer or custodian, is the one who wrote it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, _COMPARING)
        found = _one(desk.open_book.book, ref)
        if found.checked_by:
            return found
        if not desk.person or found.by in ("", desk.person):
            raise Refused(
                "A second person compares what somebody wrote. Both have to be known here: "
                "give each a slot and roles with kintrace people grant."
            )
        checked = found.checked(desk.person)
        desk.open_book.book.append(PARAPHRASED, to_cbor(checked), person=desk.person)
    return checked


def withdraw_paraphrase(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> None:
    """Take a wording back; it is shown no more.

    Raises:
        NothingOfThis: No such wording stands.
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, _WRITING | _COMPARING)
        gone = replace(_one(desk.open_book.book, ref), withdrawn=True)
        desk.open_book.book.append(PARAPHRASED, to_cbor(gone), person=desk.person)


def paraphrases_in(book: Casebook, findings: Findings) -> tuple[Paraphrase, ...]:
    """Give the wordings that stand, of documents that are shown as they came.

    Of a document on somebody hidden words are taken out, and what stands where is another matter: there none stands.
    """
    latest = [p for p in _latest(book) if p.is_checked]
    if not latest:
        return ()
    came = contents_of(book).documents
    whole = {d.ref for d in findings.documents if d.ref in came and came[d.ref].text == d.text}
    return tuple(p for p in latest if p.document in whole)


def _state(gate: Gate, paraphrase: Paraphrase) -> str:
    if not paraphrase.is_checked:
        return "to be compared"
    return "shown" if gate.stands(paraphrase) else "not shown"


def _latest(book: Casebook) -> tuple[Paraphrase, ...]:
    """The entry that stands for each reference; what was taken back stays so, whatever a merge brings after it."""
    found: dict[str, Paraphrase] = {}
    for entry in book.entries(kinds=(PARAPHRASED,)):
        if entry.payload is not None:
            said = from_cbor(entry.payload, Paraphrase)
            if not (said.ref in found and found[said.ref].withdrawn):
                found[said.ref] = said
    return tuple(found.values())


def _one(book: Casebook, ref: str) -> Paraphrase:
    found = next((p for p in _latest(book) if p.ref == ref and not p.withdrawn), None)
    if found is None:
        raise NothingOfThis
    return found


def _require(desk: Keyboard, roles: frozenset[Reader]) -> None:
    if not desk.roles & roles:
        names = " or ".join(sorted(r.value for r in roles))
        raise Refused(f"This is for a {names}. Somebody with the role administrator gives roles.")


def _note(desk: Keyboard, documents: tuple[str, ...]) -> None:
    """Write down that somebody looked at where words are withheld."""
    reader = reader_of(desk.roles, None).value
    looked = Looked(reader, PURPOSE, documents, desk.person, forms=(PURPOSE,))
    desk.open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=desk.person)
