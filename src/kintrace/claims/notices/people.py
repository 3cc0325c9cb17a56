"""Which labelled values of a notice belong to which person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.labels import Labelled, labelled_in
from kintrace.claims.notices.pleas import plea_in
from kintrace.model import Sex

# What is a person's own; anything else at the head or foot of a notice is said of all its people.
_OWN = frozenset(
    ["name", "other_names", "sex", "age", "birth_date", "father_name", "mother_name", "parents", "nrc"]
) | frozenset(["occupation", "ethnicity", "clothes", "marks"])
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")
_LINE = re.compile(r"[^\n]+")
_NAME_ENDS = re.compile(
    r"(?<=[A-Za-z])\s+(?=[\u1000-\u109f])|(?<=[\u1000-\u109f])\s+(?=[A-Z][a-z])|\s*(?:[,;၊။\n]|\((?!\s*(?:a|ခ|ခေါ်|a\.?k\.?a\.?|alias)\b)|\s[-–—/]\s"
    r"|\b(?:aged?|from|of|who|was|is|has|last|since)\b|အသက်|[0-9\u1040-\u1049])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line such as ``MISSING: …`` that brings up a person without a label for the name.

    Args:
        start: Where the words about the person begin.
        end: One past the line.
        name_end: One past the name; ``start``: the line names nobody.
        kin: Span of a word before the name that tells the sex; ``None``: there is none.
        sex: What it tells.
    """

    start: int
    end: int
    name_end: int
    kin: tuple[int, int] | None = None
    sex: Sex = Sex.UNKNOWN


@dataclass(frozen=True, slots=True)
class Sought:
    """One person of a notice: labelled values, the opening line, and the stretch of text that speaks of them."""

    labelled: tuple[Labelled, ...]
    opening: Opening | None
    start: int
    end: int


def people_sought(text: str) -> list[Sought]:
    """Take a notice apart into its people; labels that name no one's own matters are shared by all.

    A person begins with a label for the name, or a line that opens a notice; labels before the first name, and in
    the paragraph of a name before it, belong to it.
    """
    labelled = labelled_in(text)
    openings = [o for o in _openings(text, labelled) if o.name_end > o.start] or _pleaded(text)
    names = [one for one in labelled if one.heading.meaning == "name" and _is_name(text, one)]
    names = [one for n, one in enumerate(names) if n == 0 or not _same_line_pair(text, names[n - 1], one)]
    if not names:
        return _opened(text, labelled, openings)
    borders = _borders(text, labelled, names)
    people = []
    for number, start in enumerate(borders):
        end = borders[number + 1] if number + 1 < len(borders) else len(text)
        people.append(Sought(_between(labelled, start, end), None, start, end))
    return _with_shared(text, people) if len(people) > 1 else people


def _openings(text: str, labelled: list[Labelled]) -> list[Opening]:
    """Lines that open with a word for somebody missing, and go on."""
    found = []
    for line in _LINE.finditer(text):
        head = re.match(r"[\W_]*([^:：။\n–—-]{3,40}?)\s*(?:[:：]|။|[-–—]{1,2}\s|!)[\s:!-]*", line[0])
        if head is None or not words.whole("opening", head[1]):
            continue
        start = line.start() + head.end()
        inside = bool(_between(labelled, start, line.end()))
        found.append(Opening(start, line.end(), start if inside else end_of_name(text, start, line.end())))
    return found


def _pleaded(text: str) -> list[Opening]:
    """The sentence that asks after somebody, where no line opens the notice."""
    plea = plea_in(text)
    return [Opening(plea.start, plea.end, plea.name_end, plea.kin, plea.sex)] if plea else []


def end_of_name(text: str, start: int, end: int) -> int:
    """Where a name ends when more follows on its line: a comma, an age, "from"; ``start``: there is none."""
    ends = _NAME_ENDS.search(text, start, end)
    return ends.start() if ends else end


def _opened(text: str, labelled: list[Labelled], openings: list[Opening]) -> list[Sought]:
    people = []
    for number, opening in enumerate(openings):
        start = opening.start if number else 0
        end = openings[number + 1].start if number + 1 < len(openings) else len(text)
        people.append(Sought(_between(labelled, start, end), opening, start, end))
    return people


def _between(labelled: list[Labelled], start: int, end: int) -> tuple[Labelled, ...]:
    low = bisect_left(labelled, start, key=lambda one: one.label_start)
    return tuple(labelled[low : bisect_left(labelled, end, key=lambda one: one.label_start)])


def _is_name(text: str, one: Labelled) -> bool:
    return one.end > one.start and not words.is_nothing(text[one.start : one.end])


def _same_line_pair(text: str, left: Labelled, right: Labelled) -> bool:
    """Whether a second label for the name gives the same person's name again, in another script."""
    between = text[left.end : right.label_start]
    return between.count("\n") <= 1 and text[left.start : left.end].isascii() != text[right.start : right.end].isascii()


def _borders(text: str, labelled: list[Labelled], names: list[Labelled]) -> list[int]:
    """Where each person's part of the text begins."""
    paragraphs = [0, *(m.end() for m in _BLANK_LINES.finditer(text))]
    starts = [one.label_start for one in labelled]
    borders = []
    for number, name in enumerate(names):
        if number == 0:
            borders.append(0)
            continue
        since = max(names[number - 1].end, paragraphs[bisect_right(paragraphs, name.label_start) - 1])
        # labels of this paragraph that stand before the name, each kind at most once, open the person
        before = starts[bisect_left(starts, since) : bisect_left(starts, name.label_start)]
        fresh = since > names[number - 1].end
        borders.append(before[0] if before and fresh else name.label_start)
    return borders


def _with_shared(text: str, people: list[Sought]) -> list[Sought]:
    """Give what the head and foot of a notice say to each of its people who has no value of that kind."""
    head = _head(people[0])
    foot = _foot(text, people[-1])
    parts = []
    for number, one in enumerate(people):
        own = tuple(
            x for x in one.labelled if (number == 0 or x not in head) and (number == len(people) - 1 or x not in foot)
        )
        have = {x.heading.meaning for x in own}
        extra = tuple(x for x in (*head, *foot) if x not in own and x.heading.meaning not in have)
        parts.append(Sought((*own, *extra), one.opening, one.start, one.end))
    return parts


def _head(first: Sought) -> tuple[Labelled, ...]:
    found = []
    for one in first.labelled:
        if one.heading.meaning in _OWN:
            break
        found.append(one)
    return tuple(found)


def _foot(text: str, last: Sought) -> tuple[Labelled, ...]:
    """Labels after all that is the last person's own: said once for everybody."""
    del text
    own = [one.label_start for one in last.labelled if one.heading.meaning in _OWN]
    return tuple(one for one in last.labelled if own and one.label_start > max(own))
