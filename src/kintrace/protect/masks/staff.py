"""Who interviews, interprets, documents and reports is sealed, as who speaks is: labels, columns, bylines."""

from __future__ import annotations

import re
from functools import cache

from kintrace.lexicon import actors, places
from kintrace.model import Document
from kintrace.protect.masks.names import TITLE, occurrences, variants
from kintrace.protect.masks.phrases import phrases
from kintrace.protect.masks.spans import Span, found_in

_WORDS = "masks_staff"
_CAPITAL = r"[A-Z][\w'’\-]*"
_NAME = rf"{_CAPITAL}(?:[ \t]+{_CAPITAL}){{0,3}}"
_BYLINE = re.compile(
    rf"^[ \t]*(?:By|BY|by|(?:Written|Reported|Story) by)[ \t]+"
    rf"(?P<who>{_NAME}(?:[ \t]*(?:,|and|&)[ \t]*{_NAME})*)[ \t]*(?:$|[|/–—-]|,)",
    re.M,
)
_BYLINES_WITHIN = 1500  # code points: it stands above a story; the one below is caught by its label
_BURMESE = re.compile(r"(?:ဦး|ဒေါ်|ကို|မောင်|မ|စိုင်း|နန်း|စော|နော်)[\u1000-\u109f]{3,}")


def staff_spans(document: Document) -> list[Span]:
    """Stretches that name who works on a document: what stands behind a label, in a column, in a byline, and again."""
    again = variants(staff_names(document))
    return [*_marked(document), *found_in(document, lambda text: occurrences(text, again))]


def staff_names(document: Document) -> tuple[str, ...]:
    """Names of who works on a document, as far as their shape tells that they are names."""
    return tuple(dict.fromkeys(n for s, e in _marked(document) for n in _names(document.text[s:e])))


def _marked(document: Document) -> list[Span]:
    return [*found_in(document, _labelled), *found_in(document, _bylines), *_cells(document)]


def _labelled(text: str) -> list[Span]:
    label, by = _patterns()
    return [*(m.span("who") for m in label.finditer(text)), *(m.span("who") for m in by.finditer(text))]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label, by = phrases(_WORDS, "label").pattern, phrases(_WORDS, "by").pattern
    behind = r"(?:['’]s)?(?:[ \t]+(?:name|id|code|no\.?|signature))*[ \t]*(?:\([^()\n]*\)[ \t]*)?"
    between = r"(?:[:：=]|[ \t][-–—][ \t])[ \t]*"
    return re.compile(
        rf"^[ \t*•·-]*(?:{label}){behind}{between}(?P<who>[^\n]+)",
        re.I | re.M,
    ), re.compile(rf"(?:{by})[ \t]*[:：]?[ \t]*(?:(?:a|the|our)\s+)?(?P<who>(?-i:(?:{TITLE}[ \t]+)?{_NAME}))", re.I)


def _bylines(text: str) -> list[Span]:
    return [m.span("who") for m in _BYLINE.finditer(text, 0, _BYLINES_WITHIN) if _is_person(m["who"])]


def _is_person(words: str) -> bool:
    """Whether a byline names people, and not an outlet, a party or a place."""
    if re.match(rf"{TITLE}\s", words):
        return True
    if len(words.split()) < 2 or phrases("masks_speech", "body").search(words):
        return False
    return not places.gazetteer().places_in(words) and not actors.registry().actors_in(words)


def _cells(document: Document) -> list[Span]:
    label = phrases(_WORDS, "label")
    return [(s, e) for row in document.rows for header, s, e in row.cells if label.search(header.replace("_", " "))]


def _names(words: str) -> list[str]:
    latin = [m[0] for m in re.finditer(rf"(?:{TITLE}[ \t]+)?{_NAME}", words) if " " in m[0]]
    return [*latin, *(m[0] for m in _BURMESE.finditer(words))]
