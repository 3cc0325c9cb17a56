"""A cleaned text as it grows, with its way back to the original."""

from __future__ import annotations

from kintrace.model import OffsetMap


class Layer:
    """A cleaned text as it grows, with its way back.

    >>> layer = Layer()
    >>> layer.put("ab\u200bc", 0, "abc")
    >>> text, back = layer.finished()
    >>> text, back.back_span(1, 2), back.back_span(2, 3)
    ('abc', (1, 2), (3, 4))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int, bool]] = []

    def keep(self, text: str, at: int) -> None:
        """Add text that stays code point for code point; ``at``: where it stands in the original."""
        self._add(text, at, plain=True)

    def put(self, written: str, at: int, text: str) -> None:
        """Add what a piece of the original became; what it shares at either end keeps its own offsets.

        Args:
            written: The piece as it stands in the original.
            at: Where it stands there.
            text: What it became; may be empty.
        """
        if len(written) == len(text) == 1 or written == text:
            self._add(text, at, plain=True)
            return
        if (kept := _kept(written, text)) is not None:
            for code, place in zip(text, kept, strict=True):
                self._add(code, at + place, plain=True)
            return
        head = _shared(written, text)
        tail = _shared(written[head:][::-1], text[head:][::-1])
        if head + tail == len(written):  # something was added where nothing stood: it belongs to a neighbour
            head, tail = (head - 1, tail) if head else (head, tail - 1)
        old, new = len(written) - tail, len(text) - tail
        self._add(text[:head], at, plain=True)
        self._add(text[head:new], at + head, plain=new - head == old - head == 1)
        self._add(text[new:], at + old, plain=True)

    def _add(self, text: str, at: int, plain: bool) -> None:
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        if not (plain and last and last[2] and at - last[1] == self._length - last[0]):
            self._runs.append((self._length, at, plain))
        self._parts.append(text)
        self._length += len(text)

    def finished(self) -> tuple[str, OffsetMap]:
        """The cleaned text and its map."""
        if not self._runs:
            return "", OffsetMap()
        cleaned, original, plain = zip(*self._runs, strict=True)
        return "".join(self._parts), OffsetMap(cleaned, original, plain)


def _shared(left: str, right: str) -> int:
    """How many code points two strings share at their start."""
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count


def _kept(written: str, text: str) -> list[int] | None:
    """Where each code of a text stands in what was written, if others were only left out."""
    places: list[int] = []
    at = -1
    for code in text:
        at = written.find(code, at + 1)
        if at < 0:
            return None
        places.append(at)
    return places
