"""Counts of persons as they may be published: what a reader who knows the rule can work out."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.protect.gate.small_cells import (
    BASE,
    POSSIBLE,
    SMALL,
    WITHHELD,
    Cell,
    Cells,
    suppressed,
)

ONE_WAY = ((("a",), ("b",), ("c",)),)
TWO_WAYS = ((("a",), ("b",)), (("x",), ("y",)))
TREE = ((("s", "a"), ("s", "b"), ("t", "c")),)
THREE_WAYS = ((("a",), ("b",)), (("x",), ("y",)), (("1",), ("2",)))
MOST = 9  # persons in one cell that the reader of these tests tries


def _sums(leaves: tuple[tuple[tuple[str, ...], ...], ...], counts: dict[Cell, int]) -> dict[Cell, int]:
    """Every margin, by the plainest way there is."""
    nodes = [{p[:i] for p in paths for i in range(len(p) + 1)} for paths in leaves]
    return {
        cell: sum(n for leaf, n in counts.items() if all(p[: len(c)] == c for p, c in zip(leaf, cell, strict=True)))
        for cell in product(*nodes)
    }


def _fits(said: str, count: int) -> bool:
    if said == SMALL:
        return count < BASE
    return count >= BASE if said == WITHHELD else int(said) <= count < int(said) + BASE


def _range(said: str, most: int) -> range:
    """Numbers of a cell that are tried: a part of those that fit is enough to show that it can be any of them."""
    if said == SMALL:
        return range(BASE)
    if said.isdigit():
        return range(int(said), int(said) + BASE)
    return range(BASE, BASE + most) if said else range(most + BASE if most > BASE else most + 1)


def _possible(
    leaves: tuple[tuple[tuple[str, ...], ...], ...], said: dict[Cell, str], most: int
) -> dict[Cell, set[int]]:
    """What each cell can be in any table that is said so: all that a reader with all the time in the world can know."""
    cells = list(product(*leaves))
    grid = np.array(
        np.meshgrid(*[np.arange(r.start, r.stop) for r in (_range(said.get(c, ""), most) for c in cells)]),
        dtype=np.int16,
    )
    tables = grid.reshape(len(cells), -1)
    sums = {
        cell: sum(
            tables[i] for i, leaf in enumerate(cells) if all(p[: len(c)] == c for p, c in zip(leaf, cell, strict=True))
        )
        for cell in product(*[{p[:i] for p in paths for i in range(len(p) + 1)} for paths in leaves])
    }
    fit = np.ones(tables.shape[1], dtype=bool)
    for cell, total in ((c, t) for c, t in sums.items() if c in said):
        low = 0 if said[cell] == SMALL else BASE if said[cell] == WITHHELD else int(said[cell])
        fit &= total >= low
        if said[cell] != WITHHELD:
            fit &= total < low + BASE
    return {cell: set(np.unique(total[fit]).tolist()) for cell, total in sums.items()}


def _table(leaves: tuple[tuple[tuple[str, ...], ...], ...], numbers: list[int]) -> Cells:
    return Cells(leaves, dict(zip(product(*leaves), numbers, strict=True)))


def _require_wide(leaves: tuple[tuple[tuple[str, ...], ...], ...], numbers: list[int], most: int = MOST) -> None:
    table = _table(leaves, numbers)
    said, truth = suppressed(table), _sums(leaves, dict(table.counts))
    assert all(_fits(s, truth[c]) for c, s in said.items())
    believed = _possible(leaves, said, most)
    assert not {c: believed[c] for c, n in truth.items() if n < BASE and len(believed[c]) < POSSIBLE}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, MOST), min_size=3, max_size=3))
def test_one_way_tables_leave_every_small_cell_three_numbers(numbers: list[int]) -> None:
    _require_wide(ONE_WAY, numbers)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, MOST), min_size=4, max_size=4))
def test_rows_columns_and_total_leave_every_small_cell_three_numbers(numbers: list[int]) -> None:
    _require_wide(TWO_WAYS, numbers)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, MOST), min_size=3, max_size=3))
def test_wider_areas_leave_every_small_cell_three_numbers(numbers: list[int]) -> None:
    _require_wide(TREE, numbers)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_three_ways_with_all_margins_leave_every_small_cell_three_numbers(numbers: list[int]) -> None:
    _require_wide(THREE_WAYS, numbers, most=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=8, max_size=8))
def test_the_same_table_is_always_said_in_the_same_way(numbers: list[int]) -> None:
    assert suppressed(_table(THREE_WAYS, numbers)) == suppressed(_table(THREE_WAYS, numbers))


def test_five_cells_of_four_do_not_come_out_through_their_total_of_twenty() -> None:
    leaves = (tuple((x,) for x in "abcde"),)
    said = suppressed(_table(leaves, [4, 4, 4, 4, 4]))
    assert said[((),)] == WITHHELD


def test_nobody_and_four_persons_are_said_alike() -> None:
    said = suppressed(_table(ONE_WAY, [0, 4, 23]))
    assert [said[((x,),)] for x in "abc"] == [SMALL, SMALL, "20"]


def test_one_person_more_changes_nothing_that_is_said_unless_a_five_is_reached() -> None:
    assert suppressed(_table(ONE_WAY, [11, 22, 30])) == suppressed(_table(ONE_WAY, [12, 22, 30]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_whether_a_cell_is_listed_tells_nothing_of_what_is_in_it(numbers: list[int]) -> None:
    said = suppressed(_table(TWO_WAYS, numbers))
    for cell in _sums(TWO_WAYS, {}) if said else ():
        above = [(*cell[:i], (), *cell[i + 1 :]) for i, path in enumerate(cell) if path]
        assert (cell in said) == all(said.get(a, "").isdigit() for a in above)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=8, max_size=8))
def test_something_can_always_be_said(numbers: list[int]) -> None:
    assert suppressed(_table(THREE_WAYS, numbers))


@pytest.mark.parametrize("counts", [{(("z",),): 1}, {(("a",),): -1}, {(("a",), ("x",)): 1}])
def test_a_count_of_values_that_are_not_there_is_refused(counts: dict[Cell, int]) -> None:
    with pytest.raises(ValueError, match="counts are of"):
        Cells(ONE_WAY, counts)
