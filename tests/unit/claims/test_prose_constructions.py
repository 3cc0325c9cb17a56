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
    ("Local PDF members in Hpakant detained an alleged informer on May 3.", ("detained", 1, 1)),
    ("PDF members detained a man in Hpakant on May 3 and shot him dead the next day.", ("killed", 1, 1)),
    ("Ko Kyaw Lin was found dead near Hpakant on May 20, a week after his arrest.", ("detained", 1, 1)),
    ("Ko Kyaw Lin was found dead near Hpakant on May 20, a week after his arrest.", ("killed", 1, 1)),
    ("Following his May 3 arrest in Hpakant, Ko Kyaw Lin was taken to prison.", ("detained", 1, 1)),
    ("The arrest on May 3 of Ko Kyaw Lin in Hpakant angered people.", ("detained", 1, 1)),
    ("Ten of the abductees escaped near Hpakant on May 5.", ("escaped", 10, 10)),
    ("He was taken from his home in Hpakant on May 3 and his body was found the next morning.", ("killed", 1, 1)),
    ("Ko Kyaw Lin was arrested in Hpakant on May 3 along with five others.", ("detained", 6, 6)),
    ("KIA soldiers took a couple and their son from Hpakant on May 3.", ("taken", 3, 3)),
    ("KIA soldiers took a family of five from Hpakant on May 3.", ("taken", 5, 5)),
    ("A driver, a 45-year-old father of three, was abducted in Hpakant on May 3.", ("taken", 1, 1)),
    ("Families of 15 people missing from Hpakant since May 3 are afraid.", ("missing", 15, 15)),
    ("Ko Kyaw Lin was last seen on May 3 near the ferry at Hpakant.", ("missing", 1, 1)),
    ("Mines Minister U Kyaw Lin was kidnapped near Hpakant on May 3.", ("taken", 1, 1)),
    ("All but two of the 14 men arrested in Hpakant on May 3 have been freed.", ("released", 12, 12)),
    ("The army raided Hpakant on May 3, detaining 16 residents.", ("detained", 16, 16)),
    ("Fifty people, mostly drivers, were detained in Hpakant on May 3.", ("detained", 50, 50)),
    ("At least five villagers were used as porters by LIB 702 near Hpakant on May 3.", ("taken", 5, None)),
    ("Ko Kyaw, 23, and Ko Lin, 25, both drivers, had been seized in Hpakant on May 3.", ("taken", 2, 2)),
)


@pytest.mark.parametrize(("text", "act"), _ACTS)
def test_an_act_is_found_however_english_tells_it(text: str, act: tuple[str, int, int]) -> None:
    assert act in _incidents(text)


_NONE = (
    "The recruitment of children by all sides near Hpakant has become routine.",
    "At least 14 people died when a hillside collapsed at Hpakant on May 3. Four people are still missing.",
    "A court in Hpakant was asked on May 3 by 123 local and foreign agencies to hear the case.",
    "Families in Hpakant no longer let their sons sleep at home since May 3.",
    "The army has taken about ten young men a night from the streets of Hpakant since May 3.",
    "A court in Hpakant issued a warrant on May 3 for his arrest.",
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
