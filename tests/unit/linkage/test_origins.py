"""Which documents go back to one telling."""

from __future__ import annotations

from dataclasses import replace

from kintrace.model import Act, Count, SpeakerKind, When
from unit.linkage.build import HPAKANT, Writing, in_hpakant

STORY = (
    "Residents of the township said that soldiers went from house to house in the evening and took away young men "
    "who were eating with their families, and that nobody was told where the lorries went after the bridge.\n"
)


def origins(linked, *writings):
    return [(o.documents, o.because) for o in linked(*writings).origins]


def a_report(ref: str, outlet: str, number: int = 2, spot: str = "Lawk Hprai", day: str = "2025-09-30") -> Writing:
    writing = Writing(ref, told=outlet).spoken_by(SpeakerKind.SPOKESPERSON, "KIA").spoken_by(SpeakerKind.RESIDENT)
    women = writing.person(number=Count(number, number), sex="f")
    writing.incident(Act.FORCIBLY_RECRUITED, women, when=When(day), where=in_hpakant(spot), taker="KIA")
    man = writing.person(sex="m", age=27)
    writing.incident(Act.DIED_FLEEING, man, when=When("2025-09-29"), where=HPAKANT, taker="KIA")
    return writing


def test_a_copy_under_another_headline_is_no_second_origin(linked):
    found = origins(
        linked, Writing("doc:a", "Fear in the hills\n" + STORY), Writing("doc:b", "Men taken at night\n" + STORY)
    )
    assert [documents for documents, _ in found] == [("doc:a", "doc:b")]
    assert "word for word" in found[0][1]


def test_a_rewritten_report_with_the_same_speakers_and_facts_is_no_second_origin(linked):
    found = origins(linked, a_report("doc:a", "The Ledo Post"), a_report("doc:b", "Ledo Post"))
    assert [documents for documents, _ in found] == [("doc:a", "doc:b")]
    assert found[0][1].startswith("Both quote the same speakers to the same outlet and share")


def test_the_same_facts_told_to_another_outlet_are_an_origin_of_their_own(linked):
    assert len(origins(linked, a_report("doc:a", "The Ledo Post"), a_report("doc:b", "Hill Radio"))) == 2


def test_other_facts_told_to_the_same_outlet_are_an_origin_of_their_own(linked):
    other = Writing("doc:b", told="The Ledo Post").spoken_by(SpeakerKind.SPOKESPERSON, "KIA")
    men = other.person(number=Count(11, 11), sex="m")
    other.incident(Act.TAKEN, men, when=When("2025-10-19"), where=in_hpakant("Shwe Pauk Kone"), taker="MM_MIL")
    assert len(origins(linked, a_report("doc:a", "The Ledo Post"), other)) == 2


def test_short_texts_are_not_told_apart_by_their_wording(linked):
    assert len(origins(linked, Writing("doc:a", "A man was taken."), Writing("doc:b", "A man was taken"))) == 2


def test_identical_bytes_are_one_origin_however_short(linked):
    assert len(origins(linked, Writing("doc:a", "Taken."), Writing("doc:b", "Taken."))) == 1


def test_a_contradicted_date_keeps_two_tellings_apart(linked):
    later = a_report("doc:b", "The Ledo Post", day="2025-10-14")
    earlier = a_report("doc:a", "The Ledo Post")
    later.claims = [c for c in later.claims if c.value != When("2025-09-29")]
    assert len(origins(linked, earlier, later)) == 2


def test_other_speakers_of_the_same_outlet_are_an_origin_of_their_own(linked):
    other = a_report("doc:b", "The Ledo Post")
    kinds = (SpeakerKind.FIGHTER, SpeakerKind.OFFICIAL, SpeakerKind.ORGANISATION)
    other.speakers = [replace(s, kind=kind, party="MM_MIL") for s, kind in zip(other.speakers, kinds, strict=True)]
    assert len(origins(linked, a_report("doc:a", "The Ledo Post"), other)) == 2


def test_a_paper_that_retells_another_outlets_report_is_no_second_origin(linked):
    report, retold = a_report("doc:a", ""), a_report("doc:b", "The Ledo Post")
    report.outlet, retold.outlet = "Ledo Post", "Hill Radio"
    retold.speakers = [s for s in retold.speakers if s.kind is not SpeakerKind.RESIDENT]
    found = origins(linked, report, retold)
    assert [documents for documents, _ in found] == [("doc:a", "doc:b")]
    assert found[0][1].startswith("One names the outlet of the other")
