"""No ruling of a careless or hostile colleague brings somebody hidden into the open. All people are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import BRANG_AUNG, SENG_RA, THIDAR
from kintrace.casework.contents import Contents
from kintrace.casework.hiding.leaving_out import without_later
from kintrace.claims import code
from kintrace.linkage import link
from kintrace.model import (
    CODES,
    VALUE_TYPES,
    Act,
    Actor,
    Anchor,
    Claim,
    Code,
    Coding,
    Count,
    Document,
    Fate,
    HiddenBecause,
    IncidentMention,
    NotToBeFound,
    Place,
    Property,
    Quote,
    Reader,
    Regrouping,
    RegroupingAct,
    Ruling,
    RulingAct,
    When,
    WishWay,
    Words,
    to_cbor,
)
from kintrace.outputs import render
from kintrace.protect import release
from unit.casework.test_hiding import found
from unit.outputs.builders import Telling, township

HER, NOW = SENG_RA[0], "Zzqville"
TAKEN = (
    f"{HER}, 24, was taken from a shop in Hpakant Township by KIA soldiers on October 7, 2025.\n"
    f"{THIDAR[0]}, 30, was taken from Mohnyin Township by KIA soldiers on October 9, 2025. "
    f"A friend met the first of them in {NOW}.\n"
)
ESCAPED = (
    f"{HER}, 24, escaped on November 2, 2025 and reached {NOW}.\n"
    f"{BRANG_AUNG[0]}, 22, was taken from Mohnyin Township by KIA soldiers on November 4, 2025.\n"
)
SEEN = f"MISSING PERSON\nName: {HER}\nAge: 24\nLast seen: 20 November 2025, {NOW} Village, Hpakant\n"
TEXTS = {"doc:a": TAKEN, "doc:b": ESCAPED, "doc:c": SEEN}
DOCUMENTS = {
    ref: Document(ref, f"{n}.txt", text, text, published="2025-11-25") for n, (ref, text) in enumerate(TEXTS.items(), 1)
}


def _escape() -> Coding:
    told = Telling("doc:b", ESCAPED, published="2025-11-25")
    she, he = told.person(HER, name=HER, age=24), told.person(BRANG_AUNG[0], name=BRANG_AUNG[0], age=22)
    told.incident("escaped", Act.ESCAPED, [she], when="2025-11-02", where=township(NOW))
    told.fate(she, Fate.ESCAPED, "escaped")
    told.incident("was taken", Act.TAKEN, [he], when="2025-11-04", taker="KIA", where=township("Mohnyin"))
    return told.coding


READ = {"doc:a": code(DOCUMENTS["doc:a"]), "doc:b": _escape(), "doc:c": code(DOCUMENTS["doc:c"])}


def contents(rulings: Iterable[Ruling] = ()) -> Contents:
    of = Contents(documents=dict(DOCUMENTS), codings=dict(READ), read_codings=dict(READ))
    for ruling in rulings:
        of.add_ruling(ruling)
    of.apply_rulings()
    return of


def linked(of: Contents):
    return link(list(of.codings.values()), of.documents)


def her() -> NotToBeFound:
    mention = next(p for p in READ["doc:a"].persons if HER in p.quote.text)
    at = Anchor(mention.ref, "doc:a", mention.quote.start, mention.quote.end)
    return NotToBeFound("nf:1", "lead:1", (at,), HiddenBecause.WISH, WishWay.SPOKEN, "who:tester")


def left(rulings: Iterable[Ruling] = (), regroupings: Iterable[Regrouping] = ()) -> Contents:
    of = contents(rulings)
    for regrouping in regroupings:
        of.add_regrouping(regrouping)
    of.apply_rulings()
    others = [(reading, linked(reading)) for reading in of.readings()[1:]]
    return without_later(of, linked(of), [her()], others)


def shown(of: Contents) -> str:
    """All that is left and all that is let out of it, with the words that a repr leaves out."""
    released = release(found(of), Reader.DOCUMENTER, "test")
    said = [render(form, released) for form in ("report-html", "leads-json")]
    kept = b"".join(to_cbor(one) for one in (*of.codings.values(), *of.documents.values()))
    return repr((released, said)) + kept.decode("utf-8", "replace")


def ruling(
    number: int, act: RulingAct, claim: Claim, left: Claim | None = None, by: str = "who:colleague", **more: object
) -> Ruling:
    read = READ[claim.about.partition("/")[0]]
    incident = next((i for i in read.incidents if i.ref == claim.about), None)
    made = Ruling(
        ref=f"rul:{number}", document=read.document, act=act, by=by,
        claim=replace(left or claim, coder=by) if act in (RulingAct.CORRECT, RulingAct.ADD) else claim,
        before=claim if act is RulingAct.CORRECT else None, added=act is RulingAct.ADD,
        mention=next((p for p in read.persons if p.ref == claim.about), None), incident=incident,
        victims=tuple(p for p in read.persons if incident and p.ref in incident.victims),
        speaker=next(s for s in read.speakers if s.ref == claim.speaker),
    )  # fmt: skip
    return replace(made, **more)


CLAIMS = [c for coding in READ.values() for c in coding.claims]


def of_kind(document: str, prop: Property) -> list[Claim]:
    return [c for c in READ[document].claims if c.property is prop]


def test_what_comes_later_is_left_out_where_nobody_rules():
    assert NOW in shown(contents()) and HER in shown(left()) and NOW not in shown(left())
    assert set(left().documents) == {"doc:a", "doc:b"}


@pytest.mark.parametrize("document", ["doc:a", "doc:b", "doc:c"])
@pytest.mark.parametrize("name", ["Lahpai", HER[-6:]])
@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_corrected_name_makes_nobody_unknown(document, name, withdrawn):
    made = [ruling(n, RulingAct.CORRECT, c, replace(c, value=Words(name)), withdrawn=withdrawn)
            for n, c in enumerate(of_kind(document, Property.NAME))]  # fmt: skip
    assert made and NOW not in shown(left(made))


@pytest.mark.parametrize("documents", [("doc:a",), ("doc:b",), ("doc:c",), tuple(TEXTS)])
def test_a_rejected_name_makes_nobody_unknown_nor_do_all_claims_on_somebody(documents):
    names = [c for ref in documents for c in of_kind(ref, Property.NAME)]
    assert NOW not in shown(left(ruling(n, RulingAct.REJECT, c) for n, c in enumerate(names)))
    everything = [c for ref in documents for c in READ[ref].claims if c.property is not Property.ACT]
    assert NOW not in shown(left(ruling(n, RulingAct.REJECT, c) for n, c in enumerate(everything)))


@pytest.mark.parametrize("act", [Act.TAKEN, Act.MISSING])
def test_who_escaped_was_not_taken_there_because_somebody_says_so(act):
    (escape,) = [c for c in of_kind("doc:b", Property.ACT) if c.value == Code("escaped")]
    assert NOW not in shown(left([ruling(1, RulingAct.CORRECT, escape, replace(escape, value=Code(act)))]))


@pytest.mark.parametrize("day", ["2025-12-31", "2024-01-01"])
@pytest.mark.parametrize("documents", [("doc:a",), ("doc:b", "doc:c"), tuple(TEXTS)])
def test_a_day_that_somebody_corrects_makes_no_sighting_one_before_the_taking(day, documents):
    whens = [c for ref in documents for prop in (Property.WHEN, Property.LAST_SEEN) for c in of_kind(ref, prop)]
    made = [ruling(n, RulingAct.CORRECT, c, replace(c, value=When(day))) for n, c in enumerate(whens)]
    assert made and NOW not in shown(left(made))
    assert NOW not in shown(left(ruling(n, RulingAct.REJECT, c) for n, c in enumerate(whens)))


def test_a_correction_of_the_taking_leaves_nobody_unhidden():
    acts = of_kind("doc:a", Property.ACT)
    for act in (Act.MISSING, Act.ESCAPED, Act.RELEASED):
        assert NOW not in shown(left(ruling(n, RulingAct.CORRECT, c, replace(c, value=Code(act)))
                                     for n, c in enumerate(acts)))  # fmt: skip
    assert NOW not in shown(left(ruling(n, RulingAct.REJECT, c) for n, c in enumerate(acts)))


def test_who_was_known_by_a_ruling_that_is_taken_back_is_known_still():
    unnamed = replace(READ["doc:c"], claims=tuple(c for c in READ["doc:c"].claims if c.property is not Property.NAME))
    (name,) = of_kind("doc:c", Property.NAME)
    made = ruling(1, RulingAct.ADD, name)
    for rulings in ([made], [made, replace(made, withdrawn=True)]):
        of = Contents(documents=dict(DOCUMENTS), codings={**READ, "doc:c": unnamed})
        of.read_codings = dict(of.codings)
        for one in rulings:
            of.add_ruling(one)
        of.apply_rulings()
        others = [(reading, linked(reading)) for reading in of.readings()[1:]]
        assert NOW not in shown(without_later(of, linked(of), [her()], others))


def test_words_on_somebody_else_carry_nothing_of_who_is_hidden_along():
    at = TAKEN.index("A friend")
    quote = Quote("doc:a", at, len(TAKEN) - 1, TAKEN[at:-1])
    made = [ruling(n, RulingAct.ADD, c, replace(c, property=prop, value=value, quote=quote))
            for n, (c, prop, value) in enumerate(
                (c, prop, value)
                for c in READ["doc:a"].claims[:: len(READ["doc:a"].claims) // 6]
                for prop, value in ((Property.NOTE, Words(quote.text)), (Property.MANNER, Words(quote.text)),
                                    (Property.TAKER, Actor(quote.text)), (Property.NAME, Words(quote.text))))
            ]  # fmt: skip
    assert NOW not in shown(left(made))


def test_what_a_colleague_writes_of_who_is_hidden_in_words_of_their_own_is_not_shown():
    theirs = next(c for c in of_kind("doc:a", Property.NAME) if c.value == Words(HER))
    where = next(c for c in of_kind("doc:a", Property.WHERE))
    made = [
        ruling(1, RulingAct.CORRECT, theirs, replace(theirs, value=Words(f"{HER}, now in {NOW}"))),
        ruling(2, RulingAct.CORRECT, where, replace(where, value=Place(NOW))),
    ]
    assert NOW not in shown(left(made)) and HER in shown(left(made))


@pytest.mark.parametrize("withdrawn", [False, True])
def test_no_merge_or_split_makes_an_escape_part_of_a_taking(withdrawn):
    def of(document: str, act: RegroupingAct, *incidents: IncidentMention, claims: tuple[Claim, ...] = ()):
        return Regrouping(f"reg:{document}", document, act, incidents, READ[document].persons, "who:colleague", claims,
                          withdrawn=withdrawn)  # fmt: skip

    merges = [of(ref, RegroupingAct.MERGE, *READ[ref].incidents) for ref in ("doc:a", "doc:b")]
    assert NOW not in shown(left(regroupings=merges))
    escape = READ["doc:b"].incidents[0]
    words = Quote("doc:b", 0, len(ESCAPED.splitlines()[0]), ESCAPED.splitlines()[0])
    apart = IncidentMention(f"doc:b/hi0-{words.end}", "doc:b", words, victims=READ["doc:b"].incidents[1].victims)
    theirs = tuple(c for c in READ["doc:b"].claims if c.about == escape.ref and c.property is not Property.ACT)
    old = replace(READ["doc:b"].incidents[1])
    split = [of("doc:b", RegroupingAct.SPLIT, old, apart), of("doc:a", RegroupingAct.MERGE, *READ["doc:a"].incidents)]
    assert NOW not in shown(left(regroupings=split))
    with_claims = of("doc:b", RegroupingAct.SPLIT, escape, replace(apart, victims=escape.victims), claims=theirs)
    taken_there = ruling(1, RulingAct.ADD, of_kind("doc:b", Property.ACT)[1])
    assert NOW not in shown(left([taken_there], [with_claims]))


def ages_in(of: Contents) -> set[int | None]:
    return {c.value.min for c in of.codings["doc:a"].claims if isinstance(c.value, Count)}


def test_rulings_on_others_in_a_document_that_speaks_of_who_is_hidden_count():
    age = next(c for c in of_kind("doc:a", Property.AGE) if c.quote.text == "30")
    rest = left([ruling(1, RulingAct.CORRECT, age, replace(age, value=Count(31, 31)))])
    assert ages_in(rest) == {24, 31}


def test_what_somebody_rejected_of_who_is_hidden_stays_rejected():
    age = next(c for c in of_kind("doc:a", Property.AGE) if c.quote.text == "24")
    rest = left([ruling(1, RulingAct.REJECT, age)])
    assert ages_in(rest) == {30}


VALUES = {
    When: st.sampled_from([When("2024-01-01"), When("2025-10-07"), When("2026-01-01"), When("XXXX-XX-XX")]),
    Count: st.sampled_from([Count(24, 24), Count(61, 61)]),
    Words: st.sampled_from([Words(HER), Words(THIDAR[0]), Words("Lahpai")]),
    Actor: st.sampled_from([Actor("KIA", "KIA"), Actor("")]),
    Place: st.sampled_from([Place("Hpakant"), Place("")]),
}


@st.composite
def any_rulings(draw: st.DrawFn) -> list[Ruling]:
    """What colleagues might write: any act, on any claim, on any words of its document, taken back or settled."""
    made: list[Ruling] = []
    for number in range(draw(st.integers(1, 6))):
        claim, act = draw(st.sampled_from(CLAIMS)), draw(st.sampled_from(RulingAct))
        ref = claim.about.partition("/")[0]
        text, left_as = TEXTS[ref], claim
        if act in (RulingAct.CORRECT, RulingAct.ADD):
            start = draw(st.integers(0, len(text) - 2))
            end = draw(st.integers(start + 1, len(text)))
            if act is RulingAct.CORRECT and draw(st.booleans()):
                start, end = claim.quote.start, claim.quote.end
            codes = CODES.get(claim.property)
            value = Code(draw(st.sampled_from(codes)).value) if codes else draw(VALUES[VALUE_TYPES[claim.property]])
            left_as = replace(claim, value=value, quote=Quote(ref, start, end, text[start:end]))
        settles = tuple(sorted(draw(st.sets(st.sampled_from([r.ref for r in made]))))) if made else ()
        made.append(ruling(number, act, claim, left_as, by=draw(st.sampled_from(("who:a", "who:b"))),
                           settles=settles, withdrawn=draw(st.booleans())))  # fmt: skip
    return made


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(any_rulings())
def test_no_rulings_whatever_show_anything_that_came_later(made):
    assert NOW not in shown(left(made))
