"""What is said of a group beside its noun: numbers that stand apart, parts, ages in a row, and sums of two groups."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon import numbers
from kintrace.model import Child, Count, Sex

UNDER_AGE = 18


_LEADING = re.compile(rf"(?:the\s+)?(?P<number>{numbers.ENGLISH})\s+(?=[a-z])", re.IGNORECASE)
_OR_SO = re.compile(
    rf"\b(?:an?\s+(?:group|party|batch)\s+of\s+)?(?P<number>{numbers.ENGLISH})\s+or\s+so\s+\Z", re.IGNORECASE
)
_MOST_TAKEN = 999  # a higher number before a noun is a year or no count of people
_BEFORE_NOUN = 44  # code points in which "a group of ten or so" stands
_LOOSE = 0.1  # "ten or so" leaves so much open


def numbered(heard: Heard, person: People) -> People:
    """The number before a noun that stands too far from it, or too near a date: "two human rights campaigners"."""
    if person.kind != "noun" or person.count.max is not None or not person.plural or person.count.min not in (None, 2):
        return person
    match = _LEADING.match(heard.words(person.start, person.end))
    if match is not None and 1 < (n := numbers.value_of(match["number"])) <= _MOST_TAKEN:
        at = (person.start + match.start("number"), person.start + match.end("number"))
        return replace(person, count=Count(n, n, match["number"]), count_at=at)
    low = max(heard.start, person.start - _BEFORE_NOUN)
    loose = _OR_SO.search(heard.words(low, person.start))
    if loose is not None and 1 < (n := numbers.value_of(loose["number"])) <= _MOST_TAKEN:
        slack = max(round(n * _LOOSE), 1)
        at = (low + loose.start("number"), low + loose.end("number"))
        count = Count(n - slack, n + slack, loose["number"])
        return replace(person, start=low + loose.start(), count=count, count_at=at)
    return person


_PARTS = re.compile(
    r"[^.;:“”\"]{0,60}?,?\s*(?P<who>all|both|most|one|two|three|some|each)\s+(?:of\s+(?:them|whom)\s+)?(?:were\s+|are\s+|was\s+)?"
    r"(?:an?\s+\w+\s+(?:of|aged)\s+|just\s+|only\s+|aged\s+)?(?P<what>women|men|girls|boys|children|minors|female|male|\d{1,2}(?!\d|[,:]\d|%))\b",
    re.IGNORECASE,
)


_SEX_AND_AGE = re.compile(
    r"\s*,\s*(?P<sex>male|female|man|woman|boy|girl|[mfMF])\b\s*[,;/]\s*(?:aged?\s*:?\s*)?(?P<age>\d{1,2})\b"
)
_MALE = ("male", "man", "boy", "m")


def of_a_line(heard: Heard, person: People) -> tuple[People, tuple[int, ...]]:
    """Sex and age as lists give them after a name: "A, male, aged 34"."""
    match = _SEX_AND_AGE.match(heard.words(person.end, heard.start + len(heard.text)))
    if match is None:
        return person, ()
    sex = Sex.MALE if match["sex"].lower() in _MALE else Sex.FEMALE
    spans = [(person.end + match.start(g), person.end + match.end(g)) for g in ("sex", "age")]
    told = replace(person, sex=sex, sex_at=spans[0], ages_at=(spans[1],), end=person.end + match.end())
    return told, (int(match["age"]),)


def with_parts(heard: Heard, person: People) -> People:
    """What is said of the parts of a group after it: "all of them women", "one of them just 17"."""
    if not person.plural or person.kind in ("pronoun", "possessive"):
        return person
    match = _PARTS.match(heard.words(person.end, heard.start + len(heard.text)))
    if match is None or ("of" not in match[0].lower().split() and match["who"].lower() not in ("all", "both")):
        return person
    what, at = match["what"].lower(), (person.end + match.start("what"), person.end + match.end("what"))
    if what.isdigit():
        child = Child.MIXED if int(what) < UNDER_AGE else person.child
        return replace(person, ages=(int(what),), ages_at=(*person.ages_at, at), child=child)
    if match["who"].lower() not in ("all", "both"):
        return person
    sex = (
        Sex.FEMALE
        if what in ("women", "girls", "female")
        else Sex.MALE
        if what in ("men", "boys", "male")
        else person.sex
    )
    child = Child.YES if what in ("children", "minors", "girls", "boys") else person.child
    return replace(person, sex=sex, child=child, sex_at=at if sex is not person.sex else person.sex_at)


_AGES_IN_ROW = re.compile(
    rf"\s*,?\s*(?:aged\s+|\()?(?P<ages>{numbers.ENGLISH}(?:\s*,\s*{numbers.ENGLISH})*,?\s+and\s+{numbers.ENGLISH})\)?(?=\s*[,.;)]|\s*\Z|\s+(?:from|in|at|on|who|were|was|near)\b)",
    re.IGNORECASE,
)


def aged_in_row(heard: Heard, found: list[People]) -> list[People]:
    """Give a small group the bare numbers after it as ages: "his two sons, twenty-two and nineteen"."""
    kept: list[People] = []
    until = heard.start
    for person in found:
        if person.start < until:
            continue
        match = _AGES_IN_ROW.match(heard.words(person.end, heard.start + len(heard.text)))
        if match is not None and person.kind == "noun" and person.count.exact and not person.ages:
            spans = [m.span() for m in re.finditer(numbers.ENGLISH, match["ages"], re.IGNORECASE)]
            said = tuple(numbers.value_of(match["ages"][a:b]) for a, b in spans)
            if len(said) == person.count.max and all(_YOUNGEST <= n < _OLDEST for n in said):
                at = person.end + match.start("ages")
                until = person.end + match.end()
                child = child_at(list(said)) if max(said) < UNDER_AGE or min(said) >= UNDER_AGE else Child.MIXED
                person = replace(
                    person, end=until, ages=said, ages_at=tuple((at + a, at + b) for a, b in spans), child=child
                )
        kept.append(person)
    return kept


_YOUNGEST, _OLDEST = 5, 100


def added(left: People, right: People) -> People:
    """One phrase for two that stand together: so many and so many."""
    both = _one_number(left, right)
    low = None if left.count.min is None or right.count.min is None else left.count.min + right.count.min
    high = None if left.count.max is None or right.count.max is None else left.count.max + right.count.max
    sexes = {left.sex, right.sex}
    sex = sexes.pop() if len(sexes) == 1 else Sex.UNKNOWN if Sex.UNKNOWN in sexes else Sex.MIXED
    return replace(
        left, end=right.end, count=left.count if both else Count(low, high), sex=sex,
        ages=left.ages + (() if right.ages_at and set(right.ages_at) <= set(left.ages_at) else right.ages),
        names=left.names + right.names,
        child=_both(left.child, right.child), definite=left.definite and right.definite, plural=True,
        ages_at=left.ages_at + tuple(a for a in right.ages_at if a not in left.ages_at),
        names_at=left.names_at + right.names_at, count_at=None,
        kind="noun" if "noun" in (left.kind, right.kind) else left.kind, head=left.head or right.head,
        sex_at=None if sex is Sex.UNKNOWN else (left.start, right.end),
    )  # fmt: skip


def _one_number(left: People, right: People) -> bool:
    """Whether one number goes for two kinds of people: "96 children and young people", "92 leaders and teachers"."""
    plain = right.count.max is None and right.count.min == _TWO and right.count_at is None
    return plain and (left.count.min or 0) > _TWO and not right.definite and left.armed is right.armed


_TWO = 2  # what a bare plural says


def _both(left: Child, right: Child) -> Child:
    if left is right:
        return left
    return Child.UNKNOWN if Child.UNKNOWN in (left, right) else Child.MIXED


def child_at(years: list[int]) -> Child:
    """Whether somebody of these possible ages was under 18.

    >>> child_at([17]).value, child_at([18]).value, child_at([]).value
    ('yes', 'no', 'unknown')
    """
    if not years:
        return Child.UNKNOWN
    return Child.YES if max(years) < UNDER_AGE else Child.NO if min(years) >= UNDER_AGE else Child.MIXED
