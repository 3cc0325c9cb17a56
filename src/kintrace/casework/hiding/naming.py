"""Names of somebody in words that nobody coded, in other spellings too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kintrace.lexicon.names import skeleton
from kintrace.lexicon.scripts import syllables
from kintrace.model import Coding, Document, Property, Words
from kintrace.protect.masks.names import occurrences, variants
from kintrace.protect.masks.spans import Span

_NAMES = (Property.NAME, Property.OTHER_NAME)
_CAPITAL = "[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:-[A-Za-z][a-z]+)*"
_RUN = rf"(?=(?<![^\W_])({_CAPITAL}(?:\s{_CAPITAL}){{%d}})(?![^\W_]))"  # names as Latin letters write them
_BETWEEN = r"[\W_]{0,3}"  # Seng-Ra, Seng.Ra, Sengra
_JOINED = 5  # letters of a name written as one word: shorter ones are other words too
_BURMESE_SOUNDS = 3  # syllables in Burmese script, where two that sound as a name are a common word as well
_BURMESE = re.compile(r"[\u1000-\u1049\u1050-\u109f]+(?:\s[\u1000-\u1049\u1050-\u109f]+)*")


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
    sounds = {sound for v in sought if len(sound := skeleton(v)) > 1}
    spans = [(c.quote.start, c.quote.end) for c in named]
    found: set[str] = set()
    texts = (document.text, document.cleaned, document.title, _spaced(document.name))
    for n, text in enumerate(texts):
        at = [*occurrences(text, sought, _BETWEEN), *_heard(text, sounds)]
        found |= {
            text[s:e]
            for s, e in at
            if (n or not any(a < e and s < b for a, b in spans))
            and text[s:e].casefold() not in others
            and (e - s >= _JOINED or not text[s:e].isalpha() or text[s:e] in sought)
        }
    return tuple(sorted(found))


def _heard(text: str, sounds: Collection[tuple[str, ...]]) -> Iterator[Span]:
    """Stretches that sound as one of the names, in Latin letters and in Burmese."""
    for words in range(5):
        yield from (m.span(1) for m in re.finditer(_RUN % words, text) if skeleton(m[1]) in sounds)
    lengths = {len(sound) for sound in sounds if len(sound) >= _BURMESE_SOUNDS}
    for run in _BURMESE.finditer(text):
        pieces = [p for p in syllables(run[0]) if p.text.strip()]
        heard = [skeleton(p.text) for p in pieces]
        for first, size in ((f, n) for f in range(len(pieces)) for n in lengths if f + n <= len(pieces)):
            if tuple(s for one in heard[first : first + size] for s in one) in sounds:
                yield run.start() + pieces[first].start, run.start() + pieces[first + size - 1].end


def _spaced(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name)
