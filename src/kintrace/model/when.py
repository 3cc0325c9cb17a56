"""When something is said to have happened: an EDTF expression, its words, and its bounds in days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kintrace.model import stretches
from kintrace.model.edtf import Expression, Stretch, parse
from kintrace.model.kept import Kept, kept

UNKNOWN_DATE = "XXXX-XX-XX"

_SLACK_DAYS = 7  # of each side that is marked "about"
_DOUBT = 0.1  # how much of a disagreement a doubtful date leaves open


class DateFit(StrEnum):
    """How two uncertain dates stand to each other."""

    SAME = "same"  # both name the same single day
    OVERLAPS = "overlaps"  # some day fits both
    NEAR = "near"  # no common day, but no more apart than the slack that their marks allow
    APART = "apart"
    UNKNOWN = "unknown"  # one of them says nothing


class Agreement(NamedTuple):
    """How far two uncertain dates agree: in a word, and as a share from 0 to 1."""

    fit: DateFit
    share: float


@kept(edtf=Kept.ALLEGED, words=Kept.WORDS)
@dataclass(frozen=True, slots=True)
class When:
    """A date or interval as EDTF (ISO 8601-2), with the words it was read from.

    The subset: ``2025``, ``2025-09``, ``2025-09-30`` and seasons (``2025-21`` to ``-24``), each with ``~`` (about),
    ``?`` (doubtful) or ``%`` (both), also on a part (``2004-06~-11``, ``2004-?06-11``); unspecified digits
    (``XXXX-09-30``, ``2025-10-XX``, ``202X``); intervals with open (``..``) or unknown (empty) ends; one of a set
    (``[2025-09-30,2025-10-02..2025-10-05]``). ``XXXX-XX-XX`` says that nothing settles the date.

    Args:
        edtf: The expression. Dates are Myanmar-local.
        words: The words of the document it rests on; empty where it was only inferred.

    Raises:
        ValueError: Not an expression of the subset, or a day that no calendar has.

    Source: Library of Congress, Extended Date/Time Format specification (2019).

    >>> When("2025-09-30", "On Sept. 30").first
    datetime.date(2025, 9, 30)
    >>> When("2025-02").last
    datetime.date(2025, 2, 28)
    >>> When("XXXX-XX-XX").known
    False
    """

    edtf: str
    words: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        parse(self.edtf)

    @property
    def expression(self) -> Expression:
        """The expression in its parts; ``str`` of it is the very string that was given."""
        return parse(self.edtf)

    @property
    def known(self) -> bool:
        """Whether the expression says anything at all."""
        return any(s.said for s in self._stretches)

    @property
    def first(self) -> date | None:
        """The first day it can mean; ``None`` where it has no such bound."""
        firsts = [s.first for s in self._stretches]
        known = [f for f in firsts if f is not None]
        return None if len(known) < len(firsts) else date.fromordinal(min(known))

    @property
    def last(self) -> date | None:
        """The last day it can mean; ``None`` where it has no such bound."""
        lasts = [s.last for s in self._stretches]
        known = [x for x in lasts if x is not None]
        return None if len(known) < len(lasts) else date.fromordinal(max(known))

    @property
    def month_day(self) -> tuple[int, int | None] | None:
        """Month and day (``None``: any day) where the text gives no year, else ``None``."""
        found = self._stretches
        if len(found) == 1 and found[0].month is not None:
            return found[0].month, found[0].dom
        return None

    @property
    def approximate(self) -> bool:
        """Whether the expression is marked as about (``~``, ``%``)."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def doubtful(self) -> bool:
        """Whether the expression is marked as doubtful (``?``, ``%``)."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def single_day(self) -> bool:
        """Whether it names one certain day."""
        return self.first is not None and self.first == self.last and not set("~?%") & set(self.edtf)

    @property
    def canonical(self) -> When:
        """The same date in the one spelling that all its spellings share; the words stay.

        >>> str(When("[2025-10-02, 2025-09-30,2025-10-02]").canonical), str(When("2025~-09~").canonical)
        ('[2025-09-30,2025-10-02]', '2025-09~')
        """
        return When(parse(self.edtf).canonical, self.words)

    def fit(self, other: When) -> DateFit:
        """Say how far this date and another agree.

        Dates without a year are laid into every year the other one touches. A mark ``~`` or ``%`` gives seven
        days of slack on its side, a doubtful year (``?`` on a year or month) none.

        >>> When("2025-09-30").fit(When("XXXX-09-30"))
        <DateFit.OVERLAPS: 'overlaps'>
        >>> When("2025-09-30").fit(When("2025-10-02~"))
        <DateFit.NEAR: 'near'>
        """
        gap = self.gap_days(other)
        if gap is None:
            return DateFit.UNKNOWN
        if gap == 0:
            return DateFit.SAME if self.single_day and other.single_day else DateFit.OVERLAPS
        return DateFit.NEAR if gap <= self._slack(other) else DateFit.APART

    def agreement(self, other: When) -> Agreement:
        """Say how far this date and another agree, with a share from 0 to 1. Symmetric.

        The share answers: if the more precise of the two is right, how likely does the other one hold as well? It is
        the part of the days of the one that the other holds, taken from the side where that part is larger: a day
        within a named month agrees wholly with the month. Under a mark ``~`` or ``%`` days outside count less and
        less over the slack of `fit`; a mark ``?`` or ``%`` leaves a tenth of what is missing open. An open end counts
        for a year beyond all that is named. Where one says nothing the share is a half: neither for nor against.

        Assumes: every day of an expression is equally likely. So it says nothing of how much an agreement is worth:
        two reports of one day say more than two of one decade, with the same share of 1.

        >>> When("2025-09-30").agreement(When("2025-09"))
        Agreement(fit=<DateFit.OVERLAPS: 'overlaps'>, share=1.0)
        >>> When("2025-09-21/2025-09-30").agreement(When("2025-09-26/2025-10-05")).share
        0.5
        >>> When("2025-09-30").agreement(When("2025-10-02~")).share
        0.75
        """
        fit = self.fit(other)
        if fit is DateFit.UNKNOWN:
            return Agreement(fit, 0.5)
        share = 1.0 if fit is DateFit.SAME else 0.0
        if fit in (DateFit.OVERLAPS, DateFit.NEAR):
            left, right = ([s for s in w._stretches if s.said] for w in (self, other))
            share = stretches.overlap(left, right, self._slack(other))
        if self.doubtful or other.doubtful:
            share += (1 - share) * _DOUBT
        return Agreement(fit, share)

    def gap_days(self, other: When) -> int | None:
        """Days between the nearest days of the two; 0 where some day fits both, ``None`` where one says nothing.

        Symmetric. An open end reaches for ever.

        >>> When("2025-09").gap_days(When("2025-10-05"))
        5
        """
        if not (self.known and other.known):
            return None
        return min(stretches.gap(a, b) for a in self._stretches for b in other._stretches)

    def meets(self, other: When) -> bool:
        """Whether some day fits both, marks apart; no where one says nothing."""
        return self.gap_days(other) == 0

    def intersection(self, other: When) -> When | None:
        """The days that fit both, marks apart; ``None`` where there are none.

        What says nothing takes nothing away. A day without a year, against an open end, stays without its year.

        >>> str(When("2025-09").intersection(When("2025-09-28/2025-10-03")))
        '2025-09-28/2025-09-30'
        >>> str(When("2023/2024").intersection(When("XXXX-05-03")))
        '[2023-05-03,2024-05-03]'
        """
        if not (self.known and other.known):
            return self if self.known else other
        found = [c for a in self._stretches for b in other._stretches for c in stretches.common(a, b)]
        return _spelled(found) if found else None

    def hull(self, other: When) -> When:
        """The smallest interval that holds both, marks apart; nothing where one says nothing, or no year.

        >>> str(When("2025-09-30").hull(When("2025-10-05")))
        '2025-09-30/2025-10-05'
        """
        if (self.edtf, self.month_day) == (other.edtf, other.month_day) and self.month_day is not None:
            return When(self.edtf)
        both = (*self._stretches, *other._stretches)
        if not (self.known and other.known) or any(s.month is not None for s in both):
            return UNKNOWN
        ends = [w.first for w in (self, other)], [w.last for w in (self, other)]
        firsts, lasts = ([d for d in dates if d is not None] for dates in ends)
        return _interval(min(firsts) if len(firsts) == 2 else None, max(lasts) if len(lasts) == 2 else None)

    def shifted(self, least: int, most: int) -> When:
        """The days that lie so many days later, from least to most; negative: earlier. Marks "about" and "?" stay.

        A day without a year stays without it; one that 29 February could move is not said any more.

        >>> str(When("2024-02-28").shifted(2, 3)), str(When("XXXX-09-30").shifted(1, 1))
        ('2024-03-01/2024-03-02', 'XXXX-10-01')
        """
        if not self.known or least > most:
            return UNKNOWN
        mark = "%" if self.approximate and self.doubtful else "~" if self.approximate else "?" * self.doubtful
        if self.month_day is not None:
            return self._shifted_in_any_year(least, most, mark)
        if any(s.month is not None for s in self._stretches):
            return UNKNOWN
        return _spelled((stretches.shifted(s, least, most) for s in self._stretches), mark)

    def _shifted_in_any_year(self, least: int, most: int, mark: str) -> When:
        found = {
            tuple(date.fromordinal(end).strftime("%m-%d") for end in (moved.first, moved.last) if end is not None)
            for year in (1999, 2000, 2001)
            for moved in [stretches.shifted(stretches.laid(self._stretches[0], year), least, most)]
        }
        (ends, *others) = found
        if others or len(set(ends)) > 1:
            return UNKNOWN
        return When(f"XXXX-{ends[0]}{mark}")

    def _slack(self, other: When) -> int:
        return _SLACK_DAYS * (self.approximate + other.approximate)

    @property
    def _stretches(self) -> tuple[Stretch, ...]:
        return parse(self.edtf).stretches

    def __str__(self) -> str:
        return self.edtf


def day(value: date, words: str = "") -> When:
    """Make the single certain day.

    >>> day(date(2025, 9, 30)).edtf
    '2025-09-30'
    """
    return When(value.isoformat(), words)


def between(first: date | None, last: date | None, words: str = "") -> When:
    """Make an interval; ``None`` is an open end, equal ends are a day.

    >>> between(None, date(2025, 1, 2)).edtf
    '../2025-01-02'
    """
    if first is not None and first == last:
        return day(first, words)
    start, end = (".." if d is None else d.isoformat() for d in (first, last))
    return When(f"{start}/{end}", words)


UNKNOWN = When(UNKNOWN_DATE)


def _interval(first: date | None, last: date | None) -> When:
    return UNKNOWN if first is None and last is None else between(first, last)


def _spelled(found: Iterable[Stretch], mark: str = "") -> When:
    """One day, an interval, or one of a set."""
    found = list(found)
    floating = sorted({(s.month, s.dom or 0) for s in found if s.month is not None})
    members = [f"XXXX-{m:02d}" + (f"-{d:02d}" if d else "") + mark for m, d in floating]
    dated = stretches.merged(s for s in found if s.month is None)
    if not floating and len(dated) == 1:
        return When(_ends(dated[0], "/", "..", mark))
    members += [_ends(s, "..", "", mark) for s in dated]
    return When(members[0] if len(members) == 1 and not dated else f"[{','.join(members)}]")


def _ends(stretch: Stretch, between: str, unbounded: str, mark: str) -> str:
    start, end = (
        unbounded if n is None else date.fromordinal(n).isoformat() + mark for n in (stretch.first, stretch.last)
    )
    return start if start == end and start != unbounded else f"{start}{between}{end}"
