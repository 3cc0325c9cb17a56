"""What a party says of itself: admissions whole or in part, denials, no comment, no answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.happenings import Happening, Read
from kintrace.claims.prose.events.telling import Told
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
_NONE = re.compile(r"\b(?:no|not|none|nobody|never|neither)\b[^.;,“”\"]*\Z", re.IGNORECASE)
_BUT_DENIES = re.compile(r",?\s+(?:but|while|and)\s+(?=den(?:ied|ies|ying)|rejected|dismissed)")
_OFFICE = re.compile(
    r"\b(?:(?:[Aa]rmy|[Mm]ilitary|[Pp]olice) )?(?:officials|officers|commanders?|authorities|soldiers|troops)\b"
)
_ONE_STATEMENT = 3  # positions back that a speaker can still be in the middle of
_CONTEXTS = {
    PositionKind.ADMITS: ContextKind.ADMISSION,
    PositionKind.ADMITS_IN_PART: ContextKind.ADMISSION,
    PositionKind.DENIES: ContextKind.DENIAL,
}
_HE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:also\s+|then\s+)?"
    r"(?:declined|refused|denied|rejected|dismissed|would not|could not|did not|gave|had no)\b"
)
_UNIFORM = re.compile(r"\b(?:military|army|police|soldier|rebel)\b", re.IGNORECASE)
_OF_THE_STATE = re.compile(
    r"\b(?:government|ministry|navy|naval|state|authorities|presidential|regime)\b", re.IGNORECASE
)
_STATE = ("MM_MIL", "MM_POLICE")
_ITSELF = re.compile(r"[)\s]*(?:itself\s+|also\s+|later\s+|has\s+|have\s+|had\s+|since\s+)*")
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
    stated: list[tuple[PositionKind, str | None, str]] = []
    for n, heard in enumerate(discourse.heard):
        party = None if heard.sentence.headline else _party(discourse, n)
        if party is None:
            continue
        for said in _said(heard.text, heard.start):
            if said.kind in (PositionKind.ADMITS, PositionKind.ADMITS_IN_PART) and not _OF_TAKING.search(heard.text):
                continue
            actor, voice = party
            if (
                said.kind not in (PositionKind.NO_RESPONSE,)
                and voice.kind not in _OFFICIAL
                and voice.party is None
                and not _by_itself(discourse, n, said)
            ):
                continue
            if (said.kind, actor.code, voice.words) in stated[-_ONE_STATEMENT:]:
                # the words of one statement after the other make one position; the context keeps each
                context = _CONTEXTS.get(said.kind)
                if context is not None:
                    draft.remark(context, (said.start, said.end), voice)
                continue
            stated.append((said.kind, actor.code, voice.words))
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
    admits, denies = _admission(text), _DENIES.search(text)
    if admits:
        scope = _SCOPE.search(text)
        part = scope is not None or bool(_PARTLY.search(text[admits.start() :]))
        kind = PositionKind.ADMITS_IN_PART if part else PositionKind.ADMITS
        cut = _BUT_DENIES.search(text, admits.start())
        end = min(admits.end(), cut.start()) if cut else admits.end()
        start = admits.start()
        found.append(_Said(kind, at + start, at + start + len(text[start:end].rstrip(" ,")), scope[0] if scope else ""))
        denies = _DENIES.search(text, cut.start()) if cut else None
    if denies is not None:
        found.append(_Said(PositionKind.DENIES, at + denies.start(), at + denies.end()))
    return found


def _admission(text: str) -> re.Match[str] | None:
    """The words of an admission; ``None``: there are none, as in "no civilian is being held"."""
    match = _ADMITS.search(text)
    return None if match is None or _NONE.search(text[: match.start()]) else match


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
    if not any(p.search(heard.text) for p in (_SILENT, _DENIES, _NO_COMMENT, _ADMITS)):
        return None
    goes_on = _spoken_before(discourse, n)
    if goes_on is not None:
        return goes_on
    if voice.kind in _OFFICIAL or not any(p.search(heard.text) for p in (_SILENT, _DENIES, _NO_COMMENT)):
        own = _of_its_own(discourse, n) if voice.kind in _OFFICIAL else None
        if own is not None:
            return own, voice
        office = _UNIFORM.search(voice.words) if voice.kind in _OFFICIAL and discourse.accused[n] else None
        if voice.kind in _OFFICIAL and discourse.accused[n] and discourse.accused[n][0].code.startswith(_STATE):
            office = office or _OF_THE_STATE.search(voice.words)
        if office is not None:
            return Actor(voice.words, discourse.accused[n][0].code.partition(":")[0]), voice
        if _admission(heard.text) and not _itself(discourse, n):
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


def _spoken_before(discourse: Discourse, n: int) -> tuple[Actor, Voice] | None:
    """The spokesman of the sentence before, where this one goes on with "he declined to comment"."""
    match = _HE.search(discourse.heard[n].text)
    if match is None or discourse.heard[n].sentence.spoken(discourse.heard[n].start + match.start()):
        return None
    for m in range(n - 1, max(n - 3, -1), -1):
        voice = discourse.voices[m]
        if voice.party is not None and voice.kind in _OFFICIAL:
            return _party(discourse, m)
    return None


def _of_its_own(discourse: Discourse, n: int) -> Actor | None:
    """The side whose spokesman "its media officer" is: the one named in the sentence before."""
    if n == 0 or not re.search(r"\b(?:its|their|the group['’]s)\b", discourse.voices[n].words):
        return None
    named = [a for a in discourse.heard[n - 1].actors if not a.generic]
    return Actor(discourse.text[named[-1].start : named[-1].end], named[-1].code) if named else None


def _itself(discourse: Discourse, n: int) -> bool:
    """Whether the side itself is what admits: "the PDF itself has admitted"."""
    heard = discourse.heard[n]
    match = _ADMITS.search(heard.text)
    return match is not None and any(
        _ITSELF.fullmatch(heard.words(a.end, heard.start + match.start()))
        for a in heard.actors
        if not a.generic and a.end <= heard.start + match.start()
    )


def _by_itself(discourse: Discourse, n: int, said: _Said) -> bool:
    """Whether the party itself is what stands before the saying: "Army officials denied"."""
    heard = discourse.heard[n]
    if any(a.start < said.start and said.start - a.end < 50 for a in heard.actors):
        return True
    return bool(_OFFICE.search(heard.words(max(heard.start, said.start - 50), said.start)))


def _deny(discourse: Discourse, draft: Draft, cast: Cast, read: Read, n: int, actor: Actor, voice: Voice) -> None:
    """A denial of what was done to people of an incident is a claim on that incident."""
    denied = [e for e in discourse.events[n] if e.told is Told.DENIED]
    happening = _denied_one(discourse, read, n, denied, actor)
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


def _denied_one(discourse: Discourse, read: Read, n: int, denied: list[Event], actor: Actor) -> Happening | None:
    takings = [h for h in read.happenings if h.kind is ActKind.TAKE and h.main.n <= n]
    takings = _laid_to(discourse, takings, actor) or takings
    people = [discourse.entity_of(p) for p in discourse.people[n]]
    for happening in reversed(takings):
        if any(t.entity is not None and t.entity in people for t in happening.tellings):
            return happening
    del denied
    return (
        takings[-1]
        if takings
        and takings[-1].tellings[-1].n >= n - _how_far(discourse.heard[n].text, takings[-1], actor)
        and takings[-1].main.act is not Act.MISSING
        else None
    )


_OUTRIGHT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|dismiss(?:es|ed)|(?:do|does|did)\s+not|never)\b", re.IGNORECASE
)
_SOON, _LATER = 3, 15  # sentences after a taking in which a denial is of it: of anybody's, of one laid to the party


def _how_far(text: str, taking: Happening, actor: Actor) -> int:
    """How far behind a taking a denial can still be of it; who only knows nothing of it speaks of what is near."""
    if not _OUTRIGHT.search(text):
        return _SOON
    own = (actor.code or "").partition(":")[0]
    return _LATER if any(a.code.partition(":")[0] == own and not a.generic for a in taking.main.sides) else _SOON


def _laid_to(discourse: Discourse, takings: list[Happening], actor: Actor) -> list[Happening]:
    """The takings that the party can deny: not those laid to another side, or to one of its kind with another name."""
    sides = [[(a.code, discourse.text[a.start : a.end]) for a in h.main.sides if not a.generic] for h in takings]
    own = (actor.code or "").partition(":")[0]
    named = any(actor.words and actor.words in words for told in sides for _, words in told)
    return [
        h
        for h, told in zip(takings, sides, strict=True)
        if not told
        or any(
            code.partition(":")[0] == own
            and (not named or actor.words in words or words in actor.words or not words.isupper())
            for code, words in told[:1]
        )
    ]


def _policy(discourse: Discourse, draft: Draft, n: int, party: tuple[Actor, Voice]) -> None:
    heard = discourse.heard[n]
    match = _POLICY.search(heard.text)
    if (
        match
        and party[1].kind in _OFFICIAL
        and (vocabulary.pattern("recruiting").search(heard.text) or _OF_TAKING.search(heard.text) or n > 0)
    ):
        lead = max((m.end() for m in re.finditer(r"\A\s*|\b(?:but|while|although)\s+", match[0])), default=0)
        draft.remark(ContextKind.POLICY, (heard.start + match.start() + lead, heard.start + match.end()), party[1])
