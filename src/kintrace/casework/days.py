"""Days as people at the desk count them: in Myanmar, which keeps one time all year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

MYANMAR = timedelta(hours=6, minutes=30)  # ahead of UTC


def day_of(now: datetime) -> date:
    """Give the day that it is in Myanmar.

    >>> day_of(datetime(2026, 1, 2, 18, tzinfo=UTC))
    datetime.date(2026, 1, 3)
    """
    return (now.astimezone(UTC) + MYANMAR).date()


def day_of_entry(at: int) -> date:
    """Give the day in Myanmar on which an entry was written, from its milliseconds of UTC.

    >>> day_of_entry(0)
    datetime.date(1970, 1, 1)
    """
    return day_of(datetime.fromtimestamp(at / 1000, UTC))
