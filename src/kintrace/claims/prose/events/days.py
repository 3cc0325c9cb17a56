"""The day of an incident, from its own words and those around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date as date_type
from datetime import timedelta

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.dating import dates_of
from kintrace.claims.prose.events.day_before import (
    across,
    after_a_stretch,
    after_the_last,
    by_the_clock,
    of_one_attack,
    of_those_there,
    said_then,
    set_before,
    under_its_day,
    when_they_left,
)
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.events.settings import follows_on
from kintrace.claims.prose.events.surrounding import Circumstances, Dated
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.parties import doing
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.dates import FoundDate
from kintrace.model import UNKNOWN, ActKind, When

_BY_DISCOURSE = 3  # sentences over which "during that raid" reaches back
_RIGHT_AFTER = 3  # code points between "two days after" and the act that it counts from
_SPOKEN = re.compile(r"\b(?:said|told|says|announced|reported|according)\b")
_DAYS_OF_YEAR = 365
_OPENING = 4  # code points before a date that opens its sentence
_GOES_ON = re.compile(
    r"[“\"]?(?:They|He|She|We|I|It|These|Those|Both|All|One of|One,|\w+ of (?:them|us|the)|Some of|The \w+|Then|There|"
    r"(?:Not |After |While |Upon )?[A-Z]?[a-z]+ing|When|As|My|Our|His|Her|Their|"
    r"(?:Some |About )?[\w-]+ (?:soldiers|troops|men))\b"
)
_SAME_DOERS = re.compile(
    r"[“\"]?(?:They|He|She|The (?:soldiers|troops|men|group|army|column|fighters|police|gunmen|raiders))\b"
)
# What soldiers do before they take anybody; and words with which a text turns to something else.
_LED_UP = re.compile(
    r"\b(?:surrounded|raided|entered|stormed|searched|stopped|attacked|encircled|came\s+(?:to|into)|arrived|broke\s+into|"
    r"burst\s+into|swept|marched\s+(?:to|into)|occupied|boarded|intercepted)\b"
)
_NEW = re.compile(
    r"[“\"]?(?:Another|Others?|In\s+an?other|In\s+a\s+separate|Separately|Meanwhile|Elsewhere|Earlier|Previously|Last|Since|"
    r"According|Local|Residents|Similar|In\s+(?:recent|the\s+past))\b"
)
_MARK = re.compile(r"\s*(?:\(?\w{1,3}[.)]|[•*–-]|[A-Z]{1,12}:)\s*")
_OF_TAKING = vocabulary.expression("circumstances.of_taking")
_OF_IT = vocabulary.expression("circumstances.told_of_it")


def day_of(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    """Work out the day of one incident; ``None``: no words say.

    Args:
        discourse: The document.
        happening: The incident.
        known: Circumstances of the incidents told before, by identity.
    """
    date = _as_told(discourse, happening, known)
    if date is not None and date.when.known:
        return date
    for telling in happening.others:  # the lead gives no day, and what leads up to a later telling does
        if telling.act is not None and telling.event.told is Told.DONE and telling.victim is not None:
            again = _as_told(discourse, replace(happening, main=telling, others=[]), known)
            if again is not None and again.when.known and not again.when.edtf.endswith(".."):
                return again
    return date


def _as_told(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    date = _own_lag(discourse, happening, known) or _own_date(discourse, happening)
    date = date or _opened_with(discourse, happening) or said_then(discourse, happening)
    beside = across(happening) if date is None else None
    if beside is not None:
        date = Dated(discourse.told_days[beside[0].start].when, beside[0].start, beside[0].end, beside[1])
    date = (
        date
        or of_those_there(happening, known)
        or of_one_attack(happening, known)
        or _carried_date(discourse, happening, known)
    )
    date = date or when_they_left(discourse, happening) or set_before(discourse, happening)
    date = date or under_its_day(discourse, happening) or by_the_clock(discourse, happening)
    date = date or _scene_soon(discourse, happening)
    if happening.kind is ActKind.INJURE and date is not None and date.when.edtf.endswith("/.."):
        return _at_the_taking(happening, known) or date
    return _told_of_it(discourse, happening, date) or date


def _own_date(discourse: Discourse, happening: Happening) -> Dated | None:
    dated = [(t, t.date) for t in happening.tellings if t.date is not None]
    settled = [(t, d) for t, d in dated if discourse.told_days[d.start].when.known]
    for telling in happening.tellings:
        counted = _counted_in(discourse, telling)
        if counted is not None:
            return counted
    partly = [(t, d) for t, d in dated if discourse.told_days[d.start].when.edtf != UNKNOWN.edtf]
    for telling, found in settled or partly or dated:
        if _moved_on(happening, telling, found) or _in_taking(happening, telling, found):
            continue
        found = _closest(discourse, found, settled)
        told = discourse.told_days[found.start]
        when = _day_of(replace(found, when=told.when), happening.kind)
        return Dated(when, found.start, found.end, told.because or "The sentence on this act gives the date.")
    return None


def _closest(discourse: Discourse, found: FoundDate, settled: list[tuple[Telling, FoundDate]]) -> FoundDate:
    """The day, where one telling says "this week" and another tells the day in it."""
    when = discourse.told_days[found.start].when
    if not when.known or not _loose(when):
        return found
    for _, other in settled:
        told = discourse.told_days[other.start].when
        if told.single_day and told.gap_days(when) == 0:
            return other
    return found


def _opened_with(discourse: Discourse, happening: Happening) -> Dated | None:
    """The day of what led up to it: "On May 3 soldiers came into our village. They took me"."""
    main = happening.main
    if main.dates or vocabulary.pattern("later").search(main.event.heard.words(main.event.start, main.event.end)):
        return None
    for n in range(main.n - 1, max(main.n - 4, -1), -1):
        heard, after = discourse.heard[n], discourse.heard[n + 1]
        led_up = n == main.n - 1 and (_LED_UP.search(heard.text) or _dates_only(heard)) and not _NEW.match(after.text)
        if heard.sentence.paragraph != main.event.heard.sentence.paragraph:
            return None
        if not (led_up or _GOES_ON.match(after.text)):
            return None
        found = next((d for d in heard.dates if d.kind not in ("since", "until")), None)
        if found is not None:
            told = discourse.told_days[found.start].when
            its_own = any(e.told is Told.DONE for e in discourse.events[n])
            said = _MARK.sub("", re.split(r"[“\"]", heard.words(heard.start, found.start))[-1], count=1)
            opens = len(said) <= _OPENING
            goes_on = opens and n == main.n - 1 and happening.source is None and _SAME_DOERS.match(after.text)
            if (its_own and not goes_on) or not told.known or _SPOKEN.search(said) or not (opens or n == main.n - 1):
                return None
            return Dated(told, found.start, found.end, "The sentence before opens with the day, and this one goes on.")
    return None


def _dates_only(heard: Heard) -> bool:
    """Whether a short sentence without a verb only gives the time: "Unknown date, early in November."."""
    return len(heard.text) <= _SHORT and bool(heard.dates) and not _ANY_VERB.search(heard.text)


_SHORT = 60
_ANY_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|said|\w+ed|came|took|went)\b", re.IGNORECASE)


def _own_lag(discourse: Discourse, happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    """The date that the act's own words count: "died the day after", "died a week after his arrest"."""
    main = happening.main
    lag = next((d for d in main.dates if d.kind == "duration" and main.event.start <= d.start < main.event.end), None)
    if lag is None or (main.date is not None and main.event.start <= main.date.start < main.event.end):
        return None
    told = discourse.told_days[lag.start]
    source = known.get(id(happening.source)) if happening.source is not None else None
    of_taking = _OF_TAKING.match(main.event.heard.words(lag.end, main.event.heard.start + len(main.event.heard.text)))
    if of_taking and lag.days_after is not None:
        when = _later(source.date.when, lag.days_after) if source is not None and source.date is not None else UNKNOWN
        return Dated(replace(when, words=lag.when.words), lag.start, lag.end, "Counted from the date of the taking.")
    if main.date is not None and told.when.known:
        return Dated(told.when, lag.start, lag.end, told.because)
    return None


