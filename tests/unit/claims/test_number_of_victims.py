"""How many people an incident was done to."""

from __future__ import annotations

from kintrace.claims import number_of_victims
from kintrace.model import (
    Claim,
    ClaimStatus,
    Coding,
    Count,
    IncidentMention,
    PersonMention,
    Property,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
)

QUOTE = Quote("doc:a", 0, 5, "words")
GROUP = PersonMention("doc:a/p0", "doc:a", QUOTE, group=True)
ONE, ANOTHER = (PersonMention(f"doc:a/p{n}", "doc:a", QUOTE, group=False) for n in (1, 2))


def told(*people: PersonMention, numbers: tuple[Count, ...] = (), **of_the_first: object) -> Count:
    claims = [
        Claim(f"doc:a/c{n}", people[0].ref, Property.NUMBER, number, QUOTE, "doc:a/s0", coder="test/1",
              **(of_the_first if n == 0 else {}))  # type: ignore[arg-type]
        for n, number in enumerate(numbers)
    ]  # fmt: skip
    incident = IncidentMention("doc:a/i0", "doc:a", QUOTE, (), tuple(p.ref for p in people))
    speaker = Speaker("doc:a/s0", SpeakerKind.WITNESS, "a woman", "")
    return number_of_victims(Coding("doc:a", "test/1", (speaker,), people, (incident,), tuple(claims)), incident)


def test_a_groups_number_counts_those_of_it_who_are_named():
    assert told(GROUP, ONE, numbers=(Count(2, 2),)) == Count(2, 2)


def test_without_a_group_each_is_one():
    assert told(ONE, ANOTHER) == Count(2, 2)


def test_a_group_without_a_number_has_no_bounds_even_beside_one_who_is_named():
    assert told(GROUP, ONE) == Count(None, None)


def test_what_several_say_of_a_number_lies_within_its_bounds():
    assert told(GROUP, numbers=(Count(30, 30), Count(35, None))) == Count(30, None)


def test_a_number_that_was_denied_or_rejected_counts_for_nothing():
    assert told(GROUP, numbers=(Count(30, 30), Count(35, 35)), stance=Stance.DENIES) == Count(35, 35)
    assert told(GROUP, numbers=(Count(30, 30), Count(35, 35)), status=ClaimStatus.REJECTED) == Count(35, 35)


def test_nobody_is_told_of_an_incident_without_victims():
    assert told() == Count(None, None)
