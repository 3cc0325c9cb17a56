"""What a row or notice says happened, when, where and by whom, and what became of the person after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kintrace.claims.headings import meanings as words
from kintrace.claims.headings import values
from kintrace.claims.headings.draft import Draft
from kintrace.claims.headings.fields import Field, Said, claim_value, date_in, under
from kintrace.claims.headings.places import event_place
from kintrace.model import Act, ActKind, Code, Place, Property, Quote, When


def incident_claims(draft: Draft, victims: Sequence[str], fields: Sequence[Field], said: Said) -> None:
    """Claim what happened to the persons of one row or notice: what, when, where, by whom; and what became of them."""
    act = _taking(fields, said)
    if act is None:
        return
    code, quote, because = act
    incident = draft.incident(quote, victims)
    draft.claim(incident, Property.ACT, Code(code), quote, because)
    for one in fields:
        if one.meaning == "event_date":
            when = date_in(one, said)
            claim_value(draft, incident, one, Property.WHEN, when)
            _claim_hour(draft, incident, one)
            _last_seen(draft, victims, one, Property.LAST_SEEN, when)
        elif one.meaning == "taker":
            for actor in values.actors_of(one.text):
                draft.claim(incident, Property.TAKER, actor, one.quote, under(one))
    where = event_place(fields)
    if where is not None:
        one, place = where
        draft.claim(incident, Property.WHERE, place, one.quote, under(one))
        _last_seen(draft, victims, one, Property.LAST_SEEN_AT, place)
    _after(draft, victims, fields, said)


def _claim_hour(draft: Draft, incident: str, one: Field) -> None:
    from kintrace.lexicon import hours

    found = hours.hours_in(one.text)
    if found:
        code = Code(found[0].time_of_day)
        draft.claim(incident, Property.TIME_OF_DAY, code, one.quote, "An hour stands beside the date.")


def _last_seen(draft: Draft, victims: Iterable[str], one: Field, prop: Property, value: When | Place | None) -> None:
    if one.heading.act == Act.MISSING and value is not None:
        for victim in victims:
            draft.claim(victim, prop, value, one.quote, under(one))


def _act(text: str) -> str | None:
    found = words.within("act", text)
    return words.whole("act", text) or (found[0] if found else None)


def _is_taking(code: str) -> bool:
    return Act(code).kind is ActKind.TAKE


def _taking(fields: Sequence[Field], said: Said) -> tuple[str, Quote, str] | None:
    """How the person went: its code, the words that say so, and why; ``None`` where nothing tells of an event.

    What the row itself says goes before what a heading says of all rows, and that before the title. A taker makes a
    missing person one who was taken.
    """
    ranked: list[tuple[int, str, Quote, str]] = []
    for one in fields:
        if one.meaning in ("act", "status", "note"):
            code = _act(one.text)
            if code and _is_taking(code):
                rank = ("act", "status", "note").index(one.meaning)
                ranked.append((rank, code, one.quote, "The row's own words say what happened."))
        if one.heading.act and _is_taking(one.heading.act):
            ranked.append((3, one.heading.act, one.quote, "The heading it stands under says what happened."))
    if said.act and said.act_quote is not None and _is_taking(said.act):
        rank, because = (2, "The notice's own words say it.") if said.first else (4, "The title says it of all below.")
        ranked.append((rank, said.act, said.act_quote, because))
    taker = next((f for f in fields if f.meaning == "taker"), None)
    if taker is not None:
        ranked.append((5, Act.TAKEN, taker.quote, "It names who is said to have taken the person."))
    event = next((f for f in fields if f.meaning in ("event_date", "event_place")), None)
    if event is not None:
        ranked.append((6, Act.MISSING, event.quote, "A date or place of an event is given, and not what it was."))
    if not ranked:
        return None
    best = min(ranked, key=lambda r: (r[1] == Act.MISSING, r[0]))
    return best[1:]


def _after(draft: Draft, victims: Sequence[str], fields: Sequence[Field], said: Said) -> None:
    """What became of them, as an incident of its own: a release, an escape, a return, a killing."""
    for one in fields:
        code = _act(one.text) if one.meaning in ("status", "act") else None
        if code and not _is_taking(code):
            later = draft.incident(one.quote, victims)
            draft.claim(later, Property.ACT, Code(code), one.quote, "The row says what became of the person.")
            for other in fields:
                if other.meaning == "release_date" and Act(code).kind in (ActKind.RELEASE, ActKind.ESCAPE):
                    claim_value(draft, later, other, Property.WHEN, date_in(other, said))
            return
    for one in fields:
        when = date_in(one, said) if one.meaning == "release_date" else None
        if when is not None:
            later = draft.incident(one.quote, victims)
            draft.claim(later, Property.ACT, Code(Act.RELEASED), one.quote, "A day of release is given.")
            draft.claim(later, Property.WHEN, when, one.quote, under(one))
            for victim in victims:
                draft.claim(victim, Property.FATE, Code("released"), one.quote, "A day of release is given.")
