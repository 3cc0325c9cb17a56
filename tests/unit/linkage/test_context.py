"""What other pairs say of a pair."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kintrace.linkage.context import (
    COMPANIONS,
    NO_THIRD,
    ODDS,
    RIVALS_FEWER,
    RIVALS_MORE,
    THIRD,
    context,
    through_a_third,
)
from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import NONE, Table, numbers


def told(lists: list[int], pairs: dict[tuple[int, int], int], days: list[int] | None = None) -> dict[str, list[int]]:
    columns = {"list": numbers(lists), "event_first": numbers(days or [NONE] * len(lists))}
    table = Table([str(at) for at in range(len(lists))], columns | {"event_last": columns["event_first"]})
    left, right = (numbers(pair[side] for pair in pairs) for side in (0, 1))
    found = context(table, Scored(left, right, np.array(list(pairs.values()), dtype=np.int32)))
    return {name: column.tolist() for name, column in found.items()}


def test_another_of_the_same_list_that_fits_is_a_rival():
    found = told([0, 1, 1], {(0, 1): 2000, (0, 2): 1000})
    assert found[RIVALS_MORE] == [2 * ODDS, 4 * ODDS] and found[RIVALS_FEWER] == [0, 0]


def test_another_of_another_list_is_no_rival():
    assert told([0, 1, 2], {(0, 1): 2000, (0, 2): 1000})[RIVALS_MORE] == [0, 0]


def test_rows_of_no_list_have_no_rivals():
    found = told([NONE, NONE, NONE], {(0, 1): 2000, (0, 2): 1000})
    assert found[RIVALS_MORE] == found[RIVALS_FEWER] == [NONE, NONE]


def uncompared(pairs: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    left, right = (numbers(pair[side] for pair in pairs) for side in (0, 1))
    found = through_a_third(6, Scored(left, right, np.array(list(pairs.values()), dtype=np.int32)))
    return list(zip(*(rows.tolist() for rows in found), strict=True))


def test_two_that_a_third_is_linked_with_are_compared_too():
    assert uncompared({(0, 2): 3000, (1, 2): 500, (3, 4): 9000}) == [(0, 1)]


def test_what_was_compared_is_not_compared_again_and_what_is_unlikely_links_nobody():
    assert uncompared({(0, 1): -9000, (0, 2): 3000, (1, 2): 500, (2, 5): -1}) == []


def test_a_third_speaks_as_strongly_as_the_weaker_of_its_links():
    found = told([0, 1, 2], {(0, 1): -500, (0, 2): 6000, (1, 2): 2500})
    assert found[THIRD] == [2500, -500, -500]


def test_where_no_third_is_linked_with_both_nothing_is_said():
    assert told([0, 1, 2], {(0, 1): 5000, (0, 2): -9000})[THIRD] == [NO_THIRD, NO_THIRD]


def test_companions_of_one_day_that_are_linked_are_counted_without_the_pair_itself():
    pairs = {(0, 2): 3000, (1, 3): 4000, (0, 3): -2000}
    assert told([0, 0, 1, 1], pairs, [7, 7, 7, 7])[COMPANIONS] == [1, 1, 2]


def test_who_was_taken_alone_has_no_companions():
    assert told([0, 1], {(0, 1): 3000}, [7, 7])[COMPANIONS] == [NONE]


@given(st.permutations(range(6)))
def test_the_order_of_pairs_changes_nothing(order):
    pairs = {(0, 2): 3000, (1, 3): 4000, (0, 3): -2000, (1, 2): 100, (0, 4): 1500, (2, 4): 700}
    keys = list(pairs)
    straight = told([0, 0, 1, 1, 2], pairs, [7] * 5)
    mixed = told([0, 0, 1, 1, 2], {keys[at]: pairs[keys[at]] for at in order}, [7] * 5)
    assert {name: [column[at] for at in order] for name, column in straight.items()} == mixed


def test_no_pairs_are_told_nothing():
    assert all(column == [] for column in told([0, 1], {}).values())
