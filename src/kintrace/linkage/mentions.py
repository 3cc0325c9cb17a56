"""From the claims of codings to flat records."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from kintrace.claims import number_of_victims
from kintrace.lexicon.names import given_bits, skeleton
from kintrace.linkage.ages import born, nrc_key, phone_keys
from kintrace.linkage.place_keys import place_keys
from kintrace.linkage.records import IncidentRecord, PersonRecord
from kintrace.model import (
    Act,
    Actor,
    ClaimStatus,
    Code,
    Coding,
    Count,
    Document,
    IncidentMention,
    PersonMention,
    Place,
    Property,
    Sex,
    Stance,
    When,
    Words,
)

V = TypeVar("V")

_RARE_NAME_BITS = 13.0
_JUNTA, _KACHIN = "junta", "kachin"
# Sides that writers take for one another, because they act together. Of one camp is not yet the same side.
_CAMPS = dict.fromkeys(("MM_MIL", "MM_POLICE", "PYUSAWHTI", "BGF", "SNA"), _JUNTA) | dict.fromkeys(
    ("KIA", "KPDF", "PDF"), _KACHIN
)
_NOBODY = ("UNIDENTIFIED_AG", "")
_DULL = frozenset(("from", "into", "them", "they", "were", "after", "away", "before", "while", "with", "people"))


def incident_records(codings: Sequence[Coding], origin_of: Mapping[str, str]) -> list[IncidentRecord]:
    """One record for each incident mention, in order of reference.

    Args:
        codings: Of any number of documents.
        origin_of: Reference of the origin by document.
    """
    found = [_incident(c, i, origin_of.get(c.document, c.document)) for c in codings for i in c.incidents]
    return sorted(found, key=lambda r: r.ref)


def person_records(
    codings: Sequence[Coding], documents: Mapping[str, Document], incident_of: Mapping[str, str]
) -> list[PersonRecord]:
    """One record for each person mention, in order of reference.

    Args:
        codings: Of any number of documents.
        documents: By reference; a date of publication says when an age held that nothing else dates.
        incident_of: Reference of the linked incident by incident mention.
    """
    found = [_person(c, p, documents.get(c.document), incident_of) for c in codings for p in c.persons]
    return sorted(found, key=lambda r: r.ref)


def values(coding: Coding, about: str, prop: Property, kind: type[V]) -> list[V]:
    """Values claimed of a mention, rejected claims and denials left out."""
    return [
        c.value
        for c in coding.claims_about(about, prop)
        if isinstance(c.value, kind) and c.status is not ClaimStatus.REJECTED and c.stance is not Stance.DENIES
    ]


def base(code: str) -> str:
    """Code of a side without its unit."""
    return code.split(":")[0]


def _incident(coding: Coding, mention: IncidentMention, origin: str) -> IncidentRecord:
    acts = [v.code for v in values(coding, mention.ref, Property.ACT, Code) if v.code in list(Act)]
    when = _best_when(values(coding, mention.ref, Property.WHEN, When))
    places = values(coding, mention.ref, Property.WHERE, Place)
    hours = values(coding, mention.ref, Property.TIME_OF_DAY, Code)
    least, most = _number(coding, mention)
    victims, rare = _victim_keys(coding, mention)
    return IncidentRecord(
        mention.ref, coding.document, origin,
        kind=Act(acts[0]).kind.value if acts else "unknown",
        act=acts[0] if acts else None,
        first=_first(when), last=_last(when), month_day=_month_day(when),
        township=next((p.township for p in places if p.township), None),
        state=next((p.state for p in places if p.state), None),
        spots=tuple(sorted({k for p in places for k in spots(p)})),
        actors=_actors(coding, mention.ref), camps=_camps(_actors(coding, mention.ref)),
        least_number=least, most_number=most,
        sex=_sex_of_all(coding, mention), ages=_ages(coding, mention),
        victims=victims, rare_victims=rare,
        hour=hours[0].code if hours else None,
        manner=_particulars(values(coding, mention.ref, Property.MANNER, Words)),
    )  # fmt: skip


def _person(
    coding: Coding, mention: PersonMention, document: Document | None, incident_of: Mapping[str, str]
) -> PersonRecord:
    about, done = mention.ref, [i for i in coding.incidents if mention.ref in i.victims]
    takings = [i for i in done if _is_taking(coding, i)] or done
    when = _best_when([w for i in takings for w in values(coding, i.ref, Property.WHEN, When)]
                      + values(coding, about, Property.LAST_SEEN, When))  # fmt: skip
    places = [p for i in takings for p in values(coding, i.ref, Property.WHERE, Place)]
    places += values(coding, about, Property.LAST_SEEN_AT, Place)
    birth = _birth(coding, about, when, document)
    number = next(iter(values(coding, about, Property.NUMBER, Count)), None)
    return PersonRecord(
        about, coding.document,
        names=_texts(coding, about, Property.NAME) + _texts(coding, about, Property.OTHER_NAME),
        sex=_sex(coding, about),
        birth_first=birth[0], birth_last=birth[1],
        father=next(iter(_texts(coding, about, Property.FATHER)), ""),
        mother=next(iter(_texts(coding, about, Property.MOTHER)), ""),
        nrc=next((nrc_key(t) for t in _texts(coding, about, Property.IDENTITY_NUMBER)), ""),
        phones=tuple(sorted({k for t in _texts(coding, about, Property.CONTACT) for k in phone_keys(t)})),
        home=_area_keys(values(coding, about, Property.HOME, Place)), event_place=_area_keys(places),
        event_first=_first(when), event_last=_last(when),
        takers=tuple(sorted({a for i in takings for a in _actors(coding, i.ref)})),
        incidents=tuple(sorted({incident_of[i.ref] for i in done if i.ref in incident_of})),
        group=mention.group,
        least_number=number.min if number else (2 if mention.group else 1),
        most_number=number.max if number else (None if mention.group else 1),
    )  # fmt: skip


def _is_taking(coding: Coding, incident: IncidentMention) -> bool:
    return any(
        v.code in list(Act) and Act(v.code).kind == "take" for v in values(coding, incident.ref, Property.ACT, Code)
    )


def _texts(coding: Coding, about: str, prop: Property) -> tuple[str, ...]:
    return tuple(v.text for v in values(coding, about, prop, Words))


def _best_when(whens: Sequence[When]) -> When | None:
    """The date that says most: a single day before an interval, anything before nothing."""
    known = [w for w in whens if w.known]
    return min(known, key=_width) if known else None


def _width(when: When) -> tuple[int, str]:
    if when.first and when.last:
        return (when.last - when.first).days, when.edtf
    return (3 if when.month_day else 100_000), when.edtf


def _first(when: When | None) -> int | None:
    return when.first.toordinal() if when and when.first else None


def _last(when: When | None) -> int | None:
    return when.last.toordinal() if when and when.last else None


def _month_day(when: When | None) -> int | None:
    if when is None:
        return None
    if when.month_day and when.month_day[1]:
        return date(2000, when.month_day[0], when.month_day[1]).timetuple().tm_yday
    if when.single_day and when.first:
        return date(2000, when.first.month, when.first.day).timetuple().tm_yday
    return None


def spots(place: Place) -> set[str]:
    """Keys of the innermost place; the area that holds it is compared by its code."""
    areas = {k for words in place.within for k in place_keys(words)}
    return set(place_keys(place.name or place.words)) - areas if _is_finer(place) else set()


def _is_finer(place: Place) -> bool:
    return not place.wide


def _area_keys(places: Sequence[Place]) -> tuple[str, ...]:
    keys = {p.township for p in places if p.township} | {k for p in places for k in spots(p)}
    return tuple(sorted(k for k in keys if k))


def _actors(coding: Coding, about: str) -> tuple[str, ...]:
    codes = {base(a.code) for a in values(coding, about, Property.TAKER, Actor) if a.code}
    return tuple(sorted(codes - set(_NOBODY)))


def _camps(actors: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({_CAMPS.get(a, a) for a in actors}))


def _number(coding: Coding, mention: IncidentMention) -> tuple[int | None, int | None]:
    told = number_of_victims(coding, mention)
    if told.min is not None or not mention.victims:
        return told.min, told.max
    several = any(p.group for p in coding.persons if p.ref in mention.victims) and told.max != 1
    return (2 if several else 1), told.max


def _sex(coding: Coding, about: str) -> str | None:
    said = {v.code for v in values(coding, about, Property.SEX, Code)} & {Sex.MALE.value, Sex.FEMALE.value}
    return said.pop() if len(said) == 1 else None


def _sex_of_all(coding: Coding, mention: IncidentMention) -> str | None:
    said = {v.code for p in mention.victims for v in values(coding, p, Property.SEX, Code)} - {Sex.UNKNOWN.value}
    if not said:
        return None
    return said.pop() if len(said) == 1 else Sex.MIXED.value


def _ages(coding: Coding, mention: IncidentMention) -> tuple[int, ...]:
    ages = [a for p in mention.victims for a in values(coding, p, Property.AGE, Count)]
    return tuple(sorted({n for a in ages if a.min is not None and a.max is not None and a.max - a.min <= 3
                         for n in range(a.min, a.max + 1)}))  # fmt: skip


def _victim_keys(coding: Coding, mention: IncidentMention) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = [
        t for p in mention.victims for t in _texts(coding, p, Property.NAME) + _texts(coding, p, Property.OTHER_NAME)
    ]
    keys = {name_key(n): n for n in names if name_key(n)}
    rare = [k for k, n in keys.items() if given_bits(n) >= _RARE_NAME_BITS]
    return tuple(sorted(keys)), tuple(sorted(rare))


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """The sounds of a name's main form as one string; empty: no name that we can read."""
    return "-".join(skeleton(name))


def _particulars(manners: Sequence[Words]) -> tuple[str, ...]:
    words = {w for m in manners for w in re.findall("[a-z]{4,}", m.text.lower())} - _DULL
    return tuple(sorted({re.sub("(?:ing|ed|es|s)$", "", w) for w in words}))


def _birth(coding: Coding, about: str, when: When | None, document: Document | None) -> tuple[int | None, int | None]:
    for birth in values(coding, about, Property.BIRTH, When):
        if birth.first and birth.last:
            return birth.first.toordinal(), birth.last.toordinal()
    ages = [a for a in values(coding, about, Property.AGE, Count) if a.min is not None and a.max is not None]
    first, last = (when.first, when.last) if when else (None, None)
    if not (first and last) and document and document.published:
        first = last = date.fromisoformat(document.published)
    if not ages or first is None or last is None:
        return None, None
    return born(ages[0].min or 0, ages[0].max or 0, first, last)
