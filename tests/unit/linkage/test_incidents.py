"""Which reports speak of one event."""

from __future__ import annotations

import pytest

from kintrace.linkage import mentions
from kintrace.model import Act, Count, Place, Precision, When
from unit.linkage.build import HPAKANT, MOGAUNG, Writing, in_hpakant

SEPT_30 = When("2025-09-30", "On Sept. 30")


def a_death(
    ref: str, spot: str, when: When = SEPT_30, age: int = 27, taker: str = "KIA", act: Act = Act.DIED_FLEEING
) -> Writing:
    writing = Writing(ref)
    writing.incident(act, writing.person(sex="m", age=age), when=when, where=in_hpakant(spot), taker=taker)
    return writing


def events(linked, *writings):
    return [i.mentions for i in linked(*writings).incidents]


def test_one_death_told_with_two_village_tracts_is_one_event(linked):
    assert events(linked, a_death("doc:a", "Lawk Hprai"), a_death("doc:b", "Shwe Pauk Kone")) == [
        ("doc:a/i0", "doc:b/i0")
    ]


def test_a_date_without_a_year_still_finds_its_event(linked):
    yearless = a_death("doc:b", "Lawk Hprai", When("XXXX-09-30"))
    assert len(events(linked, a_death("doc:a", "Lawk Hprai"), yearless)) == 1


def test_a_date_without_an_end_names_the_day_it_starts_on(linked):
    since = a_death("doc:b", "Shwe Pauk Kone", When("2025-09-30/.."))
    assert len(events(linked, a_death("doc:a", "Lawk Hprai"), since)) == 1


def test_deaths_weeks_apart_are_two(linked):
    assert len(events(linked, a_death("doc:a", "Lawk Hprai"), a_death("doc:b", "Lawk Hprai", When("2025-10-21")))) == 2


def test_what_the_junta_did_is_never_what_its_enemy_did(linked):
    assert len(events(linked, a_death("doc:a", "Lawk Hprai"), a_death("doc:b", "Lawk Hprai", taker="MM_MIL"))) == 2


def test_a_taking_and_a_death_are_never_one_event(linked):
    a, b = a_death("doc:a", "Lawk Hprai"), a_death("doc:b", "Lawk Hprai", act=Act.TAKEN)
    assert len(events(linked, a, b)) == 2


def test_two_women_by_day_and_several_at_night_are_two_events_in_one_document_and_in_two(linked):
    def women(writing, number, hour, place):
        group = writing.person(number=number, sex="f")
        writing.incident(Act.FORCIBLY_RECRUITED, group, when=SEPT_30, where=place, taker="KIA", time_of_day=hour)

    both, first, second = Writing("doc:a"), Writing("doc:b"), Writing("doc:c")
    for writing in (both, first):
        women(writing, Count(2, 2), "day", HPAKANT)
    for writing in (both, second):
        women(writing, Count(3, None), "night", in_hpakant("Lawk Hprai"))
    found = events(linked, both, first, second)
    assert sorted(found) == [("doc:a/i0", "doc:b/i0"), ("doc:a/i1", "doc:c/i0")]


