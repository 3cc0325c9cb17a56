"""When, where and by whom an incident is said to have happened, from its own words and those around it."""

from __future__ import annotations

import re

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.days import day_of
from kintrace.claims.prose.events.happenings import Happening
from kintrace.claims.prose.events.held_before import same_people
from kintrace.claims.prose.events.settings import hour_of, taken_with, where
from kintrace.claims.prose.events.surrounding import Circumstances
from kintrace.claims.prose.parties import anybody_s, identified
from kintrace.lexicon.actors import FoundActor
from kintrace.model import Act, ActKind

__all__ = ["Circumstances", "circumstances_of"]

_OUT_OF_HANDS = frozenset((ActKind.RELEASE, ActKind.ESCAPE, ActKind.TRANSFER))  # of whoever took them
_NEXT = 1  # sentence after a taking in which anybody let go is one of those taken
_SOON = 5  # sentences after an incident in which a witness says whose men they were


def circumstances_of(
    discourse: Discourse, happening: Happening, known: dict[int, Circumstances], theme: FoundActor | None = None
) -> Circumstances:
    """Work out date, hour, place and side of one incident.

    Args:
        discourse: The document.
        happening: The incident.
        known: Circumstances of the incidents told before, by identity.
        theme: The side that the document is on; ``None``: no one side.
    """
    date = day_of(discourse, happening, known)
    place, place_because = where(discourse, happening, known)
    sides, sides_because = _sides(discourse, happening)
    if not any(not a.generic for a in sides):
        told = _told_later(discourse, happening)
        sides, sides_because = (
            (told, "A sentence after it tells whose men they were.") if told else (sides, sides_because)
        )
    if known and not any(t.named for t in happening.tellings) and taken_with(happening.main):
        before = next((c for c in reversed(known.values()) if c.happening.kind is happening.kind), None)
        if before is not None and before.sides:
            sides, sides_because = before.sides, "They were taken with those told of before."
    if theme is not None and _open(discourse, happening, sides):
        sides, sides_because = (theme,), "The text is on what this side did; no other is named for it."
    if theme is None and discourse.recruiting and _open(discourse, happening, sides):
        army = discourse.only_army()
        sides, sides_because = (
            ((army,), "The text tells of the state's army and of no other side.") if army else (sides, sides_because)
        )
    if not sides and (prison := _prison_of(happening)):
        sides, sides_because = prison, "It tells of a prison of the state; no side is named."
    return Circumstances(
        date, hour_of(discourse, happening, date), place, place_because, sides, sides_because, happening
    )


def _sides(discourse: Discourse, happening: Happening) -> tuple[tuple[FoundActor, ...], str]:
    named = [t for t in happening.tellings if t.named and t.sides]
    if happening.main in named:
        chosen, because = happening.main.sides, "The clause names who did it."
    elif named:
        chosen, because = named[0].sides, "Another passage on the same incident names who did it."
    else:
        chosen, because = happening.main.sides, "The clause does not name who did it; the text around it does."
        holder = _holder(discourse, happening)
        source = happening.source
        if (
            holder is None
            and not chosen
            and source is not None
            and (happening.kind in _OUT_OF_HANDS or discourse.one_stretch(source.main.n, happening.main.n))
        ):
            holder = _sides(discourse, source)[0]
        if holder is not None:
            chosen = holder
            because = "Who took them is named; nobody else is."
    kept: list[FoundActor] = []
    for actor in chosen:
        along = actor.code == "CIVIL_ADMIN" and any(a.code != "CIVIL_ADMIN" and not _vague(a) for a in chosen)
        if along or (_vague(actor) and any(not _vague(a) for a in chosen)) or actor.code in {a.code for a in kept}:
            continue
        kept.append(actor)
    return tuple(kept), because


_PRISON = re.compile(r"\b(?:[A-Z][\w’'-]+\s+){1,2}(?:Central\s+)?Prison\b|\b[Pp]risons?\s+[Dd]epartment\b")


def _prison_of(happening: Happening) -> tuple[FoundActor, ...]:
    """The state, where somebody is held in, moved from or dies in one of its prisons, each of which has a name."""
    heard = happening.main.event.heard
    match = _PRISON.search(heard.text)
    if match is None or happening.kind is ActKind.TAKE:
        return ()
    return (FoundActor(heard.start + match.start(), heard.start + match.end(), "MM_MIL", False),)


def _open(discourse: Discourse, happening: Happening, sides: tuple[FoundActor, ...]) -> bool:
    """Whether nothing says whose men did it, nor that nobody knows it."""
    if happening.main.act in (Act.MISSING, Act.SUICIDE):
        return False
    if not sides:
        return happening.kind not in (ActKind.INJURE, ActKind.DEATH)
    return all(
        a.generic and a.code.startswith("UNIDENTIFIED") and not anybody_s(discourse.text[a.start : a.end])
        for a in sides
    )


def _vague(actor: FoundActor) -> bool:
    """Whether the words leave open whose men they are: "soldiers", "plainclothes men"."""
    return actor.generic or actor.code.startswith("UNIDENTIFIED")


def _holder(discourse: Discourse, happening: Happening) -> tuple[FoundActor, ...] | None:
    """Who took the same people, where the sentence names no side: from them they get free; ``None``: not told here."""
    main, source = happening.main, happening.source
    heard = main.event.heard
    if source is None or not (same_people(main, source) or _one_of_theirs(happening, source)):
        return None
    if any(heard.start <= a.start < heard.start + len(heard.text) and not a.generic for a in main.sides):
        return None
    theirs = _sides(discourse, source)[0]
    # who is only missing was not seen taken: the text may name the side elsewhere
    return theirs or (None if source.main.act is Act.MISSING else ())


def _one_of_theirs(happening: Happening, source: Happening) -> bool:
    """Whether those who get free, or are moved on, are spoken of as some of those taken just before."""
    victim = happening.main.victim
    if happening.kind not in _OUT_OF_HANDS or victim is None or victim.names:
        return False
    near = 0 <= happening.main.n - source.tellings[-1].n <= _SOON
    let_go = happening.kind is ActKind.RELEASE and happening.main.n - source.tellings[-1].n <= _NEXT
    return near and (victim.kind in ("number", "pronoun") or victim.definite or let_go)


def _told_later(discourse: Discourse, happening: Happening) -> tuple[FoundActor, ...]:
    """The side whose men a witness says they were, in one of the sentences that follow."""
    if happening.kind not in (ActKind.TAKE, ActKind.INJURE, ActKind.DEATH):
        return ()
    first = happening.main.n + 1
    return next((found for h in discourse.heard[first : first + _SOON] if (found := identified(h))), ())
