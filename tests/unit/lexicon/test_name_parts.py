"""Names are taken apart into soft parts, aliases, relatives and remarks; no title is ever taken off blindly."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import BRANG_AUNG, CANARIES, KYAW_LIN, NANG_HOM, SENG_RA, THIDAR
from kintrace.lexicon.names.parsing import parse

SHORT = {"t": "title", "h": "honorific", "r": "rank", "p": "profession", "c": "clan", "b": "birth_order", "g": "given",
         "i": "initial", "x": "particle"}  # fmt: skip
EVERYBODY = [name for person in (SENG_RA, BRANG_AUNG, THIDAR, KYAW_LIN, NANG_HOM) for name in person]


def parts(words: str) -> str:
    """The parts of the main form with the first letter of their likeliest role: "t:U g:Tin"."""
    letter = {role: short for short, role in SHORT.items()}
    return " ".join(f"{letter[p.role]}:{p.text}" for p in parse(words).forms[0].parts)


def title_share(words: str) -> float:
    return parse(words).forms[0].parts[0].share("title")


def forms(words: str) -> list[tuple[str, str]]:
    return [(f.words, f.kind) for f in parse(words).forms]


# The first letter of each word's role; a stroke where two words are one part.
LATIN = """
t:U g:Tin g:Hla ; t:Daw g:Mya ; t:Ko g:Kyaw g:Lin ; t:Ma g:Thidar g:Nwe ; t:Mg g:Zaw g:Lin ; t:Sai g:Leng
t:Nang g:Hom g:Kham ; t:Saw g:Eh g:Doh ; t:Naw g:Paw g:Wah ; t:Salai g:Lian g:Hmung ; t:Khun g:Htun g:Oo
t:Mahn g:Win g:Shwe ; t:Nai g:Hla g:Aung ; t:Lway g:Aye g:Mo ; t:Nant g:Hnin g:Wai ; h:Duwa g:Zau g:Tawng
h:Slg c:Lahtaw g:Brang ; h:Ashin g:Nanda ; p:Rev g:Brang g:Tawng ; p:Sara g:Brang g:Li ; p:Thramu t:Naw g:Paw
p:Dr t:Sai g:Kyaw g:Hom ; p:Pastor g:Zau g:Bawk ; r:Captain g:Aung g:Htet ; r:Sgt g:Zaw g:Lin
p:Prof t:Daw g:Mya g:Nwe ; g:Shwe g:Taung p:Sayadaw ; t:U t:Sai g:Tun g:Hom ; t:Daw t:Nang g:Kham
t:U g:Maung g:Maung g:Lwin ; t:U g:Ko g:Lay ; g:Maung g:Maung ; g:Ko g:Ko g:Lwin ; t:Ko g:Ko g:Ko g:Lwin
g:Mi g:Mi g:Nwe ; g:Nan g:Nan g:Htet ; g:Min g:Htet ; g:Tun g:U ; c:Maran g:Brang g:Seng
t:Ma c:Maran b:Kaw ; c:Lahpai b:Naw g:Bawk ; b:Naw g:Bawk ; b:Gam g:Awng ; c:N'Hkum b:Tu g:Awng
c:Lazum b:Lu ; b:La g:Ja ; g:Lu g:Lu ; g:Zau g:Mai ; g:Brang g:Seng c:Maran ; c:Zahkung g:Ting g:Hpung
b:Ah|Pu c:Ngwaza ; c:Ngwaza b:Ah|Na ; i:J g:Brang g:Seng ; t:U i:J g:Seng g:Wu
g:Mohammed g:Yusuf x:bin g:Hassan ; t:Saw g:James ; g:John g:Brang g:Aung ; t:Mr g:John g:Tun
"""


@pytest.mark.parametrize("said", [said.strip() for line in LATIN.strip().splitlines() for said in line.split(";")])
def test_every_latin_word_gets_the_role_it_has_in_the_name(said):
    said = [pair.split(":") for pair in said.split()]
    words = " ".join(word.replace("|", " ") for _, word in said)
    assert parts(words) == " ".join(f"{role}:{word.replace('|', ' ')}" for role, word in said)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ဦးတင်လှ", "t:ဦး g:တင်လှ"),
        ("ဉီးတင်လှ", "t:ဉီး g:တင်လှ"),
        ("ဒေါ်မြ", "t:ဒေါ် g:မြ"),
        ("မသီတာနွယ်", "t:မ g:သီတာနွယ်"),
        ("ကိုကျော်လင်းထက်", "t:ကို g:ကျော်လင်းထက်"),
        ("ကိုကိုလွင်", "g:ကိုကိုလွင်"),
        ("မောင်မောင်လွင်", "g:မောင်မောင်လွင်"),
        ("ဦးမောင်မောင်လွင်", "t:ဦး g:မောင်မောင်လွင်"),
        ("မမမလေး", "t:မ g:မမလေး"),
        ("မြမြနွယ်", "g:မြမြနွယ်"),
        ("မင်းသူရိန်", "g:မင်းသူရိန်"),
        ("ဒေါက်တာစိုင်းကျော်ခမ်း", "p:ဒေါက်တာ t:စိုင်း g:ကျော်ခမ်း"),
        ("ဒုဗိုလ်မှူးကြီးမိုးထက်", "r:ဒုဗိုလ်မှူးကြီး g:မိုးထက်"),
        ("ဒု ဗိုလ်မှူး မိုးထက်", "r:ဒု r:ဗိုလ်မှူး g:မိုးထက်"),
        ("တပ်ကြပ်ကြီးအောင်လွင်", "r:တပ်ကြပ်ကြီး g:အောင်လွင်"),
        ("ရဲအုပ်တင်လွင်", "r:ရဲအုပ် g:တင်လွင်"),
        ("သင်းအုပ်ဆရာ ဇော်တောင်", "p:သင်းအုပ်ဆရာ g:ဇော်တောင်"),
        ("ဆရာမဒေါ်မြ", "p:ဆရာမ t:ဒေါ် g:မြ"),
        ("ရွှေတောင်ဆရာတော်", "g:ရွှေတောင် p:ဆရာတော်"),
        ("လဖိုင်ဆိုင်းရာ", "c:လဖိုင် g:ဆိုင်းရာ"),
        ("မရန်ဘရန်အောင်", "c:မရန် g:ဘရန်အောင်"),
        ("မမရန်ကော်", "t:မ c:မရန် b:ကော်"),
        ("ဘရန်အောင် မရန်", "g:ဘရန်အောင် c:မရန်"),
        ("ဒူဝါ လဖိုင်ဇော်ထွဲ", "h:ဒူဝါ c:လဖိုင် g:ဇော်ထွဲ"),
        ("နန်းဟွမ်ခမ်း", "t:နန်း g:ဟွမ်ခမ်း"),
        ("ဦး အောင် လွင်", "t:ဦး g:အောင် လွင်"),
        ("အောင်လွင်တို့", "g:အောင်လွင် x:တို့"),
        ("Ma သီတာ", "t:Ma g:သီတာ"),
    ],
)
def test_burmese_titles_ranks_and_clans_are_split_from_the_rest(words, found):
    assert parts(words) == found


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Ma Ran Brang Seng", "Ma Ran"),
        ("La Hpai Seng Ra", "La Hpai"),
        ("Laphai Seng Ra", "Laphai"),
        ("Nhkhum Tu Awng", "Nhkhum"),
    ],
)
def test_a_clan_is_known_in_other_spellings_and_written_in_two(words, whole):
    first = parse(words).forms[0].parts[0]
    assert (first.text, first.role) == (whole, "clan")


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Naw Paw Wah", "Naw Mya Aye"),  # a Karen name says more for the title
        ("Naw Mya Aye", "Naw Bawk"),  # a Kachin one against it
        ("Mg Zaw Lin", "Maung Zaw Lin"),
        ("Maung Zaw Lin", "Maung Zaw"),  # of two words the first is a name more often
        ("Ko Zaw", "Ko Ko"),
        ("Saw James", "Saw Hla"),
    ],
)
def test_what_stands_around_a_word_makes_it_more_or_less_of_a_title(more, less):
    assert title_share(more) > title_share(less) + 0.01


def test_naw_is_a_title_among_karen_a_birth_order_among_kachin_and_either_where_nothing_tells():
    karen, kachin, untold = (parse(words).forms[0].parts[0] for words in ("Naw Paw Wah", "Naw Bawk", "Naw Mya Aye"))
    assert karen.share("title") > 0.75 > 0.25 > kachin.share("title")
    assert kachin.share("birth_order") > 0.5
    assert min(untold.share("title"), untold.share("birth_order")) > 0.3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Aung Lwin (a) Ko Gyi", [("Aung Lwin", "main"), ("Ko Gyi", "alias")]),
        ("Aung Lwin (a) Ko Gyi (a) Tote", [("Aung Lwin", "main"), ("Ko Gyi", "alias"), ("Tote", "alias")]),
        ("Aung Lwin aka Gyi", [("Aung Lwin", "main"), ("Gyi", "alias")]),
        ("Aung Lwin a.k.a. Gyi", [("Aung Lwin", "main"), ("Gyi", "alias")]),
        ("Aung Lwin (aka Ko Gyi)", [("Aung Lwin", "main"), ("Ko Gyi", "alias")]),
        ("Aung Lwin, also known as Gyi", [("Aung Lwin", "main"), ("Gyi", "alias")]),
        ("Aung Lwin @ Ko Gyi / Tote", [("Aung Lwin", "main"), ("Ko Gyi", "alias"), ("Tote", "alias")]),
        ("Aung Lwin alias Gyi", [("Aung Lwin", "main"), ("Gyi", "alias")]),
        ('Aung Lwin "Tote"', [("Aung Lwin", "main"), ("Tote", "nickname")]),
        ("Aung Lwin (Tote)", [("Aung Lwin", "main"), ("Tote", "nickname")]),
        ("'Little' Aung Lwin", [("Aung Lwin", "main"), ("Little", "nickname")]),
        ("အောင်လွင် (ခ) ကိုကြီး", [("အောင်လွင်", "main"), ("ကိုကြီး", "alias")]),
        ("အောင်လွင်(ခေါ်)ကိုကြီး", [("အောင်လွင်", "main"), ("ကိုကြီး", "alias")]),
        ("အောင်လွင်ခေါ်ဖိုးတုတ်", [("အောင်လွင်", "main"), ("ဖိုးတုတ်", "alias")]),
        ("မောင်အောင်ခေါ် ကိုလင်း", [("မောင်အောင်", "main"), ("ကိုလင်း", "alias")]),
        ("မောင်အောင် ခေါ် ကိုလင်း", [("မောင်အောင်", "main"), ("ကိုလင်း", "alias")]),
        ("အောင်လွင်ခေါ် Ko Gyi", [("အောင်လွင်", "main"), ("Ko Gyi", "alias")]),
        ("နော်ခေါ် ထူး", [("နော်ခေါ် ထူး", "main")]),
        ("အောင်လွင် ခ ကိုကြီး", [("အောင်လွင်", "main"), ("ကိုကြီး", "alias")]),
        ("အောင်လွင် “တုတ်”", [("အောင်လွင်", "main"), ("တုတ်", "nickname")]),
        ("Aung Lwin (အောင်လွင်)", [("Aung Lwin", "main"), ("အောင်လွင်", "alias")]),
        ("Aung Lwin (KIA)", [("Aung Lwin", "main")]),
        ("Aung Lwin (student)", [("Aung Lwin", "main")]),
        ("Aung Lwin, 27, Somewhere", [("Aung Lwin", "main")]),
        ("စောခေါ်ထူး", [("စောခေါ်ထူး", "main")]),
        ("Nang Or Kham", [("Nang Or Kham", "main")]),
    ],
)
def test_aliases_and_nicknames_are_forms_of_their_own(words, found):
    assert forms(words) == found


@pytest.mark.parametrize(
    ("words", "kinds", "name"),
    [
        ("Brang Aung, son of U Gam and Daw Kaw", {"father": "U Gam", "mother": "Daw Kaw"}, "Brang Aung"),
        ("Brang Aung s/o U Gam", {"father": "U Gam"}, "Brang Aung"),
        ("Seng Ra d/o Gam Awng", {"parent": "Gam Awng"}, "Seng Ra"),
        ("Naw Paw, w/o Saw Ler", {"husband": "Saw Ler"}, "Naw Paw"),
        ("Aung Lwin (father: U Tin)", {"father": "U Tin"}, "Aung Lwin"),
        ("U Tin's son Aung Lwin", {"father": "U Tin"}, "Aung Lwin"),
        ("ဦးတင်လှ-ဒေါ်မြတို့၏သား မောင်အောင်လွင်", {"father": "ဦးတင်လှ", "mother": "ဒေါ်မြ"}, "မောင်အောင်လွင်"),
        ("ဦးတင်လှရဲ့သမီး မသီတာ", {"father": "ဦးတင်လှ"}, "မသီတာ"),
        ("ဦးတင်လှ ၏ သမီးဖြစ်သူ မသီတာ", {"father": "ဦးတင်လှ"}, "မသီတာ"),
        ("အောင်လွင် (ဘ) ဦးတင်လှ", {"father": "ဦးတင်လှ"}, "အောင်လွင်"),
        ("အောင်လွင် အဘ ဦးတင်လှ", {"father": "ဦးတင်လှ"}, "အောင်လွင်"),
        ("အောင်လွင်၊ အဘ - ဦးတင်လှ၊ အမိ - ဒေါ်မြ", {"father": "ဦးတင်လှ", "mother": "ဒေါ်မြ"}, "အောင်လွင်"),
    ],
)
def test_relatives_are_named_apart_and_are_no_part_of_the_name(words, kinds, name):
    found = parse(words)
    assert {r.kind: r.words for r in found.relations} == kinds
    assert [f.words for f in found.forms] == [name]


@pytest.mark.parametrize(
    ("words", "first", "others"),
    [
        ("Ko Aung & Ko Lwin", "Ko Aung", ["Ko Lwin"]),
        ("Ko Aung and Ko Lwin", "Ko Aung", ["Ko Lwin"]),
        ("ကိုအောင်နှင့်ကိုလွင်", "ကိုအောင်", ["ကိုလွင်"]),
        ("Aung Lwin and family", "Aung Lwin", []),
    ],
)
def test_somebody_else_in_the_same_field_is_no_alias(words, first, others):
    found = parse(words)
    assert [f.words for f in found.forms] == [first]
    assert [r.words for r in found.relations if r.kind == "beside"] == others


@pytest.mark.parametrize("words", ["1. Aung Lwin", "(1) Aung Lwin", "၁။ အောင်လွင်", "12 Aung Lwin 27"])
def test_a_row_s_number_says_nothing_of_the_person(words):
    assert [f.words for f in parse(words).forms] in (["Aung Lwin"], ["အောင်လွင်"])
    assert not any(remark.startswith("number") for remark in parse(words).remarks)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Maran, Brang Seng", "c:Maran g:Brang g:Seng"),
        ("Brang Seng, Maran", "g:Brang g:Seng c:Maran"),
        ("Tin Lwin, U", "g:Tin g:Lwin t:U"),
        ("Tin Lwin, Dr.", "g:Tin g:Lwin p:Dr"),
    ],
)
def test_a_comma_may_turn_the_order_round(words, found):
    assert parts(words) == found


def test_a_father_of_somebody_without_a_name_has_no_form():
    found = parse("father of Aung Lwin")
    assert (found.forms, [(r.kind, r.words) for r in found.relations]) == ((), [("child", "Aung Lwin")])


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("U Lwin (deceased)", "deceased"),
        ("late U Lwin", "deceased"),
        ("† Daw Mya", "deceased"),
        ("ကွယ်လွန်သူ ဦးလွင်", "deceased"),
        ("ဦးလွင် (ကွယ်လွန်)", "deceased"),
        ("Aung Lwin (2)", "number 2"),
        ("အောင်လွင် (၂)", "number 2"),
        ("အောင်လွင်၂", "number 2"),
        ("Aung Lwin (missing)", "missing"),
        ("Brang Seng, Maran", "order_swapped"),
        ("unknown", "unnamed"),
        ("အမည်မသိ", "unnamed"),
    ],
)
def test_what_is_remarked_of_a_person_is_kept_and_is_no_name(words, remark):
    found = parse(words)
    assert remark in found.remarks
    assert not any("deceased" in f.words or "2" in f.words or "၂" in f.words or "(" in f.words for f in found.forms)


@pytest.mark.parametrize(
    "words",
    [
        "Aung Lwin (27)",
        "Aung Lwin (27 years)",
        "Aung Lwin (M)",
        "သီတာ (မ)",
        "သီတာ အသက် ၂၇ နှစ်",
        "Aung Lwin 12/OUKAMA(N)123456",
        "Aung Lwin, NRC No. 12/OUKAMA(N)123456, Ph 09420123456",
        "Aung Lwin (Rtd)",
        "Aung Lwin (Pastor)",
    ],
)
def test_ages_sexes_and_cards_beside_a_name_are_left_out(words):
    found = parse(words)
    assert [f.words for f in found.forms] in (["Aung Lwin"], ["သီတာ"])
    assert not found.remarks


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("U Tin Hla", 0.95, 1),
        ("Ko Lin Htet", 0.85, 1),
        ("Sai Leng", 0.85, 1),
        ("Salai Lian", 0.85, 1),
        ("Daw Mya Nwe", 0, 0.05),
        ("Ma Thidar Nwe", 0, 0.12),
        ("Nang Hom Kham", 0, 0.12),
        ("နန်းဟွမ်ခမ်း", 0, 0.12),
        ("ဦးတင်လှ", 0.95, 1),
        ("Naw Mya Aye", 0.3, 0.6),
        ("Sayama Daw Nwe", 0, 0.02),
    ],
)
def test_titles_say_something_of_sex(words, least, most):
    assert least <= parse(words).male_probability <= most


@pytest.mark.parametrize(
    "words",
    ["Aung Lwin", "Thidar Nwe", "Lahpai Seng Ra", "Lahpai Naw Bawk", "Maung Maung", "James", "Mary", "Captain Lwin"],
)
def test_nothing_but_a_title_says_anything_of_sex(words):
    assert parse(words).male_probability is None


def test_a_father_s_title_says_nothing_of_the_daughter():
    assert parse("Thidar Nwe, daughter of U Tin").male_probability is None


@pytest.mark.parametrize("words", ["", " ", "...", "😀😀", "၁၂၃", "()", "(a)", "၏", "်", "\u200b", "-", "''"])
def test_what_holds_no_name_has_no_form(words):
    assert parse(words).forms == ()


def test_a_text_too_long_for_a_name_is_read_at_its_beginning_only():
    found = parse("Aung Lwin " * 1000)
    assert "cut" in found.remarks
    assert found.forms[0].end <= 300


@pytest.mark.parametrize("words", ["ဦးတင်လှ", "ဦ\u1038တင်လှ", "ဥ\u102eးတင်လှ", "ဦး\u200bတင်လှ"])
def test_parts_are_cut_from_the_words_as_they_were_given(words):
    first = parse(words).forms[0].parts[0]
    assert first.role == "title"
    assert words[first.start : first.end].replace("\u200b", "").endswith("\u1038")


SIGNS = st.sampled_from("aUKMw .'\"()[]/@,;-၊။၏ကမနုိင််္ဦးဒေါ်ခ၁2†“”\u200b😀\n")
NAMES = st.lists(
    st.sampled_from([*EVERYBODY, "(a)", "(ခ)", "s/o", "U", "ဦး", "late", "(2)", ",", "၏သား", "@"]), max_size=6
).map(" ".join)


@given(st.one_of(st.text(SIGNS, max_size=40), NAMES, st.text(max_size=30)))
def test_every_part_lies_in_its_form_and_its_roles_add_up_to_one(words):
    found = parse(words)
    for form in found.forms:
        assert words[form.start : form.end] == form.words
        assert form.parts
        at = form.start
        for part in form.parts:
            assert at <= part.start < part.end <= form.end
            assert words[part.start : part.end] == part.text
            assert math.isclose(sum(share for _, share in part.roles), 1, abs_tol=1e-6)
            assert all(share > 0 for _, share in part.roles)
            at = part.end
    assert all(words[r.start : r.end] == r.words for r in found.relations)
    assert [f.kind for f in found.forms].count("main") == bool(found.forms)
    assert found.male_probability is None or 0 < found.male_probability < 1


@pytest.mark.parametrize("words", [*EVERYBODY, CANARIES[0], CANARIES[1]])
def test_no_part_of_a_name_stands_in_its_repr(words):
    said = repr(parse(f"{words} (a) {words}x, son of {words}"))
    assert not any(part in said for part in words.split())
