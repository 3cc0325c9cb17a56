"""The days that a text tells, one after the other: years it leaves out, days it counts from the one told before."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.dates import FoundDate
from kintrace.model import When

_NEAR_YEAR = 700  # code points between a day without a year and one with it
_NEAR_DAYS = 100  # days between the two: more, and the year may have changed
_AGAINST_PUBLISHED = 31  # days within which a year that the text states outweighs the one that publication suggests
_OPENING = 2  # code points before words that open their sentence
_REACH = 8  # sentences over which "the next day" reaches back

_STATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_A_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_WRITTEN_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[၁၂][၀-၉]{3}")
_NTH = re.compile(r"\bthe\s+(?P<dom>\d{1,2})(?:st|nd|rd|th)\b(?!\s+of)", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:after|before|prior)\Z", re.IGNORECASE)
_YEARLESS = frozenset(("day", "month", "interval", "since", "until"))
_FROM_NOW = re.compile(r"\b(?:to-?day|ago|last|past|this|recent)\b", re.IGNORECASE)
_BY_YEAR = "The day stands without a year near one that has it."
_SAYING = vocabulary.expression("timeline.saying")


@dataclass(frozen=True, slots=True)
class ToldDay:
    """What words of a date mean where they stand.

    Args:
        when: The date, with its words; ``XXXX-XX-XX``: nothing settles it.
        because: The rule that settled it; empty: the words themselves.
        inner: Of "two days after he was led away" the day of what follows; ``None``: nothing follows, or no day.
    """

    when: When
    because: str = ""
    inner: When | None = None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The day that a text told last."""

    edtf: str
    n: int


def days_told(sentences: tuple[Heard, ...]) -> dict[int, ToldDay]:
    """Say what each date of a text means, by where its words start.

    A day without a year takes that of a day close by which has one; "the 25th" takes the month, and "two days
    earlier" counts from, the day told last. A day on which somebody spoke counts only where no other is near.
    """
    stated = _stated(sentences)
    settled: list[int] = []
    told: dict[int, ToldDay] = {}
    last: _Anchor | None = None
    spoken: _Anchor | None = None
    for n, heard in enumerate(sentences):
        for found in heard.dates:
            base = _near(last, n) or _near(spoken, n)
            day = _told(heard, found, stated, base, _near(last, n))
            if not day.because and _of_now(found):
                settled.append(found.start)
            elif day.because == _BY_YEAR and _goes_with_now(found, settled, stated):
                day = ToldDay(found.when)
            told[found.start] = day
            if (
                last is not None
                and found.kind in ("month", "interval")
                and day.when.gap_days(When(last.edtf)) not in (0, None)
            ):
                last = None  # "In November ... two days later" counts from no day that is told
            if found.kind in ("since", "until") or day.inner is not None or not _A_DAY.fullmatch(day.when.edtf):
                continue
            if _of_saying(heard, found):
                spoken = _Anchor(day.when.edtf, n)
            else:
                last = _Anchor(day.when.edtf, n)
    return told


def _stated(sentences: tuple[Heard, ...]) -> list[tuple[int, str]]:
    """Where a month or day stands with its year, and which."""
    return [
        (d.start, d.when.edtf.split("/")[0].rstrip("~"))
        for h in sentences
        for d in h.dates
        if d.kind in ("day", "month", "interval")
        and _WRITTEN_YEAR.search(d.when.words)
        and _STATED.fullmatch(d.when.edtf.split("/")[0].rstrip("~"))
    ]


def _near(anchor: _Anchor | None, n: int) -> _Anchor | None:
    return anchor if anchor is not None and n - anchor.n <= _REACH else None


def _told(
    heard: Heard, found: FoundDate, stated: list[tuple[int, str]], base: _Anchor | None, last: _Anchor | None
) -> ToldDay:
    if found.days_after is not None:
        return _counted(heard, found, base, last)
    nth = _NTH.search(found.when.words)
    if nth and found.kind == "day":
        return _nth(found, int(nth["dom"]), base)
    earlier = _EARLIER.search(heard.words(max(heard.start, found.start - 24), found.start)) is not None
    return _in_its_year(found, stated, earlier)


_EARLIER = re.compile(r"\bearlier,?\s+\Z", re.IGNORECASE)


def _nth(found: FoundDate, dom: int, base: _Anchor | None) -> ToldDay:
    """The day of the month that is told of; that month's other days lie within it or right after."""
    if base is None or abs(int(base.edtf[8:]) - dom) > 20:
        return ToldDay(found.when)
    edtf = f"{base.edtf[:8]}{dom:02d}"
    if not _real(edtf):
        return ToldDay(found.when)
    return ToldDay(replace(found.when, edtf=edtf), "The day of the month that is told before.")


