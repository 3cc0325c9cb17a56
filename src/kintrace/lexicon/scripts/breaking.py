"""Where Burmese writing breaks: into what a reader sees as one sign, into syllables, into syllables as spoken.

Every piece carries its offsets, and the pieces of a text joined are the text. Signs may stand in the order of NFC
(tone before asat) or as typed (asat before tone): the breaks are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kintrace.lexicon.scripts.cleaning import UNICODE, clean
from kintrace.lexicon.scripts.codes import (
    ASAT,
    CONSONANT,
    DIGIT,
    DOT_BELOW,
    GREAT_SA,
    INDEPENDENT,
    MARK,
    MEDIAL,
    MYANMAR,
    SIGN,
    STACKER,
    UNSEEN,
    WORD_SYMBOL,
)

SYLLABLE, OTHER = "syllable", "other"


class Piece(NamedTuple):
    """One piece of a text.

    Args:
        start: Where it starts, in code points of the text that was broken.
        end: One past its last.
        text: Its words: those of the text, or for spoken syllables their full spelling.
        kind: ``syllable``, ``number``, ``mark`` (punctuation) or ``other`` (another script, blanks, lost signs).
    """

    start: int
    end: int
    text: str
    kind: str


_Z = f"[{UNSEEN}]*"
_U_VOWEL = "\u102d-\u1030\u1032"
# The letter that closes a syllable carries an asat. With a vowel on top of the asat it closes one only in the
# contraction kyun-nok; Pwo Karen and Mon write such letters as syllables of their own.
_CLOSED_BY_ASAT = (
    f"[{CONSONANT}\u1025]{_Z}(?={_Z}(?:{DOT_BELOW}{_Z})*{ASAT}(?!{_Z}[{_U_VOWEL}])|{DOT_BELOW}{ASAT})"
    f"|[{CONSONANT}](?=[{MEDIAL}]+{ASAT}[\u102b\u102c])"  # a contraction typed with its medial first
    "|(?<=\u103b\u103d)\u1014(?=\u103a\u102f|\u102f\u103a)"
)
# The upper letter of a stack closes the syllable before it, unless that is closed already; nor in two words that
# are contractions (daughter, tea leaf), whose upper letter is a syllable that lost its vowel.
_CLOSED_BY_STACK = (
    f"(?<![{ASAT}\u1036-\u1038{UNSEEN}])(?:(?!\u101e\u1039\u1019\u102e\u1038|\u101c\u1039[\u1016\u1018])"
    f"[{CONSONANT}\u1025](?={_Z}{STACKER})|{GREAT_SA})"
)
# A zero typed for the letter wa, a seven for ra, an eight for ga: no digit carries a sign, no syllable opens closed.
_DIGIT_LETTER = f"(?:[\u1040\u1047\u1048](?=[{SIGN}])|(?<![{DIGIT}])\u1040(?=[{CONSONANT}]{DOT_BELOW}?{ASAT}))"
_STACKED = f"{STACKER}{_Z}[{CONSONANT}{INDEPENDENT}]"
_BODY = f"(?:{_STACKED}|[{SIGN}{UNSEEN}]|{_CLOSED_BY_ASAT}|{_CLOSED_BY_STACK})*"
_PIECES = re.compile(
    f"(?P<syllable>(?:[{CONSONANT}{GREAT_SA}{INDEPENDENT}{WORD_SYMBOL}]|{_DIGIT_LETTER}){_BODY})"
    f"|(?P<number>[{DIGIT}](?:[{UNSEEN}]*(?!{_DIGIT_LETTER})[{DIGIT}])*[{UNSEEN}]*)"
    f"|(?P<mark>[{MARK}][{UNSEEN}]*)"
    f"|(?P<other>[{SIGN}][{SIGN}{UNSEEN}]*|[^{MYANMAR}\U000116d0-\U000116e3]+|[{MYANMAR}])"
)


def syllables(text: str) -> list[Piece]:
    """Break a text into syllables as written, numbers, marks and the rest; joined they are the text.

    A stack, a kinzi, a great sa and a letter closed by asat stay with the syllable before them.

    >>> [piece.text for piece in syllables("မောင်ဆန္ဒ ၂၀")]
    ['မောင်', 'ဆန္ဒ', ' ', '၂၀']
    """
    return [Piece(match.start(), match.end(), match[0], match.lastgroup or OTHER) for match in _PIECES.finditer(text)]


def spoken_syllables(text: str) -> list[Piece]:
    """The syllables that a reader says, each spelled in full; numbers, marks and other scripts are left out.

    A stack or a great sa closes one syllable and opens the next, a kinzi closes one, a contracted letter is said
    twice. The spellings are in NFC; the spans are those of the text.

    >>> [piece.text for piece in spoken_syllables("ဆန္ဒအင်္ဂါ")]
    ['ဆန်', 'ဒ', 'အင်', 'ဂါ']
    """
    found: list[Piece] = []
    for piece in syllables(text):
        if piece.kind == SYLLABLE:
            found += [Piece(piece.start + a, piece.start + b, said, SYLLABLE) for a, b, said in _said(piece.text)]
    return found


_TURN = re.compile(
    f"(?P<kinzi>{ASAT}{_Z}{STACKER})|(?P<stack>{STACKER})(?={_Z}[{CONSONANT}{INDEPENDENT}])|(?P<great>{GREAT_SA})"
    f"|(?<=(?P<twice>[{CONSONANT}])){ASAT}(?={_Z}[{MEDIAL}\u102f])"
)
_MEDIAL_FIRST = re.compile(f"([{CONSONANT}])([{MEDIAL}]+){ASAT}(?=[\u102b\u102c])")
_U_FIRST = re.compile("(?<=\u103b\u103d)\u1014\u102f\u103a")
_SA = "\u101e"


@lru_cache(maxsize=16_384)
def _said(written: str) -> tuple[tuple[int, int, str], ...]:
    """Spans and full spellings of the syllables said in one written syllable."""
    # two ways to type a contraction made one, and a great sa that opens a word a sa; same length, so that spans hold
    plain = _U_FIRST.sub(f"\u1014{ASAT}\u102f", _MEDIAL_FIRST.sub(rf"\1{ASAT}\2", written))
    plain = _SA + plain[1:] if plain[0] == GREAT_SA else plain
    found: list[tuple[int, int, str]] = []
    start = resumes = 0
    opening = ""
    for turn in _TURN.finditer(plain):
        alone = turn.start() == 1  # no syllable stands before the letter that would close it
        if turn["twice"] and alone:
            continue
        cut, tail, opens = _turned(turn)
        said = opening + plain[resumes : turn.start()] + ("" if alone and turn["stack"] else tail)
        found.append((start, cut, said))
        start, resumes, opening = cut, turn.end(), opens
    found.append((start, len(plain), opening + plain[resumes:]))
    return tuple((a, b, clean(said, UNICODE)[0]) for a, b, said in found)


def _turned(turn: re.Match[str]) -> tuple[int, str, str]:
    """Where the syllables part, what closes the first, what opens the second."""
    if turn["great"]:
        return turn.start(), _SA + ASAT, _SA
    if turn["twice"]:
        return turn.end(), ASAT, turn["twice"]
    return turn.end() - 1, ASAT, ""


def graphemes(text: str) -> list[Piece]:
    """Break a text into what a reader sees as one sign: a letter with its stack, kinzi, vowels and tones.

    Other scripts break as Unicode's extended grapheme clusters do, save for rare scripts' prepended marks.

    >>> [piece.text for piece in graphemes("အင်္ဂါ")]
    ['အ', 'င်္ဂါ']
    """
    found: list[Piece] = []
    for piece in _GRAPHEME.finditer(text):
        if piece.lastgroup == OTHER:
            found += _other_graphemes(text, *piece.span())
        else:
            found.append(Piece(*piece.span(), piece[0], piece.lastgroup or OTHER))
    return found


_HANGING = f"[{SIGN}\u200c\u200d\u00ad\ufe00-\ufe0f]"
_GRAPHEME = re.compile(
    f"(?P<syllable>[{CONSONANT}{GREAT_SA}{INDEPENDENT}{WORD_SYMBOL}](?:{_STACKED}|{_HANGING})*)"
    f"|(?P<number>[{DIGIT}]{_HANGING}*)|(?P<mark>[{MARK}]{_HANGING}*)"
    f"|(?P<other>[^{MYANMAR}\U000116d0-\U000116e3]+|[{MYANMAR}])"
)


def _other_graphemes(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    while at < end:
        stop = at + 1
        while stop < end and _extends(text, at, stop):
            stop += 1
        yield Piece(at, stop, text[at:stop], OTHER)
        at = stop


def _extends(text: str, first: int, at: int) -> bool:
    """Whether the code at an offset belongs to the sign that started at ``first``."""
    before, code = text[at - 1], text[at]
    if code < "\u0300":
        return before == "\r" and code == "\n"
    if before in "\r\n":
        return False
    if code in "\u200c\u200d" or unicodedata.category(code)[0] == "M" or "\U0001f3fb" <= code <= "\U0001f3ff":
        return True
    if _is_flag_letter(code):
        return _is_flag_letter(before) and at - first == 1
    return _joins_hangul(before, code) or (before == "\u200d" and code >= "\u2190")


def _is_flag_letter(code: str) -> bool:
    return "\U0001f1e6" <= code <= "\U0001f1ff"


def _joins_hangul(before: str, code: str) -> bool:
    if "\u11a8" <= code <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    if "\u1160" <= code <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or ("\uac00" <= before <= "\ud7a3" and (ord(before) - 0xAC00) % 28 == 0)
    return "\u1100" <= code <= "\u115f" and "\u1100" <= before <= "\u115f"
