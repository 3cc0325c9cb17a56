"""Acts told by nouns, across inserted words, by the one taken, and names given elsewhere than the act."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document

_TOOK = "KIA soldiers took three men from Lawk Hprai village, Hpakant Township, on May 3."


def _incidents(text: str) -> list[tuple[str, int | None, int | None]]:
    document = Document("doc:1", "a.txt", text, text)
    incidents = to_json(document, prose.code(document), {})["incidents"]
    return [(i["act"], i["victims"]["min"], i["victims"]["max"]) for i in incidents]


def _names(text: str) -> set[str]:
    document = Document("doc:1", "a.txt", text, text)
    incidents = to_json(document, prose.code(document), {})["incidents"]
    return {n for i in incidents for n in i["victims"]["names"]}


_ACTS = (
    ("The abduction of two farmers by the KIA near Lawk Hprai on May 3 angered people.", ("taken", 2, 2)),
    (f"{_TOOK} The bodies of two women were found there on May 9.", ("killed", 2, 2)),
    (f"{_TOOK} Two of the three men whom the KIA took on May 3 have been released.", ("released", 2, 2)),
    ("A man of 27 deserted from a KIA training camp near Hpakant on May 3.", ("escaped", 1, 1)),
    ("The KIA is holding six villagers from Lawk Hprai, Hpakant Township, a man said.", ("detained", 6, 6)),
    ("On May 3 KIA soldiers came to Lawk Hprai in Hpakant. They took me and eleven other men.", ("taken", 12, 12)),
)


@pytest.mark.parametrize(("text", "act"), _ACTS)
def test_an_act_is_found_however_english_tells_it(text: str, act: tuple[str, int, int]) -> None:
    assert act in _incidents(text)


_NONE = (
    "The recruitment of children by all sides near Hpakant has become routine.",
    "At least 14 people died when a hillside collapsed at Hpakant on May 3. Four people are still missing.",
    "A court in Hpakant was asked on May 3 by 123 local and foreign agencies to hear the case.",
    "Families in Hpakant no longer let their sons sleep at home since May 3.",
)


@pytest.mark.parametrize("text", _NONE)
def test_habits_accidents_and_numbers_of_other_things_are_no_incident(text: str) -> None:
    assert _incidents(text) == []


_NAMED = (
    "Two of them are Brang Aung and Kyaw Lin Htet.",
    "Among those held are Brang Aung and Kyaw Lin Htet.",
    "One of them, Brang Aung, 27, was freed on May 6. Another, Kyaw Lin Htet, 31, escaped from the camp on May 7.",
    "Brang Aung, 27, and his brother Kyaw Lin Htet were freed on May 6.",
)


@pytest.mark.parametrize("then", _NAMED)
def test_names_given_after_the_act_are_those_of_the_people_taken(then: str) -> None:
    assert _names(f"{_TOOK} {then}") == {"Brang Aung", "Kyaw Lin Htet"}


def test_a_list_after_a_colon_names_the_people_taken() -> None:
    text = "KIA soldiers took two Hpakant men as porters on May 3: Brang Aung (27) and Kyaw Lin Htet (31)."
    assert _names(text) == {"Brang Aung", "Kyaw Lin Htet"}


@pytest.mark.parametrize(
    "then",
    ["Brang Aung, a lawyer, said so.", "Colonel Brang Aung declined to comment.", "“It is so,” Brang Aung, 27, said."],
)
def test_who_speaks_of_the_people_taken_is_not_one_of_them(then: str) -> None:
    assert _names(f"{_TOOK} {then}") == set()


def test_an_age_counted_in_months_or_a_child_of_hers_makes_nobody_a_child() -> None:
    text = "Seng Ra Lahpai, 28 and the mother of a girl of 14 months, has not been seen in Hpakant since May 3."
    document = Document("doc:1", "a.txt", text, text)
    victims = to_json(document, prose.code(document), {})["incidents"][0]["victims"]
    assert (victims["max"], victims["ages"], victims["child"]) == (1, [28], "no")
