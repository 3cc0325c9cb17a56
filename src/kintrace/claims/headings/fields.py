"""What stands under a heading, and what is known around it: the same for a row of a list and a labelled notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kintrace.claims.headings import values
from kintrace.claims.headings.draft import Draft
from kintrace.lexicon.headers import Heading
from kintrace.model import Count, Place, Property, Quote, When


@dataclass(frozen=True, slots=True)
class Field:
    """What stands under one heading.

    Args:
        heading: What the heading means.
        text: The words, cleaned and trimmed.
        quote: The words as written, with row and column in a table.
        month_first: Whether the column writes the month of a date first.
    """

    heading: Heading
    text: str = field(repr=False)
    quote: Quote
    month_first: bool = False

    @property
    def meaning(self) -> str:
        """Word of the vocabulary of headings."""
        return self.heading.meaning


@dataclass(frozen=True, slots=True)
class Said:
    """What is known around the fields: when the document was published, what its title says happened to all.

    Args:
        published: Day of publication; ``None``: not known.
        act: Code of what the title says has happened; empty: nothing.
        act_quote: The title's words; ``None`` with an empty ``act``.
        first: Whether that goes before what a heading says, as in a notice, which is about nothing else.
    """

    published: date | None = None
    act: str = ""
    act_quote: Quote | None = None
    first: bool = False


def settled(fields: Sequence[Field], said: Said) -> list[Field]:
    """The fields, a date under a heading for a place moved to its own and the other way round.

    "Last seen: at the market" names a place, "place last seen: market, on Monday" a day too.
    """
    found = []
    have = {f.meaning for f in fields}
    for one in fields:
        if one.meaning == "event_date" and "event_place" not in have:
            if date_in(one, said) is None:
                found.append(_as("event_place", one))
                continue
            place = _place_within(one)
            if place is not None:
                found.append(place)
        if one.meaning == "event_place" and "event_date" not in have and date_in(one, said) is not None:
            found.append(_as("event_date", one))
        found.append(one)
    return found


def _as(meaning: str, one: Field) -> Field:
    return replace(one, heading=Heading(meaning, one.heading.act))


_BEHIND_A_TIME = re.compile(
    r".{0,40}?\b\d{1,2}[:.]\d\d\s*(?:hrs?|am|pm|noon|o'clock)?\s*\)?,\s*(?P<place>[^\n]{4,90})\Z",
    re.IGNORECASE | re.DOTALL,
)


def _place_within(one: Field) -> Field | None:
    from kintrace.lexicon import places

    found = places.gazetteer().places_in(one.text)
    rest = _BEHIND_A_TIME.match(one.text)
    if found and rest is not None and rest.start("place") <= found[0].start:
        return replace(_as("event_place", one), text=rest["place"].strip())  # "28/3/2025, 12:45, 4th floor, Sky Condo"
    return replace(_as("event_place", one), text=one.text[found[0].start : found[0].end]) if found else None


def date_in(one: Field, said: Said) -> When | None:
    """The date under a heading; ``None`` where it is none."""
    return values.date_of(one.text, said.published, one.month_first)


def under(one: Field) -> str:
    """The rule for whatever stands under its own heading, as a sentence."""
    return f"It stands under the heading for {one.meaning.replace('_', ' ')}."


def claim_value(draft: Draft, about: str, one: Field, prop: Property, value: When | Count | Place | None) -> None:
    """Claim a value where there is one."""
    if value is not None:
        draft.claim(about, prop, value, one.quote, under(one))
