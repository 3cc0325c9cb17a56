"""Reports in English prose: incidents, people, practices and positions, each on its exact words."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.coder import Coder
from kintrace.claims.prose.discourse import Discourse, read
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.events import incidents as incident_rules
from kintrace.claims.prose.events.circumstances import Circumstances, circumstances_of
from kintrace.claims.prose.events.theme import theme_of
from kintrace.claims.prose.people.fates import fates_in
from kintrace.claims.prose.people.persons import Cast
from kintrace.claims.prose.sealing import without_sealed
from kintrace.claims.prose.statements.positions import positions_in
from kintrace.claims.prose.statements.practices import practices_in
from kintrace.claims.prose.statements.remarks import remarks_in
from kintrace.model import Coding, Document

_LETTERS = re.compile(r"[A-Za-z]{2,}")
_WORD = re.compile(r"[a-z]{2}")
_SHORTEST = 22  # code points between the first small letters of a sentence and its stop


def fits(document: Document) -> float:
    """How much of English prose the document has: sentences, and no rows."""
    if document.rows or not _LETTERS.search(document.cleaned[:20_000]):
        return 0.05 if not document.rows else 0.0
    return 0.5 if any(_is_sentence(line) for line in document.cleaned[:50_000].split("\n")) else 0.15


def _is_sentence(line: str) -> bool:
    """Whether a line has small letters and, well behind them, a mark that ends a sentence."""
    word, stop = _WORD.search(line), max(line.rfind(mark) for mark in ".!?")
    return word is not None and stop - word.start() >= _SHORTEST


def code(document: Document) -> Coding:
    """Read a report: who is said to have been taken, freed, hurt or killed, by whom, when and where, on whose word."""
    discourse = read(document)
    draft = Draft(document, CODER.signature)
    found = incident_rules.incidents_in(discourse)
    cast = Cast(discourse, draft, found)
    known: dict[int, Circumstances] = {}
    for happening in found.happenings:
        around = circumstances_of(discourse, happening, known, theme_of(discourse, found, happening.main.n))
        known[id(happening)] = around
        cast.write(happening, around)
    fates_in(discourse, draft, cast, found)
    positions_in(discourse, draft, cast, found)
    practices_in(discourse, draft)
    remarks_in(discourse, draft, found)
    spans = _sealed(discourse, draft)
    for start, end in spans:
        draft.aside("text", _SEALED, start, end)
    return without_sealed(draft.coding(), spans)


_SEALED = "Sealed kind of violence: not coded. A specialist reads it in the original."


def _sealed(discourse: Discourse, draft: Draft) -> list[tuple[int, int]]:
    """Original spans of the sentences that speak of sexual violence."""
    sealed = [h for h in discourse.heard if vocabulary.pattern("sexual").search(h.text)]
    quotes = [draft.document.quote_cleaned(h.start, h.sentence.end) for h in sealed]
    return [(q.start, q.end) for q in quotes]


CODER = Coder("prose", "1", fits, code)
