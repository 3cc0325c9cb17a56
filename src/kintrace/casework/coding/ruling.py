"""People's rulings on claims: accept, correct, reject, add; take back.

Each is one entry that holds the whole claim. None is ever rewritten; one that is taken back is so by another entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from kintrace.casework.coding.regrouping import withdraw_regrouping
from kintrace.casework.coding.shared import (
    Clock,
    all_rulings,
    means,
    new_ref,
    on_same_claim,
    quote_at,
    reading_of,
    require,
)
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import RULED
from kintrace.claims import live, unfit, value_from
from kintrace.errors import Refused
from kintrace.model import (
    SCHEME_VERSION,
    VALUE_TYPES,
    Claim,
    ClaimStatus,
    Coding,
    Document,
    Property,
    Quote,
    Ruling,
    RulingAct,
    Value,
    to_cbor,
)
from kintrace.protect import Passphrase


def accept_claim(casebook: Path, passphrase: Passphrase, claim: str, clock: Clock, why: str = "") -> Ruling:
    """Write down that a claim is right; it is a draft no more.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        claim: Reference of the claim.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such claim stands.
        Refused: The person has no role for it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    return _on_a_claim(casebook, passphrase, claim, RulingAct.ACCEPT, clock, why)


def reject_claim(casebook: Path, passphrase: Passphrase, claim: str, clock: Clock, why: str = "") -> Ruling:
    """Write down that a claim is wrong; nothing is computed from it any more.

    An incident whose act is rejected is gone with all that is claimed about it. Arguments and errors as in
    ``accept_claim``.
    """
    return _on_a_claim(casebook, passphrase, claim, RulingAct.REJECT, clock, why)


def correct_claim(
    casebook: Path,
    passphrase: Passphrase,
    claim: str,
    value: Value | str,
    span: tuple[int, int] | None,
    clock: Clock,
    why: str = "",
) -> Ruling:
    """Write down that a claim is otherwise.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        claim: Reference of the claim.
        value: What it should say; a string: what the person gives of it (``claims.value_from``), read with the words.
        span: The words that carry it, in code points of the document; ``None``: those that did.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such claim stands.
        Refused: It does not fit (another type of value, no code of the scheme, words that are not there, a property
            that does not suit the mention); no role for it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """

    def corrected(found: Claim, document: Document) -> Claim:
        quote = found.quote if span is None else quote_at(document, span)
        if quote == replace(found.quote, cell=None):
            quote = found.quote  # the same words stay in their cell of a table
        read = _value(found.property, value, quote, document)
        return _claim(found.ref, found.about, found.property, read, quote, found.speaker, like=found)

    return _on_a_claim(casebook, passphrase, claim, RulingAct.CORRECT, clock, why, corrected)


def add_claim(
    casebook: Path,
    passphrase: Passphrase,
    about: str,
    prop: Property,
    value: Value | str,
    span: tuple[int, int],
    speaker: str,
    clock: Clock,
    why: str = "",
) -> Ruling:
    """Add a claim that the program did not read, about a person or incident that it did.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        about: Reference of the mention.
        prop: What is claimed.
        value: Of the type that it takes; a string: what the person gives of it, read with the words.
        span: The words that carry it, in code points of the document.
        speaker: Reference of the speaker, of the same document; empty: on whose word the other claims about it are.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such mention or speaker stands.
        Refused: It does not fit (another type of value, no code of the scheme, words that are not there, a property
            that does not suit the mention); no role for it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        coding, document = reading_of(desk, about.rpartition("/")[0])
        if about not in {p.ref for p in coding.persons} | {i.ref for i in coding.incidents}:
            raise NothingOfThis
        quote = quote_at(document, span)
        speaker = speaker or next((c.speaker for c in coding.claims if c.about == about), "")
        if speaker not in {s.ref for s in coding.speakers}:
            raise NothingOfThis
        read = _value(prop, value, quote, document)
        made = _claim(f"{coding.document}/h", about, prop, read, quote, speaker)
        made = replace(made, coder=desk.person)
        _require_fit(made, None, coding, document)
        return _write(desk, _embedded(desk, coding, RulingAct.ADD, made, None, why))


def withdraw_ruling(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> None:
    """Take one's own ruling, merge or split back; it counts as never made. Done twice it adds nothing.

    Raises:
        NothingOfThis: No such ruling.
        Refused: It is somebody else's, or the person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        if ref.startswith("reg:"):
            withdraw_regrouping(desk, ref)
            return
        ours = [r for r in all_rulings(desk) if r.ref == ref]
        if not ours:
            raise NothingOfThis
        if ours[0].by != desk.person:
            raise Refused(
                "A ruling is taken back by who made it. If two people rule differently, a third one settles it."
            )
        if not any(r.withdrawn for r in ours):
            desk.open_book.book.append(RULED, to_cbor(replace(ours[0], withdrawn=True)), person=desk.person)


