"""What act a telling is: the kind of a taking, the cause of a death; or none of ours."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.claims.prose.events.telling import having
from kintrace.model import Act, ActKind

_REMEMBERED = 60  # incidents that a text can still speak of
_VIOLENT = frozenset(
    ("execute", "murder", "behead", "slay", "beat", "torture", "shoot", "stab", "hack", "strangle", "gun", "massacre",
     "bludgeon")
)  # fmt: skip
_BY_NAME = frozenset(("murder", "execution", "beheading"))


def act_of(discourse: Discourse, telling: Telling, read: Read) -> Act | None:
    """Settle what act it is from the words around; ``None``: it is no incident of ours."""
    name = telling.event.act
    if name in ("died", "killed", "injured", "suicide"):
        return _harm(discourse, telling, read)
    act = Act(name)
    if act.kind is ActKind.TAKE:
        if act is Act.MISSING and (_struck(telling, "accident") or _after_accident(telling, read)):
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
            act
            if _identified(telling) or _one_of_those(telling, read) or _was_taken(discourse, telling, read)
            else None
        )
    if act.kind in (ActKind.ESCAPE, ActKind.TRANSFER) or act is Act.RETURNED:
        if act is Act.TRANSFERRED and _SUPPOSED.search(
            telling.event.heard.words(telling.event.start, telling.event.end)
        ):
            return None
        deserts = (
            telling.event.verb.base == "desert" and _identified(telling) and (discourse.recruiting or read.happenings)
        )
        return act if deserts or _was_taken(discourse, telling, read) else None
    return act


_TO_BE_TREATED = re.compile(
    r"\A\w+\s+(?:\w+\s+){0,2}?to\s+(?:(?:an?|the)\s+)?(?:\w+\s+){0,2}(?:clinic|hospital|health\s+cent)"
)
_TO_THEIRS = re.compile(
    r"(?:handed|turned|gave|given|delivered)\b[^.;]{0,120}?\bto\s+(?:(?:the|their|his|her|its|local|village|church|community|camp|"
    r"religious)\s+){0,2}(?:International\s+Committee|Red\s+C\w+|ICRC|famil(?:y|ies)|parents|relatives|elders|leaders|monks?|abbot|"
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
# a fall or a river has no side: whoever it killed in flight died fleeing
_BY_A_FALL = re.compile(
    r"\bkilled\s+(?:by|in|when)\s+(?:(?:the|a|his|her|that)\s+fall|(?:he|she)\s+(?:fell|drowned))", re.IGNORECASE
)
_ONE_OF = re.compile(r"\b(?:one|another|two|three)(?:\s+of\s+(?:them|the\s+\w+))?,\s*\Z", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:presumed|feared|assumed|suspected|thought|believed)\s+to\s+have\b", re.IGNORECASE)


def _identified(telling: Telling) -> bool:
    victim = telling.victim
    return victim is not None and bool(victim.names or victim.count.exact)


def _one_of_those(telling: Telling, read: Read) -> bool:
    """Whether "he" who gets out of their hands is one of a group whose taking was just told."""
    victim, takings = telling.victim, [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE]
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
    for happening in read.happenings[-_REMEMBERED:]:
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
    if victim.head not in vocabulary.words("captives") or not _was_taken(discourse, telling, read):
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


def _harm(discourse: Discourse, telling: Telling, read: Read) -> Act | None:
    event, text = telling.event, telling.event.heard.text
    if event.act == "suicide":
        return Act.SUICIDE
    if event.act == "died" and _WHILE_HELD.match(event.heard.words(event.heard.tokens[event.at].end, event.end + 60)):
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
        return None if _struck(telling, "battle") and not telling.named else Act.KILLED
    if event.act == "injured":
        if _struck(telling, "battle") and not (telling.named or by_fire):
            read.battles.append(telling)
        return (
            Act.INJURED
            if (telling.sides or _by_people(telling) or event.verb.base == "hurt")
            and (by_fire or not _struck(telling, "battle"))
            and not _struck(telling, "accident")
            else None
        )
    fell = event.act == "killed" and _BY_A_FALL.search(text)
    if fleeing and (event.act == "died" or fell) and (telling.sides or read.happenings):
        return Act.DIED_FLEEING
    for key, kept in (("accident", read.accidents), ("battle", read.battles)):
        if _struck(telling, key) and not (telling.named or (by_fire and key == "battle")):
            kept.append(telling)
            return None
    if event.verb.base == "find":
        return _found_dead(discourse, telling, read)
    if event.act == "killed":
        return _killing(telling, text)
    if telling.sides and _SHOT_AT.search(text) and not _struck(telling, "battle"):
        return Act.KILLED
    if _hurt_before(discourse, telling, read) or (vocabulary.pattern("injuries").search(text) and telling.sides):
        return Act.KILLED
    if (
        vocabulary.pattern("custody").search(text)
        or _AFTER_TAKING.search(text)
        or _held_before(discourse, telling, read)
    ):
        return Act.DIED_IN_CUSTODY
    return Act.DIED_FLEEING if fleeing and telling.sides else _of_accused(discourse, telling)


_WHILE_HELD = re.compile(
    r"\s+(?:while\s+(?:still\s+)?)?(?:(?:in|under)\s+(?:[\w’'-]+\s+){0,2}?(?:custody|detention|prison|jail|interrogation)|"
    r"(?:held|detained|imprisoned)\b)",
    re.IGNORECASE,
)
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
    if not _DEAD.search(telling.event.heard.words(telling.event.start, telling.event.end)):
        return Act.INJURED
    taken = any(h.kind is ActKind.TAKE and telling.n - h.tellings[-1].n <= 6 for h in read.happenings)
    before = any(e is not telling.event and e.verb.act in _TAKING and e.told.value == "done"
                 for e in discourse.events[telling.n])  # fmt: skip
    raided = _RAIDED.search(telling.event.heard.text)
    return Act.KILLED if taken or before or raided or _WOUNDED.search(telling.event.heard.text) else None


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


def _after_accident(telling: Telling, read: Read) -> bool:
    """Whether those missing are missing since an accident told just before."""
    return not telling.named and not read.happenings and any(telling.n - t.n <= 2 for t in read.accidents)


def _struck(telling: Telling, key: str) -> bool:
    return bool(vocabulary.pattern(key).search(telling.event.heard.text))


def same_people(telling: Telling, happening: Happening) -> bool:
    entity = telling.entity
    if entity is None:
        return False
    return any(
        t.entity is entity or (entity.part_of is not None and t.entity is entity.part_of) for t in happening.tellings
    )


def _hurt_before(discourse: Discourse, telling: Telling, read: Read) -> bool:
    del discourse
    return any(h.kind is ActKind.INJURE and same_people(telling, h) for h in read.happenings[-_REMEMBERED:])


_OF_CAPTIVES = re.compile(
    rf"\s*(?:of\s+(?:the\s+|those\s+|these\s+)?)?(?:\w+\s+)?(?:{'|'.join(sorted(vocabulary.words('captives')))})\b"
)


def _captives(telling: Telling) -> bool:
    """Whether the words for them say that they were held, and how many: "ten of the abductees"."""
    victim, heard = telling.victim, telling.event.heard
    if victim is None or not (victim.count.exact or victim.count.min):
        return False
    if victim.head in vocabulary.words("captives"):
        return True
    return victim.kind == "number" and bool(_OF_CAPTIVES.match(heard.words(victim.end, victim.end + 40).lower()))


def _held_before(discourse: Discourse, telling: Telling, read: Read) -> bool:
    del discourse
    takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE]
    if any(same_people(telling, h) for h in takings):
        return True
    victim, heard = telling.victim, telling.event.heard
    of_them = (
        victim is not None
        and victim.kind == "number"
        and (not victim.head or _OF_THEM.search(heard.words(victim.start, victim.end + 12)))
    )
    alone = victim is not None and victim.kind == "noun" and victim.definite and not (victim.plural or victim.kin)
    if alone and takings and telling.n - takings[-1].tellings[-1].n <= _JUST_BEFORE:
        of = takings[-1].main.victim
        if of is not None and of.plural and victim is not None and victim.head in _words_of(takings[-1].main):
            return True  # "Pastor A and two of his church were detained ... The pastor died at the battalion"
    if of_them and takings and victim is not None and _OF_THE_HELD.match(heard.words(victim.end, victim.end + 60)):
        return True
    return bool(of_them and takings and telling.n - takings[-1].tellings[-1].n <= _SOON)


_JUST_BEFORE = 3  # sentences


def _words_of(telling: Telling) -> list[str]:
    """The words for those whom an act was done to."""
    victim, heard = telling.victim, telling.event.heard
    return [] if victim is None else re.findall(r"[a-z]+", heard.words(victim.start, victim.end).lower())


_OF_THE_HELD = re.compile(
    r"\s*(?:of\s+)?(?:the|those)\s+(?:[\w-]+\s+)?(?:detained|arrested|abducted|captured|kidnapped|seized|taken|"
    r"conscripted|"
    r"imprisoned|jailed|held|detainees|prisoners|captives|hostages|recruits|conscripts|porters)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\bof\s+(?:them|those|the)\b", re.IGNORECASE)
_SOON = 4  # sentences after a taking in which a number "of them" is one of those taken
_OF_THE_GROUP = re.compile(
    r"\s+(?:from|of|in|among)\s+(?:the\s+same|that|their|the)\s+(?:group|party|batch|truck|convoy|column|bus)\b",
    re.IGNORECASE,
)


_TO_PRISON = re.compile(r"\bto\s+(?:[\w’'-]+\s+){0,4}?(?:[Pp]rison|[Jj]ail|interrogation\s+cent(?:re|er))\b")


def _was_taken(discourse: Discourse, telling: Telling, read: Read) -> bool:
    """Whether the document told before that they were taken: who was never held cannot escape."""
    del discourse
    takings = [h for h in read.happenings[-_REMEMBERED:] if h.kind is ActKind.TAKE]
    if any(same_people(telling, h) for h in takings):
        return True
    victim = telling.victim
    if victim is not None and _captives(telling):
        return True
    if victim is None or not takings:
        return False
    if victim.head in ("i", "we", "me", "us"):
        return any(h.main.victim is not None and h.main.victim.head in ("me", "us") for h in takings)
    if victim.head in ("we", "i", "us", "people", "residents", "villagers", "families", "family"):
        return False
    heard = telling.event.heard
    if _OF_THE_GROUP.match(heard.words(victim.end, victim.end + 40)):
        return True
    if telling.n - takings[-1].tellings[-1].n <= _SOON and _TO_PRISON.search(
        heard.words(telling.event.start, telling.event.end)
    ):
        return True
    if _ONE_OF.search(heard.words(heard.start, victim.start)) and telling.n - takings[-1].tellings[-1].n <= 6:
        return True
    if victim.definite and not victim.plural and not victim.names and victim.head not in ("he", "she", "him", "her"):
        return (
            any(
                h.main.victim is not None and h.main.victim.plural and telling.n - h.tellings[-1].n <= 6
                for h in takings
            )
            and not victim.kin
        )
    whole_family = victim.head in ("all", "many", "some") and not telling.event.heard.words(
        victim.end, victim.end + 20
    ).startswith((" of them", " of the"))
    if whole_family:
        return False
    near = telling.n - takings[-1].tellings[-1].n <= 6
    return (victim.definite and (victim.plural or victim.kind == "number") and near) or (
        victim.kind == "number" or victim.head in vocabulary.words("captives"))  # fmt: skip
