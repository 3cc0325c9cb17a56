"""The place and the hour of an incident, from its own words and those around it."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.events.held_before import same_people
from kintrace.claims.prose.events.surrounding import Circumstances, Dated
from kintrace.claims.prose.events.whereabouts import narrowed, scene_of
from kintrace.lexicon.hours import FoundHour
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Place

_PARAGRAPH = 4  # sentences over which a paragraph's place holds
_SOON = 3  # sentences after an act that may tell its place
_OF_IT = vocabulary.expression("circumstances.told_of_it")
_BESIDE = 3  # code points between a date and its hour
_CLAUSE = 60  # code points around an act in which its hour stands
_ELSEWHERE = re.compile(r"(?<!\d):|[;“”]|\b(?:said|told|says|but|because|who|which|where|until|when|after|before)\b")
_SEPARATE = re.compile(
    r"\b(?:separate(?:ly)?|elsewhere|(?:an)?other\s+(?:villages?|towns?|townships?|parts?|areas?|places?|districts?))\b",
    re.IGNORECASE,
)

Where = tuple[tuple[Place, int, int] | None, str]


def where(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Where:
    """Work out the place of one incident, with the rule that brought it here.

    Args:
        discourse: The document.
        happening: The incident.
        known: Circumstances of the incidents told before, by identity.
    """
    own = _told(discourse, happening)
    if own is not None:
        return own, "The sentence on this act names the place."
    source = known.get(id(happening.source)) if happening.source is not None else None
    if source is not None and source.place is not None and follows_on(discourse, happening):
        return source.place, "It followed on what is told before, and no other place is named."
    after = _told_after(discourse, happening)
    if after is not None:
        return after, "A sentence soon after tells the place of it."
    beside = _of_paragraph(discourse, happening.main)
    if beside is not None:
        return beside, "A sentence before it in its paragraph names the place."
    text = happening.main.event.heard.text
    before = [c for c in known.values() if c.place is not None and not _SEPARATE.search(text)]
    also = vocabulary.expression("circumstances.did_also").search(text)
    if before and (also or vocabulary.pattern("same_occasion").search(text) or with_them(happening.main)):
        return before[-1].place, "The sentence speaks of the occasion told before."
    home = discourse.sections[happening.main.n].home
    if home is not None:
        return (home.place, home.start, home.end), "No nearer place is named: the one that the text there is about."
    return None, ""


def _told(discourse: Discourse, happening: Happening) -> tuple[Place, int, int] | None:
    # a village in another telling says more than "the north of the state" in the main one
    for telling in sorted(
        happening.tellings,
        key=lambda t: t.place is not None and t.place.place.state is not None and t.place.place.township is None,
    ):
        found = telling.place
        if found is not None and (telling is happening.main or found.place.township or discourse.home is None):
            closer = _closer(happening, found)
            place = narrowed(discourse, telling.n, found)
            return (place, found.start, found.end) if closer is None else closer
    return None


def _closer(happening: Happening, found: FoundPlace) -> tuple[Place, int, int] | None:
    """The village in the township that the main telling names, where another telling names one."""
    if not found.place.wide:
        return None
    for telling in happening.tellings:
        other = telling.place
        if other is not None and not other.place.wide and other.place.township == found.place.township:
            return other.place, other.start, other.end
    return None


def follows_on(discourse: Discourse, happening: Happening) -> bool:
    """Whether the incident goes on from the taking before it: in its stretch of the text, or of its people."""
    source, main = happening.source, happening.main
    if source is None:
        return False
    if discourse.items_apart(main.n, source.main.n):
        return False
    under, over = discourse.sections[main.n], discourse.sections[source.main.n]
    return under.first == over.first or same_people(main, source)


def with_them(main: Telling) -> bool:
    """Whether the act is told of somebody who was there when the one before happened."""
    return bool(vocabulary.expression("circumstances.with_them").search(main.event.heard.text))


_ALONG = re.compile(r"\s*(?:along\s+|together\s+)?with\s+(?:them|him|her)\b", re.IGNORECASE)


def taken_with(main: Telling) -> bool:
    """Whether somebody was taken together with those spoken of before: "his son, who was detained with him"."""
    event = main.event
    return bool(_ALONG.match(event.heard.words(event.heard.tokens[event.at].end, event.end)))


def _told_after(discourse: Discourse, happening: Happening) -> tuple[Place, int, int] | None:
    """The place that a sentence soon after tells of it: "The arrests took place in Kale"."""
    for n in range(happening.main.n + 1, min(happening.main.n + 1 + _SOON, len(discourse.heard))):
        heard = discourse.heard[n]
        if not _OF_IT.search(heard.text):
            continue
        found = scene_of(heard)
        return (narrowed(discourse, n, found), found.start, found.end) if found is not None else None
    return None


def _of_paragraph(discourse: Discourse, main: Telling) -> tuple[Place, int, int] | None:
    """The place that the sentences before it in its paragraph tell of."""
    if _SEPARATE.search(main.event.heard.text):
        return None
    paragraph = main.event.heard.sentence.paragraph
    for n in range(main.n - 1, max(main.n - 1 - _PARAGRAPH, -1), -1):
        heard = discourse.heard[n]
        if heard.sentence.paragraph != paragraph:
            return None
        found = scene_of(heard)
        if found is not None:
            return narrowed(discourse, n, found), found.start, found.end
    return None


def hour_of(discourse: Discourse, happening: Happening, date: Dated | None) -> FoundHour | None:
    """Work out the part of the day of one incident: as its sentence tells it, else where its date is told.

    Args:
        discourse: The document.
        happening: The incident.
        date: Its date, with the words that carry it.
    """
    kind = happening.kind
    tellings = [t for t in happening.tellings if t.act is not None and t.act.kind is kind] or [happening.main]
    own = next((h for t in tellings if (h := _hour(t, _next_act(discourse, t))) is not None), None)
    return own or (_with_date(discourse, date) if date is not None else None)


def _next_act(discourse: Discourse, telling: Telling) -> int:
    """Where the next act of the sentence is told: what stands behind it is the hour of that."""
    heard = telling.event.heard
    later = [e.at for e in discourse.events[telling.n] if e.at > telling.event.at and e.start >= telling.event.start]
    return heard.tokens[min(later)].start if later else heard.start + len(heard.text)


def _hour(telling: Telling, until: int) -> FoundHour | None:
    event, heard = telling.event, telling.event.heard
    near = [h for h in heard.hours if h.start < until and _of_clause(telling, h)]
    inside = [h for h in near if event.start <= h.start]
    return next(iter(inside or near), None)


def _of_clause(telling: Telling, hour: FoundHour) -> bool:
    event, heard = telling.event, telling.event.heard
    if hour.start >= event.end:
        between = heard.words(event.end, hour.start)
        return len(between) <= _CLAUSE and not _ELSEWHERE.search(between)
    if hour.start >= event.start:
        return True
    between = heard.words(min(hour.end, event.start), event.start)
    return len(between) <= _CLAUSE and not re.search(r"(?<!\d):|[;“”]|\bsaid\b", between)


def _with_date(discourse: Discourse, date: Dated) -> FoundHour | None:
    """The hour in the words of the date, or right beside them: "on Monday morning"."""
    n = discourse.number_at(date.start)
    if not date.when.known or date.when.edtf.endswith("/.."):
        return None
    return next(
        (h for h in discourse.heard[n].hours if h.start < date.end + _BESIDE and date.start - _BESIDE < h.end), None
    )
