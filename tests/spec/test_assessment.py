"""What an assessment promises, in the field's words. All people and places are invented."""

from __future__ import annotations

from datetime import date

import pytest

from cast import BRANG_AUNG, KYAW_LIN, LAWK_HPRAI, NAM_TAWNG_KAWNG, NANG_HOM, SENG_RA, SHWE_PAUK_KONE, THIDAR
from kintrace.model import (
    Act,
    Actor,
    Assessment,
    Child,
    Count,
    Fate,
    Pair,
    Place,
    PositionKind,
    Precision,
    Property,
    Question,
    Sex,
    SpeakerKind,
    Stance,
    When,
    Words,
)
from unit.outputs.builders import Telling, assessed, linked, township


def a_taking(
    ref: str,
    *,
    name: str = SENG_RA[0],
    when: str = "2025-09-12",
    where: Place | None = None,
    taker: str | Actor | None = "KIA",
    act: Act = Act.TAKEN,
    **person: object,
) -> Telling:
    t = Telling(ref, f"{name} was taken away.")
    who = t.person(name, name=name, **person)  # type: ignore[arg-type]
    t.incident("was taken away", act, [who], when=when, where=where, taker=taker)
    return t


def together(*tellings: Telling, origins: list[list[str]] | None = None, pairs: list[Pair] | None = None) -> Assessment:
    """The one lead that tellings of one person and one event make."""
    links = linked(
        tellings,
        persons=[[f"{t.ref}/p1" for t in tellings]],
        incidents=[[f"{t.ref}/i1" for t in tellings]],
        origins=origins or [],
        pairs=pairs or [],
    )
    (lead,) = assessed(tellings, links)
    return lead


def conflicts_of(lead: Assessment) -> dict[str, list[str]]:
    return {c.property: [v.value for v in c.values] for c in lead.conflicts}


def answers(lead: Assessment, question: Question) -> dict[str, tuple[int, int]]:
    return {h.answer: (h.origins_for, h.origins_against) for h in lead.hypotheses if h.question is question}


# Who took, who holds, what became of them


def test_the_holder_is_never_worked_out_from_the_taker() -> None:
    lead = together(a_taking("doc:a"))
    assert lead.taker.code == "KIA"
    assert lead.holder == Actor("", None)
    assert "holder" in lead.settle


def test_the_holder_is_who_somebody_says_holds_them() -> None:
    t = a_taking("doc:a", taker=None)
    t.claim("doc:a/p1", Property.HOLDER, Actor("the battalion", "MM_MIL:LIB999"), "was taken away")
    lead = together(t)
    assert (lead.taker.code, lead.holder.code) == (None, "MM_MIL:LIB999")


def test_two_documents_of_one_origin_count_once() -> None:
    lead = together(a_taking("doc:a"), a_taking("doc:b"), origins=[["doc:a", "doc:b"]])
    assert lead.origins == 1
    assert answers(lead, Question.TAKER) == {"KIA": (1, 0)}
    assert "who_took_independent_origin" in lead.settle


def test_two_origins_that_name_one_side_count_twice() -> None:
    lead = together(a_taking("doc:a"), a_taking("doc:b"))
    assert answers(lead, Question.TAKER) == {"KIA": (2, 0)}
    assert "who_took_independent_origin" not in lead.settle


def test_two_sides_stand_side_by_side_and_none_is_shown_alone() -> None:
    lead = together(a_taking("doc:a"), a_taking("doc:b", taker="MM_MIL"))
    assert lead.taker == Actor("", None)
    assert answers(lead, Question.TAKER) == {"KIA": (1, 0), "MM_MIL": (1, 0)}
    assert conflicts_of(lead)["taker"] == ["KIA", "MM_MIL"]


def test_an_origin_that_names_nobody_takes_nothing_away() -> None:
    lead = together(a_taking("doc:a"), a_taking("doc:b", taker=None, act=Act.MISSING))
    assert lead.taker.code == "KIA"


def test_a_unit_speaks_for_its_side_and_the_side_is_shown_where_not_all_name_the_unit() -> None:
    lead = together(a_taking("doc:a", taker="MM_MIL:LIB999"), a_taking("doc:b", taker="MM_MIL"))
    assert lead.taker.code == "MM_MIL"
    assert answers(lead, Question.TAKER) == {"MM_MIL": (2, 0), "MM_MIL:LIB999": (1, 0)}
    assert "taker" not in conflicts_of(lead)


