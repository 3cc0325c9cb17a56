"""Numbers that add up many occasions, and are no incident."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.dating import dates_of
from kintrace.claims.prose.events.happenings import Read, Telling
from kintrace.claims.prose.events.telling import Told
from kintrace.model import Act, ActKind, Count, When


def total_of(discourse: Discourse, telling: Telling, read: Read) -> Count | None:
    """The number, where a sentence adds up many occasions; ``None``: it tells of one."""
    victim, event = telling.victim, telling.event
    if victim is not None and (victim.count.min or 0) >= _THOUSAND and telling.act is Act.ESCAPED:
        return victim.count
    if (
        victim is None
        or victim.names
        or telling.act is None
        or (telling.act.kind not in (ActKind.TAKE, ActKind.DEATH) and telling.act is not Act.RELEASED)
    ):
        return None
    if telling.act.kind is ActKind.DEATH:
        if victim.count.known and (spanning(telling) or _so_far(telling) or _added_up(telling)):
            return victim.count
        of_total = any(t.n == telling.n for t, _ in read.totals) or _of_those_added_up(telling, read)
        return victim.count if of_total and victim.count.known else None
    count = victim.count
    if not victim.plural or not count.known or (count.max is not None and count.max < 10 and not spanning(telling)):
        return None
    around = event.heard.words(event.heard.start, event.heard.start + len(event.heard.text))
    if (
        (count.min or 0) >= _THOUSAND
        or spanning(telling)
        or (telling.n > _LEAD and _so_far(telling) and count.max is None and not victim.definite)
        or (
            vocabulary.pattern("totals").search(around)
            and victim.kind != "pronoun"
            and not in_all(telling)
            and not (telling.date is not None and telling.date.kind == "day")
            and not _days_at_a_place(telling)
        )
    ):
        return count
    later = discourse.heard[telling.n + 1 :]
    dated = any(e.told is Told.DONE and e.victim is not None and e.victim.plural and e.victim.count.exact
                and dates_of(e)
                for h, told in zip(later, discourse.events[telling.n + 1 :], strict=True) for e in told)  # fmt: skip
    if (
        telling.n <= 2
        and event.group.perfect
        and telling.date is None
        and not event.group.unreal
        and dated
        and (count.min or 0) >= 20
    ):
        return count
    return None


def _of_those_added_up(telling: Telling, read: Read) -> bool:
    """Whether they are some of those whom the sentence before only counts: "since April. Two were found dead"."""
    victim = telling.victim
    if victim is None or victim.kind != "number" or telling.date is not None or not read.totals:
        return False
    last = read.totals[-1][0].n
    return telling.n - last == 1 and not any(t.n >= last for h in read.happenings for t in h.tellings)


_LEAD = 2  # sentences that may open a report loosely: "troops have detained dozens"


def _added_up(telling: Telling) -> bool:
    """Whether the dead of many occasions are counted: "so far this year", "several have died within days of arrest"."""
    victim, event = telling.victim, telling.event
    if victim is None or not victim.plural or (telling.date is not None and telling.date.kind == "day"):
        return False
    told_in_all = bool(vocabulary.pattern("totals").search(event.heard.text))
    vague = victim.count.max is None and not victim.definite and event.group.perfect and telling.date is None
    return told_in_all or (vague and victim.kind != "pronoun")


_FEW_DAYS = 8


def _days_at_a_place(telling: Telling) -> bool:
    """Whether it happened within some days at one place: "in the past week from a mine in Hpakant"."""
    date, place = telling.date, telling.place
    if date is None or date.kind != "interval" or place is None or place.place.township is None:
        return False
    return 0 < _days(date.when) <= _FEW_DAYS


_MANY = 20
_THOUSAND = 1000  # so many are never taken on one occasion


def _so_far(telling: Telling) -> bool:
    """Whether a high number stands in the perfect without a day: "126 people have now been killed"."""
    group = telling.event.group
    at_once = (telling.victim.count.min or 0) if telling.victim else 0
    vague = bool(
        re.match(r"\s*(?:tens of |hundreds of )?(?:thousands|hundreds|scores)\b", _said(telling), re.IGNORECASE)
    )
    words = telling.event.heard.words(telling.event.start, telling.event.end)
    now = group.perfect and not re.search(r"\bhad\b", words)
    return telling.date is None and ((now and at_once >= _MANY) or vague)


def _said(telling: Telling) -> str:
    victim, heard = telling.victim, telling.event.heard
    return heard.words(victim.start, victim.end) if victim else ""


_SINCE = re.compile(
    r"\bsince\s+(?:then|that\s+time|the\s+time)\b|"
    r"\bsince\s+(?:the\s+)?(?:\w+\s+){0,2}(?:coup|takeover|start|beginning|law|offensive|war)\b|"
    r"\bsince\s+(?:the\s+)?(?:[\w’'-]+\s+){1,4}?(?:broke\s+out|began|started|erupted|resumed|took\s+(?:over|power|effect)|"
    r"came\s+into)\b",
    re.IGNORECASE,
)


_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:night|morning|day)\b"
)
_MOST_OF_A_YEAR = 300  # days; "last year"


def spanning(telling: Telling) -> bool:
    """Whether its time runs over many days: "since March", "from March to May", "in 2025"."""
    found = telling.date or next(iter(telling.dates), None)
    if found is not None and found.kind == "since" and _counted_since(telling):
        return True
    if found is None:
        heard, event = telling.event.heard, telling.event
        return bool(_SINCE.search(heard.words(max(heard.start, event.start - 14), event.end)))
    heard, event = telling.event.heard, telling.event
    if (found.kind == "since" or found.start >= event.start) and _SINCE.search(heard.words(event.start, found.end)):
        return True
    if _once(telling):
        return False
    if found.when.words.lower() in ("last year", "this year") and not _MONTH.search(telling.event.heard.text):
        return True
    whole_year = _days(found.when) >= _MOST_OF_A_YEAR and not _MONTH.search(telling.event.heard.text)
    if found.kind == "year" or whole_year:
        return True
    if found.kind in ("since", "interval"):
        days = found.when.edtf.split("/")[0]
        return len(days) < 10 or (found.kind == "interval" and _days(found.when) > 12)
    return False


def _counted_since(telling: Telling) -> bool:
    """Whether the dead since a day are counted: "more than 780 have been killed since 1 February"."""
    victim, act = telling.victim, telling.act
    if victim is None or act is None or act.kind is not ActKind.DEATH or not telling.event.group.perfect:
        return False
    return victim.count.max is None or victim.count.max >= _MANY


_A_FEW = 9


def _once(telling: Telling) -> bool:
    """Whether a few were done to by somebody in a plain past: "last year troops shot two hunters" tells of one day."""
    event, victim = telling.event, telling.victim
    if victim is None or event.agent is None or event.group.perfect or not victim.count.exact:
        return False
    return (victim.count.max or 0) <= _A_FEW


def _days(when: When) -> int:
    if when.first is not None and when.last is not None:
        return (when.last - when.first).days
    first, _, last = when.edtf.partition("/")
    if first[:4] == "XXXX" and last[:4] == "XXXX" and len(first) == len(last) == 10:
        return _days(When(f"2001{first[4:]}/2001{last[4:]}")) if first[4:] <= last[4:] else 365
    return 0


def in_all(telling: Telling) -> bool:
    """Whether the words say that a number is that of all of them."""
    return bool(
        re.search(
            r"\b(?:in all|in total|altogether)\b", telling.event.heard.words(telling.event.start, telling.event.end)
        )
    )
