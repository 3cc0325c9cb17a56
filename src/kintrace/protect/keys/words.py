"""Words that machines choose and people write down: passphrases of seven, recovery slips of twenty-four.

Source: BIP-39, its English list: 2,048 words, told apart by their first four letters.
"""

from __future__ import annotations

import functools
import hashlib
import math
import re
import secrets

from kintrace.errors import WrongSlip

PASSPHRASE_WORDS, SLIP_WORDS = 7, 24
ENOUGH_LETTERS = 4
_BITS = 11  # of each word
_SLIP_BYTES = 32
_NUMBERING = re.compile(r"[\d.:,;)(]+")
_MISCOUNT = 2  # so many words left out or doubled are still taken for a slip, and counted to the person


@functools.cache
def word_list() -> tuple[str, ...]:
    """Give the words of the list, in its order."""
    from mnemonic import Mnemonic

    return tuple(Mnemonic("english").wordlist)


def suggested_passphrase() -> str:
    """Make a passphrase of seven random words: 77 bits, beyond anybody who has to pay for each guess.

    >>> len(suggested_passphrase().split())
    7
    """
    return " ".join(secrets.choice(word_list()) for _ in range(PASSPHRASE_WORDS))


def new_slip() -> tuple[str, ...]:
    """Make the words of a recovery slip: 256 random bits and a checksum of eight."""
    return slip_of(secrets.token_bytes(_SLIP_BYTES))


def slip_of(entropy: bytes) -> tuple[str, ...]:
    """Write 32 bytes as words.

    >>> slip_of(bytes(32))[-2:]
    ('abandon', 'art')
    """
    if len(entropy) != _SLIP_BYTES:
        raise ValueError(f"a slip stands for {_SLIP_BYTES} bytes")
    number = int.from_bytes(entropy + hashlib.sha256(entropy).digest()[:1], "big")
    places = range(SLIP_WORDS - 1, -1, -1)
    return tuple(word_list()[number >> (_BITS * place) & (2**_BITS - 1)] for place in places)


def meant_as_slip(typed: str) -> bool:
    """Whether what was typed looks like the words of a slip, and not like a passphrase.

    >>> meant_as_slip("seven words are no slip at all, ever")
    False
    """
    words = _split(typed)
    known = sum(_whole(word) is not None for word in words)
    return abs(len(words) - SLIP_WORDS) <= _MISCOUNT and known > len(words) // 2


def slip_words(typed: str) -> str:
    """Bring the typed words of a slip into their one form.

    Args:
        typed: In any case and spacing, with or without the numbers of the slip; four letters of a word are enough.

    Raises:
        WrongSlip: Too few or too many words, one that is not on the list, or words that do not belong together:
            what is wrong is said before anything is tried.
    """
    words = _split(typed)
    if len(words) != SLIP_WORDS:
        raise WrongSlip(f"A recovery slip has {SLIP_WORDS} words; these are {len(words)}")
    whole = [_whole(word) for word in words]
    unknown = [number for number, word in enumerate(whole, 1) if word is None]
    if unknown:
        named = ", ".join(map(str, unknown))
        raise WrongSlip(f"Not a word of any slip: word {named}")
    found = tuple(word for word in whole if word is not None)
    number = functools.reduce(lambda so_far, word: so_far << _BITS | word_list().index(word), found, 0)
    if slip_of((number >> 8).to_bytes(_SLIP_BYTES, "big")) != found:
        raise WrongSlip("These words do not belong together: one or more of them is wrong, or in another's place")
    return " ".join(found)


def guessing_bits(passphrase: str) -> float:
    """Guess, high, how many bits somebody's own passphrase is worth to one who tries likely ones first.

    A word of a language counts as eleven bits at most, a single letter or sign as four: people do not choose at
    random. It tells a very weak one; it proves none strong.

    >>> guessing_bits("correct horse battery staple") < 77
    True
    """
    distinct = {word.casefold() for word in passphrase.split()}
    by_words = float(_BITS * len(distinct))
    by_signs = 4.0 * len(set(passphrase)) + math.log2(max(len(passphrase), 1))
    return by_signs if len(distinct) == 1 else min(by_words, by_signs)


def _split(typed: str) -> list[str]:
    return _NUMBERING.sub(" ", typed).casefold().split()


def _whole(word: str) -> str | None:
    words = _by_start()
    if word in words:
        return words[word]
    whole = words.get(word[:ENOUGH_LETTERS]) if len(word) > ENOUGH_LETTERS else None
    return whole if whole is not None and whole.startswith(word) else None


@functools.cache
def _by_start() -> dict[str, str]:
    starts = {word[:ENOUGH_LETTERS]: word for word in word_list()}
    return starts | {word: word for word in word_list()}
