"""Roles × nouns × fields: what is planted in a field is seen by exactly the roles whose row says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

import pytest

from kintrace import model
from kintrace.errors import Refused
from kintrace.model import (
    Actor,
    Assessment,
    Case,
    Confirmation,
    Confirmed,
    Conflict,
    ConflictValue,
    Consent,
    Count,
    Custody,
    CustodyAct,
    Document,
    Enquiry,
    Findings,
    Hypothesis,
    Kept,
    Linked,
    Place,
    Precision,
    Question,
    Reader,
    Released,
    Sex,
    SpeakerKind,
    When,
    Who,
    kept,
    kept_of,
)
from kintrace.outputs import forms
from kintrace.protect.gate.release import release
from kintrace.protect.gate.roles import SEES, only_what
from unit.outputs.builders import Telling, findings, township

READERS = [r for r in Reader if r is not Reader.FAMILY]

# Written out once more, by hand: who sees what. A change of the table in the code has to be made here too.
AT_WORK = {Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER}
SEEN_BY: dict[Kept, set[Reader]] = {
    Kept.OPEN: set(READERS),
    Kept.ALLEGED: AT_WORK | {Reader.ANALYST},
    Kept.PERSON: AT_WORK,
    Kept.WORDS: AT_WORK,
    Kept.ORIGIN: AT_WORK | {Reader.CUSTODIAN},
    Kept.CASE: {Reader.CASEWORKER},
    Kept.CUSTODY: {Reader.CUSTODIAN},
    Kept.SEALED: set(),
}

NOUNS = [n for n in map(model.__dict__.get, model.__all__) if isinstance(n, type) and is_dataclass(n)]


def canary(field: str) -> str:
    """A word for a field that is no name, no place, no contact, and stands nowhere else."""
    noun, _, name = field.partition(".")
    return f"zq{noun.lower()}xq{name.replace('_', '').lower()}qz"


# Each field that is words, planted; and how closely it is kept.
PLANTED: dict[str, Kept] = {
    "Who.names": Kept.PERSON,
    "Count.words": Kept.WORDS,
    "When.words": Kept.WORDS,
    "Place.words": Kept.WORDS,
    "Place.name": Kept.WORDS,
    "Place.within": Kept.WORDS,
    "Actor.words": Kept.WORDS,
    "Hypothesis.words": Kept.WORDS,
    "ConflictValue.value": Kept.WORDS,
    "Assessment.date_words": Kept.WORDS,
    "Assessment.fate_words": Kept.WORDS,
    "Quote.text": Kept.WORDS,
    "Practice.rule": Kept.WORDS,
    "Position.scope": Kept.WORDS,
    "Document.name": Kept.ORIGIN,
    "Document.outlet": Kept.SEALED,  # it comes out nowhere
    "Document.title": Kept.SEALED,
    "Speaker.words": Kept.SEALED,
    "Findings.plain_files": Kept.ORIGIN,
    "Findings.set_aside.file": Kept.ORIGIN,
    "Findings.set_aside.where": Kept.ORIGIN,
    "Findings.set_aside.reason": Kept.OPEN,
    "Findings.arrival_names": Kept.CUSTODY,
    "Custody.giver": Kept.CUSTODY,
    "Custody.tool": Kept.CUSTODY,
    "Custody.salt": Kept.SEALED,
    "Case.relation": Kept.CASE,
    "Case.seeker": Kept.CASE,
    "Case.contact": Kept.CASE,
    "Enquiry.asked": Kept.CASE,
    "Enquiry.question": Kept.CASE,
    "Enquiry.risk": Kept.CASE,
    "Enquiry.answer": Kept.CASE,
    "Consent.item": Kept.CASE,
    "Consent.by": Kept.CASE,
    "Consent.explained": Kept.CASE,
    "Consent.recorded_by": Kept.SEALED,  # who works here is for custodians, and they see no cases
    "Confirmation.by": Kept.CASE,
}

CONSENT = Consent("con:1", canary("Consent.item"), "tracing", "icrc", When("2026-06-30"), "spoken",
                  canary("Consent.explained"), canary("Consent.by"),
                  recorded_by=canary("Consent.recorded_by"))  # fmt: skip
CONFIRMATION = Confirmation("cnf:1", "lead:1", Confirmed.DEATH, canary("Confirmation.by"))


def planted() -> Findings:
    """A folder in which every field that is words holds a word of its own."""
    quoted, rule, scope = canary("Quote.text"), canary("Practice.rule"), canary("Position.scope")
    told = Telling("doc:a", f"They were taken {quoted} on a day. They come {rule}. The party admits {scope}.",
                   name=canary("Document.name"))  # fmt: skip
    told.speaker(SpeakerKind.OUTLET, canary("Speaker.words"))
    they = told.person("They", number=Count(1, 1), sex=Sex.MALE)
    told.incident(f"taken {quoted}", model.Act.TAKEN, [they], when="2025-09-12", taker="KIA", where=township("Hpakant"))
    base = findings([told])
    (lead,) = base.assessments
    practice = model.Practice("doc:a/r1", next(iter(model.PracticeKind)), next(iter(model.ContextKind)),
                              told.quote(f"come {rule}"), "doc:a/s1", rule, coder="person:tester")  # fmt: skip
    position = model.Position("doc:a/o1", next(iter(model.PositionKind)), Actor("", "KIA"),
                              told.quote(f"admits {scope}"),
                              "doc:a/s1", scope, coder="person:tester")  # fmt: skip
    coding = replace(base.codings[0], practices=(practice,), positions=(position,))
    document = replace(base.documents[0], outlet=canary("Document.outlet"), title=canary("Document.title"))
    return replace(
        base,
        assessments=(full(lead),),
        documents=(document,),
        codings=(coding,),
        set_aside=((canary("Findings.set_aside.file"), canary("Findings.set_aside.where"),
                    canary("Findings.set_aside.reason")),),
        plain_files=(canary("Findings.plain_files"),),
        custody=(Custody("cus:1", "arr:1", CustodyAct.TAKEN_IN, giver=canary("Custody.giver"),
                         tool=canary("Custody.tool"), digest="d" * 64, salt=canary("Custody.salt")),),
        arrival_names=(("arr:1", canary("Findings.arrival_names")),),
        cases=(Case("case:1", "per:1", canary("Case.seeker"), canary("Case.relation"), canary("Case.contact"),
                    When("2026-01-05")),),
        enquiries=(Enquiry("enq:1", "case:1", canary("Enquiry.asked"), canary("Enquiry.question"),
                           canary("Enquiry.risk"), When("2026-01-05"), canary("Enquiry.answer")),),
    )  # fmt: skip


def full(lead: Assessment) -> Assessment:
    """A lead whose every field of words is planted."""
    place = Place(canary("Place.words"), "MMR001009701", Precision.EXACT, canary("Place.name"),
                  (canary("Place.within"),))  # fmt: skip
    values = ConflictValue(canary("ConflictValue.value"), lead.documents), ConflictValue("other", lead.documents)
    return replace(
        lead,
        who=Who((canary("Who.names"),), Count(1, 1, canary("Count.words")), Sex.MALE, (47,)),
        when=When("2025-09-12", canary("When.words")),
        date_words=(canary("Assessment.date_words"),),
        where=place,
        taker=Actor(canary("Actor.words"), "KIA"),
        hypotheses=(Hypothesis(Question.TAKER, "", canary("Hypothesis.words"), ("doc:a/c1",)),),
        fate_words=canary("Assessment.fate_words"),
        conflicts=(Conflict("place", values),),
    )


def let_out(reader: Reader) -> Released:
    return release(planted(), reader, "tracing", date(2026, 3, 1), consents=(CONSENT,), confirmations=(CONFIRMATION,))


def words_in(value: Any) -> Iterator[str]:
    """Every string in a noun, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)


