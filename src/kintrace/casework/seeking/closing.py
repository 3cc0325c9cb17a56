"""What of a request stays open where there are custodians: who is sought. Who asks, and how to reach them, is closed.

A request is taken apart without anything being looked up; what is kept has one size, whatever it says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from kintrace.casework.kinds import ANSWERED, ASKED
from kintrace.model import Answered, PublicCustodian, Request, from_cbor, to_cbor
from kintrace.protect import close
from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.replies import LONGEST_REQUEST, padded, unpadded
from kintrace.store import Casebook

SOUGHT, SEEKER = ("father", "age", "last_seen"), ("relation", "reach")
KNOWN = frozenset({"name", "names", *SOUGHT, *SEEKER})
WHY = "sealed"
"""What an ``erased`` entry says of a request that now lies in its box."""

_LONE, _LONGEST_VALUE = re.compile("[\ud800-\udfff]"), 1000
_END = b"\x80"


def kept_request(body: bytes, received: str, custodians: Sequence[PublicCustodian]) -> Request:
    """Make what is kept of a request.

    Args:
        body: As it came; what is too long of it is cut.
        received: ISO day.
        custodians: To whom all of it is closed, so that only who is sought stays open; none: it stays as it came.
    """
    came = Request(padded(body[:LONGEST_REQUEST]), received, len(body) <= LONGEST_REQUEST)
    return closed(came, custodians) if custodians else came


def closed(request: Request, custodians: Sequence[PublicCustodian]) -> Request:
    """Close a request to custodians, two of whom open it as it came; only who is sought stays open."""
    box = close(to_cbor(Request(request.padded, request.received, request.whole)), custodians)
    size, left = len(request.padded), open_part(unpadded(request.padded)) + _END
    if len(left) > size:  # nothing of it can be told, as of one that cannot be read
        left = _END
    return replace(request, padded=left.ljust(size, b"\x00"), box=box)


def close_requests(book: Casebook, custodians: Sequence[PublicCustodian], person: str = "") -> None:
    """Close the requests that a casebook still holds open, and destroy the keys of what was open.

    The same words become one, under the id by which it is answered. Broken off, the next call goes on.
    """
    answered = {from_cbor(e.payload, Answered).request for e in book.entries(kinds=(ANSWERED,)) if e.payload}
    same: dict[bytes, list[tuple[str, Request]]] = {}
    for entry in book.entries(kinds=(ASKED,)):
        if entry.payload is not None and (request := from_cbor(entry.payload, Request)).box is None:
            same.setdefault(request.padded, []).append((entry.id, request))
    for group in same.values():
        done = max((n for n, (ref, _) in enumerate(group, 1) if ref in answered), default=0)
        for part in filter(None, (group[:done], group[done:])):
            ref, request = part[-1]
            kept = replace(closed(request, custodians), received=part[0][1].received, stands_for=ref)
            with book.transaction():
                book.append(ASKED, to_cbor(kept), person=person)
                for old, _ in part:
                    book.erase(old, WHY, person)


def open_part(body: bytes) -> bytes:
    """What stays open of a request: who is sought, without any contact, and which of the other things it said.

    >>> open_part(b'{"names": "Brang Aung", "reach": "09", "shoe": 4}')
    b'{"names":["Brang Aung"],"closed":["reach"],"unknown":1}'
    """
    said = said_in(body)
    if said is None:
        return b""
    names = [without_contacts(name) for name in names_in(said)]
    kept: dict[str, object] = {"names": names}
    kept |= {key: without_contacts(value) for key in SOUGHT if (value := words(said.get(key)))}
    kept["closed"] = [key for key in SEEKER if words(said.get(key))]
    kept["unknown"] = len(said.keys() - KNOWN)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def said_in(body: bytes) -> dict[str, object] | None:
    """What a request says, by key; ``None``: it is not one JSON object."""
    try:
        said = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def names_in(said: dict[str, object]) -> tuple[str, ...]:
    """The names that are sought."""
    names = said.get("names", said.get("name", []))
    return tuple(filter(None, map(words, names if isinstance(names, list) else [names])))


def words(value: object) -> str:
    """Words on one line, none longer than a person reads; half a character, which no screen can show, gives way."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(_LONE.sub("\ufffd", str(value)).split())[:_LONGEST_VALUE]
