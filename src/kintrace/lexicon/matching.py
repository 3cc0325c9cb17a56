"""Find for the names of one table those of another that are likeliest the same: of persons or of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kintrace.lexicon import scripts
from kintrace.lexicon.names.comparing import probability
from kintrace.lexicon.names.index import NameIndex
from kintrace.lexicon.places.both_scripts import also_written

Named = tuple[str, str]
"""Reference and name."""

Found = tuple[str, list[tuple[str, str, float]]]
"""Reference of a query; reference, name and score of each match, best first."""


def match(queries: Iterable[Named], corpus: Sequence[Named], top: int = 10) -> Iterator[Found]:
    """Find for each query the names of a corpus that are likeliest the same.

    Args:
        queries: Reference and name; the column may be Zawgyi.
        corpus: The same.
        top: How many matches for each query.

    Returns:
        In the order of the queries. The score is a probability, made of the bits that ``NameIndex.nearest`` gives;
        names come back as they were written. Areas that the gazetteer knows by several names meet under all of them.

    >>> corpus = [("a", "Hla Htwe"), ("b", "Kyaw Linn"), ("c", "Bhamo")]
    >>> [(ref, matches[0][0]) for ref, matches in match([("q", "ကျော်လင်း"), ("r", "ဗန်းမော်")], corpus)]
    [('q', 'b'), ('r', 'c')]
    """
    queries, corpus = list(queries), list(corpus)
    asked, held = (_in_unicode(rows) for rows in (queries, corpus))
    index = NameIndex(held, [also_written(name) for name in held])
    for (ref, _), name in zip(queries, asked, strict=True):
        near = index.nearest(name, top, also_written(name))
        yield ref, [(*corpus[at], probability(bits)) for at, bits in near]


def _in_unicode(rows: Sequence[Named]) -> list[str]:
    """A column of names that is Zawgyi as a whole is read as such: one name alone would settle nothing."""
    return scripts.clean_column([name for _, name in rows])