@pytest.mark.parametrize("reader", READERS)
def test_each_field_is_seen_by_exactly_the_roles_whose_row_says_so(reader: Reader) -> None:
    said = "\n".join(words_in(let_out(reader)))
    unexpected = {f: kept for f, kept in PLANTED.items() if (canary(f) in said) != (reader in SEEN_BY[kept])}
    assert unexpected == {}


@pytest.mark.parametrize("reader", READERS)
def test_no_form_says_what_its_readers_role_does_not_see(reader: Reader) -> None:
    released = let_out(reader)
    bytes_of = b"".join(
        path.encode() + body
        for form in forms().values()
        if reader in form.readers
        for path, body in form.render(released).items()
    )
    assert not [f for f, kept in PLANTED.items() if canary(f).encode() in bytes_of and reader not in SEEN_BY[kept]]


def test_the_forms_do_say_what_a_caseworker_sees() -> None:
    """The positive control: the scan above can hit."""
    released = let_out(Reader.CASEWORKER)
    said = b"".join(b"".join(form.render(released).values()) for form in forms().values()
                    if Reader.CASEWORKER in form.readers)  # fmt: skip
    for field in ("Who.names", "Actor.words", "Document.name", "Quote.text", "Consent.item"):
        assert canary(field).encode() in said, field


def test_an_analyst_is_told_no_place_below_a_township() -> None:
    (lead,) = let_out(Reader.ANALYST).leads
    assert lead.where.pcode == "MMR001009"
    assert lead.where.precision is Precision.WITHIN_TOWNSHIP


