"""A child's name is withheld from the passages: what the documents say was done to it stays off its name.

The lead still names the child, for a family looks for a name; nothing that is released says of a named child that
somebody recruited it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kintrace.model import Assessment, Child, Document
from kintrace.protect.masks import Span, found_in
from kintrace.protect.masks_speakers import occurrences

_CHILD = frozenset({Child.YES, Child.MIXED})


def is_child(lead: Assessment) -> bool:
    """Whether the rules for children apply: any plausible age under 18."""
    return lead.who.child in _CHILD


def named_children(leads: Iterable[Assessment]) -> tuple[str, ...]:
    """Names of all children among the leads."""
    return tuple(n for lead in leads if is_child(lead) for n in lead.who.names)


def child_spans(document: Document, leads: Iterable[Assessment]) -> list[Span]:
    """Stretches of a document that name a child who has a lead in it."""
    names = named_children(x for x in leads if document.ref in x.documents)
    return found_in(document, lambda text: occurrences(text, names))
