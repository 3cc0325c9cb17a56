"""The side that a document is on: whose acts it tells, where one of its incidents leaves open who did it."""

from __future__ import annotations

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Read
from kintrace.claims.prose.parties import against, carried, says, seeking, side_of
from kintrace.lexicon.actors import FoundActor

_OF_AN_ACT, _IN_LEAD = 3, 1  # what a mention of a side weighs
_LEAD = 3  # sentences
_CLEARLY = 2  # times the weight of the next one


def theme_of(discourse: Discourse, read: Read, n: int) -> FoundActor | None:
    """Find the side that most incidents are told of, and headline and lead name, as far as a sentence can mean it.

    Args:
        discourse: The document.
        read: Its incidents.
        n: Number of the sentence; another item of a list, or another place's entry, is on other men.

    Returns:
        The side, without a unit; ``None``: none is named, or two are about as often.
    """
    first: dict[str, FoundActor] = {}
    weights: dict[str, int] = {}

    def add(actor: FoundActor, weight: int) -> None:
        side = side_of(actor)
        first.setdefault(side.code, side)
        weights[side.code] = weights.get(side.code, 0) + weight

    def meant(m: int) -> bool:
        return discourse.one_stretch(min(m, n), max(m, n))

    for happening in read.happenings:
        if not meant(happening.main.n):
            continue
        for actor in carried(happening.main.sides):
            if not actor.code.startswith("UNIDENTIFIED"):
                add(actor, _OF_AN_ACT)
    for m, heard in enumerate(discourse.heard[:_LEAD]):
        for actor in carried(heard.actors) if meant(m) else ():
            unlike = actor.code.startswith("UNIDENTIFIED") or against(heard, actor) or seeking(heard, actor)
            if not (unlike or says(discourse.voices[m], actor)):
                add(actor, _IN_LEAD)
    ranked = sorted(weights, key=lambda code: -weights[code])
    if not ranked or (len(ranked) > 1 and weights[ranked[1]] * _CLEARLY > weights[ranked[0]]):
        return None
    return first[ranked[0]]
