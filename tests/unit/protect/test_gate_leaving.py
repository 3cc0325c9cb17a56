"""What may go to somebody outside: the algebra of consents, the rules for children, no death unconfirmed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import BRANG_AUNG, HPAKANT, SENG_RA
from kintrace.model import (
    Act,
    Case,
    Child,
    Confirmation,
    Confirmed,
    Consent,
    Document,
    Enquiry,
    Fate,
    Findings,
    Giver,
    Reader,
    Released,
    Row,
    When,
)
from kintrace.outputs import forms
from kintrace.protect.gate.deaths import deaths_are_told
from kintrace.protect.gate.leaving import Leaving, standing
from kintrace.protect.gate.release import release
from unit.outputs.builders import Telling, findings, township

TODAY = date(2026, 3, 1)
PURPOSES = ("tracing", "tracing/letter", "tracing/letter/first", "publication", "tracing-list")


def consent(item: str, giver: Giver = Giver.RELATIVE, **more) -> Consent:
    said = {"ref": f"con:{item}:{giver}", "item": item, "purpose": "tracing", "recipient": "icrc"} | more
    return Consent(**{"expiry": When("2026-06-30"), "given": "spoken", "explained": "told, kac", "by": "who:9"} | said,
                   giver=giver)  # fmt: skip


def told_of(name: str, *, ref: str = "doc:a", age: int | None = None, died: bool = False) -> Telling:
    t = Telling(ref, f"On 12 September {name} was taken from the market in {HPAKANT}. Nothing more is known.")
    they = t.person(name, name=name, age=age, child=Child.YES if age is not None and age < 18 else None)
    t.incident("was taken", Act.TAKEN, [they], when="2025-09-12", taker="KIA", where=township(HPAKANT))
    if died:
        t.fate(they, Fate.DIED, "Nothing more")
    return t


def out(found: Findings, *consents: Consent, recipient: str = "icrc", purpose: str = "tracing", confirmations=()):
    return release(found, Reader.CASEWORKER, purpose, TODAY, recipient=recipient, consents=consents,
                   confirmations=confirmations)  # fmt: skip


def row(number: int, line: str, at: int) -> Row:
    """The row of a list whose line begins at ``at``."""
    cells = [(f"column {n}", at + m.start(), at + m.end()) for n, m in enumerate(re.finditer("[^,]+", line))]
    return Row(number, tuple(cells))


def person_of(found: Findings) -> str:
    return found.assessments[0].episode.person


def bytes_of(released: Released) -> dict[str, bytes]:
    return {
        f"{form.name} {path}": body
        for form in forms().values()
        if released.reader in form.readers
        for path, body in form.render(released).items()
    }


# Somebody outside


def test_without_a_consent_nothing_goes_out() -> None:
    released = out(findings([told_of(BRANG_AUNG[0])]))
    assert (released.leads, released.passages, released.document_names, released.persons) == ((), (), (), 0)
    assert (released.taken_in, released.set_aside, released.incidents, released.not_missing) == (0, (), 0, 0)


def test_with_a_relatives_consent_the_lead_goes_out_and_no_document() -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    released = out(found, consent(person_of(found)))
    assert [lead.who.names for lead in released.leads] == [(BRANG_AUNG[0],)]
    assert released.passages == ()
    assert [name for _, name in released.document_names] == [""]


def test_with_the_consent_of_who_gave_it_a_document_goes_out() -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    released = out(found, consent("doc:a", Giver.SPEAKER))
    assert [p.document for p in released.passages] == ["doc:a"]
    assert len(released.leads) == 1  # all that it rests on is allowed


def test_a_document_that_speaks_of_somebody_else_too_stays_until_they_are_asked() -> None:
    t = told_of(BRANG_AUNG[0])
    other = told_of(SENG_RA[0], ref="doc:b", age=15)
    both = Telling("doc:a", t.text + " " + other.text)
    for name, age in ((BRANG_AUNG[0], None), (SENG_RA[0], 15)):
        they = both.person(name, name=name, age=age, child=Child.YES if age else None)
        both.incident(f"{name} was taken", Act.TAKEN, [they], when="2025-09-12", where=township(HPAKANT))
    released = out(findings([both]), consent("doc:a", Giver.SPEAKER))
    assert released.passages == ()
    assert [lead.who.names for lead in released.leads] == [(BRANG_AUNG[0],)]


def test_what_goes_out_is_the_same_whether_there_is_nothing_or_nothing_is_allowed() -> None:
    there = out(findings([told_of(BRANG_AUNG[0]), told_of(SENG_RA[0], ref="doc:b")]))
    nothing = out(findings([]))
    assert bytes_of(there) == bytes_of(nothing)
    assert there == nothing


def test_a_familys_case_goes_out_by_its_own_consent_only() -> None:
    case = Case("case:1", "per:1", "sealed:1", "mother", "sealed:2", When("2026-04-01"))
    enquiry = Enquiry("enq:1", "case:1", "an office", "whether they know", "none", When("2026-04-01"))
    found = replace(findings([]), cases=(case,), enquiries=(enquiry,))
    assert (out(found).cases, out(found).enquiries) == ((), ())
    allowed = out(found, consent("case:1"))
    assert (len(allowed.cases), len(allowed.enquiries)) == (1, 1)
    assert len(release(found, Reader.CASEWORKER, "tracing").cases) == 1  # at the desk, without
    assert release(found, Reader.DOCUMENTER, "tracing").cases == ()


def test_a_release_outside_names_its_day() -> None:
    with pytest.raises(ValueError, match="day"):
        release(findings([]), Reader.CASEWORKER, "tracing", recipient="icrc")


# Children


@pytest.mark.parametrize(
    ("givers", "goes"),
    [
        ((), False),
        ((Giver.RELATIVE,), False),
        ((Giver.PERSON,), False),
        ((Giver.GUARDIAN,), False),
        ((Giver.CHILD,), False),
        ((Giver.GUARDIAN, Giver.CHILD), True),
    ],
)
def test_a_child_goes_out_by_a_guardian_and_the_childs_own_wish_together(givers, goes) -> None:
    found = findings([told_of(SENG_RA[0], age=15)])
    released = out(found, *(consent(person_of(found), giver) for giver in givers))
    assert bool(released.leads) is goes


def test_the_consent_of_a_guardian_who_handed_the_child_over_opens_nothing() -> None:
    found = findings([told_of(SENG_RA[0], age=15)])
    item = person_of(found)
    assert not out(found, consent(item, Giver.GUARDIAN, handed_over=True), consent(item, Giver.CHILD)).leads


def test_whom_a_consent_treats_as_a_child_is_one() -> None:
    """Papers may not say the age; who sat with the family does."""
    found = findings([told_of(BRANG_AUNG[0])])
    item = person_of(found)
    assert not out(found, consent(item, Giver.RELATIVE), consent(item, Giver.CHILD)).leads


def test_any_plausible_age_under_18_makes_a_child() -> None:
    found = findings([told_of(SENG_RA[0], age=19), told_of(SENG_RA[0], ref="doc:b", age=17)])
    refs = {a.ref for a in found.assessments if any(age < 18 for age in a.who.ages)}
    released = out(found, *(consent(a.ref) for a in found.assessments))
    assert not refs & {lead.ref for lead in released.leads}


def test_the_consent_of_who_gave_a_document_never_lets_a_child_out() -> None:
    found = findings([told_of(SENG_RA[0], age=15)])
    released = out(found, consent("doc:a", Giver.SPEAKER))
    assert (released.leads, released.passages) == ((), ())


# Taken back


def test_what_the_person_took_back_no_relative_and_no_document_lets_out() -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    own = consent(person_of(found), Giver.PERSON)
    others = [consent(person_of(found)), consent("doc:a", Giver.SPEAKER)]
    assert len(out(found, own, *others).leads) == 1
    released = out(found, own, replace(own, withdrawn=True), *others)
    assert (released.leads, released.passages) == ((), ())


def test_who_took_it_back_for_one_recipient_is_asked_for_every_other() -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    own = consent(person_of(found), Giver.PERSON, ref="con:un", recipient="un", withdrawn=True)
    assert not out(found, own, consent(person_of(found))).leads
    assert out(found, own, consent(person_of(found), Giver.PERSON)).leads  # their own word


@pytest.mark.parametrize("purpose", ["tracing", "tracing/letter", "publication"])
def test_what_was_taken_back_for_a_purpose_is_closed_for_wider_and_narrower_ones(purpose: str) -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    item = person_of(found)
    withdrawn = consent(item, Giver.PERSON, ref="con:old", purpose="tracing/letter", withdrawn=True)
    standing_one = consent(item, Giver.PERSON, purpose=purpose)
    assert bool(out(found, withdrawn, standing_one, purpose=purpose).leads) is (purpose == "publication")


def test_the_same_giver_can_allow_it_anew_by_a_consent_that_says_so() -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    old = consent(person_of(found), Giver.PERSON, ref="con:old", withdrawn=True)
    assert not out(found, old, consent(person_of(found), Giver.PERSON)).leads  # given before, or nobody knows
    anew = consent(person_of(found), Giver.PERSON, after=("con:old",))
    assert out(found, old, anew).leads
    assert not out(found, old, replace(anew, expiry=When("2026-02-28"))).leads
    assert not out(found, old, anew, replace(anew, withdrawn=True)).leads


def test_what_one_guardian_took_back_the_other_does_not_give() -> None:
    found = findings([told_of(SENG_RA[0], age=15)])
    item = person_of(found)
    child, mother = consent(item, Giver.CHILD), consent(item, Giver.GUARDIAN, ref="con:m", withdrawn=True)
    father = consent(item, Giver.GUARDIAN, by="who:father", after=("con:m",))
    assert not out(found, child, mother, father).leads
    assert out(found, child, mother, replace(father, by=mother.by)).leads


def test_a_guardian_who_handed_the_child_over_closes_nothing_either() -> None:
    found = findings([told_of(SENG_RA[0], age=15)])
    item = person_of(found)
    gone = consent(item, Giver.GUARDIAN, ref="con:h", by="who:h", handed_over=True, withdrawn=True)
    assert out(found, gone, consent(item, Giver.GUARDIAN), consent(item, Giver.CHILD)).leads


def test_a_document_that_its_speaker_took_back_is_opened_by_nobody_else() -> None:
    found = findings([told_of(BRANG_AUNG[0])])
    relative = [consent(person_of(found)), consent("doc:a")]
    assert out(found, *relative).passages
    spoken = consent("doc:a", Giver.SPEAKER, withdrawn=True)
    assert not out(found, spoken, *relative).passages
    assert out(found, spoken, *relative, consent("doc:a", Giver.SPEAKER, ref="con:2", after=(spoken.ref,))).passages


# Deaths


def in_words(words: str, *names: str) -> Findings:
    """A taking, and words of a death that no claim holds."""
    takings = " ".join(f"On 12 September {n} was taken in {HPAKANT}." for n in names)
    t = Telling("doc:a", f"{takings} {words}")
    for name in names:
        they = t.person(name, name=name)
        t.incident(f"{name} was taken", Act.TAKEN, [they], when="2025-09-12", where=township(HPAKANT))
    return findings([t])


DEATHS_IN_WORDS = [
    "He was killed on October 9.",
    "His body was found in the river.",
    "The family held a funeral for him.",
    "The family was told to collect the body.",
    "Neighbours mourned for three days.",
    "He did not survive the night.",
    "He passed away in the camp.",
    "သူ ရေနစ်ပြီး သေဆုံးသွားတယ်။",
    "အလောင်း ပြန်မရဘူး။",
    "ရက်လည် ဆွမ်းသွတ် လုပ်ပြီးပြီ။",
]


@pytest.mark.parametrize("words", DEATHS_IN_WORDS)
def test_words_of_a_death_that_nobody_coded_go_out_only_once_it_is_confirmed_and_told(words: str) -> None:
    found = in_words(words, BRANG_AUNG[0])
    allowed = consent("doc:a", Giver.SPEAKER)
    assert out(found, allowed).passages == ()
    item = person_of(found)
    two = [confirmation(item, DEATH, by) for by in ("who:1", "who:2")]
    assert out(found, allowed, confirmations=two).passages == ()
    assert len(out(found, allowed, confirmations=[*two, confirmation(item, TOLD, "who:1")]).passages) == 1


@pytest.mark.parametrize("words", [
    "Nothing more is known.", "They threatened to kill him.", "The deadline is in March.", "He called home on Monday.",
    "He was shot in the leg.", "သေချာတယ်။", "သေနတ် ပါတယ်။", "သေးသေးလေး ပါ။",
])  # fmt: skip
def test_words_that_tell_of_no_death_hold_nothing_back(words: str) -> None:
    assert out(in_words(words, BRANG_AUNG[0]), consent("doc:a", Giver.SPEAKER)).passages


def test_a_death_that_may_be_anybodys_in_a_document_is_to_be_confirmed_of_all_of_them() -> None:
    found = in_words("His body was found.", BRANG_AUNG[0], SENG_RA[0])
    said = {
        a.ref: [confirmation(a.ref, w, by) for w, by in ((DEATH, "1"), (DEATH, "2"), (TOLD, "1"))]
        for a in found.assessments
    }
    one, other = said.values()
    assert not out(found, consent("doc:a", Giver.SPEAKER), confirmations=one).passages
    assert out(found, consent("doc:a", Giver.SPEAKER), confirmations=[*one, *other]).passages


def test_words_of_a_death_in_the_row_of_a_list_are_words_of_it() -> None:
    t = Telling("doc:a", f"{BRANG_AUNG[0]},taken,buried in May\n{SENG_RA[0]},taken,not known\n")
    for name in (BRANG_AUNG[0], SENG_RA[0]):
        t.incident(name, Act.TAKEN, [t.person(name, name=name)], when="2025-09-12")
    found = findings([t])
    first, second, _ = t.text.split("\n")
    rows = (row(2, first, 0), row(3, second, len(first) + 1))
    table = replace(found, documents=tuple(replace(d, rows=rows) for d in found.documents))
    dead = next(a.ref for a in found.assessments if BRANG_AUNG[0] in a.who.names)
    said = [confirmation(dead, w, by) for w, by in ((DEATH, "1"), (DEATH, "2"), (TOLD, "1"))]
    assert not out(table, consent("doc:a", Giver.SPEAKER)).passages
    assert out(table, consent("doc:a", Giver.SPEAKER), confirmations=said).passages


def test_a_lead_whose_words_tell_of_a_death_does_not_go_out_unconfirmed() -> None:
    t = Telling("doc:a", f"{BRANG_AUNG[0]} was taken and killed in {HPAKANT}.")
    t.incident("was taken and killed", Act.TAKEN, [t.person(BRANG_AUNG[0], name=BRANG_AUNG[0])], when="2025-09-12")
    found = findings([t])
    assert not out(found, consent(person_of(found))).leads


def confirmation(item: str, what: Confirmed, by: str) -> Confirmation:
    return Confirmation(f"cnf:{what}:{by}", item, what, by)


DEATH, TOLD = Confirmed.DEATH, Confirmed.TOLD_IN_PERSON


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ((), False),
        (((DEATH, "who:1"),), False),
        (((DEATH, "who:1"), (DEATH, "who:2")), False),  # nobody told the family yet
        (((DEATH, "who:1"), (DEATH, "who:1"), (TOLD, "who:1")), False),  # one person twice
        (((TOLD, "who:1"), (TOLD, "who:2")), False),
        (((DEATH, "who:1"), (DEATH, "who:2"), (TOLD, "who:1")), True),
    ],
)
def test_no_death_goes_out_before_two_people_confirmed_it_and_the_family_was_told(said, goes) -> None:
    found = findings([told_of(BRANG_AUNG[0], died=True)])
    assert found.assessments[0].fate is Fate.DIED
    item = person_of(found)
    released = out(found, consent(item), confirmations=[confirmation(item, what, by) for what, by in said])
    assert bool(released.leads) is goes


def test_a_confirmation_of_somebody_else_confirms_nothing() -> None:
    found = findings([told_of(BRANG_AUNG[0], died=True)])
    about_another = [confirmation("per:other", what, by) for what, by in ((DEATH, "1"), (DEATH, "2"), (TOLD, "1"))]
    assert not out(found, consent(person_of(found)), confirmations=about_another).leads


# The algebra


@st.composite
def consents(draw) -> list[Consent]:
    def one(n: int) -> Consent:
        return Consent(
            f"con:{draw(st.integers(0, 3))}",
            draw(st.sampled_from(["doc:a", "doc:b"])),
            draw(st.sampled_from(PURPOSES)),
            draw(st.sampled_from(["icrc", "un"])),
            When(draw(st.sampled_from(["2026-02-28", "2026-03-01", "2026-03", "2027", "../2026-03-01", "2026-03~"]))),
            "spoken",
            "told, kac",
            f"who:{n}",
            draw(st.booleans()),
            draw(st.sampled_from([Giver.PERSON, Giver.SPEAKER, Giver.RELATIVE])),
        )

    return [one(n) for n in range(draw(st.integers(0, 6)))]


def leaving(given: list[Consent], purpose: str = "tracing/letter", as_of: date = TODAY) -> bool:
    return Leaving(purpose, "icrc", as_of, tuple(given)).document("doc:a")


@given(consents())
def test_the_order_of_consents_changes_nothing(given: list[Consent]) -> None:
    assert len({standing(order) for order in list(permutations(given))[:24]}) == 1
    assert len({leaving(list(order)) for order in list(permutations(given))[:24]}) == 1


@given(consents(), st.data())
def test_withdrawing_wins_and_opens_nothing(given: list[Consent], data) -> None:
    if not given:
        return
    gone = data.draw(st.sampled_from(given))
    after = [*given, replace(gone, withdrawn=True)]
    assert gone.ref not in {c.ref for c in standing(after)}
    assert leaving(given) or not leaving(after)


@given(consents())
def test_withdrawing_everything_closes_everything(given: list[Consent]) -> None:
    assert not leaving([*given, *(replace(c, withdrawn=True) for c in given)])


@given(consents(), consents())
def test_more_that_is_allowed_never_closes_what_was_open(given: list[Consent], more: list[Consent]) -> None:
    others = [replace(c, ref=f"con:other{n}", withdrawn=False) for n, c in enumerate(more)]
    assert leaving([*given, *others]) or not leaving(given)


@given(consents(), st.sampled_from(PURPOSES), st.sampled_from(PURPOSES))
def test_a_narrower_consent_never_opens_a_wider_purpose(given: list[Consent], asked: str, other: str) -> None:
    wider = asked == other or other.startswith(f"{asked}/")
    if wider and leaving(given, asked):
        assert leaving(given, other)
    only_narrower = [c for c in given if c.purpose != asked and c.purpose.startswith(f"{asked}/")]
    assert not leaving(only_narrower, asked)


@given(consents(), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_what_has_ended_stays_ended(given: list[Consent], one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert leaving(given, as_of=early) or not leaving(given, as_of=late)


@st.composite
def about_a_lead(draw, *givers: Giver, but: str = "") -> Consent:
    """A consent on the lead or its document by anybody, who may claim to come after anything."""
    giver = draw(st.sampled_from(givers or tuple(Giver)))
    return Consent(
        f"con:{draw(st.integers(0, 5))}",
        "doc:a" if giver is Giver.SPEAKER else PERSON,
        draw(st.sampled_from(PURPOSES)),
        draw(st.sampled_from(["icrc", "un"])),
        When(draw(st.sampled_from(["2026-02-28", "2026-03-01", "2027"]))),
        "spoken",
        "told, kac",
        draw(st.sampled_from([by for by in ("who:1", "who:2", "who:3") if by != but])),
        draw(st.booleans()),
        giver,
        after=tuple(draw(st.sets(st.sampled_from(["con:0", "con:1", "con:2", "con:back"])))),
    )


ADULT = findings([told_of(BRANG_AUNG[0])])
PERSON = person_of(ADULT)


def goes(given: Iterable[Consent], purpose: str = "tracing/letter", as_of: date = TODAY) -> bool:
    return Leaving(purpose, "icrc", as_of, tuple(given)).lead(ADULT.assessments[0])


@given(st.lists(about_a_lead(), max_size=5))
def test_of_a_lead_too_the_order_of_entries_changes_nothing(given: list[Consent]) -> None:
    assert len({goes(order) for order in list(permutations(given))[:24]}) == 1


@given(st.lists(about_a_lead(), max_size=6), about_a_lead())
def test_taking_something_back_never_opens_a_lead(given: list[Consent], gone: Consent) -> None:
    after = [*given, replace(gone, withdrawn=True)]
    known = [c for c in given if c.item == gone.item and c.giver in (Giver.GUARDIAN, Giver.CHILD)]
    assert goes(given) or not goes(after) or known


@given(st.lists(about_a_lead(but="who:1"), max_size=6), st.sampled_from([Giver.GUARDIAN, Giver.PERSON, Giver.CHILD]))
def test_what_somebody_took_back_no_other_giver_overrules_whatever_they_claim(others: list[Consent], giver: Giver):
    own = consent(PERSON, giver, ref="con:back", by="who:1", withdrawn=True)
    by_others = [c for c in others if giver is Giver.GUARDIAN or c.giver is not giver]
    assert not goes([own, *by_others])


@given(st.lists(about_a_lead(Giver.RELATIVE, Giver.SPEAKER), max_size=5), st.sampled_from(["2026-02-28", "2026-03-01"]))
def test_who_took_it_back_allows_it_anew_until_that_ends(others: list[Consent], until: str) -> None:
    back = consent(PERSON, Giver.PERSON, ref="con:back", by="who:1", withdrawn=True)
    anew = consent(PERSON, Giver.PERSON, ref="con:new", by="who:1", after=("con:back",), expiry=When(until))
    assert goes([*others, anew, back]) is (until == "2026-03-01")
    assert not goes([*others, anew, replace(anew, withdrawn=True), back])


@given(st.lists(about_a_lead(), max_size=6), st.dates(date(2026, 1, 1)), st.dates(date(2026, 1, 1)))
def test_a_lead_that_is_closed_is_not_opened_by_waiting(given: list[Consent], one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert goes(given, as_of=early) or not goes(given, as_of=late)


@given(consents())
def test_each_open_thing_has_a_consent_that_says_exactly_this(given: list[Consent]) -> None:
    exact = [
        c
        for c in standing(given)
        if c.item == "doc:a" and c.recipient == "icrc" and c.purpose in ("tracing", "tracing/letter")
    ]
    assert not leaving(given) or exact


def test_nobody_else_gives_anew_what_a_guardian_took_back() -> None:
    back = consent(PERSON, Giver.GUARDIAN, ref="con:back", by="who:1", withdrawn=True)
    child = consent(PERSON, Giver.CHILD, ref="con:child", by="who:2", after=("con:back",))
    other = consent(PERSON, Giver.GUARDIAN, ref="con:other", by="who:3")
    assert goes([child, other])
    assert not goes([back, child, other])


def test_a_death_in_a_document_that_no_lead_rests_on_is_nobodys_to_confirm() -> None:
    assert not deaths_are_told(Document("doc:a", "a.txt", "His body was found.", "His body was found."), (), ())


@pytest.mark.parametrize("words", ["He didn’t survive.", "He didn't make it.", "They shot him.", "He was burnt alive."])
def test_a_death_is_known_in_other_wordings_and_with_either_apostrophe(words: str) -> None:
    assert not out(in_words(words, BRANG_AUNG[0]), consent("doc:a", Giver.SPEAKER)).passages
