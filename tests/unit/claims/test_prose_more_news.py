"""More turns of ordinary news: harm by a side's fire, parts of a number, what was also done; all invented."""

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


@pytest.mark.parametrize(
    "sentence",
    [
        "Two farmers were killed and three others injured when shells fired by the army hit Hpakant on May 3.",
        "A junta air strike killed two farmers in Hpakant on May 3. Another three people were wounded.",
    ],
)
def test_who_is_hurt_by_the_fire_of_a_side_is_told_of_with_its_day(sentence: str) -> None:
    hurt = _one(sentence, "injured")
    assert _size(hurt) == (3, 3)
    assert hurt["date"] == "2024-05-03"
    assert [a["code"] for a in hurt["actors"]] == ["MM_MIL"]


def test_who_is_hurt_between_two_sides_is_hurt_by_neither() -> None:
    assert _incidents("Three people were wounded by shells in fighting between the army and the KIA on May 3.") == []


@pytest.mark.parametrize("of", ["three of the 40 men", "three out of 40 men"])
def test_the_main_clause_tells_of_the_part_and_the_relative_clause_of_all(of: str) -> None:
    text = f"On May 3, {of} who had been detained at a school in Hpakant, died while in custody."
    assert _size(_one(text, "died_in_custody")) == (3, 3)
    assert _size(_one(text, "detained")) == (40, 40)


def test_a_death_so_long_after_a_taking_is_one_in_custody() -> None:
    text = "A farmer died on May 4, a day after he was taken from his home in Hpakant by soldiers, his wife said."
    assert _one(text, "died_in_custody")["date"] == "2024-05-04"


def test_what_a_side_also_did_was_done_when_and_where_the_rest_was() -> None:
    text = (
        "In May 2023 the UWSA closed churches in Mong Pawk and detained 90 pastors and teachers. "
        "It also recruited 41 students by force."
    )
    also = _one(text, "forcibly_recruited")
    assert (also["date"], also["place"]["text"]) == ("2023-05", "Mong Pawk")
    assert _size(_one(text, "detained")) == (90, 90)


def test_the_dead_since_a_day_are_a_total_and_a_few_of_last_year_are_not() -> None:
    assert _incidents("More than 700 people have been killed by the junta in Hpakant since February 1.") == []
    shot = _one("Last year, UWSA troops shot and killed two hunters in Mong Pawk.", "killed")
    assert (_size(shot), shot["date"]) == ((2, 2), "2023")


def test_those_held_who_are_brought_to_another_town_are_moved() -> None:
    text = (
        "Soldiers have held fifty men in Hpakant since May 3. Thirty were freed on May 5. "
        "The remaining detainees were taken by helicopter to Sittwe. Among those transferred was Sai Lin, 16."
    )
    assert _one(text, "transferred")["place"]["text"] == "Sittwe"
    assert _one(text, "released")["victims"]["names"] == []


def test_the_rest_are_let_go_the_day_after() -> None:
    text = (
        "Soldiers took ten villagers hostage in Hpakant on May 3. An old man could not keep up. "
        "The rest were let go near the river the following day."
    )
    assert _one(text, "released")["date"] == "2024-05-04"


def test_a_name_may_begin_with_a_letter_stand_after_a_place_and_is_no_village_or_people() -> None:
    text = "K Sai Lin and another teacher, Naw Paw, were shot dead in Hpakant on May 3 by soldiers."
    assert _one(text, "killed")["victims"]["names"] == ["K Sai Lin", "Naw Paw"]
    text = "On May 3, in Hpakant Township, Sai Lin, an elder of the church, was arrested at his house."
    assert _one(text, "detained")["victims"]["names"] == ["Sai Lin"]
    for text in (
        "The men were taken from Lawk Hprai and Shwe Pauk Kone in Hpakant on May 3.",
        "Nearly forty Lahu Baptist clergy were arrested in Hpakant on May 3.",
    ):
        assert _incidents(text)[0]["victims"]["names"] == []


