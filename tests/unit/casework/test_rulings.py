"""People rule on claims: what they accept, correct, reject or add stands; what they differ on waits to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import HPAKANT, SENG_RA
from folders import casebook_of
from kintrace import casework
from kintrace.casework.contents import contents_of
from kintrace.casework.hiding.wishes import at_the_desk
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.claims import code, live, ruled
from kintrace.errors import Refused
from kintrace.model import (
    Act,
    Claim,
    ClaimStatus,
    Code,
    Coding,
    Count,
    Document,
    Property,
    Reader,
    Ruling,
    RulingAct,
    WishWay,
    Words,
    from_cbor,
    to_cbor,
)
from kintrace.protect import release
from unit.casework.test_hiding import contents, found
from unit.outputs.builders import Telling

FIRST, SECOND, THIRD = (f"{n} invented words for tests only" for n in ("six", "seven", "eight"))
REPORT = f"KIA soldiers took {SENG_RA[0]}, 24, from a shop in {HPAKANT} Township on October 7, 2025.\n"


def clock() -> datetime:
    return datetime(2025, 10, 20, 8, 30, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    """A casebook with one report, and three people who review in it."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    path = tmp_path / "a.casebook"
    with opened(path, FIRST, clock):
        pass
    for words, label in ((SECOND, "second"), (THIRD, "third")):
        casework.add_slot(path, FIRST, words, label, clock)
        casework.grant(path, FIRST, label, [Reader.REVIEWER], clock)
    casework.trace(folder, casebook=path, passphrase=FIRST, targets=Targets(), limits=Limits(60, 2048), clock=clock,
                   progress=lambda *_: None)  # fmt: skip
    return path


@contextmanager
def _coding(book: Path) -> Iterator[Coding]:
    with opened(book, FIRST, clock) as there:
        (coding,) = contents_of(there.book).codings.values()
        yield coding


def claim(book: Path, prop: Property) -> Claim:
    with _coding(book) as coding:
        return next(c for c in coding.claims if c.property is prop)


def ages(book: Path) -> list[tuple[int | None, ClaimStatus]]:
    with _coding(book) as coding:
        return sorted((c.value.min, c.status) for c in coding.claims if c.property is Property.AGE)  # type: ignore[union-attr]


def corrected(book: Path, age: int, by: str = SECOND) -> Ruling:
    found = claim(book, Property.AGE)
    value = replace(found.value, min=age, max=age)  # type: ignore[type-var]
    return casework.correct_claim(book, by, found.ref, value, (found.quote.start, found.quote.end), clock)


def test_an_accepted_claim_is_a_draft_no_more(book):
    casework.accept_claim(book, SECOND, claim(book, Property.AGE).ref, clock)
    assert ages(book) == [(24, ClaimStatus.CONFIRMED)]


def test_a_rejected_claim_is_gone_and_back_when_the_ruling_is_taken_back(book):
    made = casework.reject_claim(book, SECOND, claim(book, Property.AGE).ref, clock)
    assert ages(book) == []
    casework.withdraw_ruling(book, SECOND, made.ref, clock)
    assert ages(book) == [(24, ClaimStatus.DRAFT)]


def test_a_corrected_claim_stands_as_the_persons_own(book):
    made = corrected(book, 25)
    assert ages(book) == [(25, ClaimStatus.CONFIRMED)]
    assert claim(book, Property.AGE).coder == made.by


def test_an_added_claim_stands_on_exact_words(book):
    person, start = claim(book, Property.AGE), REPORT.index("a shop")
    casework.add_claim(book, SECOND, person.about, Property.NOTE, Words("a shop"), (start, start + 6), person.speaker,
                       clock)  # fmt: skip
    added = claim(book, Property.NOTE)
    assert added.quote.text == "a shop" and added.status is ClaimStatus.CONFIRMED


def test_words_that_are_not_there_are_refused_and_nothing_is_written(book):
    person = claim(book, Property.AGE)
    with pytest.raises(Refused, match="no such words"):
        casework.add_claim(book, SECOND, person.about, Property.NOTE, Words("x"), (0, 9999), person.speaker, clock)
    assert casework.rulings_of(book, SECOND, clock) == ()


