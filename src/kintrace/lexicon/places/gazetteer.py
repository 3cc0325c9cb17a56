"""Places as texts name them: the words, what holds them, and the P-code that surely does.

A name that no list holds is a place where a generic word or a word of place says so. Its code is then that of the
township or state which its chain, or the document, names around it. Likeness of names decides only where the words
say what the place is (a township; a tract, ward or village of a named township), because only then is the list of
what can be meant whole; and never between two that fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kintrace.lexicon.places.areas import Areas, areas
from kintrace.lexicon.places.burmese import burmese_chains_in
from kintrace.lexicon.places.candidates import Candidate, candidates_for
from kintrace.lexicon.places.chains import place_of
from kintrace.lexicon.places.distances import Distance, distance_between
from kintrace.lexicon.places.element import Element
from kintrace.lexicon.places.english import chains_in
from kintrace.lexicon.places.own import Addition, added_to
from kintrace.lexicon.places.spelling import BURMESE
from kintrace.model import NOWHERE, Place

__all__ = ["FoundPlace", "Gazetteer", "gazetteer", "using"]


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
    """What finds and resolves the names of places.

    Args:
        known: The areas it knows.
        additions: Files of the user's own that were laid over the shipped list, in their order.
    """

    known: Areas = field(default_factory=areas, repr=False)
    additions: tuple[Addition, ...] = ()

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
        return [FoundPlace(a, b, place_of(text[a:b], chain, self.known, near)) for a, b, chain in self._chains(text)]

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
        return place_of(words, _parts(words), self.known, near)

    def candidates(self, words: str, near: Place | None = None) -> tuple[Candidate, ...]:
        """List what words that name a place may mean, best first: for a person to choose from.

        Args:
            words: A name, or a chain of names.
            near: Where the document otherwise says that it is.

        >>> best = gazetteer().candidates("Seikmu Village-tract in Hpakant")[0]
        >>> best.pcode, best.kind, best.score
        ('MMR001009003', 'village_tract', 1.0)
        """
        chains = self._chains(words)
        chain = max(chains, key=lambda c: c[1] - c[0])[2] if chains else _parts(words)
        return candidates_for(chain, self.known, near) if chain else ()

    def distance(self, left: Place, right: Place) -> Distance:
        """Say how far apart two places are, as far as their codes tell.

        >>> there, here = (gazetteer().resolve(w, None) for w in ("Hpakant Township", "Mogaung Township"))
        >>> gazetteer().distance(there, here).shared
        'district'
        """
        return distance_between(left, right, self.known)

    def with_file(self, path: Path) -> Gazetteer:
        """Lay a file of the user's own over this gazetteer: MIMU's list of P-codes, or a table of one's own.

        Args:
            path: An ``.xlsx``, ``.xlsm``, ``.csv`` or ``.tsv`` file; ``docs/tasks/bring-your-own-gazetteer.md`` has the
                columns.

        Returns:
            A new gazetteer; the last of its ``additions`` says what was kept, and what was set aside and why.

        Raises:
            UnreadableSource: It is no such file, or none of its tables has columns that are known.
        """
        known, addition = added_to(self.known, path)
        return Gazetteer(known, (*self.additions, addition))

    def name(self, pcode: str) -> str:
        """English name of a state, district, township or town by its code; empty: not in the gazetteer."""
        return self.known.names.get(pcode, "")

    def _chains(self, text: str) -> list[tuple[int, int, list[Element]]]:
        chains = list(chains_in(text, self.known))
        if BURMESE.search(text):
            chains += burmese_chains_in(text, self.known)
        return sorted(chains, key=_start)


_SHIPPED = cache(Gazetteer)
_IN_USE: ContextVar[Gazetteer | None] = ContextVar("gazetteer", default=None)


def gazetteer() -> Gazetteer:
    """The gazetteer in use: the one that comes with the program, unless ``using`` says otherwise."""
    return _IN_USE.get() or _SHIPPED()


@contextmanager
def using(own: Gazetteer) -> Iterator[Gazetteer]:
    """Have everything inside a ``with`` read places by a gazetteer of the user's own.

    >>> with using(Gazetteer()) as mine:
    ...     gazetteer() is mine
    True
    """
    before = _IN_USE.set(own)
    try:
        yield own
    finally:
        _IN_USE.reset(before)


def _parts(words: str) -> list[Element]:
    parts = [w.strip() for w in re.split(r"[,၊]", words) if w.strip()]
    return [Element(0, len(w), w, "", w) for w in parts]


def _start(chain: tuple[int, int, list[Element]]) -> int:
    return chain[0]