def _on_a_claim(
    casebook: Path,
    passphrase: Passphrase,
    claim: str,
    act: RulingAct,
    clock: Clock,
    why: str,
    corrected: Callable[[Claim, Document], Claim] | None = None,
) -> Ruling:
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        coding, document = reading_of(desk, claim.rpartition("/")[0])
        found = next((c for c in coding.claims if c.ref == claim), None)
        if found is None:
            raise NothingOfThis
        left = found
        if corrected is not None:
            left = replace(corrected(found, document), coder=desk.person)
            _require_fit(left, found, coding, document)
        by_people = _made_by_people(desk, found)
        if by_people is None:
            before = None if corrected is None else found
            return _write(desk, _embedded(desk, coding, act, left, before, why))
        return _write(desk, _after(by_people, desk.person, act, left, why))


def _made_by_people(desk: Keyboard, claim: Claim) -> Ruling | None:
    """The ruling by which a claim stands as it does; ``None``: it stands as the program read it."""
    return next((r for r in live(all_rulings(desk)) if claim.ref == f"{r.document}/h{r.ref.rpartition(':')[2]}"), None)


def _embedded(desk: Keyboard, coding: Coding, act: RulingAct, claim: Claim, before: Claim | None, why: str) -> Ruling:
    """A ruling with all that it is about."""
    incident = next((i for i in coding.incidents if i.ref == claim.about), None)
    return Ruling(
        ref=new_ref(),
        document=coding.document,
        act=act,
        claim=claim,
        before=before,
        mention=next((p for p in coding.persons if p.ref == claim.about), None),
        incident=incident,
        victims=tuple(p for p in coding.persons if incident is not None and p.ref in incident.victims),
        speaker=next(s for s in coding.speakers if s.ref == claim.speaker),
        by=desk.person,
        added=act is RulingAct.ADD,
        why=why,
    )


def _after(earlier: Ruling, by: str, act: RulingAct, left: Claim, why: str) -> Ruling:
    """A ruling on what another person made of a claim: it is on the claim that theirs was on."""
    made = replace(earlier, ref=new_ref(), by=by, why=why, settles=())
    if act is RulingAct.ACCEPT:
        same = RulingAct.CORRECT if earlier.before is not None else RulingAct.ACCEPT
        return replace(made, act=same)
    if act is RulingAct.REJECT:
        return replace(made, act=act, claim=earlier.ruled, before=None)
    left = replace(left, about=earlier.claim.about, speaker=earlier.claim.speaker)
    return replace(made, act=act, claim=left, before=earlier.ruled)


def _write(desk: Keyboard, made: Ruling) -> Ruling:
    """Write a ruling; a person's earlier one on the same claim counts no more. Done twice it adds nothing."""
    earlier = [r for r in live(all_rulings(desk)) if r.by == made.by and on_same_claim(r, made)]
    for ruling in earlier:
        if means(ruling) == means(made):
            return ruling
    if made.act is not RulingAct.ADD and earlier:
        made = replace(made, settles=_own_earlier(desk, made))
    desk.open_book.book.append(RULED, to_cbor(made), person=desk.person)
    return made


def _value(prop: Property, value: Value | str, quote: Quote, document: Document) -> Value:
    """A value, read with the words of its quote where the person gave no more than a code, a day or a number."""
    if not isinstance(value, str):
        return value
    written = date.fromisoformat(document.published) if document.published else None
    read = value_from(prop, quote.text, value, written)
    if read is None:
        raise Refused(
            f"No value of {prop.value} can be read. Codes are given as the codebook has them, days as EDTF, numbers in "
            "digits; names and places are words of the document. Nothing was written."
        )
    return read


def _require_fit(made: Claim, before: Claim | None, coding: Coding, document: Document) -> None:
    if fault := unfit(made, made.about in {p.ref for p in coding.persons}, document, before):
        raise Refused(f"{fault} Nothing was written.")


def _own_earlier(desk: Keyboard, made: Ruling) -> tuple[str, ...]:
    return tuple(sorted({r.ref for r in all_rulings(desk) if r.by == made.by and on_same_claim(r, made)}))


def _claim(
    ref: str, about: str, prop: Property, value: Value, quote: Quote, speaker: str, like: Claim | None = None
) -> Claim:
    """A claim of a person's own, not yet with their reference."""
    if not isinstance(value, VALUE_TYPES[prop]):
        raise Refused(f"What is claimed of {prop.value} takes another kind of value: {VALUE_TYPES[prop].__name__}.")
    kept = {"stance": like.stance, "hedges": like.hedges} if like is not None else {}
    return Claim(ref, about, prop, value, quote, speaker, coder="person", status=ClaimStatus.CONFIRMED,
                 scheme=SCHEME_VERSION, **kept)  # type: ignore[arg-type]  # fmt: skip
