"""Which mentions are one person."""

from __future__ import annotations

from cast import BRANG_AUNG, KYAW_LIN
from kintrace.model import Act, Count, When
from unit.linkage.build import HPAKANT, Writing, in_hpakant

LATE_SEPT = When("2025-09-28/2025-09-30")


def named(ref: str, name: str, when: When = LATE_SEPT, place=HPAKANT, **said: object) -> Writing:
    writing = Writing(ref)
    writing.incident(Act.TAKEN, writing.person(name, **said), when=when, where=place)
    return writing


def people(linked, *writings):
    return [p.mentions for p in linked(*writings).persons]


def test_a_rare_name_with_age_and_day_is_one_person_in_two_scripts(linked):
    a, b = named("doc:a", BRANG_AUNG[0], age=27, sex="m"), named("doc:b", BRANG_AUNG[2], age=27, sex="m")
    assert people(linked, a, b) == [("doc:a/p0", "doc:b/p0")]


def test_the_same_common_name_alone_is_not_one_person(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    a.person("Zaw Lin")
    b.person("ဇော်လင်း")
    assert len(people(linked, a, b)) == 2


def test_a_common_name_is_one_person_where_father_and_day_agree(linked):
    a = named("doc:a", "Zaw Lin", father="U Thein Zaw", age=20, sex="m")
    b = named("doc:b", "ကိုဇော်လင်း", father="ဦးသိန်းဇော်", age=20, sex="m")
    assert len(people(linked, a, b)) == 1


def test_two_sexes_are_never_one_person(linked):
    a, b = named("doc:a", BRANG_AUNG[0], age=27, sex="m"), named("doc:b", BRANG_AUNG[0], age=27, sex="f")
    assert len(people(linked, a, b)) == 2


def test_two_identity_numbers_are_never_one_person(linked):
    a = named("doc:a", KYAW_LIN[0], age=27, identity_number="1/AHMATA(N)001111")
    b = named("doc:b", KYAW_LIN[1], age=27, identity_number="၁/အမတ(နိုင်)၀၀၉၉၉၉")
    assert len(people(linked, a, b)) == 2


def test_a_slip_in_one_digit_of_the_card_does_not_part_a_person(linked):
    a = named("doc:a", KYAW_LIN[0], age=27, identity_number="1/AHMATA(N)001111")
    b = named("doc:b", KYAW_LIN[1], age=27, identity_number="1/AHMATA(N)001171")
    assert len(people(linked, a, b)) == 1


def test_ages_ten_years_apart_speak_against_one_person(linked):
    a, b = named("doc:a", "Zaw Lin", age=17, sex="m"), named("doc:b", "Zaw Lin", age=29, sex="m")
    assert len(people(linked, a, b)) == 2


def test_a_group_never_becomes_one_with_a_named_person(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    a.incident(
        Act.TAKEN, a.person(number=Count(2, 2), sex="f"), when=LATE_SEPT, where=in_hpakant("Lawk Hprai"), taker="KIA"
    )
    b.incident(Act.TAKEN, b.person("Lahpai Seng Ra", sex="f"), b.person("Ma Thidar Nwe", sex="f"), when=LATE_SEPT,
               where=in_hpakant("Lawk Hprai"), taker="KIA")  # fmt: skip
    found = linked(a, b)
    assert len(found.incidents) == 1
    assert len(found.persons) == 3


def test_groups_become_one_with_their_event(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, number in ((a, Count(3, None)), (b, Count(5, 5))):
        group = writing.person(number=number, sex="f")
        writing.incident(Act.TAKEN, group, when=LATE_SEPT, where=in_hpakant("Lawk Hprai"), taker="KIA")
    found = linked(a, b)
    assert [(p.mentions, p.group) for p in found.persons] == [(("doc:a/p0", "doc:b/p0"), True)]


def test_men_and_women_of_one_event_stay_apart(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing in (a, b):
        men, women = writing.person(number=Count(3, 3), sex="m"), writing.person(number=Count(2, 2), sex="f")
        writing.incident(Act.TAKEN, men, women, when=LATE_SEPT, where=in_hpakant("Lawk Hprai"), taker="KIA")
    assert people(linked, a, b) == [("doc:a/p0", "doc:b/p0"), ("doc:a/p1", "doc:b/p1")]


def test_an_unnamed_dead_man_is_one_person_where_the_death_is_one(linked):
    a, b = Writing("doc:a"), Writing("doc:b")
    for writing, spot in ((a, "Lawk Hprai"), (b, "Shwe Pauk Kone")):
        man = writing.person(sex="m", age=27)
        writing.incident(Act.DIED_FLEEING, man, when=When("2025-09-30"), where=in_hpakant(spot), taker="KIA")
    assert people(linked, a, b) == [("doc:a/p0", "doc:b/p0")]


def test_two_people_of_one_document_stay_two(linked):
    a = Writing("doc:a")
    a.incident(Act.TAKEN, a.person("Zaw Lin", sex="m", age=20), a.person("Zaw Lin", sex="m", age=20), when=LATE_SEPT)
    assert len(people(linked, a)) == 2


def test_reasons_add_up_and_speak_of_people(linked):
    found = linked(named("doc:a", BRANG_AUNG[0], age=27, sex="m"), named("doc:b", BRANG_AUNG[2], age=27, sex="m"))
    (pair,) = found.person_pairs
    assert sum(r.millibits for r in pair.reasons) == pair.millibits > 0
    assert all(r.says[0].isupper() and "Maran" not in r.says for r in pair.reasons)
