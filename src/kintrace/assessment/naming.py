"""References of what this room makes: computed from the references it was given, never from words."""

from __future__ import annotations

from collections.abc import Callable

Name = Callable[[str, str], str]


def default_name(kind: str, path: str) -> str:
    """Name something where no casebook key is at hand.

    >>> default_name("epi", "per:doc:1/p1/1")
    'epi:per:doc:1/p1/1'
    """
    return f"{kind}:{path}"
