"""How one sentence speaks of a side: what its men do, whose men they are said to be, whom it only names as a target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kintrace.claims.prose.events.clauses import Party, governed
from kintrace.claims.prose.statements.speakers import Voice
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.actors import FoundActor

# What a side does that brings its men to a place; what it says or is told of is no act of its men.
_DOING = re.compile(
    r"(?:['’]s)?(?:\s+[(][^)]{1,40}[)])?(?:\s+(?:soldiers|troops|fighters|men|forces|members|column|patrol|unit|jet|fighter\s+jet|plane|warplane|aircraft|helicopter|drone|gunboat|artillery)s?)?,?(?:\s+and\s+(?:the\s+)?[\w-]+)?"
    r"(?:\s+(?:has|have|had|then|also|later|again|been|first|suddenly))*\s+(?:came|arrived|entered|went|raided|stormed|"
    r"surrounded|marched|moved|returned|attacked|occupied|patrolled|stationed|camped|set\s+up|opened|stopped|searched|lost|"
    r"seized|withdrew|bombed|struck|hit|dropped|launched|pounded|strafed|retreated|advanced|passed|reached|burst|broke|drove|landed|visited|ambushed|shelled|fired|burned|"
    r"burnt|torched|coming|arriving|entering|raiding|surrounding|stopping|searching)\b",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:in|into|on|onto|aboard|off|from|out\s+of)\s+(?:(?:an?|the|two|three|four|several|waiting|unmarked|parked)\s+){0,2}"
    r"(?P<whose>army|military|police|navy|naval)\s+(?:pick-?up\s+)?(?:trucks?|lorry|lorries|vans?|vehicles?|cars?|jeeps?|"
    r"boats?|vessels?|ships?|convoys?)\b",
    re.IGNORECASE,
)


def doing(heard: Heard, actor: FoundActor) -> bool:
    return acting(heard, actor) and _DOING.match(heard.words(actor.end, min(actor.end + 90, _end(heard)))) is not None


_THEMSELVES = re.compile(
    r"\b(?:call(?:ed)?|identif(?:y|ied)|introduc(?:e|ed)|describ(?:e|ed)|presented|gave)\s+themselves"
    r"(?:\s+(?:as|to\s+be|with))?(?:\s+(?:members|soldiers|fighters|men|troops)\s+(?:of|from))?\s+(?:the\s+)?\Z"
)
_AS_THEIRS = re.compile(
    r"\b(?:identified|recogni[sz]ed|named|described)\s+(?:the\s+(?:[\w-]+\s+){1,3}|them\s+|those\s+[\w\s]{1,30})as\s+"
    r"(?:being\s+)?(?:(?:members|soldiers|fighters|men|troops|police|militiamen|belonging|thugs|supporters)\s+)?"
    r"(?:(?:of|from|to)\s+)?(?:the\s+)?\Z"
)


def named_themselves(heard: Heard) -> tuple[FoundActor, ...]:
    """The side that the men in question said they were of: "They called themselves the ..."."""
    return _told_as(heard, _THEMSELVES) if "themselves" in heard.text else ()


def identified(heard: Heard) -> tuple[FoundActor, ...]:
    """The side whose men somebody says they were: "He identified the attackers as members of the ..."."""
    if " as " not in heard.text:
        return ()
    found = _told_as(heard, _AS_THEIRS)
    beside = [a for a in carried(heard.actors) if found and a.start > found[0].end][:1]
    joined = r"[^.;]*?\band\s+(?:of|from)\s+(?:the\s+)?"
    return found + tuple(a for a in beside if re.fullmatch(joined, heard.words(found[0].end, a.start)))


def _told_as(heard: Heard, how: re.Pattern[str]) -> tuple[FoundActor, ...]:
    for actor in carried(heard.actors):
        if how.search(heard.words(max(heard.start, actor.start - 90), actor.start)):
            return (actor,)
    return ()


def _end(heard: Heard) -> int:
    return heard.start + len(heard.text)


def whose_vehicle(heard: Heard) -> tuple[FoundActor, ...]:
    """The side whose truck or boat they were put on, where nobody is said to have done it."""
    match = _VEHICLE.search(heard.text)
    if match is None:
        return ()
    code = "MM_POLICE" if match["whose"].lower() == "police" else "MM_MIL"
    return (FoundActor(heard.start + match.start("whose"), heard.start + match.end(), code, False),)


def side_of(actor: FoundActor) -> FoundActor:
    """The side without its unit: that "the soldiers" are of the unit named before is more than is said."""
    return replace(actor, code=actor.code.partition(":")[0])


_AND = re.compile(
    r",?\s+(?:and|as\s+well\s+as|together\s+with|along\s+with|backed\s+by|accompanied\s+by)\s+(?:the\s+|local\s+)*"
)


def with_beside(heard: Heard, agent: Party) -> tuple[FoundActor, ...]:
    """The sides of an agent, with the one that its words go on to: "soldiers and police opened fire"."""
    actors = tuple(agent.actors)
    if not actors:
        return ()
    after = [a for a in heard.actors if a.start >= agent.end and (not a.generic or a.code.startswith("UNIDENTIFIED"))]
    for at, actor in enumerate(after):
        between = heard.words(actors[-1].end, actor.start)
        # "by police, soldiers and ward officials"
        listed = between == ", " and any(_AND.fullmatch(heard.words(actor.end, a.start)) for a in after[at + 1 :][:1])
        if not listed and not _AND.fullmatch(between):
            break
        actors += (actor,)
    before = [a for a in heard.actors if a.end <= actors[0].start]
    while before and len(actors) > 1 and heard.words(before[-1].end, actors[0].start) == ", ":
        actors = (before.pop(), *actors)
    return actors


_TELLING = re.compile(r"\b(?:told|tells?|telling|informed|assured|warned|reminded)\s+\Z", re.IGNORECASE)


def listening(heard: Heard, agent: Party) -> bool:
    """Whether they are those to whom it was told: "a man told us the KIA took three"."""
    return _TELLING.search(heard.words(max(heard.start, agent.start - 12), agent.start)) is not None


def same_side(heard: Heard, named: tuple[FoundActor, ...], generic: FoundActor) -> bool:
    """Whether the general word only says what men of the side they are: "Pyu Saw Htee militiamen"."""
    return any(a.end <= generic.start and not heard.words(a.end, generic.start).strip(" -’'s") for a in named)


WITH_THEM = re.compile(
    r",?\s+and\s+(?:about\s+)?(?:\w+\s+)?(?:(?:members|men|fighters)\s+of\s+)?(?:the\s+|local\s+)*", re.IGNORECASE
)
OF_THE_STATE = frozenset(("MM_POLICE", "CIVIL_ADMIN", "PYUSAWHTI"))


def with_the_state(heard: Heard) -> tuple[FoundActor, ...]:
    """The army's men told of beside ward officials, police or a militia: "ward officials and soldiers took"."""
    for left, right in pairwise(heard.actors):
        between = heard.words(left.end, right.start)
        if {left.code, right.code} & OF_THE_STATE and (between == ", " or WITH_THEM.fullmatch(between)):
            men = next((of_the_state(heard, a) for a in (left, right) if a.generic), None)
            if men is not None and not men.generic:
                return (men,)
    return ()


