"""What supervisor and worker say to each other: small messages without content, over a pair of sockets."""

from __future__ import annotations

import json
import socket
from dataclasses import asdict, dataclass, field, replace
from typing import Self

_MOST_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class Charge:
    """What a worker is told when it begins. Neither keys nor anything that leads to them.

    Args:
        casebook: Absolute path of the casebook.
        port: Of the socket that it is given.
        room: First part of every address; cookies are sent below it only, never to another port's pages.
        door: What the cookie of a browser holds that was let in once.
        token: What lets a browser in, once; empty: used.
        lock_after: Idle seconds until it locks.
        wrong: Wrong passphrases so far.
        wait_until: By ``boot_seconds``: no passphrase is tried before.
    """

    casebook: str
    port: int
    room: str = field(repr=False)
    door: str = field(repr=False)
    token: str = field(repr=False)
    lock_after: float
    wrong: int = 0
    wait_until: float = 0.0


class Channel:
    """One end of the pair. Its messages are objects of plain words and numbers."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    @classmethod
    def pair(cls) -> tuple[Self, socket.socket]:
        """Make a pair: our end, and the socket for a child to inherit."""
        # SEQPACKET: a message arrives whole, and a closed end is seen
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        return cls(mine), theirs

    @classmethod
    def inherited(cls, descriptor: int) -> Self:
        """Take the end that a parent gave."""
        return cls(socket.socket(fileno=descriptor))

    def fileno(self) -> int:
        """For ``select``."""
        return self._end.fileno()

    def say(self, **message: str | int | float) -> bool:
        """Send a message; ``False``: nobody is there any more."""
        try:
            self._end.send(json.dumps(message).encode("utf-8"))
        except OSError:
            return False
        return True

    def heard(self) -> dict[str, str | int | float] | None:
        """Wait for the next message; ``None``: the other end is closed."""
        try:
            body = self._end.recv(_MOST_BYTES)
        except OSError:
            return None
        if not body:
            return None
        message: dict[str, str | int | float] = json.loads(body)
        return message

    def close(self) -> None:
        """Let go of this end."""
        self._end.close()

    def charge(self, charge: Charge) -> bool:
        """Tell a worker what it is for."""
        return self.say(**asdict(charge))

    def charged(self) -> Charge | None:
        """Hear what one is for; ``None``: the supervisor is gone."""
        message = self.heard()
        return None if message is None else replace(_NOTHING, **message)  # type: ignore[arg-type]  # as `charge` sent it


_NOTHING = Charge("", 0, "", "", "", 0.0)
