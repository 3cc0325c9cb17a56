"""Who is said to have done it, where the clause itself does not name the side; and who speaks in a whole document."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document

_TAKEN = "On May 3, {side} took three men from Lawk Hprai village, Hpakant Township. "


def _incidents(text: str) -> list[dict]:
    document = Document("doc:1", "a.txt", text, text)
    return to_json(document, prose.code(document), {})["incidents"]


def _sides(text: str, act: str) -> list[set[str]]:
    found = [i for i in _incidents(text) if i["act"] == act]
    return [{a["code"].partition(":")[0] for a in i["actors"]} for i in found]


@pytest.mark.parametrize(
    ("text", "act", "codes"),
    (
        ("Armed men in the uniform of the TNLA took two brothers from Hsipaw on May 3.", "taken", {"TNLA"}),
        ("Gunmen claiming to be from the KIA took two brothers from Hpakant on May 3.", "taken", {"KIA"}),
        ("Soldiers and police arrested two brothers in Hpakant on May 3.", "detained", {"MM_MIL", "MM_POLICE"}),
        ("Two brothers were arrested in Hpakant on May 3 by soldiers and police.", "detained", {"MM_MIL", "MM_POLICE"}),
        ("Pyu Saw Htee militiamen took two brothers from Hpakant on May 3.", "taken", {"PYUSAWHTI"}),
        ("On May 3 IB 44 came to Lawk Hprai in Hpakant. The soldiers took five men.", "taken", {"MM_MIL"}),
        ("On May 3 a group of ten workers were loaded on an army truck at Hpakant market.", "taken", {"MM_MIL"}),
        ("Three men were taken away in a police van in Hpakant on May 3.", "taken", {"MM_POLICE"}),
    ),
)  # fmt: skip
def test_the_side_is_told_beside_the_words_for_its_men(text: str, act: str, codes: set[str]) -> None:
    assert _sides(text, act) == [codes]


def test_a_side_that_came_in_the_paragraph_stands_before_one_blamed_in_an_earlier_one() -> None:
    text = (
        _TAKEN.format(side="the KIA")
        + "\n\nOn May 9 the TNLA entered Man Sam village, Namtu Township. Two women were seized there."
    )
    assert _sides(text, "taken")[-1] == {"TNLA"}


def test_who_goes_free_gets_free_from_those_who_took_them() -> None:
    text = (
        _TAKEN.format(side="the KIA")
        + "The TNLA took two women from Namtu on May 4. The three men from Lawk Hprai were released on May 9."
    )
    assert _sides(text, "released") == [{"KIA"}]


def test_one_item_of_a_list_does_not_lend_its_side_to_the_next() -> None:
    text = (
        "1) On May 3, the KIA caught nine men of Lawk Hprai village, Hpakant Township, in fields. They carry rice.\n\n"
        "2) On May 8, two sisters were taken from the market in Myitkyina. Nobody knew them.\n\n"
        "3) On May 9, the TNLA caught a trader in Namtu. He is 50.\n"
    )
    assert _sides(text, "taken") == [{"KIA"}, set(), {"TNLA"}]


def test_an_administrator_who_goes_along_is_not_who_takes_later() -> None:
    text = (
        "Junta troops came to Lawk Hprai, Hpakant Township, on May 3. The ward administrator walked behind them. "
        "Two boys were taken from their beds."
    )
    assert _sides(text, "taken") == [{"MM_MIL"}]


def test_men_who_name_themselves_are_of_that_side() -> None:
    text = (
        "Men came to Lawk Hprai, Hpakant Township, on May 3. They called themselves the Kachin Independence Army. "
        "They took three brothers."
    )
    assert _sides(text, "taken") == [{"KIA"}]


def test_a_witness_tells_later_whose_men_they_were() -> None:
    text = (
        "Two teachers were beaten by a mob in Hinthada Township on May 3.\n\n"
        "A neighbour identified the attackers as members of the Swan Arr Shin."
    )
    assert _sides(text, "injured") == [{"SWAN_ARR_SHIN"}]


@pytest.mark.parametrize("about", ("questioned about the AA", "interrogated for two days about the Arakan Army"))
def test_a_side_that_people_are_asked_about_did_not_do_it(about: str) -> None:
    text = f"The eight were {about}. "
    text += "On 20 March 2019 the body of U Oo Lin Tha was found near Ponnagyun with his hands bound."
    assert all("AA" not in codes for codes in _sides(text, "killed"))


_STATEMENT = (
    "UNITED LEAGUE OF ARAKAN / ARAKAN ARMY\nOffice of Information\nStatement No. 9/2025\n\n"
    "1. On 9 June 2025 our security force detained seventeen persons near Pauktaw. "
    "Eleven of them were released on 11 June.\n\n"
    "2. On 12 June 2025 junta police arrested four teachers in Kyaukpyu.\n"
)


def test_a_partys_own_statement_admits_what_its_own_men_did() -> None:
    ours, theirs = [i for i in _incidents(_STATEMENT) if i["act"] == "detained"]
    assert [(a["code"], a["stance"]) for a in ours["actors"]] == [("AA", "admitted")]
    assert all(a["stance"] == "alleged" and a["code"] != "AA" for a in theirs["actors"])
    assert ours["source"]["type"] == "organisation"


def test_our_men_in_somebody_elses_mouth_are_not_the_writers() -> None:
    text = "“On May 3 our soldiers detained two men in Hpakant,” said a KIA spokesman.\n"
    assert all(a["code"] != "AA" for i in _incidents(text) for a in i["actors"])


@pytest.mark.parametrize(
    ("head", "kind"),
    (
        ("Kachin Rights Monitoring Team\nMonthly report, May 2024\n\n", "organisation"),
        ("A/70/412\nSeventieth session\n\nSituation of human rights in Myanmar\n\n", "organisation"),
        ("Security Council Told Of Three Men\nBy Mai Lin\n\n", "outlet"),
        ("Troops Take Three In Hpakant\nBy Mai Lin\n\n", "outlet"),
    ),
)
def test_a_documents_kind_says_who_speaks_in_it(head: str, kind: str) -> None:
    found = _incidents(head + _TAKEN.format(side="the KIA"))
    assert [i["source"]["type"] for i in found] == [kind]


def test_a_press_release_of_families_speaks_for_relatives() -> None:
    text = (
        "PRESS RELEASE\nWives of the eight\n\nWe are the wives of eight men of Lawk Hprai. "
        "On 13 March 2019 the KIA took eight men from Lawk Hprai, Hpakant Township.\n"
    )
    assert {i["source"]["type"] for i in _incidents(text)} == {"relatives"}


def test_a_word_in_quotation_marks_is_nobodys_speech() -> None:
    text = (
        "“We do not force anybody,” an RCSS spokesman said.\n\n"
        "In May 2014 a group of 15 youths from Kunhing township ran away from an RCSS training camp, "
        "a story the group has called “propaganda”."
    )
    assert [(i["source"]["type"], i["actors"][0]["stance"]) for i in _incidents(text)] == [("outlet", "alleged")]


def test_a_government_spokesman_denies_for_the_army() -> None:
    text = (
        "Burma's military detained 110 members of the party in Rangoon on May 3, the party said.\n\n"
        "A government spokesman denied that anyone had been arrested."
    )
    assert "denied" in {a["stance"] for i in _incidents(text) for a in i["actors"]}


def test_a_party_denies_what_is_laid_to_it_and_nothing_else() -> None:
    text = (
        _TAKEN.format(side="the KIA")
        + "Two boys were abducted by the TNLA in Namtu on May 9. A KIA spokesman denied taking anybody."
    )
    stances = {a["code"]: a["stance"] for i in _incidents(text) for a in i["actors"]}
    assert stances["TNLA"] == "alleged"


def test_what_informers_told_the_army_is_not_told_to_the_reader() -> None:
    text = (
        "The Kachin Independence Army issued a statement on May 17 that it had arrested three persons in Hpakant "
        "on suspicion of being informers who had told the army about a burial."
    )
    (incident,) = _incidents(text)
    assert [(a["code"], a["stance"]) for a in incident["actors"]] == [("KIA", "admitted")]


@pytest.mark.parametrize(
    "text",
    (
        "Two men were killed when an army truck overturned near Hpakant on May 3.",
        "Three men were abducted in Hpakant on May 3. Police are looking for them.",
        "Two teachers were kidnapped in Hpakant on May 3. An army convoy passed the road an hour later.",
        "Three men were abducted by unknown gunmen in Hpakant on May 3. Police opened a case.",
    ),
)
def test_who_only_passes_or_looks_for_them_is_not_said_to_have_done_it(text: str) -> None:
    assert all(a["code"] not in ("MM_MIL", "MM_POLICE") for i in _incidents(text) for a in i["actors"])


@pytest.mark.parametrize(
    "text",
    (
        "IB 44 came to Lawk Hprai in Hpakant on May 3. Three men fled and were shot dead by KIA fighters.",
        "In Hpakant, soldiers and police came under fire on May 3 and two teachers were killed by the KIA.",
    ),
)
def test_the_clauses_own_side_stands_before_one_that_came(text: str) -> None:
    assert _sides(text, "killed") == [{"KIA"}]


def test_a_denial_is_not_laid_to_what_the_party_merely_has_no_knowledge_of_far_back() -> None:
    text = (
        _TAKEN.format(side="the KIA") + "Prices rose. Schools are shut. The road is closed. Rice is dear. "
        "A KIA spokesman said he had no knowledge of the matter."
    )
    assert {a["stance"] for i in _incidents(text) for a in i["actors"]} == {"alleged"}


def test_who_is_told_of_it_is_not_who_did_it() -> None:
    text = "A man told us the KIA took three villagers from Lawk Hprai, Hpakant Township, on May 3."
    assert _sides(text, "taken") == [{"KIA"}]


def test_a_prison_with_a_name_is_the_states_where_no_side_is_named() -> None:
    text = "Ko Kyaw Lin was arrested in Hpakant on May 3. On May 9 he was moved to Insein Prison in Yangon."
    moved = [i for i in _incidents(text) if i["act"] == "transferred"]
    assert [a["code"] for i in moved for a in i["actors"]] == ["MM_MIL"]
    assert all(not i["actors"] for i in _incidents(text.replace("Insein Prison in Yangon", "a camp")))


def test_who_was_pressed_into_a_side_was_taken_by_it_and_not_by_the_one_told_of_before() -> None:
    text = "Junta soldiers took a woman in Kale on 2 April. Five were forced to join the MNDAA in Kutkai on 2 April."
    assert [[a["code"] for a in i["actors"]] for i in _incidents(text)] == [["MM_MIL"], ["MNDAA"]]
