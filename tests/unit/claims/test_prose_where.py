"""Where an act is said to have happened, and which places of a text are none of its places."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.claims.prose.text.sections import home_of, sections_in
from kintrace.claims.prose.text.sentences import sentences_in
from kintrace.model import Document


def _places(text: str) -> list[tuple[str, str | None]]:
    document = Document("doc:1", "a.txt", text, text, published="2024-06-12")
    found = to_json(document, prose.code(document), {})["incidents"]
    return [(i["place"]["text"], i["place"]["pcode"]) for i in found]


def _homes(text: str) -> list[str]:
    sentences = sentences_in(text)
    sections = sections_in(text, sentences, home_of(text, sentences))
    return [s.home.place.words if s.home else "" for s in sections]


_OWN = (
    ("KIA soldiers stopped a bus bound for Myitkyina near Nant Mun and took away three men.", "near Nant Mun"),
    ("Two nurses on their way from Shwebo to Monywa were arrested by soldiers at Ayadaw on 4 May.", "Ayadaw"),
    ("Ko Aung Lin, 24, of Hpakant, was detained in Mogaung on 2 April by junta police.", "Mogaung"),
    ("A teacher from Kale was arrested by soldiers at a checkpoint near Monywa on May 3.", "near Monywa"),
    ("Troops of LIB 320 based in Mogaung arrested four farmers in Nammar village on May 3.", "Nammar village"),
    ("On 19 May soldiers arrested two elders of Noh Kwee.", "Noh Kwee"),
    ("On 19 May soldiers raided Pan Ta Inn and arrested two elders.", "Pan Ta Inn"),
    ("On 3 May soldiers arrested two men of Wan Pong, Mong Nai township.", "Wan Pong, Mong Nai township"),
    (
        "On 3 May soldiers arrested two men in Hta Naw village, Kya In tract, Kawkareik Township.",
        "Hta Naw village, Kya In tract, Kawkareik Township",
    ),
    ("On 3 May two women were arrested by police in the northern city of Mandalay.", "city of Mandalay"),
    ("Mae Sot: Soldiers arrested three women in Myawaddy on June 4, a relief worker said.", "Myawaddy"),
    ("A boy of 14 who was taken by the KIA in Sumprabum on 9 June is now in Putao.", "Sumprabum"),
    (
        "U Tin (arrested in Bago on 4 March 2022) was beaten to death by guards in Tharyarwaddy prison on 6 June.",
        "Tharyarwaddy prison",
    ),
)


@pytest.mark.parametrize(("text", "words"), _OWN)
def test_an_act_has_the_place_of_its_own_words(text: str, words: str) -> None:
    assert [w for w, _ in _places(text)] == [words]


_BY_TOWNSHIP = """Arrests in May, by township

Dawei. A driver was detained by soldiers at a checkpoint on the 11th of May.

Launglon. Two women were taken from the jetty at San Hlan by soldiers on 14 May. They were set free two days later.
"""


def test_a_heading_that_is_a_township_holds_what_stands_under_it() -> None:
    assert [code for _, code in _places(_BY_TOWNSHIP)] == ["MMR006001", "MMR006002", "MMR006002"]


def test_a_heading_may_end_with_its_place_in_capitals_or_begin_with_an_hour() -> None:
    text = "SHAN MONTHLY\nOn 3 May troops came to Laihka.\nA GIRL DETAINED, IN MURNG-NAI\nThey took her to the base.\n"
    assert _homes(text)[-1] == "Murng-Nai"
    text = "Live\n16:40\nPolice came to Myeik.\n14:05 - Dawei\nThree have been shot.\n11:30\nGood morning.\n"
    assert _homes(text)[-4:] == ["Dawei", "Dawei", "", ""]


def test_a_place_that_opens_a_report_heads_no_section() -> None:
    text = "Mae Sot: Soldiers came to Kale on 3 May.\n\nThe army denied it.\n"
    assert set(_homes(text)) == {"Kale"}


def test_a_place_is_carried_over_the_sentences_of_its_paragraph() -> None:
    text = "In Twantay, in May, women surrounded a truck. But a week later three of the women were arrested by police."
    assert ("Twantay", "MMR013027") in _places(text)


def test_a_separate_incident_elsewhere_does_not_take_the_place_before() -> None:
    text = (
        "Troops went to Kutkai on 2 May. Two men were detained by soldiers in Lashio Township on May 3. "
        "Elsewhere, a monk was arrested by soldiers the same day."
    )
    assert _places(text)[-1][0] != "Lashio Township"


def test_a_township_that_no_list_holds_is_not_the_one_of_the_report() -> None:
    text = "On 3 May soldiers arrested two men in Kutkai. On 5 May they arrested a woman in Zzyrgol Township."
    assert ("Zzyrgol Township", None) in _places(text)


def test_sections_of_a_law_are_no_quarters_of_a_town() -> None:
    text = "On 3 May soldiers arrested two men in Kutkai, who are charged under Section 50(j) of the law."
    assert _places(text) == [("Kutkai", "MMR015011")]


def test_one_who_came_to_a_person_did_not_come_to_a_place() -> None:
    text = "On 3 May soldiers arrested two men in Kutkai. They carried off Nang Hom, 22, from a shop there."
    assert all("Nang Hom" not in words for words, _ in _places(text))


def test_a_sentence_soon_after_tells_the_place_of_it() -> None:
    text = (
        "Three teenagers were abducted by armed men on Sunday. People in Bhamo heard of it. "
        "The incident took place near Sin Bo village in Waingmaw Township, a relative said."
    )
    assert [code for _, code in _places(text)] == ["MMR001002"]


def test_somebody_moved_is_where_they_were_brought_to() -> None:
    text = "Police arrested U Tin in Bago on 2 May. On 19 May he was transferred from Insein prison to Hkamti prison."
    assert [w for w, _ in _places(text)] == ["Bago", "Hkamti prison"]


def test_each_statement_of_a_sentence_has_its_own_place() -> None:
    text = (
        "In Kale, soldiers arrested two men on 3 May; in Tamu, police detained a trader on 4 May; "
        "and in Mawlaik a boy was shot dead by troops on 6 May."
    )
    assert [w for w, _ in _places(text)] == ["Kale", "Tamu", "Mawlaik"]


def test_a_region_in_brackets_holds_the_township_before_it() -> None:
    text = "On 3 June, in Minhla Township (Bago Region), soldiers detained 20 villagers of Yay Phyu Kan."
    assert _places(text) == [("Yay Phyu Kan", "MMR008009")]
