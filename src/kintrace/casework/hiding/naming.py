"""Names of somebody in words that nobody coded, in other spellings too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kintrace.lexicon.names import skeleton
from kintrace.model import Coding, Document, Property, Words
from kintrace.protect.masks.names import occurrences, variants

_NAMES = (Property.NAME, Property.OTHER_NAME)
_RUN = r"(?=(?<![^\W_])([A-Z][a-z]+(?:\s[A-Z][a-z]+){%d})(?![^\W_]))"  # names as Latin letters write them


def names_in(document: Document, coding: Coding | None, names: Iterable[str]) -> tuple[str, ...]:
    """Writings of somebody's names in a document, its title and its file's name, that name nobody else it tells of.

    Args:
        document: To look in.
        coding: Of it; ``None``: there is none.
        names: Of the person, as written. One of a single syllable is a common word too: not sought.
    """
    named = [c for c in coding.claims if c.property in _NAMES and isinstance(c.value, Words)] if coding else []
    others = {name_of.casefold() for c in named if isinstance(c.value, Words) for name_of in variants([c.value.text])}
    sought = {v for v in variants(names) if len(skeleton(v)) > 1 and v.casefold() not in others}
    sounds = {skeleton(name) for name in names if len(skeleton(name)) > 1}
    spans = [(c.quote.start, c.quote.end) for c in named]
    found: set[str] = set()
    texts = (document.text, document.cleaned, document.title, _spaced(document.name))
    for n, text in enumerate(texts):
        at = [s for s in occurrences(text, sought) if n or not any(a < s[1] and s[0] < b for a, b in spans)]
        found |= {text[s:e] for s, e in at}
        runs = (m for k in (2, 3, 4, 5) for m in re.finditer(_RUN % (k - 1), text))
        found |= {m[1] for m in runs if skeleton(m[1]) in sounds and m[1].casefold() not in others}
    return tuple(sorted(found))


def _spaced(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name)
