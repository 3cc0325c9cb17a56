"""A request as our pages need it, and an answer with the headers that all of them carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl

Environ = dict[str, Any]
StartResponse = Callable[..., object]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]

MOST_BYTES = 8192  # twenty-four words of recovery take a twentieth of it
FORM = "application/x-www-form-urlencoded"

# Nothing from elsewhere, nothing inline, no frame around it, nothing kept. The referrer stays among our own pages:
# with "no-referrer" browsers send "Origin: null" with our own forms, and those could not be told from others'.
HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), clipboard-read=()"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request.

    Args:
        method: ``GET`` or ``POST``.
        path: Below the room: ``/``, ``/check``.
        query: What stands behind the question mark.
        form: What a form sent.
        cookies: What the browser showed.
        languages: As the browser prefers them, in its own notation.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(repr=False)
    form: Mapping[str, str] = field(repr=False)
    cookies: Mapping[str, str] = field(repr=False)
    languages: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is given.

    Args:
        body: Bytes of the page.
        status: Of HTTP.
        kind: Media type.
        more: Further headers.
    """

    body: bytes = field(default=b"", repr=False)
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    more: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def send(self, start: StartResponse) -> Iterable[bytes]:
        """Give it to a WSGI server."""
        headers = [("Content-Type", self.kind), ("Content-Length", str(len(self.body))), *HEADERS, *self.more]
        start(f"{self.status} {HTTPStatus(self.status).phrase}", headers)
        return [self.body]


def see_other(path: str, *more: tuple[str, str]) -> Answer:
    """Send the browser to another page of ours; it asks for it with ``GET``."""
    return Answer(status=303, more=(("Location", path), *more))


def set_cookie(name: str, value: str, room: str) -> tuple[str, str]:
    """Make the header of a cookie that scripts cannot read, and that goes to this room's addresses only.

    Cookies know no ports: without the path, whoever serves pages on another port of this machine would be sent it.
    """
    return ("Set-Cookie", f"{name}={value}; Path=/{room}/; HttpOnly; SameSite=Strict")


def asked_of(environ: Environ, room: str) -> Asked:
    """Read a request that belongs to a room; a body that is too long, or no form, is taken as empty."""
    return Asked(
        method=environ["REQUEST_METHOD"],
        path=environ.get("PATH_INFO", "").removeprefix(f"/{room}"),
        query=dict(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)),
        form=_form_of(environ),
        cookies=_cookies_of(environ.get("HTTP_COOKIE", "")),
        languages=environ.get("HTTP_ACCEPT_LANGUAGE", ""),
    )


def _form_of(environ: Environ) -> dict[str, str]:
    if environ["REQUEST_METHOD"] != "POST" or not environ.get("CONTENT_TYPE", "").startswith(FORM):
        return {}
    body: bytes = environ["wsgi.input"].read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _cookies_of(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:  # another program on this host name may set cookies that this one cannot read
        return {}
