"""A child's name, and that somebody recruited it, never stand in one document that comes out.

The lead still names the child, for a family looks for a name; nothing that is released says of a named child that
somebody recruited it. In a document that names one, every form of its name is withheld, and so is each sentence near
it, or on children, that speaks of soldiers, training or recruiting.
"""

from __future__ import annotations

from collections.abc import Iterable

from kintrace.model import Assessment, Child, Document
from kintrace.protect.masks.names import occurrences, variants
from kintrace.protect.masks.phrases import phrases
from kintrace.protect.masks.spans import Span, found_in, joined, sentences, whole_sentences

_CHILD = frozenset({Child.YES, Child.MIXED})
_SHORT_TEXT = 1500  # code points: a notice or a post, all of which is about the child
_NEAR = 2  # sentences before and after one that speaks of the child


def is_child(lead: Assessment) -> bool:
    """Whether the rules for children apply: any plausible age under 18."""
    return lead.who.child in _CHILD or any(age < 18 for age in lead.who.ages)


def named_children(leads: Iterable[Assessment]) -> tuple[str, ...]:
    """Every form of the names of all children among the leads."""
    everyone = list(leads)
    adults = [n for lead in everyone if not is_child(lead) for n in lead.who.names]
    return variants((n for lead in everyone if is_child(lead) for n in lead.who.names), kept=adults)


def child_spans(document: Document, leads: Iterable[Assessment]) -> list[Span]:
    """Stretches of a document that name a child who has a lead in it, or say that such a child was recruited."""
    here = [x for x in leads if document.ref in x.documents]
    children = [x for x in here if is_child(x) and x.who.names]
    if not children:
        return []
    names = found_in(document, lambda text: occurrences(text, named_children(here)))
    told = [(q.start, q.end) for x in children for q in x.quotes if q.document == document.ref]
    return [*names, *_recruitings(document, [*names, *told])]


def _recruitings(document: Document, about: list[Span]) -> list[Span]:
    said = found_in(document, lambda text: [m.span() for m in phrases("masks_recruitment", "recruited").finditer(text)])
    near = [(0, len(document.text))] if _all_about(document) else _near(document, about)
    wanted = whole_sentences(document, [s for s in said if any(s[0] < b and a < s[1] for a, b in near)])
    return list(wanted)


def _all_about(document: Document) -> bool:
    return not document.rows and len(document.text) <= _SHORT_TEXT


def _near(document: Document, about: list[Span]) -> tuple[Span, ...]:
    """Rows that hold the child, or sentences around those that do, and sentences on children anywhere."""
    if document.rows:
        rows = [(min(s for _, s, _ in r.cells), max(e for _, _, e in r.cells)) for r in document.rows if r.cells]
        return tuple((a, b) for a, b in rows if any(s < b and a < e for s, e in about))
    units = sentences(document.text)
    young = found_in(document, lambda text: [m.span() for m in phrases("masks_recruitment", "young").finditer(text)])
    at = {n for n, (a, b) in enumerate(units) if any(s < b and a < e for s, e in about)}
    around = {m for n in at for m in range(n - _NEAR, n + _NEAR + 1) if 0 <= m < len(units)}
    of_children = {n for n, (a, b) in enumerate(units) if any(s < b and a < e for s, e in young)}
    return joined((units[n] for n in around | of_children), len(document.text))
