"""Lists of the missing, the taken, the recruited: one row for each person, group or notice."""

from __future__ import annotations

from datetime import date

from kintrace.claims.coder import Coder
from kintrace.claims.headings import meanings as words
from kintrace.claims.headings.draft import Draft
from kintrace.claims.headings.fields import Field, Said, settled
from kintrace.claims.headings.incidents import incident_claims
from kintrace.claims.headings.persons import name_claims, person_claims
from kintrace.claims.tables.rows import Someone, fields_of, headings_of, months_first, people_in, shared
from kintrace.lexicon.headers import Heading
from kintrace.model import Coding, Document, Property, Row, SpeakerKind


def fits(document: Document) -> float:
    """Whether the document has rows at all."""
    return 1.0 if document.rows else 0.0


def code(document: Document) -> Coding:
    """Read a list row by row: every row gives claims, or is set aside with its number and reason."""
    draft = Draft(document, CODER.signature)
    draft.speaks(SpeakerKind.LIST_KEEPER, document.outlet)
    headings = headings_of(document)
    month_first = months_first(document, headings)
    said = _said(document)
    for row in document.rows:
        fields = settled(fields_of(document, row, headings, month_first), said)
        problem = _unusable(document, row, headings, fields)
        people = [] if problem else people_in(fields)
        if not people:
            draft.aside(f"row {row.number}", problem or _NOBODY, row.cells[0][1], row.cells[-1][2])
            continue
        _code_row(draft, fields, people, said)
    return draft.coding()


_NOBODY = "The row names and counts nobody. Add a name, or how many they were."


def _code_row(draft: Draft, fields: list[Field], people: list[Someone], said: Said) -> None:
    alike = shared(fields, people)
    victims = []
    for someone in people:
        person = draft.person(someone.quote, someone.group)
        victims.append(person)
        if someone.name:
            name_claims(draft, person, someone.name, someone.quote)
        if someone.number is not None:
            counted = next((f for f in fields if f.meaning == "count"), None)
            quote = counted.quote if counted else someone.quote
            draft.claim(person, Property.NUMBER, someone.number, quote, "It stands under the heading for the number.")
        person_claims(draft, person, [*someone.fields, *alike], said)
    incident_claims(draft, victims, alike, said)


def _unusable(document: Document, row: Row, headings: dict[str, Heading], fields: list[Field]) -> str:
    """Why a row speaks of nobody; empty: it may."""
    texts = [document.text[start:end] for _, start, end in row.cells]
    if any(words.is_total(text) for text in texts[:3]):
        return "It is a line of totals, not of persons, and was not counted again."
    if len(row.cells) > 1 and all(
        text.strip() == header for text, (header, _, _) in zip(texts, row.cells, strict=True)
    ):
        return "It repeats the header."
    if not fields:
        return "No cell stands under a heading that is known and says anything."
    if len(row.cells) == 1 and len(headings) > 1 and fields[0].meaning in ("id", "name") and _is_place(fields[0].text):
        return "It is a heading within the list: a place and nobody's name."
    return ""


def _is_place(text: str) -> bool:
    from kintrace.lexicon import places

    found = places.gazetteer().places_in(text)
    return any(f.place.pcode is not None and f.end - f.start >= len(text.strip()) for f in found)


def _said(document: Document) -> Said:
    """When the list was published, and what its title says has happened to everybody in it."""
    published = date.fromisoformat(document.published) if document.published else None
    start = document.text.find(document.title) if document.title and document.rows else -1
    if start < 0 or start >= document.rows[0].cells[0][1]:
        return Said(published)
    found = words.within("act", document.title)
    if found is None:
        return Said(published)
    act, low, high = found
    return Said(published, act, document.quote(start + low, start + high))


CODER = Coder("tables", "1", fits, code)
