"""Names given for a group that was taken: "three of them are …", "among those held is …", two names for two men."""

from __future__ import annotations

import re

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.people.listing import listed_after
from kintrace.claims.prose.text.phrases import People
from kintrace.model import ActKind

_REACH = 8  # sentences after the taking in which its people are named
_SOON = 3  # sentences after it in which names that stand first can only be theirs
_LISTED = re.compile(
    r"(?:\b(?:they|them|these|those|the\s+(?:\w+\s+){0,3}(?:\w+s|men|women|people|two|three|four|five|six|seven|eight|nine|ten|trio|"
    r"pair|duo|rest|others?)|one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:\s+of\s+(?:them|the\s+\w+))?"
    r"(?:\s+(?:taken|held|detained|arrested|abducted|seized|in\s+(?:\w+\s+)?custody))?"
    r"\s+(?:are|were|is|was|include[ds]?|have\s+been\s+(?:named|identified)\s+as|(?:are|were|was|is)\s+(?:named|identified)\s+as)"
    r"|\bamong\s+(?:them|those|the\s+\w+)(?:\s+[\w’']+){0,4}?\s*(?:\s+(?:is|was|are|were)\s|,)?"
    r"|\bincluding|,\s*one\s+of\s+(?:them|whom),?|\A(?:one|another|an\s+eighth|a\s+(?:second|third|fourth|fifth|sixth|seventh|eighth))"
    r"(?:\s+of\s+(?:them|the\s+\w+))?,)"
    r"\s*[:—–]?\s*(?:(?:an?|the)\s+[\w\s-]{2,30}?(?:,|named|called)?\s*)?\Z",
    re.IGNORECASE,
)
_COMPANIONS = re.compile(
    r"\A(?:his|her|their|the)\s+(?:two\s+|other\s+)?(?:friends?|colleagues?|companions?)\s*,?\s*\Z", re.IGNORECASE
)
_SAYS = re.compile(
    r"[\s,)]*(?:[^.;“”]{0,70},\s*)?(?:\w+\s+)?(?:said|says|told|added|confirmed|denied|announced|acknowledged|wrote|refused|declined)\b"
)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|col(?:onel)?|maj(?:or)?|capt(?:ain)?|lt|gen(?:eral)?|sgt|brig\w*|minister|commander|leader|officer|"
    r"lawyer|secretary|director|told|said|according\s+to|mother|father|wife|husband|aunt|uncle)\.?\s*,?\s*\Z",
    re.IGNORECASE,
)


def members_of(discourse: Discourse, happening: Happening) -> list[People]:
    """Find the phrases that name people of the group an incident was done to.

    Args:
        discourse: The document.
        happening: An incident; only takings of more than one gather names from other sentences.
    """
    if listed := listed_after(discourse, happening):
        return listed
    victim, first = happening.main.victim, happening.main.n
    if victim is None or not victim.plural or happening.kind is not ActKind.TAKE:
        return []
    known = len(victim.names)
    most = victim.count.max
    found: list[People] = []
    for n in range(first, min(first + _REACH, len(discourse.heard))):
        if n > first and _another_taking(discourse, n, happening):
            break
        for phrase in discourse.people[n]:
            if not phrase.names or phrase.armed or phrase is victim or _speaks(discourse, n, phrase):
                continue
            if most is not None and known + len(phrase.names) > most:
                continue
            if _of_the_group(discourse, n, phrase, happening, bool(known)):
                found.append(phrase)
                known += len(phrase.names)
    return found


def _another_taking(discourse: Discourse, n: int, happening: Happening) -> bool:
    """Whether a sentence goes over to others who were taken."""
    mine = {t.n for t in happening.tellings}
    return n not in mine and any(
        e.told is Told.DONE and e.victim is not None and not e.victim.definite and e.victim.kind == "noun"
        and e.act in ("taken", "detained", "forcibly_recruited", "hostage")
        for e in discourse.events[n]
    )  # fmt: skip


def _speaks(discourse: Discourse, n: int, phrase: People) -> bool:
    voice, heard = discourse.voices[n], discourse.heard[n]
    if voice.start < phrase.end and phrase.start < voice.end:
        return True
    after = heard.words(phrase.end, heard.start + len(heard.text))
    return bool(_SAYS.match(after) or _OFFICE.search(heard.words(heard.start, phrase.start)))


def _of_the_group(discourse: Discourse, n: int, phrase: People, happening: Happening, begun: bool) -> bool:
    heard, first = discourse.heard[n], happening.main.n
    if heard.sentence.spoken(phrase.start):
        return False
    before = heard.words(heard.start, phrase.start)
    if n > first and (_LISTED.search(before[-110:]) or (begun and _COMPANIONS.match(before))):
        return True
    if n == first:
        at = happening.main.event
        if re.search(r"[:—–]\s*\Z", before) and happening.main.victim is not None and phrase.start >= at.start:
            return happening.main.victim.count.max == len(phrase.names)
        return bool(at.start <= phrase.start < at.end and re.search(r"\bincluding\s+\Z|\bamong them\s+\Z", before))
    victim = happening.main.victim
    assert victim is not None
    told = bool(phrase.ages and re.match(r"[\s,)]*(?:is|was)\b", heard.words(phrase.end, phrase.end + 8)))
    alone = (told or n - first <= _SOON) and not before.strip() and not begun
    return alone and victim.count.exact and (told or victim.count.max == len(phrase.names))
