"""Deaths: what tells of one, coded or in words alone, and whether two people confirmed it and told the family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kintrace.model import ActKind, Assessment, Confirmation, Confirmed, Document, Fate
from kintrace.protect.masks.phrases import found_phrases
from kintrace.protect.masks.spans import Span, found_in, whole_sentences

CONFIRMING = 2  # different people
_WORDS = "masks_deaths"


def tells_of_a_death(lead: Assessment) -> bool:
    """Whether anything in a lead says, or lets somebody think, that the person died: coded, or in its words alone."""
    return (
        lead.act.kind is ActKind.DEATH
        or lead.fate is Fate.DIED
        or any(h.answer == Fate.DIED for h in lead.hypotheses)
        or any(m.act.kind is ActKind.DEATH for m in lead.timeline)
        or any(v.value == Fate.DIED for c in lead.conflicts for v in c.values)
        or any(found_phrases(_straight(words), _WORDS, "death", but="innocent") for words in _words_of(lead))
    )


def confirmed_and_told(lead: Assessment, confirmations: Iterable[Confirmation]) -> bool:
    """Whether two different people confirmed a death, and somebody told the family in person."""
    about = [c for c in confirmations if c.item in (lead.ref, lead.episode.ref, lead.episode.person)]
    confirming = {c.by for c in about if c.what is Confirmed.DEATH}
    return len(confirming) >= CONFIRMING and any(c.what is Confirmed.TOLD_IN_PERSON for c in about)


def deaths_are_told(document: Document, leads: Iterable[Assessment], confirmations: Iterable[Confirmation]) -> bool:
    """Whether every death that a document tells of, in words that may not be coded, is confirmed and told.

    A sentence of a death is about the leads whose words stand in it; where none do ("His body was found"), it may be
    about anybody who has a lead here, so all of these have to be confirmed, and of nobody is no death confirmed.

    Args:
        document: Whose text may go out.
        leads: Those that rest on it.
        confirmations: Of deaths.
    """
    here, known = [lead for lead in leads if document.ref in lead.documents], tuple(confirmations)
    told = {lead.ref for lead in here if confirmed_and_told(lead, known)}
    for start, end in _sentences_of_deaths(document):
        spans = {x.ref: [(q.start, q.end) for q in x.quotes if q.document == document.ref] for x in here}
        named = [x for x in here if any(s < end and start < e for s, e in spans[x.ref])]
        if not told or not told.issuperset(x.ref for x in named or here):
            return False
    return True


def _sentences_of_deaths(document: Document) -> tuple[Span, ...]:
    found = found_in(document, lambda text: found_phrases(_straight(text), _WORDS, "death", but="innocent"))
    if not document.rows:
        return whole_sentences(document, found)
    rows = [(min(s for _, s, _ in r.cells), max(e for _, _, e in r.cells)) for r in document.rows if r.cells]
    touched = [(a, b) for a, b in rows if any(s < b and a < e for s, e in found)]
    return (*touched, *(f for f in found if not any(f[0] < b and a < f[1] for a, b in rows)))


def _straight(text: str) -> str:
    """The text with one sign for each apostrophe, as the list has it; of the same length."""
    return text.replace("’", "'").replace("ʼ", "'")


def _words_of(lead: Assessment) -> Iterator[str]:
    yield lead.fate_words
    yield from (q.text for q in lead.quotes)
    yield from (h.words for h in lead.hypotheses)
    yield from (m.quote.text for m in lead.timeline if m.quote is not None)
