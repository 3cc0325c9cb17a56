"""Say of a pair what speaks for and against, in integers that add up exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kintrace.linkage.comparison import SAYS_NOTHING, Comparison, comparisons
from kintrace.linkage.scoring import answers
from kintrace.linkage.table import Table, numbers
from kintrace.linkage.weights import Side
from kintrace.model import Judgement, Pair, Reason, Verdict

START = "Before anything is known of two records"
JUDGED_SAME = "A person judged them the same"
JUDGED_DIFFERENT = "A person judged them different"
CANNOT_TELL = "A person looked, and could not tell"
DISPUTED = "People judged this pair both ways: settle it"
OVERRULED = "A person judged them the same, but judgements on others of the two keep them apart: settle it"
_CERTAIN = 60_000  # what a human's word is worth: more than all comparisons together


def explained(
    left: str,
    right: str,
    levels: Iterable[int],
    questions: Sequence[Comparison],
    side: Side,
    verdicts: Sequence[Verdict] = (),
) -> Pair:
    """Make the pair of the answers and of what humans said of it.

    Args:
        left: Reference of a record, the smaller one.
        right: Reference of the other.
        levels: Number of the level of each comparison.
        questions: The comparisons, in the same order.
        side: Their weights.
        verdicts: What humans judged of this very pair, withdrawn judgements left out.
    """
    reasons = [Reason(START, side.start)]
    for question, number in zip(questions, levels, strict=True):
        if number == SAYS_NOTHING:
            continue
        level = question.levels[number]
        if side.millibits(question.name, level.name):
            reasons.append(Reason(level.says, side.millibits(question.name, level.name)))
    reasons += judged_reasons(verdicts)
    return Pair(left, right, sum(r.millibits for r in reasons), tuple(reasons))


def weighed(
    table: Table,
    pairs: Iterable[tuple[str, str]],
    of: str,
    side: Side,
    verdicts: Mapping[tuple[str, str], Sequence[Verdict]],
) -> list[Pair]:
    """Weigh and explain pairs of records, in order of references.

    Args:
        table: The records.
        pairs: References, each the smaller one first.
        of: ``persons`` or ``incidents``.
        side: The weights.
        verdicts: Standing verdicts of humans by pair.
    """
    wanted, questions = sorted(pairs), comparisons(of)
    row = {ref: at for at, ref in enumerate(table.refs)}
    left, right = numbers(row[a] for a, _ in wanted), numbers(row[b] for _, b in wanted)
    levels = answers(table, left, right, questions).T.tolist()
    return [
        explained(a, b, said, questions, side, verdicts.get((a, b), ()))
        for (a, b), said in zip(wanted, levels, strict=True)
    ]


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
