"""Who the missing person or group of a lead is: names, number, sex, ages, and whether a child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kintrace.assessment.evidence import Evidence, Said
from kintrace.model import ONE, UNCOUNTED, Child, Code, Count, Person, Property, Sex, When, Who, Words

ADULT_AT = 18  # years: the rules for children of the red lines, and of every treaty on child soldiers
_DAYS_OF_A_YEAR = 365.25
_OLDEST = 120


def who_is(evidence: Evidence, person: Person, taken: When, number: Count | None = None) -> Who:
    """Join what is claimed of a person or group.

    Args:
        evidence: All claims.
        person: Of whom.
        taken: When they were taken, for an age by date of birth.
        number: How many, where it is known otherwise: those of a group whom nobody names.
    """
    said = evidence.about(person.mentions, *_OF_A_PERSON)
    ages = _ages(said)
    return Who(
        names=names_of(said),
        number=number if number is not None else number_of(said, person.group),
        sex=_sex(said),
        ages=tuple(sorted({a for low, high in ages for a in {low, high} if low == high})),
        child=_child(said, [*ages, *_ages_by_birth(said, taken)], person.group),
    )


def names_of(said: Sequence[Said]) -> tuple[str, ...]:
    """Each form of a name as written, the fullest first."""
    found = [(s.claim.property, s.claim.value.text.strip()) for s in said
             if not s.denied and isinstance(s.claim.value, Words)
             and s.claim.property in (Property.NAME, Property.OTHER_NAME)]  # fmt: skip
    order = {
        text: (prop is Property.OTHER_NAME, -len(text.split()), -len(text), text) for prop, text in reversed(found)
    }
    return tuple(sorted((t for t in order if t), key=order.__getitem__))


def number_of(said: Sequence[Said], group: bool) -> Count:
    """How many, by the narrowest count that no other excludes; the widest bounds where they do."""
    counts = [s.claim.value for s in said if isinstance(s.claim.value, Count) and s.claim.property is Property.NUMBER]
    if not counts:
        return UNCOUNTED if group else ONE
    narrow = min(counts, key=_width)
    if all(narrow.meets(c) for c in counts):
        return narrow
    lows, highs = [c.min for c in counts], [c.max for c in counts]
    low = None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return Count(low, high)


_OF_A_PERSON = (
    Property.NAME,
    Property.OTHER_NAME,
    Property.NUMBER,
    Property.SEX,
    Property.AGE,
    Property.CHILD,
    Property.BIRTH,
)


def _width(count: Count) -> tuple[int, int]:
    if count.min is not None and count.max is not None:
        return 0, count.max - count.min
    return 1, -(count.min or 0)


def _sex(said: Sequence[Said]) -> Sex:
    codes = {Sex(s.claim.value.code) for s in said
             if isinstance(s.claim.value, Code) and s.claim.property is Property.SEX} - {Sex.UNKNOWN}  # fmt: skip
    return codes.pop() if len(codes) == 1 else Sex.UNKNOWN


def _ages(said: Sequence[Said]) -> list[tuple[int, int]]:
    found = []
    for s in said:
        if isinstance(s.claim.value, Count) and s.claim.property is Property.AGE and s.claim.value.known:
            low, high = s.claim.value.min, s.claim.value.max
            found.append((low if low is not None else 0, high if high is not None else _OLDEST))
    return found


def _ages_by_birth(said: Sequence[Said], taken: When) -> list[tuple[int, int]]:
    found = []
    for s in said:
        if isinstance(s.claim.value, When) and s.claim.property is Property.BIRTH:
            born = s.claim.value
            if None not in (born.first, born.last, taken.first, taken.last):
                found.append((_years(born.last, taken.first), _years(born.first, taken.last)))
    return found


def _years(born: date | None, then: date | None) -> int:
    assert born is not None and then is not None
    return max(int((then - born).days // _DAYS_OF_A_YEAR), 0)


def _child(said: Sequence[Said], ages: Sequence[tuple[int, int]], group: bool) -> Child:
    """Under 18 by any plausible age: one claim is enough, and an adult age by another source does not undo it."""
    codes = {Child(s.claim.value.code) for s in said
             if isinstance(s.claim.value, Code) and s.claim.property is Property.CHILD and not s.denied}  # fmt: skip
    young, grown = any(low < ADULT_AT for low, _ in ages), any(low >= ADULT_AT for low, _ in ages)
    if group and (Child.MIXED in codes or (young and grown) or (codes >= {Child.YES, Child.NO})):
        return Child.MIXED
    if young or codes & {Child.YES, Child.MIXED}:
        return Child.YES
    return Child.NO if grown or Child.NO in codes else Child.UNKNOWN
