"""The keys of open casebooks, held in this process and handed to connections; never in settings, logs or argv."""

from __future__ import annotations

_held: dict[str, bytes] = {}


def hold(alias: str, key: bytes) -> None:
    """Keep the key of the database that Django knows by this alias, until ``let_go``."""
    _held[alias] = key


def let_go(alias: str) -> None:
    """Forget a key."""
    _held.pop(alias, None)


def held_key(alias: str) -> bytes:
    """Give the key for a new connection.

    Raises:
        LookupError: The casebook of this alias is not open.
    """
    if alias not in _held:
        raise LookupError("the casebook of this connection is closed")
    return _held[alias]
