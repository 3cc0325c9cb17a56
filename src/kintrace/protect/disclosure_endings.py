"""Date, place and words of an escape, a release or a return are taken out of a lead; that it is said stays."""

from __future__ import annotations

from dataclasses import replace

from kintrace.model import NOWHERE, UNKNOWN, Assessment, Hypothesis, Moment, Question
from kintrace.protect.masks import Masks
from kintrace.protect.masks_endings import ENDING_FATES, ENDING_KINDS


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
