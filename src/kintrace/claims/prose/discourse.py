"""What sentences take from those around them: which side is meant, when, where, and what the report is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from kintrace.claims import vocabulary
from kintrace.claims.prose.events.clauses import Party, governed
from kintrace.claims.prose.events.finding import Event, events_in
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.timeline import ToldDay, days_told
from kintrace.claims.prose.people.entities import Entity, entities_in
from kintrace.claims.prose.people.victims import people_in
from kintrace.claims.prose.statements.speakers import Voice, voices
from kintrace.claims.prose.text.phrases import People
from kintrace.claims.prose.text.sentences import Sentence, sentences_in
from kintrace.claims.prose.text.words import Heard, hear
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.dates import FoundDate, dates_in
from kintrace.lexicon.places import FoundPlace, gazetteer
from kintrace.model import Document, Place

_OPEN_KINDS = frozenset(("until",))
_LEAD = 3
_FRONTED = 4  # code points before a date that opens its sentence


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

    def entity_of(self, phrase: People | None) -> Entity | None:
        """The people behind a phrase."""
        return None if phrase is None else self.entities.get((phrase.start, phrase.end))

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
    home = _home(text, [(s.start, s.end) for s in sentences])
    said_on = _day(document.published)
    near = home.place if home else None
    spoken_on = _days_of_saying(text, sentences, said_on)
    heard = tuple(hear(text, s, spoken_on.get(s.paragraph, said_on) if s.quoted else said_on, near) for s in sentences)
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


def _home(text: str, spans: list[tuple[int, int]]) -> FoundPlace | None:
    """The first township that the report names, as its place unless a sentence names another."""
    for start, end in spans[:40]:
        for found in gazetteer().places_in(text[start:end]):
            if found.place.township:
                return replace(found, start=found.start + start, end=found.end + start)
    return None


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


def dates_of(event: Event) -> list[FoundDate]:
    """Dates that a sentence gives for one of its acts, the nearest first; the day of saying is none."""
    heard = event.heard
    found = [
        d for d in heard.dates if d.kind not in _OPEN_KINDS and not _of_saying(event, d) and not _elsewhere(event, d)
    ]
    return sorted(found, key=lambda d: (d.kind == "duration", _distance(event, d.start, d.end)))


def _distance(event: Event, start: int, end: int) -> int:
    if event.start <= start < event.end:
        return 0
    return start - event.end if start >= event.end else event.start - end


def _of_saying(event: Event, found: FoundDate) -> bool:
    """Whether the date says when somebody spoke: "told the paper on Tuesday"."""
    heard = event.heard
    if found.start < event.end:
        between = heard.words(heard.start, max(heard.start, found.start))[-60:]
        return (
            bool(
                re.search(
                    r"\b(?:said|told|says|announced|reported|acknowledged|admitted|confirmed|stated)\b[^,;.”\"]*\Z",
                    between,
                )
            )
            and found.end <= event.start
            and not re.search(r"\bthat\b", between)
        )
    between = heard.words(event.end, found.start)
    return (
        any(re.search(rf"\b{w}\b", between) for w in ("said", "told", "says", "added", "according")) or "”" in between
    )


def _elsewhere(event: Event, found: FoundDate) -> bool:
    """Whether another clause than that of the act holds the date."""
    heard = event.heard
    if found.start >= event.end:
        between = heard.words(event.end, found.start)
        return (
            bool(re.search(r"[;:]|\b(?:but|because|who|which|while(?!\s+\w+ing\b)|where|until|before|when)\b", between))
            or len(between) > 90
        )
    between = heard.words(min(found.end, event.start), event.start)
    if found.start - heard.start <= _FRONTED and found.kind != "duration":
        # a date that opens the sentence holds for all of it, unless something comes "later" or somebody speaks
        return bool(re.search(r"[:“”\"]|;.*\blater\b", between))
    return bool(re.search(r"[;:“”\"]", between))


def place_of(event: Event, beside: list[Event]) -> FoundPlace | None:
    """The place that a sentence gives for one of its acts: in its own words first, then nearest; ``None``: none.

    Args:
        event: The act.
        beside: All acts of its sentence: what stands in the words of another act is the place of that.
    """
    heard = event.heard
    inside = [p for p in heard.places if event.start <= p.start < event.end and not _route(heard, p)]
    if inside:
        close = [p for p in inside if not _wide(p.place)] or inside
        return next((p for p in close if not _whence(heard, p)), close[0])
    around = [p for p in heard.places if not _wide(p.place) and not _of_speaker(heard, p) and not _route(heard, p)]
    around = [p for p in around if not _dateline(heard, p)] or around
    others = [(e.start, e.end) for e in beside if e.at > event.at and e.told is Told.DONE]
    around = [p for p in around if not any(s <= p.start < e for s, e in others)]
    around.sort(key=lambda p: _distance(event, p.start, p.end))
    return around[0] if around and _distance(event, around[0].start, around[0].end) < 120 else None


def _wide(place: Place) -> bool:
    return place.pcode is not None and place.township is None and not place.within


def _of_speaker(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place belongs to who is speaking: "a Lashio resident said", "said a man from Kale"."""
    after = heard.words(found.end, min(found.end + 40, heard.start + len(heard.text)))
    before = heard.words(max(heard.start, found.start - 60), found.start)
    return bool(
        re.match(r"\s+(?:\w+\s+){0,2}(?:said|told|says)\b", after)
        or re.search(r"\b(?:said|told|says)\b[^.;]*\b(?:of|from|in)\s+\Z", before)
    )


_LINE = re.compile(r"(?:\s*,[^.;:]{0,40})?(?:\s*\([A-Z][^)]{1,30}\))?\s*(?::|[—–]|--|\s-\s)")


def _dateline(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place opens the sentence only to say where the report was filed: "Myitkyina: The army has"."""
    return found.start - heard.start <= 3 and bool(_LINE.match(heard.words(found.end, heard.start + len(heard.text))))


def _whence(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place is where they, or a bus, came from: "passengers on a bus from Sittwe"."""
    before = heard.words(max(heard.start, found.start - 30), found.start)
    return bool(
        re.search(
            r"\b(?:bus|buses|car|van|train|boat|ferry|flight|truck|people|villagers|residents|men|women|youths|couple)\s+from\s+\Z",
            before,
        )
    )


def _route(heard: Heard, found: FoundPlace) -> bool:
    return found.place.words.lower().endswith(("road", "highway", "river"))


def narrowed(discourse: Discourse, n: int, found: FoundPlace) -> Place:
    """The place with the township that holds it, where its own chain names none.

    That is the one that its sentence names before it ("in Loikaw soldiers stopped a van at the checkpoint"), else the
    one of the report.

    Args:
        discourse: The document.
        n: Number of the sentence.
        found: The place.
    """
    home = discourse.home
    own = gazetteer().resolve(found.place.words, None)
    if own.township is not None or home is None:
        return found.place
    before = [
        p
        for p in discourse.heard[n].places
        if p.end <= found.start and p.place.township and not _of_speaker(discourse.heard[n], p)
    ]
    if before and _held_elsewhere(found.place, home.place, before[-1].place):
        return gazetteer().resolve(found.place.words, before[-1].place)
    if found.place.pcode is not None:
        return found.place
    return gazetteer().resolve(found.place.words, home.place)


def _held_elsewhere(place: Place, home: Place, here: Place) -> bool:
    """Whether a place has its township only from the report, and the sentence stands in another."""
    return (place.pcode is None or place.township == home.township) and here.township != home.township
