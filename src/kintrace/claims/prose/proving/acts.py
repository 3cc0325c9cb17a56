"""Whether words that somebody picked tell of an act as done, and of which."""

from __future__ import annotations

from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.claims.prose.events.incidents import telling_of
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.events.totals import spanning, total_of
from kintrace.claims.prose.events.unsettled import unsettled_at
from kintrace.claims.prose.proving.picked import NotProved, Reason, Span
from kintrace.claims.prose.text.words import Heard
from kintrace.model import Act, ActKind, Coding, ContextKind, Document

_NO_INCIDENT = frozenset(
    (ContextKind.POLICY, ContextKind.EXEMPTION, ContextKind.QUOTA_ORDER, ContextKind.THREAT, ContextKind.DENIAL,
     ContextKind.PATTERN, ContextKind.PATTERN_CHANGE, ContextKind.ACCIDENT, ContextKind.OFFICIAL_REPLY)
)  # fmt: skip


def events_at(discourse: Discourse, span: Span) -> list[Event]:
    """The acts whose verb or noun stands in the words, as the grammar reads them; else those with open people."""
    n = discourse.number_at(span[0])
    heard = discourse.heard[n]
    found = [e for e in discourse.events[n] if span[0] <= heard.tokens[e.at].start < span[1]]
    read = {e.at for e in discourse.events[n]}
    others = [
        unsettled_at(heard, i, discourse.people[n])
        for i, token in enumerate(heard.tokens)
        if i not in read and span[0] <= token.start < span[1] and not _in_a_name(heard, token.start)
    ]
    return found + [e for e in others if e is not None]


def _in_a_name(heard: Heard, at: int) -> bool:
    """Whether a word belongs to the name of a place or a side."""
    return any(p.start <= at < p.end for p in heard.places) or any(a.start <= at < a.end for a in heard.actors)


def require_told(discourse: Discourse, document: Document, coding: Coding, event: Event) -> None:
    """Refuse an act that is not told as done, and words that the grammar reads as a rule, a total or a denial.

    Raises:
        NotProved: Says which.
    """
    heard = event.heard
    asks = heard.text.rstrip("”\"’' ").endswith("?")
    if event.told is not Told.DONE or asks or vocabulary.pattern("sexual").search(heard.text):
        raise NotProved(Reason.NOT_DONE)
    verb = heard.tokens[event.at]
    at = document.quote_cleaned(verb.start, verb.end)
    spoken = [r.quote for r in coding.remarks if r.total is not None or r.kind in _NO_INCIDENT]
    spoken += [p.quote for p in coding.practices] + [p.quote for p in coding.positions]
    if any(q.start < at.end and at.start < q.end for q in spoken):
        raise NotProved(Reason.TOTAL)


def telling_at(discourse: Discourse, read: Read, event: Event) -> tuple[Telling, Happening | None]:
    """The act in its sentence, and the incident that the grammar has it in; ``None``: in none.

    Raises:
        NotProved: It is no act of ours, or a total.
    """
    for happening in read.happenings:
        for telling in happening.tellings:
            if telling.event is event:
                return telling, happening
    if any(t.event is event for t, _ in read.totals):
        raise NotProved(Reason.TOTAL)
    n = discourse.number_at(event.heard.start)
    before = Read([h for h in read.happenings if h.main.n <= n], [], [*read.accidents], [*read.battles])
    found = telling_of(discourse, n, event, before)
    if found is None or found.act is None:
        raise NotProved(Reason.OTHER_ACT)
    if total_of(discourse, found, before) is not None or (found.victim is None and spanning(found)):
        raise NotProved(Reason.TOTAL)
    return found, None


def as_picked(telling: Telling, act: Act) -> Telling:
    """The telling, if its words carry the act that was picked.

    Who "took" people in a text on recruiting is read as recruiting them; the words by themselves say "taken", and that
    stands too.

    Raises:
        NotProved: They carry another one.
    """
    if telling.act is act:
        return telling
    if telling.act is Act.FORCIBLY_RECRUITED and act is Act.TAKEN and telling.event.act == act.value:
        return replace(telling, act=act)
    raise NotProved(Reason.OTHER_ACT)


def source_of(read: Read, telling: Telling) -> Happening | None:
    """The taking that an ending follows on: the last one told before it; of a taking, none."""
    if telling.act is None or telling.act.kind is ActKind.TAKE:
        return None
    return next((h for h in reversed(read.happenings) if h.kind is ActKind.TAKE and h.main.n <= telling.n), None)
