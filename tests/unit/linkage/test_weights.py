"""The weights that ship, and what pairs come to by them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kintrace.linkage import weights, weights_from
from kintrace.linkage.columns import person_table
from kintrace.linkage.common import AsWeighed
from kintrace.linkage.comparison import Comparison, Level, always, comparisons, otherwise
from kintrace.linkage.explain import weighed
from kintrace.linkage.records import PersonRecord
from kintrace.linkage.said import said_in
from kintrace.linkage.scoring import scored
from kintrace.linkage.table import numbers


def test_weights_survive_being_written_and_read():
    assert weights_from(weights().to_bytes()).to_bytes() == weights().to_bytes()


def test_a_comparison_without_weights_is_named_before_anything_is_linked():
    told = json.loads(weights().to_bytes())
    del told["persons"]["levels"]["age"]
    with pytest.raises(ValueError, match="persons"):
        weights_from(json.dumps(told).encode())


def test_weights_of_the_first_format_keep_what_they_say():
    told = json.loads(weights().to_bytes())
    persons = {"population": 1024, "frequencies": {}, "levels": {"sex": {"men": 7}}}
    incidents = {"population": 4, "frequencies": {}, "levels": {}}
    first = {"format": 1, "version": "old", "persons": persons, "incidents": incidents}
    read = weights_from(json.dumps(first).encode())
    assert (read.version, read.persons.start, read.persons.millibits("sex", "men")) == ("old", -10_000, 7)
    assert read.persons.millibits("age", "fits") == told["persons"]["levels"]["age"]["fits"]


def test_weights_of_another_format_are_refused():
    with pytest.raises(ValueError, match="format"):
        weights_from(b'{"format": 99}')


def test_the_more_pairs_are_likely_the_higher_a_list_starts():
    estimate = weights().lists.estimate
    assert estimate
    few, many = ([pairs / 20, pairs / 80] for pairs in (1_000, 8_000))
    assert estimate.start(5_000, few) < estimate.start(5_000, many)


def test_a_short_list_starts_lower_for_it_may_be_drawn_from_many():
    estimate = weights().lists.estimate
    assert estimate
    assert estimate.start(75, [30.0, 10.0]) < estimate.start(300, [120.0, 40.0])


def test_a_pair_weighs_what_its_reasons_add_up_to():
    a = PersonRecord("a", "x", ("Maran Brang Aung",), "m", 729000, 729364, father="U Thein Zaw", event_first=739159,
                     event_last=739159)  # fmt: skip
    b = replace(a, ref="b", list="y", birth_first=729500, birth_last=729864, home=("MMR001009",), phones=("00000011",))
    side = weights().persons
    table = person_table(said_in([a, b]), AsWeighed(side))
    (pair,) = weighed(table, [("a", "b")], "persons", side, {})
    one = scored(table, numbers([0]), numbers([1]), comparisons("persons"), side)
    assert pair.millibits == one[0] + side.start == sum(r.millibits for r in pair.reasons)


@pytest.mark.parametrize("comparison", [*comparisons("persons"), *comparisons("incidents")], ids=lambda c: c.name)
def test_every_answer_is_a_sentence_for_a_reviewer(comparison):
    for level in comparison.levels:
        assert level.says[0].isupper() and not level.says.endswith(".") and " " in level.says


def test_a_comparison_whose_last_level_asks_something_cannot_be_made():
    with pytest.raises(ValueError, match="otherwise"):
        Comparison("x", always, (Level("other", "No", otherwise), Level("same", "Yes", always)))
