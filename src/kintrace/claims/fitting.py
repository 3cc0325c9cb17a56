"""Whether what a person claims fits: the property its mention, a code the coding scheme, the words the document."""

from __future__ import annotations

from collections.abc import Iterable

from kintrace.model import (
    CODES,
    INCIDENT_PROPERTIES,
    PERSON_PROPERTIES,
    Claim,
    Code,
    Document,
    Ruling,
    RulingAct,
    Value,
    Words,
)


def unfit(claim: Claim, about_person: bool, document: Document, before: Claim | None = None) -> str:
    """Say in a sentence why a claim of a person's own cannot stand; empty: it can.

    Args:
        claim: As the person gives it.
        about_person: Whether it is about a person; if not, about an incident.
        document: On whose words it stands.
        before: The claim that it corrects: words that it had may stay.
    """
    suiting = PERSON_PROPERTIES if about_person else INCIDENT_PROPERTIES
    if claim.property not in suiting:
        kind = "a person" if about_person else "an incident"
        return f"{claim.property.value} is nothing that is claimed of {kind}: {_listed(p.value for p in suiting)}."
    codes = CODES.get(claim.property)
    if codes is not None and isinstance(claim.value, Code) and claim.value.code not in {c.value for c in codes}:
        return f"This is no code of {claim.property.value}: {_listed(c.value for c in codes)}."
    kept = words_of(before.value) if before is not None else ""
    words = words_of(claim.value)
    if (
        words != kept
        and _plain(words) not in _plain(claim.quote.text)
        and _plain(words) not in _plain(document.cleaned)
    ):
        return "The words of a claim are words of the document, those that it is quoted by."
    return ""


def fits(ruling: Ruling, document: Document) -> bool:
    """Whether a ruling can stand on a document: a person's own claim fits, and all it quotes stands where it stood."""
    if any(document.text[q.start : q.end] != q.text for q in ruling.quotes):
        return False
    own = ruling.act in (RulingAct.CORRECT, RulingAct.ADD)
    return not own or not unfit(ruling.claim, ruling.mention is not None, document, ruling.before)


def words_of(value: Value) -> str:
    """Give the words of a value; empty: it has none."""
    return value.text if isinstance(value, Words) else "" if isinstance(value, Code) else value.words


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
