"""What is left of a casebook's contents when nothing is told of hidden persons after their taking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from kintrace.casework.contents import Contents
from kintrace.casework.hiding.cutting import Cut
from kintrace.casework.hiding.later import Hidden, LaterIn, mentions_in
from kintrace.casework.hiding.naming import names_in
from kintrace.casework.hiding.parts import Parts, shortened
from kintrace.casework.hiding.readings import Courses, Reading
from kintrace.casework.hiding.ruled_on import as_ruled_beside, resting_on
from kintrace.casework.kinds import NOT_FOUND
from kintrace.model import (
    BLOCK,
    Coding,
    Document,
    Linked,
    NotToBeFound,
    from_cbor,
)
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.phrases import found_phrases
from kintrace.store import Casebook

Rest = tuple[Document, Coding | None]

_NAMELESS = BLOCK * 8
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~၊။]+")  # a Burmese word, with its signs, is one
# words of file names that say only what sort of file it is
_SORTS = frozenset(
    {"notice", "report", "list", "news", "interview", "statement", "record", "copy", "doc", "page", "scan"}
)
_BETWEEN = r"[\W_]*"  # file names join words with anything


def hidden_in(book: Casebook) -> tuple[NotToBeFound, ...]:
    """Who is not to be found, by what a casebook's people decided and have not taken back."""
    wishes: dict[str, NotToBeFound] = {}
    ended: set[str] = set()
    for entry in book.entries(kinds=(NOT_FOUND,)):
        if entry.payload is None:
            continue
        wish = from_cbor(entry.payload, NotToBeFound)
        if wish.ended:
            ended |= {wish.ref, *wish.ends}
        else:
            wishes.setdefault(wish.ref, wish)
    return tuple(wish for ref, wish in sorted(wishes.items()) if ref not in ended)


def without_later(
    contents: Contents, linked: Linked, wishes: Iterable[NotToBeFound], others: Sequence[Reading] = ()
) -> Contents:
    """Leave out of all writings what they tell of hidden persons after their taking.

    What is computed of the result equals what would be computed had nobody written it.

    Args:
        contents: All that the casebook holds.
        linked: Of all of it.
        wishes: Who is not to be found; none: the contents as they are.
        others: The same in its other readings (``Contents.readings``), each with its linkage.

    Returns:
        Contents without documents that tell of nothing else; of others, without the sentences. The takings stay.
    """
    wishes = list(wishes)
    if not wishes:
        return contents
    courses = Courses([(contents, linked), *others])
    people = [courses.hidden(wish.about) for wish in wishes]
    seen = Contents(reads=contents.reads, lists=contents.lists)
    for ref, document in contents.documents.items():
        rest = _rest(document, contents, courses, people)
        if rest is None:
            continue
        seen.documents[ref] = rest[0]
        if rest[1] is not None:
            seen.codings[ref] = rest[1]
    there = {*seen.documents, *(ref for coding in seen.codings.values() for ref in mentions_in(coding))}
    seen.judgements = {ref: j for ref, j in contents.judgements.items() if {j.left, j.right} <= there}
    return seen


def _rest(document: Document, contents: Contents, courses: Courses, people: Sequence[Sequence[Hidden]]) -> Rest | None:
    """What is left of one document; ``None``: nothing."""
    if document.ref not in contents.codings:
        named = any(names_in(document, None, one.names) for person in people for one in person)
        return None if named else (document, None)
    later = courses.later_in(document.ref, people)
    if not later.speaks:
        return document, contents.codings[document.ref]
    coding = as_ruled_beside(contents, document.ref, later)
    if (later.tells or later.names) and {i.ref for i in coding.incidents} <= later.incidents:
        return None
    return _shown(document, coding, resting_on(contents.read_coding(document.ref), coding, later), later)


def _shown(document: Document, coding: Coding, rests: Coding, later: LaterIn) -> Rest:
    """A document without what is later, and its coding; by ``rests`` what of the text something rests on."""
    mentions = mentions_in(coding).keys() - later.persons - later.incidents
    rests, run_on = shortened(document, rests, later.mentions)
    cut = Cut.out_of(document, Parts(document, rests, later, frozenset(run_on)).spans())
    coding, run_on = shortened(document, coding, later.mentions)
    claims = tuple(c for c in coding.claims if c.ref not in later.claims | run_on)
    rest = cut.document()
    name = _file_name(document, rest.text, later)
    aside = tuple(a for a in coding.set_aside if a.start is not None)
    left = cut.coding(replace(coding, claims=claims, practices=(), positions=(), remarks=(), set_aside=aside), mentions)
    return replace(rest, name=name, title=""), left


def _file_name(document: Document, left: str, later: LaterIn) -> str:
    """A file's name, if it tells only what is left of its document, a number, or what sort it is."""
    stem, suffix = PurePath(document.name).stem, PurePath(document.name).suffix
    spaced = stem.replace("_", " ").replace("-", " ")
    known = {w.casefold() for w in _TOKEN.findall(f"{left} {document.outlet}")} | _SORTS
    told = any(found_phrases(spaced, "masks_endings", kind) for kind in ("ended", "away"))
    told = told or bool(occurrences(document.name, later.names, between=_BETWEEN))
    plain = all(w.isdigit() or len(w) == 1 or w.casefold() in known for w in _TOKEN.findall(spaced))
    return document.name if plain and not told else _NAMELESS + suffix
