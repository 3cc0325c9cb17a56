"""Names that a list gives for a group told of before: "The victims were: 1. A, male, aged 34", "The six are A; B"."""

from __future__ import annotations

import re

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening
from kintrace.claims.prose.text.people import People
from kintrace.model import ActKind

_REACH = 4  # sentences after an act in which a list of whom it befell begins
_OPENS = re.compile(
    r"\b(?:(?:the\s+)?(?:\w+\s+){0,2}(?:victims?|villagers|persons|people|men|women|children|dead|detainees|"
    r"abductees|hostages|"
    r"captives|names(?:\s+of\s+[^.:]{3,60})?)|their\s+names|they|those\s+[^.:]{3,60}|the\s+\w+)"
    r"(?:\s+(?:are|were|is|was|include[ds]?|(?:have|has)\s+been\s+(?:named|identified)\s+as|(?:are|"
    r"were)\s+(?:named|identified)\s+as)"
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


_NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
_ROW = re.compile(
    rf"\A\W*(?:The\s+(?:other\s+|remaining\s+)?(?:{_NUMBERS}|dead|deceased|victims?|names|(?:\w+\s+){{0,3}}\w+s|"
    rf"men|women|people|"
    r"pair|trio|couple|rest)(?:\s+who\s+(?:\w+\s+){1,5}?(?=are|were))?|They|Their\s+names|Names|Those\s+[^.:;]{3,60}?|(?:Also\s+)?[Aa]mong\s+(?:them|"
    r"those|the\s+\w+)"
    r"(?:\s+[\w’']+){0,3})"
    r"(?:\s+(?:taken|held|detained|arrested|abducted|seized|killed|missing|of\s+the\s+\w+))?"
    r"\s*(?:\b(?:are|were|is|was|include[ds]?|(?:have|has)\s+been\s+(?:named|identified)\s+as|(?:are|were|"
    r"was)\s+(?:named|identified)\s+as)"
    r"(?:\s+as\s+follows)?\s*:?|:|[—–])\s*(?=\S)",
)
_OF_DEATH = re.compile(r"\b(?:dead|deceased|killed|died|bodies|slain)\b", re.IGNORECASE)
_OF_HARM = re.compile(r"\b(?:injured|wounded|hurt)\b", re.IGNORECASE)
_OF_TRANSFER = re.compile(r"\b(?:transferred|moved|flown|sent|brought)\b", re.IGNORECASE)
_OF_RELEASE = re.compile(r"\b(?:released|freed|returned)\b", re.IGNORECASE)
_OF_ACTS = (
    (_OF_DEATH, ActKind.DEATH), (_OF_HARM, ActKind.INJURE), (_OF_RELEASE, ActKind.RELEASE),
    (_OF_TRANSFER, ActKind.TRANSFER),
)  # fmt: skip
_JOINT = re.compile(
    r"(?:\A|[;,:)]|\band)\s*(?:and\s+)?(?:(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,3}?[\w-]+,?\s+)?(?:(?:rev|"
    r"dr|mr|mrs|ms|fr|sr)\.?\s+)?\Z",
    re.IGNORECASE,
)
_FAR = 12  # sentences after an act in which a row of its people can stand


def named_in_row(discourse: Discourse, happening: Happening) -> list[People]:
    """The names that a sentence gives in a row, no more than it befell: "The dead are A, 64; his son B, 30"."""
    victim, first = happening.main.victim, happening.main.n
    if victim is None or not victim.plural or victim.names:
        return []
    for n in range(first + 1, min(first + 1 + _FAR, len(discourse.heard))):
        heard = discourse.heard[n]
        match = _ROW.match(heard.text)
        if match is None or not _befell(match[0], happening, n) or heard.sentence.spoken(heard.start + match.end()):
            continue
        row = _row_from(discourse, n, heard.start + match.end())
        many = sum(len(p.names) for p in row)
        if row and (victim.count.max is None or many <= victim.count.max) and (many > 1 or n - first <= _REACH):
            return row
    return []


def _befell(intro: str, happening: Happening, n: int) -> bool:
    """Whether the words before the row are on this kind of act."""
    for pattern, kind in _OF_ACTS:
        if pattern.search(intro):
            return happening.kind is kind
    return happening.kind is ActKind.TAKE or n - happening.main.n <= 2


def _row_from(discourse: Discourse, n: int, start: int) -> list[People]:
    heard, at = discourse.heard[n], start
    found: list[People] = []
    for phrase in discourse.people[n]:
        if phrase.start < at or not phrase.names:
            continue
        if not found and phrase.start - start > _LONGEST_LEAD:
            return []
        if _JOINT.search(heard.words(at, phrase.names_at[0][0])):
            found.append(phrase)
        at = phrase.end
    return found


_LONGEST_LEAD = 40  # code points between the words that open a row and its first name