def test_a_side_and_the_army_it_is_part_of_do_not_exclude_each_other() -> None:
    lead = together(a_taking("doc:a", taker="MM_POLICE"), a_taking("doc:b", taker="MM_POLICE"))
    assert lead.taker.code == "MM_POLICE"
    wider = together(a_taking("doc:a", taker="KPDF"), a_taking("doc:b", taker="PDF"))
    assert wider.taker.code == "PDF"
    assert "taker" not in conflicts_of(wider)


def test_armed_men_whom_nobody_knew_exclude_nobody() -> None:
    unknown = Actor("armed men", "UNIDENTIFIED_AG")
    lead = together(a_taking("doc:a", taker=unknown), a_taking("doc:b", taker="KIA"))
    assert lead.taker.code == "KIA"
    assert "taker" not in conflicts_of(lead)


def test_a_denial_never_becomes_a_taking() -> None:
    t = a_taking("doc:a", taker=None)
    t.claim("doc:a/i1", Property.TAKER, Actor("KIA", "KIA"), "was taken away", stance=Stance.DENIES)
    lead = together(t)
    assert lead.taker == Actor("", None)
    assert answers(lead, Question.TAKER) == {"KIA": (0, 1)}


def test_a_partys_own_denial_is_shown_and_does_not_clear_it() -> None:
    t = a_taking("doc:a")
    spokesman = t.speaker(SpeakerKind.SPOKESPERSON, "its spokesman", party="KIA")
    t.claim("doc:a/i1", Property.TAKER, Actor("KIA", "KIA"), "was taken away", spokesman, Stance.DENIES)
    lead = together(t)
    assert lead.taker.code == "KIA"
    assert answers(lead, Question.TAKER) == {"KIA": (1, 1)}


def test_a_denial_by_somebody_else_makes_it_disputed() -> None:
    t = a_taking("doc:a")
    witness = t.speaker(SpeakerKind.WITNESS, "a witness")
    t.claim("doc:a/i1", Property.TAKER, Actor("KIA", "KIA"), "was taken away", witness, Stance.DENIES)
    assert together(t).taker == Actor("", None)


def test_a_partys_general_admission_is_no_evidence_in_one_case() -> None:
    t = Telling("doc:a", "Somebody was taken away. The group admits that some units use force.")
    who = t.person("Somebody")
    t.incident("was taken away", Act.TAKEN, [who], taker="KIA")
    position = t.position(PositionKind.ADMITS_IN_PART, "KIA", "admits that some units use force", "some units")
    lead = together(t)
    assert answers(lead, Question.TAKER) == {"KIA": (1, 0)}
    assert lead.positions == (position,)


def test_no_probability_is_invented() -> None:
    lead = together(a_taking("doc:a"), a_taking("doc:b", taker="MM_MIL"))
    assert {h.probability for h in lead.hypotheses} == {None}


@pytest.mark.parametrize("order", [0, 1])
def test_a_rejected_claim_speaks_for_nothing(order: int) -> None:
    from dataclasses import replace

    from kintrace.assessment import assess
    from kintrace.model import ClaimStatus

    t = a_taking("doc:a")
    claims = [replace(c, status=ClaimStatus.REJECTED) if c.property is Property.TAKER else c for c in t.coding.claims]
    coding = replace(t.coding, claims=tuple(claims[:: 1 - 2 * order]))
    (lead,) = assess([coding], {t.ref: t.document}, linked([t]))
    assert lead.taker == Actor("", None)


# What became of them


def test_a_release_joins_the_taking_of_the_same_person() -> None:
    t = Telling("doc:a", f"{BRANG_AUNG[0]} was taken on 1 June. He was freed on 3 June.")
    who = t.person(BRANG_AUNG[0], name=BRANG_AUNG[0])
    t.incident("was taken", Act.TAKEN, [who], when="2025-06-01")
    t.incident("was freed", Act.RELEASED, [who], when="2025-06-03")
    (lead,) = assessed([t])
    assert lead.episode.later == ("inc:doc:a/i2",)
    assert (lead.act, lead.fate) == (Act.TAKEN, Fate.RELEASED)
    assert not {"alive", "holder"} & set(lead.settle)
    assert [m.act for m in lead.timeline] == [Act.TAKEN, Act.RELEASED]


def test_being_held_does_not_contradict_a_later_release() -> None:
    t = Telling("doc:a", "He was taken, he was held, he was freed.")
    who = t.person("He")
    t.incident("was taken", Act.TAKEN, [who])
    t.incident("was freed", Act.RELEASED, [who])
    t.fate(who, Fate.HELD, "was held")
    (lead,) = assessed([t])
    assert lead.fate is Fate.RELEASED
    assert "fate" not in conflicts_of(lead)


