"""Words that are one word in both scripts, however unlike they are spelled: ranks, and given names from elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from kintrace.lexicon.names.parsing.words import key_of, words
from kintrace.lexicon.tables import shipped_rows


def rank_key(text: str) -> str:
    """One key for a rank, title or profession in either script: its first listed Latin form, else the words.

    >>> rank_key("ဗိုလ်မှူး") == rank_key("Major")
    True
    """
    key = _key(text)
    return _listed().get(key, key)


def given_names() -> Iterator[tuple[str, str]]:
    """Given names from the Bible, English and Arabic, in Burmese and in Latin letters."""
    for row in shipped_rows("names_parts_given.tsv"):
        for written in filter(None, row["burmese"].split("|")):
            yield from ((written, latin) for latin in row["latin"].split("|") if latin)


@cache
def listed_words() -> frozenset[str]:
    """Every Latin word that may be more than a given name, and every word of those of several words."""
    named = words()
    several = {key_of(w) for row in _tables() for form in row["latin"].split("|") for w in form.split()}
    return frozenset(named.latin) | frozenset(named.spans) | several | {"son", "father", "late", "aka", "alias"}


@cache
def _listed() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _tables():
        forms = [w for column in ("latin", "burmese") for w in row[column].split("|") if w]
        for written in forms:
            found.setdefault(_key(written), _key(forms[0]))
    return found


def _tables() -> list[dict[str, str]]:
    return [*shipped_rows("names_parts.tsv"), *shipped_rows("names_parts_kachin.tsv")]


def _key(text: str) -> str:
    if text.isascii():
        return "".join(key_of(word) for word in text.split())
    return unicodedata.normalize("NFC", text.strip())
