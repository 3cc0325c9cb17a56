"""Times that reports count or name in other ways than by a day: heads of lines, moons, feasts, stays in custody."""

from __future__ import annotations

from datetime import date

import pytest

from kintrace.lexicon.dates import dates_in

_SAID = date(2024, 6, 12)


def _edtf(text: str) -> list[str]:
    return [f.when.edtf for f in dates_in(text, _SAID)]


_FOUND = (
    ("19/11: soldiers arrested the headman", "2023-11-19"),
    ("3) 4/6: two men were taken", "2024-06-04"),
    ("On the night of the September full moon", "2023-09-29~"),
    ("on the full moon of May 2021", "2021-05-25~"),
    ("on the full moon day of Thadingyut last year, ", "2023-10-29"),
    ("on the last day of Thingyan", "2024-04-16"),
    ("on the eve of Thingyan, ", "2024-04-12"),
    ("It is today fifteen days since they were led away", "2024-05-28"),
    ("between the night of 3 May and the morning of 4 May", "2024-05-03/2024-05-04"),
)


@pytest.mark.parametrize(("text", "edtf"), _FOUND)
def test_a_time_is_found_by_its_own_way_of_telling(text: str, edtf: str) -> None:
    assert _edtf(text) == [edtf]


_COUNTED = (
    ("after keeping them tied up for two nights, the troops", (2, 2)),
    ("He was freed after being held for three days.", (3, 3)),
)


@pytest.mark.parametrize(("text", "days"), _COUNTED)
def test_a_stay_in_custody_counts_from_the_taking(text: str, days: tuple[int, int]) -> None:
    assert [f.days_after for f in dates_in(text, _SAID)] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "The ratio was 3/4: good",
        "They scored 5/6 and left",
        "The officer of the 3rd company came",
        "After working there for ten years, he left",
        "three months since the coup",
    ],
)
def test_other_numbers_and_stays_are_no_dates(text: str) -> None:
    assert _edtf(text) == []
