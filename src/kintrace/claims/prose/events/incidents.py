"""Which acts told in a document are one incident."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.acts import act_of
from kintrace.claims.prose.events.dating import dates_of, of_another
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.claims.prose.events.held_before import same_people
from kintrace.claims.prose.events.one_incident import NEAR, as_many, dates_apart, refers, tells_of
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.told_enough import specific
from kintrace.claims.prose.events.totals import total_of
from kintrace.claims.prose.events.whereabouts import place_of
from kintrace.claims.prose.people.entities import Entity
from kintrace.claims.prose.text.people import People
from kintrace.lexicon.actors import FoundActor
from kintrace.model import Act, ActKind

_REMEMBERED = 60  # incidents that a text can still speak of
_WEAK = "weak_take"


def incidents_in(discourse: Discourse) -> Read:
    """Sort the acts of a document into its incidents."""
    read = Read()
    headlines: list[Telling] = []
    for n, events in enumerate(discourse.events):
        for event in events:
            if event.told not in (Told.DONE, Told.HEADLINE) or _sealed(discourse, n) or _asked(discourse, n):
                continue
            telling = telling_of(discourse, n, event, read)
            if telling is None:
                continue
            if event.told is Told.HEADLINE:
                headlines.append(telling)
            else:
                _place(discourse, telling, read)
    for headline in headlines:
        _under_headline(headline, read)
    for happening in read.happenings:
        happening.source = _told_after(happening, read) or happening.source
    read.happenings = [h for h in read.happenings if specific(discourse, h)]
    return read


def _told_after(happening: Happening, read: Read) -> Happening | None:
    """The taking of the same people where a lead tells their death, or their release, before it; ``None``: none is."""
    source, death = happening.source, happening.kind is ActKind.DEATH
    if not death and (source is not None or happening.kind is not ActKind.RELEASE):
        return None
    if source is not None and any(same_people(t, source) for t in happening.tellings):
        return None
    for taking in read.happenings:
        beside = taking.main.n == happening.main.n and taking.main.event.group.reduced
        if (
            taking.kind is ActKind.TAKE
            and (death or beside)
            and any(same_people(t, taking) for t in happening.tellings)
        ):
            return taking
    return None


def _asked(discourse: Discourse, n: int) -> bool:
    """Whether a sentence only asks: "Have they come back?"."""
    return discourse.heard[n].text.rstrip("”\"’' ").endswith("?")


def _sealed(discourse: Discourse, n: int) -> bool:
    return bool(vocabulary.pattern("sexual").search(discourse.heard[n].text))


def telling_of(discourse: Discourse, n: int, event: Event, read: Read) -> Telling | None:
    """One act as its sentence tells it, with what the discourse adds; ``None``: it is no act of ours."""
    entity = discourse.entity_of(event.victim) or _of_who_speaks(discourse, n, event.victim, read)
    agents = event.agent.actors if event.agent is not None else ()
    named = any(not a.generic or not a.code.startswith("UNIDENTIFIED") for a in agents)
    beside = discourse.events[n]
    dates = tuple(d for d in dates_of(event) if not of_another(event, d, beside))
    place = place_of(event, beside)
    with_it = _told_with(event, beside) if not dates and place is None else None
    if with_it is not None:
        dates, place = tuple(dates_of(with_it)), place_of(with_it, beside)
    sides = _suspects(discourse, n) if event.act == "missing" else discourse.sides(n, event.agent)
    draft = Telling(n, event, None, entity, sides, named, dates, place)
    if event.act == _WEAK:
        return draft
    if _on_their_way(event, beside) or _by_those_who_speak(discourse, n, event):
        return None
    _stopped_and_kept(discourse, draft, read)
    act = act_of(discourse, draft, read)
    return None if act is None else Telling(n, event, act, entity, sides, named, dates, place)


_HARMS = ("killed", "died", "injured")


def _told_with(event: Event, beside: list[Event]) -> Event | None:
    """The act that a clause is joined to, whose time and place hold for both: "one was killed and two were hurt on"."""
    heard = event.heard
    for other in beside:
        if other.at > event.at and event.act in _HARMS and other.act in _HARMS and other.told is event.told:
            between = heard.words(heard.tokens[event.at].end, heard.tokens[other.group.first].start)
            return other if re.fullmatch(r",?\s+and\s+[^.;:,]{2,40}", between) else None
    return None


_AS_THEY = re.compile(r"\b(?:when|while|as|after|once)\s+(?:\w+\s+){1,3}\Z")


def _on_their_way(event: Event, beside: list[Event]) -> bool:
    """Whether somebody's way home only sets the scene of their taking: "caught nine men when they came back"."""
    heard = event.heard
    before = heard.words(heard.start, heard.tokens[event.group.first].start)[-40:]
    taken = any(e.act in ("taken", "detained", "forcibly_recruited") and e.at < event.at for e in beside)
    return event.act == "returned" and taken and _AS_THEY.search(before) is not None


