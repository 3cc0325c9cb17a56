"""The words of a taking: of a longer quote those that carry it, and which places and days are told with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kintrace.casework.hiding.resting import parts_of, units_of
from kintrace.claims import act_words
from kintrace.model import Act, Claim, Document, Property, Quote
from kintrace.protect.masks.spans import Span

_SHORT = 40  # code points: a quote of so few that has no known word for its act is its word
_LINE = 120  # code points of a line that says what it holds; a longer one is prose
_LABEL = re.compile(r"[^\n:.!?။]{2,40}?(?::|\s[–—-])\s")
_NOW = r"now|currently|today|at present|these days|since|has|have|is|are|lives?|living|works?|working|stays?|staying"
_NOW_MY = "ယခု|အခု|လက်ရှိ|ယနေ့|နေထိုင်|အလုပ်လုပ်|နေသည်|နေတယ်"
_SINCE = re.compile(rf"\b(?:{_NOW})\b|{_NOW_MY}", re.I)
_TURNS = re.compile(
    rf"\b(?:{_NOW}|and|but|while|who|whom|whose|where|which|then|later|after|until|so|because|when|though|hid|hides|hiding|"
    rf"came|come|comes|reached|went|goes|gone|home|returned|fled|met|saw|seen|told|says?|said)\b|[;:]|—|\s[–-]\s|{_NOW_MY}",
    re.I,
)
_TOLD = re.compile(rf"\b(?:{_NOW}|told|tells|met|saw|reached|returned|fled|home)\b|{_NOW_MY}", re.I)
_BURMESE = re.compile(r"[\u1000-\u109f]")


def carrying(quote: Quote, act: Act) -> Quote:
    """The words of a quote that carry its act: where a coder quoted the whole sentence, the rest may tell of now."""
    found = act_words(quote.text, act)
    if found:
        start, end = found[0]
    elif len(quote.text) <= _SHORT and len(parts_of(quote.text)) == 1:
        return quote
    else:
        start, end = parts_of(quote.text)[0]
    return replace(quote, start=quote.start + start, end=quote.start + end, text=quote.text[start:end])


def told_with(claim: Claim, document: Document, acts: Sequence[Span]) -> bool:
    """Whether a place or a day is told with the words of a taking, and not of what came later or is now.

    A place has to follow them in their sentence, before it turns to anything else; in Burmese, where the verb is last,
    to go before them. A line that says what it holds, and a cell, tell it by their label.

    Args:
        claim: Of the taking.
        document: In which it stands.
        acts: Words that carry the taking in it.
    """
    at = claim.quote
    unit = next((u for u in units_of(document.text) if u[0] <= at.start < u[1]), None)
    if document.rows or unit is None:
        return bool(document.rows)
    label = _LABEL.match(document.text, *unit)
    prose = any(unit[0] <= s < unit[1] for s, _ in acts) or unit[1] - unit[0] > _LINE
    if label is not None and label.end() <= at.start and not prose:
        return not _SINCE.search(label[0]) and not _SINCE.search(document.text, label.end(), at.start)
    before = [e for s, e in acts if unit[0] <= s and e <= at.start]
    if claim.property is Property.WHEN:
        first = next((s for s, e in acts if at.end <= s and e <= unit[1]), at.end)
        told = _TOLD.search(document.text, at.end, first)
        return not told and (not before or any(not _SINCE.search(document.text, e, at.start) for e in before))
    if any(not _TURNS.search(document.text, e, at.start) for e in before):
        return True
    after = [s for s, e in acts if at.end <= s and e <= unit[1] and _BURMESE.search(document.text[s:e])]
    return bool(after) and not _SINCE.search(document.text, unit[0], max(after))
