"""What a party says of itself: admissions whole or in part, denials, no comment, no answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.events.finding import Event, Told
from kintrace.claims.prose.events.happenings import Happening, Read
from kintrace.claims.prose.people.persons import Cast
from kintrace.claims.prose.statements.speakers import Voice
from kintrace.model import Act, ActKind, Actor, ContextKind, PositionKind, Property, SpeakerKind, Stance

_SILENT = vocabulary.expression("positions.silent")
_NO_COMMENT = vocabulary.expression("positions.no_comment")
_DENIES = vocabulary.expression("positions.denies")
_ADMITS = vocabulary.expression("positions.admits")
_SCOPE = vocabulary.expression("positions.scope")
_PARTLY = vocabulary.expression("positions.partly")
_POLICY = vocabulary.expression("positions.policy")
_OF_TAKING = vocabulary.expression("positions.of_taking")
_OFFICE = re.compile(
    r"\b(?:(?:[Aa]rmy|[Mm]ilitary|[Pp]olice) )?(?:officials|officers|commanders?|authorities|soldiers|troops)\b"
)
_OFFICIAL = (SpeakerKind.SPOKESPERSON, SpeakerKind.OFFICIAL, SpeakerKind.FIGHTER)


@dataclass(frozen=True, slots=True)
class _Said:
    """One position that a sentence states, with its span."""

    kind: PositionKind
    start: int
    end: int
    scope: str = ""


def positions_in(discourse: Discourse, draft: Draft, cast: Cast, read: Read) -> None:
    """Write what parties say of themselves, and denials of incidents as claims on those."""
    for n, heard in enumerate(discourse.heard):
        party = _party(discourse, n)
        if party is None:
            continue
        for said in _said(heard.text, heard.start):
            if said.kind in (PositionKind.ADMITS, PositionKind.ADMITS_IN_PART) and not _OF_TAKING.search(heard.text):
                continue
            actor, voice = party
            if (
                said.kind not in (PositionKind.NO_RESPONSE,)
                and voice.kind not in _OFFICIAL
                and not _by_itself(discourse, n, said)
            ):
                continue
            draft.position(said.kind, actor, (said.start, said.end), voice, said.scope)
            if said.kind is PositionKind.DENIES:
                _deny(discourse, draft, cast, read, n, actor, voice)
        _policy(discourse, draft, n, party)


def _said(text: str, at: int) -> list[_Said]:
    found: list[_Said] = []
    match = _SILENT.search(text)
    if match:
        return [_Said(PositionKind.NO_RESPONSE, at + _clause(text, match.start()), at + match.end())]
    match = _NO_COMMENT.search(text)
    if match:
        found.append(_Said(PositionKind.NO_COMMENT, at + match.start(), at + match.end()))
    match = _ADMITS.search(text)
    if match:
        scope = _SCOPE.search(text)
        part = scope is not None or bool(_PARTLY.search(text[match.start() :]))
        kind = PositionKind.ADMITS_IN_PART if part else PositionKind.ADMITS
        found.append(_Said(kind, at + match.start(), at + match.end(), scope[0] if scope else ""))
    elif (match := _DENIES.search(text)) is not None:
        found.append(_Said(PositionKind.DENIES, at + match.start(), at + match.end()))
    return found


def _clause(text: str, at: int) -> int:
    """Where the clause around a place begins."""
    start = max(text.rfind(mark, 0, at) for mark in (";", "“", "”", ":"))
    start += 1
    while start < at and text[start].isspace():
        start += 1
    return start


def _party(discourse: Discourse, n: int) -> tuple[Actor, Voice] | None:
    """The side that a sentence's speaker stands for, or that does not answer."""
    heard, voice = discourse.heard[n], discourse.voices[n]
    if voice.party is not None:
        name = next((a for a in (x for h in discourse.heard for x in h.actors) if a.code == voice.party), None)
        words = discourse.text[name.start : name.end] if name is not None else voice.words
        return Actor(words, voice.party), voice
    if not (_SILENT.search(heard.text) or _DENIES.search(heard.text) or _NO_COMMENT.search(heard.text)):
        return None
    named = [a for a in heard.actors if not a.generic]
    if named:
        return Actor(discourse.text[named[0].start : named[0].end], named[0].code), voice
    if discourse.accused[n] and _SILENT.search(heard.text):
        last = discourse.accused[n][0]
        return Actor(discourse.text[last.start : last.end], last.code), voice
    office = _OFFICE.search(heard.text)
    if office is not None and discourse.accused[n]:
        return Actor(office[0], discourse.accused[n][0].code.partition(":")[0]), voice
    before = [a for a in heard.actors if a.generic]
    if before and discourse.accused[n]:
        return Actor(discourse.text[before[0].start : before[0].end], discourse.accused[n][0].code), voice
    return None


def _by_itself(discourse: Discourse, n: int, said: _Said) -> bool:
    """Whether the party itself is what stands before the saying: "Army officials denied"."""
    heard = discourse.heard[n]
    if any(a.start < said.start and said.start - a.end < 50 for a in heard.actors):
        return True
    return bool(_OFFICE.search(heard.words(max(heard.start, said.start - 50), said.start)))


def _deny(discourse: Discourse, draft: Draft, cast: Cast, read: Read, n: int, actor: Actor, voice: Voice) -> None:
    """A denial of what was done to people of an incident is a claim on that incident."""
    denied = [e for e in discourse.events[n] if e.told is Told.DENIED]
    happening = _denied_one(discourse, read, n, denied)
    if happening is None or id(happening) not in cast.incidents:
        return
    heard = discourse.heard[n]
    at = heard.text.find(actor.words) if actor.words else -1
    own = (heard.start + at, heard.start + at + len(actor.words)) if at >= 0 else (voice.start, voice.end)
    span = next(((a.start, a.end) for a in heard.actors), own)
    if span[0] >= span[1]:
        return
    draft.claim(
        cast.incidents[id(happening)],
        Property.TAKER,
        actor,
        span,
        voice,
        "The party denies having done it.",
        Stance.DENIES,
    )


def _denied_one(discourse: Discourse, read: Read, n: int, denied: list[Event]) -> Happening | None:
    takings = [h for h in read.happenings if h.kind is ActKind.TAKE and h.main.n <= n]
    people = [discourse.entity_of(p) for p in discourse.people[n]]
    for happening in reversed(takings):
        if any(t.entity is not None and t.entity in people for t in happening.tellings):
            return happening
    del denied
    return (
        takings[-1]
        if takings and takings[-1].tellings[-1].n >= n - 3 and takings[-1].main.act is not Act.MISSING
        else None
    )


def _policy(discourse: Discourse, draft: Draft, n: int, party: tuple[Actor, Voice]) -> None:
    heard = discourse.heard[n]
    match = _POLICY.search(heard.text)
    if (
        match
        and party[1].kind in _OFFICIAL
        and (vocabulary.pattern("recruiting").search(heard.text) or _OF_TAKING.search(heard.text) or n > 0)
    ):
        lead = len(match[0]) - len(match[0].lstrip())
        draft.remark(ContextKind.POLICY, (heard.start + match.start() + lead, heard.start + match.end()), party[1])
