"""Ransoms, asked or paid, are sealed: how much, by whom, to whom and where; whoever reads it could ask again."""

from __future__ import annotations

import re

from kintrace.model import Coding, Document
from kintrace.protect.masks.phrases import found_phrases
from kintrace.protect.masks.spans import Span, found_in, sentences
from kintrace.protect.masks.withholding import but_for_the_taking

_WORDS = "masks_ransoms"
_NUMBER = r"(?:[0-9][0-9,.]*|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|half\s+a)\b)"
_UNIT = r"(?:kyats?|mmk|lakhs?|baht|yuan|rmb|dollars?|usd|ticals?|kyat-?tha|viss)"
_SUM = re.compile(
    rf"(?<!\w){_NUMBER}(?:\s+(?:hundred|thousand|million|billion|lakhs?|crores?))*\s+(?:of\s+)?{_UNIT}(?!\w)(?:\s+of\s+gold)?"
    rf"|(?<!\w){_NUMBER}\s+(?:million|lakhs?|crores?)(?!\w)|(?<!\w)(?:kyats?|mmk|usd|us\$|\$)\s*[0-9][0-9,.]*(?:\s+(?:million|lakhs?))?"
    r"|(?:ငွေ\s*)?(?:ကျပ်\s*)?(?:သိန်း|သန်း|ဘတ်|ယွမ်|ကျပ်)\s*(?:ပေါင်း\s*)?[၀-၉0-9][၀-၉0-9,.]*(?:\s*(?:သိန်း|သန်း|ထောင်))?"
    r"|[၀-၉0-9][၀-၉0-9,.]*\s*(?:သိန်း|သန်း|ဘတ်|ယွမ်|ကျပ်သား|ကျပ်)",
    re.I,
)


def ransom_spans(document: Document, coding: Coding) -> list[Span]:
    """Sentences on a ransom or a payment for somebody, but for the words that a taking is told by; sums always."""
    return but_for_the_taking(document, coding, found_in(document, _told))


def _told(text: str) -> list[Span]:
    """Words for a ransom, and sums in a sentence that has them, or a word for paying or asking."""
    asked = found_phrases(text, _WORDS, "ransom", but="innocent")
    sums = [m.span() for m in _SUM.finditer(text)]
    if not sums:
        return asked
    paid = [*asked, *found_phrases(text, _WORDS, "pay", but="innocent")]
    innocent = found_phrases(text, _WORDS, "innocent")
    found = list(asked)
    for start, end in sentences(text):
        if any(start <= s < end for s, _ in paid) and not any(start <= s < end for s, _ in innocent):
            found += [(s, e) for s, e in sums if start <= s < end]
    return found
