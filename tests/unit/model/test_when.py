"""Dates as EDTF intervals: what they hold, and how far two of them agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.model import UNKNOWN, DateFit, When, between, day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When:
    d = draw(DAYS)
    forms = [
        f"{d.year:04d}", f"{d:%Y-%m}", f"{d:%Y-%m-%d}", f"{d:%Y-%m-%d}~", f"{d:%Y-%m}?", f"XXXX-{d:%m-%d}",
        f"XXXX-{d:%m}", f"{d:%Y-%m}-XX", f"{d.year // 10}X", "XXXX-XX-XX", f"{d:%Y-%m-%d}/..", f"../{d:%Y-%m-%d}",
        f"{d:%Y-%m-%d}/{d + timedelta(draw(st.integers(0, 60))):%Y-%m-%d}",
        f"[{d:%Y-%m-%d},{d + timedelta(3):%Y-%m-%d}]",
    ]  # fmt: skip
    return When(draw(st.sampled_from(forms)))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-09-30", date(2025, 9, 30), date(2025, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-10-XX", date(2025, 10, 1), date(2025, 10, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("../2025-01-02", None, date(2025, 1, 2)),
        ("2025-01-02/..", date(2025, 1, 2), None),
        ("[2025-09-30,2025-10-02]", date(2025, 9, 30), date(2025, 10, 2)),
        ("XXXX-09-30", None, None),
        ("../XXXX-XX-XX", None, None),
    ],
)
def test_an_expression_is_bounded_by_its_first_and_last_possible_day(edtf, first, last):
    assert (When(edtf).first, When(edtf).last) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    ["", "2025-13", "2025-02-30", "30-09-2025", "2025-9-3", "2025-10-02/2025-10-01", "[2025,]", "20X5", "last week"],
)
def test_what_no_calendar_has_cannot_be_made(edtf):
    with pytest.raises(ValueError):
        When(edtf)


def test_a_date_without_a_year_meets_that_day_of_any_year():
    assert When("XXXX-09-30").fit(When("2012-09-30")) is DateFit.OVERLAPS
    assert When("XXXX-12-31").gap_days(When("2025-01-01")) == 1


def test_two_dates_without_years_are_compared_round_the_end_of_the_year():
    assert When("XXXX-12-31").gap_days(When("XXXX-01-01")) == 1
    assert When("XXXX-12").gap_days(When("XXXX-01-10")) == 10


def test_nothing_known_is_never_apart():
    assert UNKNOWN.fit(When("2025")) is DateFit.UNKNOWN


@given(whens(), whens())
def test_the_gap_is_the_same_from_both_sides(left, right):
    assert left.gap_days(right) == right.gap_days(left)


@given(whens())
def test_what_says_something_has_no_gap_to_itself(when):
    assert when.gap_days(when) == (0 if when.known else None)


@given(DAYS, DAYS)
def test_an_interval_holds_its_own_ends(a, b):
    span = between(min(a, b), max(a, b))
    assert span.gap_days(day(a)) == span.gap_days(day(b)) == 0
