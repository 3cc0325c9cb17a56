"""People merge incident mentions that are one event, and split one that is two. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import BRANG_AUNG, SENG_RA
from folders import PASSPHRASE, casebook_of
from kintrace import casework
from kintrace.casework.contents import contents_of
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.opening import opened
from kintrace.claims import code, regrouped, ruled
from kintrace.errors import Refused
from kintrace.model import (
    Coding,
    Document,
    Property,
    Quote,
    Reader,
    Regrouping,
    RegroupingAct,
    Ruling,
    RulingAct,
    from_cbor,
    to_cbor,
)

OTHER = "words of the second person"
REPORT = (
    f"{SENG_RA[0]}, 24, was taken from a shop in Hpakant Township by KIA soldiers on October 7, 2025.\n"
    f"{BRANG_AUNG[0]}, 22, was taken from Mohnyin Township by KIA soldiers on October 9, 2025.\n"
)


def clock() -> datetime:
    return datetime(2025, 10, 20, 8, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    path = casebook_of(tmp_path / "a.casebook", {"report": (REPORT, "2025-10-10")}, clock)
    casework.add_slot(path, PASSPHRASE, OTHER, "second", clock)
    casework.grant(path, PASSPHRASE, "second", [Reader.DOCUMENTER], clock)
    return path


@contextmanager
def _coding(book: Path) -> Iterator[Coding]:
    with opened(book, PASSPHRASE, clock) as there:
        (coding,) = contents_of(there.book).codings.values()
        yield coding


def coding_of(book: Path) -> Coding:
    with _coding(book) as coding:
        return coding


def acts(coding: Coding, incident: str) -> list[Property]:
    return sorted(c.property for c in coding.claims if c.about == incident)


def test_merged_incidents_are_one_with_all_their_words_victims_and_claims(book):
    before = coding_of(book)
    first, second = before.incidents
    casework.merge_incidents(book, OTHER, [first.ref, second.ref], clock)
    (one,) = coding_of(book).incidents
    assert (one.quote, one.repeats) == (first.quote, (second.quote,))
    assert set(one.victims) == {*first.victims, *second.victims}
    assert len(acts(coding_of(book), one.ref)) == len(acts(before, first.ref)) + len(acts(before, second.ref))


def test_a_merge_that_is_taken_back_is_as_if_never_made(book):
    before = coding_of(book)
    made = casework.merge_incidents(book, OTHER, [i.ref for i in before.incidents], clock)
    casework.withdraw_ruling(book, OTHER, made.ref, clock)
    assert coding_of(book) == before


def test_a_split_off_incident_has_its_own_words_victims_and_claims(book):
    whole = coding_of(book)
    casework.merge_incidents(book, OTHER, [i.ref for i in whole.incidents], clock)
    (one,) = coding_of(book).incidents
    day = next(c for c in coding_of(book).claims if c.property is Property.WHEN and "9" in c.quote.text)
    start = REPORT.index(BRANG_AUNG[0])
    made = casework.split_incident(
        book, OTHER, one.ref, (start, start + 40), clock, victims=whole.incidents[1].victims, claims=[day.ref]
    )
    after = coding_of(book)
    left, apart = sorted(after.incidents, key=lambda i: i.quote.start)
    assert (left.victims, apart.victims) == (whole.incidents[0].victims, whole.incidents[1].victims)
    assert apart.quote.text == REPORT[start : start + 40]
    assert acts(after, apart.ref) == [Property.ACT, Property.ACT, Property.WHEN]
    casework.withdraw_ruling(book, OTHER, made.ref, clock)
    assert coding_of(book).incidents == (one,)


def test_a_ruling_made_before_a_merge_or_a_split_still_holds(book):
    before = coding_of(book)
    second = before.incidents[1]
    day = next(c for c in before.claims if c.about == second.ref and c.property is Property.WHEN)
    casework.reject_claim(book, OTHER, day.ref, clock)
    casework.merge_incidents(book, OTHER, [i.ref for i in before.incidents], clock)
    assert day.quote not in {c.quote for c in coding_of(book).claims}


def test_what_is_not_there_or_leaves_nothing_is_refused_and_nothing_is_written(book):
    coding = coding_of(book)
    first, act = coding.incidents[0], next(c for c in coding.claims if c.property is Property.ACT)
    with pytest.raises(Refused, match="Two or more"):
        casework.merge_incidents(book, OTHER, [first.ref], clock)
    with pytest.raises(NothingOfThis):
        casework.merge_incidents(book, OTHER, [first.ref, first.ref + "0"], clock)
    with pytest.raises(Refused, match="left of the first"):
        casework.split_incident(book, OTHER, first.ref, (0, 9), clock, claims=[act.ref])
    with pytest.raises(Refused, match="no such words"):
        casework.split_incident(book, OTHER, first.ref, (0, 9999), clock)
    with pytest.raises(NothingOfThis):
        casework.split_incident(book, OTHER, first.ref, (0, 9), clock, victims=coding.incidents[1].victims)
    assert coding_of(book) == coding


def test_nobody_takes_back_what_another_said_of_incidents(book):
    made = casework.merge_incidents(book, OTHER, [i.ref for i in coding_of(book).incidents], clock)
    casework.add_slot(book, PASSPHRASE, "words of the third person", "third", clock)
    casework.grant(book, PASSPHRASE, "third", [Reader.REVIEWER], clock)
    with pytest.raises(Refused, match="who said so"):
        casework.withdraw_ruling(book, "words of the third person", made.ref, clock)


def test_erasing_a_document_takes_what_was_said_of_its_incidents_along(book):
    made = casework.merge_incidents(book, OTHER, [i.ref for i in coding_of(book).incidents], clock)
    casework.add_slot(book, PASSPHRASE, "words of the third person", "third", clock)
    casework.grant(book, PASSPHRASE, "third", [Reader.REVIEWER], clock)
    casework.erase(book, "words of the third person", [made.document], casework.EraseBecause.MISTAKE, clock,
                   really=True)  # fmt: skip
    with opened(book, PASSPHRASE, clock) as there:
        assert [e.payload for e in there.book.entries(kinds=("regrouped",))] == [None]


READ = code(Document(ref="doc:1", name="a", text=REPORT, cleaned=REPORT, format="text", script="latin"))


@st.composite
def regroupings(draw: st.DrawFn) -> list[Regrouping]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        act = draw(st.sampled_from(RegroupingAct))
        incidents, claims = READ.incidents, ()
        if act is RegroupingAct.SPLIT:
            old = draw(st.sampled_from(READ.incidents))
            start = draw(st.integers(0, len(REPORT) - 9))
            quote = Quote("doc:1", start, start + 8, REPORT[start : start + 8])
            victims = draw(st.sampled_from([(), old.victims]))
            incidents = (old, replace(old, ref=f"doc:1/hi{start}-{start + 8}", quote=quote, victims=victims))
            theirs = [c for c in READ.claims if c.about == old.ref]
            claims = tuple(draw(st.lists(st.sampled_from(theirs), unique_by=lambda c: c.ref)))
        made.append(Regrouping(f"reg:{number}", "doc:1", act, incidents, READ.persons, "who:a", claims,
                               withdrawn=draw(st.booleans())))  # fmt: skip
    return made


@given(regroupings(), st.randoms())
@settings(deadline=None)
def test_regroupings_give_the_same_in_any_order_and_twice(made, chance):
    mixed = [*made, *made]
    chance.shuffle(mixed)
    assert regrouped(READ, mixed) == regrouped(READ, made)


@given(regroupings())
@settings(deadline=None)
def test_regroupings_lose_no_claim_and_taken_back_they_are_as_if_never_made(made):
    said = {(c.property, to_cbor(c.value), c.quote) for c in READ.claims}
    assert {(c.property, to_cbor(c.value), c.quote) for c in regrouped(READ, made).claims} == said
    assert regrouped(READ, [*made, *(replace(g, withdrawn=True) for g in made)]) == READ


@given(regroupings())
@settings(deadline=None)
def test_a_ruling_finds_its_claim_wherever_it_went(made):
    for claim in (c for c in READ.claims if c.about == READ.incidents[1].ref and c.property is not Property.ACT):
        incident = READ.incidents[1]
        ruling = Ruling("rul:1", "doc:1", RulingAct.REJECT, claim, None, incident, READ.speakers[0], "who:b",
                        victims=tuple(p for p in READ.persons if p.ref in incident.victims))  # fmt: skip
        left = ruled(regrouped(READ, made), [ruling])
        assert (claim.property, claim.quote) not in {(c.property, c.quote) for c in left.claims}


@given(regroupings())
def test_a_regrouping_is_read_back_as_it_was_written(made):
    assert all(from_cbor(to_cbor(one), Regrouping) == one for one in made)
