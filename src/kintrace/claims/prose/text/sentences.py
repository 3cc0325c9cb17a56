"""A document as sentences: where each begins and ends, which words are spoken, what is only page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.furniture import headline_start, kind_of_line

_ABBREVIATIONS = vocabulary.words("abbreviations")
_STOP = re.compile(r"[.!?…။]+[\"”’')\]]*(?=\s|$)|[.!?][\"”]")
_LAST_WORD = re.compile(r"([\w.]+)\Z")
_OPENS, _CLOSES = "“", "”"
_LONGEST_SENTENCE = 700


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the text.

    Args:
        start: First code point in the text.
        end: One past the last.
        paragraph: Number of its paragraph, from 0.
        headline: Whether it is a headline, which is no full sentence.
        quoted: Spans in it that are somebody's speech, without the quotation marks.
    """

    start: int
    end: int
    paragraph: int
    headline: bool = False
    quoted: tuple[tuple[int, int], ...] = ()

    def spoken(self, at: int) -> bool:
        """Whether the code point is in somebody's speech."""
        return any(s <= at < e for s, e in self.quoted)

    @property
    def all_spoken(self) -> bool:
        """Whether nothing but marks lies outside the speech."""
        return sum(e - s for s, e in self.quoted) >= 0.9 * (self.end - self.start)


def sentences_in(text: str) -> list[Sentence]:
    """Split a text into its sentences, without page furniture.

    >>> [(s.start, s.end, s.quoted) for s in sentences_in('He left. “They took him,” she said.')]
    [(0, 8, ()), (9, 35, ((10, 24),))]
    """
    found: list[Sentence] = []
    paragraph = 0
    body_seen = False
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        kind = kind_of_line(match[0], body_seen)
        if kind == "furniture":
            continue
        start = match.start()
        if kind == "headline":
            start += headline_start(match[0])
        body_seen = body_seen or kind == "text"
        quoted = speech_in(text, start, match.end())
        for s, e in _split(text, start, match.end()):
            found.append(Sentence(s, e, paragraph, kind == "headline", _within(quoted, s, e)))
        paragraph += 1
    return found


def speech_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the speech of one paragraph: between double marks, or from an unclosed one to its end."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer(r"[“”„\"«»]", text[start:end]):
        at, mark = start + match.start(), match[0]
        if opened is None:
            # some pages open with the closing mark
            if mark not in (_CLOSES, "»") or (at + 1 < end and not text[at + 1].isspace()):
                opened = at + 1
        elif mark != _OPENS or at > opened:
            if mark == _OPENS:  # the first was never closed
                spans.append((opened, at))
                opened = at + 1
            else:
                spans.append((opened, at))
                opened = None
    if opened is not None and opened < end:
        spans.append((opened, end))
    return [(s, e) for s, e in spans if e > s]


def _within(spans: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    first = max(bisect_right(spans, (start, 0)) - 1, 0)
    kept = []
    for s, e in spans[first:]:
        if s >= end:
            break
        if e > start:
            kept.append((max(s, start), min(e, end)))
    return tuple(kept)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _STOP.finditer(text, start, end):
        if match.end() <= at or not _ends_here(text, match, end):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _ends_here(text: str, match: re.Match[str], end: int) -> bool:
    after = text[match.end() : match.end() + 3].lstrip(" \t\u00a0")
    if after and (after[0].islower() or after[0] in ",;:"):
        return False
    if match[0][0] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    word = before[1].lower() if before else ""
    if word in _ABBREVIATIONS:
        return False
    if len(word) != 1 or not word.isalpha() or word == "i" or match.end() >= end or match[0] != ".":
        return True
    return match.start() > 1 and text[match.start() - 2] in "-‐‑"  # "Mrauk-U." is a town, and no initial


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut white space off; cut a sentence that never ends into bearable pieces."""
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        yield from _trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
    if start < end:
        yield start, end
