"""Where one syllable of a name ends and the next begins, in Burmese and in Latin script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from kintrace.lexicon.names.sounds import classes

# A consonant opens a syllable unless a killer follows it. NFC puts the dot below before the killer.
_OPENS = re.compile("(?<!^)(?=[က-ဪဿ၎](?!့?်))")
_BURMESE = re.compile("[က-႟]+")
_LATIN = re.compile(r"[a-z]+")

_VOWELS = "aeiou"
# A consonant before r is written as a syllable of its own in Burmese.
_CLUSTER = re.compile(r"(hk|hp|ht|sh|b|g|k|p|t|d|m|ph|kh)r(?=[aeiou])")
_LONG = re.compile(r"(?<=[aiou])([nmktp])e$")


def burmese_syllables(text: str) -> tuple[str, ...]:
    """Split Burmese text into syllables; a stacked consonant closes one and opens the next.

    >>> burmese_syllables("အောင်မြင့်")
    ('အောင်', 'မြင့်')
    """
    found: list[str] = []
    for run in _BURMESE.findall(unicodedata.normalize("NFC", text)):
        plain = run.replace("င်္", "င်").replace("္", "်").replace("ဦ", "ဦ")
        plain = re.sub("[၊။၀-၉]", "", plain)
        found += [s for s in _OPENS.split(plain) if s]
    return tuple(found)


@lru_cache(maxsize=50_000)
def latin_syllables(token: str) -> tuple[str, ...]:
    """Split one Latin word of a name into syllables.

    Args:
        token: A word; case and accents do not matter.

    >>> latin_syllables("Lahpai"), latin_syllables("Brang"), latin_syllables("Khine")
    (('la', 'hpai'), ('ba', 'rang'), ('khine',))
    """
    word = "".join(_LATIN.findall(bare(token)))
    if not word:
        return ()
    word = _CLUSTER.sub(r"\1ar", word)
    if word[0] == "n" and len(word) > 2 and word[1] not in _VOWELS + "ygw":
        return ("n", *latin_syllables(word[1:]))
    return tuple(_laid_out(word))


def bare(text: str) -> str:
    """Lower case without accents.

    >>> bare("Hpākān")
    'hpakan'
    """
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _laid_out(word: str) -> list[str]:
    nuclei = _nuclei(word)
    if not nuclei:
        return [word]
    starts = [0]
    for (_, before), (after, _) in pairwise(nuclei):
        between = word[before:after]
        cut = next((i for i in range(len(between)) if between[i:] in classes("opens")), len(between))
        starts.append(before + cut)
    return [word[a:b] for a, b in zip(starts, [*starts[1:], len(word)], strict=True)]


def _nuclei(word: str) -> list[tuple[int, int]]:
    silent_e = len(word) - 1 if _LONG.search(word) else -1
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(word):
        if not _is_vowel(word, at) or at == silent_e:
            at += 1
            continue
        end = len(word) if word[at:] == "aye" else at + 1
        while end < len(word) and word[at : end + 1] in classes("nucleus") and not _opens_next(word, end):
            end += 1
        found.append((at, end))
        at = end
    return found


def _is_vowel(word: str, at: int) -> bool:
    if word[at] in _VOWELS:
        return True
    # y is a vowel only where no other stands beside it: "Kyi" has one, "Ywe" opens with it
    beside = word[max(at - 1, 0) : at] + word[at + 1 : at + 2]
    return word[at] == "y" and not set(beside) & set(_VOWELS + "w")


def _opens_next(word: str, at: int) -> bool:
    return word[at] in "wy" and at + 1 < len(word) and word[at + 1] in _VOWELS
