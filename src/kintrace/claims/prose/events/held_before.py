"""Whether those an act was done to were held before it."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.model import ActKind

REMEMBERED = 60  # incidents that a text can still speak of
_ONE_OF = re.compile(r"\b(?:one|another|two|three)(?:\s+of\s+(?:them|the\s+\w+))?,\s*\Z", re.IGNORECASE)


def same_people(telling: Telling, happening: Happening) -> bool:
    entity = telling.entity
    if entity is None:
        return False
    return any(
        t.entity is entity or (entity.part_of is not None and t.entity is entity.part_of) for t in happening.tellings
    )


def hurt_before(discourse: Discourse, telling: Telling, read: Read) -> bool:
    del discourse
    return any(h.kind is ActKind.INJURE and same_people(telling, h) for h in read.happenings[-REMEMBERED:])


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


def held_before(discourse: Discourse, telling: Telling, read: Read) -> bool:
    del discourse
    takings = [h for h in read.happenings[-REMEMBERED:] if h.kind is ActKind.TAKE]
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


def was_taken(discourse: Discourse, telling: Telling, read: Read) -> bool:
    """Whether the document told before that they were taken: who was never held cannot escape."""
    del discourse
    takings = [h for h in read.happenings[-REMEMBERED:] if h.kind is ActKind.TAKE]
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
