"""The labels of a notice and what stands after them, in any order, in English and Burmese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kintrace.claims.headings import meanings as words
from kintrace.lexicon.headers import Heading, burmese_wordings, heading_of

# A label ends with one of these; the double section mark with a blank is how Burmese typists draw a colon.
_MARK = re.compile(
    r"[:：=→➖]|\.{3,}|…+|;(?=[ \t])|။\s*။|။|\s[-–—]+(?=\s|[\u1000-\u109f])|[-–—]+\s|(?<=[\u1000-\u103f])[-–—]+|\t"
)
# Where a label may begin: a line, or after a mark that ends what stood before.
_BOUNDARY = re.compile(r"[\n,;၊။|•·●▪*\t]|\s{2,}|\)\s")
# numbers, bullets and pictures that people put before a label
_NUMBERING = re.compile(
    r"\s*(?:[\u2190-\u2bff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d\s]+|[(\[]?[0-9\u1040-\u1049]{1,3}\s*[.)\]။၊]|[•·●▪*>#]+|[-–—]+\s)\s*"
)
_LONGEST_LABEL = 48
_UNMARKED = (
    *("name", "age", "father_name", "mother_name", "parents", "home", "nrc", "phone", "birth_date", "sex"),
    *("occupation", "ethnicity", "clothes", "event_date", "event_place"),
)
_TRAIL = " \t\r,;၊|"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands after it; offsets count in the text that was given.

    Args:
        heading: What the label means.
        label_start: Where the label begins.
        start: Where the value begins.
        end: One past the value; ``start == end``: nothing stands there.
    """

    heading: Heading
    label_start: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Label:
    heading: Heading
    start: int
    end: int


def labelled_in(text: str) -> list[Labelled]:
    """Find the labels that the vocabulary of headings knows, and their values, in order.

    >>> text = "Name: Nang Hom Kham, Age - 17"
    >>> [(f.heading.meaning, text[f.start:f.end]) for f in labelled_in(text)]
    [('name', 'Nang Hom Kham'), ('age', '17')]
    """
    labels = list(_labels(text))
    found = []
    for number, label in enumerate(labels):
        limit = labels[number + 1].start if number + 1 < len(labels) else len(text)
        start, end = _value(text, label.end, limit)
        found.append(Labelled(label.heading, label.start, start, end))
    return found


@cache
def _against_pattern() -> re.Pattern[str]:
    """Burmese labels without a mark: written straight against a number, or a blank before the value."""
    known = "|".join(map(re.escape, words.longest_first(*burmese_wordings(_UNMARKED), *_own_unmarked())))
    return re.compile(
        f"(?:^|(?<=[\n၊။,)]))[ \t]*(?P<label>{known})(?:[ \t]?(?=[(]?[0-9\u1040-\u1049])|[ \t]+(?=[^\\s:：=။–—-]))"
    )


def _labels(text: str) -> Iterator[_Label]:
    last, against = 0, _against_pattern()
    plain = _plain_lines(text)
    for mark in sorted([*_MARK.finditer(text), *against.finditer(text), *plain], key=lambda m: (m.start(), -m.end())):
        if mark.start() < last:
            continue
        label = _against(mark) if mark.re in (against, _PLAIN) else _before(text, mark, last)
        if label is not None:
            yield label
            last = label.end


# "name Nhkum Tu", "father U Tu": a label with nothing but a blank after it
_PLAIN = re.compile(r"^[ \t]*(?P<label>[a-z]+(?: [a-z]+)?)[ \t]+(?=\S)", re.MULTILINE)
_PLAIN_LINES = 3  # lines of the kind from which on they are labels


def _plain_lines(text: str) -> list[re.Match[str]]:
    """Lines that begin with a label in small letters and no mark, where several of them do."""
    found = [m for m in _PLAIN.finditer(text) if _heading(m["label"]) is not None]
    return found if len(found) >= _PLAIN_LINES else []


def _heading(label: str) -> Heading | None:
    """What a label means: the words of notices, which are often spoken ones, then those of lists."""
    own = words.notice_label(label)
    return Heading(*own) if own else heading_of(label)


def _own_unmarked() -> tuple[str, ...]:
    """Burmese labels of notices that may stand without a mark; short ones begin other words."""
    return tuple(word for word in words.notice_labels(_UNMARKED) if not word.isascii() and len(word) > 5)


def _against(mark: re.Match[str]) -> _Label | None:
    heading = _heading(mark["label"])
    return None if heading is None else _Label(heading, mark.start(), mark.end())


def _before(text: str, mark: re.Match[str], last: int) -> _Label | None:
    """The label that ends at a mark: the longest known heading between it and a boundary before it."""
    window = max(last, mark.start() - _LONGEST_LABEL)
    line = text.rfind("\n", window, mark.start()) + 1
    low = line or window
    starts = [low] if line or window == last else []
    starts += [m.end() for m in _BOUNDARY.finditer(text, low, mark.start())]
    for start in starts:
        numbering = _NUMBERING.match(text, start, mark.start())
        begin = numbering.end() if numbering else start
        label = text[begin : mark.start()].strip()
        heading = _heading(label) if label and not words.whole("opening", label) else None
        if heading is not None:
            return _Label(heading, start, mark.end())
    return None


def _value(text: str, start: int, limit: int) -> tuple[int, int]:
    """The rest of the line, and lines that carry it on; the next line where nothing stands on this one."""
    while start < limit and text[start] in " \t\r:-–—။=.…➖\u25ba\ufe0f":
        start += 1
    if start < limit and text[start] == "\n":
        after = text.find("\n", start + 1, limit)
        return _trimmed(text, start, limit if after < 0 else after)
    end = _line_end(text, start, limit)
    while end < limit and text[start:end].rstrip()[-1:] in (",", "၊", ";"):
        end = _line_end(text, end + 1, limit)
    return _trimmed(text, start, end)


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRAIL + "\n":
        start += 1
    while end > start and text[end - 1] in _TRAIL + "\n":
        end -= 1
    if end > start and text[end - 1] in "။." and text[start:end].count(text[end - 1]) == 1:
        end -= 1
    return start, end
