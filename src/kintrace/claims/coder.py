"""What a coder is: one way of reading claims from one kind of document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kintrace.model import Coding, Document


@dataclass(frozen=True, slots=True)
class Coder:
    """One way of reading claims. A module of this folder offers it as ``CODER``.

    Args:
        name: Name that claims carry, e.g. ``prose``.
        version: Version of its rules, e.g. ``1``; another version codes a document anew.
        fits: How well a document suits it: 0 (not at all) to 1 (made for it). Looks, does not code.
        code: Reads the document. Pure; never raises on any text.

    >>> Coder("prose", "1", lambda document: 0.5, lambda document: Coding(document.ref, "prose/1")).signature
    'prose/1'
    """

    name: str
    version: str
    fits: Callable[[Document], float]
    code: Callable[[Document], Coding]

    @property
    def signature(self) -> str:
        """``name/version``, as claims carry it."""
        return f"{self.name}/{self.version}"
