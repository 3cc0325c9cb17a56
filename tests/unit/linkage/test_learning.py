"""Lists whose names are none of Myanmar's, and lists that part cleaner than any drawn world."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from kintrace.linkage import link_people, weights
from kintrace.linkage.comparison import Comparison, Level, always, otherwise
from kintrace.linkage.learning import learnt
from kintrace.linkage.plateau import FEWEST_ROWS, on_their_own_terms

FIRST = ("Piotr", "Agnieszka", "Tomasz", "Katarzyna", "Grzegorz", "Zuzanna", "Wojciech", "Dorota", "Krzysztof", "Iwona")
FAMILY = (
    ("Brze", "Szcze", "Wroble", "Kacz", "Dziu", "Chrza", "Grzy", "Pszczo", "Krasz", "Wiel"),
    ("zic", "pan", "wicz", "mar", "bek", "now", "bel", "lak", "gor", "dzin"),
    ("ski", "czyk", "ewicz", "owski"),
)


def asks(name: str) -> Comparison:
    return Comparison(
        name, always, (Level("same", "They agree here", always), Level("other", "They differ", otherwise))
    )


QUESTIONS = tuple(asks(name) for name in ("colour", "shape", "number", "size", "weight"))


def answered(seed: int, pairs: int = 20_000, share: float = 0.05) -> tuple[np.ndarray, np.ndarray]:
    """What is said of pairs: those of one person agree nine times in ten, others one time in ten."""
    rng = np.random.default_rng(seed)
    same = rng.random(pairs) < share
    said = np.where(rng.random((len(QUESTIONS), pairs)) < np.where(same, 0.9, 0.1), 0, 1).astype(np.int8)
    return said, same


def side_of(bits: int):
    levels = {q.name: {"same": bits, "other": -bits} for q in QUESTIONS}
    return replace(weights().lists, start=-6000, levels=levels)


@pytest.mark.parametrize("bits", [2000, 4000])
def test_what_answers_are_worth_is_learnt_whatever_it_was_thought_to_be(bits):
    said, same = answered(1)
    side = learnt(said, QUESTIONS, side_of(bits))
    assert side.start == pytest.approx(1000 * np.log2(same.mean() / (1 - same.mean())), abs=300)
    for question in QUESTIONS:
        assert side.millibits(question.name, "same") == pytest.approx(1000 * np.log2(9), abs=400)
        assert side.millibits(question.name, "other") == pytest.approx(-1000 * np.log2(9), abs=400)


def test_the_order_of_pairs_changes_nothing_that_is_learnt():
    said, _ = answered(2, pairs=3_000)
    assert learnt(said, QUESTIONS, side_of(2000)) == learnt(said[:, ::-1], QUESTIONS, side_of(2000))


def test_an_answer_that_nobody_gives_keeps_its_weight():
    said, _ = answered(3)
    said[2] = -1  # of their number nothing is said
    assert learnt(said, QUESTIONS, side_of(2000)).levels["number"] == {"same": 2000, "other": -2000}


def listed_twice(people: int) -> list[dict[str, str]]:
    """People of Poland on two lists; on the second, days of birth and places are often wrong."""
    rng, rows = Random(4), []
    for number in range(people):
        born = f"19{rng.randrange(10, 80)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        name = f"{rng.choice(FIRST)} {''.join(map(rng.choice, FAMILY))}"
        row = {"name": name, "birth_date": born, "place": f"Ulica {rng.randrange(400)}"}
        rows.append({"id": f"a{number}", "list": "a", **row})
        row |= {"birth_date": born[:5] + "01-01"} if rng.random() < 0.3 else {}
        row |= {"place": f"Ulica {rng.randrange(400)}"} if rng.random() < 0.3 else {}
        rows.append({"id": f"b{number}", "list": "b", **row})
    return rows


def test_people_of_elsewhere_are_found_though_no_weight_was_fitted_on_them():
    found = link_people(listed_twice(1_000))
    likely = {(left, right) for left, right, probability in found.pairs if probability >= 0.5}
    right = {(f"a{number}", f"b{number}") for number in range(1_000)}
    assert len(likely & right) > 800 and len(likely - right) < 0.1 * len(likely)


def weighed(plateau: int, strangers: float) -> np.ndarray:
    """Weights of pairs: strangers' fall off by so many bits a bit, one person's stand level from -4 bits up."""
    rng = np.random.default_rng(5)
    apart = -8 + rng.exponential(1 / (strangers * np.log(2)), 40_000)
    return np.rint(1000 * np.concatenate([apart, rng.uniform(-4, 4, plateau)])).astype(np.int32)


def test_a_plateau_above_steeply_falling_strangers_is_of_one_person():
    weights_ = weighed(plateau=900, strangers=2.0)
    moved = on_their_own_terms(3_000, weights_)
    assert (weights_[-900:] < 0).mean() > 0.4 and (moved[-900:] > 0).mean() > 0.8
    assert (moved[:-900] > 0).sum() < 90


def test_weights_stay_where_strangers_fall_as_they_should():
    weights_ = weighed(plateau=900, strangers=0.8)
    assert (on_their_own_terms(3_000, weights_) == weights_).all()


def test_short_lists_show_no_plateau():
    weights_ = weighed(plateau=900, strangers=2.0)
    assert (on_their_own_terms(FEWEST_ROWS - 1, weights_) == weights_).all()
