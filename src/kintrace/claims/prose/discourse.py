"""What sentences take from those around them: which side is meant, when, where, and what the report is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from kintrace.claims import vocabulary
from kintrace.claims.prose.events.clauses import Party
from kintrace.claims.prose.events.finding import Event, events_in
from kintrace.claims.prose.events.timeline import ToldDay, days_told
from kintrace.claims.prose.parties import (
    OF_THE_STATE,
    WITH_THEM,
    acting,
    against,
    aided,
    anybody_s,
    asked_about,
    carried,
    charged_with,
    doing,
    listening,
    named_themselves,
    of_the_rebels,
    of_the_state,
    of_them,
    only_feared,
    rebels,
    reporting,
    same_side,
    says,
    side_like,
    side_of,
    whose_vehicle,
    with_beside,
    with_the_state,
)
from kintrace.claims.prose.people.entities import Entity, entities_in
from kintrace.claims.prose.people.victims import people_in
from kintrace.claims.prose.statements.authors import author_of, own_men
from kintrace.claims.prose.statements.speakers import OUTLET, Voice, voices
from kintrace.claims.prose.text.naming_places import places_by_name
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.sections import Section, dateline_day, home_of, sections_in, stated_today
from kintrace.claims.prose.text.sentences import Sentence, sentences_in
from kintrace.claims.prose.text.words import Heard, hear
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.dates import dates_in
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Document

_LEAD = 3
_NO_SOLDIERS = frozenset(("ROHINGYA_AG", "PDF", "KPDF", "MM_POLICE"))  # their men are called otherwise
_OF_WHO_SAYS = 100  # code points between "said" and the side of who says it
_SAID_BY = re.compile(r",”?\s+(?:said|says|according\s+to)\s+(?:an?|the)\s[^.;:“”,]{0,90}\Z")
_ARMY = re.compile(
    r"\b(?:junta|military\s+(?:government|council|regime|junta|service)|regime|Tatmadaw|conscription\s+law)\b"
)
_SOLDIERS = re.compile(r"\b(?:soldiers?|troops|army)\b", re.IGNORECASE)
_NAMED_SOON = 6  # sentences after "the rebels" in which the text says which
_THE = re.compile(r"\b(?:the|these|those|both)\s+\Z", re.IGNORECASE)  # "the armed groups" are those named before


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
        author: Who speaks where no sentence names a speaker.
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
    author: Voice = OUTLET

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
        if agent is not None and listening(self.heard[n], agent):
            agent = None
        ours = self._ours(n, agent)
        if ours:
            return ours
        actors = with_beside(self.heard[n], agent) if agent else ()
        named = tuple(a for a in actors if not a.generic)
        generic = tuple(a for a in actors if a.generic)
        if named and (not generic or all(same_side(self.heard[n], named, g) for g in generic)):
            return named
        if generic and any(a.code in OF_THE_STATE for a in named):
            actors = tuple(of_the_state(self.heard[n], a) if a.generic else a for a in actors)
            named, generic = (tuple(a for a in actors if a.generic is g) for g in (False, True))
            if not generic:
                return named
        if generic and not named and all(rebels(self.heard[n].words(a.start, a.end)) for a in generic):
            return self._rebels(n) or generic
        if len(generic) == 1 and not named:
            here = self.heard[n]
            beside = [a for a in here.actors if a.code in OF_THE_STATE and not a.generic and a.end < generic[0].start]
            if beside and WITH_THEM.fullmatch(here.words(beside[-1].end, generic[0].start)):
                return of_the_state(here, generic[0]), beside[-1]
        if agent is not None and not generic and not named and agent.people is not None and not side_like(agent.people):
            return ()
        if named and (not generic or of_them(self.heard[n], generic[0], named[0])):
            return named
        if generic and not named:
            theirs = tuple(a for a in self.heard[n].actors if not a.generic and of_them(self.heard[n], generic[-1], a))
            if theirs:
                return theirs[:1]
        if agent is None:
            here = self.heard[n]
            own = tuple(
                a for a in here.actors
                if not (self._speaks(n, a) or against(here, a) or only_feared(here, a) or self._suffers(n, a))
            )  # fmt: skip
            if any(a.code in OF_THE_STATE for a in own) and (men := with_the_state(here)):
                return (*men, *carried(own)[:1])
            if own:
                return carried(own)[:1] or self._before(n, own[0].start) or own[:1]
        if (
            generic
            and not named
            and all(
                a.code.startswith("UNIDENTIFIED")
                and anybody_s(self.heard[n].words(a.start, a.end))
                and not _THE.search(self.heard[n].words(max(self.heard[n].start, a.start - 8), a.start))
                for a in generic
            )
        ):
            said = [self.heard[n].words(a.start, a.end).lower() for a in generic]
            lead = self._of_the_lead(n) if all(w.endswith("armed men") for w in said) else ()
            return self._came(n, self._stretch(n)) or lead or generic
        before = self._before(n, agent.start if agent else None)
        if before and before[0].code in _NO_SOLDIERS and generic and (army := self._army(n, generic)):
            before = army
        if generic and not before and not named and any(self._soldiers(n, a) for a in generic):
            only = self.only_army()
            before = (replace(generic[-1], code="MM_MIL", generic=False),) if only is not None else ()
        return (before or generic) + named

    def _soldiers(self, n: int, actor: FoundActor) -> bool:
        return _SOLDIERS.search(self.heard[n].words(actor.start, actor.end)) is not None

    def only_army(self) -> FoundActor | None:
        """The state's army, where the text tells of it and names no other armed side."""
        if any(of_the_rebels(a) for h in self.heard for a in carried(h.actors)):
            return None
        told = _ARMY.search(self.text)
        return FoundActor(told.start(), told.end(), "MM_MIL", False) if told is not None else None

    def _of_the_lead(self, n: int) -> tuple[FoundActor, ...]:
        """The side whose men the sentence right before says took people: "seized by the ARSA. Armed men came ..."."""
        accused = self.accused[n - 1] if 0 < n <= _LEAD else ()
        return tuple(side_of(a) for a in accused) if accused and self.number_at(accused[0].start) == n - 1 else ()

    def _army(self, n: int, generic: tuple[FoundActor, ...]) -> tuple[FoundActor, ...]:
        """The army, where a text that tells of it says "soldiers" after naming men who are called otherwise."""
        if not any(self._soldiers(n, a) for a in generic):
            return ()
        told = [a for h in self.heard[: n + _NAMED_SOON] for a in h.actors if a.code.startswith("MM_MIL")]
        return (replace(generic[-1], code="MM_MIL", generic=False),) if told else ()

    def _rebels(self, n: int) -> tuple[FoundActor, ...]:
        """Which side "the rebels" are: the one named last before, else the next that the text names."""
        first = self._stretch(n)
        for m in (*range(n, first - 1, -1), *range(n + 1, min(n + 1 + _NAMED_SOON, len(self.heard)))):
            named = [a for a in carried(self.heard[m].actors) if of_the_rebels(a)]
            if named:
                return (side_of(named[-1] if m <= n else named[0]),)
        return ()

    def _ours(self, n: int, agent: Party | None) -> tuple[FoundActor, ...]:
        """The side that writes, where it tells of its own men: "our security force stopped a boat"."""
        party, heard = self.author.party, self.heard[n]
        if party is None:
            return ()
        match = own_men(heard)
        if match is not None:
            start, end = heard.start + match.start(), heard.start + match.end()
            if agent is None or (agent.start < end and start < agent.end):
                return (FoundActor(start, end, party, False),)
        if agent is not None and heard.words(agent.start, agent.end).lower() == "we":
            return (FoundActor(agent.start, agent.end, party, False),)
        return ()

    def _suffers(self, n: int, actor: FoundActor) -> bool:
        """Whether the words for a side say who it was done to: "eight police officers whom it had seized"."""
        victims = (e.victim for e in self.events[n] if e.victim is not None)
        return any(v.start <= actor.start < v.end for v in victims)

    def _speaks(self, n: int, actor: FoundActor) -> bool:
        heard = self.heard[n]
        said_by = _SAID_BY.search(heard.words(max(heard.start, actor.start - _OF_WHO_SAYS), actor.start)) is not None
        return said_by or says(self.voices[n], actor) or reporting(heard, actor)

    def _before(self, n: int, at: int | None) -> tuple[FoundActor, ...]:
        if at is not None:
            here = [a for a in self.heard[n].actors if a.end <= at and acting(self.heard[n], a)]
            own = [a for a in carried(here) if not self._suffers(n, a)]
            if own and not own[-1].generic:
                return (side_of(own[-1]),)
            if here and here[-1].generic and rebels(self.heard[n].words(here[-1].start, here[-1].end)):
                return self._rebels(n)
        first = self._stretch(n)
        accused = self.accused[n - 1] if n > 0 else ()
        told = self.number_at(accused[0].start) if accused else -1
        nearer = self._came(n, max(first, told + 1)) or whose_vehicle(self.heard[n])
        if nearer:
            return nearer
        if told >= first:
            return tuple(side_of(a) for a in accused)
        for m in range(n, first - 1, -1):
            named = [
                a for a in carried(self.heard[m].actors)
                if (m < n or at is None or a.end <= at) and not self._speaks(m, a)
                and not aided(self.heard[m], a) and not asked_about(self.heard[m], a)
                and not self._suffers(m, a) and not charged_with(self.heard[m], a) and not only_feared(self.heard[m], a)
            ]  # fmt: skip
            if named:
                return (side_of(named[-1]),)
        return ()

    def _stretch(self, n: int) -> int:
        """First of the sentences whose side can still be meant: an item of a list, a place's entry, an hour's."""
        first = self.sections[n].first
        if first <= 0 or self.sections[n].item or self.sections[n].clock:
            return max(first, 0)
        here, before = self.sections[n].home, self.sections[first - 1].home
        apart = here is not None and before is not None and here.place.pcode != before.place.pcode
        return first if apart else self._stretch(first - 1)

    def one_stretch(self, m: int, n: int) -> bool:
        """Whether a side told in one sentence can still be meant in a later one."""
        return m >= self._stretch(n)

    def _came(self, n: int, first: int) -> tuple[FoundActor, ...]:
        """Who is told to do anything in the sentences before it in its paragraph: "IB 44 came. The soldiers ..."."""
        paragraph = self.heard[n].sentence.paragraph
        for m in range(n - 1, first - 1, -1):
            heard = self.heard[m]
            if heard.sentence.paragraph != paragraph:
                break
            if ours := self._ours(m, None):
                return ours
            came = [
                a for a in carried(heard.actors)
                if doing(heard, a) and not (self._speaks(m, a) or against(heard, a) or self._suffers(m, a))
            ]  # fmt: skip
            if came:
                if came[0].code in OF_THE_STATE and (men := self._soldiers_with(m, came[0])):
                    return (men, side_of(came[0]))
                beside = [
                    a for a in came[1:2] if re.fullmatch(r",?\s+and\s+(?:the\s+)?", heard.words(came[0].end, a.start))
                ]
                return tuple(side_of(a) for a in came[:1] + beside)
        return ()

    def _soldiers_with(self, m: int, actor: FoundActor) -> FoundActor | None:
        """The army's men who come with police or a militia: "80 soldiers and members of the Pyu Saw Htee raided"."""
        heard = self.heard[m]
        for men in heard.actors:
            if men.generic and men.end < actor.start and WITH_THEM.fullmatch(heard.words(men.end, actor.start)):
                soldiers = of_the_state(heard, men)
                return None if soldiers.generic else soldiers
        return None


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
    heard = places_by_name(heard)
    people = tuple(people_in(h) for h in heard)
    events = tuple(events_in(h, p) for h, p in zip(heard, people, strict=True))
    suffered = frozenset(  # a headline has people of its own
        (e.victim.start, e.victim.end)
        for h, told in zip(heard, events, strict=True)
        for e in told
        if e.victim is not None and not h.sentence.headline
    )
    entities = entities_in(list(zip(heard, people, strict=True)), suffered)
    author = author_of(heard)
    spoken = tuple(
        author if v is OUTLET and not h.sentence.headline else v
        for v, h in zip(voices(list(heard)), heard, strict=True)
    )
    return Discourse(
        text,
        heard,
        people,
        events,
        spoken,
        entities,
        home,
        _recruiting(heard),
        _accused(heard, events),
        days_told(heard),
        any(h.places for h in heard),
        sections,
        said_on,
        author,
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
        agents = [carried(e.agent.actors) for e in told if e.agent is not None]
        named = next((a for a in reversed(agents) if a), ()) or named_themselves(h)
        if not named and vocabulary.pattern("recruiting").search(h.text):
            free = [a for a in h.actors if not a.generic and acting(h, a)]
            named = with_the_state(h) or tuple(free[:1]) or tuple(a for a in h.actors if not a.generic)[:1]
        current = named or current
        result.append(current)
    return tuple(result)
