"""What an hour found in a text is, and which part of the day an hour belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.model import TimeOfDay

_ABOUT_MINUTES = 30


@dataclass(frozen=True, slots=True)
class FoundHour:
    """Words that name a part of the day.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        time_of_day: The part of the day. A clock time decides over a word beside it.
        first_minute: Earliest minute of the day that a written clock time leaves, 0 to 1440; ``None``: none is written.
        last_minute: Latest; below ``first_minute`` where midnight lies between; ``None``: none is written.
        zone: The time zone that is written ("MMT"); empty: none.
    """

    start: int
    end: int
    time_of_day: TimeOfDay
    first_minute: int | None = None
    last_minute: int | None = None
    zone: str = ""


def part_of(hour: int) -> TimeOfDay:
    """Name the part of the day of an hour of 24.

    >>> [part_of(h).value for h in (1, 9, 12, 16, 18, 21)]
    ['night', 'morning', 'noon', 'afternoon', 'evening', 'night']
    """
    for end, part in (
        (5, TimeOfDay.NIGHT),
        (12, TimeOfDay.MORNING),
        (13, TimeOfDay.NOON),
        (17, TimeOfDay.AFTERNOON),
        (20, TimeOfDay.EVENING),
    ):
        if hour < end:
            return part
    return TimeOfDay.NIGHT


def minutes(qualifier: str, low: int, high: int | None = None) -> tuple[int | None, int | None]:
    """Bound a clock time: ``about`` leaves half an hour, ``before`` and ``after`` one side.

    >>> minutes("about", 21 * 60), minutes("before", 720), minutes("", 540, 600)
    ((1230, 1290), (None, 720), (540, 600))
    """
    top = low if high is None else high
    if qualifier == "before":
        return None, top
    if qualifier == "after":
        return low, None
    slack = _ABOUT_MINUTES if qualifier == "about" else 0
    return (
        low - slack
    ) % 1440 if low < slack else low - slack, top + slack if top + slack <= 1440 else top + slack - 1440


def hour_in_part(hour: int, part: TimeOfDay) -> int:
    """Say which hour of 24 an hour of twelve is in a part of the day.

    >>> hour_in_part(9, TimeOfDay.EVENING), hour_in_part(2, TimeOfDay.NIGHT), hour_in_part(12, TimeOfDay.NOON)
    (21, 2, 12)
    """
    hour %= 12
    if part is TimeOfDay.NIGHT:
        return hour + 12 if hour > 5 else hour
    if part is TimeOfDay.NOON:
        return hour if hour in (10, 11) else hour + 12
    return hour if part is TimeOfDay.MORNING else hour + 12
