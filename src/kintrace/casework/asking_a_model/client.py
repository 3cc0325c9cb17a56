"""One question to a server that speaks OpenAI's form, over HTTP: bounded in time and size, and believed in nothing."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from kintrace.casework.asking_a_model.endpoint import Endpoint

LARGEST_ANSWER = 2 * 1024 * 1024  # bytes
MOST_TOKENS = 4096  # that a model may write for one question
_PIECE = 64 * 1024
_OK = 200


class Silence(StrEnum):
    """Why there is no answer, as a person is told it. It repeats nothing that the server said."""

    NOT_THERE = "no server answers at that address"
    TOO_SLOW = "it took too long; KINTRACE_MODEL_SECONDS allows more"
    SENT_ON = "the server sent us to another address, where nothing is sent"
    REFUSED = "the server refused the question; look at what it says itself"
    TOO_LARGE = "the answer is too large"
    NO_FORM = "what came back has not the form of OpenAI's answers"
    BROKEN_OFF = "the connection broke off"


class NoAnswer(Exception):
    """A question was not answered, and why."""

    def __init__(self, why: Silence, status: int = 0) -> None:
        self.why, self.status = why, status
        super().__init__(why.value)


def answer_to(endpoint: Endpoint, body: dict[str, Any], seconds: float) -> str:
    """Ask once; no redirect is followed and no proxy used.

    Args:
        endpoint: Whom.
        body: Of the request: model, messages and the like.
        seconds: Longest time for all of it.

    Returns:
        What the model wrote. Nothing of it has been looked at.

    Raises:
        NoAnswer: There is none, whatever the server did.
    """
    sent = json.dumps(body).encode("ascii")
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    with _connected(endpoint, seconds) as connection:
        connection.request("POST", f"{endpoint.path}/chat/completions", sent, headers)
        response = connection.getresponse()
        if response.status != _OK:
            raise NoAnswer(Silence.SENT_ON if 300 <= response.status < 400 else Silence.REFUSED, response.status)
        raw = _read(response)
    return _written(raw)


@contextmanager
def _connected(endpoint: Endpoint, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection that is cut when time is up, however slowly the server drips."""
    connection = _connection(endpoint, seconds)
    late = threading.Event()
    try:
        connection.connect()
    except TimeoutError:
        raise NoAnswer(Silence.TOO_SLOW) from None
    except (OSError, UnicodeError):  # nobody there, no such name, no certificate that we trust
        raise NoAnswer(Silence.NOT_THERE) from None
    timer = threading.Timer(seconds, _cut, (connection.sock, late))
    timer.daemon = True
    timer.start()
    try:
        yield connection
        if late.is_set():
            raise NoAnswer(Silence.TOO_SLOW)
    except (OSError, http.client.HTTPException) as broken:
        slow = late.is_set() or isinstance(broken, TimeoutError)
        raise NoAnswer(Silence.TOO_SLOW if slow else Silence.BROKEN_OFF) from None
    finally:
        timer.cancel()
        connection.close()


def _connection(endpoint: Endpoint, seconds: float) -> http.client.HTTPConnection:
    if endpoint.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(endpoint.host, endpoint.port, timeout=seconds, context=context)
    return http.client.HTTPConnection(endpoint.host, endpoint.port, timeout=seconds)


def _cut(connected: socket.socket, late: threading.Event) -> None:
    late.set()
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def _read(response: http.client.HTTPResponse) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read(_PIECE):
        size += len(part)
        if size > LARGEST_ANSWER:
            raise NoAnswer(Silence.TOO_LARGE)
        parts.append(part)
    if response.length:
        raise NoAnswer(Silence.BROKEN_OFF)
    return b"".join(parts)


def _written(body: bytes) -> str:
    """The text of the first choice."""
    try:
        written = json.loads(body.decode("utf-8"))["choices"][0]["message"]["content"]
        if isinstance(written, str):
            written.encode("utf-8")  # half a code point could not be handed on
            return written
    except (ValueError, LookupError, TypeError, RecursionError):
        raise NoAnswer(Silence.NO_FORM) from None
    raise NoAnswer(Silence.NO_FORM)
