"""Whether a telling speaks of an incident that was told before."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.events.held_before import same_people
from kintrace.claims.prose.events.totals import in_all
from kintrace.claims.prose.text.people import People
from kintrace.model import Sex

NEAR = 4  # sentences after a taking in which "they" are those who were taken


REFERRING = frozenset(("they", "them", "some", "others", "those", "all", "both", "whoever", "many"))


def tells_of(discourse: Discourse, telling: Telling, happening: Happening) -> bool:
    """Whether a telling speaks of an incident that was told before."""
    if dates_apart(telling, happening):
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
            victim.head in REFERRING
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


def as_many(telling: Telling, taking: Happening) -> bool:
    """Whether it tells of just as many, right after a taking: "The 12, eight men and four women, were stopped"."""
    victim, before = telling.victim, taking.main.victim
    if victim is None or before is None or not victim.plural or telling.n - taking.tellings[-1].n > NEAR // 2:
        return False
    return victim.count.exact and before.count.exact and victim.count.max == before.count.max


def refers(telling: Telling) -> bool:
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
    told_again = telling.date is None and as_many(telling, happening) and not _others(telling)
    if first.n > 1 or telling.n == first.n or (first.date is not None and not told_again):
        return False
    if telling.date is None and not as_many(telling, happening):
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


def dates_apart(telling: Telling, happening: Happening) -> bool:
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
                and not refers(telling)
            ):
                return True
    return False
