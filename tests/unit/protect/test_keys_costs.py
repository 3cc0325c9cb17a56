"""What a guess costs is found out on this machine, and never falls below the floor."""

from __future__ import annotations

import itertools

import pytest
from argon2.exceptions import HashingError

from kintrace.errors import MissingPart
from kintrace.protect.keys import costs
from kintrace.protect.keys.costs import FLOOR, FLOOR_KIB, Argon2Cost, calibrated, stretched, stretched_anew

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
WORDS = "five quite random words here"


@pytest.fixture
def machine(monkeypatch):
    """A machine of a given speed: so many seconds for each GiB that is gone over. Nothing is really stretched."""

    def of(seconds_for_a_gib):
        now = itertools.count()
        clock = [0.0]

        def run(words, salt, cost):
            clock[0] += seconds_for_a_gib * cost.memory_kib * cost.passes / 2**20
            return next(now).to_bytes(32, "big")

        monkeypatch.setattr(costs, "stretched", run)
        monkeypatch.setattr(costs.time, "perf_counter", lambda: clock[0])
        return lambda cost: seconds_for_a_gib * cost.memory_kib * cost.passes / 2**20

    return of


@pytest.mark.parametrize("speed", [0.02, 0.1, 0.4, 1.0, 3.0])
def test_opening_takes_between_one_second_and_two_on_a_quick_machine_and_a_slow_one(machine, speed):
    takes = machine(speed)
    assert 1 <= takes(calibrated()) <= 2
    _, _, cost = stretched_anew(WORDS, None)
    assert 1 <= takes(cost) <= 2
    assert not cost.below(FLOOR)


def test_on_a_machine_too_slow_for_the_floor_it_stays_at_the_floor(machine):
    machine(60.0)
    assert calibrated() == stretched_anew(WORDS, None)[2] == FLOOR


def test_what_a_guess_costs_never_falls_below_the_floor():
    cost = calibrated(seconds=0)
    assert cost.memory_kib >= FLOOR_KIB and cost.passes >= 3


def test_a_salt_is_never_used_twice():
    salts = [stretched_anew(WORDS, CHEAP)[1] for _ in range(5)]
    assert len(set(salts)) == 5 and all(len(salt) == 16 for salt in salts)


def test_what_is_found_out_is_what_the_words_were_stretched_by():
    secret, salt, cost = stretched_anew(WORDS, CHEAP)
    assert (secret, cost) == (stretched(WORDS, salt, cost), CHEAP)


@pytest.mark.parametrize("bad", [{"memory_kib": 7}, {"passes": 0}, {"lanes": 0}, {"memory_kib": 2**30}])
def test_a_cost_that_makes_no_sense_is_refused(bad):
    with pytest.raises(ValueError):
        Argon2Cost(**{"memory_kib": 64, "passes": 1, "lanes": 1, **bad})


@pytest.mark.parametrize(
    ("cost", "below"),
    [
        (FLOOR, False),
        (Argon2Cost(FLOOR_KIB, 3, 1), False),
        (Argon2Cost(FLOOR_KIB * 4, 2, 4), True),
        (Argon2Cost(FLOOR_KIB - 1024, 30, 4), True),
    ],
)
def test_both_memory_and_passes_have_a_floor(cost, below):
    assert cost.below(FLOOR) is below


def test_a_machine_without_the_memory_that_opening_takes_says_so(monkeypatch):
    def no_memory(*_, **__):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr("argon2.low_level.hash_secret_raw", no_memory)
    with pytest.raises(MissingPart, match="memory"):
        stretched(WORDS, bytes(16), CHEAP)
