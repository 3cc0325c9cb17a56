"""Corners of an assessment that the spec does not reach. All people and places are invented."""

from __future__ import annotations

import pytest

from cast import SENG_RA
from kintrace.assessment import assess
from kintrace.assessment.answers import actor_answers, hypotheses
from kintrace.assessment.evidence import Evidence
from kintrace.model import Act, Actor, Child, Count, Pair, Place, Precision, Property, Question, Sex, Stance
from unit.outputs.builders import Telling, assessed, linked


def a_taking(**claims: object) -> Telling:
    t = Telling("doc:a", f"{SENG_RA[0]} was taken by men.")
    who = t.person(SENG_RA[0], name=SENG_RA[0])
    t.incident("was taken", Act.TAKEN, [who], **claims)  # type: ignore[arg-type]
    return t


def test_a_coding_of_an_absent_document_is_refused() -> None:
    t = a_taking()
    with pytest.raises(ValueError, match="not there"):
        assess([t.coding], {}, linked([t]))


def test_an_answer_in_words_alone_stands_in_its_words() -> None:
    (lead,) = assessed([a_taking(taker=Actor("the men in black", None))])
    assert lead.taker == Actor("the men in black", None)
    assert [(h.answer, h.words) for h in lead.hypotheses] == [("", "the men in black")]


def test_a_denial_for_one_unit_says_nothing_of_its_side() -> None:
    t = a_taking()
    t.claim("doc:a/i1", Property.TAKER, Actor("the unit", "MM_MIL:LIB999"), "men", stance=Stance.DENIES)
    found = hypotheses(
        Question.TAKER, actor_answers(Evidence([t.coding], linked([t])).about(["doc:a/i1"], Property.TAKER))
    )
    assert [(h.answer, h.origins_against) for h in found] == [("MM_MIL:LIB999", 1)]


def test_who_handed_them_over_and_who_ordered_it_are_kept_apart_from_who_took_them() -> None:
    t = a_taking(taker="KIA")
    t.claim("doc:a/i1", Property.HANDER_OVER, Actor("the headman", "CIVIL_ADMIN"), "men")
    t.claim("doc:a/i1", Property.ORDERER, Actor("headquarters", "KIA"), "men")
    (lead,) = assessed([t])
    assert lead.taker.code == "KIA"
    assert [a.code for a in lead.handers_over] == ["CIVIL_ADMIN"]
    assert [a.words for a in lead.orderers] == ["headquarters"]


def test_a_group_with_children_and_adults_is_mixed() -> None:
    t = Telling("doc:a", "Three were taken, one 15, one 40.")
    they = t.person("Three", number=Count(3, 3))
    t.incident("were taken", Act.TAKEN, [they])
    for words, age in (("one 15", 15), ("one 40", 40)):
        t.claim(they, Property.AGE, Count(age, age), words)
    (lead,) = assessed([t])
    assert lead.who.child is Child.MIXED
    assert lead.conflicts == ()


def test_two_takings_far_apart_are_two_though_nobody_tells_a_release() -> None:
    a, b = a_taking(when="2024-01-05"), Telling("doc:b", f"{SENG_RA[0]} was taken.")
    who = b.person(SENG_RA[0], name=SENG_RA[0])
    b.incident("was taken", Act.TAKEN, [who], when="2025-09-12")
    leads = assessed([a, b], linked([a, b], persons=[["doc:a/p1", "doc:b/p1"]]))
    assert [x.when.edtf for x in leads] == ["2024-01-05", "2025-09-12"]


@pytest.mark.parametrize(("millibits", "asked"), [(0, True), (2000, True), (9000, False), (-9000, False)])
def test_only_a_pair_that_may_go_either_way_asks_for_a_judgement(millibits: int, asked: bool) -> None:
    (lead,) = assessed([a_taking()], linked([a_taking()], pairs=[Pair("doc:a/p1", "doc:z/p1", millibits)]))
    assert ("same_person?" in lead.settle) is asked


def test_a_pair_of_other_people_asks_for_nothing() -> None:
    (lead,) = assessed([a_taking()], linked([a_taking()], pairs=[Pair("doc:y/p1", "doc:z/p1", 0)]))
    assert "same_person?" not in lead.settle


def test_victims_of_surely_different_sexes_are_never_joined() -> None:
    a, b = (Telling(f"doc:{n}", "Somebody was taken.") for n in "ab")
    for t, sex in ((a, Sex.MALE), (b, Sex.FEMALE)):
        t.incident("was taken", Act.TAKEN, [t.person("Somebody", sex=sex)])
    assert len(assessed([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]]))) == 2


def test_unnamed_victims_of_one_event_whose_ages_differ_are_one_lead_with_both_ages() -> None:
    a, b = (Telling(f"doc:{n}", "Somebody was taken.") for n in "ab")
    for t, age in ((a, 27), (b, 29)):
        t.incident("was taken", Act.TAKEN, [t.person("Somebody", age=age)])
    (lead,) = assessed([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]]))
    assert lead.who.ages == (27, 29)


def test_an_act_that_is_only_denied_leaves_an_open_one() -> None:
    t = Telling("doc:a", "Nobody was taken.")
    who = t.person("Nobody")
    t.incident("was taken", Act.TAKEN, [who])
    t.claim("doc:a/i1", Property.TAKER, Actor("KIA", "KIA"), "was taken", stance=Stance.DENIES)
    (lead,) = assessed([t])
    assert lead.act is Act.TAKEN


def test_a_release_told_elsewhere_parts_two_takings_that_lie_close() -> None:
    told = [("a", Act.TAKEN, "2025-09-01"), ("b", Act.RELEASED, "2025-09-10"), ("c", Act.TAKEN, "2025-09-20")]
    tellings = []
    for ref, act, when in told:
        t = Telling(f"doc:{ref}", f"{SENG_RA[0]} again.")
        t.incident("again", act, [t.person(SENG_RA[0], name=SENG_RA[0])], when=when)
        tellings.append(t)
    leads = assessed(tellings, linked(tellings, persons=[["doc:a/p1", "doc:b/p1", "doc:c/p1"]]))
    assert [(x.when.edtf, x.fate.value) for x in leads] == [("2025-09-01", "released"), ("2025-09-20", "unknown")]


@pytest.mark.parametrize("code", ["MMR001009003", "MMR001009701501"])
def test_a_tract_or_ward_with_a_code_of_its_own_needs_no_village(code: str) -> None:
    (lead,) = assessed([a_taking(where=Place("the place", code, Precision.EXACT))])
    assert "village" not in lead.settle


@pytest.mark.parametrize("code", ["MMR001", "MMR001D002", "MMR001009", "MMR001009701"])
def test_in_a_state_district_township_or_town_the_village_or_ward_is_still_asked_for(code: str) -> None:
    (lead,) = assessed([a_taking(where=Place("the place", code, Precision.EXACT))])
    assert "village" in lead.settle


def test_a_number_without_a_least_is_kept_beside_another() -> None:
    a, b = (Telling(f"doc:{n}", "They were taken.") for n in "ab")
    for t, count in ((a, Count(None, 5)), (b, Count(8, 8))):
        t.incident("were taken", Act.TAKEN, [t.person("They", number=count)])
    (lead,) = assessed([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]]))
    assert [v.value for c in lead.conflicts for v in c.values] == ["..5", "8"]


def test_an_incident_without_an_act_is_an_open_taking() -> None:
    from kintrace.assessment.acts import leading_act

    assert leading_act(()) is Act.TAKEN
