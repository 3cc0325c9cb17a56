"""What act a telling is: the kind of a taking, the cause of a death; or none of ours."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Read, Telling
from kintrace.claims.prose.events.harm import harm, struck
from kintrace.claims.prose.events.held_before import REMEMBERED, same_people, was_taken
from kintrace.model import Act, ActKind


def act_of(discourse: Discourse, telling: Telling, read: Read) -> Act | None:
    """Settle what act it is from the words around; ``None``: it is no incident of ours."""
    name = telling.event.act
    if name in ("died", "killed", "injured", "suicide"):
        return harm(discourse, telling, read)
    act = Act(name)
    if act.kind is ActKind.TAKE:
        if act is Act.MISSING and (struck(telling, "accident") or _after_accident(telling, read)):
            read.accidents.append(telling)
            return None
        brought = _brought_on(telling, read) or _moved_elsewhere(discourse, telling, read)
        return Act.TRANSFERRED if brought else _taking(discourse, telling, act)
    if act is Act.TRANSFERRED and _TO_BE_TREATED.search(_from_verb(telling)):
        return None
    if act is Act.TRANSFERRED and _TO_THEIRS.match(_from_verb(telling)):
        return Act.RELEASED
    if (
        act is Act.TRANSFERRED
        and telling.event.verb.base in ("hand", "turn", "give", "deliver")
        and _to_a_side(telling)
    ):
        return act
    if act is Act.ESCAPED and _OUT_OF_HANDS.search(telling.event.heard.words(telling.event.start, telling.event.end)):
        return (
            act if _identified(telling) or _one_of_those(telling, read) or was_taken(discourse, telling, read) else None
        )
    if act.kind in (ActKind.ESCAPE, ActKind.TRANSFER) or act is Act.RETURNED:
        if act is Act.TRANSFERRED and _SUPPOSED.search(
            telling.event.heard.words(telling.event.start, telling.event.end)
        ):
            return None
        deserts = (
            telling.event.verb.base == "desert" and _identified(telling) and (discourse.recruiting or read.happenings)
        )
        return act if deserts or was_taken(discourse, telling, read) else None
    return act


_TO_BE_TREATED = re.compile(
    r"\A\w+\s+(?:\w+\s+){0,2}?to\s+(?:(?:an?|the)\s+)?(?:\w+\s+){0,2}(?:clinic|hospital|health\s+cent)"
)
_TO_THEIRS = re.compile(
    r"(?:handed|turned|gave|given|delivered)\b[^.;]{0,120}?\bto\s+(?:(?:the|their|his|her|its|local|village|church|community|camp|"
    r"religious|an?)\s+){0,2}(?:[A-Z][\w’'-]*\s+)?(?:International\s+Committee|Red\s+C\w+|ICRC|famil(?:y|ies)|parents|relatives|elders|leaders|monks?|abbot|"
    r"wife|wives|mother|father|mothers|fathers)\b"
)


def _from_verb(telling: Telling) -> str:
    """The sentence from the verb on."""
    heard = telling.event.heard
    return heard.words(heard.tokens[telling.event.at].start, heard.start + len(heard.text))


_OUT_OF_HANDS = re.compile(
    r"\b(?:from|out\s+of|fled|fleeing|escap(?:e|ed|ing))\s+(?:[\w'’-]+\s+){0,5}?(?:camps?|base|barracks|depot|"
    r"compound|"
    r"battalion|custody|captors?|captivity|prison|jail|detention|lock-?up|outpost|training|ranks|headquarters|"
    r"(?:recruitment|training|detention|interrogation)\s+(?:centres?|centers?|schools?|sites?)|"
    r"(?:army|military|police|prison)\s+(?:trucks?|vehicles?|convoy|hospital)|columns?|patrol|convoy|lorry|"
    r"truck|front\s?line|work\s?sites?|"
    r"sentry\s+(?:posts?|box|duty)|checkpoints?|guard\s?post|guardhouse|stockade|cell|lines)\b|\b(?:ran|made|"
    r"got)\s+(?:off|away)\b[^.;]{0,30}\b(?:convoy|column|truck|guards?|soldiers)|\bjumped\s+(?:off|out|"
    r"down)\b[^.;]{0,40}\b(?:truck|lorry|vehicle|van|boat)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:presumed|feared|assumed|suspected|thought|believed)\s+to\s+have\b", re.IGNORECASE)


def _identified(telling: Telling) -> bool:
    victim = telling.victim
    return victim is not None and bool(victim.names or victim.count.exact)


def _one_of_those(telling: Telling, read: Read) -> bool:
    """Whether "he" who gets out of their hands is one of a group whose taking was just told."""
    victim, takings = telling.victim, [h for h in read.happenings[-REMEMBERED:] if h.kind is ActKind.TAKE]
    if victim is None or victim.head not in ("he", "she") or not takings:
        return False
    return telling.n - takings[-1].tellings[-1].n <= 3


def _to_a_side(telling: Telling) -> bool:
    """Whether they are handed to a side by name, which nobody does with people who are free."""
    event = telling.event
    return any(event.start <= a.start < event.end and not a.generic for a in event.heard.actors)


_BROUGHT = re.compile(
    r"\b(?:taken|brought|driven|moved|led|marched|escorted|flown)\b[^.;]{0,40}?\bto\s+(?:(?:an?|the|its|their)\s+)?"
    r"(?:[\w’'-]+\s+){0,3}?(?:camp|base|barracks|prison|jail|station|headquarters|cent(?:re|er)|school|depot|"
    r"battalion|"
    r"command|outpost|post|lock-?up)\b"
)


def _brought_on(telling: Telling, read: Read) -> bool:
    """Whether people taken before are brought elsewhere on another day: "on 3 June they were taken to a camp"."""
    event, date = telling.event, telling.date
    if date is None or not event.group.passive or not _BROUGHT.search(event.heard.words(event.start, event.end)):
        return False
    for happening in read.happenings[-REMEMBERED:]:
        before = happening.main.date
        of_them = (
            telling.victim is not None
            and telling.victim.kind in ("number", "pronoun")
            and telling.n - happening.main.n <= 3
        )
        if happening.kind is ActKind.TAKE and before is not None and (of_them or same_people(telling, happening)):
            gap = before.when.gap_days(date.when)
            return gap is not None and gap > 0
    return False


def _moved_elsewhere(discourse: Discourse, telling: Telling, read: Read) -> bool:
    """Whether those who are held already are brought to another town: "the detainees were flown to Sittwe"."""
    event, victim, heard = telling.event, telling.victim, telling.event.heard
    if victim is None or not event.group.passive or event.group.reduced or event.act not in ("taken", "weak_take"):
        return False
    if victim.head not in vocabulary.words("captives") or not was_taken(discourse, telling, read):
        return False
    verb = heard.tokens[event.at].end
    return any(verb < p.start < event.end and _TO.search(heard.words(verb, p.start)) for p in heard.places)


_TO = re.compile(r"\bto\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}\Z")


def _taking(discourse: Discourse, telling: Telling, act: Act) -> Act:
    text = telling.event.heard.text
    if act is Act.HOSTAGE or _instead(telling) or vocabulary.pattern("in_stead").search(text) or _for_kin(text):
        return Act.HOSTAGE
    if act is Act.TAKEN and discourse.recruiting and not vocabulary.expression("incidents.to_serve").search(text):
        return Act.FORCIBLY_RECRUITED
    if act is Act.TAKEN and vocabulary.expression("incidents.to_recruit").search(text):
        return Act.FORCIBLY_RECRUITED
    return act


_FOR_KIN = vocabulary.expression("incidents.for_kin")


_INSTEAD = re.compile(r"\A[^,;.]{0,60}\binstead\b(?!\s+of\s+(?:being|going))", re.IGNORECASE)


def _instead(telling: Telling) -> bool:
    """Whether a relative was taken for another: "came for the sister instead"."""
    victim, heard = telling.victim, telling.event.heard
    if victim is None or not victim.kin:
        return False
    return bool(_INSTEAD.match(heard.words(victim.end, heard.start + len(heard.text))))


def _for_kin(text: str) -> bool:
    """Whether somebody was taken because a relative was out of reach."""
    return bool(_FOR_KIN.search(text))


def _after_accident(telling: Telling, read: Read) -> bool:
    """Whether those missing are missing since an accident told just before."""
    return not telling.named and not read.happenings and any(telling.n - t.n <= 2 for t in read.accidents)
