"""Places as texts name them: the words, what holds them, and the P-code that surely does.

A name that no list holds is a place where a generic word or a word of place says so. Its code is then that of the
township or state which its chain, or the document, names around it: never a guess by likeness of names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kintrace.lexicon.places.areas import areas
from kintrace.lexicon.places.burmese import burmese_chains_in
from kintrace.lexicon.places.chains import Element, place_of
from kintrace.lexicon.places.english import chains_in
from kintrace.model import NOWHERE, Place

__all__ = ["FoundPlace", "Gazetteer", "gazetteer"]

_BURMESE = re.compile("[\u1000-\u109f]")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words that name a place, with the chain of places that hold it.

    Args:
        start: First code point in the text that was given.
        end: One past the last of the whole chain.
        place: What they name.
    """

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What finds and resolves the names of places."""

    def places_in(self, text: str, near: Place | None = None) -> list[FoundPlace]:
        """Find the places that a text names, each with what holds it, in its order.

        Args:
            text: The text.
            near: Where the document otherwise says that it is: holds villages whose chain names no township, and
                decides between two of one name.

        >>> found = gazetteer().places_in("near Nammaw Village, Hpakant Township, Kachin State")[0].place
        >>> found.name, found.within, found.pcode, found.precision.value
        ('Nammaw', ('Hpakant Township', 'Kachin State'), 'MMR001009', 'within_township')
        """
        chains = list(chains_in(text))
        if _BURMESE.search(text):
            chains += burmese_chains_in(text)
        return [
            FoundPlace(start, end, place_of(text[start:end], chain, near))
            for start, end, chain in sorted(chains, key=_start)
        ]

    def resolve(self, words: str, near: Place | None) -> Place:
        """Read words that are known to name a place, such as a cell of a table.

        >>> gazetteer().resolve("Kalay", None).pcode
        'MMR005027'
        """
        words = words.strip()
        if not words:
            return NOWHERE
        found = self.places_in(words, near)
        if found and found[0].end - found[0].start >= len(words) // 2:
            chain = max(found, key=lambda f: f.end - f.start).place
            return Place(words, chain.pcode, chain.precision, chain.name, chain.within)
        chain_words = [w.strip() for w in re.split(r"[,၊]", words) if w.strip()]
        elements = [Element(0, len(w), w, "", w) for w in chain_words]
        return place_of(words, elements, near)

    def name(self, pcode: str) -> str:
        """English name of a township or state by its code; empty: not in the gazetteer."""
        return _names().get(pcode, "")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with the program."""
    return Gazetteer()


def _start(chain: tuple[int, int, list[Element]]) -> int:
    return chain[0]


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for found in areas().by_key.values():
        for area in found:
            if area.level in ("state", "township", "subtownship") and area.pcode:
                names.setdefault(area.pcode, area.name)
    return names
