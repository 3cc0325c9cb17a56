"""WhatsApp's own export of a chat (``_chat.txt``), as telephones of several kinds and countries write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.charsets import decoded
from kintrace.sources.chats import Message, chat_of
from kintrace.sources.text import said_of

_MARKS = "\u200e\u200f\u202a\u202c\ufeff"
_D = r"[0-9\u1040-\u1049]"
_HEAD = re.compile(
    rf"^[{_MARKS}]*(?P<open>\[)?(?P<a>{_D}{{1,4}})(?P<sep>[/.\-])(?P<b>{_D}{{1,2}})(?P=sep)(?P<c>{_D}{{2,4}})"
    rf",?[ \u00a0](?P<hour>{_D}{{1,2}})[:.](?P<minute>{_D}{{2}})(?:[:.]{_D}{{2}})?"
    r"(?:[ \u00a0\u202f]?(?P<half>[AaPp])\.?[ \u00a0]?[Mm]\.?)?(?(open)\]|[ \u00a0]-)[ \u00a0]"
)
_MEMBER = re.compile(r"(?P<member>[^:\n]{1,80}?):[ \u00a0](?P<text>.*)", re.S)
_NO_WORDS = re.compile(
    rf"^[{_MARKS}]*(?:<(?:media omitted|attached: [^>]*)>|"
    r"(?:image|video|audio|sticker|gif|document|contact card|video note) omitted|\S[^\n]{0,200} \(file attached\)|"
    r"this message was deleted\.?|you deleted this message\.?|"
    r"(?:missed )?(?:voice|video) call.*|null|waiting for this message.*|live location shared.*|location: \S+)$",
    re.I,
)
_EDITED = re.compile(rf"[{_MARKS}]*<This message was edited>\s*$", re.I)
_SNIFF_LINES = 12


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a chat. Lines before the first message, and notices of the program, are no messages.

    Raises:
        UnreadableSource: No message with words.
    """
    text, encoding = decoded(arrival.body)
    heads = list(_heads(text))
    if not heads:
        raise UnreadableSource("no line of it begins with a day and an hour", "Export the chat again, as text")
    order, also = _order(heads)
    messages = (_message(head, order) for head in heads)
    return chat_of(arrival, ref, FORMAT.name, messages, also=(*said_of(encoding), *also))


@dataclass(frozen=True, slots=True)
class _Head:
    parts: tuple[int, int, int]
    hour: int
    minute: int
    line: int
    rest: str = field(repr=False)


def _heads(text: str) -> Iterator[_Head]:
    """Each message with the lines that belong to it."""
    found: re.Match[str] | None = None
    first, lines = 0, [""]
    for number, line in enumerate(text.split("\n"), start=1):
        head = _HEAD.match(line)
        if head is None:
            lines.append(line.rstrip("\r"))
            continue
        if found is not None:
            yield _head(found, first, "\n".join(lines))
        found, first, lines = head, number, [line[head.end() :].rstrip("\r")]
    if found is not None:
        yield _head(found, first, "\n".join(lines))


def _head(found: re.Match[str], line: int, rest: str) -> _Head:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    return _Head((int(found["a"]), int(found["b"]), int(found["c"])), hour, int(found["minute"]), line, rest)


def _order(heads: Sequence[_Head]) -> tuple[str, tuple[SetAside, ...]]:
    """Which of day and month comes first: what is possible for every message, else what keeps them in order."""
    if any(head.parts[0] > 31 for head in heads):
        return "ymd", ()
    possible = [order for order in ("dmy", "mdy") if all(_day(head, order) is not None for head in heads)]
    if len(possible) == 1:
        return possible[0], ()
    if possible:
        backward = {order: _backward(heads, order) for order in possible}
        if backward["dmy"] != backward["mdy"]:
            return min(possible, key=lambda order: backward[order]), ()
    said = "Day and month cannot be told apart in it; days were read with the day first. Check the days."
    return "dmy", (SetAside("dates", said),)


def _backward(heads: Sequence[_Head], order: str) -> int:
    days = [day for head in heads if (day := _day(head, order))]
    return sum(later < before for before, later in pairwise(days))


def _day(head: _Head, order: str) -> date | None:
    said = dict(zip(order, head.parts, strict=True))
    year = said["y"] + 2000 if said["y"] < 100 else said["y"]
    try:
        return date(year, said["m"], said["d"])
    except ValueError:
        return None


def _message(head: _Head, order: str) -> Message:
    day = _day(head, order)
    soundly = day is not None and head.hour < 24 and head.minute < 60
    at = datetime(day.year, day.month, day.day, head.hour, head.minute) if day and soundly else None
    said = _MEMBER.match(head.rest)
    if said is None:
        return Message(at, "", "", head.line, "Notices of the program.")
    text = _EDITED.sub("", said["text"]).strip(_MARKS + " \n")
    if _NO_WORDS.match(text):
        return Message(at, "", "", head.line, "Pictures, calls, deleted messages.")
    return Message(at, said["member"].strip(_MARKS + " "), text, head.line)


def sniff(body: bytes) -> bool:
    """Whether the first lines are those of an exported chat."""
    try:
        lines = body[:8192].decode("utf-8", "ignore").split("\n")[:_SNIFF_LINES]
    except ValueError:
        return False
    heads = [line for line in lines if _HEAD.match(line)]
    return bool(heads) and _HEAD.match(lines[0]) is not None and any(_MEMBER.match(_HEAD.sub("", h)) for h in heads)


FORMAT = Format("chat-whatsapp", "Chats exported by WhatsApp.", (), read, sniff)
