"""Whether the day, place, side and speaker that somebody picked are those of an act.

Where the grammar reads one itself, only that one stands. Where it reads none, words of an earlier sentence stand if
nothing else in between could be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.circumstances import Circumstances
from kintrace.claims.prose.events.happenings import Telling
from kintrace.claims.prose.events.surrounding import Dated
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.whereabouts import scene_of
from kintrace.claims.prose.parties import against, aided, asked_about, only_feared, reporting, says
from kintrace.claims.prose.proving.picked import NotProved, Places, Reason, Span
from kintrace.claims.prose.proving.wordings import actors_at, dates_at, places_at, require_whole_words
from kintrace.lexicon.actors import FoundActor
from kintrace.model import Act, ActKind, Place

T = TypeVar("T")
FAR = 4  # sentences over which words of another sentence can still be meant


def date_of(discourse: Discourse, telling: Telling, around: Circumstances, spans: Places) -> Dated:
    """The day in the words, if it is the day of the act.

    Raises:
        NotProved: They give none, or another one.
    """
    return _first(spans, lambda span: _date(discourse, telling, around, span))


def place_of(discourse: Discourse, telling: Telling, around: Circumstances, spans: Places) -> tuple[Place, int, int]:
    """The place in the words, if it is the place of the act.

    Raises:
        NotProved: They name none, or another one.
    """
    return _first(spans, lambda span: _place(discourse, telling, around, span))


def taker_of(discourse: Discourse, telling: Telling, around: Circumstances, spans: Places) -> FoundActor:
    """The side in the words, if the text says that it did the act.

    Raises:
        NotProved: They name none, or another one.
    """
    return _first(spans, lambda span: _taker(discourse, telling, around, span))


def require_speaker(discourse: Discourse, telling: Telling, spans: Places) -> None:
    """Refuse words for a speaker who is not the one that the grammar hears.

    Raises:
        NotProved: Somebody else says it, or nobody is said to.
    """
    voice = discourse.voices[telling.n]

    def heard(span: Span) -> None:
        require_whole_words(discourse, span)
        if voice.start >= voice.end or not (voice.start < span[1] and span[0] < voice.end):
            raise NotProved(Reason.OTHER_SPEAKER)

    _first(spans, heard)


def _first(spans: Iterable[Span], read: Callable[[Span], T]) -> T:
    """What is read at the first of the places where the words stand that proves anything."""
    refused = NotProved(Reason.CUT)
    for span in spans:
        try:
            return read(span)
        except NotProved as reason:
            refused = reason
    raise refused


def _date(discourse: Discourse, telling: Telling, around: Circumstances, span: Span) -> Dated:
    require_whole_words(discourse, span)
    found, n = dates_at(discourse, span), discourse.number_at(span[0])
    told = around.date
    if told is not None:
        for date in found:
            when = discourse.told_days[date.start].when
            same = date.start == told.start or (when.known and when.edtf == told.when.edtf)
            if same and (n == telling.n or not _tells_of_saying(discourse, n)):
                return told
        raise NotProved(Reason.OTHER_DATE)
    between = [d for h in discourse.heard[n : telling.n + 1] for d in h.dates]
    if not _leads_up(discourse, n, telling) or len(between) != 1 or _tells_of_saying(discourse, n):
        raise NotProved(Reason.OTHER_DATE)
    when = discourse.told_days[found[0].start].when
    return Dated(when, found[0].start, found[0].end, "It is the only day told in the sentences up to the act.")


def _place(discourse: Discourse, telling: Telling, around: Circumstances, span: Span) -> tuple[Place, int, int]:
    require_whole_words(discourse, span)
    found, n = places_at(discourse, span), discourse.number_at(span[0])
    if around.place is not None:
        place, start, end = around.place
        if any(p.start == start for p in found):
            return place, start, end
        if any(_one_place(p.place, place) for p in found):
            return place, found[0].start, found[0].end
        raise NotProved(Reason.OTHER_PLACE)
    scene = scene_of(discourse.heard[n])
    between = [p for h in discourse.heard[n : telling.n + 1] for p in h.places]
    if not _leads_up(discourse, n, telling) or scene is None or len(between) != 1 or scene.start != found[0].start:
        raise NotProved(Reason.OTHER_PLACE)
    return found[0].place, found[0].start, found[0].end


def _one_place(left: Place, right: Place) -> bool:
    return left.words == right.words and left.pcode == right.pcode


def _taker(discourse: Discourse, telling: Telling, around: Circumstances, span: Span) -> FoundActor:
    require_whole_words(discourse, span)
    found, n = actors_at(discourse, span), discourse.number_at(span[0])
    named = [a for a in found if not a.generic]
    sides = {a.code for a in around.sides if not a.generic}
    if len({_side(a.code) for a in named}) > 1:
        raise NotProved(Reason.OTHER_SIDE)
    if sides:
        starts = {a.start for a in around.sides}
        elsewhere = {a.code for a in telling.event.heard.actors if not a.generic} - sides
        if n != telling.n and elsewhere:
            raise NotProved(Reason.OTHER_SIDE)  # its own sentence names another side, and not this one
        agreed = [
            a for a in named if a.code in sides and (_told_here(n, telling, a, starts) or _of_the_act(discourse, n, a))
        ]
        agreed.sort(key=lambda a: ":" not in a.code)  # a unit says more than its side
        agent = telling.event.agent
        meant = [a for a in found if agent is not None and agent.start <= a.start < agent.end]
        if agreed:  # the grammar's own words for it, where both name one side
            return next(a for a in around.sides if a.code == agreed[0].code)
        if meant and not named:  # "soldiers" is all that these words say
            return replace(meant[0], code="UNIDENTIFIED_AG", generic=True)
        raise NotProved(Reason.OTHER_SIDE)
    same = [a for a in around.sides for f in found if a.start == f.start]
    if same and not named:
        return same[0]
    if around.sides or not named or _may_be_nobodys(telling.act):
        raise NotProved(Reason.OTHER_SIDE)  # the text leaves open whose men they were
    between = {a.code for h in discourse.heard[n : telling.n + 1] for a in h.actors}
    if not _leads_up(discourse, n, telling) or between != {named[0].code} or not _of_the_act(discourse, n, named[0]):
        raise NotProved(Reason.OTHER_SIDE)
    return named[0]


def _may_be_nobodys(act: Act | None) -> bool:
    """Whether an act needs nobody who did it, or somebody told elsewhere: only of a taking is the side looked for."""
    return act is None or act is Act.MISSING or act.kind is not ActKind.TAKE


def _told_here(n: int, telling: Telling, actor: FoundActor, starts: set[int]) -> bool:
    """Whether the sentence on the act itself names the side as the one that the grammar takes for its doer."""
    return n == telling.n and actor.start in starts


def _side(code: str) -> str:
    return code.partition(":")[0]


def _of_the_act(discourse: Discourse, n: int, actor: FoundActor) -> bool:
    """Whether a sentence names the side as one that acts: not as who says, is fought, helped, feared or asked about."""
    heard = discourse.heard[n]
    return not (
        says(discourse.voices[n], actor) or reporting(heard, actor) or against(heard, actor) or aided(heard, actor)
        or only_feared(heard, actor) or asked_about(heard, actor)
    )  # fmt: skip


def _leads_up(discourse: Discourse, n: int, telling: Telling) -> bool:
    """Whether a sentence and those up to the act only lead up to it: none tells of another act that was done."""
    done = any(e.told is Told.DONE for events in discourse.events[n : telling.n] for e in events)
    return _reaches(discourse, n, telling) and not done


def _reaches(discourse: Discourse, n: int, telling: Telling) -> bool:
    """Whether words of a sentence can be meant by the act: it stands shortly before it, under the same heading."""
    near = 0 < telling.n - n <= FAR and discourse.sections[n].first == discourse.sections[telling.n].first
    return near and discourse.heard[n].sentence.headline is False and discourse.one_stretch(n, telling.n)


def _tells_of_saying(discourse: Discourse, n: int) -> bool:
    heard = discourse.heard[n]
    speech = vocabulary.words("speech")
    return any(t.lower in speech and not heard.sentence.spoken(t.start) for t in heard.tokens)
