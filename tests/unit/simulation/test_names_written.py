"""How names are written: with a list's own style, a writer's habit, titles by age, clans where the keeper has them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kintrace.simulation import Keeper, drawn
from kintrace.simulation.names_written import Hand
from kintrace.simulation.naming import burmese_syllables, parts_of, syllable

PARTS = tuple(part for part, _ in burmese_syllables())


def a_keeper(**habits: object) -> Keeper:
    """One who errs in nothing but what is said."""
    faultless = {"slips": 0.0, "misheard": 0.0, "together": 0.0, "apart": 0.0, "capitals": 0.0, "titles": 0.0}
    return replace(drawn(Random(1), 60).keepers[0], **faultless | habits)


def written(keeper: Keeper, name, script="latin", house="1 newsroom", writer=0, chance=0) -> str:
    return Hand(keeper, script, house, writer, Random(chance)).name(name, "bearer", False)


def test_a_list_with_a_style_of_its_own_spells_a_part_always_alike():
    keeper = a_keeper(house=1.0)
    assert len({written(keeper, PARTS, writer=n, chance=n) for n in range(20)}) == 1


def test_two_lists_have_two_styles():
    keeper = a_keeper(house=1.0)
    assert written(keeper, PARTS, house="1 newsroom") != written(keeper, PARTS, house="2 newsroom")


def test_a_writer_of_habit_spells_alike_and_others_otherwise():
    keeper = a_keeper(house=0.0, habit=1.0)
    assert len({written(keeper, PARTS, writer=3, chance=n) for n in range(20)}) == 1
    assert written(keeper, PARTS, writer=3) != written(keeper, PARTS, writer=4)


def test_whoever_has_no_habit_spells_one_name_in_several_ways():
    keeper = a_keeper(house=0.0, habit=0.0)
    assert len({written(keeper, PARTS, chance=n) for n in range(20)}) > 1


def test_burmese_names_are_written_without_blanks_and_latin_ones_with():
    name = (syllable("ကျော်"), syllable("လင်း"))
    assert written(a_keeper(), name, "burmese") == "ကျော်လင်း"
    assert written(a_keeper(), name).count(" ") == 1


def test_clans_stand_in_both_scripts():
    for clan in parts_of("kachin", "clan"):
        assert written(a_keeper(), (clan,))[0].isupper()
        assert not written(a_keeper(), (clan,), "burmese").isascii()


def test_boys_are_addressed_otherwise_than_elders():
    hand = Hand(a_keeper(), "burmese", "1 newsroom", 0, Random(0))
    boys, elders = ({hand.title("m", age, "bamar") for _ in range(300)} for age in (12, 60))
    assert "မောင်" in boys and "ဦး" not in boys
    assert "ဦး" in elders and "မောင်" not in elders


def test_women_are_never_addressed_as_men_where_titles_go_by_sex():
    hand = Hand(a_keeper(), "burmese", "1 newsroom", 0, Random(0))
    women, men = ({hand.title(sex, -1, "kachin") for _ in range(400)} for sex in "fm")
    assert not women & men
