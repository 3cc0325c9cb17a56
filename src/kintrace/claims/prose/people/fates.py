"""What is said to have become of those who were taken, and who is said to hold them."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.events.happenings import Happening, Read
from kintrace.claims.prose.people.persons import Cast
from kintrace.claims.prose.text.words import Heard
from kintrace.model import Act, ActKind, Actor, Code, Fate, Property

_BY_ACT = {
    Act.RELEASED: Fate.RELEASED, Act.RETURNED: Fate.RETURNED, Act.ESCAPED: Fate.ESCAPED, Act.KILLED: Fate.DIED,
    Act.DIED_FLEEING: Fate.DIED, Act.DIED_IN_CUSTODY: Fate.DIED, Act.SUICIDE: Fate.DIED,
}  # fmt: skip
_REMEMBERED = 60  # incidents that a text can still speak of
_STILL_HELD = vocabulary.expression("fates.still_held")
_UNKNOWN = vocabulary.expression("fates.unknown")
_TRAINING = vocabulary.expression("fates.training")
_FRONT = vocabulary.expression("fates.front")
_HELD_BY = vocabulary.expression("fates.held_by")
_IN_HANDS = re.compile(r"(?:['’]s)?\s+(?:hands|custody|detention)\b", re.IGNORECASE)


def fates_in(discourse: Discourse, draft: Draft, cast: Cast, read: Read) -> None:
    """Claim fates and holders of the people of a document's incidents."""
    for happening in read.happenings:
        assert happening.main.act is not None
        fate = _BY_ACT.get(happening.main.act)
        if fate is not None:
            _claim(
                discourse,
                draft,
                cast,
                happening,
                fate,
                happening.main.n,
                (happening.main.event.start, happening.main.event.end),
            )
    takings = [h for h in read.happenings if h.kind is ActKind.TAKE]
    for n, heard in enumerate(discourse.heard):
        before = [h for h in takings if h.main.n <= n][-_REMEMBERED:] if _speaks_of_fate(heard) else []
        if not before:
            continue
        spoken_of = _spoken_of(discourse, cast, before, n)
        for pattern, fate in (
            (_STILL_HELD, Fate.HELD),
            (_UNKNOWN, Fate.UNKNOWN),
            (_TRAINING, Fate.IN_TRAINING),
            (_FRONT, Fate.AT_FRONT),
        ):
            match = pattern.search(heard.text)
            if match and not re.search(r"\b(?:if|would|may|might|could|fear\w*)\b", heard.text[: match.start()][-40:]):
                _claim(
                    discourse, draft, cast, spoken_of, fate, n, (heard.start + match.start(), heard.start + match.end())
                )
        _holders(discourse, draft, cast, spoken_of, n)


def _speaks_of_fate(heard: Heard) -> bool:
    patterns = (_STILL_HELD, _UNKNOWN, _TRAINING, _FRONT)
    return bool(heard.actors) or any(p.search(heard.text) for p in patterns)


def _spoken_of(discourse: Discourse, cast: Cast, takings: list[Happening], n: int) -> Happening:
    """The taking whose people the sentence names, else the last one told."""
    del cast
    here = {id(e) for p in discourse.people[n] if (e := discourse.entity_of(p)) is not None}
    named = [h for h in takings if any(t.entity is not None and id(t.entity) in here for t in h.tellings)]
    return (named or takings)[-1]


def _claim(
    discourse: Discourse, draft: Draft, cast: Cast, happening: Happening, fate: Fate, n: int, span: tuple[int, int]
) -> None:
    for victim in _victims(cast, happening):
        draft.claim(
            victim, Property.FATE, Code(fate.value), span, discourse.voices[n], "The sentence says what became of them."
        )


def _victims(cast: Cast, happening: Happening) -> tuple[str, ...]:
    entity = happening.main.entity
    return () if entity is None else cast.refs.get(cast.root(entity), ())


def _holders(discourse: Discourse, draft: Draft, cast: Cast, happening: Happening, n: int) -> None:
    heard = discourse.heard[n]
    for actor in heard.actors:
        before = heard.words(max(heard.start, actor.start - 40), actor.start)
        after = heard.words(actor.end, min(actor.end + 20, heard.start + len(heard.text)))
        by, hands = _HELD_BY.search(before), _IN_HANDS.match(after)
        if actor.generic or not (by or hands):
            continue
        if any(p.kind == "noun" and not p.armed for p in discourse.people[n]) or hands:
            words = discourse.text[actor.start : actor.end]
            for victim in _victims(cast, happening):
                draft.claim(
                    victim,
                    Property.HOLDER,
                    Actor(words, actor.code),
                    (actor.start, actor.end),
                    discourse.voices[n],
                    "The sentence says in whose hands they are.",
                )
