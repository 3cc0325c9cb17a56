"""What two uncertain dates have in common, hold together, and how far they agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.model import UNKNOWN, DateFit, When, between, day

# Narrow enough that two draws often meet.
DAYS = st.dates(date(2023, 11, 1), date(2025, 2, 28))


@st.composite
def whens(draw: st.DrawFn) -> When:
    d, length = draw(DAYS), draw(st.integers(0, 60))
    e = d + timedelta(length)
    forms = [
        f"{d.year:04d}", f"{d:%Y-%m}", f"{d}", f"{d}~", f"{d:%Y-%m}?", f"{d}%", f"XXXX-{d:%m-%d}", f"XXXX-{d:%m}",
        f"{d:%Y-%m}-XX", "202X", "XXXX-XX-XX", f"{d}/..", f"../{d}", f"{d}/{e}", f"{d}/{e}", f"{d}~/{e}~", f"[{d},{e}]",
        f"[{d}..{e},{e + timedelta(9)}]", f"[..{d},{e + timedelta(3)}]", f"{d.year}-22", f"{d:%Y-%m}-1X",
    ]  # fmt: skip
    return When(draw(st.sampled_from(forms)))


def holds(when: When, value: date) -> bool:
    return when.meets(day(value))


@given(whens(), whens())
def test_agreement_is_the_same_from_both_sides_and_a_share(left: When, right: When) -> None:
    agreement = left.agreement(right)
    assert agreement == right.agreement(left)
    assert 0 <= agreement.share <= 1


@given(whens(), whens())
def test_the_share_says_no_other_than_the_word(left: When, right: When) -> None:
    fit, share = left.agreement(right)
    certain = not (left.doubtful or right.doubtful)
    assert fit is left.fit(right)
    if fit is DateFit.SAME:
        assert share == 1
    elif fit is DateFit.UNKNOWN:
        assert share == 0.5
    elif fit in (DateFit.OVERLAPS, DateFit.NEAR):
        assert share > 0
    elif certain:
        assert share == 0


@given(whens())
def test_a_date_agrees_wholly_with_itself(when: When) -> None:
    assert when.agreement(when).share == pytest.approx(1 if when.known else 0.5)


@given(DAYS, whens())
def test_a_day_agrees_wholly_with_all_that_hold_it(value: date, when: When) -> None:
    if holds(when, value):
        assert when.agreement(day(value)).share == pytest.approx(1)


@given(whens(), whens(), DAYS)
def test_a_day_of_both_is_a_day_of_what_they_have_in_common(left: When, right: When, value: date) -> None:
    common = left.intersection(right)
    if holds(left, value) and holds(right, value):
        assert common is not None
        assert holds(common, value)
    elif common is not None and left.known and right.known and holds(common, value):
        open_and_floating = None in (left.first, left.last) and None in (right.first, right.last)
        assert open_and_floating


@given(whens(), whens())
def test_what_two_have_in_common_is_nothing_exactly_where_they_do_not_meet(left: When, right: When) -> None:
    if left.known and right.known:
        assert (left.intersection(right) is None) == (not left.meets(right))


@given(whens(), whens(), DAYS)
def test_the_hull_holds_every_day_of_either(left: When, right: When, value: date) -> None:
    hull = left.hull(right)
    assert str(hull) == str(right.hull(left))
    if hull.known and (holds(left, value) or holds(right, value)):
        assert holds(hull, value)


@given(whens(), st.integers(-90, 90), st.integers(0, 30), DAYS, st.data())
def test_a_day_moved_is_a_day_of_the_moved_date(
    when: When, least: int, more: int, value: date, data: st.DataObject
) -> None:
    moved = when.shifted(least, least + more)
    if moved.known and holds(when, value):
        assert holds(moved, value + timedelta(data.draw(st.integers(least, least + more))))
    assert (moved.approximate, moved.doubtful) == (when.approximate, when.doubtful) or not moved.known


@given(whens(), st.integers(-400, 400))
def test_what_is_moved_there_and_back_stands_where_it_stood(when: When, days: int) -> None:
    back = when.shifted(days, days).shifted(-days, -days)
    assert (back.first, back.last) == (when.first, when.last) or not back.known


@pytest.mark.parametrize(
    ("left", "right", "common"),
    [
        ("2024-05", "2024-05-30/2024-06-02", "2024-05-30/2024-05-31"),
        ("2024-05/..", "../2024-06", "2024-05-01/2024-06-30"),
        ("XXXX-09-30", "XXXX-09", "XXXX-09-30"),
        ("2023-05/2024-06", "XXXX-05-03", "[2023-05-03,2024-05-03]"),
        ("[2024-05-03,2024-05-09]", "2024-05-01/2024-05-05", "2024-05-03"),
        ("XXXX-XX-XX", "2024-05", "2024-05"),
        ("2024-05", "2024-06", None),
        ("XXXX-05", "XXXX-06", None),
    ],
)
def test_what_two_dates_have_in_common(left: str, right: str, common: str | None) -> None:
    found = When(left).intersection(When(right))
    assert (None if found is None else str(found)) == common


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("2024-05-03", "2024-05-03", 1.0),
        ("2024-05-03", "2024-05-04", 0.0),
        ("2024-05-03", "2024", 1.0),
        ("2024-05-01/2024-05-10", "2024-05-06/2024-05-25", 0.5),
        ("2024-05-03", "2024-05-05~", 0.75),
        ("2024-05-03~", "2024-05-05~", 1 - 2 / 15),
        ("2024-05-03", "2024-06-03?", 0.1),
        ("XXXX-05-03", "2024-05-03", 1.0),
        ("2024-05-03", "XXXX-XX-XX", 0.5),
        ("2024-05/..", "2024-06/..", 1.0),
    ],
)
def test_the_share_is_how_likely_the_one_holds_if_the_more_precise_is_right(
    left: str, right: str, share: float
) -> None:
    assert When(left).agreement(When(right)).share == pytest.approx(share)


def test_nothing_known_has_no_hull_and_moves_nowhere() -> None:
    assert UNKNOWN.hull(When("2024")) == UNKNOWN.shifted(1, 1) == When("2024/..").hull(When("../2025")) == UNKNOWN


def test_a_move_past_the_end_of_the_calendar_stays_at_its_end() -> None:
    assert str(When("9999-12-30").shifted(5, 5)) == "9999-12-31"
    assert between(date(1, 1, 3), None).shifted(-5, 0).first == date(1, 1, 1)
