"""The sides: found by every name, kept apart from peoples, places and things."""

from __future__ import annotations

from pathlib import Path

import pytest

from kintrace.errors import UnreadableSource
from kintrace.lexicon.actors import Surety, registry
from kintrace.model import When

VOCABULARY = [
    "KIA",
    "KPDF",
    "PDF",
    "MM_MIL",
    "MM_POLICE",
    "PYUSAWHTI",
    "BGF",
    "SNA",
    "TNLA",
    "MNDAA",
    "AA",
    "UWSA",
    "NDAA",
    "RCSS",
    "SSPP",
    "PNO",
    "DKBA",
    "KNLA",
    "KNDF",
    "CHIN_AG",
    "ROHINGYA_AG",
    "UNIDENTIFIED_AG",
    "CIVIL_ADMIN",
    "MM_MIL:LIB321",
]
NAMES = """
the Kachin Independence Army (KIA) | KIA
KIO | KIA
Kachin Independence Organization | KIA
KIA soldiers | KIA
Kachin PDF | KPDF
the Kachin People's Defence Force (Kachin PDF) | KPDF
the People’s Defense Forces (PDF) | PDF
National Unity Government | PDF
junta troops | MM_MIL
the regime | MM_MIL
the Military Council | MM_MIL
State Administration Council (SAC) | MM_MIL
the Tatmadaw | MM_MIL
Burma Army | MM_MIL
Burmese soldiers | MM_MIL
the military said | MM_MIL
Myanmar's military | MM_MIL
police | MM_POLICE
Pyu Saw Htee | PYUSAWHTI
Border Guard Force (BGF) | BGF
Shanni Nationalities Army | SNA
Ta'ang National Liberation Army (TNLA) | TNLA
Ta’ang soldiers | TNLA
Palaung State Liberation Front | TNLA
armed Kokang troops | MNDAA
the Kokang side | MNDAA
Arakan Army | AA
Wa troops | UWSA
United Wa State Army | UWSA
Mongla army | NDAA
RCSS | RCSS
SSPP/SSA | SSPP
Pa-O National Army | PNO
Democratic Karen Benevolent Army | DKBA
Karen National Union | KNLA
Karenni Nationalities Defence Force | KNDF
Karenni Army | KNPP
Chinland Defence Force | CHIN_AG
Chin fighters | CHIN_AG
Arakan Rohingya Salvation Army | ROHINGYA_AG
Bamar People's Liberation Army | BPLA
Arakan Liberation Army | ALA
All Burma Students' Democratic Front | ABSDF
unidentified armed men | UNIDENTIFIED_AG
village headmen | CIVIL_ADMIN
ward administrator | CIVIL_ADMIN
Light Infantry Battalion (LIB) 321 | MM_MIL:LIB321
soldiers of Light Infantry Battalion 321 | MM_MIL:LIB321
LIB 287 | MM_MIL:LIB287
IB 21 | MM_MIL:IB21
33rd Light Infantry Division | MM_MIL:LID33
the 539th Battalion | MM_MIL:539
battalions Nos. 423 and 425 | MM_MIL:423,425
KIA's Battalion 11 | KIA:11
Battalion 5 of the KIA | KIA:5
စစ်ကောင်စီတပ်က | MM_MIL
တပ်မတော် | MM_MIL
ရဲတပ်ဖွဲ့ | MM_POLICE
ပျူစောထီး | PYUSAWHTI
နယ်ခြားစောင့်တပ် | BGF
ကေအိုင်အေ တပ်ဖွဲ့ဝင်များ | KIA
ကချင်လွတ်လပ်ရေးတပ်မတော် (KIA) | KIA
ကချင်ပြည်သူ့ကာကွယ်ရေးတပ်ဖွဲ့ | KPDF
ပြည်သူ့ကာကွယ်ရေးတပ်ဖွဲ့ | PDF
ပီဒီအက်ဖ် | PDF
ရှမ်းနီတပ် | SNA
တအာင်းအမျိုးသားလွတ်မြောက်ရေးတပ်မတော် | TNLA
ကိုးကန့်တပ် | MNDAA
အာရက္ခတပ်တော် | AA
ဝပြည်သွေးစည်းညီညွတ်ရေးတပ်မတော် | UWSA
ကရင်အမျိုးသားအစည်းအရုံး | KNLA
ချင်းအမျိုးသားတပ်ဦး | CHIN_AG
ရှမ်းပြည်တိုးတက်ရေးပါတီ | SSPP
အမည်မသိလက်နက်ကိုင်များ | UNIDENTIFIED_AG
ရပ်ကွက်အုပ်ချုပ်ရေးမှူး | CIVIL_ADMIN
သူကြီး | CIVIL_ADMIN
ခမရ ၃၂၁ | MM_MIL:LIB321
ခလရ ၂၁ | MM_MIL:IB21
တပ်မ ၇၇ | MM_MIL:LID77
ခြေမြန်တပ်ရင်း (၃၂၁) | MM_MIL:LIB321
ကေအိုင်အေ တပ်ရင်း (၁၁) | KIA:11
ကေအန်ယူ တပ်မဟာ ၅ | KNLA:BDE5
စကခ ၂၁ | MM_MIL:MOC21
State Security and Peace Commission | MM_MIL
အန်ယူဂျီ | PDF
အမ်အန်ဒီအေအေ | MNDAA
ကေပီဒီအက်ဖ် | KPDF
People's Militia Force | PYUSAWHTI
Karenni Nationalities People's Liberation Front | KNPLF
"""


