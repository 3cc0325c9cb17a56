"""What all acts of coding by people share: who may, on which documents, which rulings there are."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime

from kintrace.casework.hiding.wishes import Keyboard
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.claims import matter_of
from kintrace.errors import Refused
from kintrace.model import Coding, Document, Quote, Reader, Ruling, RulingAct, Value

Clock = Callable[[], datetime]
RULING = frozenset({Reader.DOCUMENTER, Reader.REVIEWER})


def require(desk: Keyboard, roles: Iterable[Reader] = RULING) -> None:
    """Refuse to those who may not rule.

    Raises:
        Refused: They have none of the roles, or nobody knows who they are.
    """
    wanted = frozenset(roles)
    if not desk.roles & wanted:
        names = " or ".join(sorted(r.value for r in wanted))
        raise Refused(f"This is for a {names}. Somebody with the role administrator gives roles.")
    if not desk.person:
        raise Refused("A ruling names who made it. Give yourself a role first: kintrace people grant.")


def reading_of(desk: Keyboard, document: str) -> tuple[Coding, Document]:
    """Give the coding of a document that is shown as it came, and it. On one with somebody hidden nobody rules.

    Raises:
        NothingOfThis: There is none.
    """
    shown = next((d for d in desk.findings.documents if d.ref == document), None)
    coding = next((c for c in desk.findings.codings if c.document == document), None)
    if shown is None or coding is None or desk.contents.documents.get(document) is not shown:
        raise NothingOfThis
    return coding, shown


def all_rulings(desk: Keyboard) -> list[Ruling]:
    """Give all rulings, those taken back too."""
    return [ruling for of_document in desk.contents.rulings.values() for ruling in of_document]


def on_same_claim(one: Ruling, other: Ruling) -> bool:
    """Whether two rulings are on one claim."""
    return one.document == other.document and matter_of(one) == matter_of(other)


def means(ruling: Ruling) -> tuple[bool, Value, Quote]:
    """Tell what a ruling says: whether the claim is to stand, and as what."""
    return ruling.act is not RulingAct.REJECT, ruling.claim.value, ruling.claim.quote


def quote_at(document: Document, span: tuple[int, int]) -> Quote:
    """Quote exact words of a document.

    Raises:
        Refused: There are none there.
    """
    (start, end), text = span, document.text
    if not 0 <= start < end <= len(text):
        raise Refused("There are no such words in this document; give the first code point and one past the last.")
    return Quote(document.ref, start, end, text[start:end])


def new_ref() -> str:
    """Make a reference of a ruling."""
    return f"rul:{secrets.token_hex(16)}"
