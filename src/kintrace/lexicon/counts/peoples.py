"""Names of peoples and faiths as nouns for persons: "12 Rohingya", "two Kachin", "a Hindu"."""

from __future__ import annotations

import re
from functools import cache

from kintrace.lexicon import people
from kintrace.lexicon.finding import word_set
from kintrace.lexicon.numbers import QUANTITY
from kintrace.lexicon.tables import shipped_rows
from kintrace.model import Child, Sex

_NEXT = re.compile(r"\s+([^\W\d_][\w'’.‐‑-]*)")
_ONE_BEFORE = re.compile(r"(?:\b(?:an?|one|another|each|every|single|lone)|(?<![\w.,])1)\s*\Z", re.IGNORECASE)
_NUMBER = re.compile(rf"\s{QUANTITY}\s")
_DID = word_set(
    "fled died went came ran left got fell sat hid swam began kept lost told said took held drew met made sent paid "
    "cannot never also still then now later already often nearly reportedly allegedly"
)
_WHERE = word_set("to in at from on by near with for through along across under without as inside outside")


@cache
def peoples() -> frozenset[str]:
    """Names of peoples and faiths, in the singular and the plural, in lower case."""
    rows = shipped_rows("person_nouns_peoples.tsv")
    return frozenset(row[number].lower() for row in rows for number in ("singular", "plural"))


def people_noun(text: str, word: str, end: int, counted_from: int, stop: frozenset[str]) -> people.PersonNoun | None:
    """The noun that a people's name is, if the phrase ends with it; before another noun it only describes.

    Args:
        text: The text.
        word: The name, as written.
        end: One past it.
        counted_from: End of the words of number; "one" and "a" make it a singular, as it may have no plural of its own.
        stop: Words, in lower case, that no noun phrase goes on with.

    >>> people_noun("12 Rohingya were held", "Rohingya", 11, 2, frozenset(["were"])).plural
    True
    >>> people_noun("12 Rohingya villages", "Rohingya", 11, 2, frozenset(["were"])) is None
    True
    """
    lower = word.lower().replace("’", "'")
    if not word[0].isupper() or lower not in peoples() or not _ends_phrase(text, end, stop):
        return None
    one = _ONE_BEFORE.search(text, max(0, counted_from - 10), counted_from)
    if one and _NUMBER.search(text.lower(), counted_from, end):
        one = None  # "another four Kachin"
    return people.PersonNoun(lower, one is None, Sex.UNKNOWN, Child.UNKNOWN)


def _ends_phrase(text: str, at: int, stop: frozenset[str]) -> bool:
    match = _NEXT.match(text, at)
    while match and match[1].lower() in ("and", "or"):  # "Kachin and Lisu villages" are villages
        other = _NEXT.match(text, match.end())
        if other is None or other[1].lower() not in peoples():
            return True
        at, match = other.end(), _NEXT.match(text, other.end())
    if match is None:
        return not text[at : at + 2].strip()[:1].isalnum()
    word = match[1].lower().rstrip(".")
    if word in stop or word in _DID:
        return True
    following = _NEXT.match(text, match.end())
    after = following[1].lower() if following else ""
    if word.endswith("ed"):
        noun = people.english().get(after)
        return noun is None or not noun.plural
    return word.endswith("ing") and after in _WHERE