@pytest.mark.parametrize(
    ("words", "code"), [tuple(c.strip() for c in line.split("|")) for line in NAMES.strip().splitlines()]
)
def test_a_side_is_known_by_its_names(words: str, code: str) -> None:
    assert [(f.code, f.generic) for f in registry().actors_in(words)] == [(code, False)]


@pytest.mark.parametrize(
    "words",
    [
        "a Kachin woman",
        "Shan youths",
        "Kachin State",
        "the Chin World",
        "a Wa village",
        "Ta'ang people",
        "they came",
        "KIA-controlled areas",
        "the junta-held town",
        "an anti-junta activist",
        "military service law",
        "an aa battery",
        "the army base",
        "ရဲရင့်",
        "ကချင်ပြည်နယ်",
    ],
)
def test_a_people_a_place_or_a_thing_is_no_side(words: str) -> None:
    assert registry().actors_in(words) == []


@pytest.mark.parametrize(
    "words", ["the soldiers", "troops", "the armed groups", "resistance fighters", "security forces"]
)
def test_words_that_need_the_discourse_say_so(words: str) -> None:
    assert [f.generic for f in registry().actors_in(words)] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "the KIA and its allies",
        "the KIA and resistance units allied with it",
        "KIA and allied forces",
        "KIA-led forces",
    ],
)
def test_allies_are_taken_in(words: str) -> None:
    assert [(f.code, f.allies) for f in registry().actors_in(words)] == [("KIA", True)]


@pytest.mark.parametrize("code", VOCABULARY)
def test_every_code_has_a_name_in_both_languages(code: str) -> None:
    known = registry()
    assert known.known(code)
    assert known.name(code, "en") != code
    assert any("\u1000" <= c <= "\u109f" for c in known.name(code, "my"))


def test_every_alias_belongs_to_a_known_side() -> None:
    assert {a.code for a in registry().aliases} == set(registry().entries)


def test_an_alliance_holds_in_its_time() -> None:
    known = registry()
    assert "TNLA" in known.allies("MNDAA", When("2023-10"))
    assert "TNLA" not in known.allies("MNDAA", When("2012-01"))


