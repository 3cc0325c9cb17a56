"""The machine's reply to a request: the same for everybody who asks on one day, whatever is known of whom.

Whoever asks may be a family, or may be those from whom somebody got away. So nothing is looked up for it: it is made
of the day alone.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

ANSWERED_WITHIN_DAYS = 30
LONGEST_REQUEST = 64 * 1024 - 1  # bytes; a longer one is cut
_SIZES = (16 * 1024, 64 * 1024)  # in which requests are kept: nearly all in the first
_END = b"\x80"


def reply(received: date) -> bytes:
    """Make the reply to any request that came on a day.

    Args:
        received: The day in Myanmar, by the caller's clock.

    Returns:
        A line of JSON, always of the same length.

    >>> len(reply(date(2026, 1, 2))) == len(reply(date(2026, 12, 31)))
    True
    """
    answer = {
        "format": "kintrace-reply",
        "version": 1,
        "received": received.isoformat(),
        "answered_by": (received + timedelta(days=ANSWERED_WITHIN_DAYS)).isoformat(),
        "says": "Received. A person will answer in the way you gave, by the day named here. "
        "This reply is the same for every request, and says nothing of whether anybody is known.",
    }
    return (json.dumps(answer, ensure_ascii=True) + "\n").encode("ascii")


def padded(request: bytes) -> bytes:
    """Fill a request up to one of the two lengths in which requests are kept.

    Raises:
        ValueError: It is longer than the longest.

    >>> {len(padded(bytes(length))) for length in (0, 1, 900, 16 * 1024 - 1)}
    {16384}
    """
    if len(request) > LONGEST_REQUEST:
        raise ValueError("a request is cut before it is kept")
    content = request + _END
    return content.ljust(next(size for size in _SIZES if len(content) <= size), b"\x00")


def unpadded(content: bytes) -> bytes:
    """Give a request back as it came.

    >>> unpadded(padded(b"who?"))
    b'who?'
    """
    return content.rstrip(b"\x00").removesuffix(_END)