def _by_those_who_speak(discourse: Discourse, n: int, event: Event) -> bool:
    """Whether "we" who did it are families or neighbours, who take and free nobody."""
    agent = event.agent
    if agent is None or agent.actors or event.heard.words(agent.start, agent.end).lower() != "we":
        return False
    voice = discourse.voices[n]
    return not (voice.party or discourse.author.party) and event.act in ("transferred", "released", "taken")


_KEPT_SOON = 6  # sentences
_KEPT_AT = re.compile(
    r"\b(?:to|in|at)\s+(?:(?:an?|the|its|their)\s+)?(?:[\w’'-]+\s+){0,3}?(?:training\s+\w+|recruitment\s+\w+|camp|base|barracks|battalion|"
    r"depot|lock-?up|prison|jail)\b"
)


def _stopped_and_kept(discourse: Discourse, telling: Telling, read: Read) -> None:
    """Make a stop a taking where those stopped are then moved to a camp: "stopped at a gate ... driven to a base"."""
    event, victim = telling.event, telling.victim
    if event.act != "transferred" or not event.group.passive or victim is None or not read.stopped:
        return
    stop = read.stopped[-1]
    takings = [h for h in read.happenings if h.kind is ActKind.TAKE and h.tellings[-1].n >= stop.n]
    heard = event.heard
    moved = _KEPT_AT.search(heard.words(heard.tokens[event.at].end, heard.start + len(heard.text)))
    if takings or telling.n - stop.n > _KEPT_SOON or not moved or not (victim.definite or victim.kind == "pronoun"):
        return
    act = Act.FORCIBLY_RECRUITED if discourse.recruiting else Act.DETAINED
    read.happenings.append(Happening(replace(stop, act=act)))
    read.stopped.clear()


_MYSELF, _OURSELVES = frozenset(("i", "me")), frozenset(("we", "us"))


def _of_who_speaks(discourse: Discourse, n: int, victim: People | None, read: Read) -> Entity | None:
    """The one who speaks of what was done to them, and those taken with them, where their taking is told."""
    if victim is None or victim.head not in _MYSELF | _OURSELVES or not discourse.heard[n].sentence.quoted:
        return None
    voice = discourse.voices[n]
    speaking = [e for (start, end), e in discourse.entities.items() if start < voice.end and voice.start < end]
    taken = [t.entity for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE for t in h.tellings]
    for one in speaking[:1]:
        for entity in (one.part_of, one) if victim.head in _OURSELVES else (one, one.part_of):
            if entity is not None and any(entity is t for t in taken):
                return entity
    return None


_BY_WHOM = re.compile(
    r"\b(?:by|with|hands\s+of|custody\s+of|blam\w+|suspect\w*|accus\w+|joined|join)\s+(?:[\w’'-]+\s+){0,3}\Z",
    re.IGNORECASE,
)


def _suspects(discourse: Discourse, n: int) -> tuple[FoundActor, ...]:
    """Whom a sentence on somebody missing suspects; that police look for them is no suspicion."""
    heard = discourse.heard[n]
    return tuple(a for a in heard.actors if not a.generic and _BY_WHOM.search(heard.words(heard.start, a.start)))[:1]


def _place(discourse: Discourse, telling: Telling, read: Read) -> None:
    """Put one telling to the incident it speaks of, or open a new one."""
    if _names_one_of_them(telling, read) or _with_those_told(telling, read):
        return
    if _held_on(telling, read):
        return
    total = total_of(discourse, telling, read)
    if total is not None:
        read.totals.append((telling, total))
        return
    if telling.act is None:
        takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE]
        if telling.event.verb.base == "stop" and telling.victim is not None:
            read.stopped.append(telling)
        if takings and (same_people(telling, takings[-1]) or refers(telling) or as_many(telling, takings[-1])):
            takings[-1].others.append(telling)
        return
    if _of_a_death(telling, read):
        return
    for happening in reversed(read.happenings[-_REMEMBERED:]):
        if happening.kind is telling.act.kind and tells_of(discourse, telling, happening):
            _add(happening, telling)
            return
    if telling.victim is None or (
        telling.victim.kind == "pronoun" and telling.entity is None and telling.victim.head != "i"
    ):
        return
    source = None
    if telling.act.kind is not ActKind.TAKE:
        source = next((h for h in reversed(read.happenings[-_REMEMBERED:]) if same_people(telling, h)), None) or next(
            (h for h in reversed(read.happenings) if h.kind is ActKind.TAKE), None)  # fmt: skip
    read.happenings.append(Happening(telling, source=source))


_TO_A_PLACE = re.compile(
    r"\s*(?:away\s+|there\s+)?to\s+(?:(?:an?|the|its|their|another)\s+)?(?:[\w’'.-]+\s+){0,5}?(?:camp|base|barracks|prison|jail|station|"
    r"headquarters|cent(?:re|er)|school|depot|battalion|command|outpost|post|lock-?up|front(?:line)?|front\s+lines?)\b"
)