_REBELS = re.compile(r"\b(?:rebels?|insurgents?|guerrillas?|ethnic\s+armed)\b", re.IGNORECASE)
_STATES_MEN = ("MM_", "BGF", "PYUSAWHTI", "CIVIL_ADMIN", "USDA", "NASAKA", "UNIDENTIFIED")


def rebels(words: str) -> bool:
    """Whether the general words are for men who fight the state: "the rebels"."""
    return _REBELS.search(words) is not None


def of_the_rebels(actor: FoundActor) -> bool:
    """Whether a side is none of the state."""
    return not actor.code.startswith(_STATES_MEN) and not actor.code.endswith("_STATE")


def of_the_state(heard: Heard, actor: FoundActor) -> FoundActor:
    """Soldiers who come with the police, ward officials or militias of the junta are the army's."""
    men = heard.words(actor.start, actor.end).lower().split()[-1]
    return replace(actor, code="MM_MIL", generic=False) if men in ("soldiers", "troops", "soldier") else actor


def of_them(heard: Heard, generic: FoundActor, named: FoundActor) -> bool:
    """Whether the general word stands for the side named with it: "soldiers of the battalion"."""
    return generic.end <= named.start and bool(_OF_SIDE.fullmatch(heard.words(generic.end, named.start)))


# "armed men in the uniform of the RCSS", "gunmen who said they were from the RCSS"
_OF_SIDE = re.compile(
    r",?\s+(?:of|from|with|(?:belonging|loyal|attached|allied)\s+(?:to|with)|under|"
    r"(?:in|wearing)\s+(?:(?:the|full)\s+)?uniforms?\s+of|(?:in|wearing)|"
    r"(?:(?:who|and)\s+)?(?:said\s+(?:that\s+)?they\s+were|claim\w*\s+to\s+be|(?:call|identif|introduc|describ)\w+\s+"
    r"themselves(?:\s+as)?)(?:\s+(?:members|soldiers|fighters|troops|men))?(?:\s+(?:of|from|with))?)\s+(?:the\s+|its\s+|an?\s+)?(?-i:[A-Z][\w’'-]*\s+){0,2}",
    re.IGNORECASE,
)
_NO_SIDE = frozenset(("CIVIL_ADMIN",))  # they go along and hand over: whose men take is another matter


