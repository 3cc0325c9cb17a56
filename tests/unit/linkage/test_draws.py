"""Groups of rows as they may as well be."""

from __future__ import annotations

import numpy as np
import pytest

from kintrace.linkage import link_people
from kintrace.linkage.draws import draws
from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import NONE, Table, numbers
from unit.linkage.test_people import ROWS


def drawn(millibits: list[int], many: int, sexes: tuple[int, int] = (NONE, NONE)) -> np.ndarray:
    """Draws of pairs that stand alone: rows 0 and 1, 2 and 3, and so on."""
    rows = 2 * len(millibits)
    silent = numbers([NONE] * rows)
    columns = {"list": silent, "sex": numbers(sexes * len(millibits)), "card": silent}
    table = Table([str(at) for at in range(rows)], columns | {"card_digits": silent[:, None]})
    left = np.arange(0, rows, 2, dtype=np.int32)
    pairs = Scored(left, left + 1, np.array(millibits, dtype=np.int32))
    return np.array(list(draws(table, pairs, many, seed=1)))


@pytest.mark.parametrize("millibits", [-4000, -1000, 0, 2000, 5000])
def test_a_pair_is_joined_as_often_as_it_is_likely(millibits):
    found = drawn([millibits] * 2_000, many=4)
    joined = (found[:, 1::2] == found[:, ::2]).mean()
    assert joined == pytest.approx(1 / (1 + 2 ** (-millibits / 1000)), abs=0.02)


def test_rules_hold_in_every_draw():
    found = drawn([9000] * 50, many=3, sexes=(0, 1))
    assert (found == np.arange(100)).all()


def test_one_more_draw_changes_none_before_it():
    assert (drawn([500] * 40, many=3) == drawn([500] * 40, many=5)[:3]).all()


def test_drawing_changes_nothing_of_what_is_found():
    plain, more = link_people(ROWS), link_people(ROWS[::-1], many_draws=2, seed=7)
    assert (plain.pairs, plain.clusters, len(plain.draws)) == (more.pairs, more.clusters, 0)
    assert len(more.draws) == 2 and all(len(draw) == len(ROWS) for draw in more.draws)
