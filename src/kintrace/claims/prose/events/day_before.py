"""The day that a text told before an act and that still holds for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.events.settings import taken_with, with_them
from kintrace.claims.prose.events.surrounding import Circumstances, Dated
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.dates import FoundDate
from kintrace.model import Act, ActKind, When

_TOLD_BEFORE = 6  # incidents back to the one at which somebody was there too
_ANSWER = 10  # sentences over which "It was the second week of May" holds
_WAS = re.compile(
    r"(?:\A|[“\".:]\s*)(?:[A-Z]\w*:\s*)?(?:It|That|This|The\s+(?:day|date|time))\s+(?:was|happened|is)\b[^.]{0,40}\Z"
)
_AND_NO_MORE = re.compile(
    r"\s*(?:[.,;:”\"]|\Z|(?:in|at|around|about|after|before|when\s+(?:we|they|I|the|soldiers))\b)"
)
_LABEL = re.compile(r"[A-Z][\w.]{0,14}(?:\s[A-Z][\w.]{0,14})?:\s")
_THEN = re.compile(r"\b(?:then|thereupon|after\s+that)\b", re.IGNORECASE)
_LONG_AFTER = re.compile(r"\b(?:later|since\s+then|eventually|finally|subsequently|until\s+then)\b", re.IGNORECASE)
_DATED = frozenset(("day", "weekday", "interval", "month", "relative"))
_SETTING_OUT = 6  # sentences back to where somebody missing set out
_LONGEST_STRETCH = 62  # days
_SET_OUT = re.compile(
    r"\b(?:set\s+out|set\s+off|left\s+(?:home|for|the|their|his|her|on)|went\s+(?:out|to|home|back|fishing|missing)|"
    r"departed|last\s+(?:seen|heard)|travelled|gone\s+to|on\s+(?:his|her|their)\s+way)\b"
)
_SET_AGAINST = re.compile(
    r"\s*(?:and\s+|but\s+|while\s+)?(?:the\s+)?(?:(?:other|remaining|second|last|first)\b|others\b|rest\b|latter\b|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_HEAD_OF_TEXT = 4  # sentences in which a running report tells its day


def across(happening: Happening) -> tuple[FoundDate, str] | None:
    """The day of the statement that it is set against: "four were jailed on 3 May; the others walked free"."""
    main = happening.main
    heard = main.event.heard
    cut = heard.words(heard.start, main.event.start).rfind(";")
    if main.dates or cut < 0 or not _SET_AGAINST.match(heard.words(heard.start + cut + 1, main.event.end)):
        return None
    before = [d for d in heard.dates if d.end <= heard.start + cut and d.kind in ("day", "weekday")]
    return (before[-1], "The statement beside it in the sentence tells the day.") if before else None


def when_they_left(discourse: Discourse, happening: Happening) -> Dated | None:
    """For somebody missing the day on which they set out and were not seen again."""
    main = happening.main
    if happening.main.act is not Act.MISSING:
        return None
    for n in range(main.n, max(main.n - _SETTING_OUT, -1), -1):
        heard = discourse.heard[n]
        match = _SET_OUT.search(heard.text)
        found = next((d for d in heard.dates if d.kind in ("day", "weekday")), None)
        if match is None or found is None or heard.start + match.start() > found.end + 60:
            continue
        told = discourse.told_days[found.start].when
        return Dated(told, found.start, found.end, "The day on which they set out.") if told.known else None
    return None


def after_a_stretch(discourse: Discourse, happening: Happening, lag: FoundDate) -> Dated | None:
    """A stretch counted from one told before: "in May women freed two boys. A week later three of them were held"."""
    if lag.days_after is None:
        return None
    for n in range(happening.main.n, max(happening.main.n - _TOLD_BEFORE, -1), -1):
        heard = discourse.heard[n]
        if heard.sentence.paragraph != lag_paragraph(discourse, lag):
            return None
        before = [discourse.told_days[d.start].when for d in heard.dates if d.end <= lag.start and d.kind in _DATED]
        if not before:
            continue
        first, last = before[-1].first, before[-1].last
        if first is None or last is None or (last - first).days > _LONGEST_STRETCH:
            return None
        ends = [(d + timedelta(days=n)).isoformat() for d, n in zip((first, last), lag.days_after, strict=True)]
        return Dated(When("/".join(ends), lag.when.words), lag.start, lag.end, "Counted from the time told before.")
    return None


def lag_paragraph(discourse: Discourse, lag: FoundDate) -> int:
    """Number of the paragraph that the words of a time stand in."""
    return discourse.heard[discourse.number_at(lag.start)].sentence.paragraph


def said_then(discourse: Discourse, happening: Happening) -> Dated | None:
    """The day that the sentence before ends on: "their men came on the third day. The women were then let go"."""
    main = happening.main
    heard = main.event.heard
    words = heard.words(heard.start, main.event.end)
    if main.n == 0 or main.dates or not _THEN.search(words) or _LONG_AFTER.search(words):
        return None
    before = discourse.heard[main.n - 1]
    if before.sentence.paragraph != heard.sentence.paragraph or not before.dates:
        return None
    found = before.dates[-1]
    told = discourse.told_days[found.start].when
    if not told.single_day or found.kind in ("since", "until"):
        return None
    return Dated(told, found.start, found.end, "It came right after what the sentence before tells of that day.")


def of_those_there(happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    """The day of the incident at which they are said to have been: "a third man who was walking with them"."""
    along = taken_with(happening.main)
    if happening.main.dates or not (along or with_them(happening.main)):
        return None
    told = [c for c in list(known.values())[-_TOLD_BEFORE:] if not along or c.happening.kind is happening.kind]
    before = [c.date for c in told if c.happening.main.n <= happening.main.n]
    dated = next((d for d in reversed(before) if d is not None and d.when.known), None)
    if dated is None or dated.when.edtf.endswith("/.."):
        return None
    return replace(dated, because="They were there at the incident told before; its date is carried over.")


_HARM = (ActKind.DEATH, ActKind.INJURE)
_BESIDE = 6  # sentences
_MORE = re.compile(r"\b(?:another|others?|more|further|also)\b", re.IGNORECASE)


def of_one_attack(happening: Happening, known: dict[int, Circumstances]) -> Dated | None:
    """The day of those told just before, where more were killed or hurt: "Another 30 people were wounded"."""
    main = happening.main
    if (
        happening.kind not in _HARM
        or main.dates
        or not _MORE.search(main.event.heard.words(main.event.start, main.event.end))
    ):
        return None
    for told in reversed(list(known.values())):
        near = 0 <= main.n - max(t.n for t in told.happening.tellings) <= _BESIDE
        if told.happening.kind in _HARM and near and told.date is not None and told.date.when.single_day:
            return replace(told.date, because="More are told of, after those of one attack; its date is carried over.")
    return None


def set_before(discourse: Discourse, happening: Happening) -> Dated | None:
    """The day that an answer or a sentence by itself set: "It was the second week of May. We were asleep"."""
    main = happening.main
    section = discourse.sections[main.n].first
    for n in range(main.n - 1, max(main.n - _ANSWER, section) - 1, -1):
        heard = discourse.heard[n]
        found = next((d for d in heard.dates if d.kind in _DATED), None)
        if found is None:
            continue
        told = discourse.told_days[found.start].when
        after = heard.words(found.end, heard.start + len(heard.text))
        sets = _WAS.search(heard.words(heard.start, found.start)) and _AND_NO_MORE.match(after)
        if not told.known or not sets or not _goes_on(heard, main.event.heard):
            return None
        return Dated(told, found.start, found.end, "A sentence before sets the day of what follows.")
    return None


def _goes_on(heard: Heard, later: Heard) -> bool:
    """Whether a sentence goes on from one before: in its paragraph, or as a later answer of an interview."""
    if heard.sentence.paragraph == later.sentence.paragraph:
        return True
    return bool(_LABEL.match(heard.text)) or bool(heard.sentence.quoted and later.sentence.quoted)


def under_its_day(discourse: Discourse, happening: Happening) -> Dated | None:
    """The day that heads this stretch of the text, for what is told there without another."""
    main = happening.main
    day = discourse.sections[main.n].day
    if day is None or main.dates or vocabulary.pattern("later").search(main.event.heard.text):
        return None
    return Dated(day.when, day.start, day.end, "A heading gives the day of what stands under it.")


def by_the_clock(discourse: Discourse, happening: Happening) -> Dated | None:
    """The day of a running report, for what an entry of one of its hours tells without another."""
    main = happening.main
    if main.dates or not discourse.sections[main.n].clock or vocabulary.pattern("later").search(main.event.heard.text):
        return None
    for heard in discourse.heard[:_HEAD_OF_TEXT]:
        found = next((d for d in heard.dates if d.kind == "day" and d.when.single_day), None)
        if found is not None:
            return Dated(found.when, found.start, found.end, "The report follows the hours of that day.")
    return _of_publication(discourse, main)


def _of_publication(discourse: Discourse, main: Telling) -> Dated | None:
    if discourse.published is None:
        return None
    head = discourse.heard[discourse.sections[main.n].first]
    when = When(discourse.published.isoformat())
    return Dated(when, head.start, head.start + len(head.text), "The report follows the hours of the day it came out.")


def after_the_last(happening: Happening, known: dict[int, Circumstances], lag: FoundDate) -> Dated | None:
    """A day counted from the last taking, where no nearer one is told: "in a separate case, the following day"."""
    if happening.kind is not ActKind.TAKE or lag.days_after is None or lag.days_after[0] != lag.days_after[1]:
        return None
    takings = [c.date for c in known.values() if c.happening.kind is ActKind.TAKE and c.date is not None]
    if not takings or takings[-1].when.first is None or not takings[-1].when.single_day:
        return None
    day: date = takings[-1].when.first + timedelta(days=lag.days_after[0])
    return Dated(When(day.isoformat(), lag.when.words), lag.start, lag.end, "Counted from the date of the last taking.")
