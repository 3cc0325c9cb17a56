"""Places: words as written, what holds them, and the code that surely does."""

from __future__ import annotations

import pytest

from cast import HPAKANT_PCODE, LAWK_HPRAI, NAM_TAWNG_KAWNG
from kintrace.lexicon.places import gazetteer
from kintrace.lexicon.places.areas import spelling_key
from kintrace.model import Place, Precision

NEAR_HPAKANT = Place("Hpakant", HPAKANT_PCODE, Precision.EXACT, "Hpakant")

CHAINS = """
Hpakant Township, Kachin State | Hpakant | MMR001009 | exact
residents of Hpakant fled | Hpakant | MMR001009 | exact
in Phakant | Phakant | MMR001009 | exact
Hpakan Township | Hpakan | MMR001009 | exact
Lawk Hprai Village, Nam Tawng Kawng Village Tract | Lawk Hprai | - | words_only
Lawk Hprai Village-tract in Hpakant | Lawk Hprai | MMR001009 | within_township
Ward 1, Thandaung Township (13 Mile), Karen State | Ward 1 | MMR003004 | within_township
wards 10 and 11 | wards 10 and 11 | - | words_only
near Lawk Hprai | Lawk Hprai | - | words_only
Lawk Hprai village tract, northern Shan State | Lawk Hprai | MMR015 | within_state
Lawk Hprai camp near Nam Tawng Kawng, Kutkai Township | Lawk Hprai | MMR015011 | within_township
Lawk Hprai mountain | Lawk Hprai | - | words_only
Kalay Town, Sagaing Region | Kalay | MMR005027701 | exact
in Natmauk, Magwe Region | Natmauk | MMR009006 | exact
a village of Kutkai Township | Kutkai | MMR015011 | exact
Sections 8 and 9 of Lawk Hprai village tract | Sections 8 and 9 | - | words_only
in Lashio | Lashio | MMR015001 | exact
around Hsipaw town | Hsipaw | MMR015014 | within_township
in Hsipaw town | Hsipaw | MMR015014701 | exact
in Kachin | Kachin | MMR001 | exact
residents of Rangoon | Rangoon | MMR013 | exact
Irrawaddy Region | Irrawaddy | MMR017 | exact
Arakan State | Arakan | MMR012 | exact
Mandalay Region | Mandalay | MMR010 | exact
Shan State | Shan | - | words_only
southern Shan State | Shan | MMR014 | exact
eastern Kachin State | Kachin | MMR001 | within_state
Shan State (North) | Shan | MMR015 | exact
Mongkoe, Muse | Mongkoe | MMR015009 | within_township
Bu Tho Township | Bu Tho | MMR003003 | exact
Banmaw Township | Banmaw | MMR001010 | exact
Kyauktaw Train Station camp | Kyauktaw | MMR012004 | within_township
Myitkyina District | Myitkyina | MMR001D001 | exact
the village of Lawk Hprai in Momauk township | Lawk Hprai | MMR001012 | within_township
in Putao | Putao | MMR001014 | exact
ဖားကန့်မြို့နယ် | ဖားကန့် | MMR001009 | exact
ကချင်ပြည်နယ်၊ ဖားကန့်မြို့နယ်တွင် | ဖားကန့် | MMR001009 | exact
ဖားကန့်မှာ | ဖားကန့် | MMR001009 | exact
ကလေးမြို့တွင်မူ | ကလေး | MMR005027701 | exact
လားရှိုးမှာ | လားရှိုး | MMR015001 | exact
ရှမ်းပြည်နယ်မြောက်ပိုင်း၊ လားရှိုးမြို့နယ်၊ ရွှေပေါက်ကုန်းရွာ | ရွှေပေါက်ကုန်း | MMR015001 | within_township
မြစ်ကြီးနားမြို့ ရွှေပေါက်ကုန်းရပ်ကွက် | ရွှေပေါက်ကုန်း | MMR001001701 | within_tract
ကချင်ပြည်နယ် | ကချင် | MMR001 | exact
ရှမ်းပြည်နယ်တောင်ပိုင်း | ရှမ်း | MMR014 | exact
မိုးမောက်မြို့နယ် | မိုးမောက် | MMR001012 | exact
"""


@pytest.mark.parametrize(
    ("words", "name", "pcode", "precision"),
    [tuple(c.strip() for c in line.split("|")) for line in CHAINS.strip().splitlines()],
)
def test_a_chain_of_places_gets_the_code_that_holds_it(words: str, name: str, pcode: str, precision: str) -> None:
    (found,) = gazetteer().places_in(f"… {words}")
    place = found.place
    assert (place.pcode or "-", place.precision.value) == (pcode, precision)
    assert place.name in (name, _english_state(name))