def test_a_value_of_another_kind_is_refused(book):
    found = claim(book, Property.AGE)
    with pytest.raises(Refused, match="another kind"):
        casework.correct_claim(book, SECOND, found.ref, Code("f"), (0, 3), clock)


def test_what_does_not_suit_its_mention_or_is_no_code_of_the_scheme_is_refused_and_nothing_is_written(book):
    act, sex = claim(book, Property.ACT), claim(book, Property.AGE)
    at = (act.quote.start, act.quote.end)
    with pytest.raises(Refused, match="nothing that is claimed of an incident"):
        casework.add_claim(book, SECOND, act.about, Property.AGE, Count(24, 24), at, act.speaker, clock)
    with pytest.raises(Refused, match="nothing that is claimed of a person"):
        casework.add_claim(book, SECOND, sex.about, Property.ACT, Code("taken"), at, act.speaker, clock)
    with pytest.raises(Refused, match="no code of fate"):
        casework.add_claim(book, SECOND, sex.about, Property.FATE, Code("taken"), at, act.speaker, clock)
    with pytest.raises(Refused, match="no code of act"):
        casework.correct_claim(book, SECOND, act.ref, Code("abducted"), at, clock)
    with pytest.raises(Refused, match="words of the document"):
        casework.add_claim(book, SECOND, sex.about, Property.NOTE, Words("is well"), at, act.speaker, clock)
    assert casework.rulings_of(book, SECOND, clock) == ()


def test_what_two_people_rule_differently_stands_side_by_side_until_a_third_settles_it(book):
    ref = claim(book, Property.AGE).ref
    casework.accept_claim(book, SECOND, ref, clock)
    right = corrected(book, 25, by=THIRD)
    assert ages(book) == [(24, ClaimStatus.DRAFT), (25, ClaimStatus.DRAFT)]
    assert [r.contested for r in casework.rulings_of(book, SECOND, clock)] == [True, True]
    with pytest.raises(Refused, match="does not settle"):
        casework.settle_rulings(book, SECOND, right.ref, clock)
    casework.add_slot(book, FIRST, "nine invented words for tests", "fourth", clock)
    casework.grant(book, FIRST, "fourth", [Reader.REVIEWER], clock)
    casework.settle_rulings(book, "nine invented words for tests", right.ref, clock)
    assert ages(book) == [(25, ClaimStatus.CONFIRMED)]


def test_agreeing_with_a_correction_is_no_second_claim(book):
    corrected(book, 25)
    casework.accept_claim(book, THIRD, claim(book, Property.AGE).ref, clock)
    assert ages(book) == [(25, ClaimStatus.CONFIRMED)]


def test_ruling_twice_the_same_adds_nothing(book):
    ref = claim(book, Property.AGE).ref
    assert casework.accept_claim(book, SECOND, ref, clock) == casework.accept_claim(book, SECOND, ref, clock)


def test_a_later_ruling_of_the_same_person_takes_the_place_of_the_earlier(book):
    corrected(book, 25)
    corrected(book, 26)
    assert ages(book) == [(26, ClaimStatus.CONFIRMED)]


def test_nobody_takes_back_what_another_ruled(book):
    made = casework.accept_claim(book, SECOND, claim(book, Property.AGE).ref, clock)
    with pytest.raises(Refused, match="who made it"):
        casework.withdraw_ruling(book, THIRD, made.ref, clock)


def test_what_is_not_there_is_not_ruled_on(book):
    with pytest.raises(NothingOfThis):
        casework.accept_claim(book, SECOND, claim(book, Property.AGE).ref + "0", clock)


def test_an_incident_whose_act_is_rejected_is_gone(book):
    casework.reject_claim(book, SECOND, claim(book, Property.ACT).ref, clock)
    with _coding(book) as coding:
        assert coding.incidents == ()


