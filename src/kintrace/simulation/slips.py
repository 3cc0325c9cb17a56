"""What hands and ears do to words and numbers: keys missed, sounds taken for others, digits turned."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from kintrace.simulation.naming import own_rows

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ASAT = "\u103a"
_SIGNS = "ါာိီုူေဲံ့းျြွှ်"


def latin_slip(text: str, rng: Random) -> str:
    """One wrong key: two letters turned around, one left out, one twice, or its neighbour.

    >>> latin_slip("Kyaw", Random(2)) != "Kyaw"
    True
    """
    letters = [i for i, c in enumerate(text) if c.isalpha()]
    if len(letters) < 3:
        return text
    at = letters[rng.randrange(1, len(letters))]
    kind = rng.random()
    if kind < 0.3 and text[at - 1].isalpha() and text[at - 1].lower() != text[at].lower():
        return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    if kind < 0.55:
        return text[:at] + text[at + 1 :]
    if kind < 0.7:
        return text[:at] + text[at] + text[at:]
    return text[:at] + _beside(text[at], rng) + text[at + 1 :]


def _beside(letter: str, rng: Random) -> str:
    for row in _KEYS:
        at = row.find(letter.lower())
        if at >= 0:
            return rng.choice([row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)])
    return letter


def burmese_slip(text: str, rng: Random) -> str:
    """One wrong key in Burmese: a sign left out, one typed twice, or a letter left out with its signs.

    >>> burmese_slip("ကျော်", Random(2)) != "ကျော်"
    True
    """
    signs = [i for i, c in enumerate(text) if c in _SIGNS and c != _ASAT]
    if not signs:
        return text
    at = rng.choice(signs)
    if rng.random() < 0.75:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at] + text[at:]


def misheard(word: str, script: str, rng: Random) -> str:
    """The same word with one sound written as another that is like it; one that has none stays.

    >>> misheard("Hkun", "latin", Random(4)) != "Hkun", misheard("?", "latin", Random(4))
    (True, '?')
    """
    lower = word.lower()
    ways = [(one, other) for one, other in _alike()[script] if one in lower]
    if not ways:
        return word
    one, other = rng.choice(ways)
    at = lower.find(one)
    found = word[:at] + other + word[at + len(one) :]
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


@cache
def _alike() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {"latin": [], "burmese": []}
    for row in own_rows("alike.tsv"):
        found[row["script"]] += [(a, b) for a, b in ((row["one"], row["other"]), (row["other"], row["one"])) if a]
    return {script: tuple(pairs) for script, pairs in found.items()}


def number_slip(digits: str, rng: Random) -> str:
    """A number with two neighbouring digits turned around, or one wrong.

    >>> number_slip("123456", Random(1)) != "123456"
    True
    """
    at = rng.randrange(1, len(digits))
    if rng.random() < 0.45 and digits[at] != digits[at - 1]:
        return digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]
    other = str((int(digits[at]) + rng.randint(1, 9)) % 10)
    return digits[:at] + other + digits[at + 1 :]


SLIP: dict[str, Callable[[str, Random], str]] = {"latin": latin_slip, "burmese": burmese_slip}
"""The slip of a script's keyboard."""
