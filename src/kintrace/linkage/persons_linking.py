"""Which mentions are one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kintrace.linkage.columns import person_table
from kintrace.linkage.common import AsWeighed
from kintrace.linkage.explain import weighed
from kintrace.linkage.records import PersonRecord
from kintrace.linkage.said import said_in
from kintrace.linkage.weights import Side
from kintrace.model import Pair, Verdict


def weighed_persons(
    records: Sequence[PersonRecord],
    pairs: Iterable[tuple[str, str]],
    side: Side,
    verdicts: Mapping[tuple[str, str], list[Verdict]],
) -> list[Pair]:
    """Weigh pairs of persons, in order of references."""
    return weighed(person_table(said_in(records), AsWeighed(side)), pairs, "persons", side, verdicts)


def may_be_one(records: Sequence[PersonRecord]) -> bool:
    """Whether the rules allow records to be one person.

    Never two surely different sexes, never two identity numbers (one digit may be a slip), never two rows of one list
    or document.
    """
    lists = [r.list for r in records if r.list]
    sexes = {r.sex for r in records if r.sex}
    cards = sorted({r.nrc for r in records if r.nrc})
    return len(lists) == len(set(lists)) and len(sexes) <= 1 and all(_slip(a, b) for a, b in combinations(cards, 2))


def _slip(left: str, right: str) -> bool:
    """Whether two numbers differ in one digit only."""
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) <= 1
