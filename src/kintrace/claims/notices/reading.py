"""Notices of missing persons: labelled lines from a wall or a post, in English and Burmese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kintrace.claims.coder import Coder
from kintrace.claims.headings import meanings as words
from kintrace.claims.headings.draft import Draft
from kintrace.claims.headings.fields import Field, Said, settled
from kintrace.claims.headings.incidents import incident_claims
from kintrace.claims.headings.persons import name_claims, person_claims
from kintrace.claims.notices import saying
from kintrace.claims.notices.free import fields_of, sought_in
from kintrace.claims.notices.labels import Labelled, labelled_in
from kintrace.claims.notices.people import Sought, end_of_name, people_sought
from kintrace.claims.notices.wishes import wish_in
from kintrace.lexicon.headers import Heading
from kintrace.model import Act, ActKind, Coding, Document, Property, Quote, Sex, SpeakerKind, Words

_SHORT = frozenset(["father_name", "mother_name", "age", "nrc", "sex", "ethnicity", "birth_date"])
_COMMA = re.compile(r"\s*(?:[,;](?=\s)|[၊။])\s*")
_CHILD_OF = re.compile(r"\b(?:son|daughter)\s+of\s+(?P<parents>[^,.;()\n]{2,60})", re.IGNORECASE)
_WEARING = re.compile(r"\b(?:wearing|dressed in)\s+(?P<clothes>[^.;()\n]{3,120})", re.IGNORECASE)
# ", about 27," behind a name: too little for an age anywhere else
_VAGUE_AGE = re.compile(r"\s*,\s*(?P<age>(?:about|around|nearly|almost)\s+[1-9][0-9])\s*(?=[,.;]|$)", re.IGNORECASE)
_STROKE = re.compile(r"\s/\s+(?P<other>[^/,;၊။()\n0-9\u1040-\u1049]*[^/,;၊။()\n0-9\u1040-\u1049\s])")
# the same name again in the other script, with nothing between
_OTHER_SCRIPT = re.compile(r"[ ]+(?P<other>[\u1000-\u109f]{4,40}|[A-Z][A-Za-z'’ -]{3,40}[a-z])\s*(?=[,;၊။\n]|\Z)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_SURE_OF_SEX = 0.75  # what titles say; "Maung" and "Saw" are also names, of men as a rule
_NEAR_NAME = 40  # code points behind a name in which "male" is said of it
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
    wish = _wish(document)
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
    taker = next(saying.takers(text), None) if "taker" not in have else None
    if taker is not None:
        found.append(Field(Heading("taker"), text[taker[0] : taker[1]], document.quote_cleaned(*taker)))
    sex = saying.sex_told(text, (0, len(text)), name_end) if "sex" not in have else None
    if sex is not None:
        found.append(Field(Heading("sex"), saying.code_of_sex(text[sex[0] : sex[1]]), document.quote_cleaned(*sex)))
    return found


_LONGEST_STORY = 2_600


def _is_told(one: Sought) -> bool:
    """Whether sentences, and no labels, bring the person up."""
    return one.opening is not None and not any(x.heading.meaning == "name" for x in one.labelled)


def _code_person(
    document: Document, draft: Draft, one: Sought, published: date | None, people: Sequence[Sought]
) -> str | None:
    alone = len(people) == 1
    fields = settled(_labelled_fields(document, one), Said(published))
    names = [f for f in fields if f.meaning == "name"]
    beginning = _beginning(document, one)
    if beginning is None:
        return None
    start, name_end, end = beginning
    name = document.cleaned[start:name_end].strip()
    quote = document.quote_cleaned(start, start + len(name))
    fields += _by_kin(document, one) if not any(f.meaning == "sex" for f in fields) else []
    told = _is_told(one)
    have = {f.meaning for f in fields}
    fields += _after_name(document, start, name_end, end, have | ({"home"} if told else set()))
    fields += _by_title(name, quote) if not any(f.meaning == "sex" for f in fields) else []
    person = draft.person(quote)
    name_claims(draft, person, name, quote)
    others = [Field(Heading("other_names"), f.text, f.quote) for f in names[1:]]
    others += _after_stroke(document, name_end, end)
    fields = [*others, *(f for f in fields if f.meaning != "name")]
    if told:
        fields += fields_of(document, one, list(people), {f.meaning for f in fields}, published)
    fields += _told(document, one, fields, published)
    if alone and not told:
        fields += _said_anywhere(document, {f.meaning for f in fields}, end)
    person_claims(draft, person, fields, Said(published))
    _contacts(document, draft, person, one, fields, alone)
    incident_claims(draft, [person], fields, _act_of(document, one, alone, published, quote))
    return person


def _field(document: Document, heading: Heading, start: int, end: int) -> Field | None:
    """The words between two offsets of the cleaned text, under a heading; ``None`` where they say nothing."""
    text = document.cleaned[start:end]
    if words.is_nothing(text):
        return None
    return Field(heading, text, document.quote_cleaned(start, end))


def _labelled_fields(document: Document, one: Sought) -> list[Field]:
    """The labelled values; what follows a name or number after a comma is no part of it, but may be the home."""
    found: list[Field | None] = []
    left: list[tuple[int, int]] = []
    for label in one.labelled:
        cut = _COMMA.search(document.cleaned, label.start, label.end) if label.heading.meaning in _SHORT else None
        end = cut.start() if cut else label.end
        if label.heading.meaning in _NAMES:
            end = _end_of_burmese_name(document.cleaned, label.start, end)
        found.append(_field(document, label.heading, label.start, _before_contact(document, label, end)))
        left += [(cut.end(), label.end)] if cut else []
    if not any(label.heading.meaning == "home" for label in one.labelled):
        found += [
            _field(document, Heading("home"), start, end) for start, end in left if _holds_place(document, start, end)
        ][:1]
    return [f for f in found if f is not None]


_NAMES = frozenset(("father_name", "mother_name", "name"))
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


def _beginning(document: Document, one: Sought) -> tuple[int, int, int] | None:
    """Where the name begins and ends, and where what follows it on its line does."""
    label = next((x for x in one.labelled if x.heading.meaning == "name" and x.end > x.start), None)
    if label is not None:
        name_end = end_of_name(document.cleaned, label.start, label.end)
        name_end = _end_of_burmese_name(document.cleaned, label.start, name_end)
        return label.start, name_end if name_end > label.start else label.end, label.end
    if one.opening is not None and one.opening.name_end > one.opening.start:
        return one.opening.start, one.opening.name_end, one.opening.end
    return None


def _by_kin(document: Document, one: Sought) -> list[Field]:
    """The sex that "my younger brother" tells."""
    if one.opening is None or one.opening.kin is None or one.opening.sex is Sex.UNKNOWN:
        return []
    return [Field(Heading("sex"), one.opening.sex.value, document.quote_cleaned(*one.opening.kin))]


def _after_stroke(document: Document, name_end: int, end: int) -> list[Field]:
    """The other name after a stroke: "name / pet name", or the same name in the other script."""
    match = _STROKE.match(document.cleaned, name_end, end) or _OTHER_SCRIPT.match(document.cleaned, name_end, end)
    one = _field(document, Heading("other_names"), *match.span("other")) if match else None
    return [one] if one else []


def _by_title(name: str, quote: Quote) -> list[Field]:
    """The sex that a title tells: "Ko", "Daw"; a first syllable that looks like one may be a clan's, and tells none."""
    from kintrace.lexicon import names

    male = names.parse(name).male_probability
    if male is None or _LEAST_SURE_OF_SEX > male > 1 - _LEAST_SURE_OF_SEX:
        return []
    return [Field(Heading("sex"), (Sex.MALE if male > 0.5 else Sex.FEMALE).value, quote)]


