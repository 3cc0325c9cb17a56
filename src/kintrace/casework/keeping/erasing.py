"""Erase a file that was taken in, with all that holds its words, through what is computed and what is searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from kintrace.casework.computing import findings_of, without_hidden
from kintrace.casework.contents import Contents, contents_of
from kintrace.casework.hiding.knowing_again import is_lost
from kintrace.casework.hiding.later import mentions_in
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.keeping.erasable import (
    Clock,
    all_of,
    at_casebook,
    holdings_of,
    leads_named,
    references_of,
    require_may,
    today_of,
    whole_refs,
)
from kintrace.casework.keeping.holding import is_held
from kintrace.casework.kinds import LOOKED, Looked
from kintrace.casework.opening import Opened
from kintrace.casework.own_lists import sides_of
from kintrace.casework.people.roles import reader_of
from kintrace.errors import Refused
from kintrace.model import BLOCK, Coding, Document, to_cbor
from kintrace.protect import Passphrase
from kintrace.store import erase_all

ERASE = "erase"
MUST_STAY = (
    "Nothing was erased: something of this must stay. It is held, or what is not to be shown rests on it. "
    "kintrace hold CASEBOOK lists what is held."
)


class EraseBecause(StrEnum):
    """Why something is erased."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    ORDER = "order"
    DANGER = "danger"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Erasing:
    """What is erased with something, or would be.

    Args:
        entries: How many payloads.
        kinds: How many of each kind of entry.
        arrivals: How many files that were taken in.
        documents: How many documents in them.
        files: References of these arrivals.
        done: Whether it was done; if not, this says what would be.
    """

    entries: int
    kinds: Mapping[str, int]
    arrivals: int
    documents: int
    files: tuple[str, ...]
    done: bool


def erase(
    casebook: Path,
    passphrase: Passphrase,
    refs: Sequence[str | Path],
    because: EraseBecause,
    clock: Clock,
    *,
    really: bool,
) -> Erasing:
    """Destroy all that a casebook holds of files that were taken in: bytes, readings, codings, custody, judgements.

    All in one transaction; what is computed is dropped with it and computed again from the rest.

    Args:
        casebook: Its path.
        passphrase: Of somebody who may erase.
        refs: Of leads, arrivals, documents or mentions in them; of requests, by their entry; or files that were taken
            in and still lie somewhere. Of a file everything goes; of a lead, every file that it rests on.
        because: Why; it is kept.
        clock: The time, UTC.
        really: Whether to do it; if not, it is only counted.

    Raises:
        NothingOfThis: A reference of which nothing is there.
        Refused: The person has no role for it; or, when it is really done, something of it is held, or keeps
            something else from being shown: which of the two is not said. To only count tells neither, and either
            way what was named is written down as a look, before anything comes out.
        KintraceError: The casebook does not open.
    """
    with at_casebook(casebook, passphrase, clock) as open_book:
        require_may(open_book)
        book = open_book.book
        going, named = all_of(holdings_of(book), references_of(open_book, refs), leads_named(open_book, refs))
        _note_look(open_book, named)
        if really:
            if is_held(book, named, today_of(clock)) or _shows_more(open_book, named):
                raise Refused(MUST_STAY)
            erase_all(book, [one.entry.id for one in going], because.value, open_book.person, whole_refs(named))
            contents = contents_of(book)
            with sides_of(book, contents.lists.values()):
                findings_of(book, open_book.keys, contents, lambda *_: None)
    counted = Counter(one.entry.kind for one in going)
    arrivals, documents = (tuple(sorted(ref for ref in named if ref.startswith(word))) for word in ("arr:", "doc:"))
    return Erasing(len(going), dict(sorted(counted.items())), len(arrivals), len(documents), arrivals, really)


def _note_look(open_book: Opened, named: Collection[str]) -> None:
    refs = tuple(sorted(ref for ref in named if ref.startswith(("arr:", "doc:"))))
    looked = Looked(reader_of(open_book.roles, None).value, ERASE, refs, open_book.person, forms=(ERASE,))
    open_book.book.append(LOOKED, to_cbor(looked), lane="reads", person=open_book.person)


def _shows_more(open_book: Opened, named: Collection[str]) -> bool:
    """Whether, without some documents, more would be shown of who is hidden, or nobody could say who it is."""
    book, keys = open_book.book, open_book.keys
    wishes = hidden_in(book)
    if not wishes:
        return False
    now = contents_of(book)
    then = _without(now, named)
    with sides_of(book, now.lists.values()):
        (before, _), (after, _) = (without_hidden(book, keys, c, wishes) for c in (now, then))
        linked_now, linked_then = (without_hidden(book, keys, c, ())[1] for c in (now, then))
    newly_lost = any(is_lost(w, then, linked_then) and not is_lost(w, now, linked_now) for w in wishes)
    return newly_lost or any(_is_more(ref, before, after) for ref in after.documents)


def _without(contents: Contents, named: Collection[str]) -> Contents:
    documents = {ref: d for ref, d in contents.documents.items() if ref not in named}
    codings = {ref: c for ref, c in contents.codings.items() if ref not in named}
    there = {*documents, *(ref for coding in codings.values() for ref in mentions_in(coding))}
    judgements = {ref: j for ref, j in contents.judgements.items() if {j.left, j.right} <= there}
    return replace(contents, documents=documents, codings=codings, judgements=judgements)


def _is_more(ref: str, before: Contents, after: Contents) -> bool:
    """Whether something is told of a document that was not told before."""
    if ref not in before.documents or _open_words(after.documents[ref]) > _open_words(before.documents[ref]):
        return True
    told, tells = before.codings.get(ref), after.codings.get(ref)
    return tells is not None and (told is None or not _said(tells) <= _said(told))


def _open_words(document: Document) -> int:
    words = document.name + document.text
    return len(words) - words.count(BLOCK)


def _said(coding: Coding) -> set[str]:
    return mentions_in(coding).keys() | {claim.ref for claim in coding.claims}
