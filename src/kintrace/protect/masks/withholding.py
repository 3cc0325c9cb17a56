"""Withhold the sentence that tells something, but for the words in it that a lead rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kintrace.model import Coding, Document, Property, Quote
from kintrace.protect.masks.endings import ending_incidents
from kintrace.protect.masks.spans import Span, joined, whole_sentences

# What a lead shows of a taking, and of whom it was done to.
_SHOWN = frozenset({
    Property.ACT, Property.WHEN, Property.TIME_OF_DAY, Property.WHERE, Property.TAKER, Property.HANDER_OVER,
    Property.ORDERER, Property.NAME, Property.OTHER_NAME, Property.NUMBER, Property.SEX, Property.AGE, Property.CHILD,
    Property.LAST_SEEN, Property.LAST_SEEN_AT, Property.HOLDER,
})  # fmt: skip


def but_for_the_taking(document: Document, coding: Coding, told: Iterable[Span]) -> list[Span]:
    """Widen stretches to their sentences, leave out what the taking is told by, and keep the stretches themselves.

    Args:
        document: Whose text it is.
        coding: What was read from it.
        told: Stretches that tell what is withheld; those in a party's public position or in a rule are let be.
    """
    public = [(q.start, q.end) for q in _public(coding)]
    wanted = [(s, e) for s, e in told if not any(s < b and a < e for a, b in public)]
    shown = [*public, *(_up_to(q, wanted) for q in _of_the_taking(coding))]
    return [*without(whole_sentences(document, wanted), shown), *wanted]


def _up_to(quote: Quote, told: Iterable[Span]) -> Span:
    """A quote as far as the first thing in it that is withheld: what follows may say to whom, and where."""
    return quote.start, min((s for s, e in told if s < quote.end and quote.start < e), default=quote.end)


def without(spans: Iterable[Span], shown: Iterable[Span]) -> list[Span]:
    """What stays of some stretches when others are cut out of them.

    >>> without([(0, 10), (20, 30)], [(4, 6), (18, 22)])
    [(0, 4), (6, 10), (22, 30)]
    """
    ordered = list(spans)
    cuts = joined(shown, max((e for _, e in ordered), default=0))
    left: list[Span] = []
    for start, end in ordered:
        at = start
        for a, b in cuts:
            if a < end and at < b:
                left.append((at, a))
                at = b
        left.append((at, end))
    return [(s, e) for s, e in left if s < e]


def _public(coding: Coding) -> Iterator[Quote]:
    yield from (p.quote for p in coding.practices)
    yield from (p.quote for p in coding.positions)


def _of_the_taking(coding: Coding) -> Iterator[Quote]:
    ended = ending_incidents(coding)
    for incident in coding.incidents:
        if incident.ref not in ended:
            yield incident.quote
            yield from incident.repeats
    yield from (p.quote for p in coding.persons)
    yield from (c.quote for c in coding.claims if c.property in _SHOWN and c.about not in ended)
