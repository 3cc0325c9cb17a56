"""When, where and by whom an incident is said to have happened, from its own words and those around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date as date_type
from datetime import timedelta

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse, narrowed
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.lexicon.actors import FoundActor
from kintrace.lexicon.dates import FoundDate
from kintrace.lexicon.hours import FoundHour
from kintrace.model import UNKNOWN, ActKind, Place, When

_NEAR_YEAR = 700  # code points between a day without a year and one with it
_NEAR_DAYS = 100  # days between the two: more, and the year may have changed
_BY_DISCOURSE = 3  # sentences over which "during that raid" reaches back


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words that carry it, and the rule that brought it here."""

    when: When
    start: int
    end: int
    because: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What surrounds one incident.

    Args:
        date: When; ``None``: no words say.
        hour: Part of the day; ``None``: not said.
        place: Where, with its span; ``None``: not said.
        place_because: The rule that brought the place here.
        sides: Who is said to have done it.
        sides_because: The rule that brought them here.
    """

    date: Dated | None
    hour: FoundHour | None
    place: tuple[Place, int, int] | None
    place_because: str
    sides: tuple[FoundActor, ...]
    sides_because: str


def circumstances_of(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Circumstances:
    """Work out date, hour, place and side of one incident.

    Args:
        discourse: The document.
        happening: The incident.
        known: Circumstances of the incidents told before, by identity.
    """
    date = _in_its_year(discourse, _own_date(happening) or _carried_date(discourse, happening, known))
    place, place_because = _place(discourse, happening, known)
    sides, sides_because = _sides(happening)
    return Circumstances(date, _hour(happening.main), place, place_because, sides, sides_because)


def _own_date(happening: Happening) -> Dated | None:
    dated = [t for t in happening.tellings if t.date is not None]
    settled = [t for t in dated if t.date is not None and t.date.when.known]
    for telling in settled or dated:
        found = telling.date
        assert found is not None
        if _moved_on(happening, telling, found):
            continue
        when = _day_of(found, happening.kind)
        return Dated(when, found.start, found.end, "The sentence on this act gives the date.")
    return None


def _in_its_year(discourse: Discourse, date: Dated | None) -> Dated | None:
    """Add the year that the text states for a day close by, where a day is told without one."""
    if date is None or not re.fullmatch(r"XXXX-\d\d-\d\d", date.when.edtf):
        return date
    low = bisect_left(discourse.stated_days, (date.start - _NEAR_YEAR, ""))
    high = bisect_left(discourse.stated_days, (date.start + _NEAR_YEAR, ""))
    stated = [(abs(at - date.start), day) for at, day in discourse.stated_days[low:high]]
    if not stated:
        return date
    year = min(stated)[1][:4]
    when = When(f"{year}{date.when.edtf[4:]}", date.when.words)
    other = When(min(stated)[1])
    if (when.gap_days(other) or 0) > _NEAR_DAYS:
        return date
    return replace(date, when=when, because="The day stands without a year near one that has it.")


def _moved_on(happening: Happening, telling: Telling, found: FoundDate) -> bool:
    """Whether the date is that of the taking, and the act came "later"."""
    if happening.kind is ActKind.TAKE or happening.source is None:
        return False
    after = telling.event.heard.words(telling.event.start, telling.event.end)
    return found.end <= telling.event.start and bool(vocabulary.pattern("later").search(after))


def _day_of(found: FoundDate, kind: ActKind) -> When:
    """Missing or held since a day: gone on that day."""
    first, slash, last = found.when.edtf.partition("/")
    exact = bool(re.search(r"\d|day\b", found.when.words))  # "since mid-June" names no day
    if found.kind == "since" and exact and slash and last == ".." and kind in (ActKind.TAKE, ActKind.DEATH):
        return replace(found.when, edtf=first)
    return found.when


def _carried_date(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    main = happening.main
    source = known.get(id(happening.source)) if happening.source is not None else None
    lag = next((d for d in main.dates if d.kind == "duration"), None)
    if source is not None and source.date is not None and happening.source is not None:
        return _from_source(main, happening.source, source.date, lag)
    if lag is not None:
        return Dated(
            replace(UNKNOWN, words=lag.when.words), lag.start, lag.end, "Words count from a day that is not told."
        )
    if vocabulary.pattern("same_occasion").search(main.event.heard.text):
        before = [
            c.date
            for c in list(known.values())[-_BY_DISCOURSE * 4 :]
            if c.date is not None and c.date.when.known and 0 <= discourse_gap(discourse, c.date, main) <= _BY_DISCOURSE
        ]
        if before:
            return replace(
                before[-1], because="The sentence speaks of the occasion told before; its date is carried over."
            )
    return None


def discourse_gap(discourse: Discourse, date: Dated, main: Telling) -> int:
    """How many sentences before a telling a date stands; negative: after it."""
    return main.n - (bisect_right(discourse.heard, date.start, key=lambda h: h.start) - 1)


def _from_source(main: Telling, source: Happening, date: Dated, lag: FoundDate | None) -> Dated | None:
    """The date of what followed on a taking, from that of the taking."""
    start = _first_day(date.when)
    if lag is not None and lag.days_after is not None and start is not None:
        days = [_spelled(start + timedelta(days=d), date.when) for d in lag.days_after]
        edtf = days[0] if days[0] == days[1] else f"{days[0]}/{days[1]}"
        return Dated(When(edtf, lag.when.words), lag.start, lag.end, "Counted from the date of the taking.")
    if lag is not None:
        return Dated(
            replace(UNKNOWN, words=lag.when.words), lag.start, lag.end, "Words count from a day that is not settled."
        )
    if not date.when.known:
        return None
    text = main.event.heard.text
    follows = source.tellings[-1].n >= main.n - 3
    later = vocabulary.pattern("later").search(
        main.event.heard.words(max(main.event.heard.start, main.event.start - 25), main.event.end)
    )
    if follows and (not later or _at_once(text)) and (_at_once(text) or main.event.heard is source.main.event.heard):
        return replace(date, because="It happened on the occasion told before; its date is carried over.")
    first = date.when.edtf.split("/")[0].rstrip("~?%")
    if date.when.edtf.count("X") and first.count("X") > 4:
        return None
    return Dated(
        When(f"{first}/..", ""), date.start, date.end, "It came after the taking; nothing says how long after."
    )


def _first_day(when: When) -> date_type | None:
    """The day itself; of a day without a year that day in a year that is no leap year."""
    if when.single_day:
        return when.first
    if re.fullmatch(r"XXXX-\d\d-\d\d", when.edtf) and not when.edtf.endswith("02-29"):
        return date_type.fromisoformat(f"2001{when.edtf[4:]}")
    return None


def _spelled(day: date_type, like: When) -> str:
    return day.isoformat() if like.single_day else f"XXXX{day.isoformat()[4:]}"


def _at_once(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:on the way|during|at once|immediately|the same (?:day|night|evening)|that (?:day|night|evening))\b",
            text,
            re.IGNORECASE,
        )
    )


def _hour(main: Telling) -> FoundHour | None:
    event = main.event
    near = [h for h in event.heard.hours if event.start - 60 <= h.start < event.end + 5]
    near = [
        h
        for h in near
        if not re.search(
            r"[;:“”]|\bsaid\b",
            event.heard.words(min(h.end, event.start), max(h.start, event.start)) if h.start < event.start else "",
        )
    ]
    inside = [h for h in near if event.start <= h.start]
    return next(iter(inside or near), None)


def _place(
    discourse: Discourse, happening: Happening, known: dict[int, Circumstances]
) -> tuple[tuple[Place, int, int] | None, str]:
    # a village in another telling says more than "the north of the state" in the main one
    for telling in sorted(
        happening.tellings,
        key=lambda t: t.place is not None and t.place.place.state is not None and t.place.place.township is None,
    ):
        if telling.place is not None and (
            telling is happening.main or telling.place.place.township or discourse.home is None
        ):
            found = telling.place
            return (
                narrowed(found, discourse.home),
                found.start,
                found.end,
            ), "The sentence on this act names the place."
    source = known.get(id(happening.source)) if happening.source is not None else None
    if source is not None and source.place is not None:
        return source.place, "It followed on what is told before, and no other place is named."
    if vocabulary.pattern("same_occasion").search(happening.main.event.heard.text):
        before = [c for c in known.values() if c.place is not None]
        if before:
            return before[-1].place, "The sentence speaks of the occasion told before."
    if discourse.home is not None:
        home = discourse.home
        return (home.place, home.start, home.end), "No nearer place is named: the one that the report is about."
    return None, ""


def _sides(happening: Happening) -> tuple[tuple[FoundActor, ...], str]:
    named = [t for t in happening.tellings if t.named and t.sides]
    if happening.main in named:
        chosen, because = happening.main.sides, "The clause names who did it."
    elif named:
        chosen, because = named[0].sides, "Another passage on the same incident names who did it."
    else:
        chosen, because = happening.main.sides, "The clause does not name who did it; the text around it does."
        if not chosen and happening.source is not None:
            chosen, because = _sides(happening.source)[0], "Who took them is named; nobody else is."
    kept: list[FoundActor] = []
    for actor in chosen:
        if (actor.generic and any(not a.generic for a in chosen)) or actor.code in {a.code for a in kept}:
            continue
        kept.append(actor)
    return tuple(kept), because
