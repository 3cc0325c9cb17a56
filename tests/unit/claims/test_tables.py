"""Lists: every row is claims or set aside, every claim has its cell, and no column is guessed at."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cast
from kintrace.claims.notices import reading as notices
from kintrace.claims.tables import reading as tables
from kintrace.model import Arrival, Code, Coding, Document, Place, Property, SpeakerKind, Value, When, Words
from kintrace.sources import formats


def listed(*rows: str, sidecar: bytes = b"") -> tuple[Document, Coding]:
    body = "\n".join(rows).encode()
    arrival = Arrival("arr:1", hashlib.sha256(body).hexdigest(), "list.csv", body, sidecar)
    document = formats()["table-csv"].read(arrival, "doc:1").documents[0]
    return document, tables.code(document)


def values(coding: Coding, prop: Property) -> list[Value]:
    return [claim.value for claim in coding.claims if claim.property is prop]


def words(coding: Coding, prop: Property) -> list[str]:
    return [value.text for value in values(coding, prop) if isinstance(value, Words)]


def codes(coding: Coding, prop: Property) -> list[str]:
    return [value.code for value in values(coding, prop) if isinstance(value, Code)]


def dates(coding: Coding, prop: Property) -> list[str]:
    return [value.edtf for value in values(coding, prop) if isinstance(value, When)]


def actors(coding: Coding, prop: Property) -> list[str | None]:
    return [value.code for value in values(coding, prop) if hasattr(value, "words") and hasattr(value, "code")]


def places(coding: Coding, prop: Property) -> list[Place]:
    return [value for value in values(coding, prop) if isinstance(value, Place)]


FULL = (
    "No,Name,Father's name,Sex,Age,NRC,Phone,Home,Date of arrest,Place of arrest,Arrested by,Status,Remarks",
    f'1,{cast.SENG_RA[0]},Lahpai Tu,M,17,၁/ဖကန(နိုင်)၁၂၃၄၅၆,09-420-123-456,"{cast.LAWK_HPRAI}, {cast.HPAKANT} Township",'
    f"30/9/2025,{cast.HPAKANT},KIA,still detained,a student",
)


def test_a_row_becomes_a_person_an_incident_and_claims_on_cells() -> None:
    document, coding = listed(*FULL)
    (person,), (incident,) = coding.persons, coding.incidents
    assert incident.victims == (person.ref,)
    assert words(coding, Property.NAME) == [cast.SENG_RA[0]]
    assert words(coding, Property.FATHER) == ["Lahpai Tu"]
    assert words(coding, Property.IDENTITY_NUMBER) == ["1/PHAKANA(N)123456"]
    assert words(coding, Property.CONTACT) == ["09-420-123-456"]
    assert codes(coding, Property.SEX) == ["m"]
    assert codes(coding, Property.ACT) == ["detained"]
    assert codes(coding, Property.FATE) == ["held"]
    assert dates(coding, Property.WHEN) == ["2025-09-30"]
    assert actors(coding, Property.TAKER) == ["KIA"]
    assert places(coding, Property.WHERE)[0].township == cast.HPAKANT_PCODE
    assert places(coding, Property.HOME)[0].words == f"{cast.LAWK_HPRAI}, {cast.HPAKANT} Township"
    for claim in coding.claims:
        assert claim.quote.cell is not None
        assert claim.quote.cell.row == 2
        assert document.text[claim.quote.start : claim.quote.end] == claim.quote.text
        assert claim.because.endswith(".")


def test_the_keeper_of_the_list_speaks() -> None:
    _, coding = listed(*FULL, sidecar=b'{"outlet": "A rights group"}')
    assert [(s.kind, s.words) for s in coding.speakers] == [(SpeakerKind.LIST_KEEPER, "A rights group")]


def test_a_list_in_burmese_is_read_alike() -> None:
    _, coding = listed(
        "စဉ်,အမည်,ကျား/မ,အသက်,အဘအမည်,နေရပ်လိပ်စာ,ပျောက်ဆုံးသည့်နေ့,ပျောက်ဆုံးသည့်နေရာ",
        f"၁,{cast.THIDAR[2]},မ,၁၉ နှစ်,ဦးကျော်လင်း,ဖားကန့်မြို့နယ်,၃၀-၉-၂၀၂၅,ဖားကန့်",
    )
    assert words(coding, Property.NAME) == [cast.THIDAR[2]]
    assert codes(coding, Property.SEX) == ["f"]
    assert codes(coding, Property.ACT) == ["missing"]
    assert dates(coding, Property.WHEN) == ["2025-09-30"]
    assert dates(coding, Property.LAST_SEEN) == ["2025-09-30"]
    assert [c.min for c in values(coding, Property.AGE)] == [19]  # type: ignore[union-attr]
    assert places(coding, Property.HOME)[0].township == cast.HPAKANT_PCODE


def test_a_list_in_zawgyi_is_read_as_unicode_and_quoted_as_written() -> None:
    _document, coding = listed("အမည္,အသက္,ေနရပ္", "ေမာင္ေက်ာ္လင္းထက္,၁၉,ဖားကန႔္ၿမိဳ႕နယ္")
    assert words(coding, Property.NAME) == ["မောင်ကျော်လင်းထက်"]
    assert coding.persons[0].quote.text == "ေမာင္ေက်ာ္လင္းထက္"


def test_columns_of_the_plain_interface_are_known() -> None:
    _, coding = listed(
        "id,list,name,other_names,sex,age,age_on,birth_date,father_name,mother_name,nrc,phone,ethnicity,occupation,"
        "place,pcode,event_date,event_place,note",
        f"r1,a,{cast.NANG_HOM[0]},Nan Hom;{cast.NANG_HOM[2]},F,20,2025-01,2005~,Sai Kham,Nang Oo,,,Shan,student,"
        f"{cast.LAWK_HPRAI},{cast.HPAKANT_PCODE},2025-02-12~,{cast.HPAKANT},",
    )
    assert words(coding, Property.OTHER_NAME) == ["Nan Hom", cast.NANG_HOM[2]]
    assert dates(coding, Property.BIRTH) == ["2005~"]
    assert dates(coding, Property.WHEN) == ["2025-02-12~"]
    assert words(coding, Property.MOTHER) == ["Nang Oo"]
    assert words(coding, Property.ETHNICITY) == ["Shan"]
    home = places(coding, Property.HOME)[0]
    assert (home.words, home.pcode) == (cast.LAWK_HPRAI, cast.HPAKANT_PCODE)


def test_several_names_in_one_cell_are_several_people_of_one_incident() -> None:
    _, coding = listed(
        "Name,Age,Sex,Date taken,Taken by", f"{cast.SENG_RA[0]}; {cast.BRANG_AUNG[0]},17; 30,M,2025-09-30,KIA"
    )
    assert words(coding, Property.NAME) == [cast.SENG_RA[0], cast.BRANG_AUNG[0]]
    assert [c.min for c in values(coding, Property.AGE)] == [17, 30]  # type: ignore[union-attr]
    assert codes(coding, Property.SEX) == ["m", "m"]
    assert len(coding.incidents) == 1
    assert len(coding.incidents[0].victims) == 2


def test_a_count_in_the_remarks_of_a_row_without_a_name_is_a_group() -> None:
    _, coding = listed("Name,Date taken,Remarks", ",2025-09-30,4 miners")
    assert [(c.min, c.max) for c in values(coding, Property.NUMBER)] == [(4, 4)]  # type: ignore[union-attr]
    assert coding.persons[0].group


def test_a_list_is_no_other_coders_matter() -> None:
    document, _ = listed(*FULL)
    assert tables.fits(document) == 1
    assert notices.fits(document) == 0


@pytest.mark.parametrize(("count", "people"), [("2", 2), ("5", 1), ("", 1)])
def test_names_joined_by_and_are_taken_apart_only_when_the_count_says_so(count: str, people: int) -> None:
    _, coding = listed(
        "Name,Number of people,Date taken", f"{cast.SENG_RA[0]} and {cast.BRANG_AUNG[0]},{count},2025-09-30"
    )
    assert len(coding.persons) == people


def test_a_row_without_a_name_and_with_a_count_is_a_group() -> None:
    _, coding = listed("Name,Number of people,Date taken", ",12,2025-09-30", "unknown,3,2025-10-01")
    assert [p.group for p in coding.persons] == [True, True]
    assert [c.min for c in values(coding, Property.NUMBER)] == [12, 3]  # type: ignore[union-attr]
    assert words(coding, Property.NAME) == []


def test_a_count_under_the_heading_for_the_name_is_a_group_and_no_name() -> None:
    _, coding = listed("Name,Date taken", "5 women,2025-09-30")
    assert words(coding, Property.NAME) == []
    assert codes(coding, Property.SEX) == ["f"]
    assert coding.persons[0].group


def test_somebody_described_and_not_named_is_kept() -> None:
    _, coding = listed("Name,Sex,Age,Date taken", "unknown,F,16,2025-09-30")
    assert len(coding.persons) == 1
    assert words(coding, Property.NAME) == []


@pytest.mark.parametrize("total", ["Total", "Total: 12", "GRAND TOTAL", "စုစုပေါင်း", "စုစုပေါင်း ၁၂ ဦး"])
def test_a_line_of_totals_is_set_aside(total: str) -> None:
    _, coding = listed("Name,Number of people,Date taken", ",12,2025-09-30", f"{total},12,")
    assert [(a.where, "totals" in a.reason) for a in coding.set_aside] == [("row 3", True)]
    assert len(coding.persons) == 1


def test_rows_that_name_nobody_are_set_aside_with_their_number() -> None:
    _, coding = listed("No,Name,Age", "1,-,-", f"2,{cast.SENG_RA[0]},27", "No,Name,Age", f"{cast.HPAKANT} Township,,")
    assert [aside.where for aside in coding.set_aside] == ["row 2", "row 4", "row 5"]
    assert len(coding.persons) == 1


@pytest.mark.parametrize(
    ("status", "fate", "later"),
    [
        ("Released", "released", ["released"]),
        ("escaped on the road", "escaped", ["escaped"]),
        ("Not released", None, []),
        ("still missing", "unknown", []),
        ("died", "died", []),
        ("shot dead", "died", ["killed"]),
        ("in training", "in_training", []),
        ("ထိန်းသိမ်းထားဆဲ", "held", []),
        ("ပြန်လွှတ်ပေးပြီး", "released", ["released"]),
        ("released after payment", "ransomed", ["released"]),
    ],
)
def test_a_status_says_what_became_of_somebody(status: str, fate: str | None, later: list[str]) -> None:
    _, coding = listed("Name,Date taken,Status", f"{cast.SENG_RA[0]},2025-09-30,{status}")
    assert codes(coding, Property.FATE) == ([fate] if fate else [])
    assert codes(coding, Property.ACT)[1:] == later


def test_a_day_of_release_is_an_incident_of_its_own() -> None:
    _, coding = listed("Name,Date taken,Release date", f"{cast.SENG_RA[0]},2025-09-30,2025-10-05")
    assert codes(coding, Property.ACT) == ["taken", "released"]
    assert dates(coding, Property.WHEN) == ["2025-09-30", "2025-10-05"]


def test_the_row_says_more_than_the_heading_and_the_heading_more_than_the_title() -> None:
    _, by_title = listed("List of people forcibly recruited,", "Name,Date", f"{cast.SENG_RA[0]},2025-09-30")
    _, by_heading = listed("List of people forcibly recruited,", "Name,Arrest date", f"{cast.SENG_RA[0]},2025-09-30")
    _, by_row = listed("People arrested,,", "Name,Date,Event", f"{cast.SENG_RA[0]},2025-09-30,abducted")
    assert codes(by_title, Property.ACT) == ["forcibly_recruited"]
    assert codes(by_heading, Property.ACT) == ["detained"]
    assert codes(by_row, Property.ACT) == ["taken"]


def test_a_list_that_does_not_say_what_happened_says_missing() -> None:
    _, coding = listed("Name,Date,Place", f"{cast.SENG_RA[0]},2025-09-30,{cast.HPAKANT}")
    assert codes(coding, Property.ACT) == ["missing"]


def test_a_taker_makes_a_missing_person_one_who_was_taken() -> None:
    _, coding = listed("Name,Missing since,Armed group", f"{cast.SENG_RA[0]},2025-09-30,KIA")
    assert codes(coding, Property.ACT) == ["taken"]


def test_two_possible_takers_are_two_claims() -> None:
    _, coding = listed("Name,Date taken,Taken by", f"{cast.SENG_RA[0]},2025-09-30,KIA or PDF")
    assert actors(coding, Property.TAKER) == ["KIA", "PDF"]


def test_a_taker_that_nobody_knows_keeps_its_words_and_gets_no_code() -> None:
    _, coding = listed("Name,Date taken,Taken by", f"{cast.SENG_RA[0]},2025-09-30,Green Buffalo Group")
    assert actors(coding, Property.TAKER) == [None]


def test_who_told_the_keeper_is_sealed_like_a_contact() -> None:
    _, coding = listed("Name,Date taken,Reported by", f"{cast.SENG_RA[0]},2025-09-30,{cast.CANARIES[0]}")
    assert words(coding, Property.CONTACT) == [cast.CANARIES[0]]
    assert all(cast.CANARIES[0] not in c.quote.text for c in coding.claims if c.property is not Property.CONTACT)


def test_a_phone_in_the_remarks_is_a_contact() -> None:
    _, coding = listed("Name,Date taken,Remarks", f"{cast.SENG_RA[0]},2025-09-30,mother: {cast.CANARIES[2]}")
    assert words(coding, Property.CONTACT) == [cast.CANARIES[2]]


def test_a_phone_in_the_remarks_is_hidden_in_their_value() -> None:
    _, coding = listed("Name,Date taken,Remarks", f"{cast.SENG_RA[0]},2025-09-30,mother: {cast.CANARIES[2]}")
    assert words(coding, Property.NOTE) == ["mother: " + "•" * len(cast.CANARIES[2])]


@pytest.mark.parametrize(
    ("cell", "names", "ages"),
    [
        ("Maran Brang (a) Brang Tu", ["Maran Brang", "Brang Tu"], []),
        ("Maran Brang aka Brang Tu", ["Maran Brang", "Brang Tu"], []),
        ("Maran Brang (alias Brang Tu)", ["Maran Brang", "Brang Tu"], []),
        ("မရန်ဘရန် (ခ) ဘရန်", ["မရန်ဘရန်", "ဘရန်"], []),
        ("Maran Brang (17)", ["Maran Brang"], [17]),
        ("Maran Brang (Mogaung)", ["Maran Brang (Mogaung)"], []),
        ("3. Maran Brang", ["Maran Brang"], []),
    ],
)
def test_a_cell_for_the_name_may_hold_other_names_and_an_age(cell: str, names: list[str], ages: list[int]) -> None:
    _, coding = listed("Name,Date taken", f"{cell},2025-09-30")
    assert words(coding, Property.NAME) + words(coding, Property.OTHER_NAME) == names
    assert [c.min for c in values(coding, Property.AGE)] == ages  # type: ignore[union-attr]


def test_a_column_that_writes_the_month_first_is_understood_by_its_other_days() -> None:
    _, coding = listed("Name,Date taken", "A Tu,04/05/2025", "B Tu,04/25/2025")
    assert dates(coding, Property.WHEN) == ["2025-04-05", "2025-04-25"]


def test_a_place_under_a_heading_for_a_date_is_a_place() -> None:
    _, coding = listed("Name,Last seen", f"{cast.SENG_RA[0]},{cast.HPAKANT} market")
    assert dates(coding, Property.WHEN) == []
    assert places(coding, Property.WHERE)[0].words


def test_the_smallest_of_the_columns_for_places_is_the_place_within_the_larger() -> None:
    _, coding = listed(
        "Name,Date taken,Village,Township", f"{cast.SENG_RA[0]},2025-09-30,{cast.LAWK_HPRAI},{cast.HPAKANT}"
    )
    (where,) = places(coding, Property.WHERE)
    assert where.words == cast.LAWK_HPRAI
    assert where.township == cast.HPAKANT_PCODE


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("17", 17, 17),
        ("about 27", 25, 29),
        ("25-30", 25, 30),
        ("(၁၇) နှစ်", 17, 17),
        ("17 yrs", 17, 17),
        ("60+", 60, None),
    ],
)
def test_ages_are_read_as_people_write_them(written: str, low: int, high: int | None) -> None:
    _, coding = listed("Name,Age", f"{cast.SENG_RA[0]},{written}")
    assert [(c.min, c.max) for c in values(coding, Property.AGE)] == [(low, high)]  # type: ignore[union-attr]


@pytest.mark.parametrize("written", ["2005", "N/A", "?", "adult", "205"])
def test_what_is_no_age_is_not_claimed(written: str) -> None:
    _, coding = listed("Name,Age", f"{cast.SENG_RA[0]},{written}")
    assert values(coding, Property.AGE) == []


def test_a_child_without_an_age_is_a_child() -> None:
    _, coding = listed("Name,Age", f"{cast.SENG_RA[0]},under 18")
    assert codes(coding, Property.CHILD) == ["yes"] or values(coding, Property.AGE)


_USUAL = ["", "-", cast.SENG_RA[0], cast.THIDAR[2], "17", "KIA", "2025-09-30", "released", "မ", "12", cast.HPAKANT]
_ODD = ["Total", "30/13/2025", "x", "5 women", "A; B", "Name", "၁/ဖကန(နိုင်)၁၂၃၄၅၆", "\u200b", "ေမာင္", "'"]
_CELLS = st.sampled_from([*_USUAL, *_ODD])
_HEADERS = ("No", "Name", "Age", "Sex", "Date taken", "Taken by", "Status", "Number of people", "Village", "Colour")


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(_CELLS, min_size=len(_HEADERS), max_size=len(_HEADERS)), min_size=1, max_size=5))
def test_every_row_is_claimed_from_or_set_aside(rows: list[list[str]]) -> None:
    lines = [",".join(_HEADERS), *(",".join(row) for row in rows)]
    if not any(any(cell.strip() for cell in row) for row in rows):
        return
    document, coding = listed(*lines)
    kept = {claim.quote.cell.row for claim in coding.claims if claim.quote.cell}
    kept |= {person.quote.cell.row for person in coding.persons if person.quote.cell}
    aside = {int(a.where.removeprefix("row ")) for a in coding.set_aside}
    assert kept | aside == {row.number for row in document.rows}
    assert not kept & aside
