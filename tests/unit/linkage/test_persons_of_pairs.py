"""From weighed pairs of rows to persons."""

from __future__ import annotations

import numpy as np

from kintrace.linkage.judged import CERTAIN
from kintrace.linkage.persons_of_pairs import persons_of
from kintrace.linkage.scoring import Scored
from kintrace.linkage.table import NONE, Table, numbers


def persons(
    lists: list[int], pairs: dict[tuple[int, int], int], sexes: list[int] | None = None, cards: list[str] | None = None
) -> list[int]:
    many = len(lists)
    digits = [[ord(c) for c in card.ljust(6, "x")] for card in cards or [""] * many]
    columns = {
        "list": numbers(lists),
        "sex": numbers(sexes or [NONE] * many),
        "card": numbers(at if card else NONE for at, card in enumerate(cards or [""] * many)),
        "card_digits": np.array(digits, dtype=np.int32),
    }
    left, right = (numbers(pair[side] for pair in pairs) for side in (0, 1))
    weighed = Scored(left, right, np.array(list(pairs.values()), dtype=np.int32))
    return persons_of(Table([str(at) for at in range(many)], columns), weighed).tolist()


def test_a_chain_of_likely_pairs_is_one_person():
    assert persons([0, 1, 2, 3], {(0, 1): 900, (1, 2): 800}) == [0, 0, 0, 3]


def test_what_is_known_between_two_groups_is_taken_together():
    assert persons([0, 1, 2], {(0, 1): 5000, (0, 2): -6000, (1, 2): 1000}) == [0, 0, 2]


def test_two_rows_of_one_list_are_two_people():
    assert persons([0, 0, 1], {(0, 1): 4000, (0, 2): 3000}) == [0, 1, 0]


def test_a_list_that_enters_people_twice_may_hold_one_person_twice():
    pairs = {(2 * at, 2 * at + 1): 4000 for at in range(5)}
    assert persons([0] * 10, pairs) == [0, 0, 2, 2, 4, 4, 6, 6, 8, 8]


def test_rows_of_no_list_may_be_one_person():
    assert persons([NONE, NONE], {(0, 1): 4000}) == [0, 0]


def test_two_sexes_are_never_one_person_not_even_through_a_third():
    assert persons([0, 1, 2], {(0, 1): 5000, (1, 2): 4000}, sexes=[0, NONE, 1]) == [0, 0, 2]


def test_two_identity_numbers_are_never_one_person_but_for_a_slip():
    cards = ["123456", "123457", "987654"]
    assert persons([0, 1, 2], {(0, 1): 5000, (0, 2): 5000}, cards=cards) == [0, 0, 2]


def test_who_was_judged_one_person_is_whatever_the_rules_say():
    assert persons([0, 0], {(0, 1): CERTAIN}, sexes=[0, 1]) == [0, 0]
    assert persons([0, 0, 1], {(0, 1): CERTAIN, (0, 2): 2000}, sexes=[0, 1, NONE])[:2] == [0, 0]


def test_who_was_judged_two_people_is_never_joined_however_much_speaks_for_it():
    strong = {(0, 2): 50_000, (1, 2): 50_000, (0, 3): 50_000, (1, 3): 50_000}
    found = persons([0, 1, 2, 3], {**strong, (2, 3): 50_000, (0, 1): -CERTAIN})
    assert found[0] != found[1]
