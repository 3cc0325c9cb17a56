"""Text breaks where a reader breaks it: signs, syllables as written, syllables as said."""

from __future__ import annotations

import itertools
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.lexicon import scripts
from unit.lexicon.test_scripts_documents import document

# As written (joined by |), and as said.
WORDS = {
    "stack": ("မန္တ|လေး", "မန်|တ|လေး"),
    "two stacks": ("နက္ခတ္တ", "နက်|ခတ်|တ"),
    "stack under a vowel": ("ဝတ္ထု", "ဝတ်|ထု"),
    "stack of retroflexes": ("ဥက္ကဋ္ဌ", "ဥက်|ကဋ်|ဌ"),
    "kinzi": ("အင်္ဂ|လိပ်", "အင်|ဂ|လိပ်"),
    "kinzi with a vowel": ("အင်္ဂါ|နေ့", "အင်|ဂါ|နေ့"),
    "kinzi with a medial": ("သင်္ကြန်", "သင်|ကြန်"),
    "great sa": ("ပြဿ|နာ", "ပြသ်|သ|နာ"),
    "great sa at the end": ("မ|နုဿ", "မ|နုသ်|သ"),
    "contraction, man": ("ယောက်ျား", "ယောက်|ကျား"),
    "contraction, man, medial typed first": ("ယောကျ်ား", "ယောက်|ကျား"),
    "contraction, right hand": ("လက်ျာ", "လက်|ကျာ"),
    "contraction, I": ("ကျွန်ုပ်", "ကျွန်|နုပ်"),
    "contraction, I, vowel typed first": ("ကျွနု်ပ်", "ကျွန်|နုပ်"),
    "contraction, daughter": ("သ္မီး", "သ|မီး"),
    "contraction, tea leaf": ("လ္ဘက်|ရည်", "လ|ဘက်|ရည်"),
    "daughter in full": ("သ|မီး", "သ|မီး"),
    "tone before asat": ("ခ\u1014\u1037\u103a", "ခန့်"),
    "asat before tone": ("ခ\u1014\u103a\u1037", "ခန့်"),
    "open syllable before a closed one": ("က|မောင်း", "က|မောင်း"),
    "two closing letters": ("ဖေ့စ်|ဘုတ်ခ်", "ဖေ့စ်|ဘုတ်ခ်"),
    "independent vowels": ("ဣန္ဒြေ", "ဣန်|ဒြေ"),
    "independent vowel u": ("ဦး|ဥတ္တ|ရ", "ဦး|ဥတ်|တ|ရ"),
    "independent vowel o": ("ဩ|ဂုတ်", "ဩ|ဂုတ်"),
    "independent vowel e": ("ဧ|ရာ", "ဧ|ရာ"),
    "nya": ("ဉာဏ်", "ဉာဏ်"),
    "nya typed as u": ("ဥာဏ်", "ဉာဏ်"),
    "nya closing": ("ဥ|ယျာဉ်", "ဥ|ယျာဉ်"),
    "nya in a stack, typed as u": ("ပဥ္စ", "ပဉ်|စ"),
    "great nya": ("ပ|ညာ", "ပ|ညာ"),
    "the said": ("၎င်း|တို့", "၎င်း|တို့"),
    "symbols read as words": ("မြို့|၌", "မြို့|၌"),
    "a zero typed for wa": ("၀င်း|၀င်း", "ဝင်း|ဝင်း"),
    "a stack after a closed syllable": ("သံ|သ္က|ရိုက်", "သံ|သ|က|ရိုက်"),
    "Shan": ("ၸဝ်ႈ|ၶုၼ်|ႁေႃ|ၶမ်း", "ၸဝ်ႈ|ၶုၼ်|ႁေႃ|ၶမ်း"),
    "Shan, vowel with an asat of its own": ("ၸႂ်|ၼႂ်း", "ၸႂ်|ၼႂ်း"),
    "S'gaw Karen": ("တၢ်|ဂ့ၢ်|တၢ်|ကျိၤ", "တၢ်|ဂ့ၢ်|တၢ်|ကျိၤ"),
    "Eastern Pwo Karen": ("ဆ်ု|ခွါ", "ဆ်ု|ခွါ"),
    "Mon": ("သၟိၚ်|ဂှ်", "သၟိၚ်|ဂှ်"),
    "Pa'O": ("ပ|အိုဝ်ႏ", "ပ|အိုဝ်ႏ"),
}


@pytest.mark.parametrize(("written", "said"), WORDS.values(), ids=list(WORDS))
def test_words_break_into_syllables_as_written_and_as_said(written: str, said: str) -> None:
    parts = written.split("|")
    assert [piece.text for piece in scripts.syllables("".join(parts))] == parts
    spoken = [piece.text for piece in scripts.spoken_syllables("".join(parts))]
    assert spoken == [unicodedata.normalize("NFC", part) for part in said.split("|")]


