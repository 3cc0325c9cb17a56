"""How Burmese letters are encoded: telling Zawgyi from Unicode, cleaning with a way back, digits, syllables.

Cleaning never changes what a word says: it takes out what nobody sees, puts signs into one order, and turns what was
typed as a look-alike into the letter it stands for. Every offset of the cleaned text leads back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from kintrace.lexicon.scripts import zawgyi as scripts_zawgyi
from kintrace.model import OffsetMap

UNICODE, ZAWGYI, LATIN, CANNOT_TELL = "unicode", "zawgyi", "latin", "cannot_tell"

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNSEEN_CODES = frozenset(
    map(chr, (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF))
)
_MYANMAR = "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"
_CONSONANT = (
    "\u1000-\u1021\u103f\u1050\u1051\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e\uaa60-\uaa6f"
)
_SIGN = "\u102b-\u1032\u1036-\u103e"
_LETTERS_IN = re.compile(f"[{_MYANMAR}]+")

# What only Zawgyi writes: an asat (its 1039) that ends a word or stands after a sign; the vowel e or a medial ra
# before the first letter of a word, or right after a tone or an asat.
_ONLY_ZAWGYI = re.compile(
    f"\u1039(?![{_CONSONANT}{_UNSEEN}])|(?<=[\u102b-\u1032\u1036-\u1038\u103c\u103d])\u1039"
    f"|(?<![{_MYANMAR}{_UNSEEN}])[\u1031\u103b\u107e-\u1084](?=[\u1000-\u1021\u103b])|(?<=[\u1038\u1039])\u1031"
)
# What only Unicode writes: a closed syllable with a tone, the vowel e as the last code of a word.
_ONLY_UNICODE = re.compile(f"\u103a\u1038|\u1037\u103a|[{_CONSONANT}][\u103b-\u103e]*\u1031(?![{_MYANMAR}{_UNSEEN}])")
_SAMPLE = 20_000  # letters on which a decision rests; reading more changes none
_SHORT = 12  # Burmese code points: a single name; below it only certainty counts


@dataclass(frozen=True, slots=True)
class Script:
    """How a text is encoded.

    Args:
        name: ``unicode``, ``zawgyi``, ``latin`` (no Burmese letters in it) or ``cannot_tell``.
        zawgyi_probability: What the decision rests on; ``None`` where there are no Burmese letters.
    """

    name: str
    zawgyi_probability: float | None = None


def decide(text: str) -> Script:
    """Decide on the encoding of a whole document. One name alone is rarely enough to tell.

    Lisu, Shan, Karen and Mon use codes that Zawgyi uses for other shapes; what only Zawgyi can write must be there
    before a text is taken for it.

    >>> decide("Seen at the ferry").name
    'latin'
    """
    runs: list[str] = []
    length = 0
    for match in _LETTERS_IN.finditer(text):
        runs.append(match[0][:_SAMPLE])
        length += len(runs[-1])
        if length >= _SAMPLE:
            break
    if not runs:
        return Script(LATIN)
    sample = " ".join(runs)
    probability = _zawgyi_probability(sample)
    zawgyi, unicode = len(_ONLY_ZAWGYI.findall(sample)), len(_ONLY_UNICODE.findall(sample))
    return Script(_decided(probability, zawgyi, unicode, length), probability)


def _decided(probability: float, zawgyi: int, unicode: int, length: int) -> str:
    short = length < _SHORT
    if zawgyi > unicode and probability >= (0.999 if short else 0.95):
        return ZAWGYI
    if unicode >= zawgyi and (probability <= 0.05 if not short else probability <= (1e-3 if unicode else 1e-6)):
        return UNICODE
    # another language of the block: the detector knows Burmese only
    return UNICODE if not zawgyi and not short else CANNOT_TELL


@cache
def _detector() -> Any:
    from myanmartools import ZawgyiDetector

    return ZawgyiDetector()


def _zawgyi_probability(sample: str) -> float:
    probability = float(_detector().get_zawgyi_probability(sample))
    return min(1.0, max(0.0, probability))


def clean(text: str, script_name: str) -> tuple[str, OffsetMap]:
    """Clean a text for reading: NFC, nothing unseen, signs in order, Zawgyi converted where that is the decision.

    Line ends become ``\\n`` and wide blanks a blank. Dashes, quotation marks and spelling stay as they are.

    Returns:
        The cleaned text, and the way from its offsets back to the original's.

    >>> cleaned, back = clean("Ma\\u200bran", "latin")
    >>> cleaned, back.back_span(2, 5)
    ('Maran', (3, 6))
    """
    layer = _Layer()
    _clean_into(layer, text, 0, script_name)
    return layer.finished()


def clean_lines(text: str) -> tuple[Script, str, OffsetMap]:
    """Clean a table, whose rows come from many hands: each line surely in one encoding is cleaned as such.

    Returns:
        The decision on the whole text, the cleaned text, and the way back. A line that cannot be told by itself
        follows the whole.
    """
    whole = decide(text)
    layer = _Layer()
    start = 0
    for line in text.splitlines(keepends=True):
        own = decide(line).name if whole.name != LATIN else LATIN
        _clean_into(layer, line, start, own if own in (UNICODE, ZAWGYI) else whole.name)
        start += len(line)
    return whole, *layer.finished()


class _Layer:
    """A cleaned text as it grows, with its way back."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int, bool]] = []

    def keep(self, text: str, at: int) -> None:
        """Add text that stays code point for code point; ``at``: where it stands in the original."""
        self._put(text, at, plain=True)

    def rewrite(self, text: str, at: int) -> None:
        """Add what stands for a piece of the original that was rewritten."""
        self._put(text, at, plain=False)

    def _put(self, text: str, at: int, plain: bool) -> None:
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if not (plain and last and last[2] and at - last[1] == self._length - last[0]):
            self._runs.append((self._length, at, plain))
        self._parts.append(text)
        self._length += len(text)

    def finished(self) -> tuple[str, OffsetMap]:
        """The cleaned text and its map."""
        if not self._runs:
            return "", OffsetMap()
        cleaned, original, plain = zip(*self._runs, strict=True)
        return "".join(self._parts), OffsetMap(cleaned, original, plain)


