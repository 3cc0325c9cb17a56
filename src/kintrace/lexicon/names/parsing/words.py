"""Words that may be a title, rank, clan or birth-order name, in both scripts, with the shares they start from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from kintrace.lexicon.names.parsing.nouns import LEADING
from kintrace.lexicon.tables import shipped_rows

# Aspirates and vowels that the conventions spell otherwise; for clan names only, which are long enough to stay apart.
_SPELLINGS = (("hp", "ph"), ("hp", "p"), ("hk", "kh"), ("hk", "k"), ("ht", "th"), ("ht", "t"), ("au", "aw"),
              ("aw", "au"), ("aw", "or"), ("ai", "ay"), ("un", "on"), ("ung", "ong"), ("z", "dz"))  # fmt: skip
_LEAST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a word of a name may be.

    Args:
        kind: A role, or ``element``: a common part of one people's given names.
        one: Share of this reading where one part follows.
        more: Share where two or more follow.
        male: Share of men among its bearers; ``None``: says nothing.
        people: Whose word it is; empty: everybody's.
    """

    kind: str
    one: float
    more: float
    male: float | None
    people: str

    @property
    def leading(self) -> bool:
        """Whether it stands before a name without being part of it."""
        return self.kind in LEADING


@dataclass(frozen=True, slots=True)
class Words:
    """All listed words.

    Args:
        latin: Readings by word, lower case, without blanks, dots and accents.
        spans: By the first of several words: how many words a listed string of words may have, the longest first.
        burmese: Readings by string, NFC.
        lengths: By first letter: lengths of the listed Burmese strings, the longest first.
        christian: Given names from the Bible, from English and from Arabic, in either script.
    """

    latin: dict[str, tuple[Reading, ...]]
    spans: dict[str, tuple[int, ...]]
    burmese: dict[str, tuple[Reading, ...]]
    lengths: dict[str, tuple[int, ...]]
    christian: frozenset[str]


def key_of(word: str) -> str:
    """A Latin word as the lists hold it: lower case, no accents, apostrophes or dots.

    >>> key_of("N'Hkum"), key_of("Hpākant")
    ('nhkum', 'hpakant')
    """
    key = word.lower()
    if key.isalpha() and key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFD", key) if c.isalnum())


@cache
def words() -> Words:
    """Read the lists of ``resources/names_parts*.tsv``, once."""
    latin: dict[str, tuple[Reading, ...]] = {}
    burmese: dict[str, tuple[Reading, ...]] = {}
    spans: dict[str, set[int]] = {}
    for row in (*shipped_rows("names_parts.tsv"), *shipped_rows("names_parts_kachin.tsv")):
        reading = Reading(row["kind"], _share(row["one"]), _share(row["more"]),
                          float(row["male"]) if row["male"] else None, row["people"])  # fmt: skip
        for written in filter(None, row["latin"].split("|")):
            several = [key_of(w) for w in written.split()]
            for key in _spelled("".join(several), reading.kind):
                _add(latin, key, reading)
            if len(several) > 1:
                spans.setdefault(several[0], set()).add(len(several))
        for written in filter(None, row["burmese"].split("|")):
            _add(burmese, unicodedata.normalize("NFC", written), reading)
    christian = {
        key_of(w) if w.isascii() else w
        for row in shipped_rows("names_parts_given.tsv")
        for w in (*row["latin"].split("|"), *row["burmese"].split("|"))
    }
    return Words(latin, {k: tuple(sorted(n, reverse=True)) for k, n in spans.items()}, burmese, _lengths(burmese),
                 frozenset(christian))  # fmt: skip


def _lengths(burmese: dict[str, tuple[Reading, ...]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for written in burmese:
        found.setdefault(written[0], set()).add(len(written))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _add(found: dict[str, tuple[Reading, ...]], key: str, reading: Reading) -> None:
    held = found.get(key, ())
    if reading not in held:
        found[key] = (*held, reading)


def _spelled(key: str, kind: str) -> set[str]:
    if kind != "clan" or len(key) < _LEAST_LETTERS:
        return {key}
    found = {key}
    for written, other in _SPELLINGS:
        found |= {k.replace(written, other) for k in found}
    return found


def _share(cell: str) -> float:
    return float(cell) if cell else 0.0
