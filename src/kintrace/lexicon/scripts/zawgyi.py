"""Zawgyi to Unicode, syllable by syllable.

Zawgyi puts Burmese into the same code block in another way: signs in the order they are seen, medials and asat moved
by one code, and codes of other languages used for variants of a shape. What each code stands for is a fact of the two
encodings; the order of a Unicode syllable is that of Unicode Technical Note 11.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kintrace.lexicon.scripts.codes import UNSEEN
from kintrace.lexicon.scripts.ordering import in_order

_KINZI = "\u1004\u103a\u1039"
_ASAT, _YA, _RA, _WA, _HA, _E = "\u103a", "\u103b", "\u103c", "\u103d", "\u103e", "\u1031"
_RA_SHAPES = "\u103b\u107e-\u1084"

# Codes that stand where a letter stands.
LETTERS = {
    "\u106a": "\u1009",
    "\u106b": "\u100a",
    "\u106e": "\u100d\u1039\u100d",
    "\u106f": "\u100d\u1039\u100e",
    "\u1086": "\u103f",
    "\u108f": "\u1014",
    "\u1090": "\u101b",
    "\u1091": "\u100f\u1039\u100d",
    "\u1092": "\u100b\u1039\u100c",
    "\u1097": "\u100b\u1039\u100b",
}
# Codes that stand under a letter: the letter that is stacked there.
STACKED = {
    "\u1060": "\u1000",
    "\u1061": "\u1001",
    "\u1062": "\u1002",
    "\u1063": "\u1003",
    "\u1065": "\u1005",
    "\u1066": "\u1006",
    "\u1067": "\u1006",
    "\u1068": "\u1007",
    "\u1069": "\u1008",
    "\u106c": "\u100b",
    "\u106d": "\u100c",
    "\u1070": "\u100f",
    "\u1071": "\u1010",
    "\u1072": "\u1010",
    "\u1073": "\u1011",
    "\u1074": "\u1011",
    "\u1075": "\u1012",
    "\u1076": "\u1013",
    "\u1077": "\u1014",
    "\u1078": "\u1015",
    "\u1079": "\u1016",
    "\u107a": "\u1017",
    "\u107b": "\u1018",
    "\u107c": "\u1019",
    "\u1085": "\u101c",
    "\u1093": "\u1018",
    "\u1096": "\u1010",  # with a medial wa of its own, added below
}
# Codes that stand beside, above or below a letter: the signs they are.
_SIGNS = {
    "\u1033": "\u102f",
    "\u1034": "\u1030",
    "\u1039": _ASAT,
    "\u103a": _YA,
    "\u103c": _WA,
    "\u103d": _HA,
    "\u105a": "\u102b" + _ASAT,
    "\u107d": _YA,
    "\u1087": _HA,
    "\u1088": _HA + "\u102f",
    "\u1089": _HA + "\u1030",
    "\u108a": _WA + _HA,
    "\u108b": "\u102d",
    "\u108c": "\u102e",
    "\u108d": "\u1036",
    "\u108e": "\u102d\u1036",
    "\u1094": "\u1037",
    "\u1095": "\u1037",
    "\u1096": _WA,
}
_IS_UNSEEN = re.compile(f"[{UNSEEN}]")
_RAS = frozenset("\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084")
_WITH_KINZI = frozenset("\u1064\u108b\u108c\u108d")
_DIGIT_LETTERS = {"\u1040": "\u101d", "\u1047": "\u101b"}  # zero typed for wa, seven for ra

_BEFORE = f"[{_E}{_RA_SHAPES}{UNSEEN}]"
_BASE = "[\u1000-\u102a\u103f\u1040-\u1049\u104e\u106a\u106b\u106e\u106f\u1086\u108f-\u1092\u1097]"
_AFTER = (
    "[\u102b-\u1030\u1032-\u103a\u103c\u103d\u105a\u1060-\u1069\u106c\u106d\u1070-\u107d\u1085\u1087-\u108e"
    f"\u1093-\u1096{UNSEEN}]"
)
_IS_BASE = re.compile(_BASE)
SYLLABLE = re.compile(f"(?:{_BEFORE}*{_BASE}{_AFTER}*)|{_AFTER}+|{_BEFORE}+")
"""A letter with what stands around it in Zawgyi; or signs that have lost their letter."""


@lru_cache(maxsize=8192)
def syllable_to_unicode(written: str) -> str:
    """Convert one match of ``SYLLABLE``.

    >>> syllable_to_unicode("\\u103b\\u1019") == "\\u1019\\u103c"   # medial ra is typed before its letter
    True
    """
    kinzi, letter, stacked, signs = "", "", "", ""
    before = ""
    for code in written:
        if code == _E or code in _RAS:
            before += _E if code == _E else _RA
        elif not letter and _IS_BASE.match(code):
            letter = LETTERS.get(code, code)
        else:
            kinzi = _KINZI if code in _WITH_KINZI else kinzi
            stacked += "\u1039" + STACKED[code] if code in STACKED else ""
            if code in _SIGNS:
                signs += _SIGNS[code]
            elif code not in STACKED and code not in _WITH_KINZI and not _IS_UNSEEN.match(code):
                signs += code
    if letter in _DIGIT_LETTERS and (before or signs):
        letter = _DIGIT_LETTERS[letter]
    return _respelled(kinzi + letter + stacked + in_order(signs + before))


def _respelled(syllable: str) -> str:
    """Letters that Zawgyi builds from two codes and Unicode has as one."""
    if re.match("\u1025(?:\u102c|\u1037?\u103a)", syllable):
        return "\u1009" + syllable[1:]
    if syllable.startswith("\u1005\u103b"):
        return "\u1008" + syllable[2:]
    if syllable.startswith("\u101e\u103c\u1031\u102c\u103a"):
        return "\u102a" + syllable[5:]
    if syllable.startswith("\u101e\u103c"):
        return "\u1029" + syllable[2:]
    return syllable
