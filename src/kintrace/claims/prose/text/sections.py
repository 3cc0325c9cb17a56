"""The headings under which a text tells, and the place that each stretch of it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.sentences import Sentence
from kintrace.lexicon.dates import FoundDate, dates_in
from kintrace.lexicon.places import FoundPlace, gazetteer

_LOOKED_AT = 40  # sentences in which a report names what it is about
_LONGEST_HEADING = 110
_CLOCK = re.compile(r"\W*(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)(?:\s*(?:hrs|hours|[ap]\.?m\.?))?\s*(?:[-–—:|]\s*|\Z)")
_LEAD = re.compile(r"(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s+)?(?:(?:In|At|From)\s+)?")
_ITEM = re.compile(r"\s*(?:[•*·]|[-–—]\s|\(?\d{1,3}[.)])")
_ENDS = re.compile(r"[\s.:;–—-]*\Z")
_ABOUT_A_PLACE = re.compile(r"\b(?:in|at|near|from)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_RUN_IN = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}\s*(?::|\s[-–—])\s")
_IN = "in "  # what a name stands after in a sentence
_PASSING = vocabulary.expression("places.passing")
_NAMES = re.compile(
    r"[A-Z][\w’'-]*(?:[\s,]+(?:[A-Z(][\w’')-]*|townships?|towns?|villages?|districts?|wards?|tracts?|city|quarters?|camps?|area))*"
)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WIRE = 6  # sentences among which a wire report's opening line stands
_DAY = r"(?P<day>\w{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s\w{3,9}\.?,?\s\d{4})"
_WHERE = r"[A-Z][\w’' -]{2,30}(?:,\s[\w’' ]{3,24}){0,2}"
_DATELINE = re.compile(rf"{_WHERE},\s{_DAY}(?:\s\([^)]{{2,30}}\))?\s*(?:[-–—]|:)\s")
_DATELINE_LAST = re.compile(rf"{_WHERE}\s[-–—]\s{_DAY}\s*(?:[-–—.:]\s|[-–—.:]?\Z)")
_TODAY_IS = re.compile(r"\b[Tt]oday\s+is\s+(?P<day>(?:\w+day,?\s+)?(?:the\s+)?[^.;]{3,30}?)(?=[.;,]|\s+and\b)")
_LONGEST_DAY_TOLD = 12  # sentences under one of several days
_LONGEST_DAY = 40  # code points of a line that is a date
_NIGHT_OF = re.compile(r"\b(?:night|evening|morning|about|around|at)\b(?:\s+of)?|\b\d{1,2}[:.]\d\d\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_STOPS = re.compile(r"[.!?။…,;:][\"”’')\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Section:
    """What one sentence stands under.

    Args:
        home: The place that this stretch of the text is about; ``None``: none is known.
        first: Number of the sentence that heads it.
        clock: Whether the heading is an hour of the day that the text follows.
        item: Whether it is one item of a list.
        day: The day that heads it; ``None``: none does.
    """

    home: FoundPlace | None
    first: int = 0
    clock: bool = False
    item: bool = False
    day: FoundDate | None = None


def passing(before: str) -> bool:
    """Whether the words before a place make it one that nothing happened in: "bound for", "on the way to".

    >>> passing("a coach that was bound for "), passing("Soldiers took him in ")
    (True, False)
    """
    return bool(_PASSING.search(before))


def home_of(text: str, sentences: list[Sentence]) -> FoundPlace | None:
    """The first township that a report names, as its place unless a sentence names another."""
    first = city = None
    for s in sentences[:_LOOKED_AT]:
        for found in gazetteer().places_in(text[s.start : s.end]):
            if not found.place.township:
                continue
            moved = replace(found, start=found.start + s.start, end=found.end + s.start)
            if passing(text[max(s.start, moved.start - 40) : moved.start]):
                first = first or moved
            elif found.place.words in _ALSO_REGIONS:
                city = city or moved
            elif city is None or city.place.state == moved.place.state:
                return moved
            else:
                return city
    return city or first


# "Seven dead in Sagaing": the region, where the text then names a township in it
_ALSO_REGIONS = frozenset(("Sagaing", "Mandalay", "Yangon", "Magway", "Magwe", "Bago", "Rangoon", "Pegu"))


def dateline_day(text: str, sentences: list[Sentence]) -> date | None:
    """The day in the line that opens a wire report: "SITTWE, Myanmar, Sept 13, 2019 - Relatives of"."""
    for s in sentences[:_WIRE]:
        match = _DATELINE.match(text, s.start, s.end) or _DATELINE_LAST.match(text, s.start, s.end)
        named = dates_in(match["day"], None) if match else []
        if named and named[0].when.single_day:
            return named[0].when.first
    return None


def stated_today(text: str, sentences: list[Sentence], said_on: date | None) -> date | None:
    """The day that a letter or diary calls today: "today is Saturday, the 8th of June"."""
    for s in sentences[:_WIRE]:
        match = _TODAY_IS.search(text, s.start, s.end)
        named = dates_in(match["day"], said_on) if match else []
        if named and named[0].when.single_day:
            return named[0].when.first
    return None


def sections_in(
    text: str, sentences: list[Sentence], home: FoundPlace | None, said_on: date | None = None
) -> tuple[Section, ...]:
    """Say for every sentence which place the stretch of text that it stands in is about.

    A heading that is a place, or ends with one, holds until the next heading; under any other it is that of the
    whole report. Where hours of the day head a text, each entry stands by itself.

    Args:
        text: The cleaned text.
        sentences: Its sentences.
        home: The place of the whole report.
        said_on: The day on which the report came out; ``None``: not known.
    """
    days = _headings_of_days(text, sentences, said_on)
    alone = _alone(sentences)
    follows_the_clock = sum(_clock(text, s) is not None for s in sentences) > 1
    run_in = sum(_run_in(text, s) is not None for s in _openings(sentences)) > 1
    found: list[Section] = []
    current = Section(home)
    for n, s in enumerate(sentences):
        opens = n == 0 or sentences[n - 1].paragraph != s.paragraph
        if opens:
            day = days.get(n, current.day)
            current = Section(home, n) if n in days else current
            current = replace(_headed(text, s, n, alone[n], current, home, follows_the_clock, run_in), day=day)
        if home is not None and current.home is not None and current.home.place.words in _ALSO_REGIONS:
            current = replace(current, home=home) if home.place.state == current.home.place.state else current
        found.append(current)
    return tuple(found)


def _headed(
    text: str, s: Sentence, n: int, alone: bool, current: Section, home: FoundPlace | None, clock: bool, run_in: bool
) -> Section:
    hour = _clock(text, s) if clock else None
    if hour is not None:
        return Section(_place_in(text, s.start + hour, s.end) if alone else None, n, True)
    start = s.start + len(_LEAD.match(text, s.start, s.end)[0])  # type: ignore[index]  # it matches nothing at least
    end = _run_in(text, s) if run_in else None
    place = _place_in(text, start, end or s.end) if (end or s.end) - start <= _LONGEST_HEADING else None
    if place is not None and run_in and end and (s.headline or n == 0):
        return current  # it only tells where the report was filed
    if place is not None:
        return Section(place, n)
    if not alone and _ITEM.match(text, s.start, s.end):
        return Section(current.home, n, item=True)  # the items of a list are told apart
    if not alone or _STOPS.search(text[s.start : s.end]) or _ITEM.match(text, s.start, s.end):
        return current
    if s.end - s.start > _LONGEST_HEADING or re.search(r"\d", text[s.start : s.end]):
        return current
    return Section(_titled(text, s) or home, n)


def _headings_of_days(text: str, sentences: list[Sentence], said_on: date | None) -> dict[int, FoundDate]:
    """Days that stand on lines of their own, by the sentence that they head; one alone is the date of the page."""
    found: dict[int, FoundDate] = {}
    for n, s in enumerate(sentences):
        if n and sentences[n - 1].paragraph == s.paragraph:
            continue
        start = sentences[n - 1].end if n else 0
        for match in _LINE.finditer(text, start, s.start + len(text[s.start : s.end].rstrip())):
            if match.end() <= start or len(match[0]) > _LONGEST_DAY:
                continue
            named = [d for d in dates_in(match[0], said_on) if d.kind in ("day", "weekday", "interval")]
            rest = match[0][: named[0].start] + match[0][named[0].end :] if len(named) == 1 else "-"
            if len(named) == 1 and not _WORD.search(_NIGHT_OF.sub("", rest)):
                at = match.start()
                found[n] = replace(named[0], start=at + named[0].start, end=at + named[0].end)
    return found if _tell_days(sentences, sorted(found)) else {}


def _tell_days(sentences: list[Sentence], heads: list[int]) -> bool:
    """Whether days head a text stretch by stretch, and are no dates of the page: each with little under it."""
    ends = [*heads[1:], len(sentences)][: len(heads)]
    bodies = [sum(not s.headline for s in sentences[a:b]) for a, b in zip(heads, ends, strict=True)]
    filled = [b for b in bodies if b]
    return len(filled) > 1 and max(filled[:-1]) <= _LONGEST_DAY_TOLD


def _clock(text: str, s: Sentence) -> int | None:
    """How long the hour is that opens a line; ``None``: none does."""
    match = _CLOCK.match(text[s.start : s.end])
    return match.end() if match else None


def _run_in(text: str, s: Sentence) -> int | None:
    """Where a name with a colon or dash after it ends, that opens a paragraph; ``None``: none does."""
    lead = len(_LEAD.match(text, s.start, s.end)[0])  # type: ignore[index]  # it matches nothing at least
    match = _RUN_IN.match(text, s.start + lead, s.end)
    return match.end() if match else None


def _place_in(text: str, start: int, end: int) -> FoundPlace | None:
    """The township that a stretch names, where it says nothing else."""
    words = text[start:end]
    words = words[: _ENDS.search(words).start()]  # type: ignore[union-attr]  # it matches the end at least
    if len(words) > _LONGEST_HEADING or not _NAMES.fullmatch(words):
        return None
    found = gazetteer().places_in(f"{_IN}{_cased(words)}")
    if len(found) != 1 or found[0].end - len(_IN) < len(words) or found[0].place.pcode is None:
        return None
    return replace(found[0], start=start, end=start + len(words))


def _titled(text: str, s: Sentence) -> FoundPlace | None:
    """The township at the end of a heading: "TWO BROTHERS TAKEN, IN KUTKAI"."""
    for match in reversed(list(_ABOUT_A_PLACE.finditer(text, s.start, s.end))):
        found = _place_in(text, match.end(), s.end)
        if found is not None and found.place.township:
            return found
    return None


def _cased(words: str) -> str:
    """Capitals as a sentence would write them: a name in capitals is read as its ordinary spelling."""
    return words.title() if words.isupper() else words


def _alone(sentences: list[Sentence]) -> list[bool]:
    """Whether each sentence is a paragraph by itself."""
    numbers = [s.paragraph for s in sentences]
    return [
        (i == 0 or numbers[i - 1] != p) and (i + 1 == len(numbers) or numbers[i + 1] != p)
        for i, p in enumerate(numbers)
    ]


def _openings(sentences: list[Sentence]) -> list[Sentence]:
    return [s for i, s in enumerate(sentences) if i == 0 or sentences[i - 1].paragraph != s.paragraph]
