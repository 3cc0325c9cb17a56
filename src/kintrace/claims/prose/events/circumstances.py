"""When, where and by whom an incident is said to have happened, from its own words and those around it."""

from __future__ import annotations

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.days import day_of
from kintrace.claims.prose.events.happenings import Happening
from kintrace.claims.prose.events.settings import hour_of, where
from kintrace.claims.prose.events.surrounding import Circumstances
from kintrace.lexicon.actors import FoundActor

__all__ = ["Circumstances", "circumstances_of"]


def circumstances_of(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Circumstances:
    """Work out date, hour, place and side of one incident.

    Args:
        discourse: The document.
        happening: The incident.
        known: Circumstances of the incidents told before, by identity.
    """
    date = day_of(discourse, happening, known)
    place, place_because = where(discourse, happening, known)
    sides, sides_because = _sides(happening)
    return Circumstances(
        date, hour_of(discourse, happening, date), place, place_because, sides, sides_because, happening
    )


def _sides(happening: Happening) -> tuple[tuple[FoundActor, ...], str]:
    named = [t for t in happening.tellings if t.named and t.sides]
    if happening.main in named:
        chosen, because = happening.main.sides, "The clause names who did it."
    elif named:
        chosen, because = named[0].sides, "Another passage on the same incident names who did it."
    else:
        chosen, because = happening.main.sides, "The clause does not name who did it; the text around it does."
        if not chosen and happening.source is not None:
            chosen, because = _sides(happening.source)[0], "Who took them is named; nobody else is."
    kept: list[FoundActor] = []
    for actor in chosen:
        if (actor.generic and any(not a.generic for a in chosen)) or actor.code in {a.code for a in kept}:
            continue
        kept.append(actor)
    return tuple(kept), because
