"""One place of a chain, as the words name it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a chain.

    Args:
        start: First code point of its words.
        end: One past the last.
        name: Its own name.
        level: What its generic word says it is (one of ``LEVELS``); empty: no such word.
        words: As written.
        parts: "north", "south", "east" or "west" of a state in parts; empty: not said.
    """

    start: int
    end: int
    name: str
    level: str
    words: str
    parts: str = ""
