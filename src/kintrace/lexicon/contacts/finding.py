"""Everything in a text by which somebody can be reached or identified: to be sealed, never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kintrace.lexicon.contacts.digits import DIGIT
from kintrace.lexicon.contacts.links import EMAIL_PLAIN, EMAIL_SPELT, LINK_HANDLE, LINK_PAGE, without_tail
from kintrace.lexicon.contacts.nrc import numbers_in, parse
from kintrace.lexicon.contacts.phones import phones_in

PHONE, EMAIL, NRC, LINK = "phone", "email", "nrc", "link"

# A number behind a word for the card: old cards, and what the grammar of cards does not read, are sealed all the same.
_CARD = re.compile(
    "(?<!\\w)(?:n\\.?r\\.?c\\.?|national registration(?: card)?|(?:id|identity) card|citizenship card"
    "|မှတ်ပုံတင်|နိုင်ငံသားစိစစ်ရေး(?:ကတ်|ကဒ်)?)"
    "(?:[ ]?(?:card|no|number|nr|အမှတ်|နံပါတ်))*[ ]?[.:：#=-]{0,2}[ ]{0,2}"
    f"(?P<what>[\\w/()\\-\u1000-\u103f]{{0,20}}?{DIGIT}(?:[ -]?{DIGIT}){{4,7}})(?!{DIGIT})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundContact:
    """One way to reach or identify somebody, and where it stands.

    Args:
        start: First code point.
        end: One past the last.
        kind: ``phone``, ``email``, ``nrc`` or ``link`` (a page, or a name in a messenger).
    """

    start: int
    end: int
    kind: str


def contacts_in(text: str) -> list[FoundContact]:
    """Find phones, e-mails, identity-card numbers and links, in order; none overlaps another.

    Assumes: cleaned text; digits in Burmese or Latin script, blanks and dashes between them.

    >>> text = "Call 09-420 123 456"
    >>> [(text[c.start:c.end], c.kind) for c in contacts_in(text)]
    [('09-420 123 456', 'phone')]
    """
    found: list[FoundContact] = []
    taken = bytearray(len(text))
    for start, end, kind in _candidates(text):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(FoundContact(start, end, kind))
    return sorted(found, key=lambda contact: contact.start)


def identity_number(text: str) -> str | None:
    """Normal form of a national registration card number, as ``12/OUKAMA(N)123456``; ``None`` where there is none.

    Only what is read whole: a number with a digit missing is none, an unknown township is kept as written.
    ``nrc.parse`` tells more.

    Source: state numbers, township codes and types as listed by mm-nrc 0.2.5 (MIT).

    >>> identity_number("1/HAPANA(N)123456"), identity_number("၁/ဟပန(နိုင်)၁၂၃၄၅၆")
    ('1/HAPANA(N)123456', '1/HAPANA(N)123456')
    """
    number = parse(text)
    whole = number is not None and number.state and "short_number" not in number.faults
    return number.normal if number is not None and whole else None


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind), the surer kinds first."""
    for match in LINK_PAGE.finditer(text):
        yield match.start(), without_tail(text, *match.span()), LINK
    for pattern in (EMAIL_PLAIN, EMAIL_SPELT):
        for match in pattern.finditer(text):
            yield *match.span(), EMAIL
    for number in numbers_in(text):
        yield number.start, number.end, NRC
    for match in _CARD.finditer(text):
        yield *match.span("what"), NRC
    for phone in phones_in(text):
        yield phone.start, phone.end, PHONE
    for match in LINK_HANDLE.finditer(text):
        start, end = match.span("what") if match["what"] else match.span()
        yield start, without_tail(text, start, end), LINK
