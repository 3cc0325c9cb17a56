"""What was typed as a look-alike, turned into the letter or digit it stands for, decided by its neighbours.

The neighbours decide, and where they do not, what was typed stays: a zero alone may be the letter wa, and is kept.
Nothing here looks at meaning.
"""

from __future__ import annotations

import re
import unicodedata

from kintrace.lexicon.scripts.codes import ASAT, DOT_BELOW, STACKER

_DIGITS = frozenset(map(chr, range(0x1040, 0x104A)))
# zero: wa; seven: ra; eight: ga; four: the said; Latin o: wa
_LETTER_FOR = {"\u1040": "\u101d", "\u1047": "\u101b", "\u1048": "\u1002", "\u1044": "\u104e"}
_SUSPECTS = frozenset("\u1040\u1044\u1047\u1048\u101d\u101b\u1009")
_CLOSED = (ASAT, DOT_BELOW + ASAT)


def settled(clusters: list[str]) -> list[str]:
    """The clusters of one word, each letter with its signs, look-alikes settled.

    >>> settled(["\u1040", "\u1004\u103a\u1038"])[0] == "\u101d"   # zero before a closed letter: wa
    True
    >>> settled(["\u1042", "\u101d", "\u1042", "\u1045"])[1] == "\u1040"   # wa among digits: zero
    True
    """
    if not any(text[:1] in _SUSPECTS for text in clusters):
        return clusters
    found = list(clusters)
    for n, text in enumerate(clusters):
        if text[:1] in _SUSPECTS:
            before = found[n - 1] if n else ""
            after = clusters[n + 1] if n + 1 < len(clusters) else ""
            found[n] = _settled(text, before, after)
    return found


def _settled(text: str, before: str, after: str) -> str:
    letter = text[0]
    if letter in _LETTER_FOR:
        return _letter_for_digit(text, before, after)
    if letter == "\u1009":
        return _vowel_u_for_nya(text, after)
    return _digit_for_letter(text, before, after)


def _letter_for_digit(text: str, before: str, after: str) -> str:
    if text[0] == "\u1044":
        said = after.startswith("\u1004\u103a") and before[:1] not in _DIGITS
        return "\u104e" + text[1:] if said else text
    if before[:1] in _DIGITS or after[:1] in _DIGITS:
        return text
    # no digit carries a sign; no syllable starts with a letter that asat closes; no number stands inside a word
    inside = text[0] == "\u1040" and _is_letter(before[:1]) and _is_letter(after[:1])
    if len(text) > 1 or _is_closed(after) or inside:
        return _LETTER_FOR[text[0]] + text[1:]
    return text


def _digit_for_letter(text: str, before: str, after: str) -> str:
    """A bare wa beside digits, a bare ra between digits: the digit; a word that follows a number keeps its letter."""
    if len(text) > 1:
        return text
    follows, leads = before[:1] in _DIGITS, after[:1] in _DIGITS
    if text == "\u101d" and ((follows and (after == text or not _is_letter(after[:1]))) or (leads and not before)):
        return "\u1040"
    if text == "\u101b" and follows and leads:
        return "\u1047"
    return text


def _vowel_u_for_nya(text: str, after: str) -> str:
    """Nya that carries ii, or opens a closed syllable, is the vowel u, which looks the same."""
    if text.startswith("\u1009\u102e"):
        return "\u1026" + text[2:]
    return "\u1025" if text == "\u1009" and (_is_closed(after) or after[1:2] == STACKER) else text


def _is_closed(cluster: str) -> bool:
    return cluster[1:].startswith(_CLOSED)


def _is_letter(code: str) -> bool:
    return "\u1000" <= code <= "\u102a"


_TWO_FOR_ONE = (
    # sa with medial ya: jha; tha with medial ra: the vowel o. Neither pair is written in Burmese; a closed syllable
    # is left alone, since Mon has it.
    ("\u1005\u103b", "\u1008", re.compile("\u1005\u103b(?:\u1031\u102c?[\u1037\u1038]?|\u102c)")),
    ("\u101e\u103c\u1031\u102c\u103a", "\u102a", re.compile("\u101e\u103c\u1031\u102c\u103a")),
    ("\u101e\u103c", "\u1029", re.compile("\u101e\u103c")),
)


def one_letter(cluster: str, after: str) -> str:
    """A letter that was built of two codes, as the one code it is.

    >>> one_letter("\u1005\u103b\u1031\u1038", "") == "\u1008\u1031\u1038"   # the word for market
    True
    """
    if cluster[:1] in "\u1005\u101e" and (not _is_closed(after) or cluster[:2] == "\u1005\u103b"):
        for pair, letter, shape in _TWO_FOR_ONE:
            if shape.fullmatch(cluster):
                return letter + cluster[len(pair) :]
    return cluster


_FOREIGN = dict(
    zip(
        "аеорсухіѕјһԁАВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "aeopcyxisjhdABEKMHOPCTYXISJABEZHIKMNOPTYXo",
        strict=True,
    )
)
_FOREIGN_IN = re.compile(f"[{''.join(_FOREIGN)}]")
_WIDE_LATIN = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")


def plain_latin(text: str) -> str:
    """Latin letters and digits typed full-width or as mathematical bold or italic, as plain ones; same length.

    >>> plain_latin("\uff2d\uff41ran")
    'Maran'
    """
    return _WIDE_LATIN.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]


_WORD = re.compile(r"[^\W\d_]+")


def latin_words(text: str) -> str:
    """Words that mix Latin letters with Greek or Cyrillic ones that look Latin, all Latin; same length.

    >>> latin_words("\u041caran")   # a Cyrillic em
    'Maran'
    """
    if not _FOREIGN_IN.search(text):
        return text
    return _WORD.sub(lambda match: _all_latin(match[0]), text)


def _all_latin(word: str) -> str:
    rest = _FOREIGN_IN.sub("", word)
    if not any("a" <= code.lower() <= "z" for code in rest) or re.search("[\u0370-\u052f]", rest):
        return word
    return "".join(_FOREIGN.get(code, code) for code in word)
