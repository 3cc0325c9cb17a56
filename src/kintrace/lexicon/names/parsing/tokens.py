"""The words of one form: Latin words, and Burmese, which writes no blanks, with its leading titles taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kintrace.lexicon.names.parsing.words import Reading, key_of, words

_WORD = re.compile(
    "(?P<burmese>[\u1000-\u103f\u104c-\u108f\u109a-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff]+)"
    r"|(?:1st|2nd)(?![^\W_])|[^\W\d_\u1000-\u109f][^\W\d_\u1000-\u109f\u0300-\u036f]*"
    r"(?:['’ʼ`][^\W\d_\u1000-\u109f][^\W\d_\u1000-\u109f\u0300-\u036f]*)*"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SYLLABLE = re.compile("[\u1000-\u102a\u103f](?!\u1037?[\u103a\u1039])")
_MARK = re.compile("[\u102b-\u103e]")
_CLOSES = re.compile("[\u1000-\u1021]\u1037?[\u103a\u1039]")
_MOST_TITLES = 5


@dataclass(slots=True)
class Token:
    """A word, or a string of words that is one title.

    Args:
        start: First code point.
        end: One past the last.
        key: As the lists hold it.
        readings: What it may be.
        syllables: How many syllables, counted in Burmese only; 1 for a Latin word.
        burmese: Whether it is in Burmese script.
    """

    start: int
    end: int
    key: str
    readings: tuple[Reading, ...] = ()
    syllables: int = 1
    burmese: bool = False


def tokens_in(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Take the words between two offsets apart.

    >>> [t.key for t in tokens_in("Lt. Col. Brang Aung")], [t.key for t in tokens_in("ဦးစိုင်းထွန်း")]
    (['ltcol', 'brang', 'aung'], ['ဦး', 'စိုင်း', 'ထွန်း'])
    """
    found: list[Token] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup:
            _burmese(text, match.start(), match.end(), found)
            continue
        word = match.group()
        key = key_of(word)
        if not word[1:].islower() and len(word) > 3 and not word.isupper() and key not in words().latin:
            found += _humps(word, match.start())
        else:
            found.append(Token(match.start(), match.end(), key))
    return _joined(found)


def _humps(word: str, start: int) -> list[Token]:
    """Words that were pasted together: "KoAung"."""
    cuts = [0, *(m.start() for m in _HUMP.finditer(word)), len(word)]
    return [Token(start + a, start + b, key_of(word[a:b])) for a, b in pairwise(cuts)]


def _joined(found: list[Token]) -> list[Token]:
    """Look each word up, strings of words that are listed as one first."""
    latin, spans = words().latin, words().spans
    out: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        if token.burmese:
            out.append(token)
            at += 1
            continue
        taken = 1
        for count in spans.get(token.key, ()):
            key = "".join(t.key for t in found[at : at + count])
            # a string of words at the very end is no title of anybody, unless it is all there is
            if len(found) >= at + count and key in latin and not any(t.burmese for t in found[at : at + count]):
                token = Token(token.start, found[at + count - 1].end, key)
                taken = count
                break
        token.readings = latin.get(token.key, ())
        out.append(token)
        at += taken
    return out


def _burmese(text: str, start: int, end: int, found: list[Token]) -> None:
    """Take listed strings off the front of a Burmese run, and a listed clan or office off its end."""
    opening = all(any(r.leading or r.kind == "clan" for r in t.readings) for t in found if t.burmese)
    for _ in range(_MOST_TITLES if opening else 0):
        taken = _listed(text, start, end) if start < end else 0
        if not taken or not _worth_a_cut(text, start, taken, end):
            break
        found.append(Token(start, taken, text[start:taken], words().burmese[text[start:taken]], 1, True))
        start = taken
    if not any(c.isalpha() for c in text[start:end]):
        return
    last = _last(text, start, end)
    for a, b in ((start, last), (last, end)):
        if a < b:
            key = text[a:b]
            known = words().burmese.get(key, ())
            found.append(Token(a, b, key, known, len(_SYLLABLE.findall(key)) or 1, True))


def _listed(text: str, start: int, end: int) -> int:
    for size in words().lengths.get(text[start], ()):
        stop = start + size
        if stop <= end and text[start:stop] in words().burmese and ends_syllable(text, stop, end):
            return stop
    return 0


def _worth_a_cut(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a listed string stands before a name, and is not the name's own beginning."""
    readings = words().burmese[text[start:stop]]
    again = stop + (stop - start)
    if (
        again <= end
        and text.startswith(text[start:stop], stop)
        and ends_syllable(text, again, end)
        and _listed(text, stop, end) <= again
    ):
        return text.startswith(text[start:stop], again)  # the title before a doubled name: "Ma" before "Ma Ma"
    return any((r.leading and max(r.one, r.more) >= 0.3) or r.kind in ("clan", "birth_order") for r in readings)


def _last(text: str, start: int, end: int) -> int:
    """Where a clan or an office that stands last begins; ``end``: nowhere."""
    for cut in (m.start() for m in _SYLLABLE.finditer(text, start + 1, end)):
        readings = words().burmese.get(text[cut:end], ())
        office = any(r.kind in ("honorific", "profession") and r.one >= 0.9 for r in readings)
        if (office or any(r.kind in ("clan", "particle") for r in readings)) and end - cut > 2:
            return cut
    return end


def ends_syllable(text: str, at: int, end: int) -> bool:
    """Whether a syllable ends just before ``at``: nothing that follows belongs to it."""
    return at >= end or not (_MARK.match(text, at) or _CLOSES.match(text, at))


def syllables_of(text: str) -> list[str]:
    """Burmese syllables, a killed or stacked consonant with the one before it.

    >>> syllables_of("မူးဖော")
    ['မူး', 'ဖော']
    """
    cuts = [*(m.start() for m in _SYLLABLE.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def same_again(token: Token, following: Token) -> bool:
    """Whether the next word begins with the same syllable: a doubled name, not a title."""
    return following.key.startswith(token.key) if token.burmese else following.key == token.key
