"""What words may mean, in the order in which to look; and how far apart places are."""

from __future__ import annotations

import pytest

from cast import HPAKANT_PCODE
from kintrace.lexicon.places import gazetteer
from kintrace.model import NOWHERE, Place, Precision

NEAR_HPAKANT = Place("Hpakant", HPAKANT_PCODE, Precision.EXACT, "Hpakant")


def test_the_best_candidate_is_the_tract_that_the_chain_names() -> None:
    best = gazetteer().candidates("Long Khin Village Tract, Hpakant Township")[0]
    assert (best.pcode, best.kind, best.within) == ("MMR001009001", "village_tract", "Hpakant")
    assert best.why.endswith("in the area that the words name.")


def test_a_village_of_a_tracts_name_is_shown_the_tract_and_not_given_its_code() -> None:
    assert gazetteer().candidates("Seikmu village", NEAR_HPAKANT)[0].pcode == "MMR001009003"
    assert gazetteer().resolve("Seikmu village", NEAR_HPAKANT).pcode == HPAKANT_PCODE


def test_two_towns_of_one_name_are_both_shown() -> None:
    shown = gazetteer().candidates("Myothit Town")
    assert {c.pcode for c in shown if c.score == 1 and c.kind == "town"} == {"MMR005030702", "MMR009005701"}


def test_one_that_lies_elsewhere_comes_after_one_that_lies_there() -> None:
    shown = gazetteer().candidates("Minhla Township, Magway Region")
    assert [c.pcode for c in shown[:2]] == ["MMR009013", "MMR009013701"]
    assert "outside" in next(c.why for c in shown if c.pcode == "MMR008009")


def test_nothing_like_it_is_no_candidate() -> None:
    assert gazetteer().candidates("Zarqwel Hpunmyat Township") == ()


def test_words_that_name_nothing_have_no_candidates() -> None:
    assert gazetteer().candidates("  ") == ()


def test_scores_are_shares_and_fall() -> None:
    scores = [c.score for c in gazetteer().candidates("Nam Hkam Village Tract, Kachin State")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < s <= 1 for s in scores)


def test_every_reason_is_a_sentence_without_the_words_that_were_asked() -> None:
    for candidate in gazetteer().candidates("Lone Hkin Village Tract", NEAR_HPAKANT):
        assert candidate.why[0].isupper()
        assert candidate.why.endswith(".")
        assert "Lone" not in candidate.why


@pytest.mark.parametrize(
    ("one", "other", "shared", "steps"),
    [
        ("Seikmu Village Tract, Hpakant", "Seik Mu VT, Hpakant", "place", 0),
        ("Lawk Hprai village, Seikmu Village Tract, Hpakant", "Seikmu Village Tract, Hpakant", "tract", 1),
        ("Long Hkin Village Tract, Hpakant", "Seikmu Village Tract, Hpakant", "township", 2),
        ("Hpakant Township", "Seikmu Village Tract, Hpakant", "township", 2),
        ("Hpakant Township", "Mogaung Township", "district", 3),
        ("Mohnyin District", "Hpakant Township", "district", 3),
        ("Hpakant Township", "Bhamo Township", "state", 4),
        ("Kachin State", "Hpakant Township", "state", 4),
        ("Hpakant Township", "Lashio Township", "country", 5),
        ("Hpakant Township", "Lawk Hprai village", "unknown", None),
    ],
)
def test_the_distance_is_the_smallest_area_that_holds_both(
    one: str, other: str, shared: str, steps: int | None
) -> None:
    left, right = (gazetteer().resolve(words, None) for words in (one, other))
    there, back = gazetteer().distance(left, right), gazetteer().distance(right, left)
    assert (there.shared, there.steps) == (shared, steps)
    assert there == back


def test_towns_lie_as_far_apart_as_on_the_map() -> None:
    left, right = (gazetteer().resolve(words, None) for words in ("Myitkyina Town", "Bhamo Town"))
    distance = gazetteer().distance(left, right)
    assert distance.km == pytest.approx(127, abs=3)
    assert not distance.rough


def test_the_middle_of_a_township_is_a_rough_point() -> None:
    left, right = (gazetteer().resolve(words, None) for words in ("Myitkyina Township", "Bhamo Town"))
    assert gazetteer().distance(left, right).rough


def test_nowhere_is_at_no_distance() -> None:
    assert gazetteer().distance(NOWHERE, NEAR_HPAKANT).km is None
