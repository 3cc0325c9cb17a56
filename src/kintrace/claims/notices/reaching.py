"""How whoever put a notice up can be reached, and what they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kintrace.claims.headings import meanings as words
from kintrace.claims.headings.draft import Draft
from kintrace.claims.headings.fields import Field
from kintrace.claims.notices.people import Sought
from kintrace.claims.notices.wishes import wish_in
from kintrace.model import Document, Property, Quote, Words


def wish_of(document: Document) -> tuple[Words, Quote] | None:
    """What the poster asks for; whoever speaks for the family needs to know it before they share anything."""
    from kintrace.lexicon import contacts

    numbers = [(f.start, f.end) for f in contacts.contacts_in(document.cleaned)]
    span = wish_in(document.cleaned, numbers)
    if span is None:
        return None
    return Words(document.cleaned[span[0] : span[1]]), document.quote_cleaned(*span)


# numbers of whoever printed or hosts it, and numbers that are not to be called
_NOT_TO_CALL = re.compile(rf"\b(?:{words.listed('not_to_call')})\b|{words.listed('not_to_call_my')}", re.IGNORECASE)


# "09 … ကို မဆက်ပါနဲ့": this number is not to be called
_NOT_THIS = re.compile(r"[+0-9\u1040-\u1049 -]{6,24}(?:\([^()\n]{2,40}\)\s*)?(?:ကိုတော့|ကို|သို့)\s*မ(?:ဆက်|ခေါ်)")
_BEHIND = re.compile(r"[+0-9\u1040-\u1049 -]{6,24}\([^()\n]{2,40}\)")


def _sentence_before(text: str, at: int) -> int:
    """Where the last sentence before an offset ends; the stop of "No. 5" ends none."""
    found = text.rfind(". ", 0, at)
    while found >= 2 and text[found - 2 : found].lower() == "no":
        found = text.rfind(". ", 0, found)
    return found


def to_call(text: str, at: int) -> bool:
    """Whether the words around a number do not say that it is somebody else's, or out of use."""
    begins = max(_sentence_before(text, at), *(text.rfind(mark, 0, at) for mark in "\n။(")) + 1
    behind = _BEHIND.match(text, at)
    since = behind.end() if behind else at  # "(switched off)" right behind a number is said of it
    ends = min((e for e in (text.find(m, since) for m in ("\n", "။", ". ", " (")) if e >= 0), default=len(text))
    return _NOT_TO_CALL.search(text[begins:ends]) is None and _NOT_THIS.match(text, at) is None


def to_call_here(document: Document, one: Field) -> bool:
    """Whether a number under a label is one to call: a printer's or an office's is not."""
    return to_call(document.cleaned, document.cleaned.find(one.text))


def claim_contacts(
    document: Document, draft: Draft, person: str, one: Sought, fields: Sequence[Field], alone: bool
) -> None:
    """Ways to reach whoever put it up, wherever in the notice: kept apart, never shown."""
    from kintrace.lexicon import contacts

    told = [(f.quote.start, f.quote.end) for f in fields if f.meaning in ("phone", "nrc", "note", "marks", "source")]
    start, end = (0, len(document.cleaned)) if alone else (one.start, one.end)
    for found in contacts.contacts_in(document.cleaned[start:end]):
        quote = document.quote_cleaned(start + found.start, start + found.end)
        if any(a <= quote.start < b for a, b in told):
            continue
        text = document.cleaned[start + found.start : start + found.end]
        if found.kind == contacts.NRC:
            number = contacts.identity_number(text) or text
            draft.claim(person, Property.IDENTITY_NUMBER, Words(number), quote, "A card number stands in the notice.")
        elif to_call(document.cleaned, start + found.start):
            draft.claim(person, Property.CONTACT, Words(text), quote, "A way to reach somebody stands in the notice.")
