"""A server of the tests' own that speaks OpenAI's form over real HTTP: it answers by a script."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """One request; the script of its server answers it."""

    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append((self.path, body))
        try:
            self.server.answer(self, body)
        except (BrokenPipeError, ConnectionResetError):
            return  # whoever asked has gone

    def do_GET(self) -> None:
        self.server.heard.append((self.path, {}))
        self.reply(b"{}")

    do_CONNECT = do_GET  # how a proxy would be asked

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server with what it heard and the script by which it answers."""

    daemon_threads = True
    answer: Answer
    heard: list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Answering:
    """A server at work.

    Args:
        address: For ``--model-endpoint``.
        server: It, at work in a thread of its own.
    """

    address: str
    server: Server

    @property
    def heard(self) -> list[tuple[str, dict[str, Any]]]:
        """Path and body of every request."""
        return self.server.heard

    def by(self, answer: Answer) -> None:
        """Answer by another script from now on, and forget what was heard."""
        self.server.answer, self.server.heard = answer, []

    @property
    def port(self) -> str:
        return self.address.rsplit(":", 1)[1].removesuffix("/v1")


@contextmanager
def answering(answer: Answer) -> Iterator[Answering]:
    """Serve by a script on a free port of this machine inside a ``with``."""
    server = Server(("127.0.0.1", 0), Handler)
    server.answer, server.heard = answer, []
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Answering(f"http://127.0.0.1:{server.server_port}/v1", server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def writes(text: str) -> Answer:
    """A script: the model writes this, whatever it is asked."""

    def answer(handler: Handler, body: dict[str, Any]) -> None:
        handler.reply(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())

    return answer


def finds(*incidents: dict[str, Any]) -> Answer:
    """A script: the model finds these incidents, in the form that is asked for."""
    return writes(json.dumps({"incidents": incidents}))


def sends(body: bytes, status: int = 200, **headers: str) -> Answer:
    """A script: these bytes, with this status."""
    return lambda handler, _: handler.reply(body, status, **headers)


def drips(handler: Handler, body: dict[str, Any]) -> None:
    """A script: a byte every while, without an end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def without_form(answer: Answer) -> Answer:
    """A script: a server that knows no ``response_format``."""

    def refused(handler: Handler, body: dict[str, Any]) -> None:
        if "response_format" in body:
            handler.reply(b'{"error": "unknown field"}', 400)
        else:
            answer(handler, body)

    return refused
