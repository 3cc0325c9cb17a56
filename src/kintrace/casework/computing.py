"""Compute persons, incidents and assessments from a casebook's ledger, and keep them as projections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from kintrace import __version__
from kintrace.assessment import assess
from kintrace.casework.contents import Contents
from kintrace.casework.kinds import MODEL
from kintrace.linkage import Weights, link, weights, weights_from
from kintrace.model import (
    Assessment,
    Findings,
    Incident,
    Linked,
    Origin,
    Pair,
    Person,
    from_cbor,
    to_cbor,
)
from kintrace.protect import KeyRing
from kintrace.store import Casebook

PERSONS, INCIDENTS, ORIGINS = "person", "incident", "origin"
PERSON_PAIRS, INCIDENT_PAIRS = "person_pair", "incident_pair"
ASSESSMENTS, PRACTICES, POSITIONS = "assessment", "practice", "position"
MAKER = "maker"

Rows = dict[str, dict[str, bytes]]
Progress = Callable[[str, int, int], None]


class _Referenced(Protocol):
    @property
    def ref(self) -> str: ...


N = TypeVar("N", bound=_Referenced)
T = TypeVar("T")


def findings_of(book: Casebook, keys: KeyRing, contents: Contents, progress: Progress) -> Findings:
    """Give all that is computed from a casebook, from its projections where they are current, else anew.

    Projections are current when they carry the head of the facts lane and were made by this version of the program.
    A rebuild replaces them all in one transaction.
    """
    if is_current(book):
        return _findings(contents, *_read(book))
    head = book.head("facts")
    linked, assessments = compute(book, keys, contents, progress)
    with book.transaction():
        for name, rows in rows_of(contents, linked, assessments).items():
            book.replace_projection(name, rows, head)
    return _findings(contents, linked, assessments)


def is_current(book: Casebook) -> bool:
    """Whether the projections are of this head of the facts, made by this version of the program."""
    return book.projection_head() == book.head("facts") and book.projection(MAKER) == _maker()


def compute(
    book: Casebook, keys: KeyRing, contents: Contents, progress: Progress
) -> tuple[Linked, tuple[Assessment, ...]]:
    """Link and assess all that the ledger holds; the same ledger always gives the same."""
    codings = _in_order(contents.codings)
    documents = {ref: contents.documents[ref] for ref in sorted(contents.documents)}
    progress("linking", 0, 1)
    linked = link(
        codings,
        documents,
        judgements=tuple(contents.judgements.values()),
        weights=_weights(book),
        name=lambda kind, path: keys.ref(kind, path),
    )
    progress("linking", 1, 1)
    progress("assessing", 0, 1)
    assessments = assess(codings, documents, linked, name=lambda kind, path: keys.ref(kind, path))
    progress("assessing", 1, 1)
    return linked, assessments


def rows_of(contents: Contents, linked: Linked, assessments: tuple[Assessment, ...]) -> Rows:
    """Lay out what was computed as rows of projections, by name and reference."""
    codings = _in_order(contents.codings)
    return {
        PERSONS: _by_ref(linked.persons),
        INCIDENTS: _by_ref(linked.incidents),
        ORIGINS: _by_ref(linked.origins),
        PERSON_PAIRS: _by_pair(linked.person_pairs),
        INCIDENT_PAIRS: _by_pair(linked.incident_pairs),
        ASSESSMENTS: {f"{n:06d} {a.ref}": to_cbor(a) for n, a in enumerate(assessments)},
        PRACTICES: _by_ref(p for c in codings for p in c.practices),
        POSITIONS: _by_ref(p for c in codings for p in c.positions),
        MAKER: _maker(),
    }


def _maker() -> dict[str, bytes]:
    return {"version": __version__.encode()}


def _weights(book: Casebook) -> Weights:
    latest = weights().to_bytes()
    for entry in book.entries(kinds=(MODEL,)):
        if entry.payload is not None:
            latest = from_cbor(entry.payload, bytes)
    return weights_from(latest)


def _in_order(codings: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(codings[ref] for ref in sorted(codings))


def _by_ref(nouns: Iterable[N]) -> dict[str, bytes]:
    return {noun.ref: to_cbor(noun) for noun in nouns}


def _by_pair(pairs: Iterable[Pair]) -> dict[str, bytes]:
    return {f"{pair.left} {pair.right}": to_cbor(pair) for pair in pairs}


def _read(book: Casebook) -> tuple[Linked, tuple[Assessment, ...]]:
    def nouns(name: str, kind: type[T]) -> tuple[T, ...]:
        rows = book.projection(name)
        return tuple(from_cbor(rows[ref], kind) for ref in sorted(rows))

    linked = Linked(
        persons=nouns(PERSONS, Person),
        incidents=nouns(INCIDENTS, Incident),
        origins=nouns(ORIGINS, Origin),
        person_pairs=nouns(PERSON_PAIRS, Pair),
        incident_pairs=nouns(INCIDENT_PAIRS, Pair),
    )
    return linked, nouns(ASSESSMENTS, Assessment)


def _findings(contents: Contents, linked: Linked, assessments: tuple[Assessment, ...]) -> Findings:
    return Findings(
        assessments=assessments,
        documents=tuple(contents.documents.values()),
        codings=tuple(contents.codings[ref] for ref in contents.documents),
        linked=linked,
    )