def _after_name(document: Document, start: int, name_end: int, end: int, have: set[str]) -> list[Field]:
    """What a line such as "MISSING: name, 17, male, from a village" says after the name."""
    from kintrace.lexicon import ages, places

    rest = document.cleaned[name_end:end]
    found: list[Field | None] = []
    old = ages.ages_in(document.cleaned[start:end])
    if old and "age" not in have:
        found.append(_field(document, Heading("age"), start + old[0].start, start + old[0].end))
    elif "age" not in have and (vague := _VAGUE_AGE.match(rest)):
        found.append(_field(document, Heading("age"), name_end + vague.start("age"), name_end + vague.end("age")))
    for word in _WORD.finditer(rest[:_NEAR_NAME]):
        if "sex" not in have and words.whole("sex", word[0]):
            found.append(_field(document, Heading("sex"), name_end + word.start(), name_end + word.end()))
            break
    where = places.gazetteer().places_in(rest)
    if where and not have & {"home", "event_place", "place"}:
        from_home = rest[: where[0].start].rstrip().lower().endswith(("from", "of"))
        heading = Heading("home") if from_home else Heading("event_place", Act.MISSING)
        found.append(_field(document, heading, name_end + where[0].start, name_end + where[0].end))
    return [f for f in found if f is not None]