@pytest.mark.parametrize("written", [written for written, _ in WORDS.values()])
def test_the_order_of_tone_and_asat_changes_no_break(written: str) -> None:
    typed = written.replace("\u1037\u103a", "\u103a\u1037").split("|")
    composed = [unicodedata.normalize("NFC", part) for part in typed]
    assert [piece.text for piece in scripts.syllables("".join(typed))] == typed
    assert [piece.text for piece in scripts.syllables("".join(composed))] == composed


def test_numbers_marks_and_other_scripts_are_pieces_of_their_own() -> None:
    pieces = scripts.syllables("၁၉၉၀ ခု၊ Hpakant။")
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("၁၉၉၀", "number"),
        (" ", "other"),
        ("ခု", "syllable"),
        ("၊", "mark"),
        (" Hpakant", "other"),
        ("။", "mark"),
    ]


def test_only_syllables_are_said() -> None:
    assert [piece.text for piece in scripts.spoken_syllables("၂၀ ဦး၊ Ko")] == ["ဦး"]


def test_a_said_syllable_has_the_span_it_was_read_from() -> None:
    text = "ဆရာ ယောက်ျား"
    spans = [(piece.text, text[piece.start : piece.end]) for piece in scripts.spoken_syllables(text)]
    assert spans == [("ဆ", "ဆ"), ("ရာ", "ရာ"), ("ယောက်", "ယောက်"), ("ကျား", "ျား")]


def test_unseen_codes_inside_a_syllable_do_not_break_it() -> None:
    assert [piece.text for piece in scripts.syllables("ကန\u200b်း")] == ["ကန\u200b်း"]
    assert [piece.text for piece in scripts.spoken_syllables("ကန\u200b်း")] == ["ကန်း"]


@pytest.mark.parametrize(
    "signs",
    [
        "အ|င်္ဂါ",
        "မ|န္တ|လေး",
        "ကျွ|န်ု|ပ်",
        "၁|၀|၊",
        "ယော|က်ျား",
        "ႁေႃ|ၶ|မ်း",
        "e\u0301|a",
        "\r\n|\n",
        "👩\u200d👩\u200d👧|👍🏽",
        "🇲🇲|🇹🇭",
        "각|나",
        "ᄀ\u1161\u11a8|ᄂ",
    ],
)
def test_a_reader_sees_these_as_single_signs(signs: str) -> None:
    parts = signs.split("|")
    assert [piece.text for piece in scripts.graphemes("".join(parts))] == parts


_CODES = st.one_of(
    st.characters(min_codepoint=0x1000, max_codepoint=0x109F),
    st.sampled_from(sorted({*"".join(a + b for a, b in WORDS.values()), *" a၁။\u200b\u200d\ufeff\r\n"})),
    st.characters(exclude_categories=["Cs"]),
)


@settings(max_examples=300, deadline=None)
@given(text=st.text(_CODES, max_size=40))
def test_the_pieces_of_any_text_joined_are_the_text(text: str) -> None:
    for broken in (scripts.syllables(text), scripts.graphemes(text)):
        assert "".join(piece.text for piece in broken) == text
        assert all(piece.text == text[piece.start : piece.end] for piece in broken)
        assert [piece.start for piece in broken[1:]] == [piece.end for piece in broken[:-1]]


@settings(max_examples=300, deadline=None)
@given(text=st.text(_CODES, max_size=40))
def test_said_syllables_follow_one_another_inside_the_text(text: str) -> None:
    said = scripts.spoken_syllables(text)
    assert all(0 <= piece.start <= piece.end <= len(text) for piece in said)
    assert all(left.end <= right.start for left, right in itertools.pairwise(said))


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from([written for written, _ in WORDS.values()]), max_size=6))
def test_words_break_alike_whatever_stands_around_them(words: list[str]) -> None:
    parts = [part for word in words for part in [*word.split("|"), " "]]
    assert [piece.text for piece in scripts.syllables("".join(parts))] == parts


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**6), language=st.sampled_from(["Burmese", "Rakhine", "Pa'O", "Shan", "Mon"]))
def test_documents_break_alike_in_typed_order_and_in_nfc(seed: int, language: str) -> None:
    composed = unicodedata.normalize("NFC", document(random.Random(seed), language))
    typed = composed.replace("\u1037\u103a", "\u103a\u1037")
    for broken in (scripts.syllables, scripts.graphemes):
        ours = [unicodedata.normalize("NFC", piece.text) for piece in broken(typed)]
        assert ours == [piece.text for piece in broken(composed)]
    assert [piece.text for piece in scripts.spoken_syllables(typed)] == [
        piece.text for piece in scripts.spoken_syllables(composed)
    ]