def test_who_says_that_an_escape_was_none_unmasks_nothing_of_it(tmp_path, cheap_keys):
    text = f"{SENG_RA[0]}, 24, escaped on October 9, 2025 and reached Zzqville.\n{REPORT}"
    path = casebook_of(tmp_path / "b.casebook", {"report": (text, "2025-10-20")}, clock)
    casework.grant(path, FIRST, "first", [Reader.ADMINISTRATOR, Reader.DOCUMENTER], clock)
    told = Telling("doc:e", f"{SENG_RA[0]} went off by night to Zzqville. {REPORT}")
    she = told.person(SENG_RA[0], name=SENG_RA[0])
    told.incident("went off by night to Zzqville", Act.ESCAPED, [she])
    told.incident(REPORT[:40], Act.TAKEN, [she])
    none = replace(told.coding, incidents=told.coding.incidents[1:],
                   claims=tuple(c for c in told.coding.claims if c.about != told.coding.incidents[0].ref))  # fmt: skip
    of = contents([told])
    of.codings["doc:e"] = none
    bare = found(of)
    assert "Zzqville" in str([p.text for p in release(bare, Reader.DOCUMENTER, "test").passages])
    masked = release(replace(bare, masked_by=(told.coding,)), Reader.DOCUMENTER, "test")
    assert "Zzqville" not in str([p.text for p in masked.passages])
    with at_the_desk(path, FIRST, clock) as desk:
        assert desk.findings.masked_by == ()
        (read,) = desk.findings.codings
    casework.reject_claim(path, FIRST, read.claims[0].ref, clock)
    with at_the_desk(path, FIRST, clock) as desk:
        assert desk.findings.masked_by == (read,)


def test_where_originals_are_closed_rulings_hold_no_word_that_the_working_copy_does_not_show(tmp_path, cheap_keys):
    folder, path = tmp_path / "in", tmp_path / "b.casebook"
    folder.mkdir()
    (folder / "report.txt").write_text(f"{REPORT[:-2]}, Ko Htunzarqwel, a shopkeeper, said.\n", "utf-8")
    casework.trace(folder, casebook=path, passphrase=FIRST, targets=Targets(), limits=Limits(60, 2048), clock=clock,
                   progress=lambda *_: None)  # fmt: skip
    roles = [Reader.ADMINISTRATOR, Reader.DOCUMENTER, Reader.REVIEWER]
    casework.grant(path, FIRST, "first", roles, clock)
    for prop in (Property.AGE, Property.ACT, Property.TAKER):
        casework.accept_claim(path, FIRST, claim(path, prop).ref, clock, why="Ko Htunzarqwel told me")
    with opened(path, FIRST, clock) as there:
        assert b"Htunzarqwel" in b"".join(e.payload or b"" for e in there.book.entries(kinds=("ruled",)))
    _enrol(tmp_path, path)
    with opened(path, FIRST, clock) as there:
        kept = [e.payload for e in there.book.entries(kinds=("ruled",)) if e.payload]
        assert kept and b"Htunzarqwel" not in b"".join(kept)
    assert (24, ClaimStatus.CONFIRMED) in ages(path)


def _enrol(home: Path, book: Path) -> None:
    (home / "theirs").mkdir()
    public = []
    for label in ("first", "second"):
        casework.new_custodian(home / "theirs" / label, label, f"words of custodian {label}")
        public.append(home / "theirs" / f"{label}.custodian")
    casework.add_custodians(book, FIRST, public, clock, lambda *_: None)


def test_erasing_a_document_takes_its_rulings_along(book):
    made = casework.accept_claim(book, SECOND, claim(book, Property.AGE).ref, clock)
    casework.erase(book, FIRST, [made.document], casework.EraseBecause.MISTAKE, clock, really=True)
    with opened(book, FIRST, clock) as there:
        assert [e.payload for e in there.book.entries(kinds=("ruled",))] == [None]


def test_what_a_person_added_on_the_later_life_of_somebody_hidden_is_left_out_like_any_other(book):
    about, start = claim(book, Property.AGE), REPORT.index("a shop")
    casework.add_claim(book, SECOND, about.about, Property.FATE, Code("escaped"), (start, start + 6), about.speaker,
                       clock)  # fmt: skip
    with at_the_desk(book, FIRST, clock) as desk:
        assert _fates(desk.findings.codings) == ["escaped"]
        lead = desk.findings.assessments[0].ref
    casework.hide(book, FIRST, lead, clock=clock, wish=WishWay.SPOKEN)
    with at_the_desk(book, FIRST, clock) as desk:
        assert _fates(desk.findings.codings) == []


