"""Names of tracts and wards as others spell them: found in their township, and never guessed between two."""

from __future__ import annotations

import random

import pytest

from kintrace.lexicon import names
from kintrace.lexicon.places import gazetteer, shelves, sounding
from kintrace.lexicon.places.areas import Area, areas

# Burmese names of tracts with the spelling that the Myanmar Information Management Unit gives them: it writes Kachin
# and Shan names by the conventions of those who live there, where Burmese letters only follow the sound.
SPELLED = """
MMR001010 | Chaung Wa | ချောင်းဝ
MMR001010 | He Long Haung | ဟဲလုံဟောင်း
MMR001010 | Hko Kyin | ခိုကျင်
MMR001010 | Hnget Pyaw Taw | ငှက်ပျောတော
MMR001010 | Hseng Kin | ဆိုင်ကင်
MMR001010 | Kone Ma Hat | ကုန်းမဟတ်
MMR001010 | Man Hkun | မံခွန်
MMR001010 | Mya Zay Di | မြစေတီ
MMR001010 | Nawng Laik | နောင်လိုက်
MMR001010 | Tha Hpan Pin | သဖန်းပင်
MMR001005 | Bawm Myan | ဘောမ်မြန်
MMR001005 | Gam Hkun | ဂမ်ခွန်း
MMR001005 | Hpi Maw | ဖီမော
MMR001005 | Htum Shing | ထွမ်းရှိန်
MMR001005 | La Ngaw Hkaw | လငေါ်ခေါ
MMR001005 | Lang Jaw | လန်းဂျော
MMR001005 | Myaw Maw Par | မျောမောပါ
MMR001005 | Zan Nawng | ဇန်နောင်
MMR001003 | Hkan Dauk Yang | ခန်ဒေါက်ယန်
MMR001003 | In Hku Gar | အင်ခူဂါး
MMR001003 | Ka Dawt Zum Hpaw | ကဒေါ့ဇွမ်ဖော်
MMR001003 | Sa Law Ding Ngut | ဆလော်ဒိန်ငွတ်
MMR001003 | Sha Ga Ri Ka Htaung | ရှဂရီကထောင်
MMR001003 | Wa Li Chet | ဝါလီချက်
MMR017024 | Chaung Gyi Wa | ချောင်းကြီးဝ
MMR017024 | Hlwa Htaung Su | လွှထောင်စု
MMR017024 | Ku Lar Ohn Pin Su | ကုလားအုံးပင်စု
MMR017024 | Kyun Thar Yar | ကျွန်းသာယာ
MMR017024 | Pa Da Myar Kone | ပတ္တမြားကုန်း
MMR017024 | Pyin Boe Gyi | ပြင်ဘိုးကြီး
MMR017024 | Tha Zin Kone | သဇင်ကုန်း
MMR017024 | Thone Htat | သုံးထပ်
""".strip()
SPELLINGS = (("hp", "ph"), ("ht", "th"), ("hk", "kh"), ("aw", "au"), ("ay", "e"), ("ar", "a"), ("ine", "aing"))


def tracts(township: str) -> list[Area]:
    """The Burmese names of a township's tracts, and no others."""
    return [Area(township, "village_tract", name, False) for name in shelves.tracts()[township]]


@pytest.mark.parametrize("line", SPELLED.splitlines())
def test_a_tract_listed_only_in_burmese_is_found_by_its_latin_name(line: str) -> None:
    township, latin, burmese = (cell.strip() for cell in line.split("|"))
    found = sounding.settled(latin, tracts(township))
    assert found is not None
    assert found.name == burmese


@pytest.mark.parametrize("line", SPELLED.splitlines())
def test_a_joined_name_is_the_same_name(line: str) -> None:
    township, latin, burmese = (cell.strip() for cell in line.split("|"))
    assert sounding.alike(latin.replace(" ", "").capitalize(), tracts(township))[0].area.name == burmese