def _later(when: When, days_after: tuple[int, int]) -> When:
    """A date so many days after another, which may be an interval."""
    if when.first is None or when.last is None or when.approximate:
        return UNKNOWN
    ends = [(d + timedelta(days=n)).isoformat() for d, n in zip((when.first, when.last), days_after, strict=True)]
    return When(ends[0] if ends[0] == ends[1] else "/".join(ends))


def _counted_in(discourse: Discourse, telling: Telling) -> Dated | None:
    """Of "found dead on Friday, two days after he was led away" the day on which he was led away."""
    event = telling.event
    for found in event.heard.dates:
        inner = discourse.told_days[found.start].inner
        if inner is not None and inner.known and 0 <= event.start - found.end <= _RIGHT_AFTER:
            return Dated(inner, found.start, found.end, discourse.told_days[found.start].because)
    return None


def _told_of_it(discourse: Discourse, happening: Happening, date: Dated | None) -> Dated | None:
    """The day that a sentence soon after tells of it: "The arrests were made on May 3"."""
    known = date is not None and date.when.known
    if date is not None and known and not _loose(date.when):
        return None
    last = max(t.n for t in happening.tellings if t.n <= happening.main.n + _BY_DISCOURSE)
    for n in range(last + 1, min(last + 1 + _BY_DISCOURSE, len(discourse.heard))):
        heard = discourse.heard[n]
        found = next((d for d in heard.dates if d.kind not in ("since", "until", "duration")), None)
        told = discourse.told_days[found.start].when if found is not None else UNKNOWN
        if found is None or not told.known or (date is not None and known and date.when.gap_days(told) != 0):
            continue
        named = happening.kind is ActKind.TAKE and bool(_OF_IT.search(heard.text))
        other = any(e.told is Told.DONE and e.act in _AFTERWARDS and found in dates_of(e) for e in discourse.events[n])
        closer = known and n == last + 1 and told.single_day and not other and _speaks_of(discourse, n, happening)
        if named or closer:
            return Dated(told, found.start, found.end, "A sentence soon after tells the day of it.")
    return None


