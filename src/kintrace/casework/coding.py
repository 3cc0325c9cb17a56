"""People's rulings on claims: accept, correct, reject, add; take back; settle what two people rule differently.

Each is one entry that holds the whole claim. None is ever rewritten; one that is taken back is so by another entry.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.kinds import LOOKED, RULED, Looked
from kintrace.casework.people.roles import reader_of
from kintrace.claims import live, matter_of
from kintrace.errors import Refused
from kintrace.model import (
    SCHEME_VERSION,
    VALUE_TYPES,
    Claim,
    ClaimStatus,
    Coding,
    Property,
    Quote,
    Reader,
    Ruling,
    RulingAct,
    Value,
    to_cbor,
)
from kintrace.protect import Passphrase

Clock = Callable[[], datetime]
PURPOSE = "rulings"
_RULING = frozenset({Reader.DOCUMENTER, Reader.REVIEWER})


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
    casebook: Path, passphrase: Passphrase, claim: str, value: Value, span: tuple[int, int], clock: Clock, why: str = ""
) -> Ruling:
    """Write down that a claim is otherwise.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        claim: Reference of the claim.
        value: What it should say.
        span: The words that carry it, in code points of the document.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such claim stands.
        Refused: A value of another type, no words there, no role for it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """

    def corrected(found: Claim, text: str) -> Claim:
        quote = _quote(found.about.partition("/")[0], text, span)
        if quote == replace(found.quote, cell=None):
            quote = found.quote  # the same words stay in their cell of a table
        return _claim(found.ref, found.about, found.property, value, quote, found.speaker, like=found)

    return _on_a_claim(casebook, passphrase, claim, RulingAct.CORRECT, clock, why, corrected)


def add_claim(
    casebook: Path,
    passphrase: Passphrase,
    about: str,
    prop: Property,
    value: Value,
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
        value: Of the type that it takes.
        span: The words that carry it, in code points of the document.
        speaker: Reference of the speaker, of the same document.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such mention or speaker stands.
        Refused: A value of another type, no words there, no role for it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        coding, text = _read(desk, about.partition("/")[0])
        if about not in {p.ref for p in coding.persons} | {i.ref for i in coding.incidents}:
            raise NothingOfThis
        quote = _quote(coding.document, text, span)
        made = _claim(f"{coding.document}/h", about, prop, value, quote, speaker)
        if speaker not in {s.ref for s in coding.speakers}:
            raise NothingOfThis
        made = replace(made, coder=desk.person)
        return _write(desk, _embedded(desk, coding, RulingAct.ADD, made, None, why))


def withdraw_ruling(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock) -> None:
    """Take one's own ruling back; it counts as never made. Done twice it adds nothing.

    Raises:
        NothingOfThis: No such ruling.
        Refused: It is somebody else's, or the person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        ours = [r for r in _rulings(desk) if r.ref == ref]
        if not ours:
            raise NothingOfThis
        if ours[0].by != desk.person:
            raise Refused(
                "A ruling is taken back by who made it. If two people rule differently, a third one settles it."
            )
        if not any(r.withdrawn for r in ours):
            desk.open_book.book.append(RULED, to_cbor(replace(ours[0], withdrawn=True)), person=desk.person)


def settle_rulings(casebook: Path, passphrase: Passphrase, ref: str, clock: Clock, why: str = "") -> Ruling:
    """Settle what people rule differently on one claim: the ruling named is right, the others count no more.

    All of them are kept.

    Args:
        casebook: Its path.
        passphrase: Of a reviewer who ruled on neither side.
        ref: Reference of the ruling that is right.
        clock: The time, UTC.
        why: Their reason.

    Raises:
        NothingOfThis: No such ruling counts.
        Refused: Nobody rules otherwise; or the person is no reviewer, ruled on it, or nobody knows who they are.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk, frozenset({Reader.REVIEWER}))
        counting = live(_rulings(desk))
        right = next((r for r in counting if r.ref == ref), None)
        if right is None:
            raise NothingOfThis
        _read(desk, right.document)  # what is not shown to anybody is not ruled on
        on_it = [r for r in counting if r.document == right.document and matter_of(r) == matter_of(right)]
        if len(on_it) < 2:
            raise Refused("Nobody rules otherwise on this claim; there is nothing to settle.")
        if desk.person in {r.by for r in on_it}:
            raise Refused("Who ruled on a claim does not settle it. Ask a reviewer who did not.")
        made = replace(right, ref=_new(), by=desk.person, why=why, settles=_others(desk, right))
        desk.open_book.book.append(RULED, to_cbor(made), person=desk.person)
    return made


def rulings_of(casebook: Path, passphrase: Passphrase, clock: Clock) -> tuple[Counting, ...]:
    """List the rulings that count, of documents that are shown as they came; no words of theirs.

    Raises:
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        shown = {d.ref for d in desk.findings.documents if desk.contents.documents.get(d.ref) == d}
        ours = [r for r in live(_rulings(desk)) if r.document in shown]
        listed = tuple(Counting(r.ref, r.document, r.act, r.by, _is_contested(r, ours)) for r in ours)
        documents = tuple(sorted({one.document for one in listed}))
        looked = Looked(reader_of(desk.roles, None).value, PURPOSE, documents, desk.person, forms=(PURPOSE,))
        desk.open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=desk.person)
    return listed


def _is_contested(ruling: Ruling, ours: Iterable[Ruling]) -> bool:
    return any(r.by != ruling.by and _same_matter(r, ruling) and _means(r) != _means(ruling) for r in ours)


