"""From linked claims to one assessment for each episode of each missing person or group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kintrace.assessment.acts import leading_act
from kintrace.assessment.answers import NOT_KNOWN, actor_answers, hypotheses, settled, side
from kintrace.assessment.conflicts import conflict_of_answers, conflicts_among
from kintrace.assessment.dates import narrowest, ordinal
from kintrace.assessment.episodes import episodes_of, happenings
from kintrace.assessment.evidence import Evidence, Said
from kintrace.assessment.fates import fate_answers, settled_fate
from kintrace.assessment.groups import unnamed_numbers
from kintrace.assessment.naming import Name, default_name
from kintrace.assessment.people import who_is
from kintrace.assessment.places import closest
from kintrace.assessment.settle import is_unsure, settle_keys
from kintrace.assessment.spans import without_overlaps
from kintrace.assessment.timeline import timeline_of
from kintrace.assessment.told_twice import joined, victims_of
from kintrace.model import (
    Actor,
    Assessment,
    Code,
    Coding,
    Conflict,
    Count,
    Document,
    Episode,
    Hypothesis,
    Incident,
    Linked,
    Person,
    Place,
    Property,
    Question,
    Quote,
    SpeakerKind,
    TimeOfDay,
    When,
)


def assess(
    codings: Sequence[Coding],
    documents: Mapping[str, Document],
    linked: Linked,
    name: Name = default_name,
) -> tuple[Assessment, ...]:
    """Say what is alleged of each missing person or group, one assessment for each episode.

    Args:
        codings: What was read from the documents.
        documents: The documents by reference; each coding's is among them.
        linked: Persons, incidents and origins over the codings.
        name: Makes references; kinds ``epi`` and ``lead``.

    Returns:
        Assessments in order of time, undated ones last, then by their documents' names; the order of the arguments'
        members does not matter. Persons who are spoken of one by one have one each; the rest of their group has
        one, where a number is told of it that leaves somebody.

    Raises:
        ValueError: A coding of a document that is not there.
    """
    if any(c.document not in documents for c in codings):
        raise ValueError("a coding speaks of a document that is not there")
    by_name = sorted(documents, key=lambda ref: (documents[ref].name, ref))
    evidence = Evidence(codings, joined(Evidence(codings, linked)), by_name)
    numbers = _numbers(evidence)
    found = [
        _assessment(evidence, person, episode, numbers, name)
        for person in evidence.linked.persons
        for episode in episodes_of(evidence, person, name)
        if not _accounted_for(person, episode, numbers)
    ]
    return tuple(sorted(found, key=lambda a: (ordinal(a.when), evidence.turn(a.documents[0]), _first(a), a.ref)))


def _first(assessment: Assessment) -> int:
    return min((q.start for q in assessment.quotes if q.document == assessment.documents[0]), default=0)


_Numbers = Mapping[tuple[str, str], Count | None]


def _numbers(evidence: Evidence) -> _Numbers:
    """For each (incident, group) how many of the group nobody speaks of one by one."""
    return {
        (incident.ref, group): left
        for incident, persons in victims_of(evidence)
        for group, left in unnamed_numbers(evidence, persons).items()
    }


def _accounted_for(person: Person, episode: Episode, numbers: _Numbers) -> bool:
    return person.group and all(numbers.get((ref, person.ref)) is None for ref in episode.start)


def _number_of(person: Person, episode: Episode, numbers: _Numbers) -> Count | None:
    return numbers.get((episode.start[0], person.ref)) if person.group else None


_OF_AN_INCIDENT = (Property.ACT, Property.WHEN, Property.WHERE, Property.TIME_OF_DAY)
_OF_A_PERSON = (Property.NUMBER, Property.SEX, Property.AGE, Property.NAME, Property.FATHER)


def _assessment(evidence: Evidence, person: Person, episode: Episode, numbers: _Numbers, name: Name) -> Assessment:
    course = [h for h in happenings(evidence, person) if h.incident.ref in (*episode.start, *episode.later)]
    told = {h.incident.ref: evidence.tellings_of(h.incident, person) for h in course}
    start = [m for h in course if h.incident.ref in episode.start for m in told[h.incident.ref]]
    mentions = [*person.mentions, *(m for h in course for m in told[h.incident.ref])]
    opening = evidence.about(start, *_OF_AN_INCIDENT)
    dates, places = _dates(evidence, start, person), _places(evidence, start, person)
    when, where = narrowest(dates), closest(places)
    who = who_is(evidence, person, when, _number_of(person, episode, numbers))
    takers = actor_answers(evidence.about(start, Property.TAKER))
    holders = actor_answers(evidence.about(mentions, Property.HOLDER))
    fates = fate_answers(evidence, person, episode)
    taker, holder, (fate, fate_words) = settled(takers), settled(holders), settled_fate(fates)
    about_person = evidence.about(person.mentions, *_OF_A_PERSON)
    among = conflicts_among((*opening, *_last_seen(evidence, person)), about_person, person.group)
    by_answer = [conflict_of_answers("taker", takers), conflict_of_answers("holder", holders),
                 conflict_of_answers("fate", fates)]  # fmt: skip
    conflicts: tuple[Conflict, ...] = (*among, *(c for c in by_answer if c is not None))
    told_in = tuple(sorted(evidence.documents_of(mentions), key=evidence.turn))
    origins = len(evidence.origins_of(told_in))
    date_words = _each_once(d.words for d in dates)
    answers = (*hypotheses(Question.TAKER, takers), *hypotheses(Question.HOLDER, holders),
               *hypotheses(Question.FATE, fates))  # fmt: skip
    return Assessment(
        ref=name("lead", episode.ref),
        episode=episode,
        who=who,
        act=leading_act(opening),
        when=when,
        date_words=date_words,
        where=where,
        times_of_day=_times_of_day(opening),
        taker=taker,
        holder=holder,
        handers_over=_actors(evidence.about(mentions, Property.HANDER_OVER)),
        orderers=_actors(evidence.about(mentions, Property.ORDERER)),
        hypotheses=answers,
        fate=fate,
        fate_words=fate_words,
        documents=told_in,
        origins=origins,
        conflicts=conflicts,
        quotes=_quotes(evidence, [h.incident for h in course], person),
        speakers=_speakers(evidence, mentions),
        positions=_positions(evidence, answers, told_in),
        timeline=timeline_of(evidence, course),
        settle=settle_keys(
            who=who,
            when=when,
            date_words=date_words,
            where=where,
            taker=taker,
            takers=takers,
            holder=holder,
            holders=holders,
            fate=fate,
            fates=fates,
            conflicts=conflicts,
            origins=origins,
            unsure=is_unsure(evidence.pairs_with(person.mentions)),
            picked=any(s.claim.picked_by_model() for s in evidence.about(mentions, Property.ACT)),
        ),
    )


def _dates(evidence: Evidence, start: Sequence[str], person: Person) -> list[When]:
    """Dates of the taking; when somebody was last seen bounds it where no other date is told."""
    told = [s.claim.value for s in evidence.about(start, Property.WHEN) if not s.denied]
    dates = [v for v in told if isinstance(v, When)]
    if any(d.known for d in dates):
        return dates
    seen = [s.claim.value for s in evidence.about(person.mentions, Property.LAST_SEEN)]
    return [*dates, *(v for v in seen if isinstance(v, When))]


def _places(evidence: Evidence, start: Sequence[str], person: Person) -> list[Place]:
    told = [s.claim.value for s in evidence.about(start, Property.WHERE) if not s.denied]
    places = [v for v in told if isinstance(v, Place)]
    if any(p.known for p in places):
        return places
    seen = [s.claim.value for s in evidence.about(person.mentions, Property.LAST_SEEN_AT)]
    return [*places, *(v for v in seen if isinstance(v, Place))]


def _last_seen(evidence: Evidence, person: Person) -> tuple[Said, ...]:
    return evidence.about(person.mentions, Property.LAST_SEEN, Property.LAST_SEEN_AT)


def _times_of_day(opening: Sequence[Said]) -> tuple[TimeOfDay, ...]:
    named = {s.claim.value.code for s in opening
             if s.claim.property is Property.TIME_OF_DAY and isinstance(s.claim.value, Code)}  # fmt: skip
    return tuple(t for t in TimeOfDay if t.value in named)


def _actors(said: Sequence[Said]) -> tuple[Actor, ...]:
    found: dict[tuple[str | None, str], Actor] = {}
    for s in said:
        actor = s.claim.value
        if isinstance(actor, Actor) and not s.denied and actor != NOT_KNOWN:
            found.setdefault((actor.code, "" if actor.code else actor.words.casefold()), actor)
    return tuple(found.values())


def _quotes(evidence: Evidence, incidents: Sequence[Incident], person: Person) -> tuple[Quote, ...]:
    told = [evidence.incidents[m] for i in incidents for m in evidence.tellings_of(i, person)]
    acts = [q for mention in told for q in (mention.quote, *mention.repeats)]
    people = [evidence.persons[m].quote for m in person.mentions]
    return without_overlaps([*acts, *people], evidence.turn)


def _speakers(evidence: Evidence, mentions: Sequence[str]) -> tuple[SpeakerKind, ...]:
    kinds = {s.speaker.kind for s in evidence.about(mentions, *Property)}
    return tuple(k for k in SpeakerKind if k in kinds)


def _positions(evidence: Evidence, answers: Sequence[Hypothesis], documents: Sequence[str]) -> tuple[str, ...]:
    """What the parties named say of themselves: shown beside the allegation, counted neither for nor against it."""
    parties = {side(h.answer) for h in answers if h.question is not Question.FATE and h.answer}
    return tuple(
        p.ref for p in evidence.positions if p.quote.document in documents and side(p.party.code or "") in parties
    )


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))