def test_a_death_and_a_release_are_kept_side_by_side() -> None:
    a, b = a_taking("doc:a"), a_taking("doc:b")
    a.fate("doc:a/p1", Fate.DIED, "was taken away")
    b.fate("doc:b/p1", Fate.RELEASED, "was taken away")
    lead = together(a, b)
    assert lead.fate is Fate.UNKNOWN
    assert conflicts_of(lead)["fate"] == ["died", "released"]
    assert "fate_disputed" in lead.settle


def test_a_death_in_flight_is_a_lead_where_no_taking_is_told() -> None:
    t = Telling("doc:a", f"{KYAW_LIN[0]}, 31, fell to his death as he ran from recruiters.")
    who = t.person(KYAW_LIN[0], name=KYAW_LIN[0], age=31)
    t.incident("fell to his death", Act.DIED_FLEEING, [who], taker="KIA")
    (lead,) = assessed([t])
    assert (lead.act, lead.fate) == (Act.DIED_FLEEING, Fate.DIED)
    assert "death" in lead.settle
    assert not {"alive", "holder"} & set(lead.settle)


@pytest.mark.parametrize("act", [Act.ESCAPED, Act.RELEASED, Act.RETURNED, Act.INJURED, Act.KILLED])
def test_nobody_is_missing_where_only_an_end_is_told(act: Act) -> None:
    t = Telling("doc:a", "Two men got home.")
    men = t.person("Two men", number=Count(2, 2))
    t.incident("got home", act, [men])
    assert assessed([t]) == ()


def test_a_second_taking_after_a_release_opens_a_second_episode() -> None:
    t = Telling("doc:a", "He was taken, freed, and taken again.")
    who = t.person("He")
    t.incident("was taken", Act.TAKEN, [who], when="2025-06-01")
    t.incident("freed", Act.RELEASED, [who], when="2025-06-03")
    t.incident("taken again", Act.TAKEN, [who], when="2025-08-01")
    first, second = assessed([t])
    assert (first.when.edtf, first.fate) == ("2025-06-01", Fate.RELEASED)
    assert (second.when.edtf, second.fate) == ("2025-08-01", Fate.UNKNOWN)


def test_one_taking_that_two_documents_date_a_little_apart_is_one_episode() -> None:
    a, b = a_taking("doc:a"), a_taking("doc:b", when="2025-09-20")
    (lead,) = assessed([a, b], linked([a, b], persons=[["doc:a/p1", "doc:b/p1"]]))
    assert conflicts_of(lead)["date"] == ["2025-09-12", "2025-09-20"]


# When and where


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (["2025-09-12", "2025-09"], "2025-09-12"),
        (["2025-09", "XXXX-09-12"], "2025-09-12"),
        (["2025-09-10/2025-09-20", "2025-09-15/2025-09-30"], "2025-09-15/2025-09-20"),
        (["2025-09-12", "2025-09-15~"], "2025-09-12"),
        (["2025-09-12", "XXXX-XX-XX"], "2025-09-12"),
        (["2025-09-12", "2025-09-14"], "[2025-09-12,2025-09-14]"),
        (["2025-09-12", "XXXX-09-14"], "[2025-09-12,2025-09-14]"),
        (["2025-09-12", "2025-11"], "2025-09-12/2025-11-30"),
        (["XXXX-XX-XX"], "XXXX-XX-XX"),
    ],
)
def test_dates_join_into_the_narrowest_that_none_contradicts(told: list[str], shown: str) -> None:
    lead = together(*(a_taking(f"doc:{n}", when=edtf) for n, edtf in enumerate(told)))
    assert lead.when.edtf == shown
    assert ("date" in conflicts_of(lead)) == (shown in ("[2025-09-12,2025-09-14]", "2025-09-12/2025-11-30"))


def test_relative_words_ask_for_the_day_of_publication() -> None:
    t = Telling("doc:a", "Just yesterday he was taken.")
    who = t.person("he")
    t.incident("was taken", Act.TAKEN, [who], when=When("XXXX-XX-XX", "Just yesterday"))
    (lead,) = assessed([t])
    assert lead.date_words == ("Just yesterday",)
    assert "publication_date" in lead.settle
    assert "exact_date" not in lead.settle


def test_a_day_without_a_year_asks_for_the_year() -> None:
    settle = together(a_taking("doc:a", when="XXXX-09-12")).settle
    assert "which_year" in settle
    assert "exact_date" not in settle


