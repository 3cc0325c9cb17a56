"""What a sentence takes from those around it: date, place, side, and who is meant."""

from __future__ import annotations

from typing import Any

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document


def _read(text: str, published: str = "") -> list[dict[str, Any]]:
    document = Document("doc:1", "a.txt", text, text, published=published)
    found: list[dict[str, Any]] = to_json(document, prose.code(document), {})["incidents"]
    return found


def _sides(incident: dict[str, Any]) -> list[str]:
    return [a["code"] for a in incident["actors"]]


def test_that_raid_carries_the_date_and_place_of_the_raid() -> None:
    text = (
        "On September 26, the KIA detained around 20 men at a mine near Lawk Hprai Village, Hpakant Township. "
        "During that raid a 31-year-old villager, running for fear of being caught, fell into a pit and died."
    )
    taking, death = _read(text)
    assert (death["act"], death["date"], death["place"]["pcode"]) == ("died_fleeing", "XXXX-09-26", "MMR001009")
    assert taking["date"] == "XXXX-09-26"


def test_yesterday_in_speech_counts_from_the_day_of_speaking() -> None:
    text = "“Yesterday KIA soldiers took two girls from a shop in Hpakant,” a trader told the Valley Post on Tuesday."
    assert _read(text, "2025-10-08")[0]["date"] == "2025-10-06"
    assert _read(text)[0]["date"] == "XXXX-XX-XX"


def test_a_year_is_taken_from_a_day_close_by_that_has_one_and_never_guessed() -> None:
    with_year = "On January 17, 2026, elders met in Lashio. On January 20 UWSA soldiers took three men from Lashio."
    assert _read(with_year)[0]["date"] == "2026-01-20"
    assert _read("On January 20 UWSA soldiers took three men from Lashio.")[0]["date"] == "XXXX-01-20"


def test_a_site_date_is_never_the_date_of_anything() -> None:
    text = "Monday, June 24, 2024\n\nMust read\n\nTNLA soldiers took three men from Lashio town, residents said."
    assert _read(text)[0]["date"] == "XXXX-XX-XX"


def test_the_soldiers_are_of_the_side_named_before_and_of_no_unit() -> None:
    text = (
        "Light Infantry Battalion 321 holds the hills of Momauk. "
        "The soldiers took a man of 30 from Lawk Hprai village on May 3."
    )
    assert _sides(_read(text)[0]) == ["MM_MIL"]


def test_soldiers_of_whom_nothing_is_said_have_no_code() -> None:
    assert _sides(_read("The soldiers took a man of 30 from Lawk Hprai village on May 3.")[0]) == [""]


def test_a_place_alone_never_names_who_took_somebody() -> None:
    assert _read("A man of 30 went missing near Hpakant on May 3.")[0]["actors"] == []


def test_they_are_the_side_that_was_last_told_to_recruit() -> None:
    text = (
        "The junta is fighting for Hpakant. The Kachin Independence Army (KIA) has stepped up recruitment since May.\n"
        "“Last night they took several people near Sai Taung,” a resident said."
    )
    assert _sides(_read(text)[0]) == ["KIA"]


def test_lead_and_detail_are_one_incident() -> None:
    text = (
        "Junta troops seized no fewer than 10 young people in Kale on December 14.\n"
        "“Three young men were taken in one ward, four in the next and three by the river,” a resident said."
    )
    (only,) = _read(text)
    assert (only["victims"]["min"], len(only["mentions"])) == (10, 1)


def test_also_opens_another_incident() -> None:
    text = (
        "TNLA soldiers took a pupil in Kyaukme on 2 April. "
        "The TNLA has also carried off five youths from a village near Hsipaw."
    )
    assert len(_read(text)) == 2


def test_a_headline_repeats_and_makes_no_incident() -> None:
    text = "TNLA Takes Villagers Near Hsipaw\n\nThe TNLA snatched 70 people from villages near Hsipaw on 2 April."
    (only,) = _read(text)
    assert only["mentions"] == [{"start": 0, "end": 32}]
    assert _read("TNLA Takes Villagers Near Hsipaw\n\nThe road was closed on Monday.") == []


def test_the_father_of_a_daughter_who_was_away_is_the_one_who_was_taken() -> None:
    text = (
        "On 3 August TNLA soldiers took a farmer of 52 from his village in Namtu because his daughter, 20, was away.\n"
        "“Now she is a soldier in the TNLA and her father has been let go,” an aunt said."
    )
    taking, service, release = _read(text)
    assert [taking["act"], service["act"], release["act"]] == ["hostage", "forcibly_recruited", "released"]
    assert release["victims"]["ages"] == [52]


def test_words_of_no_speaker_are_the_outlets() -> None:
    assert _read("KIA soldiers took a man of 30 in Hpakant on May 3.")[0]["source"]["type"] == "outlet"


def test_speech_goes_on_with_its_speaker() -> None:
    text = "“I was there,” said a Hpakant woman. “KIA soldiers took two boys on May 3. They cried.”"
    assert _read(text)[0]["source"] == {"type": "anonymous_resident", "text": "a Hpakant woman"}


def test_hedges_are_kept_with_the_claim() -> None:
    assert _read("KIA soldiers reportedly took a man of 30 in Hpakant on May 3.")[0]["hedges"] == ["reportedly"]
