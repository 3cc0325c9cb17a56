"""Practices are shown by township, and not while they are fresh: this is no map of who recruits where today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kintrace.lexicon import places
from kintrace.model import NOWHERE, Document, Place, Practice, Precision
from kintrace.protect.masks.spans import mask

FRESH_DAYS = 30


def is_fresh(document: Document, as_of: date | None) -> bool:
    """Whether a document is too young for its practices to be shown.

    Args:
        document: That tells of the practice; one without a day of publication counts as old.
        as_of: Today, from the caller's clock; ``None``: the caller shows a folder that the reader has themselves.
    """
    if as_of is None or not document.published:
        return False
    return (as_of - date.fromisoformat(document.published)).days < FRESH_DAYS


def by_township(practice: Practice) -> Practice:
    """A practice without any place that is smaller than a township, in its words as well."""
    quote = replace(practice.quote, text=_without_small_places(practice.quote.text))
    return replace(practice, place=widened(practice.place), quote=quote)


def _without_small_places(text: str) -> str:
    found = places.gazetteer().places_in(text)
    return mask(text, [(f.start, f.end) for f in found if _is_small(f.place)])


def _is_small(place: Place) -> bool:
    """Whether a place is no township, district or state itself."""
    return place.precision is not Precision.EXACT or place.pcode not in (place.township, place.state)


def widened(place: Place) -> Place:
    """The township that holds a place, or its state; no words."""
    code = place.township or place.state
    if code is None:
        return NOWHERE
    if place.pcode == code and place.precision is Precision.EXACT:
        return place
    precision = Precision.WITHIN_TOWNSHIP if place.township else Precision.WITHIN_STATE
    return Place("", code, precision)