def _english_state(name: str) -> str:
    return {"ကချင်": "Kachin", "ရှမ်း": "Shan"}.get(name, name)


@pytest.mark.parametrize(
    "words",
    [
        "a Kachin woman",
        "Shan youths",
        "Kachin Independence Army",
        "Shan State Progress Party",
        "Restoration Council of Shan State (RCSS)",
        "the Arakan Army",
        "Chin World",
        "In May",
        "told The Irrawaddy",
        "U Kyaw Lin Htet said",
        "Colonel Brang Aung spoke",
        "Sai Hom said",
        "a black Land Cruiser",
        "Seng Ra ran",
        "Residents said",
        "Myanmar",
        "Middle School No. 3",
        "ရွာသား",
        "မြို့ခံများ",
    ],
)
def test_a_person_people_side_or_outlet_is_no_place(words: str) -> None:
    assert gazetteer().places_in(words) == []


def test_the_words_are_those_of_the_text() -> None:
    text = f"taken near {LAWK_HPRAI} Village, Hpakant Township, on Monday"
    (found,) = gazetteer().places_in(text)
    assert found.place.words == text[found.start : found.end] == f"near {LAWK_HPRAI} Village, Hpakant Township"
    assert found.place.within == ("Hpakant Township",)


def test_a_name_that_is_once_a_village_is_a_place_in_the_whole_text() -> None:
    text = f"{LAWK_HPRAI} Village was searched. Two men from {LAWK_HPRAI} were taken."
    assert [f.place.name for f in gazetteer().places_in(text)] == [LAWK_HPRAI, LAWK_HPRAI]


def test_a_village_of_no_list_lies_where_the_document_is() -> None:
    place = gazetteer().resolve(NAM_TAWNG_KAWNG, NEAR_HPAKANT)
    assert (place.pcode, place.precision) == (HPAKANT_PCODE, Precision.WITHIN_TOWNSHIP)


def test_another_town_does_not_lie_where_the_document_is() -> None:
    assert gazetteer().resolve("Lashio", NEAR_HPAKANT).pcode == "MMR015001"


def test_of_two_towns_of_one_name_the_one_in_the_named_state_is_meant() -> None:
    assert gazetteer().resolve("Myothit, Magway Region", None).pcode == "MMR009005"


def test_words_that_name_nothing_are_nowhere() -> None:
    assert not gazetteer().resolve("  ", None).known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hpakant", "Phakant"),
        ("Kale", "Kalay"),
        ("Magwe", "Magway"),
        ("Mongkoe", "Monekoe"),
        ("Putao", "Puta-O"),
        ("Myitkyina", "Myitkyinar"),
        ("Monyin", "Mohnyin"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("text", "name", "pcode", "within"),
    [
        ("in Hpakant's Lawk Hprai village", "Lawk Hprai", "MMR001009", ("Hpakant",)),
        ("in Kutkai Township's Lawk Hprai village", "Lawk Hprai", "MMR015011", ("Kutkai Township",)),
        ("in Lashio’s No. 7 Ward", "No. 7 Ward", "MMR015001701", ("Lashio",)),
        ("in (Za) Ward, North Okkalapa", "(Za) Ward", "MMR013012701510", ("North Okkalapa",)),
    ],
)
def test_what_holds_a_place_may_stand_before_it_or_after(
    text: str, name: str, pcode: str, within: tuple[str, ...]
) -> None:
    (found,) = gazetteer().places_in(text)
    assert (found.place.name, found.place.pcode, found.place.within) == (name, pcode, within)


def test_a_direction_that_belongs_to_the_name_stays_in_it() -> None:
    places = [
        gazetteer().places_in(t)[0].place for t in ("North Okkalapa Township, Yangon", "in South Dagon on Monday")
    ]
    assert [p.pcode for p in places] == ["MMR013012", "MMR013018"]


def test_a_numbered_camp_abroad_is_a_place_by_its_words() -> None:
    (found,) = gazetteer().places_in("a tea stall in Camp 17 at Ukhiya")
    assert (found.place.words, found.place.pcode) == ("Camp 17 at Ukhiya", None)


def test_a_small_town_with_a_name_that_villages_have_everywhere_takes_no_code_from_afar() -> None:
    assert gazetteer().resolve("Man Kan", NEAR_HPAKANT).pcode is None
    assert gazetteer().resolve("Man Kan", None).pcode == "MMR015005"