# Where cleaning can change anything: combining marks, unseen codes, Burmese words, line ends, wide blanks.
_PIECE = re.compile(
    f"(?P<burmese>[{_MYANMAR}][{_MYANMAR}{_UNSEEN}]*)|(?P<line>\r\n?)|(?P<other>[\x21-\x7e]?[^\x00-\x7f{_MYANMAR}]+)"
)
_BLANK = re.compile("[\u00a0\u2007-\u200a\u202f\u205f\u3000]")
_CHANGES = re.compile(f"[{_UNSEEN}]|{_BLANK.pattern}")
# A Unicode syllable piece: one letter with its signs, stack and unseen codes.
_CLUSTER = re.compile(f"[^{_SIGN}{_UNSEEN}]?(?:[{_SIGN}{_UNSEEN}]|(?<=\u1039)[{_CONSONANT}])*", re.S)


def _clean_into(layer: _Layer, text: str, offset: int, script_name: str) -> None:
    burmese = _clean_zawgyi if script_name == ZAWGYI else _clean_unicode
    at = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        layer.keep(text[at:start], offset + at)
        if match["line"]:
            layer.rewrite("\n", offset + start)
        elif match["burmese"]:
            burmese(layer, match[0], offset + start)
        else:
            _clean_other(layer, match[0], offset + start)
        at = end
    layer.keep(text[at:], offset + at)


def _clean_other(layer: _Layer, text: str, offset: int) -> None:
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
        _put_changed(layer, text[at:end], offset + at, unicodedata.normalize("NFC", seen))
        at = end


def _clean_unicode(layer: _Layer, word: str, offset: int) -> None:
    pieces = [(m.start(), m[0]) for m in _CLUSTER.finditer(word) if m[0]]
    _put_clusters(layer, [(start, piece, _unicode_cluster(piece)) for start, piece in pieces], offset)


def _clean_zawgyi(layer: _Layer, word: str, offset: int) -> None:
    clusters: list[tuple[int, str, str]] = []
    at = 0
    for match in scripts_zawgyi.SYLLABLE.finditer(word):
        clusters += [(at + n, code, code) for n, code in enumerate(word[at : match.start()])]
        clusters.append((match.start(), match[0], scripts_zawgyi.syllable_to_unicode(match[0])))
        at = match.end()
    clusters += [(at + n, code, code) for n, code in enumerate(word[at:])]
    _put_clusters(layer, clusters, offset)


def _put_clusters(layer: _Layer, clusters: list[tuple[int, str, str]], offset: int) -> None:
    """Add the clusters of one word, look-alikes seen in their surroundings turned into letters."""
    texts = _with_letters_for_digits([text for _, _, text in clusters])
    for (start, written, _), text in zip(clusters, texts, strict=True):
        _put_changed(layer, written, offset + start, unicodedata.normalize("NFC", text))


def _put_changed(layer: _Layer, written: str, at: int, text: str) -> None:
    if text == written or len(text) == len(written) == 1:
        layer.keep(text, at)
    else:
        layer.rewrite(text, at)


