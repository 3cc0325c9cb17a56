"""Agreement between people who coded the same documents, field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kintrace.claims.alpha import alpha, interval, nominal
from kintrace.claims.number_of_victims import number_of_victims
from kintrace.claims.ruled_mentions import overlap
from kintrace.model import (
    Actor,
    Code,
    Coding,
    IncidentMention,
    Place,
    Precision,
    Property,
    Value,
    When,
    to_cbor,
)

Unit = dict[str, tuple[Coding, IncidentMention]]
Key = tuple[str, int]  # a coder, and which of their incidents
_ACTORS = (Property.TAKER, Property.HANDER_OVER, Property.ORDERER)


class Field(StrEnum):
    """What people may agree on about an incident."""

    FOUND = "found"
    ACT = "act"
    DATE = "date"
    TIME_OF_DAY = "time_of_day"
    PLACE = "place"
    ACTORS = "actors"
    LEAST = "least_victims"
    MOST = "most_victims"
    SEX = "sex"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far people agree on one field.

    Args:
        field: The field.
        alpha: Krippendorff's alpha; ``None``: nothing varies, or no two people coded the same.
        units: Incidents that at least two people coded in this field.
        coders: How many people coded at least one of them.
    """

    field: Field
    alpha: float | None
    units: int
    coders: int


def agreement(codings: Mapping[str, Iterable[Coding]]) -> tuple[FieldAgreement, ...]:
    """Compare what people made of the same documents.

    Incidents are matched one to one by the words they share. One that somebody does not have counts for ``found``
    only. That an incident is left without a code, date, place or name is a judgement like any other; without a number
    it is a missing value, since none is so far from any other.

    Args:
        codings: For each person their codings, one for each document.
    """
    by_document: dict[str, dict[str, Coding]] = defaultdict(dict)
    for coder, made in codings.items():
        for coding in made:
            by_document[coding.document][coder] = coding
    units: list[Unit] = []
    found: list[dict[str, Hashable | None]] = []
    for _, both in sorted(by_document.items()):
        if len(both) > 1:
            matched = _matched(both)
            units += matched
            found += [{coder: coder in unit for coder in both} for unit in matched]
    listed = [_figures(Field.FOUND, found)]
    for field, read in _READ.items():
        listed.append(_figures(field, [{who: read(*what) for who, what in unit.items()} for unit in units]))
    return tuple(listed)


def _figures(field: Field, units: Sequence[Mapping[str, Hashable | None]]) -> FieldAgreement:
    said = [{who: value for who, value in unit.items() if value is not None} for unit in units]
    shared = [unit for unit in said if len(unit) > 1]
    difference = interval if field in (Field.LEAST, Field.MOST) else nominal
    figure = alpha([tuple(unit.values()) for unit in shared], difference)
    return FieldAgreement(field, figure, len(shared), len({who for unit in shared for who in unit}))


def _matched(codings: Mapping[str, Coding]) -> list[Unit]:
    """Incidents of one document put together, those that share most words first."""
    mentions = {(who, n): i for who, coding in sorted(codings.items()) for n, i in enumerate(coding.incidents)}
    group = {key: {key: incident} for key, incident in mentions.items()}
    for one, other in sorted(_overlapping(mentions), key=lambda pair: _nearness(mentions, *pair)):
        left, right = group[one], group[other]
        if left is not right and not {who for who, _ in left} & {who for who, _ in right}:
            left.update(right)
            group.update(dict.fromkeys(right, left))
    once = {id(members): members for members in group.values()}
    return [{who: (codings[who], i) for (who, _), i in members.items()} for members in once.values()]


def _overlapping(mentions: Mapping[Key, IncidentMention]) -> Iterator[tuple[Key, Key]]:
    """Pairs of incidents that share words, without comparing those that lie apart."""
    in_order = sorted(mentions, key=lambda key: (mentions[key].quote.start, key))
    for at, one in enumerate(in_order):
        for other in in_order[at + 1 :]:
            if mentions[other].quote.start >= mentions[one].quote.end:
                break
            if overlap(mentions[one].quote, mentions[other].quote):
                yield (one, other) if one < other else (other, one)


def _nearness(mentions: Mapping[Key, IncidentMention], one: Key, other: Key) -> tuple[object, ...]:
    """Sorts the pair that shares most words first, of those that share as many the one that comes first."""
    left, right = mentions[one].quote, mentions[other].quote
    spans = sorted([(left.start, left.end), (right.start, right.end)])
    return (-overlap(left, right), spans, one[0], other[0])


def _values(coding: Coding, refs: Iterable[str], *properties: Property) -> list[Value]:
    return [c.value for ref in refs for c in coding.claims_about(ref) if c.property in properties]


def _of_incident(*properties: Property) -> Callable[[Coding, IncidentMention], Hashable]:
    return lambda coding, incident: frozenset(
        (prop, _plain(value)) for prop in properties for value in _values(coding, [incident.ref], prop)
    )


def _of_victims(prop: Property) -> Callable[[Coding, IncidentMention], Hashable]:
    return lambda coding, incident: frozenset(_plain(v) for v in _values(coding, incident.victims, prop))


def _plain(value: Value) -> Hashable:
    """What a value says, without the words it was read from where a code or date says it all."""
    match value:
        case Code() | Actor(code=str()):
            return value.code
        case When():
            return value.edtf
        case Place():
            exact = value.precision is Precision.EXACT
            return value.pcode if exact else (value.pcode, value.name or value.words)
    return to_cbor(value)


_READ: dict[Field, Callable[[Coding, IncidentMention], Hashable | None]] = {
    Field.ACT: _of_incident(Property.ACT),
    Field.DATE: _of_incident(Property.WHEN),
    Field.TIME_OF_DAY: _of_incident(Property.TIME_OF_DAY),
    Field.PLACE: _of_incident(Property.WHERE),
    Field.ACTORS: _of_incident(*_ACTORS),
    Field.LEAST: lambda coding, incident: number_of_victims(coding, incident).min,
    Field.MOST: lambda coding, incident: number_of_victims(coding, incident).max,
    Field.SEX: _of_victims(Property.SEX),
    Field.NAMES: _of_victims(Property.NAME),
}
