"""Unicode to Zawgyi, as people typed it: for searching systems that hold Zawgyi.

Zawgyi has several codes for one sign, chosen by what stands beside it so that nothing touches. Which is taken when is
a fact of its font; typists differ in it, so a search should also try the plain form of a sign.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kintrace.lexicon.scripts.zawgyi import LETTERS, STACKED

_KINZI = "\u1004\u103a\u1039"
_ASAT, _YA, _RA, _WA, _HA, _E = "\u103a", "\u103b", "\u103c", "\u103d", "\u103e", "\u1031"
_U, _UU, _I, _II, _AI, _DOT, _ANUSVARA, _AA, _TALL_AA = (
    "\u102f", "\u1030", "\u102d", "\u102e", "\u1032", "\u1037", "\u1036", "\u102c", "\u102b",
)  # fmt: skip

_CLUSTER = re.compile(
    f"(?P<kinzi>{_KINZI})?(?P<letter>[\u1000-\u102a\u103f\u104e])(?:\u1039(?P<stack>[\u1000-\u1021]))?"
    "(?P<signs>[\u102b-\u1038\u103a-\u103e]*)"
)
_STACK_CODES = {letter: code for code, letter in reversed(STACKED.items()) if code != "\u1096"}
_JOINED = {stack: code for code, stack in LETTERS.items() if "\u1039" in stack}
_WIDE = frozenset("\u1000\u1003\u1006\u1008\u100a\u100f\u1010\u1011\u1018\u101a\u101c\u101e\u101f\u1021\u103f")
_WITH_TAIL = frozenset("\u1008\u100b\u100c\u100d\u100e\u1020\u1009\u100a\u1025")  # nothing fits right under them
_SHORT_FOR = {"\u1014": "\u108f", "\u101b": "\u1090", "\u100a": "\u106b", "\u1009": "\u106a"}
_WHOLE = {"\u1029": "\u107e\u101e", "\u102a": "\u1031\u107e\u101e\u102c\u1039", "\u103f": "\u1086"}


def to_zawgyi(text: str) -> str:
    """Write Burmese of a cleaned text in Zawgyi; everything else stays.

    Languages other than Burmese cannot be written in Zawgyi: their letters stay as they are.

    >>> to_zawgyi("မောင်") == "\\u1031\\u1019\\u102c\\u1004\\u1039"
    True
    """
    return _CLUSTER.sub(lambda match: _written(match[0]), unicodedata.normalize("NFC", text))


@lru_cache(maxsize=8192)
def _written(cluster: str) -> str:
    match = _CLUSTER.fullmatch(cluster)
    assert match is not None
    letter, stack, signs = match["letter"], match["stack"] or "", match["signs"]
    if letter in _WHOLE and letter != "\u103f":
        return _WHOLE[letter] + _signs(letter, signs, False, False)
    if letter == "\u1008":  # jha is built of sa and a medial ya
        letter, signs = "\u1005", _YA + signs
    kinzi = bool(match["kinzi"])
    before = _E * (_E in signs) + _ra(letter, stack, signs, kinzi)
    return before + _base(letter, stack, signs) + _signs(letter, signs, kinzi, bool(stack))


def _base(letter: str, stack: str, signs: str) -> str:
    if stack:
        joined = _JOINED.get(f"{letter}\u1039{stack}")
        return joined or _short(letter) + _STACK_CODES.get(stack, f"\u1039{stack}")
    if letter == "\u103f":
        return _WHOLE[letter]
    if letter == "\u1009":
        return "\u1025" if _ASAT in signs or _AA in signs or not signs else "\u106a"
    if letter in "\u1014\u100a" and _WA in signs and _HA in signs:
        return _short(letter)
    if letter in "\u1014\u101b\u100a" and set(signs) & {_U, _UU, _HA, _WA, _RA, _YA} and letter != "\u101b":
        return _short(letter)
    return _short(letter) if letter == "\u101b" and {_U, _UU} & set(signs) and _HA not in signs else letter


def _short(letter: str) -> str:
    return _SHORT_FOR.get(letter, letter)


def _ra(letter: str, stack: str, signs: str, kinzi: bool) -> str:
    if _RA not in signs:
        return ""
    above = kinzi or bool({_I, _II, _ANUSVARA, _AI} & set(signs))
    below = bool(stack) or _WA in signs
    shapes = "\u107e\u1080\u1082\u1084" if letter in _WIDE else "\u103b\u107f\u1081\u1083"
    return shapes[above + 2 * below]


def _signs(letter: str, signs: str, kinzi: bool, stacked: bool) -> str:
    crowded = stacked or bool({_YA, _RA, _HA, _WA} & set(signs)) or letter in _WITH_TAIL
    found = _medials(signs)
    has_ha_u = found[-1:] in ("\u1088", "\u1089")
    if _ASAT in signs and _contracted(signs):
        found = "\u1039" + found
        signs = signs.replace(_ASAT, "")
    found += _above(signs, kinzi)
    if not has_ha_u:
        found += ("\u1033" if crowded else _U) * (_U in signs) + ("\u1034" if crowded else _UU) * (_UU in signs)
    found += _dot(letter, signs, crowded) if _AA not in signs and _TALL_AA not in signs else ""
    found += _AA * (_AA in signs)
    if _TALL_AA in signs:
        found += "\u105a" if _ASAT in signs else _TALL_AA
    elif _ASAT in signs:
        found += "\u1039"
    found += _DOT * (_DOT in signs and (_AA in signs or _TALL_AA in signs))
    return found + "\u1038" * signs.count("\u1038")


def _contracted(signs: str) -> bool:
    after = signs[signs.index(_ASAT) + 1 :]
    return bool({_YA, _RA, _WA, _HA, _U, _AA, _TALL_AA} & set(after))


def _medials(signs: str) -> str:
    ya, wa, ha = _YA in signs, _WA in signs, _HA in signs
    if wa and ha:
        return "\u107d" * ya + "\u108a"
    if ha:
        if ya:
            return "\u103d\u103a"
        return "\u1088" if _U in signs else "\u1089" if _UU in signs else "\u103d"
    if wa:
        return "\u107d" * ya + "\u103c"
    return "\u103a" * ya


def _above(signs: str, kinzi: bool) -> str:
    if kinzi:
        for sign, code in ((_I, "\u108b"), (_II, "\u108c"), (_ANUSVARA, "\u108d")):
            if sign in signs:
                return code
        return "\u1064"
    if _I in signs and _ANUSVARA in signs:
        return "\u108e"
    return "".join(sign for sign in (_I, _II, _AI, _ANUSVARA) if sign in signs)


def _dot(letter: str, signs: str, crowded: bool) -> str:
    if _DOT not in signs:
        return ""
    if letter == "\u101b" or (crowded and letter != "\u1014"):
        return "\u1095"
    return "\u1094" if letter == "\u1014" or {_U, _UU} & set(signs) else _DOT
