"""Telegram's own export of a chat or a channel (``result.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival
from kintrace.sources.base import Format, Reading
from kintrace.sources.charsets import decoded
from kintrace.sources.chats import Message, chat_of


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a chat, or the first chat that holds words of a whole account's export.

    Raises:
        UnreadableSource: No such export, or no message with words.
    """
    text, _ = decoded(arrival.body)
    try:
        exported = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableSource("the export is no whole JSON", "Export the chat again") from None
    chats = list(_chats(exported))
    if not chats:
        raise UnreadableSource("there is no chat in it", "Export the chat as JSON, machine-readable")
    if len(chats) > 1:
        raise UnreadableSource("it holds several chats", "Export the one chat that matters")
    (chat,) = chats
    channel = str(chat.get("name") or "") if chat.get("type") == "public_channel" else ""
    return chat_of(arrival, ref, FORMAT.name, _messages(chat), channel=channel)


def _chats(exported: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(exported, dict):
        return
    if isinstance(exported.get("messages"), list):
        yield exported
        return
    inner = exported.get("chats")
    for chat in (inner.get("list") or []) if isinstance(inner, dict) else []:
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list) and chat["messages"]:
            yield chat


def _messages(chat: dict[str, Any]) -> Iterator[Message]:
    for number, message in enumerate(chat["messages"], start=1):
        if not isinstance(message, dict) or message.get("type") != "message":
            yield Message(None, "", "", number, "Notices of the program.")
            continue
        text = "".join(_pieces(message.get("text")))
        member = str(message.get("from_id") or message.get("from") or message.get("actor_id") or "")
        aside = "" if text.strip() else "Pictures, calls, deleted messages."
        yield Message(_at(message.get("date")), member, text.strip(), number, aside)


def _pieces(text: Any) -> Iterator[str]:
    """Words of a message: a string, or pieces of which some are links, names, bold."""
    for piece in text if isinstance(text, list) else [text]:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            yield piece["text"]


def _at(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None)
    except ValueError:
        return None


def sniff(body: bytes) -> bool:
    """Whether the bytes are such an export: JSON whose chats name their type."""
    head = body[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"{") and b'"type"' in head and (b'"messages"' in head or b'"chats"' in head)


FORMAT = Format("chat-telegram", "Chats and channels exported by Telegram as JSON.", (), read, sniff)
