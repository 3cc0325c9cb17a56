"""Worlds with known truth: the same for one seed, true to themselves, and wrong where they were asked to be."""

from __future__ import annotations

import csv
import json
from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.lexicon import scripts
from kintrace.linkage import link_people
from kintrace.model import When
from kintrace.simulation import (
    COLUMNS,
    PEOPLES,
    ParameterOutOfRange,
    Parameters,
    World,
    drawn,
    simulated,
    with_keepers,
    write_world,
)

FAULTLESS = {
    "age_heaped": 0.0, "age_off": 0.0, "age_running": 0.0, "age_on_event": 1.0, "age_on_listed": 0.0,
    "birth_off": 0.0, "birth_year_only": 0.0, "date_off": 0.0, "date_burmese": 0.0, "date_swapped": 0.0,
    "date_year": 0.0, "date_month": 0.0, "date_between": 0.0, "names_only": 0.0, "sex_wrong": 0.0, "slips": 0.0,
    "misheard": 0.0, "number_slips": 0.0, "unnamed": 0.0, "strangers": 0.0,
}  # fmt: skip
ALL_FILLED = dict.fromkeys(COLUMNS[3:6] + COLUMNS[7:], 1.0)


def a_world(seed: int = 1, rows: int = 300, **habits: object) -> World:
    return simulated(with_keepers(drawn(Random(seed), rows), **habits), seed)


def a_faultless_world(seed: int = 3, **habits: object) -> World:
    return a_world(seed, filled=ALL_FILLED, **FAULTLESS | habits)


def files_of(world: World, folder) -> dict[str, bytes]:
    folder.mkdir()
    write_world(world, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_seed_makes_the_same_bytes(tmp_path):
    first, second = (files_of(a_world(5), tmp_path / name) for name in "ab")
    assert sorted(first) == ["PEOPLE.csv", "README.txt", "meta.json", "truth.csv"]
    assert first == second


def test_another_seed_makes_another_world():
    assert list(a_world(5).lines()) != list(a_world(6).lines())


def test_rows_asked_for_twice_are_the_same_rows():
    world = a_world(4)
    assert list(world.lines()) == list(world.lines())


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32), rows=st.integers(40, 160))
def test_counts_and_truth_agree_in_any_world(seed, rows):
    world = a_world(seed, rows)
    counts, truth = world.counts(), list(world.truth())
    of_person = Counter(row.person for row in truth if row.person)
    assert len(truth) == rows == sum(counts.lists.values())
    assert counts.true_pairs == sum(1 for a, b in combinations(truth, 2) if a.person and a.person == b.person)
    assert counts.true_persons == sum(counts.capture_patterns.values())
    unseen = "0" * len(counts.lists)
    assert counts.observed_persons == counts.true_persons - counts.capture_patterns.get(unseen, 0)
    assert counts.observed_persons + counts.strangers == len(of_person)
    assert counts.unnamed_rows == sum(1 for row in truth if row.kind == "unnamed") == truth_without_person(world)
    assert [row["id"] for row in world.rows()] == [row.id for row in truth]
    assert [row["list"] for row in world.rows()] == [row.list for row in truth]


def truth_without_person(world: World) -> int:
    return sum(1 for row in world.truth() if not row.person)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_date_that_is_written_is_in_the_notation_of_dates(seed):
    for row in a_world(seed, 80).rows():
        for column in ("age_on", "birth_date", "event_date"):
            assert not row[column] or When(row[column]).known


def test_every_column_of_linking_is_there_and_no_row_is_empty(tmp_path):
    files_of(a_world(2), tmp_path / "world")
    with (tmp_path / "world" / "PEOPLE.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert all(row["name"] or row["note"] for row in rows)


def test_the_files_say_that_everybody_is_invented(tmp_path):
    files = files_of(a_world(2, 60), tmp_path / "world")
    assert "exists" in json.loads(files["meta.json"])["invented"]
    assert b"invented" in files["README.txt"]


def test_meta_tells_all_parameters_again(tmp_path):
    parameters = drawn(Random(8), 60)
    told = simulated(parameters, 8).meta()["parameters"]
    assert told["zipf"] == parameters.zipf
    assert [k["slips"] for k in told["keepers"]] == [k.slips for k in parameters.keepers]


@pytest.mark.parametrize(
    ("latin", "burmese", "zawgyi"), [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.5, 0.0)]
)
def test_lists_are_written_in_the_scripts_that_were_asked_for(latin, burmese, zawgyi):
    world = a_world(9, latin=latin, burmese=burmese, zawgyi=zawgyi, copies_from="", unnamed=0.0)
    rows = list(world.rows())
    in_latin = sum(row["name"].isascii() for row in rows) / len(rows)
    assert abs(in_latin - latin) < 0.1
    if not latin:
        text = " ".join(row["name"] + " " + row["event_place"] for row in rows)
        assert scripts.decide_cells([text])[0].name == ("zawgyi" if zawgyi else "unicode")


