"""The whole linkage of a casebook: origins, then incidents, then persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kintrace.linkage.blocking import incident_pairs, person_pairs
from kintrace.linkage.cluster import clusters_of
from kintrace.linkage.explain import verdicts_by_pair, with_overruled
from kintrace.linkage.incidents_linking import may_be_one_event, weighed_incidents
from kintrace.linkage.mentions import incident_records, person_records
from kintrace.linkage.origins import connected, tellings_of
from kintrace.linkage.persons_linking import may_be_one, weighed_persons
from kintrace.linkage.records import IncidentRecord, PersonRecord
from kintrace.linkage.unnamed import pairs_by_incident
from kintrace.linkage.weights import Side, Weights
from kintrace.linkage.weights import weights as shipped
from kintrace.model import Coding, Document, Incident, Judgement, Linked, Origin, Pair, Person, Verdict

Naming = Callable[[str, str], str]
Verdicts = Mapping[tuple[str, str], list[Verdict]]


def default_name(kind: str, path: str) -> str:
    """Name a reference after the smallest reference it holds."""
    return f"{kind}:{path}"


def link(
    codings: Sequence[Coding],
    documents: Mapping[str, Document],
    judgements: Sequence[Judgement] = (),
    weights: Weights | None = None,
    name: Naming = default_name,
) -> Linked:
    """Say which mentions are one person, which are one event, and which documents one telling.

    Pure and repeatable: same codings, judgements and weights, same result, in whatever order they come.

    Args:
        codings: What was read from each document.
        documents: The documents, by reference.
        judgements: Of humans, on pairs of mentions or of documents; withdrawn ones count for nothing.
        weights: What each answer is worth; without, the shipped ones.
        name: Makes a reference out of a kind (``per``, ``inc``, ``org``) and a path.

    Returns:
        Every mention in exactly one person or incident, every document in one origin; and the pairs that were
        compared, with reasons that add up to their weight.
    """
    using, verdicts = weights or shipped(), verdicts_by_pair(judgements)
    origins = [Origin(name("org", members[0]), members, why)
               for members, why in connected(tellings_of(codings, documents), verdicts)]  # fmt: skip
    events = incident_records(codings, {d: o.ref for o in origins for d in o.documents})
    event_pairs, incidents = _incidents(events, verdicts, using.incidents, name)
    people = person_records(codings, documents, {m: i.ref for i in incidents for m in i.mentions})
    person_pairs_, persons = _persons(people, codings, incidents, verdicts, using.persons, name)
    return Linked(tuple(persons), tuple(incidents), tuple(origins), tuple(person_pairs_), tuple(event_pairs))


def _incidents(
    records: Sequence[IncidentRecord], verdicts: Verdicts, side: Side, name: Naming
) -> tuple[list[Pair], list[Incident]]:
    by_ref = {r.ref: r for r in records}
    wanted = incident_pairs(records) | _judged(verdicts, by_ref)
    pairs = weighed_incidents(records, wanted, side, verdicts)
    groups = clusters_of(
        list(by_ref), pairs, verdicts, lambda a, b: may_be_one_event([by_ref[x] for x in (*a, *b)]),
        lambda ref: by_ref[ref].content,
    )  # fmt: skip
    return with_overruled(pairs, groups), [Incident(name("inc", members[0]), members) for members in groups]


def _persons(
    records: Sequence[PersonRecord],
    codings: Sequence[Coding],
    incidents: Sequence[Incident],
    verdicts: Verdicts,
    side: Side,
    name: Naming,
) -> tuple[list[Pair], list[Person]]:
    by_ref = {r.ref: r for r in records}
    unnamed = pairs_by_incident(incidents, _victims(codings, by_ref), verdicts)
    seen = {(p.left, p.right) for p in unnamed}
    wanted = (person_pairs(records) | _judged(verdicts, by_ref)) - seen
    pairs = sorted([*unnamed, *weighed_persons(records, wanted, side, verdicts)], key=lambda p: (p.left, p.right))
    groups = clusters_of(
        list(by_ref), pairs, verdicts, lambda a, b: _may_be_one([by_ref[x] for x in (*a, *b)]),
        lambda ref: by_ref[ref].content,
    )  # fmt: skip
    persons = [Person(name("per", m[0]), m, group=all(by_ref[x].group for x in m)) for m in groups]
    return with_overruled(pairs, groups), persons


def _may_be_one(records: Sequence[PersonRecord]) -> bool:
    # a group and a person are one only on a human's word
    return len({r.group for r in records}) == 1 and may_be_one(records)


def _victims(codings: Iterable[Coding], by_ref: Mapping[str, PersonRecord]) -> dict[str, list[PersonRecord]]:
    return {i.ref: [by_ref[v] for v in i.victims] for c in codings for i in c.incidents}


def _judged(verdicts: Verdicts, known: Iterable[str]) -> set[tuple[str, str]]:
    refs = set(known)
    return {pair for pair in verdicts if set(pair) <= refs}