def test_a_township_alone_asks_for_the_village() -> None:
    assert "village" in together(a_taking("doc:a", where=Place("Hpakant", "MMR001009", Precision.EXACT))).settle
    assert "village" not in together(a_taking("doc:a", where=township(f"{LAWK_HPRAI} village"))).settle


def test_a_notice_without_another_date_is_dated_by_when_they_were_last_seen() -> None:
    t = Telling("doc:a", "Missing since 3 October.")
    who = t.person("Missing")
    t.incident("Missing", Act.MISSING, [who])
    t.claim(who, Property.LAST_SEEN, When("2025-10-03"), "3 October")
    t.claim(who, Property.LAST_SEEN_AT, township("the market"), "3 October")
    (lead,) = assessed([t])
    assert lead.when.first == date(2025, 10, 3)
    assert lead.where.words == "the market"


def test_two_tracts_of_one_township_are_one_event_with_both_places_kept() -> None:
    here = township(f"{LAWK_HPRAI} Village-tract in Hpakant", "Hpakant", name=LAWK_HPRAI)
    there = township(f"near {SHWE_PAUK_KONE} Village, {NAM_TAWNG_KAWNG} Village Tract",
                     f"{NAM_TAWNG_KAWNG} Village Tract", name=SHWE_PAUK_KONE)  # fmt: skip
    lead = together(a_taking("doc:a", where=here), a_taking("doc:b", where=there))
    assert conflicts_of(lead)["place"] == sorted([here.words, there.words])
    assert (lead.where.words, lead.where.pcode) == ("Hpakant", "MMR001009")
    assert "which_place" in lead.settle


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{LAWK_HPRAI} Village", "Lawk Prai village"),
        (f"near {LAWK_HPRAI}", f"{LAWK_HPRAI} Village"),
        ("Hpakant Township", f"{LAWK_HPRAI} Village"),
    ],
)
def test_spellings_and_widths_of_one_place_are_no_conflict(one: str, other: str) -> None:
    lead = together(a_taking("doc:a", where=township(one)), a_taking("doc:b", where=township(other)))
    assert "place" not in conflicts_of(lead)


# Who


def test_about_twenty_and_twenty_are_no_conflict() -> None:
    lead = together(*(_men(f"doc:{n}", c) for n, c in enumerate([Count(18, 22, "about 20"), Count(20, 20)])))
    assert lead.who.number == Count(20, 20)
    assert "number" not in conflicts_of(lead)


def test_counts_that_do_not_meet_are_kept_side_by_side() -> None:
    lead = together(*(_men(f"doc:{n}", c) for n, c in enumerate([Count(20, 20), Count(30, None)])))
    assert conflicts_of(lead)["number"] == ["20", "30.."]
    assert lead.who.number == Count(20, None)


def test_two_groups_of_one_event_whom_linkage_keeps_apart_are_one_lead() -> None:
    a, b = _men("doc:a", Count(20, 20)), _men("doc:b", Count(30, 30))
    (lead,) = assessed([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]]))
    assert conflicts_of(lead)["number"] == ["20", "30"]
    assert "how_many" in lead.settle


def test_a_part_and_a_whole_are_two_leads() -> None:
    a, b = _men("doc:a", Count(3, 3)), _men("doc:b", Count(30, 30))
    assert len(assessed([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]]))) == 2


def test_two_named_victims_of_one_event_are_never_joined() -> None:
    a, b = a_taking("doc:a"), a_taking("doc:b", name=BRANG_AUNG[0])
    assert len(assessed([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]]))) == 2


def test_a_humans_word_keeps_two_victims_apart() -> None:
    a, b = _men("doc:a", Count(20, 20)), _men("doc:b", Count(30, 30))
    judged = Pair("doc:a/p1", "doc:b/p1", -60_000)
    links = linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]], pairs=[judged])
    assert len(assessed([a, b], links)) == 2


def test_spellings_of_one_name_are_no_conflict_and_all_are_kept() -> None:
    lead = together(*(a_taking(f"doc:{n}", name=name) for n, name in enumerate(SENG_RA)))
    assert set(lead.who.names) == set(SENG_RA)
    assert lead.who.names[0] == SENG_RA[0]
    assert "name" not in conflicts_of(lead)


def test_two_ages_stand_side_by_side_and_the_younger_decides_for_the_rules_for_children() -> None:
    lead = together(a_taking("doc:a", age=17), a_taking("doc:b", age=19))
    assert lead.who.ages == (17, 19)
    assert lead.who.child is Child.YES
    assert conflicts_of(lead)["age"] == ["17", "19"]


def test_an_age_of_about_eighteen_may_be_a_childs() -> None:
    assert together(a_taking("doc:a", age=(16, 20))).who.child is Child.YES


