"""Which documents go back to one telling."""

from __future__ import annotations

from dataclasses import replace

from kintrace.linkage.origins import JUDGED_APART, JUDGED_BOTH_WAYS, JUDGED_ONE, Telling
from kintrace.linkage.origins.worth_comparing import worth_comparing
from kintrace.model import Act, Count, SpeakerKind, Verdict, When
from unit.linkage.build import HPAKANT, Writing, in_hpakant, judged

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


SAID = "“They called my son out of the house at night and nobody has told us since then where he is held.”"


def a_family_speaks(ref: str, outlet: str, words: str = SAID, told: str = "") -> Writing:
    own = " ".join(f"{ref[-1]}{n}" for n in range(40))  # words of whoever wrote it
    writing = Writing(ref, f"{own} {words}\n", outlet=outlet, told=told).spoken_by(SpeakerKind.RELATIVE)
    writing.speakers = writing.speakers[1:]
    brother, friend = writing.person("Zau Invented", age=19), writing.person("Naw Invented", age=23)
    writing.incident(Act.TAKEN, brother, friend, when=When("2025-09-30"), where=in_hpakant("Lawk Hprai"))
    writing.claims = [replace(c, speaker=writing.speakers[0].ref) for c in writing.claims]
    return writing


def test_a_rewrite_that_quotes_the_same_speaker_in_the_same_words_is_no_second_origin(linked):
    found = origins(linked, a_family_speaks("doc:a", "Ledo Post"), a_family_speaks("doc:b", "Hill Radio"))
    assert [documents for documents, _ in found] == [("doc:a", "doc:b")]
    assert found[0][1] == (
        "Both quote the same speakers in the same words and share 6 of 6 facts (ages 2, dates 1, names 2, places 1)"
    )


def test_two_newsrooms_that_each_heard_a_relative_of_their_own_are_two_origins(linked):
    other = a_family_speaks("doc:b", "Hill Radio", "“A lorry was still warm when we came and saw the gate.”")
    assert len(origins(linked, a_family_speaks("doc:a", "Ledo Post"), other)) == 2


def test_who_says_the_same_to_each_of_two_newsrooms_speaks_in_two_origins(linked):
    first = a_family_speaks("doc:a", "Ledo Post", told="Ledo Post")
    assert len(origins(linked, first, a_family_speaks("doc:b", "Hill Radio", told="Hill Radio"))) == 2


BURMESE = "ရွာသားများက ညပိုင်းတွင် စစ်သားများ ရောက်လာပြီး လူငယ်များကို ခေါ်ဆောင်သွားသည်ဟု ပြောသည်။"


def test_a_translation_with_the_same_speakers_and_facts_in_one_order_is_no_second_origin(linked):
    first, second = a_family_speaks("doc:a", "Ledo Post"), a_family_speaks("doc:b", "တောင်တန်းအသံ", BURMESE)
    second.text = BURMESE * 12 + second.text
    assert [documents for documents, _ in origins(linked, first, second)] == [("doc:a", "doc:b")]


def test_two_languages_with_other_speakers_are_two_origins(linked):
    first, second = a_family_speaks("doc:a", "Ledo Post"), a_family_speaks("doc:b", "တောင်တန်းအသံ", BURMESE)
    second.text = BURMESE * 12 + second.text
    second.speakers = [replace(s, kind=SpeakerKind.WITNESS) for s in second.speakers]
    assert len(origins(linked, first, second)) == 2


def test_names_in_either_script_are_one_fact():
    english, burmese = Writing("doc:a"), Writing("doc:b")
    english.person("Maung Maung")
    burmese.person("မောင်မောင်")
    assert (
        Telling(english.document, [english.coding]).facts == Telling(burmese.document, [burmese.coding]).facts != set()
    )


def test_a_persons_word_joins_what_nothing_else_shows_to_be_one(linked):
    found = linked(Writing("doc:a", "Taken."), Writing("doc:b", "Gone."), judgements=(
        judged("doc:a", "doc:b", Verdict.SAME),))  # fmt: skip
    assert [(o.documents, o.because) for o in found.origins] == [(("doc:a", "doc:b"), JUDGED_ONE)]


def test_a_persons_word_parts_copies_and_no_chain_joins_them_again(linked):
    copies = [Writing(f"doc:{x}", f"Headline {x}\n" + STORY) for x in "abc"]
    found = linked(*copies, judgements=(judged("doc:a", "doc:c", Verdict.DIFFERENT),)).origins
    assert not any({"doc:a", "doc:c"} <= set(o.documents) for o in found)
    assert len(found) == 2 and all(JUDGED_APART in o.because for o in found)


def test_a_withdrawn_word_counts_for_nothing(linked):
    copies = [Writing(f"doc:{x}", f"Headline {x}\n" + STORY) for x in "ab"]
    taken_back = judged("doc:a", "doc:b", Verdict.DIFFERENT, withdrawn=True)
    assert len(linked(*copies, judgements=(taken_back,)).origins) == 1


def test_what_people_judged_both_ways_is_left_apart_and_said(linked):
    copies = [Writing(f"doc:{x}", f"Headline {x}\n" + STORY) for x in "ab"]
    both = (judged("doc:a", "doc:b", Verdict.SAME), judged("doc:a", "doc:b", Verdict.DIFFERENT, "jud:2"))
    assert [o.because for o in linked(*copies, judgements=both).origins] == [JUDGED_BOTH_WAYS] * 2


def test_a_story_that_everybody_copied_is_one_origin(linked):
    copies = [Writing(f"doc:{n:03d}", f"Headline {n}\n" + STORY) for n in range(60)]
    assert len(origins(linked, *copies)) == 1


def test_what_is_compared_grows_no_faster_than_what_there_is():
    told = [Telling(w.document, [w.coding]) for w in (a_report(f"doc:{n:04d}", "Ledo Post") for n in range(400))]
    assert len(worth_comparing(told)) < 10 * len(told)


def test_two_languages_that_tell_the_same_facts_in_another_order_are_two_origins(linked):
    first, second = a_family_speaks("doc:a", "Ledo Post"), a_family_speaks("doc:b", "တောင်တန်းအသံ", BURMESE)
    second.text = BURMESE * 12 + second.text
    starts = [c.quote for c in second.claims]
    second.claims = [replace(c, quote=q) for c, q in zip(second.claims, reversed(starts), strict=True)]
    assert len(origins(linked, first, second)) == 2