def test_a_user_adds_a_side_and_the_registry_stays_as_it_was(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text(
        "code\talias\tlang\tkind\tname_en\nOURS\tLawk Hprai Guard\ten\tmilitia\tLawk Hprai Guard\n", "utf-8"
    )
    added = registry().load_user(mine)
    assert [f.code for f in added.actors_in("the Lawk Hprai Guard came")] == ["OURS"]
    assert registry().actors_in("the Lawk Hprai Guard came") == []


def test_a_users_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("name\nLawk Hprai Guard\n", "utf-8")
    with pytest.raises(UnreadableSource, match="no column"):
        registry().load_user(mine)


def test_a_user_overrides_whom_a_name_means(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("code\talias\tlang\tsince\tuntil\nKNLA\tCDF\ten\t2023\t\n", "utf-8")
    assert [f.code for f in registry().load_user(mine).actors_in("the CDF came")] == ["KNLA"]
    assert [f.code for f in registry().actors_in("the CDF came")] == ["CHIN_AG"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"code": "OURS", "alias": "Lawk Hprai Guard", "lang": "en"}, "no kind or name"),
        ({"code": "KIA", "alias": "Lawk Hprai Guard", "lang": "fr"}, "unknown language"),
        ({"code": "KIA", "alias": "Lawk Hprai Guard", "lang": "en", "since": "soon"}, "is no date"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_without_its_words(row: dict[str, str], problem: str) -> None:
    with pytest.raises(UnreadableSource, match=problem) as refused:
        registry().with_rows([row])
    assert "Lawk" not in str(refused.value)


@pytest.mark.parametrize(
    ("words", "when", "code", "surety"),
    [
        ("KIA", None, "KIA", Surety.SURE),
        ("the Kachin Independence Army (KIA)", None, "KIA", Surety.SURE),
        ("ကေအိုင်အေ", None, "KIA", Surety.SURE),
        ("KIA or junta troops", None, "KIA", Surety.LIKELY),
        ("State Administration Council", "2024", "MM_MIL", Surety.SURE),
        ("State Administration Council", "2025-10", "MM_MIL", Surety.DOUBTFUL),
        ("State Security and Peace Commission", "2024", "MM_MIL", Surety.DOUBTFUL),
        ("the soldiers", None, "UNIDENTIFIED_AG", Surety.OF_THE_DISCOURSE),
        ("Lawk Hprai", None, "", Surety.UNKNOWN),
    ],
)
def test_words_resolve_to_a_code_with_how_surely(words: str, when: str | None, code: str, surety: Surety) -> None:
    found = registry().resolve(words, When(when) if when else None)
    assert (found.code, found.surety) == (code, surety)


def test_a_named_alliance_is_found_with_its_members_and_time() -> None:
    (found,) = registry().alliances_in("the Three Brotherhood Alliance attacked")
    assert found.alliance.members == ("TNLA", "MNDAA", "AA")
    assert found.alliance.span.gap_days(When("2018")) != 0
    assert [f.alliance.name for f in registry().alliances_in("မြောက်ပိုင်းမဟာမိတ်အဖွဲ့က")] == ["Northern Alliance"]


def test_a_side_is_allied_only_while_the_alliance_lasts() -> None:
    known = registry()
    assert "KNPLF" in known.allies("MM_MIL", When("2015"))
    assert "KNPLF" not in known.allies("MM_MIL", When("2024"))


def test_both_sides_are_named_to_a_like_depth() -> None:
    known = registry()
    sides = {"junta": ("military", "police", "militia"), "against": ("ethnic_armed_organisation", "resistance")}
    for lang in ("en", "my"):
        named = {
            side: sum(a.lang == lang and known.kind(a.code) in kinds for a in known.aliases)
            for side, kinds in sides.items()
        }
        assert 0.5 < named["junta"] / named["against"] < 2, (lang, named)
    for code, entry in known.entries.items():
        langs = [a.lang for a in known.aliases if a.code == code and not a.generic]
        assert langs.count("en") >= 2, entry.code
        assert langs.count("my") >= 2, entry.code
    dated = {known.kind(a.code) for a in known.aliases if a.span is not None}
    assert {"military", "resistance"} <= dated


@pytest.mark.parametrize("side", ["KIA", "KNLA", "TNLA"])
def test_units_of_every_army_are_told_by_number(side: str) -> None:
    for words, unit in (
        (f"{side} Brigade 5", "BDE5"),
        (f"{side}'s Battalion 11", "11"),
        (f"{side} 3rd Brigade", "BDE3"),
    ):
        assert [f.code for f in registry().actors_in(words)] == [f"{side}:{unit}"]