def carried(actors: Iterable[FoundActor]) -> tuple[FoundActor, ...]:
    """Those of the named sides that later sentences can mean by "they" and "the soldiers"."""
    return tuple(a for a in actors if not a.generic and a.code not in _NO_SIDE)


_AIDED = (
    r"\b(?:fund|support|aid|help|back|donat|shelter|harbou?r|work|cooperat|collaborat|communicat|contact|inform|sympath|"
    r"spy|fight|serv|contribut|suppl|feed)\w*\s+(?:(?:for|with|to|on|by|money|food|alongside)\s+){0,2}"
    r"(?:the\s+)?(?:local\s+)?\Z"
)
_TARGET = (
    r"\b(?:against|to the|ties to|links (?:to|with)|members? of|belong\w* to|join\w*|into)\s+(?:the\s+)?\Z"
    rf"|{_AIDED}"
)


def aided(heard: Heard, actor: FoundActor) -> bool:
    """Whether somebody is said to have helped the side: "on suspicion of funding the PDF"."""
    return re.search(_AIDED, heard.words(max(heard.start, actor.start - 44), actor.start).lower()) is not None


def against(heard: Heard, actor: FoundActor) -> bool:
    """Whether the words before the side make it a target: "ties to the KIA", "fighting against the army"."""
    before = heard.words(max(heard.start, actor.start - 44), actor.start).lower()
    return re.search(_TARGET, before) is not None or asked_about(heard, actor) or charged_with(heard, actor)


# "accused of giving food to the RCSS": the side is in the charge; "accused of spying by the RCSS" is another matter
_CHARGE = re.compile(
    r"\b(?:(?:accus\w+|suspect\w+)\s+(?:(?:him|her|them|the\s+\w+|\w+)\s+)?of|on\s+(?:the\s+)?(?:suspicion|charges?|accusations?|allegations?)"
    r"(?:\s+(?:of|that))?|charged\s+with|for\s+allegedly|(?:had|have)\s+(?:alleged\s+)?(?:links|ties|contacts?)\s+(?:to|with))\b"
    r"(?P<what>[^.;:“”\"]{0,110})\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|when|after|before|and\s+(?:then|later)|but)\b", re.IGNORECASE)


def charged_with(heard: Heard, actor: FoundActor) -> bool:
    """Whether the side stands in what somebody was accused of."""
    match = _CHARGE.search(heard.words(max(heard.start, actor.start - 150), actor.start))
    return match is not None and not _BY.search(match["what"])