@lru_cache(maxsize=8192)
def _unicode_cluster(written: str) -> str:
    """One letter and its signs, in order."""
    seen = _seen(written)
    if len(seen) < 2:
        return seen
    letter, signs = seen[0], seen[1:]
    if letter in f"{_SIGN}":  # signs that have lost their letter stay as typed
        return seen
    stack = re.match(f"(?:\u1039[{_CONSONANT}])*", signs)
    assert stack is not None
    rest = signs[stack.end() :]
    if "\u1039" in rest or len(set(rest)) < len(rest) or not set(rest) <= _ORDERED:
        return letter + signs
    if letter == "\u1025" and (rest[:1] in ("\u102c", "\u103a") or rest[:2] in ("\u1037\u103a", "\u103a\u1037")):
        letter = "\u1009"  # nya typed as the vowel u, which looks the same
    return letter + stack[0] + scripts_zawgyi.in_order(rest)


_ORDERED = frozenset("\u102b\u102c\u102d\u102e\u102f\u1030\u1031\u1032\u1036\u1037\u1038\u103a\u103b\u103c\u103d\u103e")
_DIGITS = frozenset(map(chr, range(0x1040, 0x104A)))
_LOOK_ALIKE = {"\u1040": "\u101d", "\u1047": "\u101b", "\u1044": "\u104e"}  # zero: wa, seven: ra, four: the said one


def _with_letters_for_digits(clusters: list[str]) -> list[str]:
    """Turn a zero that stands as the letter wa, or a seven as ra, into the letter."""
    return [_letter_for_digit(clusters, n) if text[:1] in _LOOK_ALIKE else text for n, text in enumerate(clusters)]


def _letter_for_digit(clusters: list[str], number: int) -> str:
    text = clusters[number]
    before = clusters[number - 1][:1] if number else ""
    after = clusters[number + 1] if number + 1 < len(clusters) else ""
    if before in _DIGITS or after[:1] in _DIGITS:
        return text
    if text[0] == "\u1044":
        return "\u104e" + text[1:] if after in ("\u1004\u103a\u1038", "\u1004\u103a") else text
    # no digit carries a sign; no syllable starts with a letter that asat closes; no number stands inside a word
    carries = len(text) > 1
    closed_by = len(after) > 1 and after[1] in "\u1037\u103a" and "\u103a" in after[1:3]
    inside = text[0] == "\u1040" and _is_letter(before) and _is_letter(after[:1])
    return _LOOK_ALIKE[text[0]] + text[1:] if carries or closed_by or inside else text


def _is_letter(code: str) -> bool:
    return "\u1000" <= code <= "\u102a"


def _seen(text: str) -> str:
    return "".join(code for code in text if not _is_unseen(code))


def _is_unseen(code: str) -> bool:
    return code in _UNSEEN_CODES


def _joins(code: str) -> bool:
    """Whether a code composes with what stands before it: a mark, an unseen code, a Korean letter part."""
    return _is_unseen(code) or unicodedata.category(code)[0] == "M" or "\u1160" <= code <= "\u11ff"


_TO_ASCII = {first + n: str(n) for first in (0x1040, 0x1090) for n in range(10)}


def to_ascii_digits(text: str) -> str:
    """Write Burmese and Shan digits as 0-9; same length, so that spans hold. Reads cleaned text.

    >>> to_ascii_digits("၂၀၂၅ ခုနှစ်")[:4]
    '2025'
    """
    return text.translate(_TO_ASCII)


_ONSET = re.compile(f"(?<!\u1039)[{_CONSONANT}\u1022-\u102a](?!\u1037?\u103a|\u1039)")


def syllables(text: str) -> list[tuple[int, int]]:
    """Spans of the Burmese syllables of a cleaned text.

    A stack, a kinzi and a letter closed by asat stay with the syllable before them, whichever way round the tone and
    the asat stand (NFC puts the tone first).

    >>> [text[a:b] for text in ["မောင်အောင်"] for a, b in syllables(text)]
    ['မောင်', 'အောင်']
    """
    found: list[tuple[int, int]] = []
    for word in re.finditer(f"[{_CONSONANT}\u1022-\u103e\u1050-\u108f]+", text):
        starts = [m.start() for m in _ONSET.finditer(text, word.start(), word.end())]
        if not starts or starts[0] != word.start():
            starts.insert(0, word.start())
        found += zip(starts, [*starts[1:], word.end()], strict=True)
    return found


def all_clean(texts: Iterable[str], decided: Callable[[str], Script] = decide) -> list[str]:
    """Clean a column of short texts together: one decision for all of them.

    >>> all_clean(["Maran\\u200b", "Lahpai"])
    ['Maran', 'Lahpai']
    """
    column = list(texts)
    name = decided("\n".join(column)).name
    return [clean(text, name)[0] for text in column]
