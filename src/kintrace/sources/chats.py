"""Chats as documents: what one member wrote in one go is one document; who it was stays in the sealed original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, Document, SetAside
from kintrace.sources.base import Reading
from kintrace.sources.documents import document_of
from kintrace.sources.sidecar import read_sidecar

_IN_ONE_GO = timedelta(minutes=10)
_FEWEST_LETTERS = 12  # below it no message tells of anything: greetings, thanks, signs


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was exported.

    Args:
        at: Clock of whoever exported it; ``None``: not told.
        member: Name or number of who wrote it. It goes no further than this room.
        text: Its words.
        line: Line or number in the file, for people.
        aside: Why it is not read, where it holds no words of its own; empty: it does.
    """

    at: datetime | None
    member: str = field(repr=False)
    text: str = field(repr=False)
    line: int = 0
    aside: str = ""


def chat_of(
    arrival: Arrival,
    ref: str,
    format_name: str,
    messages: Iterable[Message],
    *,
    channel: str = "",
    also: Sequence[SetAside] = (),
) -> Reading:
    """Make the documents of a chat: messages of one member within ten minutes are one; its day is the day of saying.

    Members are called by the order in which they first write, within this chat; their names and numbers are in no
    document. Messages without words (pictures, calls, notices of the program) are counted and set aside.

    Args:
        channel: Name of a public channel that it is: an outlet, not a person. Empty: a chat of people.
        also: What was already set aside of the file.

    Raises:
        UnreadableSource: No message holds words.
    """
    sidecar, wrong = read_sidecar(arrival)
    members: dict[str, int] = {}
    documents: list[Document] = []
    passed: dict[str, int] = {}
    for run in _runs(messages, passed):
        number = members.setdefault(run[0].member, len(members) + 1)
        day = run[0].at.date().isoformat() if run[0].at else ""
        own = f"{ref}.{len(documents) + 1}" if documents else ref
        text = "\n".join(message.text for message in run)
        # the file's own mark tells members of two chats apart
        outlet = sidecar.outlet or channel or f"chat {ref[-4:]}, member {number}"
        told = replace(sidecar, published="", outlet=outlet)
        documents.append(document_of(arrival, own, text, format_name, told, published=day))
    if not documents:
        raise UnreadableSource("the chat holds no message with words", "Export it again, with or without its pictures")
    aside = [SetAside("chat", f"{reason} Such messages: {count}.") for reason, count in sorted(passed.items())]
    return Reading(tuple(documents), (*wrong, *also, *aside))


def _runs(messages: Iterable[Message], passed: dict[str, int]) -> Iterable[list[Message]]:
    """Messages in one go; those without words are counted into ``passed`` by their reason."""
    run: list[Message] = []
    for message in messages:
        reason = message.aside or _too_short(message.text)
        if reason:
            passed[reason] = passed.get(reason, 0) + 1
            continue
        if run and not _goes_on(run[-1], message):
            yield run
            run = []
        run.append(message)
    if run:
        yield run


def _goes_on(before: Message, message: Message) -> bool:
    if before.member != message.member or (before.at is None) != (message.at is None):
        return False
    if before.at is None or message.at is None:
        return True
    return message.at.date() == before.at.date() and abs(message.at - before.at) <= _IN_ONE_GO


def _too_short(text: str) -> str:
    letters = sum(char.isalpha() or "\u1000" <= char <= "\u109f" for char in text)
    return "" if letters >= _FEWEST_LETTERS else "Too short to tell of anything."
