"""Acts told in a sentence: which verb, whether it is told as done, by whom and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from kintrace.claims import vocabulary
from kintrace.claims.prose.events import clauses, nominal, telling, verbs
from kintrace.claims.prose.events.clauses import Party
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.unlisted import PERSON_ONLY, of_a_thing, of_some_trade
from kintrace.claims.prose.events.verbs import Group
from kintrace.claims.prose.people.victims import added
from kintrace.claims.prose.text.phrases import People, unknown_noun, unknown_object
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
    after = heard.words(heard.tokens[i].end, clauses.clause_end(heard, i)).lower().lstrip()
    unseen = (
        group.denied and (group.perfect or heard.tokens[i].lower in ("come", "came", "return", "returned"))
    ) or _last_seen(heard, i, group)
    timed = _timed(heard, heard.tokens[i].end)
    verb = next((v for v in readings if _fits(v, after, timed) and (v.frame != "n" or unseen)), None)
    if verb is None:
        return None
    if verb.frame == "n":
        return _unseen(heard, i, verb, group, around, reading)
    subject = _subject(heard, group, around, reading)
    target = clauses.object_of(heard, i, around) if verb.frame == "o" else None
    group = _settle_voice(heard, group, verb, target, around)
    group = _in_chain(heard, group, verb, target, reading)
    told = telling.told(heard, group, verb)
    if verb.frame == "i":
        if group.first == group.at and i and heard.tokens[i - 1].lower in _DETERMINERS:
            return None  # "a deserted village"
        if subject is None or subject.people is None or subject.people.armed:
            subject = _beyond_relative(heard, group, around) or subject
        reading.subject = subject
        return Event(heard, i, verb, told, 0, 0, subject.people if subject else None, None, group)
    if group.passive:
        victim = clauses.just_before(heard, group, around) if group.reduced else subject
        if not group.reduced and (victim is None or victim.people is None):
            victim = _beyond_relative(heard, group, around) or victim
        reading.subject = victim
        victim = _with_companions(heard, i, victim, around)
        agent = clauses.agent_of(heard, i, around)
        if verb.act == "taken" and verb.base in _ALSO_OF_RESCUE and _civilian(agent):
            return None
    else:
        victim = (
            target or clauses.before_relative(heard, group, around)
            if target is None or target.people is None
            else target
        )
        agent = _blamed(heard, group, around) or subject or _accused(heard, group, around)
        reading.subject = agent
        if verb.act in _OF_A_SIDE and _civilian(agent) and verb.base not in ("abduct", "kidnap"):
            return None
        victim = _shared_object(heard, i, victim, around) or _fronted(heard, group, subject, around)
    told = _by_victim(told, victim)
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


_OF_A_SIDE = frozenset(("taken", "forcibly_recruited", "detained", "hostage", "weak_take", "released", "transferred"))
_ALSO_OF_RESCUE = frozenset(("pull", "drag", "carry", "lift", "take", "lead", "haul", "escort", "grab", "snatch"))
_ANYBODY = frozenset(
    [
        "man",
        "men",
        "agent",
        "agents",
        "officer",
        "officers",
        "official",
        "officials",
        "guards",
        "operatives",
        "thugs",
        "members",
        "comrades",
        "cadres",
        "recruiters",
        "commander",
        "commanders",
        "captors",
        "abductors",
        "kidnappers",
        "intruders",
        "strangers",
        "person",
        "people",
        "individual",
        "individuals",
        "others",
        "assailant",
        "attackers",
        "woman",
    ]
)


def _civilian(agent: Party | None) -> bool:
    """Whether those who do it are plainly nobody who takes people: a driver, a family."""
    people = agent.people if agent is not None and not agent.actors else None
    if people is None or people.armed or people.kind == "pronoun":
        return False
    return people.head not in _ANYBODY


def _timed(heard: Heard, at: int) -> bool:
    """Whether a time comes right after: "released the next day" has no object that a verb could shun."""
    return any(0 <= d.start - at <= 1 for d in heard.dates)


def _fits(verb: Verb, after: str, timed: bool) -> bool:
    if not timed and verb.shuns and _any_of(verb.shuns, ahead=True).match(after):
        return False
    return not verb.needs or _any_of(verb.needs, ahead=False).search(after[:90]) is not None


@cache
def _any_of(words: tuple[str, ...], *, ahead: bool) -> re.Pattern[str]:
    """One pattern for the words that a verb needs or shuns: hundreds of small ones would be compiled over and over."""
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"(?:\w+ly\s+)?(?:{listed})\b" if ahead else rf"\b(?:{listed})\b")


def _subject(heard: Heard, group: Group, around: list[Party], reading: _Reading) -> Party | None:
    here = clauses.subject_of(heard, group, around)
    opener = verbs.opener_of(heard, group.first)
    if here is not None and opener == "who" and verbs.told_since(heard, group.first, opener):
        # "four women who were visiting relatives went missing"
        return clauses.main_subject(heard, group, around) or here
    if here is not None:
        return here
    if opener in ("who", "whom", "which", "that"):
        if verbs.told_since(heard, group.first, opener):
            return clauses.main_subject(heard, group, around)
        return clauses.before_relative(heard, group, around)
    if reading.subject is not None:
        return reading.subject
    return clauses.main_subject(heard, group, around)


_DETERMINERS = frozenset(("a", "an", "the", "this", "that", "his", "her", "their", "its", "some", "many", "several"))
_FINITE = frozenset(
    vocabulary.words("be") | vocabulary.words("have") | vocabulary.words("modal") | vocabulary.words("do")
)


def _beyond_relative(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """The subject before an inserted clause that has its own verb: "eight of the men whom they took are freed"."""
    verb_between = False
    for i in range(group.first - 1, max(0, group.first - 40), -1):
        word = heard.tokens[i].lower
        if word in verbs.HARD:
            return None
        verb_between = verb_between or word in vocabulary.verb_forms() or word in _FINITE or word.endswith("ed")
        if verb_between and word in ("whom", "who", "that", "which"):
            found = clauses.subject_of(heard, replace(group, first=i), around)
            return found if found is not None and found.people is not None else None
    return None


def _settle_voice(heard: Heard, group: Group, verb: Verb, target: Party | None, around: list[Party]) -> Group:
    """A form that is past and participle alike is a participle where nobody stands after it, and people before it."""
    if group.kind != "past" or verb.frame != "o" or group.passive or group.perfect:
        return group
    if target is not None and target.people is not None:
        return group
    before = clauses.just_before(heard, group, around)
    by = clauses.agent_of(heard, group.at, around)
    after = heard.tokens[group.at + 1].lower if group.at + 1 < len(heard.tokens) else ""
    if (
        before is not None
        and before.people is not None
        and not before.people.armed
        and (by is not None or after in ("by", "on", "in", "from", "at", "since"))
    ):
        return replace(group, kind="participle", passive=True, reduced=True)
    return group


# "were seen and tied up": verbs that are no act of ours share their auxiliary too
_PASSIVE_CHAIN = re.compile(
    r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:\w+ed|seen|caught|found|met|bound|beaten|shot|hit|spotted)\b[^,.;:]{0,50}?"
    r"\s+and\s+(?:then\s+|later\s+)?\Z"
)


def _in_chain(heard: Heard, group: Group, verb: Verb, target: Party | None, reading: _Reading) -> Group:
    """A participle may share its auxiliary with the one before: "was held in one place and then moved to another"."""
    if group.kind != "past" or verb.frame != "o" or target is not None:
        return group
    if _PASSIVE_CHAIN.search(heard.words(heard.start, heard.tokens[group.first].start)[-90:]):
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


def _accused(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    doing = group.kind == "ing" or telling.having(heard, group)
    return clauses.main_subject(heard, group, around) if doing else None


_BLAMING = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed)?|blame[sd]?)\s+(?P<whom>(?!of\b)[^.;:“”\"]{2,90}?)\s+(?:of|for)\s+(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)


def _blamed(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """Whom others accuse of it: "residents accuse the army of abducting two men"."""
    if group.kind != "ing" and not telling.having(heard, group):
        return None
    match = _BLAMING.search(heard.words(heard.start, heard.tokens[group.first].start))
    if match is None:
        return None
    start, end = heard.start + match.start("whom"), heard.start + match.end("whom")
    return next((p for p in around if start <= p.start and p.end <= end), None)


def _shared_object(heard: Heard, i: int, victim: Party | None, around: list[Party]) -> Party | None:
    """The object of two verbs stands after the second: "bound and arrested the seven"."""
    if victim is not None or i + 2 >= len(heard.tokens) or heard.tokens[i + 1].lower not in ("and", "or"):
        return victim
    if heard.tokens[i + 2].lower in vocabulary.verb_forms():
        return clauses.object_of(heard, i + 2, around)
    return None


_DOERS = frozenset(("they", "we", "he", "she", "soldiers", "troops"))


def _fronted(heard: Heard, group: Group, subject: Party | None, around: list[Party]) -> Party | None:
    """The object that stands first: "the old man they let go"."""
    if subject is None or heard.words(subject.start, subject.end).lower() not in _DOERS:
        return None
    before = [p for p in around if p.end <= subject.start and p.people is not None]
    if not before or heard.words(before[-1].end, subject.start).strip() or clauses.governed(heard, before[-1]):
        return None
    return before[-1] if heard.words(subject.end, heard.tokens[group.first].start).strip() == "" else None


def _may_be_silent(group: Group, verb: Verb) -> bool:
    """Whether a verb with nobody named by it may still tell of somebody the discourse names."""
    return (group.passive and not group.reduced) and verb.act not in ("weak_take", "transferred", "returned")


_ALONG = re.compile(r"\b(?:along|together)\s+with\s+\Z", re.IGNORECASE)


def _with_companions(heard: Heard, i: int, victim: Party | None, around: list[Party]) -> Party | None:
    """Those named after the verb who suffered it too: "was arrested in Lashio along with five others"."""
    end = clauses.clause_end(heard, i)
    if victim is None or victim.people is None or victim.people.armed:
        return victim
    for party in around:
        them = party.people
        if them is None or them.armed or not heard.tokens[i].end < party.start <= end:
            continue
        if _ALONG.search(heard.words(heard.tokens[i].end, party.start)):
            both = added(victim.people, them)
            return replace(victim, people=replace(both, end=victim.people.end))
    return victim


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
    subject = _subject(heard, group, around, reading)
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


def _of_state(words: str) -> str:
    if "home" in words or words.startswith("back "):
        return "returned"
    if "soldier" in words:
        return "forcibly_recruited"
    return "missing" if words in ("missing", "disappeared", "unaccounted for") else "detained"


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
