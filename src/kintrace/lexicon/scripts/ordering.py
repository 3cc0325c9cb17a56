"""The order in which the signs on a letter are kept.

Source: Unicode Technical Note 11, revision 4 (M. Hosken, Representing Myanmar in Unicode): asat of a contraction,
medials ya, ra, wa, ha, vowel e, vowels above, vowels below, Karen and Shan vowels, vowel aa with its asat, anusvara,
Karen tones, dot below, visarga and Shan tones. NFC then puts a dot below before an asat beside it.
"""

from __future__ import annotations

from functools import lru_cache

from kintrace.lexicon.scripts.codes import ASAT, DOT_BELOW

_E, _AA, _TALL_AA = "\u1031", "\u102c", "\u102b"
_PLACES = (
    "\u103b\u105e\u105f",  # medial ya; Mon na and ma
    "\u103c",
    "\u103d\u1082",
    "\u103e\u1060",
    f"{_E}\u1084",
    "\u102d\u102e\u1032\u1033\u1034\u1035\u1071\u1072\u1073\u1074\u1085\u109d",
    "\u102f\u1030",
    "\u1062\u1067\u1068\u1063",
    "\u1086",
    f"{_TALL_AA}{_AA}\u1083\u109c",
    ASAT,
    "\u1036",
    "\u1064\u1069\u106a\u106b\u106c\u106d",
    DOT_BELOW,
    "\u1038\u1087\u1088\u1089\u108a\u108b\u108c\u108d\u108f\u109a\u109b\uaa7b",
)
_PLACE = {sign: place for place, signs in enumerate(_PLACES) for sign in signs}
_MEDIALS = frozenset(_PLACES[0] + _PLACES[1] + _PLACES[2] + _PLACES[3])
_OPENING = _MEDIALS | frozenset("\u102d\u102e\u102f\u1030\u1032\u102b\u102c")
_SEEN_TWICE = frozenset("\u1038\u102b\u102c")
# The signs of Burmese and Shan. Mon and Karen have signs that print alike in several orders, and Karen writes a dot
# below as a vowel, before other vowels: theirs stay as typed.
_SORTED = frozenset(
    "\u102b\u102c\u102d\u102e\u102f\u1030\u1031\u1032\u1036\u1037\u1038\u103a\u103b\u103c\u103d\u103e"
    "\u1035\u1082\u1083\u1084\u1085\u1086\u1087\u1088\u1089\u108a\u108b\u108c\u108d"
)


@lru_cache(maxsize=8192)
def in_order(signs: str) -> str:
    """Put the signs on a letter into order; a sign typed twice that prints as one is kept once.

    With signs that neither Burmese nor Shan uses, the order stays as typed.

    >>> in_order("\\u1036\\u102f") == "\\u102f\\u1036"
    True
    """
    if len(signs) < 2 or not set(signs) <= _SORTED:
        return signs
    once = "".join(sign for n, sign in enumerate(signs) if sign in _SEEN_TWICE or sign not in signs[:n])
    ordered = "".join(sorted(once, key=_PLACE.__getitem__))
    return ASAT + ordered.replace(ASAT, "") if _contracts(once) else ordered


def _contracts(signs: str) -> bool:
    """Whether the asat closes what stands before it and the same letter opens what follows, as in yauk-kya: man."""
    at = signs.find(ASAT)
    if at < 0 or (_E in signs and (_AA in signs or _TALL_AA in signs)):
        return False
    return not _OPENING.isdisjoint(signs[at + 1 :])
