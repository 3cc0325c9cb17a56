"""Burmese syllables in Latin letters and back: as people were seen to spell them, else as the model would."""

from __future__ import annotations

from functools import lru_cache

from kintrace.lexicon.names.evidence import column, is_burmese
from kintrace.lexicon.names.latin import words
from kintrace.lexicon.names.sounds import Sound, sound_of
from kintrace.lexicon.names.spelling import speller
from kintrace.lexicon.names.spoken import syllables_of

_LEAST = 0.06  # a spelling less likely than this is taken for a slip


def romanise(text: str) -> str:
    """Write Burmese text in Latin letters, each syllable as it is most often spelled.

    Text in other scripts comes back as it is.

    >>> romanise("ကျော်လင်းထက်")
    'Kyaw Lin Htet'
    """
    if not any(map(is_burmese, text)):
        return text
    return " ".join(spellings(s)[0][0].capitalize() if is_burmese(s) else s for s in syllables_of(text))


@lru_cache(maxsize=20_000)
def spellings(syllable: str) -> tuple[tuple[str, float], ...]:
    """Latin spellings of a Burmese syllable with their probability, the likeliest first.

    >>> [latin for latin, _ in spellings("လင်း")]
    ['lin', 'linn']
    """
    found = speller().spellings(syllable)
    return tuple(pair for pair in found if pair[1] >= _LEAST) or tuple(found[:1])


def in_burmese(syllable: str, most: int = 5) -> tuple[tuple[str, float], ...]:
    """Burmese syllables that a Latin one may stand for, with their probability, the likeliest first.

    >>> in_burmese("kyaw")[0][0]
    'ကျော်'
    """
    if not words(syllable):
        return ()
    meant = column(words(syllable)[0]) * speller().share
    best = meant.argsort()[::-1][:most]
    return tuple((speller().syllables[at], float(meant[at] / meant.sum())) for at in best)


@lru_cache(maxsize=20_000)
def sounds_of_burmese(syllable: str) -> tuple[Sound, ...]:
    """Ways a Burmese syllable sounds when people spell it in Latin letters, the likeliest first."""
    shares: dict[Sound, float] = {}
    for latin, share in spellings(syllable):
        shares[sound_of(latin)] = shares.get(sound_of(latin), 0.0) + share
    return tuple(sorted(shares, key=lambda s: (-shares[s], s)))
