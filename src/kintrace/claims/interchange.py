"""One document's coding as the plain object that ``kintrace extract`` writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kintrace.claims.number_of_victims import number_of_victims
from kintrace.model import (
    UNKNOWN_DATE,
    Actor,
    Child,
    Claim,
    Code,
    Coding,
    ContextKind,
    Count,
    Document,
    IncidentMention,
    Place,
    PositionKind,
    Property,
    Quote,
    Sex,
    SpeakerKind,
    Stance,
    When,
    Words,
)

_LONGEST_QUOTE = 500
_CONTEXT = {
    PositionKind.ADMITS: ContextKind.ADMISSION,
    PositionKind.ADMITS_IN_PART: ContextKind.ADMISSION,
    PositionKind.ACCEPTS: ContextKind.ADMISSION,
    PositionKind.DENIES: ContextKind.DENIAL,
    PositionKind.EXPLAINS: ContextKind.OFFICIAL_REPLY,
    PositionKind.NO_COMMENT: ContextKind.NO_COMMENT,
    PositionKind.NO_RESPONSE: ContextKind.NO_RESPONSE,
}
_NAMES = (Property.NAME, Property.OTHER_NAME)
_STANCES = {Stance.ADMITS: "admitted", Stance.DENIES: "denied"}

_DISTRICT = re.compile(r"D\d{3}\Z")


def to_json(document: Document, coding: Coding, incident_ids: Mapping[str, str]) -> dict[str, Any]:
    """Give the object that ``kintrace extract`` writes for a document.

    Args:
        document: The document.
        coding: What was read from it.
        incident_ids: For references of incident mentions the incident they belong to; others are ``None``.

    Returns:
        Plain dicts, lists, strings and numbers; offsets are code points of ``document.text``.
    """
    return {
        "document": document.name,
        "incidents": [_incident(coding, i, incident_ids.get(i.ref)) for i in coding.incidents],
        "context": _context(coding),
        "set_aside": [{"reason": s.reason, "start": s.start, "end": s.end} for s in coding.set_aside],
    }


def _incident(coding: Coding, mention: IncidentMention, incident: str | None) -> dict[str, Any]:
    act = next(iter(coding.claims_about(mention.ref, Property.ACT)), None)
    quote = _short(mention.quote)
    hour = _code(coding, mention.ref, Property.TIME_OF_DAY)
    brought = {"coder": act.coder} if act is not None and act.coder != coding.coder else {}
    return {
        "quote": quote.text,
        "start": quote.start,
        "end": quote.end,
        "mentions": [{"start": r.start, "end": r.end} for r in map(_short, mention.repeats)],
        "act": act.value.code if act is not None and isinstance(act.value, Code) else "",
        "date": _date(coding, mention.ref),
        "time_of_day": hour or None,
        "place": _place(coding, mention.ref),
        "actors": _actors(coding, mention.ref),
        "victims": _victims(coding, mention),
        "source": _source(coding, act),
        "hedges": list(dict.fromkeys(h for c in coding.claims_about(mention.ref) for h in c.hedges)),
        "outcome": _outcome(coding, mention),
        "incident": incident,
        **brought,  # only where a model that the user brought picked the words
    }


def _short(quote: Quote) -> Quote:
    if len(quote.text) <= _LONGEST_QUOTE:
        return quote
    return Quote(quote.document, quote.start, quote.start + _LONGEST_QUOTE, quote.text[:_LONGEST_QUOTE], quote.cell)


def _code(coding: Coding, about: str, prop: Property) -> str:
    return next((c.value.code for c in coding.claims_about(about, prop) if isinstance(c.value, Code)), "")


def _date(coding: Coding, about: str) -> str:
    dates = (c.value.edtf for c in coding.claims_about(about, Property.WHEN) if isinstance(c.value, When))
    return next(dates, UNKNOWN_DATE)


def _place(coding: Coding, about: str) -> dict[str, str | None]:
    places = [c.value for c in coding.claims_about(about, Property.WHERE) if isinstance(c.value, Place)]
    if not places:
        return {"text": "", "pcode": None}
    # the interface knows townships and states; a district is given as its state, with its words kept
    return {"text": places[0].words, "pcode": _DISTRICT.sub("", places[0].pcode) if places[0].pcode else None}


def _actors(coding: Coding, about: str) -> list[dict[str, str]]:
    """Every side that is named, with the strongest stance of its own people to it."""
    found: dict[tuple[str, str], str] = {}
    for claim in coding.claims_about(about, Property.TAKER):
        if not isinstance(claim.value, Actor):
            continue
        key = next(
            (k for k in found if claim.value.code and k[1] == claim.value.code),
            (claim.value.words, claim.value.code or ""),
        )
        found[key] = _STANCES.get(claim.stance, found.get(key, "alleged"))
    return [{"text": words, "code": code, "stance": stance} for (words, code), stance in found.items()]


def _victims(coding: Coding, mention: IncidentMention) -> dict[str, Any]:
    claims = [c for v in mention.victims for c in coding.claims_about(v)]
    number = number_of_victims(coding, mention)
    return {
        "min": number.min,
        "max": number.max,
        "sex": _agreed([c for c in claims if c.property is Property.SEX], Sex.UNKNOWN.value),
        "ages": _ages(claims),
        "names": list(
            dict.fromkeys(c.value.text for c in claims if c.property in _NAMES and isinstance(c.value, Words))
        ),
        "child": _agreed([c for c in claims if c.property is Property.CHILD], Child.UNKNOWN.value),
    }  # fmt: skip


def _ages(claims: list[Claim]) -> list[int | None]:
    """Each age once, though a group and one of its members may both have it by the same words."""
    told = {c.quote.start: c.value.min for c in claims if c.property is Property.AGE and isinstance(c.value, Count)}
    return [told[start] for start in sorted(told)]


def _agreed(claims: list[Claim], unknown: str) -> str:
    codes = {c.value.code for c in claims if isinstance(c.value, Code)}
    if len(codes) > 1:
        return "mixed"
    return codes.pop() if codes else unknown


_SOURCES = {SpeakerKind.RELATIVE: "relatives"}  # the word of the format; the scheme has the singular


def _source(coding: Coding, act: Claim | None) -> dict[str, str]:
    speaker = next((s for s in coding.speakers if act is not None and s.ref == act.speaker), None)
    if speaker is None:
        return {"type": SpeakerKind.UNKNOWN.value, "text": ""}
    return {"type": _SOURCES.get(speaker.kind, speaker.kind.value), "text": speaker.words}


def _outcome(coding: Coding, mention: IncidentMention) -> str:
    fates = [
        c.value.code
        for v in mention.victims
        for c in coding.claims_about(v, Property.FATE)
        if isinstance(c.value, Code)
    ]
    return fates[-1] if fates else ""


def _context(coding: Coding) -> list[dict[str, Any]]:
    found = [(r.kind, r.quote) for r in coding.remarks if r.kind is not None]
    found += [(p.context, p.quote) for p in coding.practices]
    found += [(_CONTEXT[p.kind], p.quote) for p in coding.positions]
    unique = dict.fromkeys((kind.value, _short(quote)) for kind, quote in found if kind is not None)
    return [
        {"kind": kind, "quote": quote.text, "start": quote.start, "end": quote.end}
        for kind, quote in sorted(unique, key=lambda x: (x[1].start, x[1].end, x[0]))
    ]
