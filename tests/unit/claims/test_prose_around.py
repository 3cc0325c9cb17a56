"""Positions, practices and remarks: what is told around the incidents."""

from __future__ import annotations

import pytest

from kintrace.claims.prose import reading as prose
from kintrace.model import Coding, ContextKind, Document, PositionKind, PracticeKind, Property, Stance


def _code(text: str) -> Coding:
    return prose.code(Document("doc:1", "a.txt", text, text))


_POSITIONS = (
    ("KIA spokesperson Colonel La Ri admitted that some units may be using force but insisted it is not its policy.",
     PositionKind.ADMITS_IN_PART, "KIA", "some units"),
    ("Junta spokesman Zaw Lin denied that soldiers had arrested anyone in Kale.", PositionKind.DENIES, "MM_MIL", ""),
    ("AA spokesperson U Thein Lin could not be reached for comment.", PositionKind.NO_RESPONSE, "AA", ""),
    ("TNLA spokesperson Lway Nwe declined to comment on the matter.", PositionKind.NO_COMMENT, "TNLA", ""),
    ("KIA spokesperson Colonel La Ri acknowledged that its soldiers took the men.", PositionKind.ADMITS, "KIA", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "party", "scope"), _POSITIONS)
def test_what_a_party_says_of_itself_is_its_position(text: str, kind: PositionKind, party: str, scope: str) -> None:
    (only,) = _code(text).positions
    assert (only.kind, only.party.code, only.scope) == (kind, party, scope)


def test_a_position_of_one_side_is_no_position_of_another() -> None:
    coding = _code("Residents denied that the KIA had taken anyone in Hpakant.")
    assert coding.positions == ()


def test_a_denial_stands_beside_the_claim_it_denies() -> None:
    text = (
        "Soldiers of Light Infantry Battalion 321 abducted Nang Hom Kham, 28, near Momauk on 28 October 2011. "
        "Army officials denied having detained her."
    )
    coding = _code(text)
    (incident,) = coding.incidents
    stances = [c.stance for c in coding.claims_about(incident.ref, Property.TAKER)]
    assert stances == [Stance.SAYS, Stance.DENIES]


def test_a_changed_exemption_is_two_rules_in_time() -> None:
    text = (
        "In the past, families were exempt from conscription by the KIA if one son was serving, "
        "but now only brothers are spared, a fighter said."
    )
    rules = [(p.kind, p.valid.edtf) for p in _code(text).practices if p.kind is PracticeKind.EXEMPTION]
    assert rules == [(PracticeKind.EXEMPTION, "../XXXX-XX-XX"), (PracticeKind.EXEMPTION, "XXXX-XX-XX/..")]


def test_a_changed_hour_is_two_rules_in_time() -> None:
    text = (
        "The KIA recruits in Hpakant. "
        "“Previously they came in the evening. Now they come even in the morning,” a woman said."
    )
    rules = [p.valid.edtf for p in _code(text).practices if p.kind is PracticeKind.HOUR]
    assert rules == ["../XXXX-XX-XX", "XXXX-XX-XX/.."]


_PRACTICES = (
    ("The MNDAA has called for one recruit per household in Lashio.", PracticeKind.QUOTA),
    ("Officials said that orders come from headquarters of the KIA.", PracticeKind.ORDER),
    ("The junta chooses conscripts by lottery in Kale.", PracticeKind.LOTTERY),
    ("The KIA has been recruiting in Hpakant since May.", PracticeKind.RECRUITMENT),
)


@pytest.mark.parametrize(("text", "kind"), _PRACTICES)
def test_a_rule_that_somebody_describes_is_a_practice(text: str, kind: PracticeKind) -> None:
    assert kind in {p.kind for p in _code(text).practices}


def test_since_when_a_side_recruits_is_kept() -> None:
    (rule,) = _code("The KIA has been recruiting in Hpakant since May 2025.").practices
    assert rule.valid.edtf.startswith("2025-05")


_REMARKS = (
    ("Two jade pickers were killed near Hpakant on May 3 when a heap of soil gave way.", ContextKind.ACCIDENT),
    ("Junta troops set fire to 20 houses in Lawk Hprai village on May 3.", ContextKind.ARSON),
    ("Hundreds fled their homes in Kale on May 3.", ContextKind.DISPLACEMENT),
    ("The KIA and junta troops clashed near Hpakant on May 3.", ContextKind.BATTLE),
    ("They said they would kill whoever spoke.", ContextKind.THREAT),
)


@pytest.mark.parametrize(("text", "kind"), _REMARKS)
def test_what_is_no_incident_is_remarked_on(text: str, kind: ContextKind) -> None:
    coding = _code(text)
    assert kind in {r.kind for r in coding.remarks} and coding.incidents == ()
