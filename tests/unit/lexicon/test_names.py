"""How names are taken apart and compared, in both scripts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import BRANG_AUNG, KYAW_LIN, NANG_HOM, SENG_RA, THIDAR
from kintrace.lexicon.matching import match
from kintrace.lexicon.names import bits_of_pairs, compare, frequency, parse, probability, romanise, skeleton
from kintrace.lexicon.names.frequencies import bits_of
from kintrace.lexicon.names.index import NameIndex
from kintrace.lexicon.names.romanise import in_burmese, spellings
from kintrace.lexicon.names.sounds import sound_of

CAST = [SENG_RA, BRANG_AUNG, THIDAR, KYAW_LIN, NANG_HOM]


@pytest.mark.parametrize("forms", CAST, ids=lambda f: f[0])
def test_every_spelling_of_one_name_is_found_alike(forms):
    assert all(compare(a, b).score > 0.8 for a in forms for b in forms)


@pytest.mark.parametrize("forms", CAST, ids=lambda f: f[0])
def test_no_name_of_the_cast_is_taken_for_another(forms):
    others = [name for other in CAST if other is not forms for name in other]
    assert all(compare(forms[0], name).score < 0.3 for name in others)


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
    assert compare(left, right).score > 0.95
    assert "/" not in compare(left, right).laid_out()


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
    assert compare(left, right).score < 0.9


def test_the_order_of_the_dot_and_the_killer_makes_no_difference():
    nfc = unicodedata.normalize("NFC", "မြင့်")
    assert skeleton(f"{nfc}အောင်") == skeleton("မြင့်အောင်") == skeleton("Myint Aung")


def test_a_title_costs_little_and_is_never_taken_off_a_name_that_repeats_it():
    assert compare("U Zaw Lin", "Zaw Lin").score > 0.98
    assert skeleton("Maung Maung Soe") == skeleton("မောင်မောင်စိုး")
    assert len(skeleton("Maung Maung")) == 2


def test_a_shared_title_says_little_and_one_of_the_other_sex_speaks_against():
    plain = compare("Zaw Lin", "ဇော်လင်း").bits
    assert plain < compare("Ko Zaw Lin", "ကိုဇော်လင်း").bits < plain + 4
    assert compare("Daw Zaw Lin", "U Zaw Lin").bits < plain - 2


@pytest.mark.parametrize(
    "words", ["Ja Lu (a) Ohnmar", "Ja Lu aka Ohnmar", "ဂျာလု (ခ) အုန်းမာ", "ဂျာလု ခေါ် အုန်းမာ", "Ja Lu; Ohnmar"]
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


def test_unseen_syllables_are_spelled_by_their_halves():
    assert romanise("ဂျွမ့်").startswith(("J", "Gy"))
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


def test_ranks_in_front_are_the_same_in_either_script():
    plain = compare("ကျော်လင်းထက်", "Kyaw Lin Htet").bits
    assert compare("ဗိုလ်မှူးကျော်လင်းထက်", "Major Kyaw Lin Htet").bits > plain
    assert compare("Dr Kyaw Lin Htet", "ဒေါက်တာကျော်လင်းထက်").bits > plain
    assert compare("Dr Kyaw Lin Htet", "Kyaw Lin Htet").bits > plain - 1


def test_a_column_in_zawgyi_is_searched_as_if_it_were_unicode():
    corpus = [("c0", "Aung Kyaw Min"), ("c1", "Hkawn Nan")]
    zawgyi = [("q0", "ေအာင္ေက်ာ္မင္း"), ("q1", "ဦးျမင့္ေအာင္")]
    assert dict(match(zawgyi, corpus, top=1))["q0"][0][0] == "c0"


def test_a_clan_name_at_the_end_is_the_same_name():
    assert compare("Ja Seng Roi Labang", "Labang Ja Seng Roi").score > 0.99


def test_a_name_that_only_ends_like_a_clan_keeps_its_order():
    assert skeleton("Aung Ra") != skeleton("Ra Aung")


def test_relatives_who_share_all_but_one_syllable_are_kept_apart():
    assert compare("Lahtaw Seng Ja", "Lahtaw Seng Tu").score < 0.5
    assert compare("Kyaw Lin Htet", "Kyaw Lin").score < 0.5


def test_digits_that_tell_namesakes_apart_speak_against():
    assert compare("Zaw Lin (1)", "Zaw Lin (2)").bits < compare("Zaw Lin", "Zaw Lin").bits - 5
    assert compare("Zaw Lin (1)", "Zaw Lin").bits > compare("Zaw Lin", "Zaw Lin").bits - 1


def test_an_initial_meets_the_name_that_it_stands_for_and_no_other():
    assert compare("J. Seng Ra", "Ja Seng Ra").bits > compare("J. Seng Ra", "Lu Seng Ra").bits + 3


def test_a_slip_of_the_finger_is_no_other_name():
    assert compare("Kyaw Lin Htet", "Kyaw Iin Htet").score > compare("Kyaw Lin Htet", "Kyaw Tun Htet").score
    assert compare("Zaw Niang Htet", "Zaw Naing Htet").score > 0.9


def test_given_names_from_elsewhere_meet_across_scripts():
    assert compare("စောဂျွန်", "Saw John").score > 0.9
    assert compare("စောဂျွန်", "Saw James").score < 0.5


def test_a_reviewer_sees_each_syllable_beside_its_own():
    said = compare("Ko Hpung Ja", "Phung Ja")
    assert next(line.meets for line in said.beside) == "left_out"
    assert {line.right for line in said.beside} == {"", "phung", "ja"}
    assert "ko" in said.laid_out() and "ko" not in repr(said)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Zaw Lin Htet", "ဇော်လင်းထက်"),
        ("Dr Zaw Lin (1)", "Zaw Lin (2)"),
        ("Lahtaw Seng Ja", "Lahtaw Seng Tu"),
        ("U Zaw", "Ma Zaw"),
    ],
)
def test_what_a_reviewer_reads_adds_up_to_the_bits(left, right):
    said = compare(left, right)
    assert sum(line.bits for line in said.beside) + said.around == pytest.approx(said.bits, abs=0.05)


def test_the_same_syllable_is_called_the_same_however_little_it_says():
    assert {line.meets for line in compare("Maran Brang", "Maran Brang").beside} == {"same"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["U", "Ma", "Zaw", "Lin", "Maran", "Seng", "Ja", "J.", "Aung", "(a)", "ဇော်", "လင်း", "ဦး"]),
        min_size=1,
        max_size=5,
    ),
    st.lists(
        st.sampled_from(["Ko", "Zaw", "Linn", "Ma", "Ran", "Hseng", "Jah", "Dr", "ဇော်", "လင်း", "မ"]),
        min_size=1,
        max_size=5,
    ),
)
def test_many_pairs_at_once_say_what_each_says_alone(left, right):
    pair = (" ".join(left), " ".join(right))
    assert bits_of_pairs([pair, pair[::-1]]).tolist() == pytest.approx([compare(*pair).bits] * 2, abs=0.02)


def test_probability_grows_with_evidence_and_stays_within_bounds():
    steps = [probability(bits) for bits in (-20, -3, 0, 3, 10, 30)]
    assert steps == sorted(steps) and steps[0] > 0 and steps[-1] <= 1 and steps[3] == 0.5


def test_spellings_of_a_syllable_are_shares():
    for syllable in ("ကျော်", "ဆိုင်း", "ဂျွမ့်", "ဋ္ဌ"):
        assert 0 < sum(share for _, share in spellings(syllable)) <= 1.0001


def test_spelling_works_both_ways():
    for syllable in ("ကျော်", "လင်း", "သီ", "နွယ်"):
        assert syllable in [found for found, _ in in_burmese(romanise(syllable).lower())]


def test_an_index_finds_the_other_script_first_and_by_an_alias():
    names = [*(forms[2] for forms in CAST), "Hla Htwe (a) Ohnmar"]
    index = NameIndex(names)
    for at, forms in enumerate(CAST):
        assert index.nearest(forms[0], top=1)[0][0] == at
    assert index.nearest("အုန်းမာ", top=1)[0][0] == len(CAST)


def test_an_index_says_what_comparing_says():
    names = [name for forms in CAST for name in forms]
    index = NameIndex(names)
    for name in names:
        for at, bits in index.nearest(name, top=3):
            said = compare(name, names[at]).bits
            if name.isascii() and names[at].isascii() and name != names[at]:
                assert said - 10 < bits <= said + 0.05  # letters apart put one of two that sound alike behind
            else:
                assert bits == pytest.approx(said, abs=0.05)


def test_an_index_of_nothing_finds_nothing():
    assert NameIndex([]).nearest("Zaw Lin") == []
    assert NameIndex(["12345", ""]).nearest("Zaw Lin") == []
    assert NameIndex(["Zaw Lin"]).nearest("???") == []


def test_an_area_is_found_by_the_name_that_the_other_script_has_for_it():
    corpus = [("a", "Bhamo"), ("b", "Pan Hmaw"), ("c", "Lashio Gyi"), ("d", "La Har Gyi")]
    found = dict(match([("q", "ဗန်းမော်"), ("r", "လားရှိုးကြီး")], corpus, top=1))
    assert found["q"][0][0] == "a"
    assert found["r"][0][0] == "c"


def test_a_name_longer_than_the_index_holds_is_read_all_the_same():
    long = " ".join(["Zaw", "Lin", "Seng", "Ra", "Ja"] * 5)
    assert NameIndex([long, "Hla Htwe"]).nearest(long, top=1)[0][0] == 0


def test_a_cell_that_is_no_name_but_a_page_is_read_to_its_limit():
    assert compare("zawlin" * 5_000, "Zaw Lin").score <= 1
    assert compare("Zaw Lin " * 5_000, "Zaw Lin").score <= 1


def test_a_field_with_both_scripts_holds_the_name_twice():
    assert compare("ဇော်လင်းထက် Zaw Lin Htet", "Zaw Lin Htet").score > 0.95


def test_a_name_turned_round_at_its_comma_is_the_same_name():
    assert compare("Htet, Zaw Lin", "Zaw Lin Htet").score > 0.95


def test_a_man_and_a_woman_of_one_name_are_told_apart_in_the_sentence():
    said = compare("U Zaw Lin", "Daw Zaw Lin")
    assert said.bits < compare("U Zaw Lin", "U Zaw Lin").bits - 6
    assert "set them apart" in said.says


def test_two_words_that_nothing_explains_are_not_one_name():
    for left, right in (("Karim", "Khalid"), ("Xiao", "Zhao"), ("Mujib", "Muhammad")):
        assert compare(f"Seng {left}", f"Seng {right}").score < 0.9


def test_a_digit_typed_for_a_letter_makes_no_other_name():
    assert compare("၀င်းဇော်", "ဝင်းဇော်").score > 0.95
