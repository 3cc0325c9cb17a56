"""Letters sent by e-mail, one (.eml) or a box of them (.mbox): what each says, and the files that came with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, Document, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.documents import document_of
from kintrace.sources.html import article_of
from kintrace.sources.page_metadata import MYANMAR
from kintrace.sources.sidecar import Sidecar, read_sidecar

_START = re.compile(rb"^From .{0,200}$", re.M)
_HEADER = re.compile(
    rb"^(?:Received|From|Date|Message-ID|MIME-Version|Return-Path|Delivered-To|Subject): ", re.M | re.I
)
_QUOTED = re.compile(r"^[ \t]*>.*$\n?", re.M)
_ANSWERED = re.compile(r"^(?:On .{5,120} wrote:|-{2,} ?(?:Original|Forwarded) Message ?-{2,})[ \t]*$\n?", re.M)
_SIGNED = re.compile(r"^-- ?$\n.*\Z", re.M | re.S)
_MOST_PARTS = 200
_DEEPEST = 3


def read(arrival: Arrival, ref: str) -> Reading:
    """Read each letter, and whatever came with it that some format reads.

    Who wrote to whom is in no document: it is in the sealed original. Lines quoted from an earlier letter, and
    signatures, are left out: the earlier letter says them itself.

    Raises:
        UnreadableSource: No letter with words, and nothing readable with it.
    """
    found: list[Document] = []
    aside: list[SetAside] = []
    sidecar, wrong = read_sidecar(arrival)
    for letter in _letters(arrival.body):
        _take(letter, arrival, sidecar, found, aside, 0)
    if not found:
        raise UnreadableSource("there is no letter with words in it", "Save its text as .txt")
    documents = (replace(d, ref=f"{ref}.{n + 1}" if n else ref) for n, d in enumerate(found))
    return Reading(tuple(documents), (*wrong, *aside))


def _letters(body: bytes) -> Iterator[EmailMessage]:
    starts = [m.start() for m in _START.finditer(body)]
    parts = [body]
    if starts and body.startswith(b"From "):
        parts = [body[a:b].split(b"\n", 1)[-1] for a, b in zip(starts, [*starts[1:], len(body)], strict=True)]
    for part in parts:
        if _HEADER.search(part[:4096]):
            yield message_from_bytes(part, policy=policy.default)


def _take(
    letter: EmailMessage, arrival: Arrival, sidecar: Sidecar, found: list[Document], aside: list[SetAside], depth: int
) -> None:
    text = _without_earlier(_body(letter))
    day = _day(letter)
    title = " ".join(str(letter.get("subject", "")).split())
    if text.strip():
        found.append(document_of(arrival, "doc:", text, FORMAT.name, sidecar, title=title, published=day))
    for number, part in enumerate(letter.iter_attachments()):
        if number >= _MOST_PARTS or depth >= _DEEPEST:
            aside.append(SetAside("attachments", "A letter carries no more; the rest was not read."))
            break
        _take_part(part, arrival, sidecar, found, aside, depth)


def _take_part(
    part: EmailMessage, arrival: Arrival, sidecar: Sidecar, found: list[Document], aside: list[SetAside], depth: int
) -> None:
    """Read what came with a letter: another letter, or a file."""
    from kintrace.sources.registry import format_for

    if part.get_content_type() == "message/rfc822":
        for inner in part.get_payload():
            _take(cast(EmailMessage, inner), arrival, sidecar, found, aside, depth + 1)
        return
    body = part.get_payload(decode=True)
    name = part.get_filename() or ""
    form = format_for(name, body) if isinstance(body, bytes) else None
    if form is None or form.name == FORMAT.name or not isinstance(body, bytes):
        aside.append(SetAside("attachment", "No format reads this attachment. Save it apart, as text."))
        return
    try:
        inside = Arrival(arrival.ref, hashlib.sha256(body).hexdigest(), arrival.file_name, body, arrival.sidecar)
        reading = form.read(inside, "doc:")
    except UnreadableSource as problem:
        aside.append(SetAside("attachment", f"{problem.problem[:1].upper()}{problem.problem[1:]}. {problem.fix}."))
        return
    found += reading.documents
    aside += [SetAside(f"attachment, {one.where}", one.reason) for one in reading.set_aside if one.where != "sidecar"]


def _body(letter: EmailMessage) -> str:
    """The words of a letter: its plain text, else those of its page."""
    try:
        part = letter.get_body(preferencelist=("plain", "html"))
        text = part.get_content() if part is not None else ""
    except (LookupError, ValueError, AttributeError):
        return ""
    if part is not None and part.get_content_type() == "text/html":
        try:
            return article_of(str(text))
        except UnreadableSource:
            return ""
    return str(text).replace("\r\n", "\n")


def _without_earlier(text: str) -> str:
    return _SIGNED.sub("", _QUOTED.sub("", _ANSWERED.sub("", text))).strip("\n")


def _day(letter: EmailMessage) -> str:
    """Day on which it was sent, in Myanmar's time; empty: it does not say."""
    try:
        sent = letter["date"].datetime if letter["date"] is not None else None
    except (AttributeError, ValueError, TypeError):
        return ""
    if not isinstance(sent, datetime):
        return ""
    try:
        return (sent if sent.tzinfo is None else sent.astimezone(UTC).astimezone(MYANMAR)).date().isoformat()
    except OverflowError:
        return ""


def sniff(body: bytes) -> bool:
    """Whether the bytes begin as a letter or a box of letters."""
    head = body[:2048]
    return len(_HEADER.findall(head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0])) >= 3


FORMAT = Format("mail", "E-mails (.eml) and boxes of them (.mbox).", (".eml", ".mbox", ".mbx"), read, sniff)
