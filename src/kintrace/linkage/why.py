"""Why two rows of lists are, or are not, one person: in sentences whose weights add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kintrace.linkage.comparison import SAYS_NOTHING, Comparison, asked_again, comparisons
from kintrace.linkage.explain import START
from kintrace.linkage.pairing import person_pairs
from kintrace.linkage.people import Weighed, again, table_of_rows, weighed_at_first, weighed_people
from kintrace.linkage.scoring import Scored, answers
from kintrace.linkage.table import Levels, Table, numbers
from kintrace.linkage.weights import Side, Weights, weights
from kintrace.model import Reason

AGAIN = "All other pairs were looked at too"
OWN_TERMS = "This list parts people from strangers more cleanly than most: its own pairs show how likely each weight is"
MOST_TURNS = 3


@dataclass(frozen=True)
class Why:
    """What speaks for and against two rows being one person.

    Args:
        reasons: In the order in which they were asked; their millibits add up to the weight of the pair.
        turns: What, said otherwise of the rows with all else as it is, would turn the answer; smallest change first,
            each with the weight that the pair would then have.
        compared: Whether the rows shared anything that was reason to compare them. If not, others were not looked at.
    """

    reasons: tuple[Reason, ...]
    turns: tuple[Reason, ...]
    compared: bool

    @property
    def millibits(self) -> int:
        """Weight of the pair."""
        return sum(reason.millibits for reason in self.reasons)

    @property
    def probability(self) -> float:
        """How likely the rows are one person."""
        return float(1 / (1 + 2 ** (-self.millibits / 1000)))


def why(columns: Mapping[str, Sequence[str]], one: str, other: str, using: Weights | None = None) -> Why | None:
    """Say why two rows are, or are not, one person, as ``link_people`` weighs them among all rows.

    Args:
        columns: Cells by column, of all rows.
        one: Id of a row.
        other: Of another.
        using: Weights; without, the shipped ones.

    Returns:
        ``None`` where there is no row of one of the ids, or both are one.
    """
    table = table_of_rows(columns)
    row = {ref: at for at, ref in enumerate(table.refs)}
    if one not in row or other not in row or one == other:
        return None
    left, right = sorted((row[one], row[other]))
    pairs, side = person_pairs(table), (using or weights()).lists
    found = weighed_people(table, pairs, side)
    at = np.flatnonzero((found.first.left == left) & (found.first.right == right))
    if not len(at):
        _, side = weighed_at_first(table, pairs, side)
        return _told(table, (left, right), [Reason(START, side.start)], side, compared=False)
    return _told(table, (left, right), list(_beside_all(table, found, int(at[0]))), found.side, compared=True)


def _told(table: Table, pair: tuple[int, int], around: list[Reason], side: Side, compared: bool) -> Why:
    questions = comparisons("persons")
    said = answers(table, numbers(pair[:1]), numbers(pair[1:]), questions)
    reasons = (*around[:1], *_reasons(questions, said, side), *around[1:])
    weight = sum(reason.millibits for reason in reasons)
    return Why(reasons, tuple(_turns(questions, said, side, weight)), compared)


def _beside_all(table: Table, found: Weighed, at: int) -> Iterator[Reason]:
    """All that a pair weighs beyond what the two rows themselves say."""
    some = slice(at, at + 1)
    first = Scored(found.first.left[some], found.first.right[some], found.first.millibits[some])
    told = {name: column[some] for name, column in found.told.items()}
    said = answers(table, first.left, first.right, asked_again("persons"), told)
    more = [Reason(AGAIN, int(again(table, first, found.side)[0])), *_reasons(asked_again("persons"), said, found.side)]
    whole = int(first.millibits[0]) + sum(reason.millibits for reason in more)
    own = int(found.whole.millibits[at]) - whole
    yield Reason(START, found.side.start)
    yield from (reason for reason in (*more, Reason(OWN_TERMS, own)) if reason.millibits)


def _reasons(questions: Sequence[Comparison], said: Levels, side: Side) -> Iterator[Reason]:
    for question, number in zip(questions, said[:, 0].tolist(), strict=True):
        if number != SAYS_NOTHING:
            level = question.levels[number]
            millibits = side.millibits(question.name, level.name)
            if millibits:
                yield Reason(level.says, millibits)


def _turns(questions: Sequence[Comparison], said: Levels, side: Side, weight: int) -> list[Reason]:
    found = []
    for question, number in zip(questions, said[:, 0].tolist(), strict=True):
        if number == SAYS_NOTHING:
            continue
        now = side.millibits(question.name, question.levels[number].name)
        others = [
            Reason(level.says, weight - now + side.millibits(question.name, level.name)) for level in question.levels
        ]
        turning = [other for other in others if (other.millibits >= 0) != (weight >= 0)]
        found += sorted(turning, key=lambda reason: abs(reason.millibits - weight))[:1]
    return sorted(found, key=lambda reason: abs(reason.millibits - weight))[:MOST_TURNS]
