"""Places that may be one, and the area that holds several."""

from __future__ import annotations

import pytest

from cast import LAWK_HPRAI, NAM_TAWNG_KAWNG, SHWE_PAUK_KONE
from kintrace.assessment.places import closest, names_by_level, places_clash
from kintrace.lexicon.places import gazetteer
from kintrace.model import NOWHERE, Place, Precision


def read(words: str) -> Place:
    """A place as the gazetteer reads it."""
    return gazetteer().resolve(words, None)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Hpakant Township", "Mogaung Township", True),
        ("Hpakant Township", "Kachin State", False),
        (f"{LAWK_HPRAI} Village-tract, Hpakant Township", f"{NAM_TAWNG_KAWNG} Village Tract, Hpakant Township", True),
        (f"{LAWK_HPRAI} Village, Hpakant Township", f"{NAM_TAWNG_KAWNG} Village Tract, Hpakant Township", False),
        (f"{LAWK_HPRAI} Village", f"{SHWE_PAUK_KONE} Village", True),
        (f"{LAWK_HPRAI} village", "Lauk Hprai village", False),
        (f"{LAWK_HPRAI} village", "ရွှေပေါက်ကုန်းရွာ", False),
    ],
)
def test_places_exclude_each_other(one: str, other: str, clash: bool) -> None:
    assert places_clash(read(one), read(other)) is clash
    assert places_clash(read(other), read(one)) is clash


def test_two_exact_codes_exclude_each_other_whatever_they_are_called() -> None:
    here, there = (Place("the town", f"MMR00100970{n}", Precision.EXACT) for n in (1, 2))
    assert places_clash(here, there)


def test_a_district_code_holds_nothing_against_a_township() -> None:
    assert not places_clash(Place("", "MMR001D003", Precision.EXACT), Place("", "MMR001009", Precision.EXACT))


def test_the_closest_place_is_taken_where_none_excludes_another() -> None:
    village = read(f"{LAWK_HPRAI} Village, Hpakant Township")
    assert closest([read("Kachin State"), village, read("Hpakant Township")]) == village


@pytest.mark.parametrize(
    ("told", "pcode"),
    [
        ([f"{LAWK_HPRAI} Village, Hpakant Township", f"{SHWE_PAUK_KONE} Village, Hpakant Township"], "MMR001009"),
        ([f"{LAWK_HPRAI} Village, Hpakant Township", f"{SHWE_PAUK_KONE} Village, Mogaung Township"], "MMR001"),
        ([f"{LAWK_HPRAI} Village", f"{SHWE_PAUK_KONE} Village"], None),
        (["Hpakant Township", "Lashio Township"], None),
    ],
)
def test_places_that_exclude_each_other_leave_the_area_that_holds_them(told: list[str], pcode: str | None) -> None:
    assert closest([read(w) for w in told]).pcode == pcode


def test_no_words_are_made_up_for_the_area() -> None:
    assert closest([read(f"{LAWK_HPRAI} Village"), read(f"{SHWE_PAUK_KONE} Village")]) == NOWHERE


def test_nowhere_is_nowhere() -> None:
    assert closest([NOWHERE]) == NOWHERE


def test_a_chain_is_taken_apart_by_what_it_names() -> None:
    levels = names_by_level(read(f"near {LAWK_HPRAI} Village, {NAM_TAWNG_KAWNG} Village Tract, Hpakant Township"))
    assert levels["village"] == LAWK_HPRAI
    assert levels["tract"].startswith(NAM_TAWNG_KAWNG)
    assert "Hpakant" in levels["township"]
