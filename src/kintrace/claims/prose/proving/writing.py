"""Write what was proved into a coding, beside what the grammar has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.people.persons import Cast, hearsay, hedges_of
from kintrace.claims.prose.proving.picked import Proved, Span
from kintrace.model import Act, Actor, Code, Coding, Property, Stance

_PICKED = "A model picked the words"


def write(discourse: Discourse, draft: Draft, cast_of: Callable[[Draft], Cast], proved: Sequence[Proved]) -> Coding:
    """Write every incident once that the grammar has not.

    Args:
        discourse: The document.
        draft: Begun from the grammar's coding.
        cast_of: Gives the people of the document for a draft.
        proved: In the order of the answer.
    """
    cast, written = cast_of(draft), _quoted(draft.coding())
    for one in sorted(proved, key=lambda p: p.span):
        quote = draft.quote(one.span)
        span, kind = (quote.start, quote.end), one.telling.act
        assert kind is not None
        if one.known is not None or any(_meet(span, at) and act.kind is kind.kind for at, act in written):
            continue
        written.append((span, kind))
        _incident(discourse, draft, cast, one)
    return draft.coding()


def _quoted(coding: Coding) -> list[tuple[Span, Act]]:
    """Where the incidents of a coding stand, and their acts."""
    found = []
    for incident in coding.incidents:
        act = next((c.value for c in coding.claims_about(incident.ref, Property.ACT)), None)
        if isinstance(act, Code):
            found += [((q.start, q.end), Act(act.code)) for q in (incident.quote, *incident.repeats)]
    return found


def _meet(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _incident(discourse: Discourse, draft: Draft, cast: Cast, one: Proved) -> None:
    telling = one.telling
    assert telling.act is not None
    voice = discourse.voices[telling.n]
    victims: list[str] = []
    for phrase, before in one.victims:
        victims += before or cast.write_people([phrase], telling, voice)
    ref = draft.incident(one.span, (), tuple(dict.fromkeys(victims)))
    hedges, stance = hedges_of(telling), Stance.HEARSAY if hearsay(telling) else Stance.SAYS
    draft.claim(ref, Property.ACT, Code(telling.act.value), one.span, voice,
                f"{_PICKED}; the grammar reads this act in them, told as done.", stance, hedges)  # fmt: skip
    if one.date is not None:
        span = (one.date.start, one.date.end)
        draft.claim(ref, Property.WHEN, one.date.when, span, voice, f"{_PICKED}. {one.date.because}", stance, hedges)
    if one.place is not None:
        place, start, end = one.place
        draft.claim(ref, Property.WHERE, place, (start, end), voice, f"{_PICKED} of the place.", stance, hedges)
    if one.taker is not None:
        actor = one.taker
        own = voice.party is not None and voice.party.partition(":")[0] == actor.code.partition(":")[0]
        words = discourse.text[actor.start : actor.end]
        open_side = actor.generic and actor.code.startswith("UNIDENTIFIED")
        draft.claim(ref, Property.TAKER, Actor(words, None if open_side else actor.code), (actor.start, actor.end),
                    voice, f"{_PICKED} for who did it.", Stance.ADMITS if own else stance, hedges)  # fmt: skip