def test_ages_without_faults_are_those_of_the_birth_dates():
    for row in a_faultless_world(copies_from="").rows():
        born, day = (tuple(map(int, row[c].split("-"))) for c in ("birth_date", "age_on"))
        assert int(row["age"]) == day[0] - born[0] - (day[1:] < born[1:])


def test_wrong_ages_are_about_as_many_as_were_asked_for():
    rows = list(a_faultless_world(age_off=0.3, copies_from="").rows())
    wrong = 0
    for row in rows:
        born, day = (tuple(map(int, row[c].split("-"))) for c in ("birth_date", "age_on"))
        wrong += int(row["age"]) != day[0] - born[0] - (day[1:] < born[1:])
    assert 0.2 < wrong / len(rows) < 0.4


def test_rounded_ages_end_in_nought_or_five():
    rows = a_faultless_world(age_heaped=1.0, copies_from="").rows()
    assert {int(row["age"]) % 5 for row in rows if int(row["age"]) > 1} == {0}


def test_companions_share_the_day_of_what_happened():
    world = a_faultless_world(copies_from="")
    days: dict[str, set[str]] = {}
    for row, true in zip(world.rows(), world.truth(), strict=True):
        days.setdefault(true.incident, set()).add(row["event_date"])
    assert max(Counter(true.incident for true in world.truth()).values()) > 2
    assert all(len(of_one) == 1 for of_one in days.values())


def test_one_person_has_one_card_and_one_sex_where_nothing_is_mistyped():
    world = a_faultless_world(latin=1.0, burmese=0.0, zawgyi=0.0, copies_from="")
    seen: dict[str, set[tuple[str, str]]] = {}
    for row, true in zip(world.rows(), world.truth(), strict=True):
        seen.setdefault(true.person, set()).add((row["nrc"][-6:], row["sex"][0].lower()))
    assert all(len(of_one) == 1 for of_one in seen.values())
    assert len({card for of_one in seen.values() for card, _ in of_one}) == len(seen)


def test_a_copy_holds_the_words_of_the_row_that_it_was_copied_from():
    parameters = drawn(Random(12), 300)
    first, second, *_ = parameters.keepers
    parameters = replace(parameters, keepers=(
        replace(first, copies_from="", coverage=0.6, companions=0.9, duplicates=0.0, by_people=0.0, by_area=0.0),
        replace(second, copies_from=first.name, coverage=0.0, alone=0.0, copied=1.0, respelled=0.0, duplicates=0.0,
                strangers=0.0, unnamed=0.0),
    ))  # fmt: skip
    world = simulated(parameters, 12)
    names: dict[tuple[str, str], set[str]] = {}
    for row, true in zip(world.rows(), world.truth(), strict=True):
        if true.kind == "person":
            names.setdefault((true.person, true.incident), set()).add(row["name"])
    assert len({row["list"] for row in world.rows()}) == 2
    assert all(len(of_one) == 1 for of_one in names.values())


def test_a_copy_that_is_written_anew_keeps_the_mistakes_of_what_it_was_copied_from():
    parameters = with_keepers(drawn(Random(13), 300), filled=ALL_FILLED, age_off=1.0, names_only=0.0, strangers=0.0)
    first, second, *_ = parameters.keepers
    parameters = replace(parameters, keepers=(
        replace(first, copies_from="", coverage=0.6, companions=0.9, duplicates=0.0, by_people=0.0, by_area=0.0),
        replace(second, copies_from=first.name, coverage=0.0, alone=0.0, copied=1.0, respelled=1.0, duplicates=0.0),
    ))  # fmt: skip
    world = simulated(parameters, 13)
    told: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row, true in zip(world.rows(), world.truth(), strict=True):
        if true.kind == "person":
            told.setdefault((true.person, true.incident), set()).add((row["age"], row["event_date"]))
    assert all(len(of_one) == 1 for of_one in told.values())


def test_strangers_are_of_all_ages():
    world = a_world(18, strangers=0.4, names_only=0.0, age_heaped=0.0, filled=ALL_FILLED)
    ages = {row["age"] for row, true in zip(world.rows(), world.truth(), strict=True) if not true.incident}
    assert len(ages) > 8


def test_unnamed_rows_are_nobodys_and_say_how_many():
    world = a_world(15, unnamed=0.5, latin=1.0, burmese=0.0, zawgyi=0.0, copies_from="")
    unnamed = [
        row
        for row, true in zip(world.rows(), world.truth(), strict=True)
        if (true.person, true.kind) == ("", "unnamed")
    ]
    assert len(unnamed) > 30
    assert all(any(row[c].startswith(("a ", "unid", *"123456789")) for c in ("name", "note")) for row in unnamed)
    assert not any(row["father_name"] or row["nrc"] or row["age"] for row in unnamed)


