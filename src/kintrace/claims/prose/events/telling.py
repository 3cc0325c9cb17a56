"""How a clause tells an act: as done, as a habit, as feared or ordered, as denied."""

from __future__ import annotations

import re
from enum import StrEnum

from kintrace.claims import vocabulary
from kintrace.claims.prose.events import verbs
from kintrace.claims.prose.events.verbs import Group
from kintrace.claims.prose.text.words import Heard
from kintrace.claims.vocabulary import Verb


class Told(StrEnum):
    """How an act is told."""

    DONE = "done"
    HEADLINE = "headline"  # of what the text below tells
    PATTERN = "pattern"  # habit, or going on
    UNREAL = "unreal"  # possible, wished, feared, ordered, conditional
    DENIED = "denied"


# "no civilian is being held"; but "no fewer than ten were seized" is ten
_NOBODY = re.compile(
    r"(?:\A|[\s“\"'‘(])(?:no(?!\s+(?:fewer|less|more|longer|sooner|doubt|matter)\b)|not\s+(?:a|one)(?:\s+single)?|"
    r"none\s+of\s+(?:the|our|his|her|their|those|them)|nobody|no\s+one)\b(?:\s+[\w’'-]+){0,3}\s*\Z"
)


def told(heard: Heard, group: Group, verb: Verb) -> Told:
    if heard.sentence.headline:
        return Told.HEADLINE
    start = heard.tokens[group.first].start
    before = heard.words(max(heard.start, start - 60), start).lower()
    if (
        group.denied
        or re.search(
            r"\b(?:denied|denies|denying|deny|without|never)\s+(?:having\s+|that\s+(?:\w+\s+){0,4})?\Z", before
        )
        or _NOBODY.search(before)
    ):
        return Told.DENIED
    if _said_not_to_be_so(heard, heard.tokens[group.at].start):
        return Told.DENIED
    if group.unreal or verbs.doubts(heard, group) or _talked_of(heard, before) or _not_quite(heard, group):
        return Told.UNREAL
    if heard.tokens[group.at].lower == verb.base and _NOT_YET.search(before):
        return Told.UNREAL
    if group.kind == "past" and heard.tokens[group.at].lower == verb.base and _habit_follows(heard, group.at):
        return Told.PATTERN
    clause = heard.words(
        max(heard.start, start - 40), min(heard.start + len(heard.text), heard.tokens[group.at].end + 25)
    )
    if vocabulary.pattern("habit").search(_OF_THE_PEOPLE.sub(" ", clause)):
        return Told.PATTERN
    if verb.base == "use" and _FOR_YEARS.search(heard.text):
        return Told.PATTERN
    if group.kind == "ing" or having(heard, group):
        if holding(heard, group, verb):
            return Told.DONE
        if _OF_DOING.search(before) and _accusing(heard.words(max(heard.start, start - _FAR), start).lower()):
            return Told.DONE
        return Told.DONE if _goes_with(heard, group, before) else Told.PATTERN
    if group.present and not _held(verb, group):
        return Told.PATTERN
    return Told.DONE


# "the parents would go home when the sons come back": what has not happened
_NOT_YET = re.compile(
    r"\b(?:would|will|could|can|must|should)\b[^.;]{0,40}\b(?:when|once|until|if|unless|before|as\s+soon\s+as)\s+(?:[\w’']+\s+){0,4}\Z"
)


# "reports of men being drafted were fabricated": what is talked about, and said to be false
_TALK = re.compile(
    r"\b(?:reports?|rumou?rs?|claims?|allegations?|accusations?|accounts|stories)\s+(?:of|about)\s+[^.;,:]{2,50}\Z"
)
_FALSE = re.compile(
    r"\b(?:false|fabricat\w+|untrue|baseless|unfounded|groundless|lies|invent\w+|reject\w+|den(?:y|ied|ies)|dismiss\w+|refut\w+)\b",
    re.IGNORECASE,
)


def _talked_of(heard: Heard, before: str) -> bool:
    return _TALK.search(before) is not None and _FALSE.search(heard.text) is not None


def _said_not_to_be_so(heard: Heard, at: int) -> bool:
    """Whether it is told only to be called untrue: "it is not true that", "reports that ... are false"."""
    before = heard.words(max(heard.start, at - _REPORTED), at)
    if vocabulary.expression("telling.not_so_before").search(before):
        return True
    after = heard.words(at, heard.start + len(heard.text))
    so = vocabulary.expression("telling.said_to_be_so").search(before)
    return so is not None and vocabulary.expression("telling.not_so_after").search(after) is not None


