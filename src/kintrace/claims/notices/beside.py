"""What stands under the labels of a notice, and beside the name of whom it seeks."""

from __future__ import annotations

import re

from kintrace.claims.headings import meanings as words
from kintrace.claims.headings.fields import Field
from kintrace.claims.notices.labels import Labelled
from kintrace.claims.notices.people import Sought, end_of_name
from kintrace.lexicon.headers import Heading
from kintrace.model import Act, Document, Quote, Sex

_SHORT = frozenset(["father_name", "mother_name", "age", "nrc", "sex", "ethnicity", "birth_date"])
_COMMA = re.compile(r"\s*(?:[,;](?=\s)|[၊။])\s*")
# ", about 27," behind a name: too little for an age anywhere else
_VAGUE_AGE = re.compile(r"\s*,\s*(?P<age>(?:about|around|nearly|almost)\s+[1-9][0-9])\s*(?=[,.;]|$)", re.IGNORECASE)
_STROKE = re.compile(r"\s/\s+(?P<other>[^/,;၊။()\n0-9\u1040-\u1049]*[^/,;၊။()\n0-9\u1040-\u1049\s])")
# the same name again in the other script, with nothing between
_OTHER_SCRIPT = re.compile(r"[ ]+(?P<other>[\u1000-\u109f]{4,40}|[A-Z][A-Za-z'’ -]{3,40}[a-z])\s*(?=[,;၊။\n]|\Z)")
# "Name: A B (Ko Ko)": what stands in brackets behind a name, and is neither kin nor sex nor a title
_BRACKETED = re.compile(
    r"\s*\(\s*(?P<other>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|[\u1000-\u103f\u104c-\u109f]{4,24})\s*\)\s*(?=[,;၊။\n]|\Z)"
)
_NO_OTHER_NAME = re.compile(
    rf"\b(?:male|female|boy|girl|late|deceased|child|student|{words.listed('kin_m')}|{words.listed('kin_f')})\b|ကွယ်လွန်|ကျား|နှစ်|"
    r"သား|သမီး|ဇနီး|ခင်ပွန်း|ခေါ်",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_SURE_OF_SEX = 0.75  # what titles say; "Maung" and "Saw" are also names, of men as a rule
_NEAR_NAME = 40  # code points behind a name in which "male" is said of it


def field_at(document: Document, heading: Heading, start: int, end: int) -> Field | None:
    """The words between two offsets of the cleaned text, under a heading; ``None`` where they say nothing."""
    text = document.cleaned[start:end]
    if words.is_nothing(text):
        return None
    return Field(heading, text, document.quote_cleaned(start, end))


def labelled_fields(document: Document, one: Sought) -> list[Field]:
    """The labelled values; what follows a name or number after a comma is no part of it, but may be the home."""
    found: list[Field | None] = []
    left: list[tuple[int, int]] = []
    for label in one.labelled:
        cut = _COMMA.search(document.cleaned, label.start, label.end) if label.heading.meaning in _SHORT else None
        end = cut.start() if cut else label.end
        if label.heading.meaning in _NAMES:
            end = _end_of_burmese_name(document.cleaned, label.start, end)
        end = _before_contact(document, label, end)
        heading = Heading("parents") if _is_both(document.cleaned, label, end) else label.heading
        if label.heading.meaning == "taker" and (aside := _ASIDE.search(document.cleaned, label.start, end)):
            end = aside.start()
        found.append(field_at(document, heading, label.start, end))
        left += [(cut.end(), label.end)] if cut else []
    if not any(label.heading.meaning == "home" for label in one.labelled):
        found += [
            field_at(document, Heading("home"), start, end)
            for start, end in left
            if end - start < _LONGEST_HOME and _holds_place(document, start, end)
        ][:1]
    return [f for f in found if f is not None]


# "KIA (people say so)": how it is known is no part of who it was
_ASIDE = re.compile(r"\s*\((?=[^()]*\s)[^()]*\)\s*\Z")
_TWO_PARENTS = re.compile(r"\w\s*(?:&|\+|\band\b)\s*\w|[\u1000-\u109f]\s*(?:နှင့်|နဲ့)\s*[\u1000-\u109f]")


def _is_both(text: str, label: Labelled, end: int) -> bool:
    """Whether both parents stand under a label for the father, as in "S/o: U A & Daw B"."""
    return label.heading.meaning == "father_name" and _TWO_PARENTS.search(text, label.start, end) is not None


_LONGEST_HOME = 90
_NAMES = frozenset(("father_name", "mother_name", "parents", "name"))
# a sentence goes on behind the name: "အမေ ဒေါ်မြ က စောင့်နေပါတယ်"
_GOES_ON = re.compile(r"(?<=[\u1000-\u109f])(?:\s*\(ကွယ်လွန်\)|\s+(?:ပါ|က|ကို|တို့|နဲ့|နှင့်|သည်|မျှော်|စိတ်|စောင့်|ဖြစ်)|ပါ(?=[။\s]|\Z))")


def _end_of_burmese_name(text: str, start: int, end: int) -> int:
    """Where a Burmese name under a label ends when its sentence goes on."""
    match = _GOES_ON.search(text, start + 4, end)
    return match.start() if match else end


def _before_contact(document: Document, label: Labelled, end: int) -> int:
    """Where a value ends at the latest: a way to reach somebody is part of no value that may be shown."""
    from kintrace.lexicon import contacts

    if label.heading.meaning in ("phone", "nrc", "note", "marks", "source"):
        return end
    found = [f for f in contacts.contacts_in(document.cleaned[label.start : end]) if f.kind != contacts.NRC]
    if not found:
        return end
    # the words that lead to a number belong to its own sentence
    before = document.cleaned[label.start : label.start + found[0].start]
    sentence = max(before.rfind("။"), before.rfind(". "), before.rfind("\n"))
    return label.start + (sentence if sentence >= 0 else found[0].start)


def _holds_place(document: Document, start: int, end: int) -> bool:
    from kintrace.lexicon import places

    return bool(places.gazetteer().places_in(document.cleaned[start:end]))


def beginning(document: Document, one: Sought) -> tuple[int, int, int] | None:
    """Where the name begins and ends, and where what follows it on its line does."""
    label = next((x for x in one.labelled if x.heading.meaning == "name" and x.end > x.start), None)
    if label is not None:
        name_end = end_of_name(document.cleaned, label.start, label.end)
        name_end = _end_of_burmese_name(document.cleaned, label.start, name_end)
        return label.start, name_end if name_end > label.start else label.end, label.end
    if one.opening is not None and one.opening.name_end > one.opening.start:
        return one.opening.start, one.opening.name_end, one.opening.end
    return None


def by_kin(document: Document, one: Sought) -> list[Field]:
    """The sex that "my younger brother" tells."""
    if one.opening is None or one.opening.kin is None or one.opening.sex is Sex.UNKNOWN:
        return []
    return [Field(Heading("sex"), one.opening.sex.value, document.quote_cleaned(*one.opening.kin))]


def after_stroke(document: Document, name_end: int, end: int) -> list[Field]:
    """The other name after a stroke: "name / pet name", or the same name in the other script."""
    match = _BRACKETED.match(document.cleaned, name_end, end)
    if match is not None and _NO_OTHER_NAME.search(match["other"]):
        match = None
    match = (
        match or _STROKE.match(document.cleaned, name_end, end) or _OTHER_SCRIPT.match(document.cleaned, name_end, end)
    )
    one = field_at(document, Heading("other_names"), *match.span("other")) if match else None
    return [one] if one else []


def by_title(name: str, quote: Quote) -> list[Field]:
    """The sex that a title tells: "Ko", "Daw"; a first syllable that looks like one may be a clan's, and tells none."""
    from kintrace.lexicon import names

    male = names.parse(name).male_probability
    if male is None or _LEAST_SURE_OF_SEX > male > 1 - _LEAST_SURE_OF_SEX:
        return []
    return [Field(Heading("sex"), (Sex.MALE if male > 0.5 else Sex.FEMALE).value, quote)]


def after_name(document: Document, start: int, name_end: int, end: int, have: set[str]) -> list[Field]:
    """What a line such as "MISSING: name, 17, male, from a village" says after the name."""
    from kintrace.lexicon import ages, places

    rest = document.cleaned[name_end:end]
    found: list[Field | None] = []
    old = ages.ages_in(document.cleaned[start:end])
    if old and "age" not in have:
        found.append(field_at(document, Heading("age"), start + old[0].start, start + old[0].end))
    elif "age" not in have and (vague := _VAGUE_AGE.match(rest)):
        found.append(field_at(document, Heading("age"), name_end + vague.start("age"), name_end + vague.end("age")))
    for word in _WORD.finditer(rest[:_NEAR_NAME]):
        if "sex" not in have and words.whole("sex", word[0]):
            found.append(field_at(document, Heading("sex"), name_end + word.start(), name_end + word.end()))
            break
    where = places.gazetteer().places_in(rest)
    if where and not have & {"home", "event_place", "place"}:
        from_home = rest[: where[0].start].rstrip().lower().endswith(("from", "of"))
        heading = Heading("home") if from_home else Heading("event_place", Act.MISSING)
        found.append(field_at(document, heading, name_end + where[0].start, name_end + where[0].end))
    return [f for f in found if f is not None]
