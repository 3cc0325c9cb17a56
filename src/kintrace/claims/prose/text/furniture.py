"""Page furniture: menus, site dates, bylines and share lines are no testimony; headlines are, but not sentences."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s*)?(?:{_MONTH}\s*{_DAY}|{_DAY}\s*{_MONTH}),?\s*\d{{4}}"
_DATE_LINE = re.compile(rf"\W*(?:{_DATE}\W*(?:\d{{1,2}}[:.]\d\d\W*(?:[ap]\.?m\.?)?)?\W*)+", re.IGNORECASE)
_BYLINE = re.compile(r"\s*(?:By|Written by|Reported by|Text by|Photos? by)\s+[^.!?]{2,120}", re.IGNORECASE)
_STAMP = re.compile(rf"(?=.*{_DATE})[^.!?“”\"]{{0,140}}", re.IGNORECASE)
_MENU = re.compile(rf"\W*(?:{vocabulary.expression('furniture.menu').pattern})\W*", re.IGNORECASE)
_LEAD_IN = re.compile(r"\s*Home\s+News\s+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?။…][\"”’')\]]*\s*\Z")
_LONGEST_HEADLINE = 140
_LONGEST_LINE = 300


def kind_of_line(line: str, body_seen: bool) -> str:
    """What a line is: ``furniture``, ``headline`` or ``text``.

    Args:
        line: One line of a page, without its line break.
        body_seen: Whether a line of text came before it: headlines stand above the text.

    >>> kind_of_line("Monday, June 24, 2024", False), kind_of_line("Must read", False)
    ('furniture', 'furniture')
    >>> kind_of_line("Army Takes Villagers In Mantong", False), kind_of_line("He was taken.", False)
    ('headline', 'text')
    """
    if not line.strip():
        return "furniture"
    if len(line) > _LONGEST_LINE or _SENTENCE_END.search(line[-8:]):
        return "text"
    if _MENU.fullmatch(line) or _DATE_LINE.fullmatch(line) or _BYLINE.fullmatch(line):
        return "furniture"
    if not body_seen and _STAMP.fullmatch(line):
        return "furniture"
    if not body_seen and len(line) <= _LONGEST_HEADLINE:
        return "headline"
    return "text"


def headline_start(line: str) -> int:
    """Where the headline itself begins: after a trail of menu words.

    >>> headline_start("Home News Woman still missing")
    10
    """
    match = _LEAD_IN.match(line)
    return match.end() if match else 0