def _held_on(telling: Telling, read: Read) -> bool:
    """Put where those taken were brought to, on no other day, to their taking: "The two were taken to a base"."""
    event, victim = telling.event, telling.victim
    takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE]
    if not takings or telling.act is None or telling.act.kind is not ActKind.TAKE or victim is None:
        return False
    if (
        not event.group.passive
        or telling.date is not None
        or not (victim.definite or victim.kind in ("pronoun", "number"))
    ):
        return False
    heard = event.heard
    if not _TO_A_PLACE.match(heard.words(heard.tokens[event.at].end, heard.start + len(heard.text))):
        return False
    near = [h for h in takings if telling.n - h.tellings[-1].n <= NEAR or same_people(telling, h)]
    if not near:
        return False
    near[-1].others.append(replace(telling, act=None))
    return True


_AMONG_THEM = re.compile(r"\bamong\s+(?:those|the\s+(?:\w+\s+)?\w+)\s+\Z", re.IGNORECASE)


def _names_one_of_them(telling: Telling, read: Read) -> bool:
    """Put the name of one of those taken to their taking: "Among those seized was A"."""
    event = telling.event
    before = event.heard.words(event.heard.start, event.heard.tokens[event.at].start)
    if telling.act is None or not _AMONG_THEM.search(before):
        return False
    kind = ActKind.TAKE if telling.act.kind is ActKind.TAKE else ActKind.TRANSFER
    takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is kind]
    if not takings or telling.act.kind is not kind:
        return False
    victim = takings[-1].main.victim
    if victim is None or not victim.plural:
        return False
    takings[-1].others.append(replace(telling, act=None))
    return True


_WITH_THOSE = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,2}?(?:along|together)?\s*with\s+(?:(?:his|her|their|my)\s+\w+\s+and\s+)?"
    r"(?:the\s+(?:others?|rest|(?:\w+\s+){0,2}?\w+s|men|women)|those\s+\w+)\b"
)


def _with_those_told(telling: Telling, read: Read) -> bool:
    """Put one who was taken with those told of before to their taking: "a driver who was held with the workers"."""
    event, victim = telling.event, telling.victim
    if telling.act is None or telling.act.kind is not ActKind.TAKE or victim is None:
        return False
    takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE and h.main.n < telling.n]
    heard = event.heard
    after = heard.words(heard.tokens[event.at].end, heard.start + len(heard.text))
    if not takings or not event.group.passive or not _WITH_THOSE.match(after):
        return False
    verb = heard.tokens[event.at].end
    if any(d.start > verb and "," not in heard.words(verb, d.start) for d in telling.dates):
        return False  # a day of its own
    takings[-1].others.append(replace(telling, act=None))
    return True


def _dead_already(telling: Telling, read: Read) -> Happening | None:
    """The death of the same people, told before their wounds: "A seller was killed ... The seller was shot"."""
    deaths = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.DEATH]
    same = next((h for h in reversed(deaths) if same_people(telling, h)), None)
    victim = telling.victim
    if same is not None and (telling.date is None or not dates_apart(telling, same)):
        return same
    wounds = re.search(r"\bwounds?\b", telling.event.heard.words(telling.event.start, telling.event.end)) is not None
    everybody = victim is not None and victim.head in ("all", "they", "both") and wounds
    if victim is not None and victim.kind == "number" and telling.event.verb.base == "shoot":
        everybody = telling.event.heard.words(victim.start, victim.end).lower().startswith("all ")
    return deaths[-1] if everybody and deaths and telling.n - deaths[-1].tellings[-1].n <= NEAR else None


def _of_a_death(telling: Telling, read: Read) -> bool:
    """Put how somebody was hurt to their death: "was shot and died", "found dead; they had been stabbed"."""
    if telling.act is Act.INJURED and (dead := _dead_already(telling, read)) is not None:
        dead.others.append(replace(telling, act=None))
        return True
    last = read.happenings[-1] if read.happenings else None
    if last is None or telling.act is None or telling.entity is None or telling.entity is not last.main.entity:
        return False
    if telling.act is Act.INJURED and last.kind is ActKind.DEATH and telling.n - last.main.n <= 1:
        last.others.append(replace(telling, act=None))
        return True
    if telling.act.kind is ActKind.DEATH and last.main.act is Act.INJURED and telling.n == last.main.n:
        last.others.insert(0, replace(last.main, act=None))
        last.main = telling
        return True
    return False


def _add(happening: Happening, telling: Telling) -> None:
    """Add a telling; it becomes the main one where it says more."""
    if _weight(telling) > _weight(happening.main):
        happening.others.append(happening.main)
        happening.main = telling
    else:
        happening.others.append(telling)


def _weight(telling: Telling) -> int:
    victim = telling.victim
    if telling.act is None or victim is None:
        return -1
    dated = telling.date is not None and telling.date.when.known
    if victim.head == "of" and telling.act.kind is ActKind.TAKE:
        return 0  # "still holding two of the six": the six were taken
    return 4 * dated + 2 * bool(victim.kind != "pronoun") + bool(telling.named) + bool(victim.count.exact)


def _under_headline(headline: Telling, read: Read) -> None:
    """A headline repeats the first incident of its kind below; alone it makes none."""
    if headline.act is None:
        return
    below = [h for h in read.happenings if h.kind is headline.act.kind]
    if below:
        below[0].others.append(headline)
