"""How many, of what sex and age, by which names."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document


def _victims(text: str) -> dict[str, object]:
    document = Document("doc:1", "a.txt", text, text)
    incidents = to_json(document, prose.code(document), {})["incidents"]
    assert len(incidents) == 1, incidents
    found: dict[str, object] = incidents[0]["victims"]
    return found


_COUNTS = (
    ("around 20 men", 18, 22, "m"),
    ("several women", 3, None, "f"),
    ("no fewer than 10 young people", 10, None, "unknown"),
    ("two brothers", 2, 2, "m"),
    ("a boy of 12 and a girl of 15", 2, 2, "mixed"),
    ("a student", 1, 1, "unknown"),
    ("over 60 villagers", 61, None, "unknown"),
)


@pytest.mark.parametrize(("words", "low", "high", "sex"), _COUNTS)
def test_the_words_bound_the_number_and_say_the_sex(words: str, low: int, high: int | None, sex: str) -> None:
    victims = _victims(f"KIA soldiers took {words} from Lawk Hprai village on May 3.")
    assert (victims["min"], victims["max"], victims["sex"]) == (low, high, sex)


def test_what_is_said_of_the_whole_group_after_it_counts() -> None:
    assert _victims("KIA soldiers took several people near Lawk Hprai on May 3, all of them women.")["sex"] == "f"


def test_an_age_of_one_of_a_group_makes_it_mixed_and_not_wholly_children() -> None:
    victims = _victims("MNDAA troops hauled three youths, one of them just 17, out of a camp near Kutkai on May 3.")
    assert (victims["ages"], victims["child"]) == ([17], "mixed")


def test_men_and_women_may_be_under_eighteen_unless_an_age_says_not() -> None:
    assert _victims("KIA soldiers took two young men from Hpakant on May 3.")["child"] == "unknown"
    assert _victims("KIA soldiers took a man of 27 from Hpakant on May 3.")["child"] == "no"
    assert _victims("KIA soldiers took a schoolboy from Hpakant on May 3.")["child"] == "yes"


def test_every_named_person_is_a_mention_of_their_own() -> None:
    text = (
        "Junta soldiers arrested Lahpai Seng Ra, 24, Maran Brang Aung, 30, and Ma Thidar Nwe, 22, "
        "in Kale on 4 February 2024."
    )
    coding = prose.code(Document("doc:1", "a.txt", text, text))
    assert [(p.group, p.quote.text) for p in coding.persons] == [
        (False, "Lahpai Seng Ra"), (False, "Maran Brang Aung"), (False, "Ma Thidar Nwe")]  # fmt: skip
    assert _victims(text)["ages"] == [24, 30, 22]


def test_named_people_within_a_larger_group_leave_the_group_its_number() -> None:
    text = "Junta soldiers arrested Lahpai Seng Ra, Maran Brang Aung and one more man in Kale on 4 February 2024."
    victims = _victims(text)
    assert (victims["min"], victims["max"], victims["names"]) == (3, 3, ["Lahpai Seng Ra", "Maran Brang Aung"])


def test_a_speaker_is_never_a_victim() -> None:
    text = "“KIA soldiers took my neighbour in Hpakant on May 3,” said Ma Thidar Nwe, a trader."
    assert _victims(text)["names"] == []


def test_a_name_after_an_unnamed_first_telling_is_the_same_person() -> None:
    text = (
        "A boy of 13 from Kale is still in junta hands after being detained in May.\n"
        "On May 14 soldiers took Maran Brang Aung hostage in Lawk Hprai village, residents said."
    )
    victims = _victims(text)
    assert (victims["names"], victims["ages"], victims["max"]) == (["Maran Brang Aung"], [13], 1)
