"""Names given for a group that was taken: "three of them are …", "among those held is …", two names for two men."""

from __future__ import annotations

import re

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.people.listing import listed_after, named_in_row
from kintrace.claims.prose.text.people import People
from kintrace.model import ActKind, SpeakerKind

_REACH = 8  # sentences after the taking in which its people are named
_SHORT = 110  # code points before a name that its sentence introduces
_SOON = 3  # sentences after it in which names that stand first can only be theirs
_LISTED = re.compile(
    r"(?:\b(?:gave|released|published)\s+their\s+names\s+as|\b(?:named|identified)\s+(?:them|(?:\w+\s+of\s+)?the\s+\w+|\w+\s+of\s+them)\s+as|\bthe\s+names?\s+of\s+(?:\w+\s+of\s+)?(?:them|the\s+\w+)\s+as|\btheir\s+names\s+are|\b(?:they|them|these|those|the\s+(?:\w+\s+){0,3}(?:\w+s|men|women|people|two|three|four|five|six|seven|"
    r"eight|nine|ten|trio|"
    r"pair|duo|rest|others?)|one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:\s+of\s+(?:them|the\s+\w+))?"
    r"(?:\s+(?:taken|held|detained|arrested|abducted|seized|in\s+(?:\w+\s+)?custody))?"
    r"\s+(?:are|were|is|was|include[ds]?|have\s+been\s+(?:named|identified)\s+as|(?:are|were|was|is)\s+(?:named|"
    r"identified)\s+as)"
    r"|\bamong\s+(?:them|those|the\s+\w+)(?:\s+[\w’']+){0,4}?\s*(?:\s+(?:is|was|are|were)\s|,)?"
    r"|\bincluding|,\s*one\s+of\s+(?:them|whom),?|\A(?:one|another|an\s+eighth|a\s+(?:second|third|fourth|fifth|"
    r"sixth|seventh|eighth))"
    r"(?:\s+of\s+(?:them|the\s+\w+))?,)"
    r"\s*[:—–]?\s*(?:(?:an?|the)\s+[\w\s-]{2,30}?(?:,|named|called)?\s*)?\Z",
    re.IGNORECASE,
)
_COMPANIONS = re.compile(
    r"\A(?:his|her|their|the)\s+(?:two\s+|other\s+)?(?:friends?|colleagues?|companions?)\s*,?\s*\Z", re.IGNORECASE
)
_SAYS = re.compile(
    r"[\s,)]*(?:[^.;“”]{0,70},\s*)?(?:(?!he\b|she\b|they\b|who\b)\w+\s+)?(?:said|says|told|added|confirmed|denied|announced|acknowledged|"
    r"wrote|refused|declined)\b"
)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|col(?:onel)?|maj(?:or)?|capt(?:ain)?|lt|gen(?:eral)?|sgt|brig\w*|minister|commander|leader|"
    r"officer|"
    r"lawyer|secretary|director|told|said|according\s+to|mother|father|wife|husband|aunt|uncle)\.?\s*,?\s*\Z",
    re.IGNORECASE,
)


def members_of(discourse: Discourse, happening: Happening) -> list[People]:
    """Find the phrases that name people of the group an incident was done to.

    Args:
        discourse: The document.
        happening: An incident; only takings of more than one gather names from other sentences.
    """
    if listed := listed_after(discourse, happening) or named_in_row(discourse, happening):
        return listed
    victim, first = happening.main.victim, happening.main.n
    if victim is None:
        return []
    if not victim.plural:
        return _identified_as(discourse, happening)
    if happening.kind is not ActKind.TAKE:
        return _first_in_a_sentence(discourse, happening) or _said_to_be_among(discourse, happening)
    known = len(victim.names)
    most = victim.count.max
    found: list[People] = []
    for n in range(first, min(first + _REACH, len(discourse.heard))):
        if n > first and _another_taking(discourse, n, happening):
            break
        for phrase in discourse.people[n]:
            if not phrase.names or phrase.armed or phrase is victim:
                continue
            if _speaks(discourse, n, phrase) and not _among_them(discourse, n, phrase):
                continue
            if most is not None and known + len(phrase.names) > most:
                continue
            if _of_the_group(discourse, n, phrase, happening, bool(known)):
                found.append(phrase)
                known += len(phrase.names)
    return found


