"""How and where somebody escaped, was released, came home or hides is withheld: the whole sentence, whoever they are.

A list of such places would serve only those who would take them again. What the coder did not understand is found by
words, for a sentence too many costs less than a hiding place.
"""

from __future__ import annotations

from kintrace.model import Act, ActKind, Code, Coding, Document, Fate, Property, Quote, SpeakerKind
from kintrace.protect.masks.phrases import found_phrases
from kintrace.protect.masks.spans import Span, blocked_sentences, found_in, whole_sentences

ENDING_KINDS = frozenset({ActKind.RELEASE, ActKind.ESCAPE})
ENDING_FATES = frozenset({Fate.RELEASED, Fate.RANSOMED, Fate.ESCAPED, Fate.RETURNED})
_WHERE_AND_WHEN = (Property.WHEN, Property.WHERE, Property.TIME_OF_DAY, Property.MANNER)
_WORDS = "masks_endings"


def ending_spans(document: Document, coding: Coding) -> tuple[Span, ...]:
    """Sentences that tell of an escape, a release, a return or a hiding place, or only of a date or place of one.

    In a working copy, whole sentences that are blocked out already count as such.
    """
    endings = ending_incidents(coding)
    found = [(q.start, q.end) for i in coding.incidents if i.ref in endings for q in (i.quote, *i.repeats)]
    others = [c.quote for c in coding.claims if c.property in _WHERE_AND_WHEN and c.about not in endings]
    # Where a date or a place is told once for the taking and the ending, its sentence is the taking's.
    own = [c.quote for c in coding.claims if c.about in endings and c.property in _WHERE_AND_WHEN
           and not any(c.quote.start < q.end and c.quote.end > q.start for q in others)]  # fmt: skip
    own += _fates(coding)
    claimed = [*found, *((q.start, q.end) for q in own)]
    told = [*claimed, *_told(document, coding, "ended"), *_told(document, coding, "away")]
    return (*whole_sentences(document, told), *blocked_sentences(document))


def tells_an_ending(document: Document, coding: Coding) -> bool:
    """Whether any ending is claimed in a document, or told by a notice in words that the coder did not read."""
    if ending_incidents(coding) or _fates(coding):
        return True
    is_notice = any(s.kind is SpeakerKind.NOTICE for s in coding.speakers)
    return is_notice and bool(_told(document, coding, "ended"))


def ending_incidents(coding: Coding) -> frozenset[str]:
    """Mentions of incidents that are an escape, a release or a return by any claim."""
    acts = [c for c in coding.claims if c.property is Property.ACT and isinstance(c.value, Code)]
    return frozenset(c.about for c in acts if isinstance(c.value, Code) and Act(c.value.code).kind in ENDING_KINDS)


def fate_claimed(value: object) -> bool:
    """Whether the value of a claim is a fate that ends an episode."""
    return isinstance(value, Code) and value.code in {f.value for f in ENDING_FATES}


def _fates(coding: Coding) -> list[Quote]:
    return [c.quote for c in coding.claims if c.property is Property.FATE and fate_claimed(c.value)]


def _told(document: Document, coding: Coding, kind: str) -> list[Span]:
    """Words of an ending outside the sentences that tell of a death: who died in flight is nowhere to be found."""
    deaths = {
        c.about for c in coding.claims
        if c.property is Property.ACT and isinstance(c.value, Code) and Act(c.value.code).kind is ActKind.DEATH
    }  # fmt: skip
    dead = whole_sentences(document, [(i.quote.start, i.quote.end) for i in coding.incidents if i.ref in deaths])
    told = found_in(document, lambda text: found_phrases(text, _WORDS, kind, but="innocent"))
    return [(s, e) for s, e in told if not any(a < e and s < b for a, b in dead)]