_REPORTED = 140  # code points between "it is not true that" and the verb


def _not_quite(heard: Heard, group: Group) -> bool:
    """Whether it would have been done, or nearly was: "had soldiers arrested him", "almost arrested"."""
    at = heard.tokens[group.at].start
    before = heard.words(max(heard.start, at - _REPORTED), at)
    if vocabulary.expression("telling.almost").search(before):
        return True
    from_start = heard.words(heard.start, at) if at - heard.start <= _REPORTED else before
    return vocabulary.expression("telling.had_it_been").search(from_start) is not None


# "fifty people, mostly drivers," tells who they were, not what is usual
_OF_THE_PEOPLE = re.compile(
    r",?\s*\b(?:mostly|usually|generally|mainly)\s+(?:[\w-]+\s+){0,3}(?:[\w-]+s|women|men|children|people|elderly|young|old|youth)\b,?",
    re.IGNORECASE,
)
_FAR = 170  # code points between who is accused and of what
_FOR_YEARS = re.compile(r"\bfor\s+(?:[\w-]+\s+){0,2}(?:years|decades|generations)\b|\bever\s+since\b", re.IGNORECASE)
_OF_DOING = re.compile(
    r"\b(?:after|of|for|accused of|suspected of|for|admitted(?: to)?|admits(?: to)?|acknowledged|confirmed)\s+"
    r"(?:having\s+|being\s+)?\Z"
)


_BESIDE = re.compile(r"(?:,|,?\s+(?:and|before|then|while|after|also))\s*\Z")
_SO_MANY = re.compile(
    r"\s+(?:(?:at\s+least|about|around|some|nearly|over|more\s+than|another|a\s+further|the)\s+)?(?:\d[\d,]*|an?|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|several|dozens|Ko|Ma|U|Daw|Sai|Saw|Nang|Naw|Mai|Salai)\s",
)


def _goes_with(heard: Heard, group: Group, before: str) -> bool:
    """Whether it tells what was done beside something past: "raided the village, detaining 16 residents"."""
    if not _BESIDE.search(before) or not _SO_MANY.match(
        heard.words(heard.tokens[group.at].end, heard.start + len(heard.text))
    ):
        return False
    return any(
        "past" in form.kinds or "participle" in form.kinds
        for token in heard.tokens[: group.first]
        for form in vocabulary.verb_forms().get(token.lower, ())
    ) or bool(
        re.search(
            r"\b\w+ed\b|\b(?:came|went|broke|set|led|shot|hit|burnt|fought)\b",
            heard.words(heard.start, heard.tokens[group.first].start),
        )
    )


_RATE = re.compile(r"\s+(?:\w+\s+)?(?:a|per|each|every)\s+(?:day|night|week|month|evening)\b", re.IGNORECASE)


def a_rate(heard: Heard, end: int) -> bool:
    """Whether a number of people is told for each day or month: "ten young men a night"."""
    return bool(_RATE.match(heard.words(end, min(end + 40, heard.start + len(heard.text)))))


def _habit_follows(heard: Heard, at: int) -> bool:
    """Whether a verb whose past looks like its present tells a habit: "beat them when they catch them"."""
    match = re.search(
        r"\b(?:when|whenever|if)\s+(?:they|he|she|it|people)\s+(\w+)",
        heard.words(heard.tokens[at].end, heard.start + len(heard.text)),
    )
    forms = vocabulary.verb_forms().get(match[1].lower(), ()) if match else ()
    return any("base" in f.kinds and "past" not in f.kinds for f in forms)


def having(heard: Heard, group: Group) -> bool:
    """Whether a perfect takes the place of "-ing": "accuse them of having taken"."""
    return heard.tokens[group.first].lower == "having"


def _accusing(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed)|blame[sd]?|after|admit\w*|confess\w*|acknowledg\w+|confirm\w*)\b",
            before,
        )
    )


def _held(verb: Verb, group: Group) -> bool:
    """Whether the present tells of a state that a past act left: "is being held", "are detained"."""
    return group.passive and verb.base in ("hold", "detain") and group.at - group.first >= 2


def holding(heard: Heard, group: Group, verb: Verb) -> bool:
    """Whether it tells that somebody counted or known is held now: "is holding six villagers"."""
    if verb.base not in ("hold", "detain") or group.at == group.first:
        return False
    ahead = heard.words(heard.tokens[group.at].end, heard.start + len(heard.text))
    return bool(re.match(r"\s+(?!(?:people|anyone|civilians|villagers|men|women|youths)\b)", ahead))
