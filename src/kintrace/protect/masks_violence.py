"""Sexual violence is sealed: sentences that speak of it are withheld whole."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from kintrace.model import Coding, Document
from kintrace.protect.masks import Span, found_in, whole_sentences


def violence_spans(document: Document, coding: Coding) -> tuple[Span, ...]:
    """Sentences that hold a word of sexual violence, or that the coder has set aside for it."""
    sealed = [(s.start, s.end) for s in coding.set_aside
              if s.start is not None and s.end is not None and "sealed" in s.reason]  # fmt: skip
    named = found_in(document, lambda text: [m.span() for m in _words().finditer(text)])
    return whole_sentences(document, [*named, *sealed])


@cache
def _words() -> re.Pattern[str]:
    body = (resources.files("kintrace.protect") / "resources" / "masks_violence.tsv").read_text("utf-8")
    stems = [line.split("\t") for line in body.splitlines()[1:] if line.strip()]
    english = [rf"\b{re.escape(w).replace(chr(92) + ' ', chr(92) + 's+')}" for w, lang in stems if lang == "en"]
    burmese = [re.escape(w) for w, lang in stems if lang == "my"]
    return re.compile("|".join([*english, *burmese]), re.I)
