"""Names that a list gives line by line for a group told of before: "The victims were: 1. A, male, aged 34"."""

from __future__ import annotations

import re

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening
from kintrace.claims.prose.text.phrases import People

_REACH = 4  # sentences after an act in which a list of whom it befell begins
_OPENS = re.compile(
    r"\b(?:(?:the\s+)?(?:\w+\s+){0,2}(?:victims?|villagers|persons|people|men|women|children|dead|detainees|abductees|hostages|"
    r"captives|names(?:\s+of\s+[^.:]{3,60})?)|their\s+names|they|those\s+[^.:]{3,60}|the\s+\w+)"
    r"(?:\s+(?:are|were|is|was|include[ds]?|(?:have|has)\s+been\s+(?:named|identified)\s+as|(?:are|were)\s+(?:named|identified)\s+as)"
    r"(?:\s+as\s+follows)?)?\s*[:—–-]?\s*\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?:[(]?\d{1,2}[.)]?|[-–•*])?\s*\Z")


def listed_after(discourse: Discourse, happening: Happening) -> list[People]:
    """The names of a list that begins soon after an act and has as many as it befell; none: there is no such list."""
    victim, first = happening.main.victim, happening.main.n
    if victim is None or not victim.plural or victim.count.max is None:
        return []
    for n in range(first, min(first + _REACH, len(discourse.heard))):
        if _OPENS.search(discourse.heard[n].text) and discourse.heard[n].text.rstrip()[-1:] in ":—–-":
            names = _lines_of(discourse, n + 1)
            if len(names) == victim.count.max:
                return names
    return []


def _lines_of(discourse: Discourse, n: int) -> list[People]:
    found: list[People] = []
    while n < len(discourse.heard):
        heard, people = discourse.heard[n], discourse.people[n]
        if _NUMBER.fullmatch(heard.text):
            n += 1
            continue
        name = next((p for p in people if p.names and _NUMBER.fullmatch(heard.words(heard.start, p.start))), None)
        if name is None or len(name.names) != 1:
            break
        found.append(name)
        n += 1
    return found
