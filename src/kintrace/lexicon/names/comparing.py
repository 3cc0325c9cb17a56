"""How alike two names are, in whichever scripts, and what that says of one person bearing both.

A title (``U``, ``Ma``, ``Sai``) may as well be a name ("Maung Maung"), so none is ever taken off: it costs the less
to leave it out, the likelier it is one. Frequencies are of syllables, never of people.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kintrace.lexicon.names.alignment import Step, align
from kintrace.lexicon.names.evidence import bits_between, is_burmese, worth
from kintrace.lexicon.names.parsing import parse
from kintrace.lexicon.names.spoken import Spoken, spoken

EDGE, INSIDE, LETTER = -7.0, -10.0, -5.0  # bits against a syllable that the other name has not: at an end, within, "n"
_TITLE_LEFT_OUT, _CLAN_LEFT_OUT = -1.2, -1.5
SAME_TITLE, CLAN_SYLLABLE, REPEATED = 1.5, 2.0, 3.0  # the most that such syllables say, shared
INITIAL, OTHER_INITIAL, SURE_INITIAL = 1.5, -4.0, 0.5
OTHER_SEX, OTHER_NUMBER, _SAME_RANK, _RANK_LEFT_OUT, BY_ALIAS = -6.5, -6.0, 0.8, -0.4, -1.0
_ONE_IN = 3.0  # bits: of the pairs of writings that anybody would compare, one in nine is one name
AGAINST, APART = -0.5, -5.5  # bits of a shared syllable, and of one left out, that set two names apart
RELATED, NEVER = 0.5, -1000.0
SOME, BEYOND_SOME = 2.0, 0.2  # bits that names set apart hardly ever exceed, however long
MOST_BITS, LEAST_BITS = 30.0, -20.0
SEXES_APART = 0.6
_SAME_SOUND, _RARE = 0.6, 9.0  # share of what a syllable is worth from which it is called the same; at most so rare

_SET_APART = "; but titles of men and women, or numbers, set them apart"
Meets = Literal["same", "near", "differs", "left_out"]


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of a comparison, as a reviewer reads it.

    Args:
        left: Syllable of the left name; empty: it has none here.
        right: Syllable of the right name.
        meets: ``same``, ``near``, ``differs`` or ``left_out``.
        bits: What it says.
    """

    left: str = field(repr=False)
    right: str = field(repr=False)
    meets: Meets
    bits: float


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How alike two names are.

    Args:
        score: Probability, 0..1, that these are writings of one name, where one pair in nine is.
        says: A sentence for a reviewer; holds no part of the names.
        bits: Evidence (log2 of a likelihood ratio): the score's, before it is turned into a probability.
        beside: The two names, syllable by syllable, with what each line says.
        around: The rest of the bits: ranks, titles of another sex, numbers, an alias, and what is taken off where a
            syllable sets two long names apart. With those of the lines they add up to ``bits``.
    """

    score: float
    says: str
    bits: float
    beside: tuple[Beside, ...] = ()
    around: float = 0.0

    def laid_out(self) -> str:
        """The alignment in one line, for a reviewer who may see the names.

        >>> compare("Ko Zaw Lin", "Zaw Linn").laid_out()
        'ko left out, zaw = zaw, lin = linn'
        """
        signs = {"same": "=", "near": "~", "differs": "/"}
        return ", ".join(
            f"{b.left or b.right} left out" if b.meets == "left_out" else f"{b.left} {signs[b.meets]} {b.right}"
            for b in self.beside
        )


@lru_cache(maxsize=50_000)
def compare(left: str, right: str) -> NameComparison:
    """Say how alike two names are, over every pair of their forms.

    Args:
        left: A name, either script.
        right: Another.

    >>> compare("Zaw Lin", "ကိုဇော်လင်း").score > 0.98
    True
    >>> compare("Aung Kyaw", "Aung Kyi").score < 0.3
    True
    """
    if left > right:
        turned = compare(right, left)
        lines = tuple(Beside(b.right, b.left, b.meets, b.bits) for b in turned.beside)
        return NameComparison(turned.score, turned.says, turned.bits, lines, turned.around)
    pairs = [(a, b) for a in spoken(left) for b in spoken(right)]
    if not pairs:
        return NameComparison(0.0, "One of the names is in no script that we read", 0.0)
    found = [(*weighed(a, b), a, b) for a, b in pairs]
    bits, steps, a, b = max(found, key=lambda pair: pair[0])
    lines = tuple(_line(step, a, b) for step in steps)
    bits = round(min(max(bits + around(left, right), LEAST_BITS), MOST_BITS), 3)
    alias = a.kind != "main" or b.kind != "main"
    rest = round(bits - sum(step.bits for step in steps), 2)
    said = _says(lines, alias) + (_SET_APART if around(left, right) < 0 else "")
    return NameComparison(probability(bits), said, bits, lines, rest)


def probability(bits: float) -> float:
    """Turn evidence into a probability, where one pair in nine is of one name.

    >>> probability(3.0)
    0.5
    """
    return 1 / (1 + math.exp2(_ONE_IN - bits))


def alone(form: Spoken) -> list[float]:
    """For each syllable, what it says (against) when the other name has nothing in its place."""
    last = len(form.syllables) - 1
    if not any(form.title) and not any(form.clan) and all(len(s) > 1 for s in form.syllables):
        return [EDGE, *[INSIDE] * (last - 1), EDGE][: last + 1]
    found = []
    for at, syllable in enumerate(form.syllables):
        plain = LETTER if len(syllable) == 1 else EDGE if at in (0, last) else INSIDE
        title, clan = form.title[at], form.clan[at]
        kept = title * 2.0**_TITLE_LEFT_OUT + clan * 2.0**_CLAN_LEFT_OUT + max(0.0, 1 - title - clan) * 2.0**plain
        found.append(math.log2(kept))
    return found


def weighed(left: Spoken, right: Spoken, bits: Callable[[str, str], float] = bits_between) -> tuple[float, list[Step]]:
    """What two forms say together, and the steps that it rests on.

    Args:
        left: One form.
        right: Another.
        bits: What a syllable of the left and one of the right say together.
    """
    table = [
        [_between(left, i, right, j, bits) for j in range(len(right.syllables))] for i in range(len(left.syllables))
    ]
    bits_said, steps = _best_steps(table, alone(left), alone(right))
    alias = BY_ALIAS * (left.kind != "main" or right.kind != "main")
    return bits_said + alias + by_ranks(left.before, right.before), steps


@lru_cache(maxsize=5_000)
def by_ranks(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """What the ranks and professions before two names say, in bits."""
    shared, lone = set(left) & set(right), set(left) ^ set(right)
    return _SAME_RANK * bool(shared) + _RANK_LEFT_OUT * len(lone)


def _best_steps(table: list[list[float]], left: list[float], right: list[float]) -> tuple[float, list[Step]]:
    """The steps that say most, and what they say; where one sets the names apart, what is shared counts for half.

    Relatives share parts of names, and fashions do: two syllables out of three say far less than two out of two.
    """
    near = align([_near(row, AGAINST) for row in table], _near(left, APART), _near(right, APART))
    shared = align([[bits * RELATED if bits > 0 else bits for bits in row] for row in table], left, right)
    by_near, by_shared = sum(step.bits for step in near), sum(step.bits for step in shared)
    by_shared = by_shared if by_shared <= SOME else SOME + (by_shared - SOME) * BEYOND_SOME
    if by_near >= by_shared:
        return by_near, near
    return by_shared, shared


def _near(bits: Sequence[float], least: float) -> list[float]:
    return [b if b > least else NEVER for b in bits]


def _between(left: Spoken, i: int, right: Spoken, j: int, weigh: Callable[[str, str], float]) -> float:
    here, there = left.syllables[i], right.syllables[j]
    initial = max(left.initial[i], right.initial[j])
    if initial > SURE_INITIAL and here != there and is_burmese(here) == is_burmese(there):
        return INITIAL if here[0] == there[0] else OTHER_INITIAL
    bits = weigh(here, there)
    if bits <= 0:
        return bits
    most = bits
    if i and j and left.syllables[i - 1] == here and right.syllables[j - 1] == there:
        most = min(most, REPEATED)
    clan = min(left.clan[i], right.clan[j])
    most = clan * min(most, CLAN_SYLLABLE) + (1 - clan) * most
    return _by_role(most, left.title[i], right.title[j])


def _by_role(bits: float, left: float, right: float) -> float:
    """Sum out whether a shared syllable is a title: of both names, of none, or of one only, when it says nothing."""
    title, name = min(left, right), min(1 - left, 1 - right)
    return math.log2(name * 2.0**bits + title * 2.0 ** min(bits, SAME_TITLE) + (1 - title - name))


def around(left: str, right: str) -> float:
    """What stands around the names: titles of another sex, numbers that tell namesakes apart."""
    a, b = parse(left), parse(right)
    bits = 0.0
    if a.male_probability is not None and b.male_probability is not None:
        bits += OTHER_SEX * (abs(a.male_probability - b.male_probability) > SEXES_APART)
    numbers = numbers_in(left), numbers_in(right)
    return bits + OTHER_NUMBER * (all(numbers) and not numbers[0] & numbers[1])


def tells_more(words: str) -> bool:
    """Whether a name's titles tell of sex, or digits stand in it."""
    return parse(words).male_probability is not None or bool(numbers_in(words))