def test_an_analyst_is_told_no_age_and_still_what_is_alleged() -> None:
    (lead,) = let_out(Reader.ANALYST).leads
    assert (lead.who.ages, lead.quotes, lead.conflicts) == ((), (), ())
    assert (lead.taker.code, lead.when.edtf, lead.who.number.min) == ("KIA", "2025-09-12", 1)
    assert let_out(Reader.ANALYST).passages == ()


@pytest.mark.parametrize("reader", [Reader.ADMINISTRATOR, Reader.CUSTODIAN])
def test_who_keeps_machines_or_originals_is_told_nothing_that_is_alleged(reader: Reader) -> None:
    released = let_out(reader)
    assert (released.leads, released.passages, released.practices, released.positions) == ((), (), (), ())
    assert (released.withheld, released.cases, released.consents) == ((), (), ())
    assert (released.persons, released.incidents) == (1, 1)


def test_a_family_is_refused_whatever_there_is() -> None:
    with pytest.raises(Refused):
        let_out(Reader.FAMILY)


def test_what_is_sealed_stands_in_nobodys_row() -> None:
    assert not [r for r, row in SEES.items() if Kept.SEALED in row.kept]


def test_each_row_of_the_table_says_why() -> None:
    assert set(SEES) == set(Reader)
    assert all(row.why.endswith(".") for row in SEES.values())


@pytest.mark.parametrize("kept", Kept)
def test_the_table_is_as_it_stands_here(kept: Kept) -> None:
    assert {r for r, row in SEES.items() if kept in row.kept} == SEEN_BY[kept]


# Declarations


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.__name__)
def test_every_noun_says_how_closely_it_keeps_each_field(noun: type) -> None:
    assert set(kept_of(noun)) == {f.name for f in fields(noun)}


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.__name__)
def test_words_are_never_declared_open(noun: type) -> None:
    """Fields that are kept out of reprs hold words of sources, by the style of this code."""
    hidden = {f.name for f in fields(noun) if not f.repr}
    assert not {name for name in hidden if kept_of(noun)[name] is Kept.OPEN}


def test_a_field_that_nobody_declared_fails_at_import() -> None:
    with pytest.raises(TypeError, match="diary"):

        @kept(ref=Kept.OPEN)
        @dataclass(frozen=True)
        class Somebody:
            ref: str
            diary: str


def test_a_noun_that_nobody_declared_cannot_come_out() -> None:
    @dataclass(frozen=True)
    class Diary:
        words: str

    with pytest.raises(TypeError, match="Diary"):
        only_what(Diary("secret"), Reader.CASEWORKER)


@pytest.mark.parametrize("reader", READERS)
def test_taking_out_twice_is_taking_out_once(reader: Reader) -> None:
    once = let_out(reader)
    assert only_what(once, reader) == once


# Each noun on its own: a field that the role does not see is empty, or the noun cannot be made at all


SAMPLES: list[Any] = [
    Document("doc:1", "n", "t", "t", published="2025-10-09", outlet="o", title="h"),
    Custody("cus:1", "arr:1", CustodyAct.TAKEN_IN, giver="who:1", digest="d" * 64, salt="s"),
    CONSENT,
    CONFIRMATION,
    Case("case:1", "per:1", "s", "r", "c", When("2026-01-05")),
    Enquiry("enq:1", "case:1", "a", "q", "r", When("2026-01-05"), "b"),
    model.Arrival("arr:1", "5" * 64, "f", b"b", b"s"),
    model.Speaker("doc:1/s1", SpeakerKind.RELATIVE, "w", "t", "KIA"),
    model.Judgement("j:1", "a", "b", model.Verdict.SAME, "who:1", "2025-10-09T00:00:00Z", "why"),
    Actor("w", "KIA"),
    When("2025-09-12", "w"),
    Count(1, 2, "w"),
    Place("w", "MMR001009", Precision.EXACT, "n", ("x",)),
    Who(("n",), Count(1, 1), Sex.MALE, (30,)),
    Linked(),
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("noun", SAMPLES, ids=lambda n: type(n).__name__)
def test_a_noun_on_its_own_keeps_from_a_role_what_its_row_does_not_name(noun: Any, reader: Reader) -> None:
    try:
        left = only_what(noun, reader)
    except (TypeError, ValueError):
        return  # it cannot be left empty, and so it cannot come out
    for name, how in kept_of(type(noun)).items():
        before, after = getattr(noun, name), getattr(left, name)
        if isinstance(how, Kept) and reader not in SEEN_BY[how]:
            assert after != before or _says_nothing(before), name
        elif isinstance(before, str):
            assert after == before


def _says_nothing(value: Any) -> bool:
    return not value or (isinstance(value, Enum) and value.value in ("unknown", "not_said"))
