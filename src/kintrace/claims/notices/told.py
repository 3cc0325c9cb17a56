"""What free lines of a notice tell of the taking where no label does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kintrace.claims.headings import meanings as words
from kintrace.claims.headings.fields import Field, Said
from kintrace.claims.notices.beside import field_at
from kintrace.claims.notices.people import Sought
from kintrace.lexicon.headers import Heading
from kintrace.model import Act, ActKind, Document, Quote

_CHILD_OF = re.compile(r"\b(?:son|daughter)\s+of\s+(?P<parents>[^,.;()\n]{2,60})", re.IGNORECASE)
_WEARING = re.compile(r"\b(?:wearing|dressed in)\s+(?P<clothes>[^.;()\n]{3,120})", re.IGNORECASE)


def told(document: Document, one: Sought, fields: Sequence[Field], published: date | None) -> list[Field]:
    """What free lines tell of the taking where no label does: when, where, and by whom."""
    from kintrace.lexicon import actors, dates, places

    have = {f.meaning for f in fields}
    found: list[Field | None] = []
    have_said = [(f.quote.start, f.quote.end) for f in fields]
    for start, end in _free_lines(document.cleaned, one):
        line = document.cleaned[start:end]
        for pattern, meaning in ((_CHILD_OF, "parents"), (_WEARING, "clothes")):
            match = pattern.search(line)
            if match and not have & {meaning, "father_name" if meaning == "parents" else meaning}:
                found.append(
                    field_at(document, Heading(meaning), start + match.start(meaning), start + match.end(meaning))
                )
        act = words.within("act", line)
        if act is None or Act(act[0]).kind is not ActKind.TAKE:
            continue
        when = dates.dates_in(line, published)
        own = Act.MISSING if act[0] == Act.MISSING else ""
        if when and "event_date" not in have:
            found.append(field_at(document, Heading("event_date", own), start + when[0].start, start + when[0].end))
        sides = [f for f in actors.registry().actors_in(line) if not f.generic or "by" in line.lower().split()]
        if sides and "taker" not in have and act[0] != Act.MISSING:
            found.append(field_at(document, Heading("taker"), start + sides[0].start, start + sides[0].end))
        taken = [(f.start, f.end) for f in sides]
        where = [f for f in places.gazetteer().places_in(line) if all(f.end <= a or f.start >= b for a, b in taken)]
        for place in where:
            spot = field_at(document, Heading("event_place", own), start + place.start, start + place.end)
            if spot and "event_place" not in have and not any(a <= spot.quote.start < b for a, b in have_said):
                found.append(spot)
                break
        have |= {f.meaning for f in found if f is not None}
    return [f for f in found if f is not None]


def _free_lines(text: str, one: Sought) -> list[tuple[int, int]]:
    """Lines of a person's part that no label and no opening takes."""
    spans = [(x.label_start, max(x.end, x.start)) for x in one.labelled]
    if one.opening is not None:
        spans.append((one.opening.start, one.opening.name_end))
    found = []
    at = one.start
    while at < one.end:
        end = text.find("\n", at, one.end)
        end = one.end if end < 0 else end
        if text[at:end].strip() and not any(a < end and b > at for a, b in spans):
            found.append((at, end))
        elif one.opening is not None and at <= one.opening.start < end:
            found.append((one.opening.name_end, end))
        at = end + 1
    return [(a, b) for a, b in found if b > a]


def act_of(document: Document, one: Sought, alone: bool, published: date | None, name: Quote) -> Said:
    """What the notice's own words say happened: a taking that a free line tells, else that somebody is missing."""
    best: tuple[str, Quote] | None = None
    lines = _free_lines(document.cleaned, one)
    if not alone:
        lines = [*lines, *_lines_before(document.cleaned, one)]
    for start, end in lines:
        found = words.within("act", document.cleaned[start:end])
        if found is None or Act(found[0]).kind is not ActKind.TAKE:
            continue
        if best is None or best[0] == Act.MISSING:
            best = found[0], document.quote_cleaned(start + found[1], start + found[2])
    if best is None and one.opening is not None and one.opening.name_end > one.opening.start:
        head = document.cleaned[: one.opening.start].rstrip(" :-–—။!\n")
        begin = head.rfind("\n") + 1
        best = Act.MISSING, document.quote_cleaned(begin, len(head)) if len(head) > begin else name
    return Said(published, *best, first=True) if best else Said(published, Act.MISSING, name)


def _lines_before(text: str, one: Sought) -> list[tuple[int, int]]:
    """The first line of the notice, which heads every person in it."""
    end = text.find("\n")
    return [(0, end)] if 0 < end <= one.start else []
