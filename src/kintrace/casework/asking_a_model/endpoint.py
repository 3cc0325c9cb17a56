"""Where a model answers, as the user named it: on this machine, or elsewhere only when they say so."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from kintrace.errors import KintraceError, Refused

_ADDRESS = re.compile(r"[!-~]{1,500}\Z")
_MODEL = re.compile(r"[\w./:@+-]{1,100}\Z", re.ASCII)
_HANDED_ON = re.compile(r"(?:\A|[:/-])cloud\Z", re.IGNORECASE)  # how Ollama names models that run with its maker
_PORTS = {"http": 80, "https": 443}
_THIS_MACHINE = "127.0.0.1"
_LEAVES = "every sentence of prose in these files, with the names and places in it,"


class BadEndpoint(KintraceError):
    """The address or the name of a model cannot be meant."""

    exit_code = 34

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"{problem}. Give --model-endpoint as http://127.0.0.1:8080/v1, and --model as the server names it. "
            "Nothing was sent."
        )


class ModelElsewhere(Refused):
    """The address of a model is that of another machine."""

    exit_code = 35

    def __init__(self, where: str, *, may_be: bool) -> None:
        way = "; say --model-elsewhere if whoever is named in them can bear that" if may_be else ""
        super().__init__(
            f"{where}: {_LEAVES} would leave this machine. Nothing was sent. Name a model that runs on "
            f"{_THIS_MACHINE}{way}."
        )


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers.

    Args:
        scheme: ``http`` or ``https``.
        host: An address, or a name where it is elsewhere.
        port: Of the server.
        path: What its paths begin with, e.g. ``/v1``.
        here: Whether it is this machine.
    """

    scheme: str
    host: str
    port: int
    path: str
    here: bool

    @property
    def said(self) -> str:
        """One sentence on what leaves the machine."""
        where = f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
        if self.here:
            return (
                f"A model on this machine ({where}) is asked about prose; nothing is sent to another machine. "
                "What its own server keeps, or hands on, is set there."
            )
        way = "" if self.scheme == "https" else ", and so can anybody on the way, for it goes unencrypted"
        return f"{_LEAVES[:1].upper()}{_LEAVES[1:]} leaves this machine for {where}: whoever runs it can read it{way}."


def endpoint_of(address: str, *, elsewhere: bool = False, may_be_elsewhere: bool = True) -> Endpoint:
    """Read the address of a model.

    Args:
        address: As the user gave it; what follows it is ``/chat/completions``.
        elsewhere: Whether the user said that it may be another machine.
        may_be_elsewhere: Whether there is a way to say so.

    Raises:
        BadEndpoint: It is no address of a server, or holds more than that.
        ModelElsewhere: It is another machine, and that was not said.

    >>> endpoint_of("http://localhost:11434/v1").host
    '127.0.0.1'
    """
    try:
        if not _ADDRESS.match(address) or set(address) & set("@\\"):
            raise ValueError
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise BadEndpoint("The address of the model is none") from None
    if parts.scheme not in _PORTS or not host or port == 0 or parts.query or parts.fragment:
        raise BadEndpoint("The address of the model is none")
    here = _is_here(host)
    if not (here or (elsewhere and may_be_elsewhere)):
        raise ModelElsewhere(f"{host} is not this machine", may_be=may_be_elsewhere)
    name = _THIS_MACHINE if here and host == "localhost" else host
    return Endpoint(parts.scheme, name, port or _PORTS[parts.scheme], _path(parts), here)


def require_model_name(name: str, *, elsewhere: bool = False, may_be_elsewhere: bool = True) -> None:
    """Refuse what no server calls a model, and models that only seem to be on this machine.

    Raises:
        BadEndpoint: It is empty, too long, or holds more than letters, digits and ``. / : @ + - _``.
        ModelElsewhere: By its name a server hands on what it is asked, and that was not said.
    """
    if not _MODEL.match(name):
        raise BadEndpoint("The name of the model is none")
    if _HANDED_ON.search(name) and not (elsewhere and may_be_elsewhere):
        raise ModelElsewhere("By its name the server hands on what this model is asked", may_be=may_be_elsewhere)


def _path(parts: SplitResult) -> str:
    return parts.path.rstrip("/")


def _is_here(host: str) -> bool:
    """Whether a host is this machine whatever a name server says: no name is looked up to find out."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
