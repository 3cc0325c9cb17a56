"""Which words tell of an act as done, and which do not."""

from __future__ import annotations

import pytest

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document


def _incidents(text: str, published: str = "") -> list[dict[str, object]]:
    document = Document("doc:1", "a.txt", text, text, published=published)
    found: list[dict[str, object]] = to_json(document, prose.code(document), {})["incidents"]
    return found


_DONE = (
    ("Junta troops arrested three men in Lawk Hprai village on May 3.", "detained", "MM_MIL"),
    ("Three men were arrested by junta troops in Lawk Hprai village on May 3.", "detained", "MM_MIL"),
    ("Three men arrested by junta troops on May 3 in Lawk Hprai village are being held in Kale.", "detained", "MM_MIL"),
    ("Nearly sixty people were arrested by junta troops in Kale on May 3.", "detained", "MM_MIL"),
    ("Junta troops arrested three men with false papers in Kale on May 3.", "detained", "MM_MIL"),
    ("A resident said that junta troops had arrested three men in Kale on May 3.", "detained", "MM_MIL"),
    ("TNLA soldiers rounded up about a dozen youths in Kutkai on 2 April.", "taken", "TNLA"),
    ("AA fighters carried off two girls from Minbya on 2 April.", "taken", "AA"),
    ("The KIA took away a miner near Hpakant on 2 April and drove off with him.", "taken", "KIA"),
    ("UWSA soldiers dragged a boy of 15 out of his house in Lawk Hprai village on 2 April.", "taken", "UWSA"),
    ("The KIA conscripted five villagers in Hpakant on 2 April.", "forcibly_recruited", "KIA"),
    ("Five villagers were forced to join the MNDAA in Kutkai on 2 April.", "forcibly_recruited", "MNDAA"),
    ("Junta soldiers took a woman hostage in Kale on 2 April.", "hostage", "MM_MIL"),
    ("The TNLA held a man of 60 in Kutkai on 2 April because his son had fled.", "hostage", "TNLA"),
    ("KIA soldiers beat a trader of 50 in Hpakant on 2 April.", "injured", "KIA"),
    ("Junta troops shot dead a farmer of 50 in Lawk Hprai village on 2 April.", "killed", "MM_MIL"),
    ("A man of 22 drowned near Hpakant on 2 April as he ran from KIA recruiters.", "died_fleeing", "KIA"),
)


@pytest.mark.parametrize(("text", "act", "side"), _DONE)
def test_an_act_told_as_done_is_an_incident_of_its_side(text: str, act: str, side: str) -> None:
    found = _incidents(text)
    assert [(i["act"], [a["code"] for a in i["actors"]]) for i in found] == [(act, [side])]  # type: ignore[attr-defined]


_NOT_DONE = (
    "The KIA may have taken three men in Hpakant on May 3.",
    "Junta troops did not arrest anyone in Kale on May 3.",
    "Nobody was arrested in Kale on May 3.",
    "None of the villagers was taken in Kale on May 3.",
    "If junta troops arrest three men in Kale, the others will flee.",
    "Villagers in Kale fear that three men will be arrested by junta troops.",
    "Three men from Kale fled for fear of being arrested by junta troops on May 3.",
    "Soldiers usually arrest three men in Kale on May 3.",
    "The commander ordered headmen to arrest three men in Kale on May 3.",
    "The KIA denied having detained three men in Hpakant on May 3.",
    "Junta troops tried to arrest three men in Kale on May 3.",
    "The two sides took part in talks in Kale on May 3 with three men.",
    "The officials held a meeting with villagers in Kale on May 3.",
    "The bus driver picked up three passengers in Kale on May 3.",
    "Two jade pickers were killed in Hpakant on May 3 when a heap of soil gave way.",
    "Hundreds of villagers fled their homes in Kale on May 3 as fighting began.",
    "A court released its verdict in Kale on May 3.",
)


@pytest.mark.parametrize("text", _NOT_DONE)
def test_what_is_possible_denied_feared_usual_or_something_else_is_no_incident(text: str) -> None:
    assert _incidents(text) == []


def test_a_total_over_a_period_is_a_remark_and_no_incident() -> None:
    text = "More than 1,200 people have been conscripted by the junta in Yangon since February, residents say."
    document = Document("doc:1", "a.txt", text, text)
    coding = prose.code(document)
    assert coding.incidents == ()
    assert [(r.total.min, r.total.max) for r in coding.remarks if r.total] == [(1201, None)]


def test_sexual_violence_is_set_aside_without_words() -> None:
    text = "Junta soldiers raped a woman in Lawk Hprai village on May 3. Residents said they fled."
    coding = prose.code(Document("doc:1", "a.txt", text, text))
    assert coding.incidents == ()
    (aside,) = coding.set_aside
    assert "woman" not in aside.reason and (aside.start, aside.end) == (0, text.index(" Residents"))


def test_who_was_never_taken_does_not_escape() -> None:
    assert _incidents("Two brothers escaped from Kale on May 3, residents said.") == []


def test_an_escape_after_a_taking_is_an_incident_of_its_own() -> None:
    found = _incidents("On May 3 KIA soldiers seized two brothers in Hpakant. They escaped two days later.")
    assert [i["act"] for i in found] == ["taken", "escaped"]
    assert found[1]["date"] == "XXXX-05-05"


def test_a_release_keeps_the_people_of_the_taking() -> None:
    found = _incidents(
        "KNLA troops detained Maran Brang Aung, 24, near Kawkareik on 12 July 2023. He was freed on 15 July."
    )
    assert [(i["act"], i["date"]) for i in found] == [("detained", "2023-07-12"), ("released", "2023-07-15")]
    assert [i["victims"]["names"] for i in found] == [["Maran Brang Aung"], ["Maran Brang Aung"]]  # type: ignore[index]


def test_a_transfer_follows_its_taking() -> None:
    text = (
        "Junta troops seized a boy of 13 in Kale on May 3. "
        "The boy was first held at the school and then moved to Mandalay."
    )
    assert [i["act"] for i in _incidents(text)] == ["detained", "transferred"]
