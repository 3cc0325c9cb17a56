"""What the program reads from a report, in the words of a caseworker."""

from __future__ import annotations

from kintrace.claims.interchange import to_json
from kintrace.claims.prose import reading as prose
from kintrace.model import Document, PositionKind, PracticeKind

REPORT = """\
Girls Are Taken Too, Say People of Lawk Hprai

Since September the Kachin Independence Army (KIA) has stepped up recruitment around Lawk Hprai in Hpakant Township, Kachin State, residents say.

On October 3 its soldiers carried off Nang Hom Kham, 22, and Ma Thidar Nwe, 17, from a shop in Shwe Pauk Kone village, an aunt said. “They came at about 9 pm. My niece had closed the shutters,” she told the Uru Valley Post.

Ma Thidar Nwe was let go two days later. Nang Hom Kham has not been released.

“If they come back, we will run to the river,” said a boatman.

KIA spokesperson Colonel La Ri admitted that some units may have used force, but said it was not official policy.

In the past one son in the ranks was enough and his brothers were exempt, a trader said, but now nobody is spared.
"""  # noqa: E501


def test_a_caseworker_would_read_the_same_from_the_report() -> None:
    document = Document("doc:1", "report.txt", REPORT, REPORT, published="2025-10-08")
    coding = prose.code(document)
    taking, release = to_json(document, coding, {})["incidents"]

    assert (taking["act"], taking["date"], taking["place"]["pcode"]) == (
        "forcibly_recruited",
        "2025-10-03",
        "MMR001009",
    )
    assert taking["victims"]["names"] == ["Nang Hom Kham", "Ma Thidar Nwe"]
    assert (taking["victims"]["min"], taking["victims"]["max"], taking["victims"]["child"]) == (2, 2, "mixed")
    assert [(a["code"], a["stance"]) for a in taking["actors"]] == [("KIA", "alleged")]
    assert taking["source"]["type"] == "relatives"

    assert (release["act"], release["date"], release["victims"]["names"]) == (
        "released",
        "2025-10-05",
        ["Ma Thidar Nwe"],
    )

    assert [(p.kind, p.party.code, p.scope) for p in coding.positions] == [
        (PositionKind.ADMITS_IN_PART, "KIA", "some units")
    ]
    spared = [p.valid.edtf for p in coding.practices if p.kind is PracticeKind.EXEMPTION]
    assert spared == ["../XXXX-XX-XX", "XXXX-XX-XX/.."]


def test_what_somebody_fears_or_would_do_is_no_incident() -> None:
    text = "Parents in Lawk Hprai fear that the KIA will take their sons. If soldiers come on May 3, they will flee."
    assert prose.code(Document("doc:1", "report.txt", text, text)).incidents == ()


def test_every_value_can_be_pointed_at_in_the_report() -> None:
    document = Document("doc:1", "report.txt", REPORT, REPORT, published="2025-10-08")
    for claim in prose.code(document).claims:
        assert REPORT[claim.quote.start : claim.quote.end] == claim.quote.text
        assert claim.coder == "prose/1" and claim.because
