"""A name in a notice, and the parts that one may have."""

from __future__ import annotations

from dataclasses import dataclass

SOUGHT, FATHER, MOTHER, PARENT, ALIAS, OTHER = "sought", "father", "mother", "parent", "alias", "other"


@dataclass(frozen=True, slots=True)
class Named:
    """One name and the part it has in a notice.

    Args:
        start: First code point.
        end: One past the last.
        part: ``sought``, ``father``, ``mother``, ``parent``, ``alias`` or ``other``.
        sure: Whether its own words say that this is who is sought.
    """

    start: int
    end: int
    part: str
    sure: bool = False


def blocked(text: str) -> list[tuple[int, int]]:
    """Stretches that are no names: places, actors, days."""
    from kintrace.lexicon import actors, contacts, dates, places

    found = [(p.start, p.end) for p in places.gazetteer().places_in(text) if "\n" not in text[p.start : p.end]]
    found += [(a.start, a.end) for a in actors.registry().actors_in(text)]
    found += [(c.start, c.end) for c in contacts.contacts_in(text)]
    return found + [(d.start, d.end) for d in dates.dates_in(text, None)]
