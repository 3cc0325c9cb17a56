"""Date, place and words of an escape, a release or a return are taken out of a lead; that it is said stays."""

from __future__ import annotations

from dataclasses import replace

from kintrace.model import NOWHERE, UNKNOWN, Assessment, Hypothesis, Moment, Question
from kintrace.protect.masks.endings import ENDING_FATES, ENDING_KINDS
from kintrace.protect.masks.spans import Masks


def without_endings(lead: Assessment, sealed: dict[str, Masks]) -> tuple[Assessment, tuple[str, ...]]:
    """Take the details of endings out of a lead.

    Args:
        lead: As assessed.
        sealed: For each document the sentences that tell of endings.

    Returns:
        The lead, and keys of what was withheld from it.
    """
    keys = []
    if lead.act.kind in ENDING_KINDS:
        keys += ["date", "place", "quotes"]
        lead = replace(lead, when=UNKNOWN, date_words=(), where=NOWHERE, times_of_day=(), quotes=(),
                       conflicts=tuple(c for c in lead.conflicts if c.property not in ("date", "place")))  # fmt: skip
    lead, misread = _without_misread(lead, sealed)
    keys += [k for k in misread if k not in keys]
    quotes = tuple(q for q in lead.quotes if not sealed[q.document].touches(q))
    if quotes != lead.quotes and "quotes" not in keys:
        keys.append("quotes")
    ended = lead.fate in ENDING_FATES
    moments = tuple(_moment(m, sealed) for m in lead.timeline)
    if (
        ended
        or any(m.act.kind in ENDING_KINDS for m in moments)
        or any(h.answer in ENDING_FATES for h in lead.hypotheses)
    ):
        keys.append("ending")
    return replace(
        lead,
        quotes=quotes,
        fate_words="" if ended else lead.fate_words,
        hypotheses=tuple(_hypothesis(h) for h in lead.hypotheses),
        timeline=moments,
    ), tuple(keys)


def _without_misread(lead: Assessment, sealed: dict[str, Masks]) -> tuple[Assessment, list[str]]:
    """Take out a date or a place that stands only in sentences on an ending, apart from the taking's own sentence."""
    keys = []
    if any(_only_in_endings(w, lead, sealed) for w in (lead.when.words, *lead.date_words)):
        shown = tuple(w for w in lead.date_words if not _only_in_endings(w, lead, sealed))
        when = UNKNOWN if _only_in_endings(lead.when.words, lead, sealed) or not shown else lead.when
        lead, keys = replace(lead, when=when, date_words=shown), ["date"]
    if _only_in_endings(lead.where.name or lead.where.words, lead, sealed):
        lead, keys = replace(lead, where=NOWHERE), [*keys, "place"]
    return lead, keys


def _only_in_endings(words: str, lead: Assessment, sealed: dict[str, Masks]) -> bool:
    if not words:
        return False
    taking = [m.quote for m in lead.timeline if m.quote is not None and m.act.kind not in ENDING_KINDS]
    return any(words.casefold() in sealed[d].text.casefold() for d in lead.documents) and not any(
        sealed[d].stands_outside(words, [q for q in taking if q.document == d]) for d in lead.documents
    )


def _moment(moment: Moment, sealed: dict[str, Masks]) -> Moment:
    if moment.act.kind in ENDING_KINDS:
        return replace(moment, when=UNKNOWN, quote=None)
    if moment.quote is not None and sealed[moment.quote.document].touches(moment.quote):
        return replace(moment, quote=None)
    return moment


def _hypothesis(hypothesis: Hypothesis) -> Hypothesis:
    if hypothesis.question is Question.FATE and hypothesis.answer in {f.value for f in ENDING_FATES}:
        return replace(hypothesis, words="")
    return hypothesis
