"""Encodings are told apart where they can be, and every cleaned offset leads back to its original."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cast
from kintrace.lexicon import scripts

# The same words in both encodings. The left ones are typed as Zawgyi fonts need them.
PAIRS = {
    "ေမာင္ေက်ာ္လင္းထက္": "မောင်ကျော်လင်းထက်",
    "ျမန္မာႏိုင္ငံ": "မြန်မာနိုင်ငံ",
    "ဖားကန႔္ၿမိဳ႕နယ္": "ဖားကန့်မြို့နယ်",
    "စစ္သားသစ္စုေဆာင္းျခင္း": "စစ်သားသစ်စုဆောင်းခြင်း",
    "ပစၥည္း": "ပစ္စည်း",
    "စကၤာပူ": "စင်္ကာပူ",
    "ကမၻာ": "ကမ္ဘာ",
    "ဥကၠ႒": "ဥက္ကဋ္ဌ",
    "ေယာက္်ား": "ယောက်ျား",
    "ဥာဏ္": "ဉာဏ်",
    "ဥယ်ာဥ္": "ဥယျာဉ်",
    "၀န္ႀကီး": "ဝန်ကြီး",
    "ေ၀းသည္": "ဝေးသည်",
    "သူမ်ားႏွင့္": "သူများနှင့်",
    "ေန႔ရက္": "နေ့ရက်",
    "၂၀၂၅": "၂၀၂၅",
    "၄င္းတို႔": "၎င်းတို့",
    "ေဒၚ": "ဒေါ်",
    "ေစ်း": "ဈေး",
    "ၾသဂုတ္": "ဩဂုတ်",
    "ဦး": "ဦး",
    "ျဖဴျဖဴေအး": "ဖြူဖြူအေး",
    "ႀတိဳင္း": "တြိုင်း",
    "ရြာသူႀကီး": "ရွာသူကြီး",
    "သြားသည္": "သွားသည်",
    "လႊတ္ေပး": "လွှတ်ပေး",
    "ဒ႑ာရီ": "ဒဏ္ဍာရီ",
    "လိပ္စာ": "လိပ်စာ",
    "ကုိယ္": "ကိုယ်",
    "ခ်ဳပ္ေႏွာင္": "ချုပ်နှောင်",
    "အခ်ိန္ဇုန္": "အချိန်ဇုန်",
    "သိႏၵီ": "သိန္ဒီ",
    "ဗုဒၶ": "ဗုဒ္ဓ",
    "ဝတၳဳ": "ဝတ္ထု",
    "ဥေပကၡာ": "ဥပေက္ခာ",
    "ကၽြႏ္ုပ္": "ကျွန်ုပ်",
    "၎တို႔": "၎င်းတို့",
    "၎င္းတို႔": "၎င်းတို့",
    "အဖဲြ႔": "အဖွဲ့",
}
OTHER_LANGUAGES = {
    "Shan": "ၸဝ်ႈၶုၼ်ႁေႃၶမ်း လႄႈ ၼၢင်းႁၢၼ်ႉ မႃးယူႇတီႈၼႆႈၵေႃႈမီး မိူင်းတႆး တီႈဝၢၼ်ႈ",
    "S'gaw Karen": "ပှၤကညီကျိာ် လၢအဘၣ်ထွဲဒီး တၢ်ဂ့ၢ်တၢ်ကျိၤ တဖၣ်အံၤ ကီၢ်ပယီၤပူၤ",
    "Mon": "ဘာသာမန် ဂှ် ဒှ်ဘာသာ မွဲ ပ္ဍဲအခိုက် မအာယုက် နူ ဂကူ ဒၟံင် ကဵု ကွာန်",
    "Pa'o": "ပအိုဝ်ႏ လိုꩻလွိုန်ႏ တောမ်ႏထီꩻ ဖရာꩻ ခွိꩻ",
}


@pytest.mark.parametrize(("zawgyi", "unicode"), PAIRS.items())
def test_zawgyi_becomes_the_same_words_in_unicode(zawgyi: str, unicode: str) -> None:
    assert scripts.clean(zawgyi, "zawgyi")[0] == unicodedata.normalize("NFC", unicode)


@pytest.mark.parametrize("unicode", PAIRS.values())
def test_words_in_unicode_stay_as_they_are(unicode: str) -> None:
    word = unicodedata.normalize("NFC", unicode)
    assert scripts.clean(word, "unicode")[0] == word


def test_a_document_in_either_encoding_is_told() -> None:
    assert scripts.decide(" ".join(PAIRS)).name == "zawgyi"
    assert scripts.decide(" ".join(PAIRS.values())).name == "unicode"


def test_what_was_converted_is_no_longer_taken_for_zawgyi() -> None:
    cleaned, _ = scripts.clean(" ".join(PAIRS), "zawgyi")
    assert scripts.decide(cleaned).name == "unicode"


@pytest.mark.parametrize(("language", "text"), OTHER_LANGUAGES.items())
def test_other_languages_of_the_block_are_not_taken_for_zawgyi(language: str, text: str) -> None:
    assert scripts.decide(text).name == "unicode", language


def test_lisu_letters_are_no_burmese() -> None:
    assert scripts.decide("ꓡꓲ-ꓢꓴ ꓕꓯ").name == "latin"


@pytest.mark.parametrize("name", ["မမ", "ရာ", "မလ"])
def test_a_name_that_both_encodings_write_alike_cannot_be_told(name: str) -> None:
    assert scripts.decide(name).name == "cannot_tell"


def test_text_without_burmese_has_no_probability() -> None:
    assert scripts.decide(cast.SENG_RA[0]) == scripts.Script("latin", None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ဝ\u103aင်း".replace("ဝ\u103a", "၀"), "ဝင်း"),
        ("ကျော်၀င်း", "ကျော်ဝင်း"),
        ("၀ါ", "ဝါ"),
        ("၇ာ", "ရာ"),
        ("၄င်း", "၎င်း"),
        ("၁၀၀", "၁၀၀"),
        ("၂၀ ဦး", "၂၀ ဦး"),
        ("၀ ဦး", "၀ ဦး"),
        ("အသက် ၁၀နှစ်", "အသက် ၁၀နှစ်"),
        ("ဥ်", "ဉ်"),
        ("ဥာဏ်", "ဉာဏ်"),
        ("မံုရွာ", "မုံရွာ"),
        ("ဦး", "ဦး"),
        ("ခန့်", "ခန့်"),
        ("ခန့်", unicodedata.normalize("NFC", "ခန့်")),
    ],
)
def test_what_was_typed_as_a_look_alike_becomes_the_letter(typed: str, meant: str) -> None:
    assert scripts.clean(typed, "unicode")[0] == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("၁ဝဝ", "၁၀၀"),
        ("၂ဝ၂၅ ခုနှစ်", "၂၀၂၅ ခုနှစ်"),
        ("ဝ၉၄၂", "၀၉၄၂"),
        ("၂ရ၅", "၂၇၅"),
        ("၁၅ရက်", "၁၅ရက်"),
        ("၅ဝယ်", "၅ဝယ်"),
        ("၁ဝဝင်း", "၁၀ဝင်း"),
        ("၅၀၀ရ", "၅၀၀ရ"),
        ("၈ုဏ်", "ဂုဏ်"),
        ("စျေး", "ဈေး"),
        ("သြဂုတ်", "ဩဂုတ်"),
        ("သြော်", "ဪ"),
        ("သြန်", "သြန်"),  # Mon
        ("ဉီး", "ဦး"),
        ("ဉတ္တရ", "ဥတ္တရ"),
        ("ပဥ္စ", "ပဉ္စ"),
        ("ကိိုယ််", "ကိုယ်"),
        ("ကောင်းးး", "ကောင်းးး"),
        ("ယောကျ်ား", "ယောက်ျား"),
        ("ကျွနု်ပ်", "ကျွန်ုပ်"),
        ("ရေွှ", "ရွှေ"),
        ("ဆ်ုခွါ", "ဆ်ုခွါ"),  # Pwo Karen
        ("ၸႂ်", "ၸႂ်"),  # Shan
        ("မူိင်း", "မိူင်း"),  # Shan
        ("ၵႂႇႃ", "ၵႂႃႇ"),  # Shan
        ("ဂ့ၢ်", "ဂ့ၢ်"),  # S'gaw Karen
        ("ဂှ်", "ဂှ်"),  # Mon
        ("ကျိာ်", "ကျိာ်"),  # S'gaw Karen
    ],
)
def test_neighbours_decide_what_a_look_alike_is(typed: str, meant: str) -> None:
    assert scripts.clean(typed, "unicode")[0] == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\uff2d\uff41ran \uff12\uff10\uff12\uff15", "Maran 2025"),
        ("\U0001d40c\U0001d41a\U0001d42b\U0001d41a\U0001d427", "Maran"),
        ("\u041c\u0430ran", "Maran"),
        ("Мария", "Мария"),
        ("ΑΘΗΝΑ", "ΑΘΗΝΑ"),
    ],
)
def test_latin_letters_of_other_blocks_become_plain_ones(typed: str, meant: str) -> None:
    assert scripts.clean(typed, "latin")[0] == meant


def test_what_cleaning_keeps_of_a_cluster_leads_to_its_own_code() -> None:
    text = "က\u200bင်\u200bး"
    cleaned, back = scripts.clean(text, "unicode")
    assert cleaned == "ကင်း"
    assert [text[slice(*back.back_span(at, at + 1))] for at in range(4)] == ["က", "င", "်", "း"]


@given(
    words=st.lists(st.sampled_from([unicodedata.normalize("NFC", word) for word in PAIRS.values()]), min_size=1),
    unseen=st.lists(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad"), min_size=1),
    data=st.data(),
)
def test_every_code_between_unseen_ones_leads_to_itself(
    words: list[str], unseen: list[str], data: st.DataObject
) -> None:
    seen = " ".join(words)
    typed = seen
    for code in unseen:
        at = data.draw(st.integers(0, len(typed)))
        typed = typed[:at] + code + typed[at:]
    cleaned, back = scripts.clean(typed, "unicode")
    assert cleaned == seen
    assert [typed[back.back(at)] for at in range(len(cleaned))] == list(cleaned)


def test_the_letter_whose_signs_were_put_into_order_leads_to_itself() -> None:
    cleaned, back = scripts.clean("မံုရွာ", "unicode")
    assert cleaned == "မုံရွာ"
    assert back.back_span(0, 1) == (0, 1)
    assert back.back_span(0, 3) == (0, 3)
    assert back.back_span(3, 4) == (3, 4)


def test_a_column_is_decided_from_all_its_cells() -> None:
    cells = ["ကိုကို", "မိုးမိုး", "ေက်ာ္လင္း", "ထက္ေအာင္"]
    assert scripts.decide(cells[0]).name == "cannot_tell"
    assert scripts.decide_column(cells).name == "zawgyi"
    assert {script.name for script in scripts.decide_cells(cells)} == {"zawgyi"}
    assert scripts.clean_column(cells) == ["ကိုကို", "မိုးမိုး", "ကျော်လင်း", "ထက်အောင်"]


def test_in_a_column_of_both_encodings_only_sure_cells_are_decided() -> None:
    cells = ["ကျော်လင်းနေ", "ထက်အောင်း", "ကိုကို", "ေက်ာ္လင္း", "ေထာင္ေအာင္"]
    column = scripts.decide_column(cells)
    assert (column.name, column.mixed) == ("cannot_tell", True)
    names = [script.name for script in scripts.decide_cells(cells)]
    assert names == ["unicode", "unicode", "cannot_tell", "zawgyi", "zawgyi"]


def test_a_document_pasted_from_both_encodings_is_said_to_be_mixed_and_read_by_line() -> None:
    zawgyi, unicode = " ".join(PAIRS), unicodedata.normalize("NFC", " ".join(PAIRS.values()))
    script, cleaned, _ = scripts.clean_lines(f"{zawgyi}\nကို\n{zawgyi}\nကို\n{unicode}\n")
    assert (script.name, script.mixed) == ("cannot_tell", True)
    assert cleaned == f"{unicode}\nကို\n{unicode}\nကို\n{unicode}\n"


@pytest.mark.parametrize(
    ("language", "code"), [("Shan", "shn"), ("S'gaw Karen", "ksw"), ("Mon", "mnw"), ("Pa'o", "blk")]
)
def test_letters_of_one_language_hint_at_it(language: str, code: str) -> None:
    assert scripts.decide(OTHER_LANGUAGES[language]).language == code


@pytest.mark.parametrize("unicode", [unicodedata.normalize("NFC", word) for word in PAIRS.values()])
def test_what_is_written_in_zawgyi_reads_back_the_same(unicode: str) -> None:
    assert scripts.clean(scripts.to_zawgyi(unicode), "zawgyi")[0] == unicode


def test_other_scripts_stay_when_text_is_written_in_zawgyi() -> None:
    assert scripts.to_zawgyi("Hpakant 2025") == "Hpakant 2025"


def test_dashes_and_quotation_marks_stay() -> None:
    text = "27\u2011year\u2011old \u2013 \u201cjust 17\u201d"
    assert scripts.clean(text, "latin")[0] == text


def test_accents_are_composed_and_blanks_narrowed() -> None:
    cleaned, back = scripts.clean("Jose\u0301\u00a0said", "latin")
    assert cleaned == "José said"
    assert back.back_span(3, 4) == (3, 5)


def test_quotes_of_converted_words_are_the_original_ones() -> None:
    text = "Said: ေမာင္ေက်ာ္လင္း was seen"
    cleaned, back = scripts.clean(text, "zawgyi")
    start = cleaned.index("ကျော်")
    low, high = back.back_span(start, start + len("ကျော်"))
    assert text[low:high] == "ေက်ာ္"
    start = cleaned.index("was")
    assert text[slice(*back.back_span(start, start + 3))] == "was"


def test_each_line_of_a_list_is_cleaned_in_its_own_encoding() -> None:
    text = f"{cast.THIDAR[2]} | ဖားကန့်မြို့နယ်\nေမာင္ေက်ာ္လင္း | ဖားကန႔္ၿမိဳ႕နယ္\n"
    _, cleaned, _ = scripts.clean_lines(text)
    assert cleaned == f"{cast.THIDAR[2]} | ဖားကန့်မြို့နယ်\nမောင်ကျော်လင်း | ဖားကန့်မြို့နယ်\n"


_CODES = st.one_of(
    st.sampled_from(sorted({*"".join(PAIRS), *"".join(PAIRS.values()), *" \r\n\u200b\u200d\ufeff၀၇၄a1e\u0301"})),
    st.characters(exclude_categories=["Cs"]),
)


@settings(max_examples=300, deadline=None)
@given(text=st.text(_CODES, max_size=40), script=st.sampled_from(["unicode", "zawgyi", "latin", "cannot_tell"]))
def test_every_offset_leads_back_into_the_original_in_order(text: str, script: str) -> None:
    cleaned, back = scripts.clean(text, script)
    spans = [back.back_span(at, at + 1) for at in range(len(cleaned))]
    assert all(0 <= low < high <= len(text) for low, high in spans)
    assert all(a[0] <= b[0] for a, b in itertools.pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(text=st.text(_CODES, max_size=40))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = scripts.clean(text, "unicode")[0]
    assert scripts.clean(once, "unicode")[0] == once


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_can_be_decided_and_cleaned(text: str) -> None:
    assert scripts.decide(text).name in ("unicode", "zawgyi", "latin", "cannot_tell")
    scripts.clean_lines(text)


def test_digits_of_both_scripts_become_ascii_at_the_same_length() -> None:
    text = "၂၀၂၅ ႒ ႑႐ 27"
    assert scripts.to_ascii_digits(text) == "2025 ႒ 10 27".replace("႒", "2")
    assert len(scripts.to_ascii_digits(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["ကျော်လင်းထက်", "စျေး", "ဈေး", "ဉာဏ်", "ဥာဏ်", "၀င်း", "၀၉ ၇၀၀", "မ\u200bရန်", "ပဥ္စမ", "သူ့ကို့", "၁/အမတ(နိုင်)၀၀၁၁၁၁"]
)
def test_cells_are_cleaned_as_texts_are(text):
    assert scripts.cleaned(text, "unicode") == scripts.clean(text, "unicode")[0]


def test_very_many_cells_are_decided_as_few_are():
    cells = ["ကိုကျော်လင်းထက် ရွာမှ ပြန်လာခဲ့သည်", scripts.to_zawgyi("မသီတာနွယ် မြို့သို့ သွားခဲ့သည်"), "Zaw Lin", "ဇော်လင်းနှင့် ညီအစ်ကို"]
    assert scripts.encodings_of(cells) == [script.name for script in scripts.decide_cells(cells)]
