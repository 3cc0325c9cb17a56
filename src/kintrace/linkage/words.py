"""Words for peoples and for work, in either language, as keys that are equal where they mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

_BLANKS = re.compile(r"[\s._/-]+")


def people_key(words: str) -> str:
    """Key of a people; empty: nothing said.

    >>> people_key("Kachin") == people_key("ကချင်လူမျိုး")
    True
    """
    return _key(words, "peoples.tsv", ("လူမျိုး", "တိုင်းရင်းသား"))


def occupation_key(words: str) -> str:
    """Key of what somebody does for a living; empty: nothing said.

    >>> occupation_key("Farmer") == occupation_key("တောင်သူ")
    True
    """
    return _key(words, "occupations.tsv", ("လုပ်ငန်း", "လုပ်သူ"))


def _key(words: str, table: str, endings: tuple[str, ...]) -> str:
    plain = _BLANKS.sub(" ", words.lower()).strip()
    known = _known(table)
    if plain in known:
        return known[plain]
    for ending in endings:
        if plain.removesuffix(ending) in known:
            return known[plain.removesuffix(ending)]
    return plain


@cache
def _known(table: str) -> dict[str, str]:
    return {form.lower(): key for key, *forms in _rows(table) for form in forms}


def _rows(table: str) -> Iterator[list[str]]:
    text = (resources.files("kintrace.linkage") / "resources" / table).read_text("utf-8")
    for line in text.splitlines()[1:]:
        key, forms = line.split("\t")
        yield [key, *forms.split("|")]
