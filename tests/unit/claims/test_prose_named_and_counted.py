"""Who the victims are by name and number, in the ways that reports name and count them; invented people."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document

_TAKEN = "On May 3, the KIA took {who} from Lawk Hprai village, Hpakant Township. "


def _incidents(text: str) -> list[dict]:
    document = Document("doc:1", "a.txt", text, text)
    return to_json(document, prose.code(document), {})["incidents"]


def _names(text: str, act: str = "taken") -> set[str]:
    return {n for i in _incidents(text) if i["act"] == act for n in i["victims"]["names"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (_TAKEN.format(who="a man who was walking with them, Sai Nok (23),"), {"Sai Nok"}),
        ("A ward organiser from Myitkyina, named by neighbours as Ko Sai Nok, was taken on May 3.", {"Ko Sai Nok"}),
        (_TAKEN.format(who="three men") + "The three are Sai Nok, 31; his son Sai Tun, 19; and Ko Lwin, 35.",
         {"Sai Nok", "Sai Tun", "Ko Lwin"}),
        (_TAKEN.format(who="three men") + "Sai Nok, a trader's son, was among them.", {"Sai Nok"}),
        (_TAKEN.format(who="three men") + "“They came at night,” said Nang Mo, mother of Sai Nok, 17.", {"Sai Nok"}),
        (_TAKEN.format(who="a driver") + "He was later identified as Sai Nok.", {"Sai Nok"}),
    ],
)  # fmt: skip
def test_who_was_taken_is_named_wherever_the_text_names_them(text: str, names: set[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        _TAKEN.format(who="three men") + "“They came at night,” said Nang Mo, whose husband is a trader.",
        _TAKEN.format(who="three men") + "Nang Mo's husband is among those not returned.",
        _TAKEN.format(who="three men") + "The village head, U Tun Hla, told the Valley Post.",
    ],
)
def test_who_speaks_or_is_only_related_is_no_victim(text: str) -> None:
    assert _names(text) == set()


@pytest.mark.parametrize(
    ("who", "least", "most"),
    [
        ("two human rights campaigners", 2, 2),
        ("three persons, one woman among them,", 3, 3),
        ("a group of ten or so day labourers", 9, 11),
        ("his two eldest sons, twenty-two and nineteen", 2, 2),
        ("Saw Hla, the section leader, and Saw Tun", 2, 2),
    ],
)
def test_people_are_counted_as_a_reader_counts_them(who: str, least: int, most: int) -> None:
    victims = _incidents(_TAKEN.format(who=who))[0]["victims"]
    assert (victims["min"], victims["max"]) == (least, most)


def test_bare_numbers_after_a_few_people_are_their_ages() -> None:
    assert _incidents(_TAKEN.format(who="his two sons, twenty-two and nineteen"))[0]["victims"]["ages"] == [22, 19]


def test_who_speaks_after_a_comma_is_not_counted_with_the_dead() -> None:
    text = "Soldiers opened fire in Hpakant on May 3, killing two protesters, witnesses say."
    assert [i["victims"]["max"] for i in _incidents(text) if i["act"] == "killed"] == [2]


def test_they_who_were_freed_are_as_many_as_were_taken() -> None:
    freed = [i for i in _incidents(_TAKEN.format(who="two brothers") + "They were set free two days later.")
             if i["act"] == "released"]  # fmt: skip
    assert [(i["victims"]["min"], i["victims"]["max"], i["date"]) for i in freed] == [(2, 2, "XXXX-05-05")]
