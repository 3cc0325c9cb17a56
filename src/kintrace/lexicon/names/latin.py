"""Latin words of a name and the syllables they are made of, joined and split forms alike."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from kintrace.lexicon.names.evidence import marginal, slipped_from
from kintrace.lexicon.names.spelling import speller

_WORD = re.compile("[a-z]+")
_QUOTES = re.compile("['’ʼ`´‘]")
_VOWELS = re.compile(r"[aeiou]+(?:y(?![aeiou])e?)?|y(?![aeiou])")
_SILENT = re.compile(r"(?<=[aeiou])([nmktplds]|ng|ck)es?$|(?<=[aeiou])ye$")
# A consonant before r or l is written as a syllable of its own in Burmese ("Brang").
_CLUSTER = re.compile(r"(?:^|(?<=[aeiounmgkt]))(hk|hp|ht|sh|b|g|k|p|t|d|m|ph|kh|s)r(?=[aeiou])")
_BEFORE = re.compile(r"^[nm](?=(?:[bcdfghjklmnpqrstvz]))(?!ya|gy?[aeiou]|y)")

_LONGEST = 8  # letters of one syllable
_JOINED = 1.5  # bits against each border that the writer did not mark
_IN_VOWELS = 15.0  # and against one between two vowels: "aung" is one syllable
_BARE = 5.0  # and against a syllable without an opening after a consonant: "Maran" is not "Mar-an"
_ODD = 14.0  # against a piece without a vowel, or with two
_NO_VOWEL, _SEVERAL_VOWELS = 60.0, 6.0
_SLACK = 9.0  # bits by which another way to cut a word may be less likely and still be kept
_KEPT = 3
_MOST_LETTERS = 40  # of one word; beyond it is no name
_SURE = 3  # times that a whole word must have been seen as one syllable to be left whole without asking

Cut = tuple[str, ...]


def bare(text: str) -> str:
    """Lower case without accents.

    >>> bare("Hpākān")
    'hpakan'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The Latin words of a name: lower case, without accents and quotation marks.

    >>> words("N’Hkum  Tu-Awng")
    ['nhkum', 'tu', 'awng']
    """
    return _WORD.findall(_QUOTES.sub("", bare(text)))


@lru_cache(maxsize=100_000)
def cut(word: str) -> Cut:
    """Cut one word into syllables as is likeliest.

    Args:
        word: Lower case letters.

    >>> cut("lahpai"), cut("brang"), cut("roija"), cut("khine"), cut("nhkum")
    (('la', 'hpai'), ('ba', 'rang'), ('roi', 'ja'), ('khine',), ('n', 'hkum'))
    """
    return cuts(word)[0][1]


@lru_cache(maxsize=100_000)
def cuts(word: str) -> tuple[tuple[float, Cut], ...]:
    """Ways to cut a word into syllables, the likeliest first, each with how many bits it falls short of that one."""
    if speller().known.get(word, 0) >= _SURE or len(word) > _MOST_LETTERS:
        return ((0.0, (word[:_MOST_LETTERS],)),)
    plain = _CLUSTER.sub(r"\1ar", word)
    lead: Cut = ()
    if _BEFORE.match(plain) and len(plain) > 2:
        lead, plain = (plain[0],), plain[1:]
    ways = [(bits, lead + way) for bits, way in _laid_out(plain) if lead or len(way) > 1]
    if len(word) <= _LONGEST and (_one_vowel(word) or slipped_from(word)):
        # one syllable, be it with a slip of the finger in it: "Haan", "Niang", "nMin"
        gain = math.log2(marginal(word)) - (0.0 if _one_vowel(word) else _SEVERAL_VOWELS)
        ways = sorted([*ways, (gain, (word,))], key=lambda way: (-way[0], way[1]))
    ways = ways or [(0.0, (word,))]
    top = ways[0][0]
    return tuple((round(top - bits, 3), way) for bits, way in ways if bits >= top - _SLACK)


def _laid_out(word: str) -> list[tuple[float, Cut]]:
    best: list[list[tuple[float, Cut]]] = [[(0.0, ())], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        ways: list[tuple[float, Cut]] = []
        for start in range(max(0, end - _LONGEST), end):
            if best[start]:
                gain = _worth(word[start:end]) - _border(word, start)
                ways += [(bits + gain, (*way, word[start:end])) for bits, way in best[start]]
        ways.sort(key=lambda way: (-way[0], way[1]))
        best[end] = ways[:_KEPT]
    return best[-1] or [(0.0, (word,))]


def _border(word: str, at: int) -> float:
    if at == 0:
        return 0.0
    if word[at] not in "aeiou":
        return _JOINED
    # "Chying" is one syllable too: its y opens no other
    return _JOINED + (_IN_VOWELS if word[at - 1] in "aeiouy" else _BARE)


@lru_cache(maxsize=100_000)
def _worth(piece: str) -> float:
    """Bits for a piece as one syllable."""
    if not any(letter in "aeiouy" for letter in piece):
        return -_NO_VOWEL
    whole = _one_vowel(piece) or speller().known.get(piece, 0) >= 1
    return math.log2(speller().marginal(piece)) - (0.0 if whole else _ODD)


def _one_vowel(piece: str) -> bool:
    return len(_VOWELS.findall(_SILENT.sub(r"\1", piece))) == 1
