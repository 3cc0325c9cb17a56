"""Victims of one event whom linkage keeps apart because a number or an age differs: one lead, with the difference.

Linkage is right to keep such mentions apart: their figures exclude each other. But where several writings tell one
event, and each tells of one victim or one group only, they disagree about them and do not speak of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kintrace.assessment.evidence import Evidence
from kintrace.assessment.people import number_of
from kintrace.model import Code, Count, Incident, Linked, Person, Property, Sex

_TIMES_AS_MANY = 3  # between two accounts of one crowd
_JUDGED_DIFFERENT = 0.001  # of a pair: only a human's word, or much that speaks against it, goes so low


def joined(evidence: Evidence) -> Linked:
    """Links in which such victims are one.

    Not joined: two who both have names, or surely different sexes, or numbers that are worlds apart, or whom a human
    has judged to be different.
    """
    same = {p.ref: p.ref for p in evidence.linked.persons}
    for incident, victims in victims_of(evidence):
        for group in (True, False):
            told = _one_for_each_document(evidence, incident, victims, group)
            for left, right in combinations(told, 2):
                a, b = sorted((_first(same, left.ref), _first(same, right.ref)))
                if a != b and _may_be_one(evidence, left, right):
                    same[b] = a
    groups: dict[str, list[Person]] = {}
    for person in evidence.linked.persons:
        groups.setdefault(_first(same, person.ref), []).append(person)
    persons = tuple(
        Person(ref, tuple(sorted(m for p in members for m in p.mentions)), members[0].group)
        for ref, members in sorted(groups.items())
    )
    return replace(evidence.linked, persons=persons)


def _first(same: Mapping[str, str], ref: str) -> str:
    """The smallest reference that a person has been joined to."""
    while same[ref] != ref:
        ref = same[ref]
    return ref


def victims_of(evidence: Evidence) -> Iterable[tuple[Incident, list[Person]]]:
    """Each incident that has victims, with them, in order of references."""
    found: dict[str, list[Person]] = {}
    for person in sorted(evidence.linked.persons, key=lambda p: p.ref):
        for incident in evidence.incidents_of(person):
            found.setdefault(incident.ref, []).append(person)
    refs = sorted(found)
    return list(zip(evidence.incidents_named(refs), (found[ref] for ref in refs), strict=True))


def _one_for_each_document(
    evidence: Evidence, incident: Incident, victims: Sequence[Person], group: bool
) -> list[Person]:
    """Victims who are the only group, or the only victim at all, that their document tells of for an incident."""
    told: dict[str, list[Person]] = {}
    for mention in (evidence.incidents[m] for m in incident.mentions):
        of_it = [v for v in victims if set(mention.victims) & set(v.mentions)]
        told.setdefault(mention.document, []).extend(of_it)
    found = []
    for persons in told.values():
        alike = [p for p in persons if p.group == group]
        if len(alike) == 1 and (group or len(persons) == 1):
            found.append(alike[0])
    return list({p.ref: p for p in found}.values())


def _may_be_one(evidence: Evidence, left: Person, right: Person) -> bool:
    if evidence.about(left.mentions, Property.NAME) and evidence.about(right.mentions, Property.NAME):
        return False
    ours, theirs = sexes_of(evidence, left), sexes_of(evidence, right)
    if ours and theirs and not ours & theirs:
        return False
    if not _comparable(number_of(evidence.about(left.mentions, Property.NUMBER), left.group),
                       number_of(evidence.about(right.mentions, Property.NUMBER), right.group)):  # fmt: skip
        return False
    theirs_too = set(right.mentions)
    between = (p for p in evidence.pairs_with(left.mentions) if {p.left, p.right} & theirs_too)
    return all(p.probability >= _JUDGED_DIFFERENT for p in between)


def _comparable(left: Count, right: Count) -> bool:
    """Whether two numbers can be one crowd told twice; "three" and "thirty" are rather a part and a whole."""
    small, large = sorted((left, right), key=lambda c: (c.min or 0, c.max or 0))
    return left.meets(right) or small.max is None or (large.min or 0) <= _TIMES_AS_MANY * small.max


def sexes_of(evidence: Evidence, person: Person) -> set[Sex]:
    """Every sex that somebody gives for a person or a group."""
    values = [s.claim.value for s in evidence.about(person.mentions, Property.SEX)]
    return {Sex(v.code) for v in values if isinstance(v, Code)} - {Sex.UNKNOWN}