def _on_a_claim(
    casebook: Path,
    passphrase: Passphrase,
    claim: str,
    act: RulingAct,
    clock: Clock,
    why: str,
    corrected: Callable[[Claim, str], Claim] | None = None,
) -> Ruling:
    with at_the_desk(casebook, passphrase, clock) as desk:
        _require(desk)
        coding, text = _read(desk, claim.partition("/")[0])
        found = next((c for c in coding.claims if c.ref == claim), None)
        if found is None:
            raise NothingOfThis
        left = found if corrected is None else replace(corrected(found, text), coder=desk.person)
        by_people = _made_by_people(desk, found)
        if by_people is None:
            before = None if corrected is None else found
            return _write(desk, _embedded(desk, coding, act, left, before, why))
        return _write(desk, _after(by_people, desk.person, act, left, why))


def _made_by_people(desk: Keyboard, claim: Claim) -> Ruling | None:
    """The ruling by which a claim stands as it does; ``None``: it stands as the program read it."""
    return next((r for r in live(_rulings(desk)) if claim.ref == f"{r.document}/h{r.ref.rpartition(':')[2]}"), None)


def _embedded(desk: Keyboard, coding: Coding, act: RulingAct, claim: Claim, before: Claim | None, why: str) -> Ruling:
    """A ruling with all that it is about."""
    incident = next((i for i in coding.incidents if i.ref == claim.about), None)
    return Ruling(
        ref=_new(),
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
    made = replace(earlier, ref=_new(), by=by, why=why, settles=())
    if act is RulingAct.ACCEPT:
        same = RulingAct.CORRECT if earlier.before is not None else RulingAct.ACCEPT
        return replace(made, act=same)
    if act is RulingAct.REJECT:
        return replace(made, act=act, claim=earlier.ruled, before=None)
    left = replace(left, about=earlier.claim.about, speaker=earlier.claim.speaker)
    return replace(made, act=act, claim=left, before=earlier.ruled)


def _write(desk: Keyboard, made: Ruling) -> Ruling:
    """Write a ruling; a person's earlier one on the same claim counts no more. Done twice it adds nothing."""
    earlier = [r for r in live(_rulings(desk)) if r.by == made.by and _same_matter(r, made)]
    for ruling in earlier:
        if _means(ruling) == _means(made):
            return ruling
    if made.act is not RulingAct.ADD and earlier:
        made = replace(made, settles=_own_earlier(desk, made))
    desk.open_book.book.append(RULED, to_cbor(made), person=desk.person)
    return made


def _means(ruling: Ruling) -> tuple[bool, Value, Quote]:
    """What a ruling says: whether the claim is to stand, and as what."""
    return ruling.act is not RulingAct.REJECT, ruling.claim.value, ruling.claim.quote


def _same_matter(one: Ruling, other: Ruling) -> bool:
    return one.document == other.document and matter_of(one) == matter_of(other)


def _others(desk: Keyboard, right: Ruling) -> tuple[str, ...]:
    """All rulings on a claim, those that were settled before too, so that taking one back revives none of them."""
    return tuple(sorted({r.ref for r in _rulings(desk) if _same_matter(r, right)}))


def _own_earlier(desk: Keyboard, made: Ruling) -> tuple[str, ...]:
    return tuple(sorted({r.ref for r in _rulings(desk) if r.by == made.by and _same_matter(r, made)}))


def _rulings(desk: Keyboard) -> list[Ruling]:
    return [ruling for of_document in desk.contents.rulings.values() for ruling in of_document]


def _read(desk: Keyboard, document: str) -> tuple[Coding, str]:
    """The coding and text of a document that is shown as it came; on one with somebody hidden nobody rules."""
    shown = next((d for d in desk.findings.documents if d.ref == document), None)
    coding = next((c for c in desk.findings.codings if c.document == document), None)
    if shown is None or coding is None or desk.contents.documents.get(document) != shown:
        raise NothingOfThis
    return coding, shown.text


def _quote(document: str, text: str, span: tuple[int, int]) -> Quote:
    start, end = span
    if not 0 <= start < end <= len(text):
        raise Refused("There are no such words in this document; give the first code point and one past the last.")
    return Quote(document, start, end, text[start:end])


def _claim(
    ref: str, about: str, prop: Property, value: Value, quote: Quote, speaker: str, like: Claim | None = None
) -> Claim:
    """A claim of a person's own, not yet with their reference."""
    if not isinstance(value, VALUE_TYPES[prop]):
        raise Refused(f"What is claimed of {prop.value} takes another kind of value: {VALUE_TYPES[prop].__name__}.")
    kept = {"stance": like.stance, "hedges": like.hedges} if like is not None else {}
    return Claim(ref, about, prop, value, quote, speaker, coder="person", status=ClaimStatus.CONFIRMED,
                 scheme=SCHEME_VERSION, **kept)  # type: ignore[arg-type]  # fmt: skip


def _require(desk: Keyboard, roles: Iterable[Reader] = _RULING) -> None:
    wanted = frozenset(roles)
    if not desk.roles & wanted:
        names = " or ".join(sorted(r.value for r in wanted))
        raise Refused(f"This is for a {names}. Somebody with the role administrator gives roles.")
    if not desk.person:
        raise Refused("A ruling names who made it. Give yourself a role first: kintrace people grant.")


def _new() -> str:
    return f"rul:{secrets.token_hex(16)}"