_IDENTIFIED = re.compile(
    r"\b(?:he|she|the\s+(?:\w+\s+){0,2}?\w+|(?:his|her)\s+name)\s+(?:(?:has\s+been|was|is)\s+(?:later\s+|"
    r"since\s+|only\s+)?"
    r"(?:named|identified|known)(?:\s+(?:by\s+[\w\s]{3,30}?\s+)?(?:only\s+)?as)?|is|"
    r"was)\s+(?:an?\s+[\w\s-]{2,30}?(?:,|named|called)\s*)?\Z",
    re.IGNORECASE,
)


def _identified_as(discourse: Discourse, happening: Happening) -> list[People]:
    """The name that a sentence soon after gives one person: "The victim was identified as A"."""
    victim, first = happening.main.victim, happening.main.n
    if victim is None or victim.names or not victim.count.exact:
        return []
    for n in range(first + 1, min(first + 1 + _SOON, len(discourse.heard))):
        heard = discourse.heard[n]
        for phrase in discourse.people[n]:
            before = heard.words(heard.start, phrase.start)
            if len(phrase.names) != 1 or heard.sentence.spoken(phrase.start) or len(before) > _SHORT:
                continue
            if any(w in before for w in ("identified", "named", "name ")) and _IDENTIFIED.search(before):
                return [phrase]
    return []


def _first_in_a_sentence(discourse: Discourse, happening: Happening) -> list[People]:
    """The names that stand first in a sentence soon after, as many as those hurt or killed."""
    victim, first = happening.main.victim, happening.main.n
    if victim is None or victim.names or not victim.count.exact:
        return []
    for n in range(first + 1, min(first + 1 + _SOON, len(discourse.heard))):
        for phrase in discourse.people[n][:1]:
            if _speaks(discourse, n, phrase) or discourse.heard[n].sentence.spoken(phrase.start):
                continue
            if len(phrase.names) == victim.count.max and _of_the_group(discourse, n, phrase, happening, False):
                return [phrase]
    return []


_AMONG_THE = {
    ActKind.DEATH: re.compile(r"[^.;“”]{0,70}?\b(?:was|were)\s+(?:also\s+)?(?:one\s+of|"
        r"among)\s+the\s+(?:\w+\s+)?(?:dead|killed|victims|slain|bodies)\b"),
    ActKind.INJURE: re.compile(r"[^.;“”]{0,70}?\b(?:was|were)\s+(?:also\s+)?(?:one\s+of|"
        r"among)\s+the\s+(?:\w+\s+)?(?:injured|wounded|hurt)\b"),
    ActKind.RELEASE: re.compile(r"[^.;“”]{0,70}?\b(?:was|were)\s+(?:also\s+)?(?:one\s+of|among)\s+(?:the|"
        r"those)\s+(?:\w+\s+)?(?:released|freed)\b"),
}  # fmt: skip


def _said_to_be_among(discourse: Discourse, happening: Happening) -> list[People]:
    """Those who are said by name to be among the dead, the injured or the freed."""
    pattern, victim, first = _AMONG_THE.get(happening.kind), happening.main.victim, happening.main.n
    if pattern is None or victim is None or victim.names:
        return []
    dead = happening.kind is ActKind.DEATH
    found = [
        phrase
        for n in range(first, min(first + _REACH, len(discourse.heard)))
        for phrase in discourse.people[n]
        if phrase.names
        and not phrase.armed
        and (_says_of_them(discourse, n, phrase, pattern) or (dead and _named_as_dead(discourse, n, phrase)))
    ]
    many = sum(len(p.names) for p in found)
    return found if victim.count.max is None or many <= victim.count.max else []


_AMONG = re.compile(
    r"[^.;“”]{0,70}?\b(?:was|were|is|are)\s+(?:also\s+)?(?:one\s+of|among)\s+(?:them|those|the)\b|"
    r"\s+among\s+(?:them|those)\b"
)
_KIN_OF = re.compile(
    r"\b(?:(?:whose|her|his|their)\s+(?:only\s+|eldest\s+|youngest\s+|elder\s+|younger\s+|late\s+|own\s+|"
    r"\d\d-year-old\s+)?"
    r"(?:sons?|daughters?|husband|wife|brothers?|sisters?|nephew|niece|grandson|father|mother)\s*,?|"
    r"(?:mother|father|wife|husband|sister|brother|aunt|uncle|grandmother|grandfather|parents?|cousin)\s+of)\s*\Z",
    re.IGNORECASE,
)


