"""Link rows of lists of people: for analysts and other programs, without a casebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kintrace.linkage.blocking import person_pairs
from kintrace.linkage.cluster import clusters_of
from kintrace.linkage.mentions import name_key
from kintrace.linkage.persons_linking import may_be_one, weighed_persons
from kintrace.linkage.records import PersonRecord
from kintrace.linkage.rows import person_rows
from kintrace.linkage.weights import Side, Weights, weights

LEAST_PROBABILITY = 0.01
_FEWEST = 2_000  # a short list draws on more people than stand on it: the missing of a township over some years


@dataclass(frozen=True)
class PeopleLinks:
    """What linkage says of rows.

    Args:
        pairs: (left, right, probability) for every compared pair at 0.01 or more, in order of references.
        clusters: Person by row id; a person is named by the smallest id of its rows.
    """

    pairs: list[tuple[str, str, float]] = field(repr=False)
    clusters: dict[str, str] = field(repr=False)


def link_people(rows: Iterable[Mapping[str, str]], using: Weights | None = None) -> PeopleLinks:
    """Say which rows of lists are one person.

    Names, places and days are counted over the rows themselves, so that what many share says little. The result
    does not depend on the order of rows.

    Args:
        rows: Cells by column: ``id``, ``list``, ``name`` and any of the columns of ``kintrace link``.
        using: Weights; without, the shipped ones.
    """
    records = person_rows(rows)
    side = counted(records, (using or weights()).persons)
    several = len({r.list for r in records}) > 1
    if not several:
        # one list alone: it is being searched for people listed twice
        records = [replace(r, list="") for r in records]
    pairs = weighed_persons(records, person_pairs(records), side, {})
    by_ref = {r.ref: r for r in records}
    groups = clusters_of(list(by_ref), pairs, {}, lambda a, b: may_be_one([by_ref[x] for x in (*a, *b)]),
                         lambda ref: by_ref[ref].content)  # fmt: skip
    return PeopleLinks(
        [(p.left, p.right, p.probability) for p in pairs if p.probability >= LEAST_PROBABILITY],
        {ref: members[0] for members in groups for ref in members},
    )


def counted(records: Sequence[PersonRecord], side: Side) -> Side:
    """The weights with what is common among the records themselves.

    A name counts as shared only as often as it stands more than once in one list: over several lists it may be one
    person.
    """
    names: Counter[tuple[str, str]] = Counter()
    terms: Counter[str] = Counter()
    for r in records:
        for text in (r.name, r.father, r.mother):
            if text:
                names[r.list, name_key(text)] += 1
        terms.update(f"place {k}" for k in {*r.home, *r.event_place})
        if r.event_first is not None and r.event_first == r.event_last:
            terms[f"day {r.event_first}"] += 1
    for (_, key), times in names.items():
        terms[f"name {key}"] += times - 1
    return replace(side, population=max(len(records), _FEWEST), frequencies=dict(terms))