def _told(document: Document, one: Sought, fields: Sequence[Field], published: date | None) -> list[Field]:
    """What free lines tell of the taking where no label does: when, where, and by whom."""
    from kintrace.lexicon import actors, dates, places

    have = {f.meaning for f in fields}
    found: list[Field | None] = []
    told = [(f.quote.start, f.quote.end) for f in fields]
    for start, end in _free_lines(document.cleaned, one):
        line = document.cleaned[start:end]
        for pattern, meaning in ((_CHILD_OF, "parents"), (_WEARING, "clothes")):
            match = pattern.search(line)
            if match and not have & {meaning, "father_name" if meaning == "parents" else meaning}:
                found.append(
                    _field(document, Heading(meaning), start + match.start(meaning), start + match.end(meaning))
                )
        act = words.within("act", line)
        if act is None or Act(act[0]).kind is not ActKind.TAKE:
            continue
        when = dates.dates_in(line, published)
        own = Act.MISSING if act[0] == Act.MISSING else ""
        if when and "event_date" not in have:
            found.append(_field(document, Heading("event_date", own), start + when[0].start, start + when[0].end))
        sides = [f for f in actors.registry().actors_in(line) if not f.generic or "by" in line.lower().split()]
        if sides and "taker" not in have and act[0] != Act.MISSING:
            found.append(_field(document, Heading("taker"), start + sides[0].start, start + sides[0].end))
        taken = [(f.start, f.end) for f in sides]
        where = [f for f in places.gazetteer().places_in(line) if all(f.end <= a or f.start >= b for a, b in taken)]
        for place in where:
            spot = _field(document, Heading("event_place", own), start + place.start, start + place.end)
            if spot and "event_place" not in have and not any(a <= spot.quote.start < b for a, b in told):
                found.append(spot)
                break
        have |= {f.meaning for f in found if f is not None}
    return [f for f in found if f is not None]


def _free_lines(text: str, one: Sought) -> list[tuple[int, int]]:
    """Lines of a person's part that no label and no opening takes."""
    spans = [(x.label_start, max(x.end, x.start)) for x in one.labelled]
    if one.opening is not None:
        spans.append((one.opening.start, one.opening.name_end))
    found = []
    at = one.start
    while at < one.end:
        end = text.find("\n", at, one.end)
        end = one.end if end < 0 else end
        if text[at:end].strip() and not any(a < end and b > at for a, b in spans):
            found.append((at, end))
        elif one.opening is not None and at <= one.opening.start < end:
            found.append((one.opening.name_end, end))
        at = end + 1
    return [(a, b) for a, b in found if b > a]


def _act_of(document: Document, one: Sought, alone: bool, published: date | None, name: Quote) -> Said:
    """What the notice's own words say happened: a taking that a free line tells, else that somebody is missing."""
    best: tuple[str, Quote] | None = None
    lines = _free_lines(document.cleaned, one)
    if not alone:
        lines = [*lines, *_lines_before(document.cleaned, one)]
    for start, end in lines:
        found = words.within("act", document.cleaned[start:end])
        if found is None or Act(found[0]).kind is not ActKind.TAKE:
            continue
        if best is None or best[0] == Act.MISSING:
            best = found[0], document.quote_cleaned(start + found[1], start + found[2])
    if best is None and one.opening is not None and one.opening.name_end > one.opening.start:
        head = document.cleaned[: one.opening.start].rstrip(" :-–—။!\n")
        begin = head.rfind("\n") + 1
        best = Act.MISSING, document.quote_cleaned(begin, len(head)) if len(head) > begin else name
    return Said(published, *best, first=True) if best else Said(published, Act.MISSING, name)


def _lines_before(text: str, one: Sought) -> list[tuple[int, int]]:
    """The first line of the notice, which heads every person in it."""
    end = text.find("\n")
    return [(0, end)] if 0 < end <= one.start else []


def _wish(document: Document) -> tuple[Words, Quote] | None:
    """What the poster asks for; whoever speaks for the family needs to know it before they share anything."""
    from kintrace.lexicon import contacts

    numbers = [(f.start, f.end) for f in contacts.contacts_in(document.cleaned)]
    span = wish_in(document.cleaned, numbers)
    if span is None:
        return None
    return Words(document.cleaned[span[0] : span[1]]), document.quote_cleaned(*span)


# numbers of whoever printed or hosts it, and numbers that are not to be called
_NOT_TO_CALL = re.compile(rf"\b(?:{words.listed('not_to_call')})\b|{words.listed('not_to_call_my')}", re.IGNORECASE)


def _to_call(text: str, at: int) -> bool:
    """Whether the words around a number do not say that it is somebody else's, or out of use."""
    begins = max(text.rfind("\n", 0, at), text.rfind("။", 0, at), text.rfind(". ", 0, at), text.rfind("(", 0, at)) + 1
    ends = min((e for e in (text.find(m, at) for m in ("\n", "။", ". ", " (")) if e >= 0), default=len(text))
    return _NOT_TO_CALL.search(text[begins:ends]) is None


def _contacts(document: Document, draft: Draft, person: str, one: Sought, fields: Sequence[Field], alone: bool) -> None:
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
        elif _to_call(document.cleaned, start + found.start):
            draft.claim(person, Property.CONTACT, Words(text), quote, "A way to reach somebody stands in the notice.")


CODER = Coder("notices", "1", fits, code)