def test_both_are_two_and_the_headline_speaks_of_the_same_people() -> None:
    text = (
        "KNLA battalion accused of detaining gold miners\n\nFamilies of 14 gold miners from Kyaukkyi Township say the "
        "men have been held by the KNLA since May 3."
    )
    assert _size(_one(text, "detained")) == (14, 14)
    text = "His son and his mother-in-law were taken as hostages in Hpakant on May 3; both were released on May 5."
    assert _size(_one(text, "released")) == (2, 2)


def test_who_a_part_of_a_group_are_is_no_habit() -> None:
    text = (
        "The AA marched 54 residents of Hpakant to a camp on May 3. "
        "Nineteen of them, mostly women and the elderly, were sent back on May 9."
    )
    assert _size(_one(text, "released")) == (19, 19)


def test_a_death_at_the_camp_where_they_are_held_is_one_in_custody() -> None:
    text = "The AA marched 54 villagers to a camp near Paletwa on May 3. A woman died at the camp in June."
    assert _one(text, "died_in_custody")["date"] == "2024-06"


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("DKBA soldiers ordered seven villagers from Hpakant to porter for them on May 3.", "taken"),
        ("The four boys were put in the army by the AA in Hpakant on May 3.", "forcibly_recruited"),
        (
            "The army arrested the father of one, U Sai Lin, 51, in Hpakant on May 3 to make his son give himself up.",
            "hostage",
        ),
    ],
)
def test_what_was_done_to_them_is_read_in_other_words(sentence: str, act: str) -> None:
    assert [i["act"] for i in _incidents(sentence)] == [act]


def test_what_has_not_happened_yet_and_what_is_counted_since_a_war_began_are_no_incidents() -> None:
    assert _incidents("They said the parents in Hpakant would go home when the sons come back on May 3.") == []
    assert (
        _incidents("At least 200 people have been taken by both sides since fighting broke out in Hpakant in May.")
        == []
    )


def test_the_armed_group_is_the_one_told_of_before_and_the_army_is_not_the_police() -> None:
    text = "The TNLA freed two men in Kyaukme on May 9.\n\nThe armed group had rounded up four men there on May 3."
    assert [a["code"] for a in _one(text, "taken")["actors"]] == ["TNLA"]
    text = "Twenty men were taken away by police in Hpakant on May 3. The army has arrested the father of one on May 5."
    assert [a["code"] for a in _incidents(text)[-1]["actors"]] == ["MM_MIL"]


def test_one_held_with_those_told_of_is_no_other_taking() -> None:
    text = (
        "The MNDAA detained nine workers in Hseni on May 3. "
        "A driver, U Sai Lin, who was arrested together with the workers, ran away on May 5."
    )
    assert [i["act"] for i in _incidents(text)] == ["detained", "escaped"]


def test_a_body_found_with_wounds_is_a_killing() -> None:
    text = (
        "Soldiers captured 17 people in Hpakant on May 3. "
        "The body of one of the villagers, Sai Lin, 33, was found on May 5 with gunshot wounds in the head."
    )
    assert _one(text, "killed")["victims"]["names"] == ["Sai Lin"]


@pytest.mark.parametrize(
    ("after", "names"),
    [
        ("The two from Mong Pawk came back on foot. The other two, Sai Lin and Naw Paw, are still being held.",
         ["Sai Lin", "Naw Paw"]),
        ("Two were freed on May 9. The two who came home are Sai Lin, 22, and Naw Paw, 24.", ["Sai Lin", "Naw Paw"]),
        ("The oldest of the women, Naw Paw, is 71 and has diabetes, he added.", ["Naw Paw"]),
        ("The group then seized the father of one of them, U Sai Lin, 55, on May 9.", []),
    ],
)  # fmt: skip
def test_a_name_told_later_is_that_of_who_was_taken_and_not_of_their_kin(after: str, names: list[str]) -> None:
    incidents = _incidents(f"The AA detained four people in Paletwa on May 3. {after}")
    assert incidents[0]["victims"]["names"] == names


def test_the_dead_are_named_by_who_identified_them() -> None:
    text = (
        "Three villagers were killed by soldiers in Hpakant on May 3. "
        "Relatives identified two of the dead as Sai Lin, 63, and Naw Paw, 35."
    )
    assert _one(text, "killed")["victims"]["names"] == ["Sai Lin", "Naw Paw"]