def test_the_same_day_in_another_township_is_another_event(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, place in ((a, HPAKANT), (b, MOGAUNG)):
        writing.incident(
            Act.TAKEN, writing.person(number=Count(20, 20), sex="m"), when=SEPT_30, where=place, taker="KIA"
        )
    assert len(events(linked, a, b)) == 2


def test_numbers_that_cannot_be_one_speak_against_one_event(linked):
    a, b, c = Writing("doc:a"), Writing("doc:b"), Writing("doc:c")
    for writing, number in ((a, Count(18, 22)), (b, Count(20, 20)), (c, Count(2, 2))):
        writing.incident(Act.TAKEN, writing.person(number=number, sex="m"), when=SEPT_30, where=HPAKANT, taker="KIA")
    assert events(linked, a, b, c) == [("doc:a/i0", "doc:b/i0"), ("doc:c/i0",)]


def test_different_named_victims_make_two_events(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, name in ((a, "Maran Brang Aung"), (b, "Kyaw Lin Htet")):
        writing.incident(Act.TAKEN, writing.person(name, sex="m"), when=SEPT_30, where=HPAKANT)
    assert len(events(linked, a, b)) == 2


def test_a_place_and_an_act_alone_make_no_event(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing in (a, b):
        writing.incident(Act.TAKEN, writing.person(), where=HPAKANT)
    assert len(events(linked, a, b)) == 2


def test_around_twenty_men_on_one_day_are_one_event_told_of_the_township_and_of_a_mine(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, when, place in ((a, SEPT_30, in_hpakant("Lawk Hprai")), (b, When("XXXX-09-30"), HPAKANT)):
        men = writing.person(number=Count(18, 22), sex="m")
        writing.incident(Act.FORCIBLY_RECRUITED, men, when=when, where=place, taker="KIA")
    assert len(events(linked, a, b)) == 1


def test_several_and_several_is_no_number_in_common(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, when in ((a, SEPT_30), (b, When("2025-09"))):
        writing.incident(Act.TAKEN, writing.person(number=Count(3, None)), when=when, where=HPAKANT, taker="KIA")
    (pair,) = linked(a, b).incident_pairs
    assert "Both give the same number of people" not in [r.says for r in pair.reasons]


def test_another_document_changes_nothing_of_what_was_weighed_before(linked):
    a, b, c = (
        a_death(f"doc:{x}", spot) for x, spot in (("a", "Lawk Hprai"), ("b", "Shwe Pauk Kone"), ("c", "Lawk Hprai"))
    )
    before, after = linked(a, b), linked(a, b, c)
    assert set(before.incident_pairs) <= set(after.incident_pairs)
    assert set(before.person_pairs) <= set(after.person_pairs)


def test_one_report_is_never_both_of_two_events_that_another_document_tells(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, spots in ((a, ("Lawk Hprai", "Shwe Pauk Kone")), (b, ("Lawk Hprai",))):
        for spot in spots:
            men = writing.person(number=Count(20, 20), sex="m")
            writing.incident(Act.TAKEN, men, when=SEPT_30, where=in_hpakant(spot), taker="KIA")
    assert events(linked, a, b) == [("doc:a/i0", "doc:b/i0"), ("doc:a/i1",)]


def test_a_report_that_leaves_out_the_companions_of_a_named_woman_still_tells_her_taking(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, companions in ((a, 0), (b, 2)):
        taken = [writing.person("Lahpai Seng Ra", sex="f"), *(writing.person(sex="m") for _ in range(companions))]
        writing.incident(Act.TAKEN, *taken, when=SEPT_30, where=in_hpakant("Lawk Hprai"), taker="MM_MIL")
    assert len(events(linked, a, b)) == 1


@pytest.mark.parametrize("code", ["MMR001", "MMR001D002", "MMR001009", "MMR001009701"])
def test_a_state_district_township_or_town_is_no_spot_in_which_two_events_meet(code):
    assert mentions.spots(Place("Hpakant", code, Precision.EXACT, "Hpakant")) == set()


@pytest.mark.parametrize("code", ["MMR001009003", "MMR001009701501"])
def test_a_tract_or_ward_with_a_code_of_its_own_is_a_spot(code):
    assert mentions.spots(Place("Lawk Hprai", code, Precision.EXACT, "Lawk Hprai"))


def test_two_who_escaped_are_two_whether_one_of_them_is_named_or_not(linked):
    def escaped(ref, *names):
        writing = Writing(ref)
        people = [writing.person(number=Count(2, 2)), *map(writing.person, names)]
        writing.incident(Act.ESCAPED, *people, when=SEPT_30, where=in_hpakant("Lawk Hprai"), taker="MM_MIL")
        return writing

    assert len(events(linked, escaped("doc:a", "Hkun Seng Awng"), escaped("doc:b"))) == 1
