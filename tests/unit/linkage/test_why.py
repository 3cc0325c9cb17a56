"""Why two rows are, or are not, one person."""

from __future__ import annotations

from random import Random

import pytest

from kintrace.linkage import link_people, why
from kintrace.linkage.rows import columns_of
from kintrace.linkage.why import MOST_TURNS
from kintrace.simulation import drawn, simulated


@pytest.fixture(scope="module")
def columns() -> dict[str, list[str]]:
    return columns_of(simulated(drawn(Random(3), 200), 3).rows())


@pytest.fixture(scope="module")
def pairs(columns) -> list[tuple[str, str, float]]:
    return sorted(link_people(columns).pairs, key=lambda pair: pair[2])


def test_reasons_add_up_to_what_the_pair_weighs_among_all_rows(columns, pairs):
    for left, right, probability in (*pairs[:3], *pairs[-3:]):
        found = why(columns, left, right)
        assert found and found.compared
        assert found.probability == pytest.approx(probability, rel=1e-9)


def test_it_does_not_matter_which_row_is_named_first(columns, pairs):
    left, right, _ = pairs[-1]
    assert why(columns, left, right) == why(columns, right, left)


def test_what_would_turn_the_answer_turns_it_and_the_least_change_comes_first(columns, pairs):
    turned = 0
    for left, right, _ in pairs[:: max(1, len(pairs) // 12)]:
        found = why(columns, left, right)
        assert found
        assert len(found.turns) <= MOST_TURNS
        assert all((turn.millibits >= 0) != (found.millibits >= 0) for turn in found.turns)
        changes = [abs(turn.millibits - found.millibits) for turn in found.turns]
        assert changes == sorted(changes)
        turned += len(found.turns)
    assert turned


def test_rows_that_nothing_brings_together_are_weighed_by_themselves():
    rows = [{"id": "1", "list": "a", "name": "Zaw Lin", "sex": "m"}, {"id": "2", "list": "b", "name": "Hkawn Ja"}]
    found = why(columns_of(rows), "1", "2")
    assert found and not found.compared and found.probability < 0.01


@pytest.mark.parametrize("ids", [("1", "9"), ("1", "1")])
def test_a_row_that_is_not_there_has_no_reasons(ids):
    assert why(columns_of([{"id": "1", "name": "Zaw Lin"}, {"id": "2", "name": "Zaw Lin"}]), *ids) is None