def test_a_birth_date_tells_the_age_at_the_taking() -> None:
    t = a_taking("doc:a")
    t.claim("doc:a/p1", Property.BIRTH, When("2008"), "was taken away")
    assert together(t).who.child is Child.YES


def test_sexes_that_exclude_each_other_are_shown() -> None:
    lead = together(a_taking("doc:a", sex=Sex.MALE), a_taking("doc:b", sex=Sex.FEMALE))
    assert conflicts_of(lead)["sex"] == ["f", "m"]
    assert lead.who.sex is Sex.UNKNOWN


def test_fathers_of_different_names_are_worth_a_look() -> None:
    a, b = a_taking("doc:a"), a_taking("doc:b")
    a.claim("doc:a/p1", Property.FATHER, Words("U Ba Htoo"), "was taken away")
    b.claim("doc:b/p1", Property.FATHER, Words("Duwa Zau Ring"), "was taken away")
    assert "father" in conflicts_of(together(a, b))


def test_a_named_person_and_the_rest_of_a_group_have_a_lead_each() -> None:
    t = Telling("doc:a", f"Twenty men, among them {BRANG_AUNG[0]}, were taken.")
    men = t.person("Twenty men", number=Count(20, 20), sex=Sex.MALE)
    he = t.person(BRANG_AUNG[0], name=BRANG_AUNG[0], sex=Sex.MALE)
    t.incident("were taken", Act.TAKEN, [men, he])
    named, rest = sorted(assessed([t]), key=lambda a: not a.who.names)
    assert named.who.names == (BRANG_AUNG[0],)
    assert rest.who.number == Count(19, 19)


def test_a_group_that_is_named_whole_has_no_lead_of_its_own() -> None:
    t = Telling("doc:a", f"Two women, {THIDAR[0]} and {NANG_HOM[0]}, were taken.")
    women = t.person("Two women", number=Count(2, 2), sex=Sex.FEMALE)
    each = [t.person(n, name=n, sex=Sex.FEMALE) for n in (THIDAR[0], NANG_HOM[0])]
    t.incident("were taken", Act.TAKEN, [women, *each])
    assert {a.who.names for a in assessed([t])} == {(THIDAR[0],), (NANG_HOM[0],)}


def test_a_woman_is_not_taken_off_a_group_of_men() -> None:
    t = Telling("doc:a", f"Five men and {THIDAR[0]} were taken.")
    men = t.person("Five men", number=Count(5, 5), sex=Sex.MALE)
    she = t.person(THIDAR[0], name=THIDAR[0], sex=Sex.FEMALE)
    t.incident("were taken", Act.TAKEN, [men, she])
    assert Count(5, 5) in {a.who.number for a in assessed([t])}


def test_two_accounts_of_one_taking_that_say_more_and_less_are_no_conflict() -> None:
    lead = together(a_taking("doc:a"), a_taking("doc:b", act=Act.FORCIBLY_RECRUITED))
    assert lead.act is Act.FORCIBLY_RECRUITED
    assert "act" not in conflicts_of(lead)


def test_an_arrest_and_a_recruitment_are_a_conflict() -> None:
    lead = together(a_taking("doc:a", act=Act.DETAINED), a_taking("doc:b", act=Act.FORCIBLY_RECRUITED))
    assert conflicts_of(lead)["act"] == ["detained", "forcibly_recruited"]


def test_a_likely_double_asks_for_a_judgement() -> None:
    lead = together(a_taking("doc:a"), pairs=[Pair("doc:a/p1", "doc:z/p9", 500)])
    assert "same_person?" in lead.settle


def test_the_order_of_codings_and_links_changes_nothing() -> None:
    from kintrace.assessment import assess
    from kintrace.model import Linked

    tellings = [a_taking("doc:a"), a_taking("doc:b", taker="MM_MIL"), _men("doc:c", Count(3, None))]
    links = linked(tellings, persons=[["doc:a/p1", "doc:b/p1"]], incidents=[["doc:a/i1", "doc:b/i1"]])
    turned = Linked(links.persons[::-1], links.incidents[::-1], links.origins[::-1])
    documents = {t.ref: t.document for t in tellings}
    codings = [t.coding for t in tellings]
    assert assess(codings, documents, links) == assess(codings[::-1], documents, turned)


def _men(ref: str, count: Count) -> Telling:
    t = Telling(ref, "The men were taken.")
    men = t.person("The men", number=count, sex=Sex.MALE)
    t.incident("were taken", Act.TAKEN, [men])
    return t
