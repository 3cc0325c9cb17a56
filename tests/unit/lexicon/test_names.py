"""How names are taken apart and compared, in both scripts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import BRANG_AUNG, KYAW_LIN, NANG_HOM, SENG_RA, THIDAR
from kintrace.lexicon.names import compare, frequency, parse, romanise, skeleton
from kintrace.lexicon.names.frequencies import bits_of
from kintrace.lexicon.names.search import match
from kintrace.lexicon.names.sounds import sound_of

CAST = [SENG_RA, BRANG_AUNG, THIDAR, KYAW_LIN, NANG_HOM]


@pytest.mark.parametrize("forms", CAST, ids=lambda f: f[0])
def test_every_spelling_of_one_name_is_found_alike(forms):
    assert all(compare(a, b).score > 0.8 for a in forms for b in forms)


@pytest.mark.parametrize("forms", CAST, ids=lambda f: f[0])
def test_no_name_of_the_cast_is_taken_for_another(forms):
    others = [name for other in CAST if other is not forms for name in other]
    assert all(compare(forms[0], name).score < 0.7 for name in others)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hkawn Nan", "Khawn Nan"),
        ("Zau Mai", "Jau Mai"),
        ("Lahpai Naw Bawk", "La Phai Naw Bok"),
        ("N'Hkum Tu", "Nhkum Tu"),
        ("Khine Htike", "Khaing Htaik"),
        ("Mg Zaw Lin", "Maung Zaw Linn"),
        ("Roi Ja", "ROIJA"),
    ],
)
def test_conventions_of_spelling_make_no_difference(left, right):
    assert compare(left, right).score == 1.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Zaw Lin", "Soe Lin"),
        ("Aung Kyaw", "Aung Kyi"),
        ("Lu Ja", "La Ja"),
        ("Brang Ja", "Brang Jat"),
        ("Su Su", "Soe Soe"),
    ],
)
def test_names_that_differ_in_one_sound_are_not_the_same(left, right):
    assert compare(left, right).score < 0.75


def test_the_order_of_the_dot_and_the_killer_makes_no_difference():
    nfc = unicodedata.normalize("NFC", "မြင့်")
    assert skeleton(f"{nfc}အောင်") == skeleton("မြင့်အောင်") == skeleton("Myint Aung")


def test_a_title_costs_nothing_and_is_never_taken_off_a_name_that_repeats_it():
    assert compare("U Zaw Lin", "Zaw Lin").score == 1.0
    assert skeleton("Maung Maung Soe") == skeleton("မောင်မောင်စိုး")
    assert len(skeleton("Maung Maung")) == 2


def test_a_shared_title_says_nothing():
    assert compare("Ko Zaw Lin", "ကိုဇော်လင်း").bits == compare("Zaw Lin", "ဇော်လင်း").bits


@pytest.mark.parametrize(
    "words", ["Ja Lu (a) Ohnmar", "Ja Lu aka Ohnmar", "ဂျာလု (ခ) အုန်းမာ", "ဂျာလုခေါ် အုန်းမာ", "Ja Lu; Ohnmar"]
)
def test_every_way_of_writing_an_alias_is_read(words):
    assert len(parse(words).forms) == 2
    assert compare(words, "Ohnmar").score > 0.8


def test_a_rare_name_says_more_than_a_common_one():
    assert compare("Hkawn Bawk", "Hkawn Bawk").bits > compare("Aung Aung", "Aung Aung").bits + 2


def test_a_clan_name_alone_says_little():
    assert compare("Maran Seng", "Maran Htoi").bits < 3


def test_a_missing_clan_name_costs_little():
    assert compare("Maran Brang Aung", "Brang Aung").bits > 8


def test_what_a_reviewer_reads_holds_no_part_of_a_name():
    for left, right in (
        ("Zaw Lin", "Zaw Lin"),
        ("Zaw Lin", "Zaw Htet"),
        ("Zaw Lin", "Hkawn Nan"),
        ("Zaw (a) Nan", "Nan"),
    ):
        assert not {"zaw", "lin", "nan", "htet"} & set(compare(left, right).says.lower().split())


def test_unseen_syllables_are_spelled_by_rule():
    assert romanise("ဂျွမ်") == "Gyun"
    assert romanise("Zaw Lin") == "Zaw Lin"


def test_frequencies_are_shares_and_bits_are_bounded():
    for syllable in ("aung", "hkawn", "zzz", "x"):
        assert 0 < frequency(sound_of(syllable)) < 1
        assert 3 <= bits_of(sound_of(syllable)) <= 7


def test_names_in_no_script_that_we_read_say_nothing():
    assert compare("12345", "Zaw Lin").bits == 0
    assert skeleton("") == ()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([n for f in CAST for n in f]), st.sampled_from([n for f in CAST for n in f]))
def test_comparing_is_symmetric(left, right):
    assert compare(left, right).score == compare(right, left).score
    assert compare(left, right).bits == compare(right, left).bits


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_no_text_whatever_breaks_it(words):
    assert 0 <= compare(words, "Zaw Lin").score <= 1
    assert isinstance(skeleton(words), tuple)


def test_search_finds_the_other_script_first():
    corpus = [(f"c{i}", forms[2]) for i, forms in enumerate(CAST)]
    found = dict(match([("q", KYAW_LIN[0])], corpus, top=3))
    assert found["q"][0][0] == "c3"


def test_ranks_in_front_cost_nothing_in_either_script():
    assert compare("ဗိုလ်မှူးကျော်လင်းထက်", "Major Kyaw Lin Htet").score == 1.0
    assert compare("Dr Kyaw Lin Htet", "ဒေါက်တာကျော်လင်းထက်").score == 1.0


def test_a_column_in_zawgyi_is_searched_as_if_it_were_unicode():
    corpus = [("c0", "Aung Kyaw Min"), ("c1", "Hkawn Nan")]
    zawgyi = [("q0", "ေအာင္ေက်ာ္မင္း"), ("q1", "ဦးျမင့္ေအာင္")]
    assert dict(match(zawgyi, corpus, top=1))["q0"][0][0] == "c0"


def test_a_clan_name_at_the_end_is_the_same_name():
    assert compare("Ja Seng Roi Labang", "Labang Ja Seng Roi").score == 1.0


def test_a_name_that_only_ends_like_a_clan_keeps_its_order():
    assert skeleton("Aung Ra") != skeleton("Ra Aung")
