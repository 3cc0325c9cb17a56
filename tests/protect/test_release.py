"""What the gate lets each reader see. All people and places are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from cast import BRANG_AUNG, CANARIES, LAWK_HPRAI, SENG_RA, THIDAR
from kintrace.errors import Refused
from kintrace.model import (
    BLOCK,
    Act,
    Actor,
    Code,
    Count,
    Fate,
    Findings,
    Place,
    PositionKind,
    PracticeKind,
    Precision,
    Property,
    Reader,
    Released,
    Row,
    SpeakerKind,
    When,
    Words,
)
from kintrace.protect.gate.release import release
from unit.outputs.builders import Telling, findings, township
from unit.outputs.scenes import a_folder

CASE_READERS = [r for r in Reader if r not in (Reader.FAMILY, Reader.ADMINISTRATOR, Reader.CUSTODIAN)]


def let_out(what: Findings | Telling, reader: Reader = Reader.DOCUMENTER, as_of: date | None = None) -> Released:
    return release(what if isinstance(what, Findings) else findings([what]), reader, "tracing", as_of)


def text_of(released: Released, document: str = "doc:a") -> str:
    return next(p.text for p in released.passages if p.document == document)


def a_man_taken(ref: str = "doc:a", then: str = "") -> Telling:
    t = Telling(ref, f"On 12 September {BRANG_AUNG[0]} was taken from {LAWK_HPRAI}. {then}")
    he = t.person(BRANG_AUNG[0], name=BRANG_AUNG[0])
    t.incident("was taken", Act.FORCIBLY_RECRUITED, [he], when="2025-09-12", taker="KIA", where=township(LAWK_HPRAI))
    return t


# Readers


def test_a_family_is_shown_no_lead() -> None:
    with pytest.raises(Refused) as refused:
        let_out(a_folder(), Reader.FAMILY)
    assert not any(name in str(refused.value) for name in (*SENG_RA, *CANARIES))


def test_an_administrator_sees_how_much_there_is_and_no_content() -> None:
    released = let_out(a_folder(), Reader.ADMINISTRATOR)
    assert (released.leads, released.passages, released.document_names) == ((), (), ())
    assert (released.practices, released.positions, released.origin_notes) == ((), (), ())
    assert released.taken_in == 6
    assert all(file == where == "" for file, where, _ in released.set_aside)


@pytest.mark.parametrize("reader", CASE_READERS)
def test_who_works_on_cases_sees_a_death_as_an_allegation(reader: Reader) -> None:
    assert Fate.DIED in {lead.fate for lead in let_out(a_folder(), reader).leads}
    assert not any(lead.reviewed for lead in let_out(a_folder(), reader).leads)


@pytest.mark.parametrize("purpose", ["", "  "])
def test_a_release_names_its_purpose(purpose: str) -> None:
    with pytest.raises(ValueError, match="purpose"):
        release(a_folder(), Reader.ANALYST, purpose)


@pytest.mark.parametrize("reader", [r for r in Reader if r is not Reader.FAMILY])
def test_a_planted_name_or_number_never_comes_out(reader: Reader) -> None:
    said = _everything(let_out(a_folder(), reader))
    assert not [c for c in (*CANARIES, "09787440912", "၀၉၇၈၇၄၄၀၉၁၂") if c in said]


def test_the_same_folder_comes_out_the_same() -> None:
    assert let_out(a_folder()) == let_out(a_folder())


# Masks


def test_a_masked_document_is_as_long_as_the_document() -> None:
    folder = a_folder()
    lengths = {d.ref: len(d.text) for d in folder.documents}
    assert all(len(p.text) == lengths[p.document] for p in let_out(folder).passages)


@pytest.mark.parametrize("contact", ["09-787-440-912", "၀၉ ၇၈၇ ၄၄၀ ၉၁၂", "seng.ra@example.org", "1/PhaKaNa(N)123456"])
def test_a_contact_is_masked_wherever_it_stands(contact: str) -> None:
    released = let_out(a_man_taken(then=f"Write to {contact} if you know more."))
    assert contact not in text_of(released)
    assert f"Write to {BLOCK * len(contact)} if" in text_of(released)


def test_a_contact_in_a_file_name_is_masked() -> None:
    t = a_man_taken()
    t.name = "call 09-787-440-912.txt"
    assert "787" not in _everything(let_out(t))


def test_a_contact_that_a_notice_gives_is_masked_though_it_looks_like_none() -> None:
    t = a_man_taken(then="Tell the tea shop behind the church.")
    t.claim("doc:a/p1", Property.CONTACT, Words("the tea shop"), "the tea shop behind the church")
    assert "tea shop" not in text_of(let_out(t))


@pytest.mark.parametrize(
    ("kind", "words", "then"),
    [
        (SpeakerKind.NAMED_RESIDENT, "Zarqwel Hpunmyat", "Zarqwel Hpunmyat saw it."),
        (SpeakerKind.RELATIVE, "his mother, Daw Zarqwel", "He is a good boy, said his mother, Daw Zarqwel."),
        (SpeakerKind.WITNESS, "Ko Zarqwel Hpunmyat, a driver", "Ko Zarqwel Hpunmyat, a driver, saw it."),
        (SpeakerKind.NOTICE, "ဇာရ်ကွဲလ်", "ဆက်သွယ်ရန် ဇာရ်ကွဲလ်"),
    ],
)
def test_a_private_speaker_is_not_named(kind: SpeakerKind, words: str, then: str) -> None:
    t = a_man_taken(then=f"{then} Ko Zarqwel is afraid." if "Ko Zarqwel" in then else then)
    t.speaker(kind, words)
    said = _everything(let_out(t))
    assert "Zarqwel Hpunmyat" not in said
    assert "Daw Zarqwel" not in said
    assert "ဇာရ်ကွဲလ်" not in said


def test_a_private_speaker_is_not_named_where_only_the_surname_comes_back() -> None:
    t = a_man_taken(then="Ko Zarqwel Hpunmyat saw it. Zarqwel Hpunmyat then fled.")
    t.speaker(SpeakerKind.WITNESS, "Ko Zarqwel Hpunmyat")
    assert "Zarqwel" not in text_of(let_out(t))


@pytest.mark.parametrize("kind", [SpeakerKind.SPOKESPERSON, SpeakerKind.OFFICIAL, SpeakerKind.ORGANISATION])
def test_who_speaks_in_public_stays(kind: SpeakerKind) -> None:
    t = a_man_taken(then="Colonel Tun Tun said nothing happened.")
    t.speaker(kind, "Colonel Tun Tun")
    assert "Colonel Tun Tun" in text_of(let_out(t))


def test_a_description_that_names_nobody_stays() -> None:
    t = a_man_taken(then="A Hpakant woman saw it.")
    t.speaker(SpeakerKind.RESIDENT, "A Hpakant woman")
    assert "A Hpakant woman saw it." in text_of(let_out(t))


def test_a_missing_person_who_also_speaks_is_not_named_in_the_lead() -> None:
    t = a_man_taken(then=f"{BRANG_AUNG[0]} told it himself.")
    t.speaker(SpeakerKind.NAMED_RESIDENT, BRANG_AUNG[0])
    (lead,) = let_out(t).leads
    assert lead.who.names == ()
    assert BRANG_AUNG[0] not in _everything(let_out(t))


@pytest.mark.parametrize(
    "sentence",
    ["The soldiers raped a woman there.", "She was sexually assaulted.", "အမျိုးသမီးတစ်ဦး မုဒိမ်းကျင့်ခံရသည်။"],
)
def test_a_paragraph_on_sexual_violence_is_withheld_whole(sentence: str) -> None:
    text = text_of(let_out(a_man_taken(then=f"\n\n{sentence} It was by the mill.\n\nThe road was closed.")))
    assert sentence not in text
    assert "mill" not in text
    assert LAWK_HPRAI in text
    assert text.endswith("The road was closed.")


def test_words_of_a_sealed_sentence_do_not_come_out_beside_it() -> None:
    t = a_man_taken(then="His sister was raped at the shrine that night.")
    t.claim("doc:a/i1", Property.TIME_OF_DAY, Code("night"), "that night")
    t.claim("doc:a/i1", Property.WHEN, When("2025-09-12", "that night"), "that night")
    said = _everything(let_out(t))
    assert "that night" not in said
    assert "shrine" not in said


def test_a_cell_of_a_table_is_its_sentence() -> None:
    t = Telling("doc:a", f"{BRANG_AUNG[0]}\ttaken 12 September\tfreed at the ferry")
    he = t.person(BRANG_AUNG[0], name=BRANG_AUNG[0])
    t.incident("taken 12 September", Act.TAKEN, [he], when="2025-09-12")
    t.incident("freed at the ferry", Act.RELEASED, [he])
    folder = findings([t])
    (document,) = folder.documents
    at = [0, *(n + 1 for n, c in enumerate(document.text) if c == "\t"), len(document.text) + 1]
    row = Row(2, tuple((str(n), a, b - 1) for n, (a, b) in enumerate(pairwise(at))))
    released = let_out(replace(folder, documents=(replace(document, rows=(row,)),)))
    assert text_of(released) == f"{BRANG_AUNG[0]}\ttaken 12 September\t{BLOCK * 18}"
    assert released.leads[0].quotes


# Escapes, releases, returns


def an_escape() -> Telling:
    t = a_man_taken(then="On Oct. 3 he slipped away through the bamboo grove. The road was closed.")
    t.incident("slipped away", Act.ESCAPED, ["doc:a/p1"], when="2025-10-03", where=township("the bamboo grove"))
    return t


def test_that_somebody_escaped_is_said_and_nothing_of_how() -> None:
    released = let_out(an_escape())
    (lead,) = released.leads
    assert lead.fate is Fate.ESCAPED
    assert "bamboo" not in _everything(released)
    assert "Oct. 3" not in _everything(released)
    assert "2025-10-03" not in _everything(released)
    assert "ending" in released.withheld_from(lead.ref)


def test_a_document_that_tells_an_ending_shows_only_the_sentences_that_leads_rest_on() -> None:
    text = text_of(let_out(an_escape()))
    assert text.startswith(f"On 12 September {BRANG_AUNG[0]} was taken from {LAWK_HPRAI}.")
    assert not text[text.index(".") + 1 :].strip(BLOCK + " ")


def test_the_taking_of_somebody_who_escaped_is_shown() -> None:
    (lead,) = let_out(an_escape()).leads
    assert lead.when.edtf == "2025-09-12"
    assert [q.text for q in lead.quotes]


@pytest.mark.parametrize("act", [Act.ESCAPED, Act.RELEASED, Act.RETURNED])
def test_a_lead_on_an_ending_loses_date_place_and_quotes(act: Act) -> None:
    folder = findings([a_man_taken()])
    (lead,) = folder.assessments
    released = let_out(replace(folder, assessments=(replace(lead, act=act),)))
    (shown,) = released.leads
    assert (shown.when.known, shown.where.known, shown.quotes, shown.date_words) == (False, False, (), ())
    assert set(released.withheld_from(lead.ref)) >= {"date", "place", "quotes"}


def test_a_claim_that_somebody_came_home_is_masked_with_its_sentence() -> None:
    t = a_man_taken(then="He is back with his aunt at the mill. The road was closed.")
    t.fate("doc:a/p1", Fate.RETURNED, "is back")
    released = let_out(t)
    assert "mill" not in _everything(released)
    assert released.leads[0].fate is Fate.RETURNED


def test_who_only_got_away_has_no_lead_and_no_passage() -> None:
    t = Telling("doc:a", "Two men slipped away through the bamboo grove.")
    men = t.person("Two men", number=Count(2, 2))
    t.incident("slipped away", Act.ESCAPED, [men])
    released = let_out(t)
    assert (released.leads, released.passages, released.not_missing) == ((), (), 1)


# Children


def a_child() -> Telling:
    t = Telling("doc:a", f"{THIDAR[0]}, 16, was recruited by force. She joined willingly, the unit says.")
    she = t.person(THIDAR[0], name=THIDAR[0], age=16)
    t.incident("was recruited by force", Act.FORCIBLY_RECRUITED, [she], taker="KIA")
    return t


def test_a_named_child_is_only_said_to_be_taken() -> None:
    (lead,) = let_out(a_child()).leads
    assert lead.act is Act.TAKEN
    assert {m.act for m in lead.timeline} == {Act.TAKEN}
    assert lead.who.names == (THIDAR[0],)


def test_a_named_child_said_to_be_in_training_is_only_said_to_be_held() -> None:
    t = Telling("doc:a", f"{THIDAR[0]}, 16, was taken. She is in training now.")
    she = t.person(THIDAR[0], name=THIDAR[0], age=16)
    t.incident("was taken", Act.TAKEN, [she], taker="KIA")
    t.fate(she, Fate.IN_TRAINING, "in training")
    (lead,) = let_out(t).leads
    assert (lead.fate, lead.fate_words) == (Fate.HELD, "")
    assert not {"in_training"} & {h.answer for h in lead.hypotheses}


def test_no_passage_says_of_a_named_child_that_it_was_recruited() -> None:
    assert THIDAR[0] not in text_of(let_out(a_child()))


def test_what_is_withheld_from_a_child_does_not_tell_what_was_done() -> None:
    t = Telling("doc:a", f"{THIDAR[0]}, 16, was arrested.")
    she = t.person(THIDAR[0], name=THIDAR[0], age=16)
    t.incident("was arrested", Act.DETAINED, [she])
    arrested, recruited = let_out(t), let_out(a_child())
    assert "act" in arrested.withheld_from(arrested.leads[0].ref)
    assert "act" in recruited.withheld_from(recruited.leads[0].ref)


def test_an_adult_who_was_recruited_is_said_to_be_recruited() -> None:
    assert let_out(a_man_taken()).leads[0].act is Act.FORCIBLY_RECRUITED


# Practices and positions


def a_practice(published: str = "") -> Telling:
    t = Telling("doc:a", f"They come at night, says Ko Zarqwel Hpunmyat of {LAWK_HPRAI}.", published=published)
    t.speaker(SpeakerKind.WITNESS, "Ko Zarqwel Hpunmyat")
    t.practice(PracticeKind.HOUR, "They come at night, says Ko Zarqwel Hpunmyat", place=township(LAWK_HPRAI))
    return t


def test_a_practice_is_shown_by_township() -> None:
    (practice,) = let_out(a_practice()).practices
    assert (practice.place.words, practice.place.pcode) == ("", "MMR001009")


def test_the_words_of_a_practice_are_masked_as_its_document_is() -> None:
    (practice,) = let_out(a_practice()).practices
    assert "Zarqwel" not in practice.rule + practice.quote.text
    assert practice.rule.startswith("They come at night")


@pytest.mark.parametrize(("as_of", "shown"), [(None, 1), (date(2025, 10, 14), 0), (date(2025, 10, 15), 1)])
def test_a_practice_is_withheld_for_thirty_days(as_of: date | None, shown: int) -> None:
    released = let_out(a_practice("2025-09-15"), as_of=as_of)
    assert (len(released.practices), released.practices_withheld) == (shown, 1 - shown)


def test_what_a_party_says_comes_out_with_its_scope() -> None:
    t = a_man_taken(then="The group admits that some units use force.")
    t.position(PositionKind.ADMITS_IN_PART, "KIA", "admits that some units use force", "some units")
    (position,) = let_out(t).positions
    assert (position.party, position.scope) == (Actor("KIA", "KIA"), "some units")


def _everything(released: Released) -> str:
    """Every string that a form could show, reprs included: they leave nothing out here."""
    from dataclasses import fields, is_dataclass

    def walk(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, tuple):
            return [s for v in value for s in walk(v)]
        if is_dataclass(value):
            return [s for f in fields(value) for s in walk(getattr(value, f.name))]
        return []

    return "\n".join(walk(released))


def test_a_name_that_only_the_cleaned_layer_can_read_is_masked_in_the_original() -> None:
    """As in a Zawgyi post: what the grammars read is the cleaned text, what is shown is the original."""
    t = a_man_taken(then="Ko Xarqwel Hpunmyat saw it.")
    t.speaker(SpeakerKind.WITNESS, "Ko Zarqwel Hpunmyat")
    folder = findings([t])
    (document,) = folder.documents
    cleaned = replace(document, cleaned=document.text.replace("Xarqwel", "Zarqwel"))
    assert "Xarqwel" not in text_of(let_out(replace(folder, documents=(cleaned,))))


def test_a_taking_told_in_the_sentence_of_an_escape_keeps_its_date_and_loses_its_words() -> None:
    t = Telling("doc:a", f"{BRANG_AUNG[0]} was taken but slipped away through the bamboo grove.")
    he = t.person(BRANG_AUNG[0], name=BRANG_AUNG[0])
    t.incident("was taken", Act.TAKEN, [he], when="2025-09-12")
    t.incident("slipped away", Act.ESCAPED, [he])
    released = let_out(t)
    (lead,) = released.leads
    assert (lead.when.edtf, lead.quotes) == ("2025-09-12", ())
    assert [m.quote for m in lead.timeline] == [None, None]
    assert set(released.withheld_from(lead.ref)) >= {"quotes", "ending"}


@pytest.mark.parametrize(("words", "pcode", "shown"), [("the mill", None, None), ("Kachin State", "MMR001", "MMR001")])
def test_a_practice_without_a_township_keeps_only_what_is_wider(
    words: str, pcode: str | None, shown: str | None
) -> None:
    place = Place(words, pcode, Precision.EXACT if pcode else Precision.WORDS_ONLY)
    t = Telling("doc:a", "They come at night.")
    t.practice(PracticeKind.HOUR, "They come at night", place=place)
    (practice,) = let_out(t).practices
    assert practice.place.pcode == shown
    assert practice.place.words == (words if shown else "")


# Names of files


def test_names_of_other_files_pass_the_gate_as_well() -> None:
    t = a_child()
    t.speaker(SpeakerKind.WITNESS, "Ko Zarqwel Hpunmyat")
    plain = "_".join(THIDAR[0].split()) + " zarqwel-hpunmyat 09787440912\u202e.txt"
    folder = replace(findings([t]), plain_files=(plain,), set_aside=((plain, "file", "No text."),))
    released = let_out(folder)
    assert released.plain_files == (released.set_aside[0][0],)
    assert len(released.plain_files[0]) == len(plain)
    assert not re.search("(?i)thidar|zarqwel|787|\u202e", released.plain_files[0])


def test_an_administrator_is_told_of_no_file_name() -> None:
    assert let_out(replace(a_folder(), plain_files=("Maran.txt",)), Reader.ADMINISTRATOR).plain_files == ()


# A date or a place that the coder took from the wrong sentence


def test_a_place_that_only_the_sentence_of_an_ending_names_is_not_shown() -> None:
    t = a_man_taken(then="He made it home to the mill of Wun Tho.")
    t.claim("doc:a/i1", Property.WHERE, Place("the mill of Wun Tho"), "the mill of Wun Tho")
    folder = findings([t])
    (lead,) = folder.assessments
    misread = replace(lead, where=Place("the mill of Wun Tho"))
    released = let_out(replace(folder, assessments=(misread,)))
    assert "Wun Tho" not in _everything(released)
    assert "place" in released.withheld_from(lead.ref)