def _in_its_year(found: FoundDate, stated: list[tuple[int, str]], earlier: bool) -> ToldDay:
    """Give a day the year that the text states for one close by, where it is told without one."""
    edtf = found.when.edtf
    words = found.when.words
    bare = found.kind in _YEARLESS and not _WRITTEN_YEAR.search(words) and not _FROM_NOW.search(words)
    if not bare or not re.match(r"(?:\.\./)?(?:XXXX|\d{4})-\d\d", edtf):
        return ToldDay(found.when)
    low = bisect_left(stated, (found.start - _NEAR_YEAR, ""))
    high = bisect_left(stated, (found.start + _NEAR_YEAR, ""))
    close = min(stated[low:high], key=lambda s: abs(s[0] - found.start), default=None)
    if close is None:
        return ToldDay(found.when)
    guessed = not edtf.removeprefix("../").startswith("XXXX")
    crosses = not guessed and close[0] < found.start
    when = _nearest_year(found.when, close[1], 0 if not crosses else -1 if earlier else 1)
    gap = when.gap_days(When(close[1])) if when is not None else None
    if when is None or gap is None or gap > (_AGAINST_PUBLISHED if guessed else _NEAR_DAYS):
        return ToldDay(found.when)
    if guessed and close[0] > found.start:
        return ToldDay(found.when)
    return ToldDay(when, _BY_YEAR)


def _of_now(found: FoundDate) -> bool:
    """Whether it is a day or month told without a year, to which the day of publication gave one."""
    bare = found.kind in ("day", "month", "interval") and not _WRITTEN_YEAR.search(found.when.words)
    return bare and not found.when.edtf.startswith(("XXXX", ".."))


def _goes_with_now(found: FoundDate, settled: list[int], stated: list[tuple[int, str]]) -> bool:
    """Whether a day of the report's own time stands between it and the year that is stated before it."""
    if not _of_now(found) or not settled:
        return False
    before = [at for at, _ in stated[: bisect_left(stated, (found.start, ""))]]
    return bool(before) and settled[-1] > before[-1]


def _nearest_year(when: When, stated: str, over_new_year: int) -> When | None:
    """The date in the year stated, or in the next or the one before where that is nearer; ``None``: none has it."""
    years = [int(stated[:4])] + ([int(stated[:4]) + over_new_year] if over_new_year else [])
    spelled = [re.sub(r"(?:XXXX|\d{4})(?=-\d\d)", f"{y:04d}", when.edtf) for y in years]
    dated = [replace(when, edtf=e) for e in spelled if all(_real(part) for part in e.split("/"))]
    return min(dated, key=lambda d: d.gap_days(When(stated)) or 0, default=None)


def _counted(heard: Heard, found: FoundDate, base: _Anchor | None, last: _Anchor | None) -> ToldDay:
    """A day counted from the one told last: "two days earlier"; or from what follows: "two days after the raid"."""
    assert found.days_after is not None
    if _COUNTED.search(found.when.words) and _goes_on(heard, found):
        last = _told_with(heard, found) or (last if any(d.start < found.start for d in heard.dates) else None)
        if last is None:
            return ToldDay(found.when)
        low, high = found.days_after
        return ToldDay(found.when, "Counted back from the date of what followed.", _shifted(found, last, -high, -low))
    if base is None:
        return ToldDay(found.when)
    when = _shifted(found, base, *found.days_after)
    return ToldDay(when, "Counted from the day that is told before.") if when.known else ToldDay(found.when)


def _told_with(heard: Heard, found: FoundDate) -> _Anchor | None:
    """The day at the end of a sentence that the count opens: "Two days after he was led away, he died on 3 May"."""
    if found.start - heard.start > _OPENING or found.when.words.lower().endswith(("before", "prior")):
        return None
    later = [d for d in heard.dates if d.start > found.end and d.kind in ("day", "weekday")]
    return _Anchor(later[0].when.edtf, 0) if len(later) == 1 and _A_DAY.fullmatch(later[0].when.edtf) else None


def _goes_on(heard: Heard, found: FoundDate) -> bool:
    """Whether the words count from what comes after them."""
    after = heard.words(found.end, heard.start + len(heard.text))
    return bool(re.match(r"\s+(?!and\b|but\b|when\b|while\b|in\b|at\b|near\b|from\b|by\b|on\b)[\w“(]", after))


def _shifted(found: FoundDate, base: _Anchor, low: int, high: int) -> When:
    no_year = base.edtf.startswith("XXXX")
    # a year that is no leap year stands in for the one that is not told
    start = date.fromisoformat(base.edtf.replace("XXXX", "2001", 1)) if base.edtf != "XXXX-02-29" else None
    if start is None:
        return found.when
    days = [(start + timedelta(days=d)).isoformat() for d in (low, high)]
    if no_year:
        days = [f"XXXX{d[4:]}" for d in days]
    return replace(found.when, edtf=days[0] if days[0] == days[1] else f"{days[0]}/{days[1]}")


def _real(edtf: str) -> bool:
    try:
        When(edtf)
    except ValueError:
        return False
    return True


def _of_saying(heard: Heard, found: FoundDate) -> bool:
    return bool(_SAYING.search(heard.words(heard.start, found.start)[-60:]))
