"""Those of a group whom nobody names: the number that is told, less the persons who are spoken of one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kintrace.assessment.evidence import Evidence
from kintrace.assessment.people import number_of
from kintrace.assessment.told_twice import sexes_of
from kintrace.model import Count, Person, Property, Sex


def remaining(group: Count, spoken_of: int) -> Count | None:
    """How many of a group are left; ``None``: nobody, as far as the number tells.

    >>> remaining(Count(20, 20), 2), remaining(Count(2, 2), 2)
    (Count(min=18, max=18), None)
    """
    if spoken_of == 0:
        return group
    if group.max is not None and group.max <= spoken_of:
        return None
    least = None if group.min is None or group.min <= spoken_of else group.min - spoken_of
    return Count(least, None if group.max is None else group.max - spoken_of)


def unnamed_numbers(evidence: Evidence, victims: Sequence[Person]) -> Mapping[str, Count | None]:
    """For each group among an incident's victims how many nobody speaks of one by one; ``None``: no group is left.

    Assumes: who is spoken of alone is one of the group, unless the sexes exclude it. A number told of a group
        counts those it names: "twenty men, among them two brothers" are twenty.
    """
    singles = [p for p in victims if not p.group]
    found: dict[str, Count | None] = {}
    for group in (p for p in victims if p.group):
        members = [p for p in singles if _may_be_of(evidence, p, group)]
        singles = [p for p in singles if p not in members]
        found[group.ref] = remaining(number_of(evidence.about(group.mentions, Property.NUMBER), True), len(members))
    return found


def _may_be_of(evidence: Evidence, person: Person, group: Person) -> bool:
    ours, theirs = sexes_of(evidence, person), sexes_of(evidence, group)
    return not (ours and theirs) or bool(ours & theirs) or Sex.MIXED in theirs