@lru_cache(maxsize=100_000)
def numbers_in(words: str) -> frozenset[str]:
    return frozenset(str(int(digits)) for digits in re.findall(r"\d+", words))


def _line(step: Step, left: Spoken, right: Spoken) -> Beside:
    if step.kind == "left":
        return Beside(left.syllables[step.left], "", "left_out", round(step.bits, 2))
    if step.kind == "right":
        return Beside("", right.syllables[step.right], "left_out", round(step.bits, 2))
    here, there = left.syllables[step.left], right.syllables[step.right]
    return Beside(here, there, _meets(here, there), round(step.bits, 2))


def _meets(here: str, there: str) -> Meets:
    bits = bits_between(here, there)
    if here == there or bits > _SAME_SOUND * min(worth(here), worth(there), _RARE):
        return "same"
    return "near" if bits > AGAINST else "differs"


def _says(lines: Sequence[Beside], alias: bool) -> str:
    said = _sentence(lines)
    return f"By an alias: {said[0].lower()}{said[1:]}" if alias else said


def _sentence(lines: Sequence[Beside]) -> str:
    both = [line for line in lines if line.meets != "left_out"]
    missing = [line for line in lines if line.meets == "left_out"]
    lost = [line for line in missing if line.bits < -3]
    different = sum(line.meets == "differs" for line in both)
    if not both or different == len(both):
        return "Names sound different"
    if different or lost:
        return f"{len(both) - different} of {len(both) + len(lost)} syllables of the names sound alike"
    same = "Names sound the same" if all(b.meets == "same" for b in both) else "Names sound nearly the same"
    return f"{same}, one with a title or clan name more" if missing else same
