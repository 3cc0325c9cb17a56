"""A text cleaned for reading, with the way from every offset back to what arrived.

Cleaning never changes what a word says: it takes out what nobody sees, puts signs into one order, and turns what was
typed as a look-alike into the letter it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kintrace.lexicon.scripts import zawgyi
from kintrace.lexicon.scripts.codes import CONSONANT, MYANMAR, SIGN, UNSEEN
from kintrace.lexicon.scripts.layer import Layer
from kintrace.lexicon.scripts.look_alikes import latin_words, one_letter, plain_latin, settled
from kintrace.lexicon.scripts.ordering import in_order
from kintrace.model import OffsetMap

UNICODE, ZAWGYI, LATIN, CANNOT_TELL = "unicode", "zawgyi", "latin", "cannot_tell"


def clean(text: str, script_name: str) -> tuple[str, OffsetMap]:
    """Clean a text for reading: NFC, nothing unseen, signs in order, Zawgyi converted where that is the decision.

    Line ends become ``\\n`` and wide blanks a blank. Dashes, quotation marks and spelling stay as they are.

    Args:
        text: The text as it arrived.
        script_name: The decision: ``unicode``, ``zawgyi``, ``latin`` or ``cannot_tell``; only ``zawgyi`` converts.

    Returns:
        The cleaned text, and the way from its offsets back to the original's.

    >>> cleaned, back = clean("Ma\\u200bran", "latin")
    >>> cleaned, back.back_span(2, 5)
    ('Maran', (3, 6))
    """
    layer = Layer()
    clean_into(layer, text, 0, script_name)
    return layer.finished()


# What is clean already: letters with their signs in order, none of them a look-alike; or digits alone.
_LETTER = "(?:[\u1000-\u1004\u1006-\u1008\u100a-\u1021]|\u1005(?!\u103b))"
_IS_CLEAN = re.compile(
    f"(?:{_LETTER}(?:\u1039[\u1000-\u1021])?\u103b?\u103c?\u103d?\u103e?\u1031?[\u102d\u102e]?[\u102f\u1030]?"
    "[\u102b\u102c]?\u1032?\u1036?\u1037?\u103a?\u1038?|[ -~\u104a\u104b])*|[\u1040-\u1049 -~]*"
)


def cleaned(text: str, script_name: str) -> str:
    """The same, without the way back: for the many short cells of tables, most of which are clean as they are.

    >>> cleaned("ကျော်လင်း", "unicode"), cleaned("Ma\u200bran", "latin")
    ('ကျော်လင်း', 'Maran')
    """
    return text if script_name == UNICODE and _IS_CLEAN.fullmatch(text) else clean(text, script_name)[0]


# Where cleaning can change anything: combining marks, unseen codes, Burmese words, line ends, wide blanks.
_PIECE = re.compile(
    f"(?P<burmese>[{MYANMAR}][{MYANMAR}{UNSEEN}]*)|(?P<line>\r\n?)|(?P<other>[\x21-\x7e]?[^\x00-\x7f{MYANMAR}]+)"
)
_BLANK = re.compile("[\u00a0\u2007-\u200a\u202f\u205f\u3000]")
_IS_UNSEEN = re.compile(f"[{UNSEEN}]")
_CHANGES = re.compile(f"[{UNSEEN}]|{_BLANK.pattern}")
# A Unicode cluster: one letter with its signs, stack and unseen codes.
_CLUSTER = re.compile(f"[^{SIGN}{UNSEEN}]?(?:[{SIGN}{UNSEEN}]|(?<=\u1039)[{CONSONANT}])*", re.S)


def clean_into(layer: Layer, text: str, offset: int, script_name: str) -> None:
    """Clean a part of a text into a layer; ``offset``: where the part stands in the whole."""
    text = latin_words(plain_latin(text))  # code point for code point, so that offsets hold
    burmese = _clean_zawgyi if script_name == ZAWGYI else _clean_unicode
    at = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        layer.keep(text[at:start], offset + at)
        if match["line"]:
            layer.put(match[0], offset + start, "\n")
        elif match["burmese"]:
            burmese(layer, match[0], offset + start)
        else:
            _clean_other(layer, match[0], offset + start)
        at = end
    layer.keep(text[at:], offset + at)


def _clean_other(layer: Layer, text: str, offset: int) -> None:
    """Other scripts: compose, take out what is unseen, make wide blanks blanks."""
    if not _CHANGES.search(text) and unicodedata.is_normalized("NFC", text):
        layer.keep(text, offset)
        return
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        seen = _BLANK.sub(" ", _seen(text[at:end]))
        layer.put(text[at:end], offset + at, unicodedata.normalize("NFC", seen))
        at = end


def _joins(code: str) -> bool:
    """Whether a code composes with what stands before it: a mark, an unseen code, a Korean letter part."""
    return bool(_IS_UNSEEN.match(code)) or unicodedata.category(code)[0] == "M" or "\u1160" <= code <= "\u11ff"


def _clean_unicode(layer: Layer, word: str, offset: int) -> None:
    pieces = [(m.start(), m[0]) for m in _CLUSTER.finditer(word) if m[0]]
    _put_clusters(layer, [(start, piece, _unicode_cluster(piece)) for start, piece in pieces], offset)


def _clean_zawgyi(layer: Layer, word: str, offset: int) -> None:
    clusters: list[tuple[int, str, str]] = []
    at = 0
    for match in zawgyi.SYLLABLE.finditer(word):
        clusters += [(at + n, code, code) for n, code in enumerate(word[at : match.start()])]
        clusters.append((match.start(), match[0], zawgyi.syllable_to_unicode(match[0])))
        at = match.end()
    clusters += [(at + n, code, code) for n, code in enumerate(word[at:])]
    _put_clusters(layer, [_said_in_full(cluster, word) for cluster in clusters], offset)


def _said_in_full(cluster: tuple[int, str, str], word: str) -> tuple[int, str, str]:
    """Zawgyi shows the whole word for "the said" with one code; Unicode spells it, and some typed its rest too."""
    start, written, text = cluster
    if text == "\u104e" and not word.startswith("\u1004\u1039", start + len(written)):
        return start, written, "\u104e\u1004\u103a\u1038"
    return cluster


def _put_clusters(layer: Layer, clusters: list[tuple[int, str, str]], offset: int) -> None:
    """Add the clusters of one word, look-alikes seen in their surroundings turned into letters."""
    texts = settled([text for _, _, text in clusters])
    for n, (start, written, _) in enumerate(clusters):
        text = one_letter(texts[n], texts[n + 1] if n + 1 < len(texts) else "")
        layer.put(written, offset + start, unicodedata.normalize("NFC", text))


@lru_cache(maxsize=8192)
def _unicode_cluster(written: str) -> str:
    """One letter and its signs, in order."""
    seen = _seen(written)
    if len(seen) < 2:
        return seen
    letter, signs = seen[0], seen[1:]
    if _IS_SIGN.match(letter):  # signs that have lost their letter stay as typed
        return seen
    stack = _STACK.match(signs)
    assert stack is not None
    rest = signs[stack.end() :]
    if "\u1039" in rest:
        return letter + signs
    rest = in_order(rest)
    if letter == "\u1025" and (stack[0] or rest[:1] in ("\u102c", "\u103a") or rest[:2] == "\u1037\u103a"):
        letter = "\u1009"  # nya typed as the vowel u, which looks the same
    if letter == "\u1014" and rest == "\u102f\u103a":
        rest = "\u103a\u102f"  # the second letter of kyun-nok: no vowel of Burmese carries an asat
    return letter + stack[0] + rest


_IS_SIGN = re.compile(f"[{SIGN}]")
_STACK = re.compile(f"(?:\u1039[{CONSONANT}])*")


def _seen(text: str) -> str:
    return _IS_UNSEEN.sub("", text)


_TO_ASCII = {first + n: str(n) for first in (0x1040, 0x1090, 0xA9F0, 0x116D0, 0x116DA) for n in range(10)}


def to_ascii_digits(text: str) -> str:
    """Write the digits of Burmese, Shan, Tai Laing, Pa'O and Pwo as 0-9; same length, so that spans hold.

    Reads cleaned text: two codes that are Shan digits stand for signs in Zawgyi.

    >>> to_ascii_digits("၂၀၂၅ ခုနှစ်")[:4]
    '2025'
    """
    return text.translate(_TO_ASCII)
