"""The weights that ship, and what Splink makes of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kintrace.linkage import weights, weights_from
from kintrace.linkage.columns import person_columns
from kintrace.linkage.comparison import OTHERWISE, Comparison, Level, comparisons
from kintrace.linkage.engine import ask
from kintrace.linkage.explain import explained
from kintrace.linkage.records import PersonRecord


def test_weights_survive_being_written_and_read():
    assert weights_from(weights().to_bytes()).to_bytes() == weights().to_bytes()


def test_a_comparison_without_weights_is_named_before_anything_is_linked():
    told = json.loads(weights().to_bytes())
    del told["persons"]["levels"]["age"]
    with pytest.raises(ValueError, match="persons"):
        weights_from(json.dumps(told).encode())


def test_two_levels_of_one_weight_cannot_be_told_apart_and_are_refused():
    told = json.loads(weights().to_bytes())
    told["persons"]["levels"]["sex"]["men"] = told["persons"]["levels"]["sex"]["women"]
    with pytest.raises(ValueError, match="weigh the same"):
        weights_from(json.dumps(told).encode())


def test_weights_of_another_format_are_refused():
    with pytest.raises(ValueError, match="format"):
        weights_from(b'{"format": 99}')


def test_the_integers_say_what_splink_adds_up():
    a = PersonRecord(
        "a",
        "x",
        ("Maran Brang Aung",),
        "m",
        729000,
        729364,
        father="U Thein Zaw",
        event_first=739159,
        event_last=739159,
    )
    b = replace(a, ref="b", list="y", birth_first=729500, birth_last=729864, home=("MMR001009",), phones=("00000011",))
    side, questions = weights().persons, comparisons("persons")
    (answer,) = ask(person_columns([a, b], [("a", "b")], side), [("a", "b")], questions, side)
    assert explained(answer, questions, side).millibits / 1000 == pytest.approx(answer.splink_bits, abs=1e-6)


@pytest.mark.parametrize("comparison", [*comparisons("persons"), *comparisons("incidents")], ids=lambda c: c.name)
def test_every_answer_is_a_sentence_for_a_reviewer(comparison):
    for level in comparison.levels:
        assert level.says[0].isupper() and not level.says.endswith(".") and " " in level.says


def test_a_comparison_whose_last_level_asks_something_cannot_be_made():
    with pytest.raises(ValueError, match="otherwise"):
        Comparison("x", "a_l is null", (Level("other", "No", OTHERWISE), Level("same", "Yes", "a_l = a_r")))
