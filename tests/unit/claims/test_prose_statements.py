"""What parties say of themselves, and the rules that people describe."""

from __future__ import annotations

import pytest

from kintrace.claims.prose import reading as prose
from kintrace.model import Coding, ContextKind, Document, PositionKind, PracticeKind


def _code(text: str) -> Coding:
    return prose.code(Document("doc:1", "a.txt", text, text))


_TAKEN = "KIA soldiers took six men from Hpakant on 3 May 2024. "
_POSITIONS = (
    ("KIA spokesman Colonel La Awng told the paper that force may have been used by some units.", "admits_in_part"),
    (
        "KIA spokesman Colonel La Awng confirmed that it recruits. Asked about the six, he declined to comment.",
        "no_comment",
    ),
    ("The KIA itself has admitted detaining the six.", "admits"),
    ("A KIA spokesman said he was not aware of any recruitment in Hpakant.", "denies"),
    ("KIA spokesman Colonel La Awng said: “We have never forced anybody.”", "denies"),
    ("A KIA spokesman could not be reached for comment.", "no_response"),
)


@pytest.mark.parametrize(("text", "kind"), _POSITIONS)
def test_a_party_takes_a_position_on_itself(text: str, kind: str) -> None:
    found = [(p.party.code, p.kind.value) for p in _code(_TAKEN + text).positions]
    assert ("KIA", kind) in found


def test_an_admission_and_a_denial_in_one_sentence_are_two_positions() -> None:
    text = "KIA spokesman Colonel La Awng confirmed that the man had been arrested but denied that soldiers killed him."
    found = {p.kind: p.quote.text for p in _code(_TAKEN + text).positions}
    assert found[PositionKind.DENIES] == "denied that soldiers killed him"
    assert "killed" not in found[PositionKind.ADMITS_IN_PART]


def test_that_nobody_is_being_held_admits_nothing() -> None:
    text = "“No civilian is being held in our camps,” said a KIA spokesman, who denied the arrests."
    assert [p.kind for p in _code(_TAKEN + text).positions] == [PositionKind.DENIES]


def test_one_statement_of_a_speaker_makes_one_position() -> None:
    text = (
        "KIA spokesman Colonel La Awng admitted that some units may have taken people by force. "
        "“Under pressure, there may be cases where our troops have conscripted people,” he said."
    )
    (position,) = _code(_TAKEN + text).positions
    assert (position.kind, position.scope) == (PositionKind.ADMITS_IN_PART, "some units")


def test_a_resident_who_confirms_a_taking_speaks_for_no_side() -> None:
    assert _code(_TAKEN + "A resident of Hpakant confirmed that the KIA had taken the six.").positions == ()


def test_the_hour_of_a_habit_is_a_rule() -> None:
    text = _TAKEN + "Whenever the KIA needs men, its people come after dark with a list, residents say."
    (rule,) = [p for p in _code(text).practices if p.kind is PracticeKind.HOUR]
    assert rule.quote.text == "its people come after dark with a list"


def test_breakfast_time_is_an_hour_that_changed() -> None:
    text = _TAKEN + "“It used to be after dark that they came. Now you meet them from breakfast time on,” a woman said."
    rules = [(p.valid.edtf, p.quote.text) for p in _code(text).practices if p.kind is PracticeKind.HOUR]
    assert rules == [
        ("../XXXX-XX-XX", "It used to be after dark that they came"),
        ("XXXX-XX-XX/..", "Now you meet them from breakfast time on"),
    ]


def test_what_goes_on_with_somebody_known_is_no_rule() -> None:
    text = "KIA soldiers took Ko Kyaw Lin Htet from Hpakant on 3 May 2024. The father is still being held by the KIA."
    assert [p.kind for p in _code(text).practices if p.kind is PracticeKind.RECRUITMENT] == []


def test_a_rule_is_that_of_the_side_its_speaker_named() -> None:
    text = (
        "The junta has been recruiting in Hpakant for years. A resistance fighter said that the KIA is short of men. "
        "“Families do not know whether the junta or the resistance took them. The orders come from headquarters,” "
        "the fighter said."
    )
    (rule,) = [p for p in _code(text).practices if p.kind is PracticeKind.ORDER]
    assert [a.code for a in rule.actors] == ["KIA"]


_REMARKS = (
    ("The army warned that administrators who miss the number will themselves be sent.", ContextKind.THREAT),
    ("Shells fell on Hpakant, sending some 600 villagers into the forest.", ContextKind.DISPLACEMENT),
    ("The order barred young men from leaving the country.", ContextKind.POLICY),
)


@pytest.mark.parametrize(("text", "kind"), _REMARKS)
def test_what_is_told_around_incidents_keeps_its_kind(text: str, kind: ContextKind) -> None:
    assert kind in {r.kind for r in _code(text).remarks}
