"""What notes say in either language: who took somebody, with how many others, what they wore, where they were."""

from __future__ import annotations

from functools import cache
from random import Random

from kintrace.simulation.chance import Urn
from kintrace.simulation.happenings import Happening
from kintrace.simulation.naming import own_rows

_DIGITS = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")


def in_digits_of(script: str, text: str) -> str:
    """The text with its digits in the script's own.

    >>> in_digits_of("burmese", "10"), in_digits_of("latin", "10")
    ('၁၀', '10')
    """
    return text.translate(_DIGITS) if script == "burmese" else text


@cache
def words_for(kind: str, key: str, script: str) -> tuple[str, ...]:
    """Ways of saying something, by kind and key of ``resources/words.tsv``."""
    column = "english" if script == "latin" else "burmese"
    (row,) = [r for r in own_rows("words.tsv") if (r["kind"], r["key"]) == (kind, key)]
    return tuple(row[column].split("|"))


def word(kind: str, key: str, script: str, rng: Random) -> str:
    """One way of saying it, the first of them most often."""
    ways = words_for(kind, key, script)
    return ways[int(rng.random() ** 1.7 * len(ways))]


@cache
def _kinds(kind: str) -> Urn[str]:
    return Urn((row["key"], float(row["weight"])) for row in own_rows("words.tsv") if row["kind"] == kind)


def note(happening: Happening, script: str, rng: Random) -> str:
    """What a keeper notes about one of those taken.

    Args:
        happening: What happened.
        script: ``latin`` or ``burmese``.
        rng: Chance; numbers are now and then off by one or two, as witnesses are.
    """
    kind = _kinds("note").take(rng)
    others = happening.size - 1
    if kind in ("others", "both"):
        if not others:
            kind = "taken"
        elif rng.random() < 0.25:
            others = max(1, others + rng.choice((-2, -1, 1, 2)))
    said = word("note", kind, script, rng)
    filled = said.format(
        n=in_digits_of(script, str(others)), m=in_digits_of(script, str(others + 1)),
        taker=word("taker", happening.side, script, rng), errand=word("errand", happening.errand, script, rng),
        clothes=word("clothes", _kinds("clothes").take(rng), script, rng),
    )  # fmt: skip
    return filled if script == "burmese" or rng.random() < 0.5 else filled[:1].upper() + filled[1:]


def unnamed(number: int, script: str, rng: Random) -> str:
    """How people without a name are called: "a villager", "five women"."""
    of_women = rng.random() < 0.3
    key = ("woman" if of_women else "one") if number == 1 else ("women" if of_women else "some")
    return word("unnamed", key, script, rng).format(n=in_digits_of(script, str(number)))
