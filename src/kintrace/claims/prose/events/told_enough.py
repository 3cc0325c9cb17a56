"""Whether what is told of an act is enough to be an incident."""

from __future__ import annotations

import re

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.day_before import set_before
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.events.one_incident import NEAR, REFERRING
from kintrace.claims.prose.events.totals import spanning
from kintrace.lexicon.places import FoundPlace
from kintrace.model import ActKind


def specific(discourse: Discourse, happening: Happening) -> bool:
    """Whether it is an incident at all: so many, or somebody known, and a time or a place."""
    known = any(_identified(t) for t in happening.tellings if t.act is not None) or _known_by_taking(happening)
    where = any(t.place is not None for t in happening.tellings) or discourse.names_a_place
    when = any(t.date is not None for t in happening.tellings)
    if happening.source is not None:
        where = where or any(t.place is not None or t.date is not None for t in happening.source.tellings)
        where = where or specific(discourse, happening.source)
    if known:
        dated = _dated_before(discourse, happening.main) or set_before(discourse, happening) is not None
        return when or where or dated
    loose = happening.main
    near = (
        loose.place is not None and loose.event.start <= loose.place.start < loose.event.end and not _state(loose.place)
    )
    dated = loose.date is not None and not spanning(loose) and loose.date.kind != "since"
    accused = bool(re.search(r"\b(?:accused|suspected) of\b", loose.event.heard.text))
    return bool(
        loose.victim is not None
        and loose.victim.kind != "pronoun"
        and (near or dated)
        and not accused
        and not spanning(loose)
    )


def _known_by_taking(happening: Happening) -> bool:
    """Whether "they" who were freed are those whose taking was told: nobody else can be set free in this text."""
    victim, source = happening.main.victim, happening.source
    if victim is None or source is None or happening.kind is ActKind.TAKE or not victim.plural:
        return False
    before = source.main.victim
    near = happening.main.n - max(t.n for t in source.tellings) <= NEAR
    the = happening.main.event.heard.words(victim.start, victim.end).lower().startswith("the ")
    of_them = (
        victim.head in REFERRING if victim.kind == "pronoun" else victim.definite or the or victim.kind == "number"
    )
    told = any(_identified(t) or t.date is not None for t in source.tellings)
    return near and before is not None and before.plural and of_them and told


def _dated_before(discourse: Discourse, telling: Telling) -> bool:
    """Whether one of the three sentences before it, of the same paragraph, gives a day."""
    paragraph = telling.event.heard.sentence.paragraph
    before = discourse.heard[max(0, telling.n - 4) : telling.n]
    return any(h.sentence.paragraph == paragraph and any(d.kind in ("day", "weekday") for d in h.dates) for h in before)


def _state(found: FoundPlace) -> bool:
    return found.place.pcode is not None and found.place.township is None


def _identified(telling: Telling) -> bool:
    victim = telling.victim
    if victim is None:
        return False
    entity = telling.entity
    if entity is not None and (entity.names or (entity.count is not None and entity.count.exact)):
        return True
    if victim.names or victim.count.exact or victim.count.max is not None:
        return True
    return bool(victim.count.min is not None and victim.count.min >= 3) or (victim.definite and victim.kind == "noun")
