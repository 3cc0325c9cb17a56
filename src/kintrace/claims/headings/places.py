"""Which of the columns or labels for places is the home, and which the place of the event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kintrace.claims.headings import values
from kintrace.claims.headings.fields import Field
from kintrace.model import Place


def event_place(fields: Sequence[Field]) -> tuple[Field, Place] | None:
    """Where it happened: under its own heading, else under a bare "place" where that cannot be the home."""
    own = [f for f in fields if f.meaning == "event_place"]
    bare = [f for f in fields if f.meaning in _LEVELS]
    has_home = any(f.meaning == "home" for f in fields)
    if own:
        return own[0], values.place_of(own[0].text, _around(fields, own[0]))
    if bare and (has_home or not _bare_is_home(fields)):
        return _innermost(fields)
    return None


def home_place(fields: Sequence[Field]) -> tuple[Field, Place] | None:
    """Where somebody lives: under its own heading, else under a bare "place" beside a place of the event."""
    own = [f for f in fields if f.meaning == "home"]
    if own:
        return own[0], values.place_of(own[0].text, _around(fields, own[0]))
    bare = [f for f in fields if f.meaning in _LEVELS]
    return _innermost(fields) if bare and _bare_is_home(fields) else None


_LEVELS = ("place", "village", "township", "state")


def _bare_is_home(fields: Sequence[Field]) -> bool:
    return any(f.meaning == "event_place" for f in fields) or not any(
        f.meaning in ("event_date", "taker", "act") for f in fields
    )


def _innermost(fields: Sequence[Field]) -> tuple[Field, Place]:
    """The smallest of the columns for village, township and state, within the larger ones."""
    chain = sorted((f for f in fields if f.meaning in _LEVELS), key=lambda f: _LEVELS.index(f.meaning))
    near: Place | None = None
    for one in reversed(chain[1:]):
        near = values.place_of(one.text, near)
    place = values.place_of(chain[0].text, near)
    if place.pcode is None and near is not None and near.pcode is not None:
        place = values.with_pcode(place, near.pcode)
    return chain[0], coded(place, fields, "home" not in {f.meaning for f in fields})


def _around(fields: Sequence[Field], one: Field) -> Place | None:
    """The place that the township column gives, to tell two places of one name apart."""
    wider = [f for f in fields if f.meaning in ("township", "state") and f is not one]
    return values.place_of(wider[0].text) if wider else None


def coded(place: Place, fields: Iterable[Field], own_code: bool) -> Place:
    """A place with the code of the column for codes, where that is its own."""
    code = next((f.text for f in fields if f.meaning == "pcode"), "")
    return values.with_pcode(place, code) if code and own_code else place
