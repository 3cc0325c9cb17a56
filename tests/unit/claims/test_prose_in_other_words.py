"""Acts, sides, days and places told in less usual words; invented people and villages."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document

_LEAD = "On May 3, the TNLA took nine men and ten women from Man Sam village, Namtu Township. "


def _incidents(text: str) -> list[dict]:
    document = Document("doc:1", "a.txt", text, text, published="2025-06-10")
    return to_json(document, prose.code(document), {})["incidents"]


def _acts(text: str) -> list[str]:
    return [i["act"] for i in _incidents(text)]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("On May 9 they took into custody seventeen traders.", "detained"),
        ("Residents accuse the TNLA of abducting nine teenagers on May 9.", "taken"),
        ("Residents accuse the TNLA, which came in January, of having marched off nine teenagers on May 9.", "taken"),
        ("The women were let go within a day.", "released"),
        ("Two of them were back before noon on May 4.", "returned"),
        ("Three women were sent back on Monday.", "released"),
        ("One of them was found on May 9 on a plantation with gunshot wounds.", "injured"),
        ("A monk who stood in the way had his arm broken on May 3.", "injured"),
        ("One of the detained men collapsed in the school and died on May 6.", "died_in_custody"),
    ],
)
def test_what_befell_them_is_read_in_other_words_too(sentence: str, act: str) -> None:
    assert act in _acts(_LEAD + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two others were pulled out of the river by villagers.",
        "Some forty women surrounded a truck and pulled two boys out of it.",
        "They have used our people as porters for fifty years.",
        "Over twelve thousand people are behind bars.",
        "Five are missing after an overloaded ferry went down on Thursday.",
    ],
)
def test_rescues_habits_totals_and_accidents_are_no_takings(sentence: str) -> None:
    assert len(_incidents(_LEAD + sentence)) == 1


def test_how_somebody_was_hurt_belongs_to_their_death() -> None:
    assert _acts("On May 3 in Hpakant a farmer was shot by soldiers in the back and died.") == ["killed"]


def test_the_side_of_a_text_stands_where_one_of_its_incidents_names_none() -> None:
    found = _incidents(_LEAD + "\n\nOn May 20, two brothers were taken from Namtu market.")
    assert [{a["code"] for a in i["actors"]} for i in found] == [{"TNLA"}, {"TNLA"}]


def test_gunmen_stay_nobody_s_where_the_text_is_on_a_side() -> None:
    found = _incidents(_LEAD + "\n\nOn May 20, gunmen took two brothers from Namtu market.")
    assert "TNLA" not in {a["code"] for a in found[-1]["actors"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "so that the KIA would not shoot, they walked in front.",
        "A widow with relatives in the KIA wept.",
        "Many feared it, the KIA reported.",
    ],
)
def test_a_side_only_feared_known_or_reporting_is_not_who_did_it(sentence: str) -> None:
    found = _incidents(_LEAD + sentence + " Five were taken on May 9 from Namtu market.")
    assert all(a["code"] != "KIA" for i in found for a in i["actors"])


def test_the_police_of_a_neighbouring_state_are_not_the_junta_s() -> None:
    found = _incidents("Thai police arrested three villagers at the river near Myawaddy on May 3.")
    assert [a["code"] for a in found[0]["actors"]] == ["THAI_STATE"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("They were freed within two days.", "2025-05-03/2025-05-05"),
        ("They were freed some 24 hours later.", "2025-05-04"),
        ("They made their way home by late May.", "2025-05-03/2025-05-31"),
    ],
)
def test_the_day_of_a_release_is_counted_or_bounded(sentence: str, date: str) -> None:
    assert _incidents(_LEAD + sentence)[-1]["date"] == date


def test_who_jumps_off_the_truck_gets_away_on_the_day_of_the_taking() -> None:
    found = _incidents(_LEAD + "Two of them jumped off the truck near Namtu.")
    assert [(i["act"], i["date"]) for i in found][-1] == ("escaped", "2025-05-03")


def test_a_day_that_opens_a_paragraph_holds_for_it() -> None:
    text = (
        "Monday, 2 June. Nothing was signed.\n\n2 June. In Namtu, the TNLA took four tea pickers.\n\n"
        "5 June. In Hsipaw, soldiers took two traders.\n\n6 June. Nothing happened."
    )
    assert [i["date"] for i in _incidents(text)] == ["2025-06-02", "2025-06-05"]


def test_where_somebody_comes_from_is_not_where_they_got_free() -> None:
    freed = [i for i in _incidents(_LEAD + "A man from Hsipaw was released on May 9.") if i["act"] == "released"]
    assert "Hsipaw" not in freed[0]["place"]["text"]


def test_a_district_is_given_as_its_state_with_its_words() -> None:
    place = _incidents("The KNLA took three men in Myawaddy district on May 3.")[0]["place"]
    assert (place["pcode"], "Myawaddy" in place["text"]) == ("MMR003", True)
