"""What sentences take from those around them: which side is meant, when, where, and what the report is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from kintrace.claims import vocabulary
from kintrace.claims.prose.events.clauses import Party, governed
from kintrace.claims.prose.events.finding import Event, events_in
from kintrace.claims.prose.events.timeline import ToldDay, days_told
from kintrace.claims.prose.people.entities import Entity, entities_in
from kintrace.claims.prose.people.victims import people_in
from kintrace.claims.prose.statements.speakers import Voice, voices
from kintrace.claims.prose.text.phrases import People
from kintrace.claims.prose.text.sections import Section, dateline_day, home_of, sections_in, stated_today
from kintrace.claims.prose.text.sentences import Sentence, sentences_in
from kintrace.claims.prose.text.words import Heard, hear
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.dates import dates_in
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Document

_LEAD = 3


@dataclass(frozen=True, slots=True)
class Discourse:
    """A whole document, read sentence by sentence.

    Args:
        text: The cleaned text.
        heard: Its sentences.
        people: The phrases for people of each.
        events: The acts of each.
        voices: Who says each.
        entities: The people behind each phrase.
        home: The township that the report is about; ``None``: it names none.
        recruiting: Whether the report is about recruiting.
        told_days: What the words of each date mean where they stand, by their first code point.
        names_a_place: Whether it names any place at all.
        sections: What each sentence stands under.
        published: The day on which the report came out; ``None``: not known.
        accused: For each sentence the side that is last told to take or recruit, up to and with it.
    """

    text: str = field(repr=False)
    heard: tuple[Heard, ...]
    people: tuple[list[People], ...]
    events: tuple[list[Event], ...]
    voices: tuple[Voice, ...]
    entities: dict[tuple[int, int], Entity]
    home: FoundPlace | None
    recruiting: bool
    accused: tuple[tuple[FoundActor, ...], ...]
    told_days: dict[int, ToldDay]
    names_a_place: bool
    sections: tuple[Section, ...]
    published: date | None

    def entity_of(self, phrase: People | None) -> Entity | None:
        """The people behind a phrase."""
        return None if phrase is None else self.entities.get((phrase.start, phrase.end))

    def number_at(self, at: int) -> int:
        """Number of the sentence in which a code point stands."""
        return max(bisect_right(self.heard, at, key=lambda h: h.start) - 1, 0)

    def items_apart(self, n: int, m: int) -> bool:
        """Whether two sentences stand in two items of a list, each with its own day."""
        left, right = self.sections[n], self.sections[m]
        if left.first == right.first or not (left.item and right.item):
            return False
        days = [{d.when.edtf for d in self.heard[s.first].dates if d.kind == "day"} for s in (left, right)]
        return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])

    def sides(self, n: int, agent: Party | None) -> tuple[FoundActor, ...]:
        """Which side did an act: as the clause names it, else as the discourse does.

        Args:
            n: Number of the sentence.
            agent: Who the clause says did it.
        """
        named = tuple(a for a in agent.actors if not a.generic) if agent else ()
        generic = tuple(a for a in agent.actors if a.generic) if agent else ()
        if named and not generic:
            return named
        if (
            agent is not None
            and not generic
            and not named
            and agent.people is not None
            and not _side_like(agent.people)
        ):
            return ()
        if named and (not generic or _of_them(self.heard[n], generic[0], named[0])):
            return named
        if agent is None:
            own = tuple(a for a in self.heard[n].actors if not self._speaks(n, a) and not _against(self.heard[n], a))
            if own:
                return tuple(a for a in own if not a.generic)[:1] or self._before(n, own[0].start) or own[:1]
        return (self._before(n, agent.start if agent else None) or generic) + named

    def _speaks(self, n: int, actor: FoundActor) -> bool:
        voice = self.voices[n]
        return voice.start - 2 <= actor.start < voice.end + 2 or voice.party == actor.code

    def _before(self, n: int, at: int | None) -> tuple[FoundActor, ...]:
        if at is not None:
            own = [a for a in self.heard[n].actors if a.end <= at and not a.generic and _acting(self.heard[n], a)]
            if own:
                return (_side_of(own[-1]),)
        if n > 0 and self.accused[n - 1]:
            return tuple(_side_of(a) for a in self.accused[n - 1])
        for m in range(n, -1, -1):
            named = [
                a for a in self.heard[m].actors
                if not a.generic and (m < n or at is None or a.end <= at) and not (m == n and _aided(self.heard[m], a))
            ]  # fmt: skip
            if named:
                return (_side_of(named[-1]),)
        return ()


def _side_of(actor: FoundActor) -> FoundActor:
    """The side without its unit: that "the soldiers" are of the unit named before is more than is said."""
    return replace(actor, code=actor.code.partition(":")[0])


def _of_them(heard: Heard, generic: FoundActor, named: FoundActor) -> bool:
    """Whether the general word stands for the side named with it: "soldiers of the battalion"."""
    return generic.end <= named.start and bool(
        re.fullmatch(r"\s+(?:of|from|with)\s+(?:the\s+|its\s+)?", heard.words(generic.end, named.start))
    )


_AIDED = (
    r"\b(?:fund|support|aid|help|back|donat|shelter|harbou?r|work|cooperat|collaborat|communicat|contact|inform|sympath|"
    r"spy|fight|serv|contribut|suppl|feed)\w*\s+(?:(?:for|with|to|on|by|money|food|alongside)\s+){0,2}"
    r"(?:the\s+)?(?:local\s+)?\Z"
)
_TARGET = (
    r"\b(?:against|to the|ties to|links (?:to|with)|members? of|belong\w* to|join\w*|into)\s+(?:the\s+)?\Z"
    rf"|{_AIDED}"
)


def _aided(heard: Heard, actor: FoundActor) -> bool:
    """Whether somebody is said to have helped the side: "on suspicion of funding the PDF"."""
    return re.search(_AIDED, heard.words(max(heard.start, actor.start - 44), actor.start).lower()) is not None


def _against(heard: Heard, actor: FoundActor) -> bool:
    """Whether the words before the side make it a target: "ties to the KIA", "fighting against the army"."""
    before = heard.words(max(heard.start, actor.start - 44), actor.start).lower()
    return bool(
        re.search(
            _TARGET,
            before,
        )
    )


def _side_like(people: People) -> bool:
    return people.armed or people.head in ("they", "them", "some", "those", "who", "others")


def _acting(heard: Heard, actor: FoundActor) -> bool:
    return not governed(heard, Party(actor.start, actor.end, None, (actor,)))


def read(document: Document) -> Discourse:
    """Read a document: its sentences with all that is found in them, and what they take from each other."""
    text = document.cleaned
    sentences = sentences_in(text)
    home = home_of(text, sentences)
    published = _day(document.published) or dateline_day(text, sentences)
    said_on = stated_today(text, sentences, published) or published
    sections = sections_in(text, sentences, home, said_on)
    spoken_on = _days_of_saying(text, sentences, said_on)
    heard = tuple(
        hear(
            text,
            s,
            spoken_on.get(s.paragraph, said_on) if s.quoted else said_on,
            under.home.place if under.home else None,
        )
        for s, under in zip(sentences, sections, strict=True)
    )
    people = tuple(people_in(h) for h in heard)
    events = tuple(events_in(h, p) for h, p in zip(heard, people, strict=True))
    entities = entities_in(list(zip(heard, people, strict=True)))
    return Discourse(
        text,
        heard,
        people,
        events,
        tuple(voices(list(heard))),
        entities,
        home,
        _recruiting(heard),
        _accused(heard, events),
        days_told(heard),
        any(h.places for h in heard),
        sections,
        said_on,
    )


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


_SPOKEN = re.compile(
    r"\b(?:said|told|says|added)\b[^.;“”\"]{0,50}?\bon\s+(?P<day>[A-Z]\w+day|\w+\.?\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]\w+)\b"
)


def _days_of_saying(text: str, sentences: list[Sentence], said_on: date | None) -> dict[int, date | None]:
    """For each paragraph the day on which its speech was spoken, where it says so: "told the paper on Tuesday"."""
    found: dict[int, date | None] = {}
    for s in sentences:
        match = _SPOKEN.search(text, s.start, s.end)
        if match is None or s.spoken(match.start()):
            continue
        named = dates_in(f"on {match['day']}", said_on)
        when = named[0].when if named else None
        found[s.paragraph] = when.first if when is not None and when.single_day else None
    return found


def _recruiting(heard: tuple[Heard, ...]) -> bool:
    said = [bool(vocabulary.pattern("recruiting").search(h.text)) for h in heard]
    return any(said[:_LEAD]) or sum(said) >= 2


def _accused(heard: tuple[Heard, ...], events: tuple[list[Event], ...]) -> tuple[tuple[FoundActor, ...], ...]:
    """The side last told to take or recruit, sentence by sentence."""
    current: tuple[FoundActor, ...] = ()
    result = []
    for h, told in zip(heard, events, strict=True):
        agents = [tuple(a for a in e.agent.actors if not a.generic) for e in told if e.agent is not None]
        named = next((a for a in reversed(agents) if a), ())
        if not named and vocabulary.pattern("recruiting").search(h.text):
            free = [a for a in h.actors if not a.generic and _acting(h, a)]
            named = tuple(free[:1]) or tuple(a for a in h.actors if not a.generic)[:1]
        current = named or current
        result.append(current)
    return tuple(result)
