"""Which acts told in a document are one incident."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.acts import act_of, same_people
from kintrace.claims.prose.events.dating import dates_of, of_another
from kintrace.claims.prose.events.day_before import set_before
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.totals import in_all, spanning, total_of
from kintrace.claims.prose.events.whereabouts import place_of
from kintrace.claims.prose.people.entities import Entity
from kintrace.claims.prose.text.people import People
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.places import FoundPlace
from kintrace.model import Act, ActKind, Sex

_REMEMBERED = 60  # incidents that a text can still speak of
_WEAK = "weak_take"
_NEAR = 4  # sentences after a taking in which "they" are those who were taken


_REFERRING = frozenset(("they", "them", "some", "others", "those", "all", "both", "whoever", "many"))


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
    read.happenings = [h for h in read.happenings if _specific(discourse, h)]
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
    if _names_one_of_them(telling, read):
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
        if takings and (same_people(telling, takings[-1]) or _refers(telling) or _as_many(telling, takings[-1])):
            takings[-1].others.append(telling)
        return
    if _of_a_death(telling, read):
        return
    for happening in reversed(read.happenings[-_REMEMBERED:]):
        if happening.kind is telling.act.kind and _one(discourse, telling, happening):
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
    near = [h for h in takings if telling.n - h.tellings[-1].n <= _NEAR or same_people(telling, h)]
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


def _dead_already(telling: Telling, read: Read) -> Happening | None:
    """The death of the same people, told before their wounds: "A seller was killed ... The seller was shot"."""
    deaths = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.DEATH]
    same = next((h for h in reversed(deaths) if same_people(telling, h)), None)
    victim = telling.victim
    if same is not None and (telling.date is None or not _dates_apart(telling, same)):
        return same
    wounds = re.search(r"\bwounds?\b", telling.event.heard.words(telling.event.start, telling.event.end)) is not None
    everybody = victim is not None and victim.head in ("all", "they", "both") and wounds
    if victim is not None and victim.kind == "number" and telling.event.verb.base == "shoot":
        everybody = telling.event.heard.words(victim.start, victim.end).lower().startswith("all ")
    return deaths[-1] if everybody and deaths and telling.n - deaths[-1].tellings[-1].n <= _NEAR else None


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


def _one(discourse: Discourse, telling: Telling, happening: Happening) -> bool:
    """Whether a telling speaks of an incident that was told before."""
    if _dates_apart(telling, happening):
        return False
    if _sections_apart(discourse, telling, happening):
        return False
    if same_people(telling, happening):
        return True
    victim, before = telling.victim, happening.main.victim
    if _ANOTHER.match(telling.event.heard.text):
        return False
    if victim is None or (
        telling.event.group.present
        and telling.event.verb.base != "be"
        and not (victim.kind == "noun" and victim.count.exact and not victim.definite)
    ):
        return True
    if victim.kin and _said_by_kin(discourse, telling, happening):
        return True
    if _new_occasion(telling) or victim.kin:
        return False
    if victim.kind == "pronoun":
        return (
            victim.head in _REFERRING
            and telling.n - happening.tellings[-1].n <= 4
            and bool(before is None or before.plural)
        )
    if before is None:
        return False
    if (
        victim.names
        and not before.names
        and not before.plural
        and not victim.plural
        and happening.main.n < telling.n <= happening.main.n + 3
    ):
        return _sexes_meet(victim, before)
    if _names_apart(victim, before):
        return False
    if in_all(telling):
        return before.plural
    said = telling.event.heard.words(victim.start, victim.end).lower()
    everybody = said.startswith("all ") and victim.kind == "number"  # "and then they took all three"
    if (victim.definite or everybody) and victim.plural and before.plural:
        return victim.count.meets(before.count) or victim.kind == "number" or not victim.count.known
    return _vague_lead(discourse, telling, happening) or _part_of(telling, happening)


_ANOTHER = re.compile(
    r"\W*(?:in|on)\s+(?:another|a\s+(?:separate|second|third|different|similar))\s+(?:case|incident|occasion|raid|event)\b|\W*separately\b",
    re.IGNORECASE,
)


def _sections_apart(discourse: Discourse, telling: Telling, happening: Happening) -> bool:
    """Whether they are told under the headings of two places or days, of people who are not named."""
    if telling.victim is not None and telling.victim.names:
        return False
    if discourse.items_apart(telling.n, happening.main.n):
        return True
    mine, other = (discourse.sections[n].home for n in (telling.n, happening.tellings[-1].n))
    return mine is not None and other is not None and mine.place.pcode != other.place.pcode


def _said_by_kin(discourse: Discourse, telling: Telling, happening: Happening) -> bool:
    """Whether "my son" is said by the mother of one whom the incident names."""
    said = discourse.voices[telling.n].words.lower()
    names = [n for t in happening.tellings if t.victim is not None for n in t.victim.names]
    return any(n.lower() in said for n in names)


def _as_many(telling: Telling, taking: Happening) -> bool:
    """Whether it tells of just as many, right after a taking: "The 12, eight men and four women, were stopped"."""
    victim, before = telling.victim, taking.main.victim
    if victim is None or before is None or not victim.plural or telling.n - taking.tellings[-1].n > _NEAR // 2:
        return False
    return victim.count.exact and before.count.exact and victim.count.max == before.count.max


def _refers(telling: Telling) -> bool:
    victim = telling.victim
    return victim is not None and (victim.kind in ("pronoun", "number") or victim.definite)


def _new_occasion(telling: Telling) -> bool:
    event = telling.event
    start = max(event.heard.start, event.start - 30)
    return bool(vocabulary.pattern("new_occasion").search(event.heard.words(start, event.end))) and not (
        telling.victim and telling.victim.definite
    )


def _names_apart(left: People, right: People) -> bool:
    return bool(left.names and right.names)


def _sexes_meet(left: People, right: People) -> bool:
    return Sex.UNKNOWN in (left.sex, right.sex) or left.sex is right.sex


def _vague_lead(discourse: Discourse, telling: Telling, happening: Happening) -> bool:
    """The opening of a report tells loosely what a later sentence tells with its date."""
    del discourse
    first = happening.main
    victim, before = telling.victim, first.victim
    told_again = telling.date is None and _as_many(telling, happening) and not _others(telling)
    if first.n > 1 or telling.n == first.n or (first.date is not None and not told_again):
        return False
    if telling.date is None and not _as_many(telling, happening):
        return False
    if victim is None or before is None or victim.plural != before.plural or not _sexes_meet(victim, before):
        return False
    return victim.count.meets(before.count) and (not first.sides or not telling.sides or _share_side(first, telling))


_OTHERS = re.compile(r"\b(?:other|others|another|more|further)\b", re.IGNORECASE)


def _others(telling: Telling) -> bool:
    victim, heard = telling.victim, telling.event.heard
    return victim is not None and _OTHERS.search(heard.words(victim.start, victim.end)) is not None


def _share_side(left: Telling, right: Telling) -> bool:
    mine, theirs = ({a.code.partition(":")[0] for a in t.sides if not a.generic} for t in (left, right))
    return not mine or not theirs or bool(mine & theirs)


def _part_of(telling: Telling, happening: Happening) -> bool:
    """A sentence soon after takes the group apart: so many in one ward, so many in another."""
    victim, before, last = telling.victim, happening.main.victim, happening.tellings[-1]
    if (
        victim is None
        or before is None
        or not (victim.plural and victim.count.exact)
        or telling.n - last.n > 2
        or (telling.date is not None and happening.main.date is None)
    ):
        return False
    fewer = before.count.min is not None and before.count.min > (victim.count.max or 0)
    return bool(before.plural and fewer and _sexes_meet(victim, before)
                and not victim.names and telling.event.heard.sentence.quoted)  # fmt: skip


def _dates_apart(telling: Telling, happening: Happening) -> bool:
    mine = telling.date
    if mine is None:
        return False
    for other in happening.tellings:
        if other.date is not None and other.n != telling.n:
            gap = mine.when.gap_days(other.date.when)
            if gap is not None and gap > 1:
                return True
            if (
                gap is None
                and mine.when.words.lower() != other.date.when.words.lower()
                and telling.n - other.n > 2
                and not _refers(telling)
            ):
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


def _specific(discourse: Discourse, happening: Happening) -> bool:
    """Whether it is an incident at all: so many, or somebody known, and a time or a place."""
    known = any(_identified(t) for t in happening.tellings if t.act is not None) or _known_by_taking(happening)
    where = any(t.place is not None for t in happening.tellings) or discourse.names_a_place
    when = any(t.date is not None for t in happening.tellings)
    if happening.source is not None:
        where = where or any(t.place is not None or t.date is not None for t in happening.source.tellings)
        where = where or _specific(discourse, happening.source)
    if known:
        dated = _dated_before(discourse, happening.main) or set_before(discourse, happening) is not None
        return when or where or dated
    loose = happening.main
    near = (
        loose.place is not None and loose.event.start <= loose.place.start < loose.event.end and not _state(loose.place)
    )
    dated = loose.date is not None and not spanning(loose) and loose.date.kind != "since"
    accused = bool(re.search(r"\b(?:accused|suspected) of\b", loose.event.heard.text))
    return bool(
        loose.victim is not None
        and loose.victim.kind != "pronoun"
        and (near or dated)
        and not accused
        and not spanning(loose)
    )


def _known_by_taking(happening: Happening) -> bool:
    """Whether "they" who were freed are those whose taking was told: nobody else can be set free in this text."""
    victim, source = happening.main.victim, happening.source
    if victim is None or source is None or happening.kind is ActKind.TAKE or not victim.plural:
        return False
    before = source.main.victim
    near = happening.main.n - max(t.n for t in source.tellings) <= _NEAR
    the = happening.main.event.heard.words(victim.start, victim.end).lower().startswith("the ")
    of_them = (
        victim.head in _REFERRING if victim.kind == "pronoun" else victim.definite or the or victim.kind == "number"
    )
    told = any(_identified(t) or t.date is not None for t in source.tellings)
    return near and before is not None and before.plural and of_them and told


def _dated_before(discourse: Discourse, telling: Telling) -> bool:
    """Whether one of the three sentences before it, of the same paragraph, gives a day."""
    paragraph = telling.event.heard.sentence.paragraph
    before = discourse.heard[max(0, telling.n - 4) : telling.n]
    return any(h.sentence.paragraph == paragraph and any(d.kind in ("day", "weekday") for d in h.dates) for h in before)


def _state(found: FoundPlace) -> bool:
    return found.place.pcode is not None and found.place.township is None


def _identified(telling: Telling) -> bool:
    victim = telling.victim
    if victim is None:
        return False
    entity = telling.entity
    if entity is not None and (entity.names or (entity.count is not None and entity.count.exact)):
        return True
    if victim.names or victim.count.exact or victim.count.max is not None:
        return True
    return bool(victim.count.min is not None and victim.count.min >= 3) or (victim.definite and victim.kind == "noun")
