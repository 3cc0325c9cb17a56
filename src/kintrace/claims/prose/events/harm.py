"""What act harm is: a killing, a death in custody or in flight, a wound; or an accident or battle."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Read, Telling
from kintrace.claims.prose.events.held_before import held_before, hurt_before
from kintrace.claims.prose.events.telling import having
from kintrace.model import Act, ActKind

_VIOLENT = frozenset(
    ("execute", "murder", "behead", "slay", "beat", "torture", "shoot", "stab", "hack", "strangle", "gun", "massacre",
     "bludgeon")
)  # fmt: skip
_BY_NAME = frozenset(("murder", "execution", "beheading"))
# a fall or a river has no side: whoever it killed in flight died fleeing
_BY_A_FALL = re.compile(
    r"\bkilled\s+(?:by|in|when)\s+(?:(?:the|a|his|her|that)\s+fall|(?:he|she)\s+(?:fell|drowned))", re.IGNORECASE
)


def harm(discourse: Discourse, telling: Telling, read: Read) -> Act | None:
    event, text = telling.event, telling.event.heard.text
    if event.act == "suicide":
        return Act.SUICIDE
    if event.act == "died" and _WHILE_HELD.match(event.heard.words(event.heard.tokens[event.at].end, event.end + 60)):
        return Act.DIED_IN_CUSTODY
    if (
        event.act == "died"
        and _AT_A_CAMP.match(_from(telling))
        and any(h.kind is ActKind.TAKE for h in read.happenings)
    ):
        return Act.DIED_IN_CUSTODY
    by_fire = _by_its_fire(telling)
    fleeing = bool(vocabulary.pattern("flight").search(text)) or (event.act == "died" and _after_flight(telling, read))
    if (
        event.act in ("injured", "killed")
        and not (telling.named or by_fire)
        and any(t.n == telling.n - 1 for t in (*read.accidents, *read.battles))
    ):
        read.battles.append(telling)
        return None
    if event.act == "injured" and _TO_DEATH.match(event.heard.words(event.heard.tokens[event.at].end, event.end)):
        return None if struck(telling, "battle") and not telling.named else Act.KILLED
    if event.act == "injured":
        if struck(telling, "battle") and not (telling.named or by_fire):
            read.battles.append(telling)
        return (
            Act.INJURED
            if (telling.sides or _by_people(telling) or event.verb.base == "hurt")
            and (by_fire or not struck(telling, "battle"))
            and not struck(telling, "accident")
            else None
        )
    fell = event.act == "killed" and _BY_A_FALL.search(text)
    if fleeing and (event.act == "died" or fell) and (telling.sides or read.happenings):
        return Act.DIED_FLEEING
    for key, kept in (("accident", read.accidents), ("battle", read.battles)):
        if struck(telling, key) and not (telling.named or (by_fire and key == "battle")):
            kept.append(telling)
            return None
    if event.verb.base == "find":
        return _found_dead(discourse, telling, read)
    if event.act == "killed":
        return _killing(telling, text)
    if telling.sides and _SHOT_AT.search(text) and not struck(telling, "battle"):
        return Act.KILLED
    if hurt_before(discourse, telling, read) or (vocabulary.pattern("injuries").search(text) and telling.sides):
        return Act.KILLED
    if (
        vocabulary.pattern("custody").search(text)
        or _AFTER_TAKING.search(text)
        or held_before(discourse, telling, read)
    ):
        return Act.DIED_IN_CUSTODY
    return Act.DIED_FLEEING if fleeing and telling.sides else _of_accused(discourse, telling)


_WHILE_HELD = re.compile(
    r"\s+(?:while\s+(?:still\s+)?)?(?:(?:in|under)\s+(?:[\w’'-]+\s+){0,2}?(?:custody|detention|prison|jail|interrogation)|"
    r"(?:held|detained|imprisoned)\b)",
    re.IGNORECASE,
)
_AT_A_CAMP = re.compile(  # where those who were taken are held: "died at the camp after falling ill"
    r"\w+\s+(?:at|in|inside)\s+(?:the|its|their|that)\s+(?:\w+\s+){0,2}?(?:camp|base|barracks|post|outpost|cells?|lock-?up|"
    r"headquarters|compound)\b",
    re.IGNORECASE,
)


def _from(telling: Telling) -> str:
    heard = telling.event.heard
    return heard.words(heard.tokens[telling.event.at].start, heard.start + len(heard.text))


_AFTER_TAKING = re.compile(
    r"\b(?:hours?|days?|weeks?|shortly|soon|immediately)\s+after\s+(?:(?:he|she|they|his|her|their|being|having|been|was|were|"
    r"the|military|army|junta|police|soldiers|troops|had)\s+){0,5}"
    r"(?:arrest(?:s|ed)?|detained|detention|taken|took|abducted|seized|picked\s+up|capture[d]?|recruited|conscripted)\b",
    re.IGNORECASE,
)  # "died on Sunday, a day after he was taken from his home"


_FIRED_BY = re.compile(r"\b(?:fired|dropped|launched|thrown)\s+(?:by|from)\s+(?:[\w’'-]+\s+){0,4}\Z")
_FIRE = (
    r"(?:air\s?strikes?|jets?|(?:fighter|war)\s?(?:jets?|planes?)|aircraft|planes?|helicopters?|gunships?|drones?|shelling|shells?|"
    r"artillery|bombardment|mortars?|bomb(?:s|ing|ings)?)\b"
)
_OWN_FIRE = re.compile(rf"(?:[’']s)?\s+(?:[\w-]+\s+){{0,2}}?{_FIRE}", re.IGNORECASE)
_BOTH_FIRED = re.compile(r"\b(?:fighting|clash(?:es|ed)?|crossfire|battles?|exchange[ds]?)\b", re.IGNORECASE)


def _by_its_fire(telling: Telling) -> bool:
    """Whether the sentence says whose shells or bombs did it: "shells fired by the army", "a junta air strike"."""
    heard = telling.event.heard
    if _BOTH_FIRED.search(heard.text):
        return False
    return any(
        _FIRED_BY.search(heard.words(heard.start, a.start))
        or _OWN_FIRE.match(heard.words(a.end, a.end + 40))
        or re.search(_FIRE, heard.words(a.start, a.end))
        for a in heard.actors
        if not a.code.startswith("UNIDENTIFIED")
    )


def _after_flight(telling: Telling, read: Read) -> bool:
    """Whether the flight of others of them was told just before: "three slipped over the side. One drowned"."""
    last = read.happenings[-1] if read.happenings else None
    return last is not None and last.kind is ActKind.ESCAPE and telling.n - last.tellings[-1].n <= 2


_OWNS = re.compile(
    r"\b(?:acknowledg|admit|confess|claim|boast|accus)\w*\b[^.;]{0,60}\b(?:having|"
    r"of)\b",
    re.IGNORECASE,
)
_TO_DEATH = re.compile(r"\s*(?:\w+\s+){0,2}?to\s+death\b", re.IGNORECASE)
_SHOT_AT = re.compile(r"\b(?:opened\s+fire|fired\s+(?:on|at|into)|shot\s+(?:at|into))\b", re.IGNORECASE)


def _by_people(telling: Telling) -> bool:
    """Whether the sentence says that people did it, whoever they are: "beaten by a mob", "hit with a rifle butt"."""
    event = telling.event
    return event.agent is not None or bool(_WITH_ARMS.search(event.heard.words(event.start, event.end)))


_WITH_ARMS = re.compile(r"\b(?:by\s+(?:a|an|the|his|her|their)\s+\w+|with\s+(?:an?\s+|the\s+|their\s+)?(?:\w+[\s-])?"
                        r"(?:rifle|gun|butts?|batons?|sticks?|knife|knives|belts?|fists?|boots?|machetes?|"
                        r"swords?|whips?|pestle))\b",
                        re.IGNORECASE)  # fmt: skip
_DEAD = re.compile(
    r"\b(?:dead|bod(?:y|ies)|corpses?|remains|lifeless|hanged|hanging|murdered|beheaded|killed|slain|throats?|"
    r"decomposed|buried|"
    r"floating|grave|shot\s+through)\b",
    re.IGNORECASE,
)
_WOUNDED = re.compile(
    r"\b(?:throats?|gunshot|bullets?|stab(?:bed)?|wounds?|bruises|beaten|tortured?|shot|mutilated|bound|tied|"
    r"burn(?:t|ed))\b",
    re.IGNORECASE,
)


def _found_dead(discourse: Discourse, telling: Telling, read: Read) -> Act | None:
    """A body found tells of a killing where the dead were taken before, or bear wounds; somebody hurt, of harm."""
    heard = telling.event.heard
    if not _DEAD.search(heard.words(max(heard.start, telling.event.start - _OF_WHOM), telling.event.end)):
        return Act.INJURED
    taken = any(h.kind is ActKind.TAKE and telling.n - h.tellings[-1].n <= 6 for h in read.happenings)
    before = any(e is not telling.event and e.verb.act in _TAKING and e.told.value == "done"
                 for e in discourse.events[telling.n])  # fmt: skip
    raided = _RAIDED.search(telling.event.heard.text)
    return Act.KILLED if taken or before or raided or _WOUNDED.search(telling.event.heard.text) else None


_OF_WHOM = 16  # code points before those found in which "the body of" stands
_RAIDED = re.compile(
    r"\b(?:raid(?:s|ed)?|soldiers|troops|column|military\s+operation|massacre|occupied|torched|withdr[ae]w)\b",
    re.IGNORECASE,
)
_TAKING = frozenset(("taken", "detained", "hostage", "forcibly_recruited"))


def _killing(telling: Telling, text: str) -> Act | None:
    agent = telling.event.agent
    by_side = agent is not None and bool(agent.actors or (agent.people is not None and agent.people.armed))
    victim = telling.victim
    person = victim is not None and victim.kind != "number" and not victim.armed and telling.event.group.passive
    group = telling.event.group
    owned = (group.kind == "ing" or having(telling.event.heard, group)) and _OWNS.search(text)
    if not by_side and not person and not owned and telling.event.verb.base not in _VIOLENT | _BY_NAME:
        return None
    if vocabulary.pattern("custody").search(text) and telling.event.verb.base in ("beat", "torture"):
        return Act.DIED_IN_CUSTODY
    return Act.KILLED


def _of_accused(discourse: Discourse, telling: Telling) -> Act | None:
    """A death that the sentence lays at a side's door without saying how."""
    own = [a for a in telling.event.heard.actors if not a.generic]
    return Act.KILLED if own and discourse.recruiting and not discourse.heard[telling.n].sentence.quoted else None


def struck(telling: Telling, key: str) -> bool:
    return bool(vocabulary.pattern(key).search(telling.event.heard.text))
