"""The working copy: what analysts work on once originals are sealed; of the same length, code point for code point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kintrace.model import BLOCK, Coding, Document, Property, Quote, Words
from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.masks.endings import ending_incidents, tells_an_ending
from kintrace.protect.masks.file_names import file_name
from kintrace.protect.masks.names import TITLE, occurrences, variants
from kintrace.protect.masks.rows import heading
from kintrace.protect.masks.shown import rest_spans
from kintrace.protect.masks.spans import Span, joined, mask, mask_within_sentences
from kintrace.protect.masks.speakers import heard_names, private_names
from kintrace.protect.masks.staff import staff_names
from kintrace.protect.masks.whole import document_masks
from kintrace.protect.masks.working_claims import Withheld, working_coding


@dataclass(frozen=True, slots=True)
class Working:
    """A document and its codings without what is sealed: spans, offsets and references are those of the original."""

    document: Document = field(repr=False)
    codings: tuple[Coding, ...] = field(repr=False)


def working_copy(document: Document, codings: Sequence[Coding]) -> Working:
    """Make the copy of a document, and of what was read from it, that stays readable when the original is sealed.

    What stays: who is missing (names, ages, sex, parents), that somebody was taken, when, where and by whom; and
    that an escape, a release or a return is told, without its words, its day and its place, for whoever is said to
    have come back must not be shown as held.

    Args:
        document: As it was read.
        codings: What was read from it, all of them.

    Returns:
        Text and cleaned layer with ``█`` over what is withheld, in the same sentences and lines as before; claims
        whose words would tell it blanked or left out. A working copy of a working copy is the same.

    Assumes: claims were read from the original, not from the copy.
    """
    heard = heard_names(document, codings, _missing(codings))
    masks = document_masks(document, codings, heard)
    spans = joined([*masks.spans(), *_rest(document, codings)], len(document.text))
    text = mask_within_sentences(document.text, spans)
    hidden = _hidden(document, codings, heard)
    copy = replace(
        document,
        name=file_name(document.name, hidden),
        text=text,
        cleaned=_cleaned(document, spans, text),
        title=_title(document.title, hidden),
        outlet="" if _is_person(document.outlet, hidden) else document.outlet,
        rows=tuple(replace(r, cells=tuple((heading(h), a, b) for h, a, b in r.cells)) for r in document.rows),
        columns_unknown=tuple(heading(header) for header in document.columns_unknown),
    )
    withheld = Withheld(document.text, text, masks, hidden, _private(document, codings))
    return Working(copy, tuple(working_coding(coding, withheld) for coding in codings))


def working_name(name: str) -> str:
    """The ending alone of what a file is called that nothing could be read from: who is named in it nobody knows."""
    ending = re.search(r"\.[A-Za-z0-9]{1,5}\Z", name)
    at = ending.start() if ending else len(name)
    return BLOCK * at + name[at:]


def _missing(codings: Iterable[Coding]) -> tuple[str, ...]:
    """Names of those to whom something was done; of others who are named, none is looked for."""
    found: dict[str, None] = {}
    for coding in codings:
        victims = {v for incident in coding.incidents for v in incident.victims}
        for claim in coding.claims:
            named = claim.property in (Property.NAME, Property.OTHER_NAME) and claim.about in victims
            if named and isinstance(claim.value, Words):
                found[claim.value.text] = None
    return tuple(found)


def _private(document: Document, codings: Iterable[Coding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for coding in codings for n in private_names(document, coding)))


def _hidden(document: Document, codings: Sequence[Coding], heard: Sequence[str]) -> tuple[str, ...]:
    private = variants(_private(document, codings), kept=_missing(codings))
    return tuple(dict.fromkeys((*private, *heard, *variants(staff_names(document), kept=_missing(codings)))))


def _rest(document: Document, codings: Sequence[Coding]) -> list[Span]:
    """Where an ending is told: all but the sentences by which somebody is missing, or a rule or position is told."""
    if not any(tells_an_ending(document, coding) for coding in codings):
        return []
    return rest_spans(document, [q for coding in codings for q in _told(coding)])


def _told(coding: Coding) -> list[Quote]:
    ended = ending_incidents(coding)
    acts = [q for i in coding.incidents if i.ref not in ended for q in (i.quote, *i.repeats)]
    spoken = [*(p.quote for p in coding.practices), *(p.quote for p in coding.positions)]
    return [*acts, *(p.quote for p in coding.persons), *spoken]


def _cleaned(document: Document, spans: Sequence[Span], text: str) -> str:
    """The cleaned layer, each code point blocked whose original code points are."""
    if document.cleaned == document.text:
        return text
    within: list[Span] = []
    for at in range(len(document.cleaned)):
        start, end = document.back.back_span(at, at + 1)
        if any(s < max(end, start + 1) and start < e for s, e in spans):
            within.append((at, at + 1))
    return mask_within_sentences(document.cleaned, within)


def _title(title: str, hidden: Sequence[str]) -> str:
    """A title without names to hide; one that tells what is withheld from a text goes whole."""
    if not title:
        return ""
    alone = Document("doc:title", "", title, title)
    told = document_masks(alone, [Coding(alone.ref, "title")], heard_names(alone, (), ()))
    if told.endings.spans or told.violence.spans or told.bargains.spans:
        return BLOCK * len(title)
    return mask(title, [*told.people.spans, *occurrences(title, hidden)])


def _is_person(outlet: str, hidden: Sequence[str]) -> bool:
    """Whether what stands as the outlet is somebody's name, as of whoever posted it."""
    return bool(re.match(rf"{TITLE}\s", outlet) or occurrences(outlet, hidden) or without_contacts(outlet) != outlet)
