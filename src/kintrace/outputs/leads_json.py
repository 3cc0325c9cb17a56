"""Leads as lines of JSON, for other programs: one lead a line, then one line for the whole."""

from __future__ import annotations

import json
from typing import Any

from kintrace.model import ActKind, Actor, Assessment, Position, Practice, Quote, Released
from kintrace.outputs.base import CASE_READERS, COUNT_READERS, Form
from kintrace.outputs.lead_said import document_said, in_other_words, next_steps
from kintrace.outputs.wording import wording

_ENDINGS = (ActKind.RELEASE, ActKind.ESCAPE)


def render(released: Released) -> dict[str, bytes]:
    """Write ``leads.jsonl``. Keys are never renamed; a date, place or quotes that are ``null`` were withheld."""
    lines = [*(_lead(released, lead) for lead in released.leads), _whole(released)]
    body = "".join(json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n" for line in lines)
    return {"leads.jsonl": body.encode()}


def _lead(released: Released, lead: Assessment) -> dict[str, Any]:
    withheld = released.withheld_from(lead.ref)
    ended = lead.act.kind in _ENDINGS
    place = {"text": lead.where.words, "pcode": lead.where.pcode, "precision": lead.where.precision.value}
    return {
        "lead": lead.ref,
        "reviewed": lead.reviewed,
        "who": {
            "names": list(lead.who.names),
            "min": lead.who.number.min,
            "max": lead.who.number.max,
            "sex": lead.who.sex.value,
            "ages": list(lead.who.ages),
            "named": bool(lead.who.names),
        },
        "what": lead.act.value,
        "date": None if ended or "date" in withheld else lead.when.edtf,
        "date_words": list(lead.date_words),
        "place": None if ended or "place" in withheld else place,
        "taker": _actor(lead.taker),
        "holder": _actor(lead.holder),
        "hypotheses": [
            {
                "question": h.question.value,
                "answer": h.answer or h.words,
                "probability": h.probability,
                "for": h.origins_for,
                "against": h.origins_against,
            }
            for h in lead.hypotheses
        ],
        "fate": {"value": lead.fate.value, "words": lead.fate_words},
        "documents": [document_said(released, d) for d in lead.documents],
        "origins": lead.origins,
        "conflicts": [
            {
                "property": c.property,
                "values": [
                    {"value": v.value, "documents": sorted(document_said(released, d) for d in v.documents)}
                    for v in c.values
                ],
            }
            for c in lead.conflicts
        ],
        "quotes": None if ended else [_span(released, q) for q in lead.quotes],
        "next": list(next_steps(lead)),
        "withheld": list(withheld),
        "in_other_words": list(in_other_words(released, lead)),
    }


def _whole(released: Released) -> dict[str, Any]:
    return {
        "taken_in": released.taken_in,
        "set_aside": [{"file": f, "where": w, "reason": r} for f, w, r in released.set_aside],
        "persons": released.persons,
        "incidents": released.incidents,
        "practices": [_practice(released, p) for p in released.practices],
        "positions": [_position(released, p) for p in released.positions],
        "not_missing": released.not_missing,
        "origins": [
            {"documents": names, "because": why}
            for names, why in sorted(
                (sorted(document_said(released, x) for x in d), why) for d, why in released.origin_notes
            )
        ],
        "reader": released.reader.value,
        "says": wording("phrase", "no_finding"),
    }


def _actor(actor: Actor) -> dict[str, str | None]:
    return {"code": actor.code, "words": actor.words}


def _span(released: Released, quote: Quote) -> dict[str, Any]:
    return {"document": document_said(released, quote.document), "start": quote.start, "end": quote.end}


def _practice(released: Released, practice: Practice) -> dict[str, Any]:
    return {
        "kind": practice.kind.value,
        "context": practice.context.value,
        "rule": practice.rule,
        "valid": practice.valid.edtf,
        "valid_words": practice.valid.words,
        "actors": [_actor(a) for a in practice.actors],
        "pcode": practice.place.pcode,
        **_span(released, practice.quote),
    }


def _position(released: Released, position: Position) -> dict[str, Any]:
    return {
        "kind": position.kind.value,
        "party": _actor(position.party),
        "scope": position.scope,
        **_span(released, position.quote),
    }


FORM = Form("leads-json", "Leads as lines of JSON, for other programs.", CASE_READERS | COUNT_READERS, render)
