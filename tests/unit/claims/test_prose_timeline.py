"""Days that a text counts from each other, and years that it leaves out."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document


def _dates(text: str, published: str = "") -> list[str]:
    document = Document("doc:1", "a.txt", text, text, published=published)
    return [i["date"] for i in to_json(document, prose.code(document), {})["incidents"]]


_COUNTED = (
    (
        "On 3 July 2024 TNLA soldiers detained four men in Kutkai Township. The next morning two of them were freed. "
        "Three days later the others escaped.",
        ["2024-07-03", "2024-07-04", "2024-07-07"],
    ),
    (
        "At dawn on 8.6.2022 soldiers arrested Ko Kyaw Lin Htet in Kale. He was freed two days later.",
        ["2022-06-08", "2022-06-10"],
    ),
    (
        "Ko Kyaw Lin Htet was arrested in Bago by police on 3 October 2024, and died in custody the day after.",
        ["2024-10-03", "2024-10-04"],
    ),
    (
        "Police arrested Ko Kyaw Lin Htet in Bago on 30 September 2024. Ma Thidar Nwe was arrested four days before.",
        ["2024-09-30", "2024-09-26"],
    ),
)


@pytest.mark.parametrize(("text", "dates"), _COUNTED)
def test_days_count_from_the_day_told_last(text: str, dates: list[str]) -> None:
    assert _dates(text) == dates


def test_days_after_an_arrest_count_from_the_arrest() -> None:
    text = (
        "Ko Kyaw Lin Htet, who was arrested in Dawei by soldiers in the first week of April, has died in custody, "
        "a week after his arrest."
    )
    assert "2022-04-08/2022-04-14" in _dates(text, "2022-05-01")


def test_days_counted_from_no_day_are_not_invented() -> None:
    assert _dates("KIA soldiers took three men from Lawk Hprai village. Two days later they were freed.") == [
        "XXXX-XX-XX",
        "XXXX-XX-XX",
    ]


def test_a_day_of_speaking_starts_no_count_where_another_day_is_told() -> None:
    text = (
        "Two brothers were arrested by junta soldiers in Monywa on Saturday, neighbours said on Monday. "
        "The following day both were freed."
    )
    assert _dates(text, "2024-04-03") == ["2024-03-30", "2024-03-31"]


def test_the_nth_takes_the_month_that_is_told() -> None:
    text = "KIA soldiers took three men from Hpakant on 24 November 2024. On the 26th the three were freed."
    assert _dates(text) == ["2024-11-24", "2024-11-26"]


def test_a_year_runs_on_over_new_year() -> None:
    text = "RCSS soldiers arrested Ko Kyaw Lin Htet in Hsipaw on 2 December 2015. He was released on 9 January."
    assert _dates(text) == ["2015-12-02", "2016-01-09"]


def test_a_month_or_part_of_one_gives_its_year_to_a_day_beside_it() -> None:
    text = "KIA soldiers took six men from Hpakant in late August 2024. On 2 September they were let go."
    assert _dates(text)[-1] == "2024-09-02"


def test_the_year_that_the_text_states_outweighs_the_one_of_publication() -> None:
    text = "On 3 May 2015 KIA soldiers took six men from Hpakant. On 10 May they were let go."
    assert _dates(text, "2024-12-01") == ["2015-05-03", "2015-05-10"]


def test_the_day_may_be_told_by_the_sentence_after() -> None:
    text = "KIA soldiers have detained nine men in Hpakant. The arrests were made on 3 July 2024 in Lawk Hprai village."
    assert _dates(text) == ["2024-07-03"]


def test_a_day_told_soon_after_of_the_same_people_is_closer_than_last_week() -> None:
    text = (
        "Junta soldiers detained four farmers near Waingmaw last week. "
        "The four were at work on June 14 when a column came upon them."
    )
    assert _dates(text, "2012-06-22") == ["2012-06-14"]


def test_the_day_of_the_taking_is_not_that_of_the_release() -> None:
    text = "Eight of the twenty men whom the KIA took from a mine in Hpakant on 26 September 2025 have been released."
    assert sorted(_dates(text)) == ["2025-09-26", "2025-09-26/.."]
