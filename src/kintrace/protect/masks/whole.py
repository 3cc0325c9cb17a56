"""All rules that need nothing but one document and what was read from it; the gate and the working copy share them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kintrace.model import BLOCK, Coding, Document
from kintrace.protect.masks.contacts import contact_spans
from kintrace.protect.masks.endings import ending_spans
from kintrace.protect.masks.metadata import metadata_spans
from kintrace.protect.masks.promises import promise_spans
from kintrace.protect.masks.ransoms import ransom_spans
from kintrace.protect.masks.rows import row_spans, stray_spans
from kintrace.protect.masks.spans import Masks, Span, masks_over
from kintrace.protect.masks.speakers import speaker_spans, speech_spans
from kintrace.protect.masks.staff import staff_spans
from kintrace.protect.masks.violence import violence_spans

_Rule = Callable[[Document, Coding], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class DocumentMasks:
    """What is withheld of one document, by what it would tell.

    Args:
        endings: Sentences that tell of an escape, a release, a return or a hiding place.
        violence: Paragraphs on sexual violence.
        bargains: Sentences on ransoms and promises.
        people: Who speaks and works here, how to reach anybody, and what machines wrote of them.
        rows: Cells of a table that nothing shown rests on, headings nobody knows, and lines that are no rows.
        already: What a working copy has blocked out.
    """

    endings: Masks
    violence: Masks
    bargains: Masks
    people: Masks
    rows: Masks
    already: Masks

    def spans(self) -> list[Span]:
        """All of it."""
        every = (self.endings, self.violence, self.bargains, self.people, self.rows, self.already)
        return [span for masks in every for span in masks.spans]


def document_masks(document: Document, codings: Sequence[Coding], heard: Iterable[str]) -> DocumentMasks:
    """Apply every rule that looks at one document.

    Args:
        document: Whose text it is.
        codings: What was read from it.
        heard: Names that ``heard_names`` found beside words of speech in it.
    """

    def over(*rules: _Rule, more: Iterable[Span] = ()) -> Masks:
        found = [span for rule in rules for coding in codings for span in rule(document, coding)]
        return masks_over(document, [*found, *more])

    working_here = [*staff_spans(document), *metadata_spans(document)]
    return DocumentMasks(
        endings=over(ending_spans),
        violence=over(violence_spans),
        bargains=over(ransom_spans, promise_spans),
        people=over(contact_spans, speaker_spans, more=[*speech_spans(document, heard), *working_here]),
        rows=over(more=[*row_spans(document, codings), *stray_spans(document)]),
        already=over(more=(m.span() for m in re.finditer(f"{BLOCK}+", document.text))),
    )