def test_on_a_document_that_speaks_of_who_is_hidden_nobody_rules(book):
    age = claim(book, Property.AGE)
    with at_the_desk(book, FIRST, clock) as desk:
        lead = desk.findings.assessments[0].ref
    casework.hide(book, FIRST, lead, clock=clock, wish=WishWay.SPOKEN)
    with pytest.raises(NothingOfThis):
        casework.accept_claim(book, SECOND, age.ref, clock)
    assert casework.rulings_of(book, SECOND, clock) == ()


def _fates(codings: Iterable[Coding]) -> list[str]:
    return [c.value.code for coding in codings for c in coding.claims
            if c.property is Property.FATE and isinstance(c.value, Code)]  # fmt: skip


READ = code(Document(ref="doc:1", name="a", text=REPORT, cleaned=REPORT, format="text", script="latin"))


def _ruling(number: int, act: RulingAct, at: int, by: str, age: int, settles: tuple[str, ...]) -> Ruling:
    found = READ.claims[at % len(READ.claims)]
    left = replace(found, value=Count(age, age)) if isinstance(found.value, Count) else found
    incident = next((i for i in READ.incidents if i.ref == found.about), None)
    return Ruling(
        ref=f"rul:{number}", document="doc:1", act=act, by=by, settles=settles, added=act is RulingAct.ADD,
        claim=replace(left, coder=by) if act in (RulingAct.CORRECT, RulingAct.ADD) else found,
        before=found if act is RulingAct.CORRECT else None,
        mention=next((p for p in READ.persons if p.ref == found.about), None), incident=incident,
        victims=tuple(p for p in READ.persons if incident and p.ref in incident.victims),
        speaker=next(s for s in READ.speakers if s.ref == found.speaker),
    )  # fmt: skip


@st.composite
def rulings(draw: st.DrawFn) -> list[Ruling]:
    made: list[Ruling] = []
    for number in range(draw(st.integers(0, 6))):
        settles = tuple(draw(st.sets(st.sampled_from([r.ref for r in made]), max_size=2))) if made else ()
        made.append(_ruling(number, draw(st.sampled_from(RulingAct)), draw(st.integers(0, 50)),
                            draw(st.sampled_from(("who:a", "who:b"))), draw(st.integers(18, 20)), settles))  # fmt: skip
    return made


@given(rulings(), st.randoms())
@settings(deadline=None)
def test_rulings_give_the_same_in_any_order_and_twice(made, chance):
    mixed = [*made, *made]
    chance.shuffle(mixed)
    assert ruled(READ, mixed) == ruled(READ, made)


@given(rulings())
@settings(deadline=None)
def test_what_is_taken_back_is_as_if_never_made(made):
    gone = [*made, *(replace(r, withdrawn=True) for r in made)]
    assert live(gone) == () and ruled(READ, gone) == READ


@given(rulings())
@settings(deadline=None)
def test_a_coding_with_other_references_is_ruled_the_same(made):
    other = replace(READ, claims=tuple(replace(c, ref=c.ref + "9") for c in READ.claims))

    def words(coding: Coding) -> list[bytes]:
        return sorted(to_cbor((c.property.value, c.value, c.quote, c.status.value, c.coder)) for c in coding.claims)

    assert words(ruled(other, made)) == words(ruled(READ, made))


@given(rulings())
@settings(deadline=None)
def test_what_is_read_no_more_is_brought_along(made):
    bare = Coding("doc:1", READ.coder)
    kept = {c.about for c in ruled(bare, made).claims}
    assert kept <= {m.ref for m in (*ruled(bare, made).persons, *ruled(bare, made).incidents)}


@given(rulings())
def test_a_ruling_is_read_back_as_it_was_written(made):
    assert all(from_cbor(to_cbor(r), Ruling) == r for r in made)