_ASKED = re.compile(
    r"\b(?:questioned|interrogated|asked|quizzed|beaten|tortured|grilled|information|knew|know|talk(?:ed|ing)?|told)\s+"
    r"(?:[\w’'-]+\s+){0,8}(?:about|on|regarding|concerning)\s+(?:the\s+)?(?:local\s+)?\Z",
    re.IGNORECASE,
)


def asked_about(heard: Heard, actor: FoundActor) -> bool:
    """Whether the side is only what somebody was questioned about: "interrogated about the AA"."""
    return _ASKED.search(heard.words(max(heard.start, actor.start - 90), actor.start)) is not None


_FEARED = re.compile(
    r"\s+(?:would|might|could|may|will|should|can)(?:\s+not|n['’]t)?\s+\w|\s+(?:was|were|is|are)\s+(?:near|close|on)\b"
)
# "her husband, a PDF member": what somebody is, and not who took them
_WHAT = re.compile(
    r"\s+(?:member|fighter|soldier|officer|supporter|leader|commander|deserter|defector|official|informer|sympathi[sz]er)\b(?!s)"
)
_ONE = re.compile(r"(?:,|\bis|\bwas|\bbeing|\bas|\bhe's|\bof\s+being)\s+(?:an?\s+)(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_SEEKING = re.compile(
    r"(?:\s+\w+){0,2}\s+(?:are|is|were|was|have|has|had|opened|started|began|launched|registered|filed|said)\b[^.;]{0,30}?"
    r"\b(?:look\w*|search\w*|investigat\w+|seek\w*|inquir\w+|enquir\w+|case|probe|complaint|hunt\w*|trac\w+)\b",
    re.IGNORECASE,
)


def seeking(heard: Heard, actor: FoundActor) -> bool:
    """Whether the side is who looks for them or opens a case: it is not said to have done it."""
    return _SEEKING.match(heard.words(actor.end, actor.end + 80)) is not None


_WITHIN = re.compile(
    r"\b(?:relatives?|friends?|contacts?|connections?|brothers?|sons?|husbands?|people|someone)\s+(?:in|with|inside|within)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def only_feared(heard: Heard, actor: FoundActor) -> bool:
    """Whether the side is only one that may come, or that somebody knows people in."""
    ahead, behind = heard.words(actor.end, actor.end + 30), heard.words(max(heard.start, actor.start - 40), actor.start)
    what_they_are = _WHAT.match(ahead) is not None and _ONE.search(behind) is not None
    return what_they_are or _FEARED.match(ahead) is not None or _WITHIN.search(behind) is not None


def says(voice: Voice, actor: FoundActor) -> bool:
    """Whether the side is who says a sentence: "the TNLA reported"."""
    named = voice.start < voice.end and voice.start - 2 <= actor.start < voice.end + 2
    return named or voice.party == actor.code


# men of some side; "armed men" and "gunmen" are anybody's, and stay so
_OF_SOME_SIDE = frozenset(
    ("soldiers", "soldier", "troops", "fighters", "forces", "army", "group", "unit", "column", "force")
)


def anybody_s(words: str) -> bool:
    """Whether words for armed men leave open that they are of any side: "gunmen", "men in uniform"."""
    return words.lower().split()[-1] not in _OF_SOME_SIDE


_REPORTING = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)?(?:said|says|reported|reports|announced|announces|claimed|claims|stated|added|told|wrote|"
    r"confirmed|denied|denies|recorded|registered|listed|described)\b"
)


def reporting(heard: Heard, actor: FoundActor) -> bool:
    """Whether a verb of saying follows the side: "died, the TNLA reported"."""
    return _REPORTING.match(heard.words(actor.end, actor.end + 30)) is not None


def side_like(people: People) -> bool:
    return people.armed or people.head in ("they", "them", "some", "those", "who", "others")


def acting(heard: Heard, actor: FoundActor) -> bool:
    return not governed(heard, Party(actor.start, actor.end, None, (actor,)))