_HELD = re.compile(
    r"\b(?:later|interrogat\w+|question\w+|custody|detention|held|camp|base|barracks|prison|station|told|after|until|had\s+been)\b",
    re.IGNORECASE,
)


def _at_the_taking(happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    """The day of the taking for harm done at its scene: "soldiers arrested him ... They kicked his wife"."""
    main, source = happening.main, happening.source
    taking = known.get(id(source)) if source is not None else None
    if source is None or taking is None or taking.date is None or main.dates or _HELD.search(main.event.heard.text):
        return None
    same = main.event.heard.sentence.paragraph - source.tellings[-1].event.heard.sentence.paragraph
    if not 0 <= same <= 1 or not 0 <= main.n - source.tellings[-1].n <= _SCENE or not taking.date.when.single_day:
        return None
    return replace(taking.date, because="It was done where they were taken; the date is carried over.")


_IN_LEAD, _SCENE = 2, 2  # sentences


def _scene_soon(discourse: Discourse, happening: Happening) -> Dated | None:
    """The day on which the side came, told right after a lead without a day: "A column entered it on May 3"."""
    main = happening.main
    if happening.kind is not ActKind.TAKE or main.n > _IN_LEAD or len(happening.tellings) > 1 or not main.victim:
        return None
    for n in range(main.n + 1, min(main.n + 1 + _SCENE, len(discourse.heard))):
        heard = discourse.heard[n]
        days = [
            d for d in heard.dates if discourse.told_days[d.start].when.single_day and d.kind not in ("since", "until")
        ]
        if any(e.told is Told.DONE for e in discourse.events[n]):
            return None
        if len(days) == 1 and _LED_UP.search(heard.text) and any(doing(heard, a) or a.generic for a in heard.actors):
            told = discourse.told_days[days[0].start].when
            return Dated(told, days[0].start, days[0].end, "A sentence soon after tells when they came.")
    return None


_AFTERWARDS = frozenset(("died", "killed", "released", "returned", "escaped", "transferred", "suicide"))


def _speaks_of(discourse: Discourse, n: int, happening: Happening) -> bool:
    """Whether a sentence brings up the people of an incident again."""
    here = [discourse.entity_of(p) for p in discourse.people[n]]
    return any(t.entity is not None and any(t.entity is e for e in here) for t in happening.tellings)


def _loose(when: When) -> bool:
    """Whether it is more than a day and less than a month: "last week"."""
    return when.first is not None and when.last is not None and 0 < (when.last - when.first).days <= 31


def _in_taking(happening: Happening, telling: Telling, found: FoundDate) -> bool:
    """Whether the date stands in the words of the taking: "the men whom they took on May 3 have been released"."""
    event = telling.event
    if happening.kind is ActKind.TAKE or happening.source is None:
        return False
    own = event.start <= found.start < event.end  # unless the taking is told within it: "freed six men seized in May"
    return any(
        t.event.heard is event.heard
        and (not own or event.at < t.event.at)
        and t.event.start <= found.start < t.event.end
        and any(d.start == found.start for d in t.dates)
        for t in happening.source.tellings
    )


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
    goes_on = follows_on(discourse, happening)
    source = known.get(id(happening.source)) if happening.source is not None and goes_on else None
    lags = [d for t in happening.tellings for d in t.dates if d.kind == "duration"]
    lag = next((d for d in lags if discourse.told_days[d.start].when.known), lags[0] if lags else None)
    told = discourse.told_days[lag.start] if lag is not None else None
    if lag is not None and told is not None and told.when.known:
        return Dated(told.when, lag.start, lag.end, told.because)
    if source is not None and source.date is not None and happening.source is not None:
        return _from_source(main, happening.source, source.date, lag)
    if lag is not None:
        loose = after_a_stretch(discourse, happening, lag) or after_the_last(happening, known, lag)
        return loose or Dated(
            replace(UNKNOWN, words=lag.when.words), lag.start, lag.end, "Words count from a day that is not told."
        )
    also = vocabulary.expression("circumstances.did_also").search(main.event.heard.text)
    if also or vocabulary.pattern("same_occasion").search(main.event.heard.text):
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
    if lag is not None and (year := _years_after(date.when, lag)) is not None:
        return Dated(When(year, lag.when.words), lag.start, lag.end, "Counted from the year of the taking.")
    stretch = _later(date.when, lag.days_after) if lag is not None and lag.days_after is not None else UNKNOWN
    if lag is not None and start is None and stretch.known and _loose(date.when):
        when = replace(stretch, words=lag.when.words)
        return Dated(when, lag.start, lag.end, "Counted from the time of the taking.")
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
    # "they have been released" tells of now, not of the day of the taking
    beside = main.event.heard is source.main.event.heard and not main.event.group.perfect
    later = vocabulary.pattern("later").search(
        main.event.heard.words(max(main.event.heard.start, main.event.start - 25), main.event.end)
    )
    same = main.event.heard.sentence.paragraph == source.main.event.heard.sentence.paragraph
    if follows and same and _loose(date.when) and not later and main.act is not None and main.act.kind is ActKind.DEATH:
        return replace(date, because="It is told with the taking, of which the text gives no nearer time.")
    if _OFF_A_VEHICLE.search(main.event.heard.words(main.event.start, main.event.end)):
        return replace(date, because="They got off while they were being brought away: on the day of the taking.")
    paid = _PAID.search(main.event.heard.words(main.event.start, main.event.end))
    if follows and not paid and (not later or _at_once(text)) and (_at_once(text) or beside):
        return replace(date, because="It happened on the occasion told before; its date is carried over.")
    first = date.when.edtf.split("/")[0].rstrip("~?%")
    if date.when.edtf.count("X") and first.count("X") > 4:
        return None
    until = next(
        (d for d in main.event.heard.dates if d.kind == "until" and main.event.start <= d.start < main.event.end), None
    )
    if until is not None and (last := until.when.edtf.split("/")[-1]) > first:
        return Dated(
            When(f"{first}/{last}", until.when.words),
            until.start,
            until.end,
            "After the taking, by a day that is told.",
        )
    return Dated(
        When(f"{first}/..", ""), date.start, date.end, "It came after the taking; nothing says how long after."
    )


# what takes its time between a taking and a release
_PAID = re.compile(
    r"\b(?:after|once|when|in\s+exchange\s+for|for)\b[^.;]{0,40}\b(?:paid|pay(?:ing|ment)?|ransom|negotiat\w+|mediat\w+|sign(?:ed|ing)|pressure|intervention)\b",
    re.IGNORECASE,
)
_OFF_A_VEHICLE = re.compile(
    r"\b(?:jump|leap|leapt|slip|roll|dive|dived|dove|climb)\w*\b[^.;]{0,40}\b(?:vehicles?|trucks?|lorry|lorries|van|boat|side|"
    r"car|convoy|train|overboard|off|motorcycle|tractor)\b",
    re.IGNORECASE,
)


def _years_after(when: When, lag: FoundDate) -> str | None:
    """Of a taking of which only the year is told, the year so many years later."""
    if not re.fullmatch(r"\d{4}", when.edtf) or lag.days_after is None or "year" not in lag.when.words.lower():
        return None
    years = round(sum(lag.days_after) / 2 / _DAYS_OF_YEAR)
    return f"{int(when.edtf) + years:04d}" if years else None


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
