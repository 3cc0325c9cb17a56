"""Compute persons, incidents and assessments from a casebook's ledger, and keep them as projections."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from kintrace import __version__
from kintrace.assessment import assess
from kintrace.casework.contents import Contents
from kintrace.casework.hiding.knowing_again import known_again
from kintrace.casework.hiding.leaving_out import hidden_in, without_later
from kintrace.casework.hiding.readings import Reading
from kintrace.casework.kinds import COMPUTED_FROM, MODEL
from kintrace.linkage import Weights, link, weights, weights_from
from kintrace.model import (
    Assessment,
    Coding,
    Document,
    Findings,
    Incident,
    Linked,
    NotToBeFound,
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
SEEN, MAKER = "seen", "maker"

Rows = dict[str, dict[str, bytes]]
Progress = Callable[[str, int, int], None]


class _Referenced(Protocol):
    @property
    def ref(self) -> str: ...


N = TypeVar("N", bound=_Referenced)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is left of a document of which something was left out; nothing: it is left out whole."""

    document: Document | None = None
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """All that is computed from a casebook.

    Args:
        contents: What it was computed from: all that the casebook holds, but what is told of persons who are not to be
            found after their taking.
        seen: Documents of which something was left out, and what is left of them; by reference.
        linked: Persons, incidents and origins.
        assessments: What is alleged of each missing person or group.
    """

    contents: Contents = field(repr=False)
    seen: Mapping[str, Seen] = field(repr=False)
    linked: Linked
    assessments: tuple[Assessment, ...]


def findings_of(book: Casebook, keys: KeyRing, contents: Contents, progress: Progress) -> Findings:
    """Give all that is computed from a casebook, from its projections where they are current, else anew.

    Nothing of it tells of a person who is not to be found after their taking: that is left out before anything is
    computed, and what was computed to know them again is not kept.

    Projections are current when they carry the head of the kinds they are computed from, and were made by this version
    of the program: a grant, an export or a hold leaves them as they are.
    A rebuild replaces them all in one transaction.
    """
    if is_current(book):
        return _findings(contents, *_read(book, contents))
    head = book.head(kinds=COMPUTED_FROM)
    computed = compute(book, keys, contents, progress)
    with book.transaction():
        for name, rows in rows_of(computed).items():
            book.replace_projection(name, rows, head)
    return _findings(contents, computed.contents, computed.linked, computed.assessments)


def is_current(book: Casebook) -> bool:
    """Whether the projections are of this head of what they are computed from, made by this version of the program."""
    return book.projection_head() == book.head(kinds=COMPUTED_FROM) and book.projection(MAKER) == _maker()


def compute(book: Casebook, keys: KeyRing, contents: Contents, progress: Progress) -> Computed:
    """Link and assess all that the ledger holds; the same ledger always gives the same."""
    progress("linking", 0, 1)
    seen, linked = without_hidden(book, keys, contents, hidden_in(book))
    progress("linking", 1, 1)
    progress("assessing", 0, 1)
    assessments = assess(_in_order(seen.codings), seen.documents, linked, name=lambda kind, path: keys.ref(kind, path))
    progress("assessing", 1, 1)
    return Computed(seen, _changed(contents, seen), linked, assessments)


def without_hidden(
    book: Casebook, keys: KeyRing, contents: Contents, wishes: Collection[NotToBeFound]
) -> tuple[Contents, Linked]:
    """Leave out of contents what is not to be shown for the sake of who is hidden, and link what is left.

    Args:
        book: Open.
        keys: Its keys.
        contents: All that it holds, or would hold.
        wishes: Who is not to be found.
    """
    if not wishes:
        return contents, _linked(keys, contents, _weights(book))
    (_, linked), *others = readings_of(book, keys, contents)
    near, known = known_again(contents, linked, wishes, keys, others)
    if near is not contents:
        (_, linked), *others = readings_of(book, keys, near)
    seen = without_later(near, linked, known, others)
    if seen is not near:
        linked = _linked(keys, seen, _weights(book))
    return seen, linked


def readings_of(book: Casebook, keys: KeyRing, contents: Contents) -> tuple[Reading, ...]:
    """Link contents in each of their readings; as people's rulings leave them comes first."""
    weights = _weights(book)
    return tuple((of, _linked(keys, of, weights)) for of in contents.readings())


def _linked(keys: KeyRing, contents: Contents, using: Weights) -> Linked:
    return link(
        _in_order(contents.codings),
        {ref: contents.documents[ref] for ref in sorted(contents.documents)},
        judgements=tuple(contents.judgements.values()),
        weights=using,
        name=lambda kind, path: keys.ref(kind, path),
    )


def _changed(contents: Contents, seen: Contents) -> dict[str, Seen]:
    """Which documents are not seen as they are."""
    return {
        ref: Seen(seen.documents.get(ref), seen.codings.get(ref))
        for ref, document in contents.documents.items()
        if seen.documents.get(ref) is not document or seen.codings.get(ref) is not contents.codings.get(ref)
    }


def _seen(contents: Contents, rows: Mapping[str, bytes]) -> Contents:
    """Contents as they were computed from, by what was kept of it."""
    if not rows:
        return contents
    kept = {ref: from_cbor(row, Seen) for ref, row in rows.items()}
    documents = {ref: kept[ref].document if ref in kept else d for ref, d in contents.documents.items()}
    codings = {ref: kept[ref].coding if ref in kept else c for ref, c in contents.codings.items()}
    return replace(
        contents,
        documents={ref: d for ref, d in documents.items() if d is not None},
        codings={ref: c for ref, c in codings.items() if c is not None},
    )


def rows_of(computed: Computed) -> Rows:
    """Lay out what was computed as rows of projections, by name and reference."""
    codings, linked = _in_order(computed.contents.codings), computed.linked
    return {
        PERSONS: _by_ref(linked.persons),
        INCIDENTS: _by_ref(linked.incidents),
        ORIGINS: _by_ref(linked.origins),
        PERSON_PAIRS: _by_pair(linked.person_pairs),
        INCIDENT_PAIRS: _by_pair(linked.incident_pairs),
        ASSESSMENTS: {f"{n:06d} {a.ref}": to_cbor(a) for n, a in enumerate(computed.assessments)},
        PRACTICES: _by_ref(p for c in codings for p in c.practices),
        POSITIONS: _by_ref(p for c in codings for p in c.positions),
        SEEN: {ref: to_cbor(seen) for ref, seen in computed.seen.items()},
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


def _read(book: Casebook, contents: Contents) -> tuple[Contents, Linked, tuple[Assessment, ...]]:
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
    return _seen(contents, book.projection(SEEN)), linked, nouns(ASSESSMENTS, Assessment)


def _findings(came: Contents, contents: Contents, linked: Linked, assessments: tuple[Assessment, ...]) -> Findings:
    """Findings of contents; of documents that are shown as they came, with what the program read before rulings."""
    whole = [ref for ref, document in contents.documents.items() if came.documents.get(ref) is document]
    return Findings(
        assessments=assessments,
        documents=tuple(contents.documents.values()),
        codings=tuple(contents.codings[ref] for ref in contents.documents),
        linked=linked,
        masked_by=tuple(came.read_coding(ref) for ref in whole if came.read_coding(ref) is not contents.codings[ref]),
    )
