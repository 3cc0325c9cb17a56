"""How far two people who ruled on the same documents agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kintrace.casework.coding.listing import note_rulings_looked_at, shown_whole
from kintrace.casework.coding.shared import Clock, require
from kintrace.casework.hiding.wishes import Keyboard, at_the_desk
from kintrace.claims import FieldAgreement, agreement, overlap, ruled
from kintrace.model import Coding, PersonMention, Quote, Ruling
from kintrace.protect import Passphrase


@dataclass(frozen=True, slots=True)
class Compared:
    """What people make of the documents that at least two of them ruled on.

    What nobody touched is the program's draft in each of their codings: they agree on it without having looked. So the
    figures that tell of people are those over incidents that one of them ruled on.

    Args:
        over_all: Agreement field by field, over all incidents of these documents.
        over_ruled: The same over the incidents that at least one person ruled on, or on whose people.
        documents: How many documents at least two people ruled on.
        rulings: Reference of each person, and how many rulings of theirs on these documents count.
    """

    over_all: tuple[FieldAgreement, ...]
    over_ruled: tuple[FieldAgreement, ...]
    documents: int
    rulings: tuple[tuple[str, int], ...]


def compared(casebook: Path, passphrase: Passphrase, clock: Clock) -> Compared:
    """Compare people's codings of the documents that at least two of them ruled on.

    The coding of a person is what the program read as their rulings alone leave it. Documents that speak of somebody
    hidden are left out.

    Args:
        casebook: Its path.
        passphrase: Of a documenter or reviewer.
        clock: The time, UTC.

    Raises:
        Refused: The person has no role for it.
        KintraceError: The casebook does not open.
    """
    with at_the_desk(casebook, passphrase, clock) as desk:
        require(desk)
        whole: dict[str, list[Coding]] = defaultdict(list)
        touched: dict[str, list[Coding]] = defaultdict(list)
        made: dict[str, int] = defaultdict(int)
        both = {ref: by for ref in sorted(shown_whole(desk)) if len(by := _by_person(desk, ref)) > 1}
        for ref, people in both.items():
            on = [ruling.about.quote for theirs in people.values() for ruling in theirs]
            for person, theirs in people.items():
                coding = ruled(desk.contents.read_coding(ref), theirs)
                whole[person].append(coding)
                touched[person].append(_only(coding, on))
                made[person] += len(theirs)
        note_rulings_looked_at(desk, tuple(both))
    return Compared(agreement(whole), agreement(touched), len(both), tuple(sorted(made.items())))


def _by_person(desk: Keyboard, document: str) -> dict[str, list[Ruling]]:
    if document not in desk.contents.codings:
        return {}
    people: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in desk.contents.counting(document):
        people[ruling.by].append(ruling)
    return people


def _only(coding: Coding, on: Iterable[Quote]) -> Coding:
    """The coding with those of its incidents only that share words with a mention that somebody ruled on."""
    on = tuple(on)
    people: dict[str, PersonMention] = {p.ref: p for p in coding.persons}
    kept = tuple(
        i
        for i in coding.incidents
        if any(
            overlap(q, at)
            for at in on
            for q in (i.quote, *i.repeats, *(people[ref].quote for ref in i.victims if ref in people))
        )
    )
    gone = {i.ref for i in coding.incidents} - {i.ref for i in kept}
    return replace(coding, incidents=kept, claims=tuple(c for c in coding.claims if c.about not in gone))
