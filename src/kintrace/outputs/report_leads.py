"""Leads, practices and positions as the templates of the report take them: words only, nothing to decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kintrace.model import Assessment, Conflict, Moment, Position, Practice, Question, Quote, Released
from kintrace.outputs import lead_said as said
from kintrace.outputs.dates_said import date_said
from kintrace.outputs.practices_said import valid_said
from kintrace.outputs.report_documents import Page, excerpts, lead_anchor
from kintrace.outputs.wording import actor_words, wording

View = dict[str, Any]


def lead_view(
    released: Released, lead: Assessment, number: int, pages: dict[str, Page], positions: Mapping[str, Position]
) -> View:
    """Everything that the page says of one lead."""
    withheld = released.withheld_from(lead.ref)
    return {
        "id": lead_anchor(number),
        "number": number,
        "reviewed": lead.reviewed,
        "who": said.who_said(lead.who, withheld),
        "names": said.other_names(lead.who),
        "about": said.about_who(lead.who),
        "act": wording("act", lead.act.value),
        "when": said.when_said(lead, withheld),
        "date_words": lead.date_words,
        "where": said.where_said(lead, withheld),
        "taker": said.taker_said(lead),
        "taker_label": said.taker_label(lead),
        "holder": said.holder_said(lead),
        "handers_over": ", ".join(actor_words(a) for a in lead.handers_over),
        "orderers": ", ".join(actor_words(a) for a in lead.orderers),
        "fate": said.fate_said(lead),
        "fate_words": "" if any(q.text == lead.fate_words for q in lead.quotes) else lead.fate_words,
        "origins": said.origins_said(lead),
        "speakers": said.speakers_said(lead),
        "conflicts": [_conflict(released, c, pages) for c in lead.conflicts],
        "questions": _questions(lead),
        "quotes": excerpts(released, lead.quotes, pages),
        "in_other_words": said.in_other_words(released, lead),
        "course": [{"act": wording("act", m.act.value), "when": _moment_when(m)} for m in lead.timeline],
        "positions": [position_view(released, positions[ref], pages) for ref in lead.positions if ref in positions],
        "next": said.next_steps(lead),
        "withheld": said.withheld_said(released, lead),
    }  # fmt: skip


def practice_view(released: Released, practice: Practice, pages: dict[str, Page]) -> View:
    """A practice, its words and what it is about."""
    return {
        "kind": wording("practice", practice.kind.value),
        "actors": ", ".join(actor_words(a) for a in practice.actors),
        "valid": valid_said(practice.valid),
        "where": said.area_name(practice.place.pcode),
        **_quoted(released, practice.quote, pages),
    }


def position_view(released: Released, position: Position, pages: dict[str, Page]) -> View:
    """What a party says of itself."""
    return {
        "party": actor_words(position.party),
        "kind": wording("position", position.kind.value),
        "scope": position.scope,
        **_quoted(released, position.quote, pages),
    }


def _quoted(released: Released, quote: Quote, pages: dict[str, Page]) -> View:
    page = pages.get(quote.document)  # none where the reader is shown no documents
    return {
        "quote": quote.text,
        "document": said.document_said(released, quote.document),
        "href": page.path if page else "",
    }


def _conflict(released: Released, conflict: Conflict, pages: dict[str, Page]) -> View:
    return {
        "property": wording("property", conflict.property),
        "values": [
            {
                "value": said.value_said(conflict, v.value),
                "documents": [
                    {"name": said.document_said(released, d), "href": pages[d].path if d in pages else ""}
                    for d in sorted(v.documents, key=released.name_of)
                ],
            }
            for v in conflict.values
        ],
    }


def _questions(lead: Assessment) -> list[View]:
    """Questions that anything speaks to, each with its answers."""
    found = []
    for question in Question:
        answers = [h for h in lead.hypotheses if h.question is question]
        if answers:
            disputed = len({h.answer.partition(":")[0] for h in answers}) > 1 or any(h.opposing for h in answers)
            found.append({"question": wording("question", question.value), "disputed": disputed, "answers": [
                {"answer": said.answer_said(h), "for": h.origins_for, "against": h.origins_against,
                 "sure": wording("phrase", "not_measured") if h.probability is None else f"{h.probability:.0%}"}
                for h in answers]})  # fmt: skip
    return found


def _moment_when(moment: Moment) -> str:
    if moment.quote is None and not moment.when.known:
        return wording("phrase", "withheld")
    return date_said(moment.when)