def spelled_otherwise(name: str, chance: random.Random) -> str:
    """A Latin name in another convention, or with one letter left out."""
    fitting = [pair for pair in SPELLINGS if pair[0] in name.lower()]
    if fitting and chance.random() < 0.5:
        return name.lower().replace(*chance.choice(fitting), 1).title()
    at = chance.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def sampled(count: int) -> list[tuple[str, str, str]]:
    """Township, Burmese name and a writing of it, of tracts from all over the country."""
    chance = random.Random(20)
    listed = [(code, name) for code, some in shelves.tracts().items() for name in some if name.isalpha() or "်" in name]
    picked = chance.sample([(c, n) for c, n in listed if len(names.romanise(n)) > 4 and "(" not in n], count)
    return [(code, name, spelled_otherwise(names.romanise(name), chance)) for code, name in picked]


def test_of_a_hundred_misspelled_tracts_eighty_are_found_and_at_most_one_is_taken_for_another() -> None:
    found = [(name, sounding.settled(written, tracts(code))) for code, name, written in sampled(200)]
    assert sum(area is not None and area.name == name for name, area in found) >= 160
    assert sum(area is not None and area.name != name for name, area in found) <= 2


def test_a_tract_of_another_township_is_hardly_ever_found_in_this_one() -> None:
    townships, chance, taken, tried = list(shelves.tracts()), random.Random(4), 0, 0
    for code, name, written in sampled(200):
        other = chance.choice([t for t in townships if t[:6] == code[:6]])
        if name not in shelves.tracts()[other]:
            tried += 1
            taken += sounding.settled(written, tracts(other)) is not None
    assert taken <= tried * 0.03


def test_two_that_fit_equally_leave_it_open() -> None:
    two = [Area(f"MMR00100900{n}", "village_tract", name) for n, name in ((1, "Nawng Hpa"), (2, "Nawng Hka"))]
    assert sounding.settled("Nawng Ha", two) is None


def test_a_name_written_exactly_wins_over_one_that_is_nearly_so() -> None:
    two = [Area(f"MMR00100900{n}", "village_tract", name) for n, name in ((1, "Nawng Hpa"), (2, "Nawng Hpat"))]
    assert sounding.settled("Nawng Hpa", two) == two[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aung Myay (1)", "Aung Myay (2)"),
        ("Shan Su (North)", "ရှမ်းစု(တောင်)"),
        ("No (1)", "အမှတ် (၂)"),
        ("Nam Wan (Ka)", "နမ့်ဝမ်(ခ)"),
    ],
)
def test_numbers_and_sides_tell_places_apart(one: str, other: str) -> None:
    assert sounding.likeness(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other"), [("Shan Su (North)", "ရှမ်းစုမြောက်"), ("No (12)", "အမှတ် (၁၂)"), ("Nam Wan (Kha)", "နမ့်ဝမ်(ခ)")]
)
def test_numbers_and_sides_are_read_in_both_scripts(one: str, other: str) -> None:
    assert sounding.likeness(one, other) >= sounding.SETTLES


def test_a_tract_is_looked_for_in_the_township_that_the_document_is_about() -> None:
    bhamo = gazetteer().resolve("Bhamo Township", None)
    assert gazetteer().resolve("Nawnglaik Village Tract", bhamo).pcode == "MMR001010003"
    assert gazetteer().resolve("Nawnglaik Village Tract", None).pcode is None


def test_a_tract_with_no_code_of_its_own_takes_that_of_its_township() -> None:
    place = gazetteer().resolve("Hlwa Htaung Su Village Tract, Bogale Township", None)
    assert (place.pcode, place.precision.value) == ("MMR017024", "within_township")


def test_every_township_has_its_district_where_the_list_knows_one() -> None:
    placed = [code for code in areas().townships() if shelves.district_of(code)]
    assert len(placed) >= 320
    assert all(shelves.district_of(code)[:6] == code[:6] for code in placed)
