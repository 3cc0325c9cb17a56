"""Which acts told in a document are one incident."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.acts import act_of, same_people
from kintrace.claims.prose.events.dating import dates_of
from kintrace.claims.prose.events.day_before import set_before
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.totals import in_all, spanning, total_of
from kintrace.claims.prose.events.whereabouts import place_of
from kintrace.claims.prose.text.phrases import People
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
            telling = _telling(discourse, n, event, read)
            if telling is None:
                continue
            if event.told is Told.HEADLINE:
                headlines.append(telling)
            else:
                _place(discourse, telling, read)
    for headline in headlines:
        _under_headline(headline, read)
    read.happenings = [h for h in read.happenings if _specific(discourse, h)]
    return read


def _asked(discourse: Discourse, n: int) -> bool:
    """Whether a sentence only asks: "Have they come back?"."""
    return discourse.heard[n].text.rstrip("”\"’' ").endswith("?")


def _sealed(discourse: Discourse, n: int) -> bool:
    return bool(vocabulary.pattern("sexual").search(discourse.heard[n].text))


def _telling(discourse: Discourse, n: int, event: Event, read: Read) -> Telling | None:
    entity = discourse.entity_of(event.victim)
    named = event.agent is not None and any(not a.generic for a in event.agent.actors)
    dates, place = tuple(dates_of(event)), place_of(event, discourse.events[n])
    sides = _suspects(discourse, n) if event.act == "missing" else discourse.sides(n, event.agent)
    draft = Telling(n, event, None, entity, sides, named, dates, place)
    if event.act == _WEAK:
        return draft
    act = act_of(discourse, draft, read)
    return None if act is None else Telling(n, event, act, entity, sides, named, dates, place)


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
    total = total_of(discourse, telling, read)
    if total is not None:
        read.totals.append((telling, total))
        return
    if telling.act is None:
        takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE]
        if takings and (same_people(telling, takings[-1]) or _refers(telling)):
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


def _of_a_death(telling: Telling, read: Read) -> bool:
    """Put how somebody was hurt to their death: "was shot and died", "found dead; they had been stabbed"."""
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
    if victim.definite and victim.plural and before.plural:
        return victim.count.meets(before.count) or victim.kind == "number" or not victim.count.known
    return _vague_lead(discourse, telling, happening) or _part_of(telling, happening)


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
    if first.n > 1 or first.date is not None or telling.date is None or telling.n == first.n:
        return False
    victim, before = telling.victim, first.victim
    if victim is None or before is None or victim.plural != before.plural or not _sexes_meet(victim, before):
        return False
    return victim.count.meets(before.count) and (not first.sides or not telling.sides or _share_side(first, telling))


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
    near = happening.main.n - source.tellings[-1].n <= _NEAR
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
