"""Documents of nine languages, made from their orthographies, are told apart from Zawgyi.

Nothing here is quoted: syllables are drawn from what each orthography allows (onsets, medials, rimes, tones), mixed
with function words, numbers, punctuation, English, links and telephone numbers. The inventories are facts of the
orthographies as Unicode Technical Note 11 and the alphabets' public descriptions give them; they want a native reader
of each language. ``bench/scripts.py`` runs the same documents at length.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kintrace.lexicon import scripts


def _words(text: str) -> list[str]:
    return text.split()


def _parts(text: str) -> list[str]:
    return text.split("|")


_BURMESE_OPEN = [*"ကခဂငစဆဇညတထဒဓနပဖဗဘမယရလဝသဟအ", *"ကတနမလသအ"]
_BURMESE_MEDIAL = ["", "", "", "", "ျ", "ြ", "ွ", "ှ", "ျွ", "ြွ", "ွှ"]
_BURMESE_RIME = _parts(
    "|ာ|ား|ိ|ီ|ီး|ု|ူ|ူး|ေ|ေ့|ေး|ဲ|ဲ့|ော|ော့|ော်|ို|ို့|ိုး|ံ|ံ့|ုံ|ုံး|က်|င်|င့်|င်း|စ်|ည်|ည့်|ည်း|တ်|န်|န့်|န်း|ပ်|မ်|မ်း|ယ်|"
    "ိတ်|ိန်|ိန်း|ိပ်|ိမ်|ိမ့်|ိမ်း|ုတ်|ုန်|ုန်း|ုပ်|ုမ်း|ောက်|ောင်|ောင့်|ောင်း|ိုက်|ိုင်|ိုင့်|ိုင်း|ွတ်|ွန်|ွန်း|ွယ်"
)
_BURMESE_WORDS = _words(
    "သည် ကို မှ တွင် နှင့် ၏ များ တို့ ခဲ့ ပြီး ကြောင်း ရက်နေ့ ခုနှစ် မြို့နယ် ကျေးရွာ ဖြစ် ရှိ မရှိ ယောက်ျား သား သမီး အသက် နှစ် ဦး ဟု ပြော ဆို "
    "မန္တလေး ဗုဒ္ဓဟူး အင်္ဂါ သတ္တမ ကမ္ဘာ ဥက္ကဋ္ဌ ပြဿနာ စင်္ကာပူ ဝတ္ထု ဉာဏ် ဩဂုတ် ၎င်း ဤ ဧပြီ လက္ခဏာ သန္ဓေ ဈေး ကျွန်ုပ် ၍ ၌"
)
_RAKHINE_WORDS = _words("ရီ နန့် ဟိ ရေ ဧ့ ပိုင် တိ ရို့ အဂု မာ ကတ် လို့ ပနာ ကေလေ့ ဟိရေ ယင်း ပြီး ပီး စာပီ ရွီး နီ မာကေ")
_SHAN_OPEN = "ၵၶငၸသၺတထၼပၽၾမယရလဝႁဢ"
_SHAN_RIME = _parts(
    "|ႃ|ိ|ီ|ု|ူ|ေ|ႄ|ူဝ်|ေႃ|ိုဝ်|ႂ်|ႆ|ၢႆ|ူၺ်|ွႆ|ဝ်|ၢဝ်|ဵဝ်|ႅဝ်|မ်|ၢမ်|ိမ်|ုမ်|ႅမ်|ၼ်|ၢၼ်|ိၼ်|ုၼ်|ူၼ်|ႅၼ်|ွၼ်|ိုၼ်|ိူၼ်"
    "|င်|ၢင်|ိင်|ုင်|ူင်|ႅင်|ွင်|ိုင်|ိူင်|ပ်|ၢပ်|ိပ်|ႅပ်|တ်|ၢတ်|ိတ်|ုတ်|ႅတ်|ွတ်|ၵ်|ၢၵ်|ုၵ်|ႅၵ်|ွၵ်"
)
_SHAN_TONE = ["", "ႇ", "ႈ", "း", "ႉ", "ႊ"]
_SHAN_WORDS = _words("လႄႈ တီႈ ဢၼ် ၼႆႉ ၼၼ်ႉ ယူႇ မီး ပဵၼ် ၵူၼ်း မိူင်း တႆး ႁဝ်း ၶဝ် ဢမ်ႇ ၵႂႃႇ မႃး ပႃး သေ ၵေႃႈ လုၵ်ႈ ဝၼ်း ပီ")
_SGAW_OPEN = "ကခဂဃစဆၡညတထဒနပဖဘမယရလဝသဟအဧ"
_SGAW_MEDIAL = ["", "", "", "ှ", "ျ", "ြ", "ွ", "ၠ"]
_SGAW_VOWEL = ["", "ါ", "ံ", "ၢ", "ု", "ူ", "့", "ဲ", "ိ", "ီ"]
_SGAW_TONE = ["", "ၢ်", "ာ်", "း", "ၣ်", "ၤ"]
_SGAW_WORDS = _words("တၢ် ဒီး လၢ အံၤ န့ၣ် ပှၤ ကညီ ဝဲ ဘၣ် မၤ တဖၣ် ကီၢ် အပူၤ လီၤ ဟဲ စး ယဲ သ့ န့ၢ် ဖိ တဂၤ အိၣ် သူ ကိးဂၤ")
_EAST_PWO_OPEN = "ကခဂငစဆၮညတထဒနပဖဘမယၰရလဝသဟအၜၯ"
_EAST_PWO_RIME = _parts("|ာ|ါ|ိ|ီ|ု|ူ|ေ|ဲ|ဲါ|ံ|ုံ|ိုဝ်|ို့|ော|ောံ|ဝ့်|ာ်|ိ့|်ု")
_EAST_PWO_TONE = ["", "ၩ", "ၪ", "ၫ", "ၬ", "ၭ", "း", "့"]
_EAST_PWO_WORDS = _words("ဖၠုံ ယှိုဝ် လ်ု အ်ု မွဲ နီၪ ဆ်ု ဝေ့ လၩ့ ဒဲ အှ် မၬ ယ့ တၭ ဖၠိုဝ်")
_WEST_PWO_OPEN = "ကခဂဃငစဆညတထဒနပဖဘမယရလဝၥဟအၦ"
_WEST_PWO_RIME = _parts("|ါ|ိ|ီ|ၨ|ူ|ၧ|ဲ|့|ံ|အၧၪ|ၧဲ|ၩ့|ၧီၭ|ၪ့")
_WEST_PWO_TONE = ["", "ၩ", "ၪ", "ၫ", "ၬ", "ၭ", "း"]
_WEST_PWO_WORDS = _words("လၧ ဒၪ အဝ့ၫ ပၠၨ ကၪ ၥၭ လီၫ မၩ ဎုၩ နၩ့ ယၫ")
_MON_OPEN = "ကခဂဃၚစဆဇၛဉညတထဒဓနပဖဗဘမယရလဝသဟဍအၜၝ"
_MON_MEDIAL = ["", "", "", "ျ", "ြ", "ွ", "ှ", "ၞ", "ၟ", "ၠ"]
_MON_RIME = _parts("|ာ|ိ|ဳ|ု|ူ|ေ|ဲ|ော|ံ|ာံ|း|က်|ၚ်|တ်|န်|ပ်|ာၚ်|ာန်|ာပ်|ိုတ်|ိုန်|ိၚ်|ဵု|ံၚ်|ုက်|ုၚ်|ုန်|ောံ|ောတ်|ောန်|ေၚ်|ေန်|ဝ်|ာဲ|ုဲ|ိုဟ်|ဟ်")
_MON_WORDS = _words("ဂှ် ဒှ် မွဲ နူ ကဵု ကုဵု ဒၟံၚ် တေံ ဏံ ရ ကၠုၚ် အာ မာန် သီု ညးဂမၠိုၚ် ဂွံ မန် ပ္ဍဲ တုဲ ဟွံ မံၚ် စိုပ်ကဵု ကၠောန် သၞာံ")
_PAO_TONE = ["", "ႏ", "ꩻ", "း", "့", "ႏ"]
_PAO_WORDS = _words("ပအိုဝ်ႏ နမ်း တွိုꩻ ခွန်ႏ ထီႏ ယို နဝ်ꩻ ဖေႏ သွူ တဲး နောဝ်ꩻ အာႏ ဗာႏ ဒျာႏ လွုမ်း")
_KHAMTI_OPEN = "ꩠꩡꩢꩣꩤꩥꩦꩫꩨꩩꩪꩬꩭꩮꩯꩱꩲꩳꩴꩵတထပမယလဝဢငၵ"
_KHAMTI_RIME = _parts("|ႃ|ိ|ီ|ု|ူ|ေ|ႄ|ွ|ႆ|ႝ|ဝ်|မ်|ꩫ်|ၢꩫ်|င်|ုင်|ပ်|တ်|ၵ်|ိꩫ်|ွင်")
_KHAMTI_TONE = ["", "ႊ", "ႈ", "ႉ", "ႇ", "း", "ႚ", "ႛ"]
_FRASER = [
    "ꓐ",
    "ꓑ",
    "ꓒ",
    "ꓓ",
    "ꓔ",
    "ꓕ",
    "ꓖ",
    "ꓗ",
    "ꓘ",
    "ꓙ",
    "ꓜ",
    "ꓝ",
    "ꓟ",
    "ꓠ",
    "ꓡ",
    "ꓢ",
    "ꓣ",
    "ꓤ",
    "ꓥ",
    "ꓦ",
    "ꓧ",
    "ꓪ",
    "ꓫ",
    "ꓬ",
    "ꓭ",
]
_FRASER_VOWEL = ["ꓮ", "ꓯ", "ꓰ", "ꓱ", "ꓲ", "ꓳ", "ꓴ", "ꓵ", ""]
_FRASER_TONE = ["", "ꓸ", "ꓹ", "ꓺ", "ꓻ", "ꓼ", "ꓽ", "ˍ"]
_LATIN_LISU = _words("A KU ZI LI SU MI TO Y GO NYI Xua ma htaq bei ssat mit aq chair nia kua niaq loq")
_ENGLISH = _words(
    "the army took them near Mile Post 7 Facebook photo KIA PDF phone Aung Ko SAC and NLD checkpoint ID (a)"
)
_ASIDES = [
    "https://example.org/a?b=1",
    "09-420012345",
    "+95 9 420 012 345",
    "12/10/2025",
    "a.b@example.org",
    "#MIA",
    "(1)",
]


@dataclass(frozen=True)
class Orthography:
    """How the words of a language are made.

    Args:
        syllable: Draws one syllable.
        words: Function words.
        digits: The ten digits it writes.
        stops: What ends a sentence.
        script: The decision that is right.
    """

    syllable: Callable[[random.Random], str]
    words: tuple[str, ...]
    digits: str = "၀၁၂၃၄၅၆၇၈၉"
    stops: tuple[str, ...] = ("၊", "။", " ")
    script: str = "unicode"


def _of(*parts: list[str] | str) -> Callable[[random.Random], str]:
    return lambda rng: "".join(rng.choice(part) for part in parts)


def _lisu_latin(rng: random.Random) -> str:
    return rng.choice("bpdtgkjczsmnlhvwxry") + rng.choice(["a", "ei", "o", "i", "u", "ai", "ia"]) + rng.choice("qrt ")


ORTHOGRAPHIES = {
    "Burmese": Orthography(_of(_BURMESE_OPEN, _BURMESE_MEDIAL, _BURMESE_RIME), tuple(_BURMESE_WORDS)),
    "Rakhine": Orthography(_of(_BURMESE_OPEN, _BURMESE_MEDIAL, _BURMESE_RIME), tuple(_RAKHINE_WORDS)),
    "Shan": Orthography(
        _of(_SHAN_OPEN, ["", "", "", "", "ျ", "ြ", "ႂ"], _SHAN_RIME, _SHAN_TONE), tuple(_SHAN_WORDS), "႐႑႒႓႔႕႖႗႘႙"
    ),
    "S'gaw Karen": Orthography(
        lambda rng: (
            _of(_SGAW_OPEN, _SGAW_MEDIAL)(rng) + rng.choice(_SGAW_VOWEL).removesuffix("ၢ") + rng.choice(_SGAW_TONE)
        ),
        tuple(_SGAW_WORDS),
    ),
    "Eastern Pwo Karen": Orthography(
        _of(_EAST_PWO_OPEN, ["", "", "", "ၠ", "ျ", "ြ", "ွ", "ှ"], _EAST_PWO_RIME, _EAST_PWO_TONE), tuple(_EAST_PWO_WORDS)
    ),
    "Western Pwo Karen": Orthography(
        _of(_WEST_PWO_OPEN, ["", "", "", "ၠ", "ျ", "ြ", "ွ", "ှ"], _WEST_PWO_RIME, _WEST_PWO_TONE), tuple(_WEST_PWO_WORDS)
    ),
    "Mon": Orthography(_of(_MON_OPEN, _MON_MEDIAL, _MON_RIME), tuple(_MON_WORDS)),
    "Pa'O": Orthography(_of(_BURMESE_OPEN, _BURMESE_MEDIAL, _BURMESE_RIME, _PAO_TONE), tuple(_PAO_WORDS)),
    "Tai Khamti": Orthography(_of(_KHAMTI_OPEN, ["", "", "", "ျ", "ြ", "ႂ"], _KHAMTI_RIME, _KHAMTI_TONE), ("ꩰ", "လႆ")),
    "Lisu (Fraser)": Orthography(
        _of(_FRASER, _FRASER_VOWEL, _FRASER_TONE), ("ꓡꓲ‐ꓢꓴ", "ꓟꓬ"), "0123456789", ("꓾", "꓿", " "), "latin"
    ),
    "Lisu (Latin)": Orthography(_lisu_latin, tuple(_LATIN_LISU), "0123456789", (",", ".", " "), "latin"),
}


def document(rng: random.Random, language: str, least: int = 50, write: Callable[[str], str] = str) -> str:
    """A document of one language with at least so many code points of it, mixed with what stands in real ones."""
    orthography = ORTHOGRAPHIES[language]
    spaced = rng.random() < 0.5
    aside = rng.choice([0.0, 0.05, 0.25])
    parts: list[str] = []
    own = 0
    while own < least:
        word = _word(rng, orthography)
        parts.append(write(word))
        own += len(word)
        if rng.random() < aside:
            parts.append(f" {rng.choice([*_ENGLISH, *_ASIDES])} ")
        if rng.random() < 0.12:
            parts.append(rng.choice(orthography.stops))
        elif spaced or rng.random() < 0.1:
            parts.append(rng.choice([" ", " ", "\n", "\u200b"]))
    return "".join(parts)


def _word(rng: random.Random, orthography: Orthography) -> str:
    draw = rng.random()
    if draw < 0.3:
        return rng.choice(orthography.words)
    if draw < 0.36:
        return "".join(rng.choice(orthography.digits) for _ in range(rng.randint(1, 6)))
    return "".join(orthography.syllable(rng) for _ in range(rng.randint(1, 3)))


def burmese_zawgyi(rng: random.Random, least: int = 50) -> str:
    """The same in Zawgyi, with signs in the several orders in which people typed them."""
    return document(
        rng, "Burmese", least, lambda word: retyped(rng, scripts.to_zawgyi(scripts.clean(word, "unicode")[0]))
    )


_RETYPED = (
    ("\u102d\u102f", "\u102f\u102d"),
    ("\u1036\u102f", "\u102f\u1036"),
    ("\u102d\u1033", "\u1033\u102d"),
    ("\u103c\u1032", "\u1032\u103c"),
    ("\u1094", "\u1037"),
    ("\u1095", "\u1094"),
    ("\u108f", "\u1014"),
    ("\u107e", "\u103b"),
    ("\u1080", "\u107f"),
    ("\u107d", "\u103a"),
    ("\u1033", "\u102f"),
    ("\u101d", "\u1040"),
    ("\u104e", "\u1044"),
)


def retyped(rng: random.Random, zawgyi: str) -> str:
    """Zawgyi as somebody else would have typed it: other orders, other shapes of the same sign."""
    for shape, other in _RETYPED:
        if rng.random() < 0.25:
            zawgyi = zawgyi.replace(shape, other)
    return zawgyi


@pytest.mark.parametrize("language", ORTHOGRAPHIES)
def test_a_document_of_any_language_in_unicode_is_not_taken_for_zawgyi(language: str) -> None:
    rng = random.Random(f"unicode {language}")
    right = ORTHOGRAPHIES[language].script
    assert {scripts.decide(document(rng, language)).name for _ in range(120)} == {right}


def test_a_document_in_zawgyi_is_told() -> None:
    rng = random.Random("zawgyi")
    assert {scripts.decide(burmese_zawgyi(rng)).name for _ in range(240)} == {"zawgyi"}


def test_a_single_name_is_told_only_when_it_is_certain() -> None:
    rng = random.Random("names")
    wrong = told = 0
    for _ in range(1500):
        drawn = "".join(ORTHOGRAPHIES["Burmese"].syllable(rng) for _ in range(rng.randint(2, 4)))
        unicode = scripts.clean(drawn, "unicode")[0]
        zawgyi = scripts.to_zawgyi(unicode)
        if unicode == zawgyi:
            continue
        for name, right in ((unicode, "unicode"), (retyped(rng, zawgyi), "zawgyi")):
            said = scripts.decide(name).name
            told += said != "cannot_tell"
            wrong += said not in (right, "cannot_tell")
    assert wrong <= told / 1000
    assert told > 2400  # else nothing was asked of it


def test_paragraphs_of_both_encodings_are_each_read_in_their_own() -> None:
    rng = random.Random("halves")
    for language in ("Burmese", "Shan", "Mon", "S'gaw Karen") * 10:
        unicode = " ".join(document(rng, language, rng.choice([50, 200])).split())
        zawgyi = " ".join(burmese_zawgyi(rng, rng.choice([50, 200])).split())
        cleaned = scripts.clean_lines(f"{unicode}\n{zawgyi}")[1]
        assert cleaned == f"{scripts.clean(unicode, 'unicode')[0]}\n{scripts.clean(zawgyi, 'zawgyi')[0]}"
