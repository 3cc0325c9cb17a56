"""Which pairs are compared, and that a budget holds."""

from __future__ import annotations

import numpy as np
import pytest

from kintrace.linkage.columns import person_table
from kintrace.linkage.common import AsCounted
from kintrace.linkage.pairing import person_pairs
from kintrace.linkage.reasons import reasons_of
from kintrace.linkage.rows import columns_of, people_in
from kintrace.linkage.table import Table


def table_of(*rows: dict[str, str]) -> Table:
    return person_table(people_in(columns_of({"id": str(at), **row} for at, row in enumerate(rows))), AsCounted(2_000))


def compared(*rows: dict[str, str]) -> set[tuple[int, int]]:
    left, right = person_pairs(table_of(*rows))
    return set(zip(left.tolist(), right.tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Kyaw Lin"}, {"name": "ကိုကျော်လင်း"}),
        ({"name": "Maran Seng Li"}, {"name": "Seng Li Maran"}),
        ({"name": "Hkawn Nan", "nrc": "1/AHMATA(N)001111"}, {"name": "Thida Nwe", "nrc": "၁/အမတ(နိုင်)၀၀၁၁၁၁"}),
        ({"name": "Hkawn Nan", "nrc": "1/AHMATA(N)001111"}, {"name": "Thida Nwe", "nrc": "1/AHMATA(N)001171"}),
        ({"name": "Hkawn Nan", "phone": "09 700 000 011"}, {"name": "Thida Nwe", "phone": "+95 9 700000011"}),
        ({"name": "Gam", "father_name": "U Thein Zaw", "age": "20", "event_date": "2025-09-30"},
         {"name": "Zaw Naing", "father_name": "ဦးသိန်းဇော်", "age": "21", "event_date": "2025-09-28"}),
        ({"name": "Gam", "sex": "M", "age": "20", "event_date": "2025-09-30"},
         {"name": "Zaw Naing", "sex": "m", "age": "20", "event_date": "2025-09-30"}),
    ],
    ids=["sounds", "order", "card", "a digit of the card", "telephone", "father and age", "day and age"],
)  # fmt: skip
def test_two_people_are_compared_for_any_one_of_many_reasons(one, other):
    assert compared(one, other) == {(0, 1)}


def test_people_with_nothing_in_common_are_not_compared():
    assert compared({"name": "Maran Brang Aung", "age": "20"}, {"name": "Thida Nwe", "age": "50"}) == set()


def test_people_without_a_name_are_not_compared_by_rows():
    card = "1/AHMATA(N)001111"
    assert compared({"name": "", "nrc": card}, {"name": "Thida Nwe", "nrc": card}) == set()


def test_the_pairs_keep_within_the_budget_however_alike_people_are():
    rows = [{"name": "Zaw Lin", "sex": "M", "event_date": "2025-09-30", "age": "20"}] * 100
    left, _ = person_pairs(table_of(*rows), per_record=5)
    assert len(left) <= 5 * 100


def test_no_rows_make_no_pairs():
    assert all(not len(rows) for rows in person_pairs(table_of()))


def test_a_record_has_the_same_reasons_in_whichever_table_it_stands():
    row = {
        "name": "Maran Brang Aung",
        "nrc": "1/AHMATA(N)001111",
        "phone": "09700000011",
        "place": "Lawk Hprai, Hpakant",
    }
    others = [{"name": "Thida Nwe", "nrc": "1/AHMATA(N)009999", "phone": "09700000099", "place": "Mogaung"}, row]
    assert reasons_of(table_of(row), 0) == reasons_of(table_of(*others), 1)


def test_each_pair_stands_once_and_the_smaller_row_first():
    rows = [{"name": "Zaw Lin", "father_name": "U Thein Zaw", "phone": "09700000011"}] * 4
    left, right = person_pairs(table_of(*rows))
    assert (left < right).all() and len(np.unique(left.astype(np.int64) << 32 | right)) == len(left) == 6
