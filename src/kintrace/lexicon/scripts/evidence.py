"""What in a text speaks for Zawgyi, and what for Unicode: sequences that the other encoding has no use for.

Zawgyi writes signs in the order they are seen and moves asat and the medials by one code, so each encoding breaks the
other's rules within a word or two. The rules hold for every language of the script, not Burmese alone: a letter of
Shan, Karen or Mon that stands where Zawgyi would need a letter before it is evidence too.

Weights are natural log-odds, set low where a common slip of typing makes the same sequence. They are judged by the
figures that ``bench/scripts.py`` prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kintrace.lexicon.scripts.codes import CONSONANT, MYANMAR, SIGN

_START = f"(?<![{MYANMAR}])"
_END = f"(?![{MYANMAR}])"
_BASE = "\u1000-\u1021"
_RA = "\u103b\u107e-\u1084"  # as Zawgyi has it, in all its shapes
# Pairs that stand in a stack, in Pali, Sanskrit and what Burmese took from them.
_STACKED = "|".join(
    f"[{upper}]\u1039[{lower}]"
    for upper, lower in (
        ("\u1000", "\u1000\u1001\u101b\u101e"),
        ("\u1002", "\u1002\u1003"),
        ("\u1005", "\u1005\u1006"),
        ("\u1007", "\u1007-\u1009"),
        ("\u1009\u100a\u100f", _BASE),
        ("\u100b", "\u100b\u100c"),
        ("\u100d", "\u100d\u100e"),
        ("\u1010", "\u1010\u1011\u1018\u1019\u101b"),
        ("\u1012", "\u1012\u1013\u1019"),
        ("\u1014", "\u1010-\u1014\u1019"),
        ("\u1015", "\u1015\u1016"),
        ("\u1017", "\u1017\u1018"),
        ("\u1019", "\u1015-\u1019"),
        ("\u101c", "\u1015\u1016\u1018\u101c"),
        ("\u101e", "\u1000\u1010\u1019\u101e"),
        ("\u101a", "\u101a"),
    )
)

_FOR_ZAWGYI = {
    # its asat: closing a word, or after a sign
    f"\u1039(?![{CONSONANT}\u1023-\u102a])": 5.0,
    "(?<=[\u102b-\u1032\u1036-\u1038\u103b-\u103e])\u1039": 5.0,
    "\u1004\u1039": 4.0,  # Unicode stacks nga only as kinzi, which has an asat
    f"(?!{_STACKED})[\u1000-\u1003\u1005-\u1021]\u1039[{_BASE}]": 1.0,
    # what is seen first stands first: vowel e, medial ra
    f"{_START}[\u1031\u103b](?=[{_BASE}{_RA}\u108f\u1090\u1040])": 5.0,
    f"{_START}[\u107e-\u1080\u1082-\u1084](?=[{_BASE}](?!\u103a))": 1.5,
    f"(?<=[\u102b\u102c\u1036-\u1039])\u1031(?=[{_BASE}{_RA}\u108f\u1090])": 4.0,
    f"(?<=[\u102b\u102c\u1036-\u1039])\u103b(?=[{_BASE}])": 4.0,
    # its medial ya before a vowel; with the vowel e before both
    f"\u1031[{_BASE}]\u103a\u102c": 4.0,
    f"(?<!\u1031)[{_BASE}]\u103a[\u102b\u102c\u102d\u102e\u1032]": 1.5,
    "\u102d\u1033|\u1033\u102d": 3.0,
    f"(?<=[{CONSONANT}{SIGN}])[\u1094\u1095](?=[\u1031\u1038\u1039\u103b{_BASE}])": 2.0,
    f"\u1031[{_RA}](?=[{_BASE}])": 2.0,
    # a medial ra before letters that Shan, whose letters have the same codes, does not use
    "[\u107e-\u1084][\u1000-\u1003\u1005-\u1007\u100a\u1012-\u1014\u1016-\u1018\u1021](?!\u103a)": 3.0,
    "\u103a[\u1033\u1034\u1036]": 3.0,
    "\u1064[\u102b-\u1030\u1032]": 3.0,
    "\u102f\u102d": 1.0,
    "\u103a\u103c": 2.5,  # medial ya with wa; an asat takes no medial ra
    "[\u1087-\u108a][\u102b-\u1034\u1036]": 2.5,  # medial ha; as tones of Shan these end a syllable
}
_FOR_UNICODE = {
    "\u1031[\u102b\u102c]": 5.0,  # in Zawgyi a letter stands between
    "\u1031[\u1036-\u1038]": 5.0,
    f"(?<=[{CONSONANT}\u103b-\u103e])\u1031{_END}": 5.0,
    "[\u102b\u102c]\u103a": 5.0,
    f"(?<!\u1031[{_BASE}])\u103a[\u1037\u1038]|\u1037\u103a": 5.0,
    "\u1004\u103a\u1039": 5.0,
    "[\u103e\u103f]": 3.0,
    "[\u1050-\u1059\u105b-\u105f\u1098-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]": 3.0,
    # letters that take no medial ya, which is what an asat is in Zawgyi
    "[\u1004\u1006\u1007\u1009-\u1014\u101b\u101d\u101f-\u1021]\u103a(?![\u102b-\u1034])": 3.0,
    "\u101a\u103a(?!\u102c)": 2.0,
    f"(?<!\u1031)\u1005\u103a(?![\u102c{_BASE}])": 1.5,
    # medial ya before a sign, where Zawgyi has medial ra before a letter
    "\u103b[\u102b-\u1030\u1032-\u103a\u103c-\u103e]": 4.0,
    f"\u103b{_END}": 3.0,
    # letters, vowels and tones of other languages, where Zawgyi would have something stacked under nothing
    f"{_START}[\u1022\u1061\u1065\u1066\u1070\u1075-\u107d]": 3.0,
    "[\u1075-\u107d\u1081\u105a]\u103a": 3.0,
    "\u1082\u103a|\u103a[\u1087-\u108a]": 3.0,
    "[\u1062\u1063]\u103a": 3.0,
    f"[\u1063\u1069\u106a\u106c\u106d\u1083-\u1085]{_END}": 2.0,
    f"[\u1064\u1086]{_END}": 1.0,  # kinzi and great sa in Zawgyi, which can end a word of Pali
    f"[\u106b\u108f]{_END}": 2.0,
    f"[\u106a\u106b](?=[\u1037\u1038{_BASE}])": 1.5,  # in Zawgyi a nya made small for what hangs below it
    "(?<=[\u102b-\u1032\u1037\u1067\u1068])[\u1069\u106c\u106d]": 2.0,
    "[\u1067\u1068][\u1032\u1037\u1069-\u106d]": 2.0,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each encoding, in natural log-odds.

    Args:
        zawgyi: For Zawgyi.
        unicode: For Unicode.
    """

    zawgyi: float
    unicode: float


def evidence(text: str) -> Evidence:
    """Weigh a text, from which unseen codes were taken out.

    >>> found = evidence("\u1031\u1019\u102c\u1004\u1039")   # the vowel e before its letter, an asat that ends a word
    >>> found.zawgyi > 5 and not found.unicode
    True
    """
    zawgyi, unicode = _rules()
    return Evidence(_weight(zawgyi, text), _weight(unicode, text))


def _weight(rules: tuple[tuple[re.Pattern[str], float], ...], text: str) -> float:
    return sum(weight * len(rule.findall(text)) for rule, weight in rules)


@cache
def _rules() -> tuple[tuple[tuple[re.Pattern[str], float], ...], ...]:
    return tuple(
        tuple((re.compile(rule), weight) for rule, weight in rules.items()) for rules in (_FOR_ZAWGYI, _FOR_UNICODE)
    )
