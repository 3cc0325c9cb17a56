"""Read the value of a claim from the words that a person points at, or from a code, day or number that they give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kintrace.claims.headings.values import actors_of, age_of, count_of, date_of, place_of
from kintrace.model import VALUE_TYPES, Actor, Code, Count, Place, Property, Value, When, Words


def value_from(prop: Property, words: str, said: str = "", said_on: date | None = None) -> Value | None:
    """Give the value of a property.

    Args:
        prop: What is claimed.
        words: The words of the document that carry it.
        said: What the person gives instead of reading these: a code of the scheme or of a side, a day as EDTF, a
            number or two with a hyphen. Names and places are words of the document: nothing is given for them.
        said_on: Day on which the document was written, for days told from it.

    Returns:
        The value; ``None``: nothing can be read.

    >>> value_from(Property.AGE, "24"), value_from(Property.FATE, "ran off", "escaped")
    (Count(min=24, max=24), Code(code='escaped'))
    """
    kind = VALUE_TYPES[prop]
    if kind is Code:
        return Code(said) if said else None
    if kind is Words:
        return None if said else Words(words)
    if kind is Place:
        return None if said or not (found := place_of(words)).known else found
    if kind is Actor:
        return Actor(words, said) if said else next(iter(actors_of(words)), None)
    read = _counted(prop, said or words) if kind is Count else date_of(said or words, said_on)
    return replace(read, words=words) if read is not None and read.known else None


def _counted(prop: Property, text: str) -> Count | When | None:
    return age_of(text) if prop is Property.AGE else count_of(text)
