"""Acts told in a sentence: which verb, whether it is told as done, by whom and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from kintrace.claims import vocabulary
from kintrace.claims.prose.events import clauses, nominal, telling, verbs
from kintrace.claims.prose.events.clauses import Party
from kintrace.claims.prose.events.partners import (
    DETERMINERS,
    accused,
    beyond_relative,
    blamed,
    doer_of,
    fronted,
    settle_voice,
    shared_object,
    with_companions,
)
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.unlisted import PERSON_ONLY, of_a_thing, of_some_trade
from kintrace.claims.prose.events.verbs import Group
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.unlisted_people import unknown_noun, unknown_object
from kintrace.claims.prose.text.words import Heard
from kintrace.claims.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Event:
    """One act as one clause tells it.

    Args:
        heard: The sentence.
        at: Index of its verb.
        verb: The reading of the verb.
        told: How it is told.
        start: First code point of the words that carry it.
        end: One past the last.
        victim: To whom it is done; ``None``: the discourse must say.
        agent: By whom; ``None``: the clause does not say.
        group: The verb with its auxiliaries.
    """

    heard: Heard = field(repr=False)
    at: int
    verb: Verb
    told: Told
    start: int
    end: int
    victim: People | None
    agent: Party | None
    group: Group

    @property
    def act(self) -> str:
        """Act of the verb as read; ``died`` and ``weak_take`` are settled by what stands around."""
        return self.verb.act


@dataclass(slots=True)
class _Reading:
    """What was read of the verbs of a sentence so far."""

    events: list[Event] = field(default_factory=list)
    subject: Party | None = None  # of the last verb read, for "and took them"
    subject_end: int = -1


def events_in(heard: Heard, people: list[People]) -> list[Event]:
    """Find the acts of one sentence, in its order."""
    around = clauses.parties(heard, people)
    reading = _Reading()
    for i, token in enumerate(heard.tokens):
        if token.lower not in vocabulary.verb_forms() or _named(heard, token.start, token.capital):
            continue
        for form in vocabulary.verb_forms()[token.lower]:
            event = _event_at(heard, i, form.kinds, form.verbs, around, reading)
            if event is not None:
                reading.events.append(event)
                break
    reading.events += _nominal(heard, around, reading.events)
    reading.events += _by_nouns(heard, around, people, reading.events)
    return _spans(heard, sorted(reading.events, key=lambda e: e.at))


def _named(heard: Heard, at: int, capital: bool) -> bool:
    if capital and not heard.sentence.headline and at > heard.start + 1:
        return True
    return any(p.start <= at < p.end for p in heard.places) or any(a.start <= at < a.end for a in heard.actors)


def _event_at(
    heard: Heard, i: int, kinds: frozenset[str], readings: tuple[Verb, ...], around: list[Party], reading: _Reading
) -> Event | None:
    group = verbs.group_at(heard, i, kinds)
    if group is None:
        return None
    if group.reduced and heard.tokens[group.first - 1].lower == "those":
        return None  # "the parents of those taken": who they are, and no taking
    after = heard.words(heard.tokens[i].end, clauses.clause_end(heard, i)).lower().lstrip()
    unseen = (
        group.denied and (group.perfect or heard.tokens[i].lower in ("come", "came", "return", "returned"))
    ) or _last_seen(heard, i, group)
    timed = time_follows(heard, heard.tokens[i].end)
    verb = next((v for v in readings if fits(v, after, timed) and (v.frame != "n" or unseen)), None)
    if verb is None:
        return None
    if verb.frame == "n":
        return _unseen(heard, i, verb, group, around, reading)
    subject = doer_of(heard, group, around, reading.subject)
    target = clauses.object_of(heard, i, around) if verb.frame == "o" else None
    group = settle_voice(heard, group, verb, target, around)
    group = _in_chain(heard, group, verb, target, reading)
    told = telling.told(heard, group, verb)
    if verb.frame == "i":
        if _whoever(subject):
            told = Told.PATTERN
        if group.first == group.at and i and heard.tokens[i - 1].lower in DETERMINERS:
            return None  # "a deserted village"
        if subject is None or subject.people is None or subject.people.armed:
            subject = beyond_relative(heard, group, around) or subject
        reading.subject = subject
        return Event(heard, i, verb, told, 0, 0, subject.people if subject else None, None, group)
    if group.passive:
        victim = clauses.just_before(heard, group, around) if group.reduced else subject
        if not group.reduced and (victim is None or victim.people is None):
            victim = beyond_relative(heard, group, around) or victim
        reading.subject = victim
        victim = with_companions(heard, i, victim, around)
        agent = clauses.agent_of(heard, i, around)
        if agent is None and verb.act == "forcibly_recruited":
            agent = _joined(heard, i, around)
        if verb.act == "taken" and verb.base in _ALSO_OF_RESCUE and civilian(agent):
            return None
    else:
        victim = (
            target or clauses.before_relative(heard, group, around)
            if target is None or target.people is None
            else target
        )
        agent = blamed(heard, group, around) or subject or accused(heard, group, around)
        reading.subject = agent
        if verb.act in _OF_A_SIDE and civilian(agent) and verb.base not in ("abduct", "kidnap"):
            return None
        victim = shared_object(heard, i, victim, around) or fronted(heard, group, subject, around)
    told = Told.PATTERN if _whoever(victim) else _by_victim(told, victim)
    if victim is not None and victim.start <= heard.tokens[i].start < victim.end:
        return None  # "those who were recruited under age": the words say who they are
    if victim is not None and victim.people is not None and victim.people.plural and telling.a_rate(heard, victim.end):
        told = Told.PATTERN
    if victim is not None and victim.people is None:
        return None  # a side, or a thing: no person is named
    person = victim.people if victim else None
    if (
        person is None
        and group.passive
        and not group.reduced
        and (verb.base in PERSON_ONLY or of_some_trade(heard, group))
    ):
        person = unknown_noun(heard, group.first)
    if person is None and victim is None and not group.passive and verb.base in PERSON_ONLY:
        person = unknown_object(heard, i)
    if person is None and (not _may_be_silent(group, verb) or of_a_thing(heard, group)):
        return None
    if not group.passive and agent is None and verb.act in ("taken", "weak_take") and of_a_thing(heard, group):
        return None  # "the boat took the passengers to Bhamo"
    if person is not None and person.armed and not person.names:
        return None
    return Event(heard, i, verb, told, 0, 0, person, agent, group)


def _whoever(subject: Party | None) -> bool:
    """Whether nobody is meant but whoever it befell: "those who had fled were told to come back"."""
    people = subject.people if subject is not None else None
    return people is not None and (
        people.head == "those" or (people.head == "person" and people.definite and not people.ages)
    )


_INTO_A_SIDE = re.compile(
    r"\b(?:join|joining|serve\s+(?:in|with|for|under)|fight\s+for|enlist\s+in|enter|into|become\s+soldiers?\s+(?:of|in))\s+"
    r"(?:(?:the|its)\s+)?(?:ranks\s+of\s+(?:the\s+)?)?\Z"
)


def _joined(heard: Heard, i: int, around: list[Party]) -> Party | None:
    """The side into which somebody was pressed, where nobody else is said to have done it: "made to join the MNDAA"."""
    verb, end = heard.tokens[i].end, clauses.clause_end(heard, i)
    for party in around:
        named = any(not a.generic for a in party.actors)
        if named and verb <= party.start < end and _INTO_A_SIDE.search(heard.words(verb, party.start)):
            return party
    return None


_OF_A_SIDE = frozenset(("taken", "forcibly_recruited", "detained", "hostage", "weak_take", "released", "transferred"))
_ALSO_OF_RESCUE = frozenset(("pull", "drag", "carry", "lift", "take", "lead", "haul", "escort", "grab", "snatch"))
_ANYBODY = vocabulary.words("who_may_take")


def civilian(agent: Party | None) -> bool:
    """Whether those who do it are plainly nobody who takes people: a driver, a family."""
    people = agent.people if agent is not None and not agent.actors else None
    if people is None or people.armed or people.kind == "pronoun":
        return False
    return people.head not in _ANYBODY


def time_follows(heard: Heard, at: int) -> bool:
    """Whether a time comes right after: "released the next day" has no object that a verb could shun."""
    return any(0 <= d.start - at <= 1 for d in heard.dates)


def fits(verb: Verb, after: str, timed: bool) -> bool:
    """Whether a reading of a verb stands with the words after it, in lower case."""
    if not timed and verb.shuns and _any_of(verb.shuns, ahead=True).match(after):
        return False
    return not verb.needs or _any_of(verb.needs, ahead=False).search(after[:90]) is not None


@cache
def _any_of(words: tuple[str, ...], *, ahead: bool) -> re.Pattern[str]:
    """One pattern for the words that a verb needs or shuns: hundreds of small ones would be compiled over and over."""
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"(?:\w+ly\s+)?(?:{listed})\b" if ahead else rf"\b(?:{listed})\b")


# "were seen and tied up": verbs that are no act of ours share their auxiliary too
_PASSIVE_CHAIN = re.compile(
    r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:\w+ed|\w+en|seen|caught|found|met|bound|beaten|shot|hit|spotted)\b[^,.;:]{0,50}?"
    r"\s+and\s+(?:then\s+|later\s+)?\Z"
)


def _in_chain(heard: Heard, group: Group, verb: Verb, target: Party | None, reading: _Reading) -> Group:
    """A participle may share its auxiliary with the one before: "was held in one place and then moved to another"."""
    if group.kind != "past" or verb.frame != "o" or target is not None:
        return group
    said = re.sub(r"\b([ap])\.m\.", r"\1m", heard.words(heard.start, heard.tokens[group.first].start)[-90:])
    if _PASSIVE_CHAIN.search(said):
        return replace(group, kind="participle", passive=True)
    if not reading.events:
        return group
    last = reading.events[-1].group
    before = [heard.tokens[j].lower for j in range(max(group.first - 2, 0), group.first)]
    if last.passive and not last.reduced and ("and" in before or "then" in before or "," in before):
        return replace(
            group,
            kind="participle",
            passive=True,
            perfect=last.perfect,
            present=last.present,
            unreal=last.unreal,
            denied=last.denied,
        )
    return group


def _may_be_silent(group: Group, verb: Verb) -> bool:
    """Whether a verb with nobody named by it may still tell of somebody the discourse names."""
    return (group.passive and not group.reduced) and verb.act not in ("weak_take", "transferred", "returned")


def _by_victim(told: Told, victim: Party | None) -> Told:
    if (
        victim is not None
        and victim.people is not None
        and victim.people.head in ("nobody", "none", "anyone", "anybody")
    ):
        return Told.DENIED
    return told


def _last_seen(heard: Heard, i: int, group: Group) -> bool:
    """Whether it tells where somebody was last seen: "was last seen at the ferry on May 3"."""
    return (
        group.passive and not group.denied and heard.tokens[i].lower == "seen" and heard.tokens[i - 1].lower == "last"
    )


def _unseen(heard: Heard, i: int, verb: Verb, group: Group, around: list[Party], reading: _Reading) -> Event | None:
    """Verbs that tell of somebody missing only where they are denied: "has not been seen since"."""
    of_them = verb.base in ("see", "hear")
    last_seen = _last_seen(heard, i, group)
    gone = group.denied and (group.perfect or not of_them)
    if not last_seen and (not gone or group.passive != of_them):
        return None
    subject = doer_of(heard, group, around, reading.subject)
    if subject is None or subject.people is None:
        return None
    return Event(heard, i, verb, Told.DONE, 0, 0, subject.people, None, group)


_STATE = vocabulary.expression("events.state")
_STATE_VERB = Verb("be", "missing", "i", (), ())


def _nominal(heard: Heard, around: list[Party], events: list[Event]) -> list[Event]:
    """Acts told by a state: "have been missing since", "is now a soldier in"."""
    found = []
    for match in _STATE.finditer(heard.text):
        i = heard.token_at(heard.start + match.start())
        if any(abs(e.at - i) <= 2 for e in events) or i == 0:
            continue
        group = verbs.group_at(heard, i, frozenset({"participle"}))
        if group is None or group.first == i or group.unreal or group.denied:
            continue
        before = heard.tokens[group.first].start
        words = re.split(r"[;:,—–]", heard.words(max(heard.start, before - 40), before).lower())[-1]
        if vocabulary.pattern("unreal").search(words) or vocabulary.pattern("condition").search(words):
            continue
        subject = clauses.subject_of(heard, group, around) or clauses.main_subject(heard, group, around)
        if subject is None or subject.people is None or (subject.people.armed and not subject.people.names):
            continue
        act = _of_state(match[0].lower())
        told = Told.HEADLINE if heard.sentence.headline else Told.DONE
        found.append(Event(heard, i, replace(_STATE_VERB, act=act), told, 0, 0, subject.people, None, group))
    return found


def _by_nouns(heard: Heard, around: list[Party], people: list[People], events: list[Event]) -> list[Event]:
    """Acts told by a noun, where no verb tells of the same people."""
    told = Told.HEADLINE if heard.sentence.headline else Told.DONE
    return [
        Event(heard, n.at, n.verb, told, 0, 0, n.victim, n.agent, n.group)
        for n in nominal.named_acts(heard, around, people)
        if not any((e.victim is n.victim and e.verb.act == n.verb.act) or e.at == n.at for e in events)
    ]


_GONE = ("missing", "disappeared", "unaccounted for", "out of contact", "unreachable")


def _of_state(words: str) -> str:
    if "home" in words or words.startswith("back "):
        return "returned"
    if "soldier" in words:
        return "forcibly_recruited"
    return "missing" if words in _GONE else "detained"


def _spans(heard: Heard, events: list[Event]) -> list[Event]:
    """Give every act the words that carry it, so that the words of two acts of a sentence do not overlap."""
    spanned: list[Event] = []
    told = [e for e in events if e.told in (Told.DONE, Told.HEADLINE)]
    starts = {e.at: _start(heard, e, [x.at for x in told]) for e in events}
    for event in events:
        later = tuple(starts[e.at] for e in told if e.at > event.at)
        end = max(clauses.clause_end(heard, event.at, later), heard.tokens[event.at].end)
        spanned.append(replace(event, start=starts[event.at], end=end))
    return spanned


def _start(heard: Heard, event: Event, others: list[int]) -> int:
    verb = heard.tokens[event.group.first].start
    floor = max((heard.tokens[i].end for i in others if i < event.at), default=heard.start)
    before = [x.start for x in (event.victim, event.agent) if x is not None and floor <= x.start < verb]
    start = min([verb, *before])
    if start < verb and re.search(r"[“”\";]|\b(?:he|she|they) said\b", heard.words(start, verb)):
        return verb
    return start
