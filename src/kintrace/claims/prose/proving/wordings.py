"""Whether copied words read the same alone as they do in their sentence: nothing that they cut in two stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.proving.picked import NotProved, Reason, Span
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon import actors, ages, counts, dates, people, places
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.dates import FoundDate
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Precision


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_F = TypeVar("_F", bound=_Found)
_V = TypeVar("_V")


def heard_at(discourse: Discourse, span: Span) -> Heard:
    """The sentence in which a span lies."""
    return discourse.heard[discourse.number_at(span[0])]


def require_whole_words(discourse: Discourse, span: Span) -> None:
    """Refuse words that begin or end inside a word of their sentence.

    Raises:
        NotProved: "arrested" of "unarrested", "men" of "women".
    """
    tokens = heard_at(discourse, span).tokens
    if span[0] not in {t.start for t in tokens} or span[1] not in {t.end for t in tokens}:
        raise NotProved(Reason.CUT)


def actors_at(discourse: Discourse, span: Span) -> tuple[FoundActor, ...]:
    """The sides that words name, alone and in their sentence alike.

    Raises:
        NotProved: They name none, or another one than their sentence does.
    """
    heard = heard_at(discourse, span)
    alone = {a.code for a in actors.registry().actors_in(heard.words(*span))}
    here = _met(heard.actors, span)
    _require_same({a.code for a in here if not _within((a.start, a.end), span)} - alone)
    if not here or alone != {a.code for a in here}:
        raise NotProved(Reason.NO_SIDE)
    return here


def dates_at(discourse: Discourse, span: Span) -> tuple[FoundDate, ...]:
    """The dates that words give, alone and in their sentence alike.

    Raises:
        NotProved: They give none, or another one than their sentence does.
    """
    heard = heard_at(discourse, span)
    here = _met(heard.dates, span)
    alone = {(d.kind, d.when.edtf) for d in dates.dates_in(heard.words(*span), discourse.published)}
    _require_same({(d.kind, d.when.edtf) for d in here if not _within((d.start, d.end), span)} - alone)
    if not here or not alone:
        raise NotProved(Reason.NO_DATE)
    return here


def places_at(discourse: Discourse, span: Span) -> tuple[FoundPlace, ...]:
    """The places that words name in their sentence: many names are words of another meaning when they stand alone.

    Raises:
        NotProved: They name none.
    """
    heard = heard_at(discourse, span)
    here = _met(heard.places, span)
    alone = {_value(p) for p in places.gazetteer().places_in(heard.words(*span), None)}
    cut = [p for p in here if not (_within((p.start, p.end), span) or _opens(heard, p, span))]
    _require_same({_value(p) for p in cut} - alone)
    if not here:
        raise NotProved(Reason.NO_PLACE)
    return here


def people_at(discourse: Discourse, span: Span) -> People:
    """The phrase for people in the words; where there are several the first, which the others go with.

    Raises:
        NotProved: There is none; they are of a side; or a name, a number, an age or the noun of it is cut off.
    """
    heard, n = heard_at(discourse, span), discourse.number_at(span[0])
    met = [p for p in discourse.people[n] if p.start < span[1] and span[0] < p.end and p.kind != "possessive"]
    if not met:
        raise NotProved(Reason.NOBODY)
    for phrase in met:
        parts = [*phrase.names_at, *phrase.ages_at, *(s for s in (phrase.count_at, phrase.sex_at) if s is not None)]
        if any(start < span[1] and span[0] < end and not _within((start, end), span) for start, end in parts):
            raise NotProved(Reason.CUT)
        if phrase.count_at is not None and not _within(phrase.count_at, span):
            raise NotProved(Reason.CUT)
    inside = [p for p in met if any(_within(at, span) for at in p.names_at) or _head_in(heard, p, span)]
    if not inside or all(p.armed and not p.names for p in inside):
        raise NotProved(Reason.NOBODY)
    _require_same_numbers(heard, span)
    return inside[0]


def _head_in(heard: Heard, phrase: People, span: Span) -> bool:
    """Whether the noun or pronoun that the phrase turns on is among the words; a bare number turns on itself."""
    if phrase.names and not phrase.head:
        return False
    if phrase.kind == "number":
        return phrase.count_at is None or _within(phrase.count_at, span)
    heads = {(phrase.head.split() or heard.words(phrase.start, phrase.end).lower().split())[-1], *people.english()}
    low, high = max(phrase.start, span[0]), min(phrase.end, span[1])
    return any(t.lower in heads and low <= t.start < high for t in heard.tokens)


def _require_same_numbers(heard: Heard, span: Span) -> None:
    words = heard.words(*span)
    alone = [(c.count.min, c.count.max) for c in counts.counts_in(words)]
    years = [(a.low, a.high) for a in ages.ages_in(words)]
    if any((c.count.min, c.count.max) not in alone for c in _inside(heard.counts, span)):
        raise NotProved(Reason.CUT)
    if any((a.low, a.high) not in years for a in _inside(heard.ages, span)):
        raise NotProved(Reason.CUT)


def _opens(heard: Heard, found: FoundPlace, span: Span) -> bool:
    """Whether the words open a chain of places, which is then read whole: "A village" of "A village, B Township"."""
    return span[0] <= found.start and heard.words(span[1], found.end).startswith(",")


def _value(found: FoundPlace) -> tuple[str | None, str]:
    """What the words settle: the place itself, or only some place of this name in it."""
    place = found.place
    return place.pcode, "" if place.precision is Precision.EXACT else place.words


def _require_same(others: set[_V]) -> None:
    """Refuse words that cut a find of their sentence and read otherwise: "October 7" of "On October 7" does not."""
    if others:
        raise NotProved(Reason.CUT)


def _met(found: Iterable[_F], span: Span) -> tuple[_F, ...]:
    return tuple(f for f in found if f.start < span[1] and span[0] < f.end)


def _inside(found: Iterable[_F], span: Span) -> tuple[_F, ...]:
    met = _met(found, span)
    if any(not _within((f.start, f.end), span) for f in met):
        raise NotProved(Reason.CUT)
    return met


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
