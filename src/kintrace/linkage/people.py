"""Link rows of lists of people: for analysts and other programs, without a casebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.columns import person_table
from kintrace.linkage.common import AsCounted
from kintrace.linkage.comparison import asked_again, comparisons
from kintrace.linkage.context import context, through_a_third
from kintrace.linkage.draws import draws
from kintrace.linkage.judged import Judgements, judged_rows
from kintrace.linkage.learning import LEAST_ROWS, learnt
from kintrace.linkage.names_alike import of_elsewhere
from kintrace.linkage.pairing import person_pairs
from kintrace.linkage.persons_of_pairs import persons_of
from kintrace.linkage.plateau import on_their_own_terms
from kintrace.linkage.rows import columns_of, people_in
from kintrace.linkage.scoring import Millibits, Scored, answers, scored
from kintrace.linkage.table import NONE, Numbers, Table
from kintrace.linkage.weights import Side, Weights, weights

LEAST_PROBABILITY = 0.01
HOPELESS = -10_000  # millibits: pairs that nothing said by others could make likely
_PARTS = 1 << 30  # of one, in which probabilities are added up
FEWEST = 2_000  # a short list draws on more people than stand on it: the missing of a township over some years


@dataclass(frozen=True)
class PeopleLinks:
    """What linkage says of rows.

    Args:
        refs: Ids of the rows, ascending.
        left: Place in ``refs`` of one row of each pair that is one person with a probability of 0.01 or more.
        right: Of the other; pairs stand in order of the two.
        probabilities: Of each pair.
        person: For each row, the place of the first row of the same person.
        draws: The same, as it may as well be: one for each draw that was asked for.
        unheeded: Ids of rows judged one person that other judgements keep apart.
    """

    refs: Sequence[str] = field(repr=False)
    left: NDArray[np.int32] = field(repr=False)
    right: NDArray[np.int32] = field(repr=False)
    probabilities: NDArray[np.float64] = field(repr=False)
    person: NDArray[np.int32] = field(repr=False)
    draws: Sequence[NDArray[np.int32]] = field(default=(), repr=False)
    unheeded: Sequence[tuple[str, str]] = field(default=(), repr=False)

    @property
    def pairs(self) -> list[tuple[str, str, float]]:
        """Ids of both rows and probability of each pair."""
        ids = [[self.refs[at] for at in rows.tolist()] for rows in (self.left, self.right)]
        return list(zip(*ids, self.probabilities.tolist(), strict=True))

    @property
    def clusters(self) -> dict[str, str]:
        """For each id the smallest id of the rows of the same person."""
        return {ref: self.refs[first] for ref, first in zip(self.refs, self.person.tolist(), strict=True)}


def link_people(
    columns: Mapping[str, Sequence[str]] | Iterable[Mapping[str, str]],
    using: Weights | None = None,
    many_draws: int = 0,
    seed: int = 0,
    judgements: Judgements | None = None,
) -> PeopleLinks:
    """Say which rows of lists are one person.

    Names, places and days are counted over the rows themselves, so that what many share says little. The result
    does not depend on the order of rows.

    Args:
        columns: Cells by column: ``id``, ``list``, ``name`` and any of the columns of ``kintrace link``; or rows of
            such cells.
        using: Weights; without, the shipped ones.
        many_draws: How often groups are drawn anew, each pair joined as often as it is likely.
        seed: Of the draws.
        judgements: Of people, by two ids whether they are one person. They win over rows and rules; what cannot hold
            together is told in ``unheeded``.
    """
    table = table_of_rows(columns)
    pairs = weighed_people(table, person_pairs(table), (using or weights()).lists, judgements).whole
    probabilities = 1 / (1 + np.exp2(-pairs.millibits / 1000))
    told = probabilities >= LEAST_PROBABILITY
    drawn = tuple(draws(table, pairs, many_draws, seed))
    persons = persons_of(table, pairs)
    judged = judged_rows(table.refs, judgements or {})
    apart = (persons[judged.left] == persons[judged.right]) != judged.same
    unheeded = [(table.refs[a], table.refs[b]) for a, b in zip(judged.left[apart], judged.right[apart], strict=True)]
    return PeopleLinks(table.refs, pairs.left[told], pairs.right[told], probabilities[told], persons, drawn, unheeded)


def table_of_rows(columns: Mapping[str, Sequence[str]] | Iterable[Mapping[str, str]]) -> Table:
    """Lay out rows of lists, for pairs of them to be compared."""
    said = people_in(columns if isinstance(columns, Mapping) else columns_of(columns))
    if len(set(said.lists)) < 2:
        # one list alone: it is being searched for people listed twice
        said = replace(said, lists=[""] * len(said))
    return person_table(said, AsCounted(max(len(said), FEWEST)))


@dataclass(frozen=True)
class Weighed:
    """Pairs of rows, weighed each by itself and then beside all others.

    Args:
        side: The weights, with the starting weight of this table.
        first: Pairs that something may come of, each weighed by itself.
        told: What the others tell of each.
        whole: The same pairs with all that they weigh.
    """

    side: Side
    first: Scored
    told: Mapping[str, NDArray[np.int64]]
    whole: Scored


def weighed_people(
    table: Table, pairs: tuple[Numbers, Numbers], side: Side, judgements: Judgements | None = None
) -> Weighed:
    """Weigh pairs of rows: each by itself, and then beside all others.

    Args:
        table: Of persons.
        pairs: Rows of one and of the other of each.
        side: The weights; the starting weight is estimated from the table.
        judgements: Of people, by two ids; they bear on what is told of other pairs too.
    """
    judged = judged_rows(table.refs, judgements or {})
    first, side = weighed_at_first(table, pairs, side)
    others = through_a_third(len(table), first)
    said = scored(table, *others, comparisons("persons"), side)
    first = first.beside(Scored(*others, said + np.int32(side.start)))
    first = judged.over(first.only(first.millibits >= HOPELESS))
    told = context(table, first)
    more = scored(table, first.left, first.right, asked_again("persons"), side, told) + again(table, first, side)
    whole = on_their_own_terms(len(table), first.millibits + more)
    return Weighed(side, first, told, judged.over(Scored(first.left, first.right, whole)))


def again(table: Table, pairs: Scored, side: Side) -> Millibits:
    """What is added to each pair once it is looked at again: nothing where a row stands on no list."""
    listed = table.columns["list"] != NONE
    return np.where(listed[pairs.left] & listed[pairs.right], np.int32(side.again), np.int32(0))


def weighed_at_first(table: Table, pairs: tuple[Numbers, Numbers], side: Side) -> tuple[Scored, Side]:
    """Weigh pairs of rows, each by itself.

    Returns:
        The pairs, and the weights with the starting weight of this table.
    """
    questions = comparisons("persons")
    if len(table) >= LEAST_ROWS and of_elsewhere(table.names):
        side = learnt(answers(table, *pairs, questions), questions, side)
    said = scored(table, *pairs, questions, side)
    if side.estimate:
        likely = [expected(said + np.int32(guess)) for guess in side.estimate.guesses]
        side = replace(side, start=side.estimate.start(len(table), likely))
    return Scored(*pairs, said + np.int32(side.start)), side


def expected(weights: Millibits) -> float:
    """How many of some pairs are one person, as their weights have it; the same in whatever order they come."""
    parts = np.rint(_PARTS / (1 + np.exp2(-weights / 1000))).astype(np.int64)
    return int(parts.sum()) / _PARTS
