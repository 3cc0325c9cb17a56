"""Dates, numbers and places in a reader's words."""

from __future__ import annotations

import pytest

from kintrace.model import NOWHERE, Act, Child, Count, Place, Precision, Reader, Sex, When, Who
from kintrace.outputs import terminal_text
from kintrace.outputs.dates_said import date_said
from kintrace.outputs.lead_said import about_who, place_said, who_said
from kintrace.protect.gate.release import release
from unit.outputs.builders import Telling, findings


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2025-09-30", "30 September 2025"),
        ("2025-09", "September 2025"),
        ("2025", "2025"),
        ("202X", "2020 to 2029"),
        ("2025-09-30~", "about 30 September 2025"),
        ("2025?", "perhaps 2025"),
        ("XXXX-09", "September, year not given"),
        ("2025-09-01/..", "from 1 September 2025 on"),
        ("../2025-09", "up to 30 September 2025"),
        ("2025-09/2025-10", "between 1 September 2025 and 31 October 2025"),
        ("XXXX-XX-XX", "not known"),
    ],
)
def test_a_date_is_said(edtf: str, said: str) -> None:
    assert date_said(When(edtf)) == said


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Who((), Count(1, 1), Sex.FEMALE, (16,), Child.YES), "A girl, 16, not named"),
        (Who((), Count(18, 22), Sex.MALE), "18 to 22 men, not named"),
        (Who((), Count(3, None)), "3 or more people, not named"),
        (Who((), Count(None, 5), Sex.MIXED), "Up to 5 men and women, not named"),
        (Who((), Count(None, None)), "An unknown number of people, not named"),
    ],
)
def test_who_is_missing_is_said(who: Who, said: str) -> None:
    assert who_said(who) == said


def test_ages_of_a_group_are_listed() -> None:
    assert about_who(Who((), Count(3, 3), Sex.MALE, (15, 40), Child.MIXED)).startswith("ages 15, 40; some under 18")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (NOWHERE, "not known"),
        (Place("", "MMR001009", Precision.WITHIN_TOWNSHIP), "Hpakant Township"),
        (Place("the mill", "MMR001009", Precision.WITHIN_TOWNSHIP), "the mill (Hpakant Township)"),
        (Place("the mill", None, Precision.WORDS_ONLY, "", ("Kachin State",)), "the mill, Kachin State"),
        (Place("in Hpakant", "MMR001009", Precision.EXACT), "in Hpakant"),
        (Place("Hpakant Township", "MMR001009", Precision.EXACT), "Hpakant Township"),
    ],
)
def test_a_place_is_said(place: Place, said: str) -> None:
    assert place_said(place) == said


def test_practices_that_are_too_fresh_are_counted() -> None:
    from datetime import date

    from kintrace.model import PracticeKind

    t = Telling("doc:a", "They come at night.", published="2025-09-15")
    t.practice(PracticeKind.HOUR, "They come at night")
    text = terminal_text(release(findings([t]), Reader.ANALYST, "tracing", date(2025, 9, 16)))
    assert "1 withheld: told less than 30 days ago" in text
    assert "They come at night" not in text


def test_a_course_with_an_ending_says_that_its_date_is_withheld() -> None:
    from kintrace.outputs import render

    t = Telling("doc:a", "He was taken in May. He was freed in June.")
    he = t.person("He")
    t.incident("was taken in May", Act.TAKEN, [he], when="2025-05")
    t.incident("was freed in June", Act.RELEASED, [he], when="2025-06")
    html = render("report-html", release(findings([t]), Reader.ANALYST, "tracing"))["index.html"].decode()
    assert '<span class="time">withheld</span>released' in html
    assert "June" not in html
