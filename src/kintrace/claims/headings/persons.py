"""What a row or notice says of a person: names, sex, age, parents, home, card, clothes, how to reach the family."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kintrace.claims.headings import meanings as words
from kintrace.claims.headings import values
from kintrace.claims.headings.draft import Draft
from kintrace.claims.headings.fields import Field, Said, claim_value, date_in, under
from kintrace.claims.headings.places import coded, event_place, home_place
from kintrace.lexicon import contacts
from kintrace.model import NOWHERE, Child, Code, Property, Quote, Words

_WORDS = {
    "other_names": Property.OTHER_NAME,
    "father_name": Property.FATHER,
    "mother_name": Property.MOTHER,
    "ethnicity": Property.ETHNICITY,
    "occupation": Property.OCCUPATION,
    "clothes": Property.CLOTHES,
    "relation": Property.RELATION,
    "marks": Property.NOTE,
    "note": Property.NOTE,
    "phone": Property.CONTACT,
    # who told the keeper of a list may be its most endangered content: sealed like a way to reach them
    "source": Property.CONTACT,
}
_BETWEEN_PARENTS = re.compile(r"\s*(?:\+|&|/|;|,|၊|\n|\band\b|နှင့်|နဲ့)\s*|\s+(?=ဒေါ်)")
_MOTHER = re.compile(r"(?:daw|ma|nang|naw|mi)\b|ဒေါ်|မ(?=\s)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[;\n]\s*")
_ALSO = r"(?:a\.?k\.?a\.?|alias|also known as|ခေါ်)"
# "(a)" and its Burmese twin stand between a name and another name of the same person.
_ALIAS = re.compile(
    rf"\s*\((?:a|ခ|{_ALSO})\)\s*|\s*\(\s*{_ALSO}\s+(?P<within>[^()]+)\)|\s+{_ALSO}\s+|\s*@\s*", re.IGNORECASE
)
_AGE_BESIDE = re.compile(
    r"\s*[,၊]?\s*[(（]\s*(?P<age>[0-9\u1040-\u1049]{1,2}(?:\s*(?:yrs?|years?|နှစ်))?)\s*[)）]\s*(?:နှစ်)?$"
)


def person_claims(draft: Draft, person: str, fields: Sequence[Field], said: Said) -> None:
    """Claim what the fields say of a person or group, their names and number left out."""
    for one in fields:
        if one.meaning in _WORDS:
            _claim_words(draft, person, one)
        elif one.meaning == "sex":
            _claim_code(draft, person, one, Property.SEX, words.whole("sex", one.text))
        elif one.meaning == "age":
            _claim_age(draft, person, one)
        elif one.meaning == "birth_date":
            claim_value(draft, person, one, Property.BIRTH, date_in(one, said))
        elif one.meaning == "nrc":
            number = contacts.identity_number(one.text) or one.text
            draft.claim(person, Property.IDENTITY_NUMBER, Words(number), one.quote, under(one))
        elif one.meaning == "parents":
            _claim_parents(draft, person, one)
        elif one.meaning == "holder":
            for actor in values.actors_of(one.text):
                draft.claim(person, Property.HOLDER, actor, one.quote, under(one))
        elif one.meaning == "status":
            _claim_code(draft, person, one, Property.FATE, _fate(one.text))
    _claim_home(draft, person, fields)


def name_claims(draft: Draft, person: str, name: str, quote: Quote) -> None:
    """Claim a person's name; further ones after a semicolon, "aka" or "(a)" are other names, a number an age."""
    beside = _AGE_BESIDE.search(name)
    age = values.age_of(beside["age"]) if beside else None
    if beside and age is not None and beside.start():
        draft.claim(person, Property.AGE, age, quote, "It stands in brackets after the name.")
        name = name[: beside.start()]
    parts = [part for piece in _BETWEEN_NAMES.split(name) for part in _ALIAS.split(piece) if part and part.strip()]
    first, *others = parts or [name]
    draft.claim(person, Property.NAME, Words(first), quote, "It stands under the heading for the name.")
    for other in others:
        draft.claim(person, Property.OTHER_NAME, Words(other), quote, "It stands beside the name, under its heading.")


def _claim_home(draft: Draft, person: str, fields: Sequence[Field]) -> None:
    home = home_place(fields)
    if home is None:
        code = next((f for f in fields if f.meaning == "pcode"), None)
        if code is not None and event_place(fields) is None:
            place = values.with_pcode(NOWHERE, code.text)
            claim_value(draft, person, code, Property.HOME, place if place.pcode else None)
        return
    one, place = home
    draft.claim(person, Property.HOME, coded(place, fields, one.meaning == "home"), one.quote, under(one))


def _claim_words(draft: Draft, person: str, one: Field) -> None:
    text = one.text
    if one.meaning in ("note", "marks"):
        for found in contacts.contacts_in(one.text):
            contact = Words(one.text[found.start : found.end])
            draft.claim(person, Property.CONTACT, contact, one.quote, "A way to reach somebody stands in the remarks.")
            text = text[: found.start] + "•" * (found.end - found.start) + text[found.end :]
        if words.within("child", one.text):
            draft.claim(person, Property.CHILD, Code(Child.YES), one.quote, "The remarks call the person a child.")
    if one.meaning == "phone" and _claim_numbers(draft, person, one):
        return
    for part in _BETWEEN_OTHER_NAMES.split(text) if one.meaning == "other_names" else [text]:
        if part:
            draft.claim(person, _WORDS[one.meaning], Words(part), one.quote, under(one))


_BETWEEN_OTHER_NAMES = re.compile(r"\s*[;\n,၊]\s*")


def _claim_numbers(draft: Draft, person: str, one: Field) -> bool:
    """Claim each telephone number under a heading by itself, where there are several."""
    found = [f for f in contacts.contacts_in(one.text) if f.kind == contacts.PHONE]
    for number in found if len(found) > 1 else ():
        words_of = Words(one.text[number.start : number.end])
        draft.claim(person, Property.CONTACT, words_of, one.quote, under(one))
    return len(found) > 1


def _claim_age(draft: Draft, person: str, one: Field) -> None:
    age = values.age_of(one.text)
    claim_value(draft, person, one, Property.AGE, age)
    if age is None and words.within("child", one.text):
        draft.claim(person, Property.CHILD, Code(Child.YES), one.quote, "Instead of an age it says a child.")


def _claim_parents(draft: Draft, person: str, one: Field) -> None:
    parts = [p for p in _BETWEEN_PARENTS.split(one.text) if p][:2]
    for number, part in enumerate(parts):
        mother = bool(_MOTHER.match(part)) or (number == 1 and len(parts) == 2)
        prop = Property.MOTHER if mother else Property.FATHER
        draft.claim(person, prop, Words(part), one.quote, under(one))


def _claim_code(draft: Draft, about: str, one: Field, prop: Property, code: str | None) -> None:
    if code is not None:
        draft.claim(about, prop, Code(code), one.quote, under(one))


def _fate(text: str) -> str | None:
    found = words.within("fate", text)
    return words.whole("fate", text) or (found[0] if found else None)
