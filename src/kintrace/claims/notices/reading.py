"""Notices of missing persons: labelled lines from a wall or a post, in English and Burmese."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kintrace.claims.coder import Coder
from kintrace.claims.headings import meanings as words
from kintrace.claims.headings.draft import Draft
from kintrace.claims.headings.fields import Field, Said, settled
from kintrace.claims.headings.incidents import incident_claims
from kintrace.claims.headings.persons import name_claims, person_claims
from kintrace.claims.notices import sexes
from kintrace.claims.notices.beside import after_name, after_stroke, beginning, by_kin, by_title, labelled_fields
from kintrace.claims.notices.free import fields_of, sought_in
from kintrace.claims.notices.labels import labelled_in
from kintrace.claims.notices.people import Sought, people_sought
from kintrace.claims.notices.reaching import claim_contacts, to_call_here, wish_of
from kintrace.claims.notices.takers import takers
from kintrace.claims.notices.told import act_of, told
from kintrace.lexicon.headers import Heading
from kintrace.model import Coding, Document, Property, SpeakerKind

_FEW_LABELS = 4  # kinds up to which what has no label is looked for in lines and sentences too
_LABELLED = 3  # kinds of labels from which on a notice is read by them alone
_LONGEST = 60_000  # code points: no notice is longer, and looking for labels in a book is wasted


def fits(document: Document) -> float:
    """How many of the labels of a notice the text has, a name among them; a line that opens one says as much."""
    if document.rows or len(document.cleaned) > _LONGEST:
        return 0.0
    labelled = [one for one in labelled_in(document.cleaned) if one.end > one.start]
    meanings = {one.heading.meaning for one in labelled}
    people = people_sought(document.cleaned)
    if (len(meanings) < _LABELLED or "name" not in meanings) and sought_in(document.cleaned):
        return 0.6
    if not people:
        return 0.0
    if any(one.opening for one in people):
        return 0.6 if len(document.cleaned) < 2_000 else 0.2
    return {1: 0.2, 2: 0.6, 3: 0.9}.get(len(meanings), 0.95)


def code(document: Document) -> Coding:
    """Read a notice: each person sought, what is said of them, and how they are said to have gone."""
    draft = Draft(document, CODER.signature)
    text = document.cleaned
    relative = words.within("relative", text)
    if relative is None:
        draft.speaks(SpeakerKind.NOTICE, document.outlet)
    else:
        draft.speaks(SpeakerKind.RELATIVE, text[relative[1] : relative[2]])
    people = _sought(text)
    published = date.fromisoformat(document.published) if document.published else None
    wish = wish_of(document)
    for one in people:
        person = _code_person(document, draft, one, published, people)
        if wish is not None and person is not None:
            draft.claim(person, Property.WISH, wish[0], wish[1], "The notice asks for it.")
    if not people:
        draft.aside("file", "The notice names nobody. Add a line with the name.", 0, len(document.text))
    return draft.coding()


def _sought(text: str) -> list[Sought]:
    """Those whom labels name; where there are hardly any labels, those whom the sentences do."""
    labelled = {one.heading.meaning for one in labelled_in(text) if one.end > one.start}
    if len(labelled) >= _LABELLED and "name" in labelled:
        return people_sought(text)
    return sought_in(text) or people_sought(text)


def _said_anywhere(document: Document, have: set[str], name_end: int) -> list[Field]:
    """Who took somebody, and the sex, where no label says it and the story does."""
    text, found = document.cleaned, []
    if len(text) > _LONGEST_STORY:
        return []
    taker = next(takers(text), None) if "taker" not in have else None
    if taker is not None:
        found.append(Field(Heading("taker"), text[taker[0] : taker[1]], document.quote_cleaned(*taker)))
    sex = sexes.sex_told(text, (0, len(text)), name_end) if "sex" not in have else None
    if sex is not None:
        found.append(Field(Heading("sex"), sexes.code_of_sex(text[sex[0] : sex[1]]), document.quote_cleaned(*sex)))
    return found


_LONGEST_STORY = 2_600


def _is_told(one: Sought) -> bool:
    """Whether sentences, and no labels, bring the person up."""
    return one.opening is not None and not any(x.heading.meaning == "name" for x in one.labelled)


def _code_person(
    document: Document, draft: Draft, one: Sought, published: date | None, people: Sequence[Sought]
) -> str | None:
    alone = len(people) == 1
    fields = [f for f in labelled_fields(document, one) if f.meaning != "phone" or to_call_here(document, f)]
    fields = settled(fields, Said(published))
    names = [f for f in fields if f.meaning == "name"]
    begins = beginning(document, one)
    if begins is None:
        return None
    start, name_end, end = begins
    name = document.cleaned[start:name_end].strip()
    quote = document.quote_cleaned(start, start + len(name))
    fields += by_kin(document, one) if not any(f.meaning == "sex" for f in fields) else []
    by_sentences = _is_told(one)
    have = {f.meaning for f in fields}
    fields += after_name(document, start, name_end, end, have | ({"home"} if by_sentences else set()))
    fields += by_title(name, quote) if not any(f.meaning == "sex" for f in fields) else []
    person = draft.person(quote)
    name_claims(draft, person, name, quote)
    others = [Field(Heading("other_names"), f.text, f.quote) for f in names[1:]]
    others += after_stroke(document, name_end, end)
    fields = [*others, *(f for f in fields if f.meaning != "name")]
    if by_sentences or (alone and len({x.heading.meaning for x in one.labelled}) <= _FEW_LABELS):
        fields += fields_of(document, one, list(people), {f.meaning for f in fields}, published)
    fields += told(document, one, fields, published)
    if alone and not by_sentences:
        fields += _said_anywhere(document, {f.meaning for f in fields}, end)
    person_claims(draft, person, fields, Said(published))
    claim_contacts(document, draft, person, one, fields, alone)
    incident_claims(draft, [person], fields, act_of(document, one, alone, published, quote))
    return person


CODER = Coder("notices", "1", fits, code)