def test_people_are_listed_twice_by_one_keeper_as_often_as_was_asked_for():
    asked = {"latin": 1.0, "burmese": 0.0, "zawgyi": 0.0, "copies_from": "", "unnamed": 0.0, "strangers": 0.0}
    for share in (0.0, 0.3):
        rows = Counter(
            (true.person, true.list, true.incident) for true in a_world(16, duplicates=share, **asked).truth()
        )
        assert abs(sum(n > 1 for n in rows.values()) / len(rows) - share) < 0.08


def test_whoever_bears_a_shan_title_is_addressed_by_their_own_sex():
    shares = dict.fromkeys(PEOPLES, 0.0) | {"shan": 1.0}
    parameters = replace(drawn(Random(19), 300), peoples=shares, names_shared=0.3, namesakes=0.3, aliases=0.0)
    habits = {"filled": ALL_FILLED, "latin": 0.0, "burmese": 1.0, "zawgyi": 0.0, "titles": 0.0}
    for row in simulated(with_keepers(parameters, **FAULTLESS | habits, copies_from=""), 19).rows():
        own = {"စိုင်း": "M", "နန်း": "F"}.get(next((t for t in ("စိုင်း", "နန်း") if row["name"].startswith(t)), ""))
        assert own is None or row["sex"][0].upper() == own


def test_people_of_every_people_can_be_named():
    for people in PEOPLES:
        shares = dict.fromkeys(PEOPLES, 0.0) | {people: 1.0}
        world = simulated(replace(drawn(Random(1), 40), peoples=shares), 1)
        assert all(row["name"] or row["note"] for row in world.rows())


def test_as_many_share_their_whole_name_as_was_asked_for():
    plain = {"titles": 0.0, "latin": 0.0, "burmese": 1.0, "zawgyi": 0.0, "clan_left_out": 0.0, "clan_last": 0.0,
             "part_left_out": 0.0, "apart": 0.0, "turned": 0.0, "alias_first": 0.0, "alias_in_name": 0.0,
             "coverage": 0.9, "copies_from": "", "house": 1.0, "names_only": 0.0}  # fmt: skip
    for asked, least, most in ((0.0, 0.0, 0.15), (0.4, 0.3, 0.75)):
        parameters = replace(drawn(Random(21), 400), names_shared=asked, namesakes=0.0)
        world = simulated(with_keepers(parameters, slips=0.0, misheard=0.0, **plain), 21)
        bearers: dict[str, set[str]] = {}
        for row, true in zip(world.rows(), world.truth(), strict=True):
            if true.person:
                bearers.setdefault(row["name"].replace(" ", ""), set()).add(true.person)
        sharing = sum(len(of_one) for of_one in bearers.values() if len(of_one) > 1)
        assert least <= sharing / sum(len(of_one) for of_one in bearers.values()) <= most


def test_linking_reads_a_world_and_finds_most_of_what_is_plain_to_see():
    world = a_faultless_world(seed=31)
    true = {row.id: row.person for row in world.truth()}
    pairs = [(left, right) for left, right, p in link_people(world.rows()).pairs if p > 0.9]
    assert pairs
    assert sum(true[a] == true[b] for a, b in pairs) > 0.8 * len(pairs)


@pytest.mark.parametrize(
    "change",
    [
        {"rows": 39}, {"women": 1.01}, {"zipf": -1.0}, {"peoples": {"bamar": 0.4}}, {"keepers": ()},
        {"peoples": {"martian": 1.0}}, {"sides": {"KIA": 0.5}},
    ],
)  # fmt: skip
def test_a_parameter_out_of_range_is_refused_in_a_sentence(change):
    with pytest.raises(ParameterOutOfRange, match=r"^The parameter .* has to be between .*\. Nothing was written\.$"):
        replace(drawn(Random(1), 60), **change)


@pytest.mark.parametrize(
    "change",
    [
        {"latin": 0.7, "burmese": 0.7, "zawgyi": 0.0}, {"slips": 2.0}, {"filled": {"shoe_size": 0.5}},
        {"filled": ALL_FILLED | {"age": 1.5}}, {"first": 0.9, "last": 0.5}, {"age_on_event": 0.8, "age_on_listed": 0.8},
        {"place_inner": 0.9, "place_outer": 0.9}, {"coverage": 0.0}, {"copies_from": "nobody's list"},
    ],
)  # fmt: skip
def test_a_habit_out_of_range_is_refused_in_a_sentence(change):
    with pytest.raises(ParameterOutOfRange, match="has to be between"):
        with_keepers(drawn(Random(1), 60), **change)


def test_two_lists_cannot_have_one_name():
    parameters: Parameters = drawn(Random(1), 60)
    with pytest.raises(ParameterOutOfRange):
        replace(parameters, keepers=(parameters.keepers[0], parameters.keepers[0]))
