"""Who speaks in a document where no sentence says so: a party's statement, a monitor's report, a family's letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kintrace.claims.prose.statements.speakers import OUTLET, Voice
from kintrace.claims.prose.text.words import Heard
from kintrace.model import SpeakerKind

_HEAD = 5  # sentences or lines at the head that can name who writes
_LONGEST = 110  # code points of such a line
_STATEMENT = re.compile(
    r"\b(?:statement|announcement|declaration|notification|communiqu[eé]|(?:press|news|information|media)\s+release|office\s+of\s+information|"
    r"(?:information|news)\s+(?:department|office|committee)|spokesperson['’]?s?\s+office)\b",
    re.IGNORECASE,
)
_OF_A_SIDE = 0.5  # share of a heading that the name of a side fills when the side is who writes
_OWN = re.compile(
    r"\b[Oo]ur\s+(?:[\w-]+\s+){0,2}(?:force|forces|troops|soldiers|fighters|comrades|members|unit|units|battalion|"
    r"column|columns|army|police|side|men|patrol)\b"
)
# the number of a document of the United Nations; a headline that names one of its bodies is a report on it
_NATIONS = re.compile(r"\A\W*[AES]/(?:[\w.]+/)*\d[\w./-]*\W*\Z|\ADistr\.:")
_MONITOR = re.compile(
    r"\b(?:monitor(?:s|ing)?|human\s+rights|rights|documentation|witness|watch|network|foundation|committee|association|"
    r"assistance|relief|research|information|field)\b(?:[^.\n]{0,40}\b(?:team|group|update|report|monthly|bulletin|briefing|"
    r"organi[sz]ation|centre|center|documentation|unit|committee|network|foundation|vol\.))?",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:information\s+update|situation\s+update|field\s+(?:report|notes?)|monthly(?:\s+report)?|incident\s+reports?|"
    r"bulletin|briefing\s+(?:paper|note)|interim\s+report|annual\s+report|monitoring\s+(?:team|group|report|network|unit)|"
    r"documentation\s+(?:team|group|network|unit|centre|center)|by\s+township|case\s+list|vol\.\s+\w+)\b",
    re.IGNORECASE,
)
_FAMILIES = re.compile(
    r"\b(?:we\s+are\s+(?:the\s+)?(?:parents|wives|mothers|fathers|families|relatives|brothers|sisters|husbands)|"
    r"our\s+(?:sons?|daughters?|husbands?|brothers?|sisters?|children|fathers?|mothers?|loved\s+ones))\b",
    re.IGNORECASE,
)


def author_of(sentences: Sequence[Heard]) -> Voice:
    """Who speaks where no sentence names a speaker.

    Args:
        sentences: The document.

    Returns:
        The author as its head names them; the outlet, where it is a report of one.
    """
    head = [h for h in sentences[:_HEAD] if len(h.text) <= _LONGEST]
    side = _of_a_side(head)
    if side is not None:
        return side
    for heard in head:
        if _NATIONS.search(heard.text):
            return _writer(SpeakerKind.ORGANISATION, heard)
    if any(_STATEMENT.search(h.text) for h in head) and any(_in_its_own_words(h) for h in sentences):
        return _writer(SpeakerKind.RELATIVE, head[0])
    for heard in head:
        a_line = heard.sentence.headline or not heard.text.rstrip().endswith((".", "”", '"'))
        if a_line and _REPORT.search(heard.text) and _MONITOR.search(heard.text):
            return _writer(SpeakerKind.ORGANISATION, heard)
    return OUTLET


def own_men(heard: Heard, until: int | None = None) -> re.Match[str] | None:
    """Where a sentence outside speech names the writer's own men: "our security force"."""
    match = _OWN.search(heard.text)
    if match is None or heard.sentence.spoken(heard.start + match.start()):
        return None
    return match if until is None or heard.start + match.start() < until else None


def _in_its_own_words(heard: Heard) -> bool:
    match = _FAMILIES.search(heard.text)
    return match is not None and not heard.sentence.spoken(heard.start + match.start())


def _of_a_side(head: Sequence[Heard]) -> Voice | None:
    """The side under whose name a statement goes out."""
    if not any(_STATEMENT.search(h.text) for h in head):
        return None
    for heard in head:
        for actor in heard.actors:
            fills = (actor.end - actor.start) / max(len(heard.text.strip()), 1)
            if not actor.generic and (fills >= _OF_A_SIDE or _of_its_office(heard, actor.start)):
                return Voice(SpeakerKind.ORGANISATION, heard.words(actor.start, actor.end), "", actor.code,
                             actor.start, actor.end)  # fmt: skip
    return None


def _of_its_office(heard: Heard, at: int) -> bool:
    """Whether a side is named as whose statement it is: "Statement of the ...", "Press release by the ..."."""
    before = heard.words(heard.start, at)
    return bool(re.search(r"\b(?:of|by|from)\s+(?:the\s+)?\Z", before)) and bool(_STATEMENT.match(before.strip()))


def _writer(kind: SpeakerKind, heard: Heard) -> Voice:
    words = heard.text.strip()
    start = heard.start + heard.text.find(words)
    return Voice(kind, words, "", None, start, start + len(words))
