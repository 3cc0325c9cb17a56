"""Turns of ordinary news: who is taken along, named later, freed in parts, told of beside rebels; all invented."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document


def _incidents(text: str) -> list[dict]:
    document = Document("doc:1", "a.txt", text, text, published="2024-06-14")
    return to_json(document, prose.code(document), {})["incidents"]


def _one(text: str, act: str) -> dict:
    found = [i for i in _incidents(text) if i["act"] == act]
    assert len(found) == 1, [(i["act"], i["quote"]) for i in _incidents(text)]
    return found[0]


def _size(incident: dict) -> tuple[int | None, int | None]:
    return incident["victims"]["min"], incident["victims"]["max"]


def _codes(incident: dict) -> list[str]:
    return [a["code"] for a in incident["actors"]]


@pytest.mark.parametrize(
    ("sentence", "least", "most"),
    [
        ("TNLA soldiers arrested 17 villagers, 14 men and three women, in Namtu on May 3.", 17, 17),
        ("On May 3, TNLA fighters abducted a lawmaker of the Upper House and nine other people in Namtu.", 10, 10),
        ("The TNLA arrested the administrator of Man Sam village, Namtu Township, and his deputy on May 3.", 2, 2),
        ("The TNLA arrested 40 women and children in Namtu on May 3.", 40, 40),
        ("The TNLA arrested Pastor Van Thang Lian, 47, and two members of his church in Namtu on May 3.", 3, 3),
        ("Thirteen villagers, including two headmen, are held in Namtu. The TNLA arrested them on May 3.", 13, 13),
    ],
)
def test_a_group_is_counted_whole(sentence: str, least: int, most: int) -> None:
    assert _size(_incidents(sentence)[0]) == (least, most)


def test_the_number_of_the_text_stands_before_the_plural_of_the_headline() -> None:
    text = (
        "Villagers freed by TNLA\n\nSix men whom the TNLA seized in Namtu on May 3 have been released, residents said."
    )
    assert _size(_one(text, "taken")) == (6, 6)


def test_whom_others_are_taken_with_is_one_of_them_and_escapes_as_himself() -> None:
    text = (
        "Sai Lin, 22, said TNLA soldiers took him and two friends from a shop in Namtu on May 3. "
        "He escaped on May 9 and walked to Lashio."
    )
    assert _size(_one(text, "taken")) == (3, 3)
    assert _one(text, "taken")["victims"]["names"] == ["Sai Lin"]
    assert _one(text, "escaped")["victims"]["names"] == ["Sai Lin"]


def test_who_speaks_of_being_handed_over_is_the_one_who_was_taken() -> None:
    text = (
        "Sai Lin, 22, said TNLA soldiers took him and two friends from a shop in Namtu on May 3.\n\n"
        '"They handed us over to the MNDAA in Hsenwi," he said.'
    )
    assert _size(_one(text, "transferred")) == (3, 3)


def test_the_name_that_opens_the_next_sentence_is_that_of_the_one_in_the_lead() -> None:
    text = (
        "A 16-year-old boy whom the TNLA forcibly recruited in Namtu Township has been sent home, his uncle said.\n\n"
        "Sai Lin, a grade 9 student, was on his way to school on May 3 when four armed men stopped him."
    )
    assert all(i["victims"]["names"] == ["Sai Lin"] for i in _incidents(text))


def test_a_side_in_a_charge_has_taken_nobody() -> None:
    text = (
        "Six men were seized by the Namzalap militia in Mongton Township on May 3. "
        "They were accused of giving food to the RCSS."
    )
    assert _codes(_incidents(text)[0]) == ["PYUSAWHTI"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rebels in Rakhine State freed eight men in Ponnagyun on May 3, the Arakan Army (AA) said.", ["AA"]),
        (
            "Pyu Saw Htee militia members and soldiers abducted 11 villagers in Gangaw on May 3.",
            ["MM_MIL", "PYUSAWHTI"],
        ),
        ("Police, soldiers and ward officials arrested six men in Insein on May 3.", ["MM_POLICE", "MM_MIL"]),
        ("Clashes with the AA go on. On May 3 military troops detained a headman in Rathedaung.", ["MM_MIL"]),
        ("The AA freed eight police officers in Ponnagyun on May 3 whom it had seized in March.", ["AA"]),
    ],
)
def test_the_side_is_told_from_those_beside_it(text: str, codes: list[str]) -> None:
    assert sorted(_codes(_incidents(text)[0])) == sorted(codes)


@pytest.mark.parametrize(
    "sentence",
    [
        "The parents of those taken went to the office in Namtu on May 9.",
        "Those who had fled to Namtu were told to come back by May 9.",
        "Relatives were not told where the person had been taken on May 9.",
        "The spokesman said on May 9 that reports of villagers being drafted in Namtu were fabricated.",
        "The group asked on May 9 for the release of a boy in Namtu.",
        "The men, who come from Katha and Shwegu, are still held.",
        "The 14 were taken to a base in Mantong.",
        "Among those taken was Sai Lin, 24, from Hsipaw.",
    ],
)
def test_what_only_speaks_of_those_taken_is_no_incident_of_its_own(sentence: str) -> None:
    lead = "On May 3, TNLA soldiers came to Man Sam village in Namtu Township and took away 14 young men.\n\n"
    assert len(_incidents(lead + sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "act", "day", "least"),
    [
        ("The charred bodies of the other four were discovered in a house on May 5.", "killed", "2024-05-05", 4),
        ("One 19-year-old was allowed to go home on May 5.", "released", "2024-05-05", 1),
        ("Two of the nine returned on Tuesday night.", "returned", "2024-06-11", 2),
        ("The nine were handed over to village leaders on May 5.", "released", "2024-05-05", 9),
        ("One jumped off near the bridge on May 5 and ran into the forest.", "escaped", "2024-05-05", 1),
    ],
)
def test_what_became_of_some_of_them_is_counted(sentence: str, act: str, day: str, least: int) -> None:
    lead = "On May 3, soldiers of the TNLA raided Man Sam village in Namtu Township and seized nine villagers.\n\n"
    incident = _one(lead + sentence, act)
    assert (incident["date"], incident["victims"]["min"], _codes(incident)) == (day, least, ["TNLA"])


def test_a_body_found_is_dated_by_the_finding_and_a_taking_by_its_own_day() -> None:
    text = (
        "The body of a man who was forced to guide an army column in Mong Nawng Township was found on June 3.\n\n"
        "Sai Lin, 35, was cutting wood near Wan Hai when Myanmar Army troops seized him on May 27."
    )
    assert _one(text, "killed")["date"] == "2024-06-03"
    assert _one(text, "taken")["date"] == "2024-05-27"


def test_a_villages_township_is_read_behind_the_state_that_owns_it() -> None:
    text = (
        "Soldiers of the Tatmadaw seized two men in Man Kawng village in northern Shan State's Namtu Township on May 3."
    )
    assert _incidents(text)[0]["place"]["pcode"] == "MMR015015"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BGF soldiers from Battalion 1015 arrested Sai Lin in Hlaingbwe on May 3.", "BGF"),
        ("The junta drafts men by law. Two brothers were taken by soldiers in Insein on May 3.", "MM_MIL"),
        ("The KNLA recruits. On May 3, soldiers of its 5th Brigade took two brothers in Hpapun.", "KNLA"),
        ("Nine men were seized in Namtu by the TNLA. About 30 armed men came on May 3 and led away two more.", "TNLA"),
    ],
)
def test_whose_soldiers_they_are_is_told_by_what_stands_around(text: str, code: str) -> None:
    assert [a.partition(":")[0] for a in _codes(_incidents(text)[-1])] == [code]


def test_somebody_is_released_by_any_words_for_them_and_a_list_is_not() -> None:
    assert _one("The AA has released a man in Sittwe on May 3.", "released")["victims"]["max"] == 1
    assert _incidents("The AA released a list of detainees in Sittwe on May 3.") == []


def test_a_day_stays_with_the_act_that_it_was_told_with() -> None:
    text = "The AA has released two of four administrators whom it detained in Paletwa on May 12."
    assert _one(text, "released")["date"] == "XXXX-XX-XX"
    text = "The UWSA detained eight villagers in Mong Pawk and handed them over to Chinese police on June 5."
    assert _one(text, "transferred")["date"] == "2024-06-05"
    assert _one(text, "detained")["date"] != "2024-06-05"


def test_a_village_is_known_by_its_bare_name_once_the_text_has_said_what_it_is() -> None:
    text = (
        "The TNLA arrested two men in Lawk Hprai village, Namtu Township, on May 3.\n\n"
        "Clashes in Kutkai Township go on.\n\nA woman was detained in Lawk Hprai on May 9."
    )
    assert [i["place"]["pcode"] for i in _incidents(text)] == ["MMR015015", "MMR015015"]


def test_the_dead_and_those_freed_over_a_year_are_no_incident() -> None:
    text = "More than 60 civilians have been killed by militias in Magway so far this year."
    assert _incidents(text) == []
