"""How and where somebody escaped, was released or came home is withheld: the whole sentence, whoever they are.

A list of such places would serve only those who would take them again.
"""

from __future__ import annotations

from kintrace.model import Act, ActKind, Code, Coding, Document, Fate, Property
from kintrace.protect.masks import Span, whole_sentences

ENDING_KINDS = frozenset({ActKind.RELEASE, ActKind.ESCAPE})
ENDING_FATES = frozenset({Fate.RELEASED, Fate.RANSOMED, Fate.ESCAPED, Fate.RETURNED})
_WHERE_AND_WHEN = (Property.WHEN, Property.WHERE, Property.TIME_OF_DAY, Property.MANNER)


def ending_spans(document: Document, coding: Coding) -> tuple[Span, ...]:
    """Sentences that tell of an escape, a release or a return, or only of its date, place or manner."""
    endings = ending_incidents(coding)
    found = [(q.start, q.end) for i in coding.incidents if i.ref in endings for q in (i.quote, *i.repeats)]
    others = [c.quote for c in coding.claims if c.property in _WHERE_AND_WHEN and c.about not in endings]
    # Where a date or a place is told once for the taking and the ending, its sentence is the taking's.
    own = [c.quote for c in coding.claims if c.about in endings and c.property in _WHERE_AND_WHEN
           and not any(c.quote.start < q.end and c.quote.end > q.start for q in others)]  # fmt: skip
    own += [c.quote for c in coding.claims if c.property is Property.FATE and _tells_an_ending(c.value)]
    return whole_sentences(document, [*found, *((q.start, q.end) for q in own)])


def ending_incidents(coding: Coding) -> frozenset[str]:
    """Mentions of incidents that are an escape, a release or a return by any claim."""
    acts = [c for c in coding.claims if c.property is Property.ACT and isinstance(c.value, Code)]
    return frozenset(c.about for c in acts if isinstance(c.value, Code) and Act(c.value.code).kind in ENDING_KINDS)


def _tells_an_ending(value: object) -> bool:
    return isinstance(value, Code) and value.code in {f.value for f in ENDING_FATES}