_OF_THE_FAMILY = (
    SpeakerKind.RELATIVE, SpeakerKind.UNKNOWN, SpeakerKind.RESIDENT, SpeakerKind.NAMED_RESIDENT, SpeakerKind.WITNESS,
)  # fmt: skip


def _among_them(discourse: Discourse, n: int, phrase: People) -> bool:
    """Whether somebody named later is said to be one of them: "A, a seller's son, was among them"."""
    return _says_of_them(discourse, n, phrase, _AMONG)


_AS_DEAD = re.compile(
    r"\b(?:named|identified)\s+(?:\w+\s+of\s+)?the\s+(?:\w+\s+)?(?:dead|deceased|bodies|victims|killed)\s+as\s+\Z|"
    r"\AThe\s+dead\s*,\s*\Z",
    re.IGNORECASE,
)


def _named_as_dead(discourse: Discourse, n: int, phrase: People) -> bool:
    """Whether words before names say that they are those of the dead: "identified two of the dead as A and B"."""
    heard = discourse.heard[n]
    return _AS_DEAD.search(heard.words(heard.start, phrase.names_at[0][0])) is not None


def _says_of_them(discourse: Discourse, n: int, phrase: People, pattern: re.Pattern[str]) -> bool:
    """Whether words after a name say it, and nobody else is named before them."""
    heard = discourse.heard[n]
    match = pattern.match(heard.words(phrase.end, heard.start + len(heard.text)))
    if match is None or heard.words(phrase.end, phrase.end + 2) in ("'s", "’s"):
        return False
    return not any(p.names and phrase.end <= p.start < phrase.end + match.end() for p in discourse.people[n])


def _their_kin(discourse: Discourse, n: int, phrase: People) -> bool:
    """Whether it names the relative whom a mother or husband speaks of: "said A, mother of B, 17"."""
    heard = discourse.heard[n]
    voice = discourse.voices[n]
    if len(phrase.names) != 1 or voice.start >= voice.end or voice.kind not in _OF_THE_FAMILY:
        return False
    return bool(_KIN_OF.search(heard.words(heard.start, phrase.names_at[0][0])))


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


# "One of them, A, 46, had been struck", "The other two, A and B, are still held", "The oldest of the women, A, is 71"
_LEAD_IN = 60  # code points before a phrase: "The oldest of the women, A"
_PART = re.compile(
    r"(?:\A|[.“\"]\s*)(?:(?:one|two|three|four|five|six|\d{1,2})\s+of\s+(?:them|the\s+(?:[\w-]+\s+){0,2}[\w-]+)|"
    r"the\s+(?:other|remaining)\s+(?:\w+)|the\s+(?:oldest|youngest|eldest)(?:\s+of\s+(?:them|the\s+\w+))?|(?P<dead>the\s+dead))\s*,"
    r"(?:\s+(?:an?|the)\s+[\w\s-]{2,40}?(?:,|named|called))?\s*\Z",
    re.IGNORECASE,
)


def _of_the_group(discourse: Discourse, n: int, phrase: People, happening: Happening, begun: bool) -> bool:
    heard, first = discourse.heard[n], happening.main.n
    before = heard.words(heard.start, phrase.start)
    part = _PART.search(heard.words(max(heard.start, phrase.start - _LEAD_IN), phrase.names_at[0][0]))
    if n > first and part is not None:
        return happening.kind is ActKind.TAKE or (part["dead"] is not None and happening.kind is ActKind.DEATH)
    if heard.sentence.spoken(phrase.start):
        one_of = n > first and re.match(r"\W*[Oo]ne\s+of\s+(?:them|the\s+\w+),\s", heard.words(heard.start, phrase.end))
        return one_of is not None and n - first <= _SOON
    if n > first and (_among_them(discourse, n, phrase) or _their_kin(discourse, n, phrase)):
        return True
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
