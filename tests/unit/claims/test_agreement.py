"""Agreement between coders: alpha as its author works it out, and incidents matched by the words they share."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.claims import Field, FieldAgreement, agreement
from kintrace.claims.alpha import alpha, interval
from kintrace.model import (
    Actor,
    Claim,
    Code,
    Coding,
    Count,
    IncidentMention,
    PersonMention,
    Property,
    Quote,
    Speaker,
    SpeakerKind,
    When,
)

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A, B and C (with E for intervals).
BINARY = ("0100000010", "1110010000")
LETTERS = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    return [tuple(None if value == "." else value for value in unit) for unit in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "figure"), [(BINARY, 0.095), (LETTERS, 0.692), (FOUR, 0.743)])
def test_alpha_of_codes_is_as_in_the_worked_examples(rows, figure):
    assert alpha(units(rows)) == pytest.approx(figure, abs=0.0005)


def test_alpha_of_numbers_is_as_in_the_worked_example():
    numbers = [tuple(None if v is None else int(v) for v in unit) for unit in units(FOUR)]
    assert alpha(numbers, interval) == pytest.approx(0.849, abs=0.0005)


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=3, max_size=3), max_size=12), st.randoms())
def test_the_order_of_coders_and_units_does_not_matter(table, chance):
    mixed = [chance.sample(unit, 3) for unit in chance.sample(table, len(table))]
    assert alpha(mixed, interval) == alpha(table, interval)


def coded(document: str, *incidents: tuple[int, str, str, int]) -> Coding:
    """A coding with an incident of one group for each start, act, date and number."""
    persons, mentions, claims = [], [], []
    for n, (start, act, date, number) in enumerate(incidents):
        quote = Quote(document, start, start + 10, "x" * 10)
        person, incident = f"{document}/p{n}", f"{document}/i{n}"
        persons.append(PersonMention(person, document, quote, group=True))
        mentions.append(IncidentMention(incident, document, quote, victims=(person,)))
        said = ((incident, Property.ACT, Code(act)), (incident, Property.WHEN, When(date)),
                (person, Property.NUMBER, Count(number, number)))  # fmt: skip
        claims += [Claim(f"{document}/c{n}{prop}", about, prop, value, quote, f"{document}/s", coder="someone")
                   for about, prop, value in said]  # fmt: skip
    speaker = Speaker(f"{document}/s", SpeakerKind.OUTLET)
    return Coding(document, "someone", (speaker,), tuple(persons), tuple(mentions), tuple(claims))


ONE = coded("doc:1", (0, "taken", "2025-10-07", 2), (50, "killed", "2025-10-08", 4))
OTHER = coded("doc:1", (4, "taken", "2025-10-07", 2), (90, "killed", "2025-10-08", 4))
TWO = coded("doc:2", (0, "released", "2025-11", 3))


def figure(field: Field, **codings: list[Coding]) -> FieldAgreement:
    return next(one for one in agreement(codings) if one.field is field)


def test_the_same_coding_twice_agrees_wholly():
    for field in (Field.ACT, Field.DATE, Field.LEAST, Field.MOST):
        assert figure(field, a=[ONE, TWO], b=[ONE, TWO]) == FieldAgreement(field, 1.0, 3, 2)


def test_incidents_that_only_one_coder_has_count_for_found_alone():
    # Three incidents: (1, 1), (1, 0), (0, 1). Observed 4/6; expected (6*6 - 4*4 - 2*2) / (6*5) = 16/30; 1 - 20/16.
    assert figure(Field.FOUND, a=[ONE], b=[OTHER]) == FieldAgreement(Field.FOUND, -0.25, 3, 2)
    assert figure(Field.ACT, a=[ONE], b=[OTHER]).units == 1


def test_a_date_that_one_coder_leaves_out_is_a_disagreement_but_a_number_is_not():
    less = replace(ONE, claims=tuple(c for c in ONE.claims if c.property is Property.ACT))
    assert figure(Field.DATE, a=[ONE], b=[less]).alpha == pytest.approx(1 - 1 / (10 / 12))
    assert figure(Field.LEAST, a=[ONE], b=[less]) == FieldAgreement(Field.LEAST, None, 0, 0)


def test_one_side_in_two_parts_is_no_agreement():
    def with_side(prop: Property) -> Coding:
        side = Claim("doc:1/c9", "doc:1/i0", prop, Actor("", "KIA"), ONE.claims[0].quote, "doc:1/s", coder="someone")
        return replace(ONE, claims=(*ONE.claims, side))

    taker, orderer = with_side(Property.TAKER), with_side(Property.ORDERER)
    assert figure(Field.ACTORS, a=[taker], b=[taker]).alpha == 1
    assert figure(Field.ACTORS, a=[taker], b=[orderer]).alpha != 1


def test_a_document_of_one_coder_alone_counts_for_nothing():
    assert agreement({"a": [ONE, TWO], "b": [ONE]}) == agreement({"a": [ONE], "b": [ONE]})


@given(st.randoms())
def test_the_order_of_coders_documents_and_incidents_does_not_matter(chance: random.Random):
    people = {"a": [ONE, TWO], "b": [TWO, OTHER], "c": [OTHER]}
    mixed = {who: chance.sample([shuffled(c, chance) for c in made], len(made)) for who, made in people.items()}
    order = chance.sample(sorted(mixed), 3)
    assert agreement({who: mixed[who] for who in order}) == agreement(people)


def shuffled(coding: Coding, chance: random.Random) -> Coding:
    return replace(coding, incidents=tuple(chance.sample(coding.incidents, len(coding.incidents))))
