"""Say of a pair what speaks for and against, in integers that add up exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kintrace.linkage.comparison import SILENT, Comparison
from kintrace.linkage.engine import Answers
from kintrace.linkage.weights import Side
from kintrace.model import Judgement, Pair, Reason, Verdict

START = "Before anything is known of two records"
JUDGED_SAME = "A person judged them the same"
JUDGED_DIFFERENT = "A person judged them different"
CANNOT_TELL = "A person looked, and could not tell"
DISPUTED = "People judged this pair both ways: settle it"
OVERRULED = "A person judged them the same, but judgements on others of the two keep them apart: settle it"
_CERTAIN = 60_000  # what a human's word is worth: more than all comparisons together


def explained(answers: Answers, questions: Sequence[Comparison], side: Side, verdicts: Sequence[Verdict] = ()) -> Pair:
    """Make the pair of the answers and of what humans said of it.

    Args:
        answers: What the comparisons say.
        questions: The comparisons, in the order of the answers.
        side: Their weights.
        verdicts: What humans judged of this very pair, withdrawn judgements left out.
    """
    reasons = [Reason(START, side.start)]
    for question, level in zip(questions, answers.levels, strict=True):
        if level != SILENT and side.millibits(question.name, level):
            reasons.append(Reason(question.level(level).says, side.millibits(question.name, level)))
    reasons += judged_reasons(verdicts)
    return Pair(answers.left, answers.right, sum(r.millibits for r in reasons), tuple(reasons))


def judged_reasons(verdicts: Sequence[Verdict]) -> list[Reason]:
    """What humans' verdicts on one pair add to its reasons.

    >>> [r.millibits for r in judged_reasons([Verdict.SAME, Verdict.DIFFERENT])]
    [0]
    """
    said = set(verdicts)
    if {Verdict.SAME, Verdict.DIFFERENT} <= said:
        return [Reason(DISPUTED, 0)]
    if Verdict.SAME in said:
        return [Reason(JUDGED_SAME, _CERTAIN)]
    if Verdict.DIFFERENT in said:
        return [Reason(JUDGED_DIFFERENT, -_CERTAIN)]
    return [Reason(CANNOT_TELL, 0)] if said else []


def with_overruled(pairs: Sequence[Pair], clusters: Iterable[Sequence[str]]) -> list[Pair]:
    """Show where a human's ``same`` could not be done because another judgement forbids it.

    Args:
        pairs: Explained pairs.
        clusters: What came of them.
    """
    cluster_of = {ref: number for number, members in enumerate(clusters) for ref in members}
    return [p if cluster_of[p.left] == cluster_of[p.right] else _overruled(p) for p in pairs]


def _overruled(pair: Pair) -> Pair:
    reasons = tuple(Reason(OVERRULED, 0) if r.says == JUDGED_SAME else r for r in pair.reasons)
    return (
        pair if reasons == pair.reasons else replace(pair, millibits=sum(r.millibits for r in reasons), reasons=reasons)
    )


def verdicts_by_pair(judgements: Sequence[Judgement]) -> dict[tuple[str, str], list[Verdict]]:
    """Standing verdicts by pair; withdrawn ones left out."""
    found: dict[tuple[str, str], list[Verdict]] = {}
    for judgement in judgements:
        if not judgement.withdrawn:
            found.setdefault((judgement.left, judgement.right), []).append(judgement.verdict)
    return found
