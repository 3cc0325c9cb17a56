"""What people judged of rows of lists."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.linkage import link_people
from unit.linkage.test_people import ROWS

IDS = [row["id"] for row in ROWS]
PAIRS = list(combinations(IDS, 2))


def one_person(judgements: dict[tuple[str, str], bool], left: str, right: str) -> bool:
    clusters = link_people(ROWS, judgements=judgements).clusters
    return clusters[left] == clusters[right]


def test_rows_that_share_nothing_are_one_person_if_somebody_judged_so():
    assert not one_person({}, "r1", "r7")
    assert one_person({("r1", "r7"): True}, "r1", "r7")


def test_rows_that_agree_are_two_people_if_somebody_judged_so():
    assert one_person({}, "r1", "r2")
    assert not one_person({("r2", "r1"): False}, "r1", "r2")


def test_a_judgement_is_certain_and_told_as_such():
    found = {(a, b): p for a, b, p in link_people(ROWS, judgements={("r1", "r7"): True}).pairs}
    assert found["r1", "r7"] > 0.999999


def test_a_judgement_on_rows_that_are_not_there_changes_nothing():
    assert link_people(ROWS, judgements={("r1", "gone"): True}).pairs == link_people(ROWS).pairs


def test_judgements_that_cannot_hold_together_are_told():
    circle = {("r1", "r2"): True, ("r2", "r3"): True, ("r1", "r3"): False}
    found = link_people(ROWS, judgements=circle)
    assert found.unheeded in ([("r1", "r2")], [("r2", "r3")])
    assert found.clusters["r1"] != found.clusters["r3"]


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.sampled_from(PAIRS), st.booleans(), max_size=6))
def test_every_judgement_is_obeyed_or_told_of(judgements):
    found = link_people(ROWS, judgements=judgements)
    for (left, right), same in judgements.items():
        assert (found.clusters[left] == found.clusters[right]) == same or (left, right) in found.unheeded


@settings(max_examples=5, deadline=None)
@given(st.dictionaries(st.sampled_from(PAIRS), st.booleans(), min_size=1, max_size=4))
def test_the_order_of_judgements_changes_nothing(judgements):
    turned = dict(reversed([((b, a), same) for (a, b), same in judgements.items()]))
    one, other = link_people(ROWS, judgements=judgements), link_people(ROWS, judgements=turned)
    assert (one.pairs, one.clusters) == (other.pairs, other.clusters)


def test_what_was_judged_is_so_in_every_draw():
    found = link_people(ROWS, judgements={("r1", "r7"): True, ("r1", "r2"): False}, many_draws=5)
    at = {ref: number for number, ref in enumerate(found.refs)}
    assert all(draw[at["r1"]] == draw[at["r7"]] != draw[at["r2"]] for draw in found.draws)
