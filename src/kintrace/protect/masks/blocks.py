"""Paragraphs of prose and fields of notices: what belongs together and is withheld together."""

from __future__ import annotations

import re

from kintrace.protect.masks.spans import Span

_BLANK = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_LABEL = re.compile(r"^[ \t*•·-]*[^\W\d_][^\n:：]{0,30}[:：]", re.M)
_LONG_LINE = 120  # a line beyond it was not wrapped by anybody: it is a paragraph of its own


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Paragraphs, or fields of a notice, as spans that together hold the whole text.

    Blank lines part paragraphs. Within one, lines that open with a label are fields, each to the next label; lines too
    long to have been wrapped are paragraphs by themselves.

    >>> [("Name: A\nNote: b\nc\n\nEnd")[s:e] for s, e in paragraphs("Name: A\nNote: b\nc\n\nEnd")]
    ['Name: A\n', 'Note: b\nc\n\n', 'End']
    """
    starts = {0}
    at = 0
    for end in [*(m.end() for m in _BLANK.finditer(text)), len(text)]:
        starts.add(at)
        starts.update(_within(text, at, end))
        at = end
    ordered = sorted(s for s in starts if s < len(text))
    return tuple(zip(ordered, [*ordered[1:], len(text)], strict=True)) if text else ()


def _within(text: str, start: int, end: int) -> list[int]:
    block = text[start:end]
    if _LABEL.search(block):
        return [start + m.start() for m in _LABEL.finditer(block)]
    lines = block.splitlines(keepends=True)
    if max((len(line) for line in lines), default=0) <= _LONG_LINE:
        return []
    found, at = [], start
    for line in lines:
        found.append(at)
        at += len(line)
    return found
