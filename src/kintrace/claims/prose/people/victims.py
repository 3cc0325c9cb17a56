"""People as a sentence names them: how many, of what sex and age, by which names, known already or new."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims.prose.people.apposing import (
    APPOSED,
    apposed,
    listed,
    named_after_kin,
    named_singly,
    one_and_same,
    one_of_them,
    says_what_they_are,
    told_of_all,
    told_of_one,
    with_them,
)
from kintrace.claims.prose.people.counting import (
    UNDER_AGE,
    added,
    aged_in_row,
    child_at,
    numbered,
    of_a_line,
    with_parts,
)
from kintrace.claims.prose.people.naming import names_in
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.phrases import phrase_at
from kintrace.claims.prose.text.unlisted_people import bare_numbers
from kintrace.claims.prose.text.words import Heard
from kintrace.model import Child, Sex

_CHILDREN_OF = re.compile(r"\b(?:father|mother|parent|dad|mum)s?\s+of\s+\Z", re.IGNORECASE)


def people_in(heard: Heard) -> list[People]:
    """Find the phrases that name people in a sentence, in its order, none inside another."""
    found = [*names_in(heard)]
    taken = [(p.start, p.end) for p in found]
    # who runs a village is as often taken as made to hand others over
    blocked = [(a.start, a.end) for a in heard.actors if not a.generic and a.code != "CIVIL_ADMIN"]
    for i, token in enumerate(heard.tokens):
        if any(s <= token.start < e for s, e in taken):
            continue
        phrase = phrase_at(heard, i, blocked)
        if phrase is not None and not any(s < phrase.end and phrase.start < e for s, e in taken):
            found.append(phrase)
            taken.append((phrase.start, phrase.end))
    for phrase in bare_numbers(heard, taken):
        if not _CHILDREN_OF.search(heard.words(max(heard.start, phrase.start - 16), phrase.start)):
            found.append(phrase)
    found.sort(key=lambda p: p.start)
    return _joined(heard, named_singly(heard, aged_in_row(heard, [_with_details(heard, p, found) for p in found])))


def _with_details(heard: Heard, person: People, others: list[People]) -> People:
    """Add the ages that stand with the phrase, and the names beside it."""
    limit = min((o.start for o in others if o.start >= person.end), default=heard.start + len(heard.text))
    ages = [a for a in heard.ages if person.start <= a.start < person.end or _beside(heard, person.end, a.start, limit)]
    if not ages and person.kind == "name":
        ages = [a for a in heard.ages if a.end <= person.start and heard.words(a.end, person.start).isspace()]
    ages = ages[:1] if person.count.exact and person.count.max == 1 else ages
    years = tuple(y for a in ages for y in ([a.low] if a.low == a.high else []))
    child = person.child
    if ages:
        lows, highs = [a.low for a in ages], [a.high for a in ages]
        child = Child.YES if max(highs) < UNDER_AGE else Child.NO if min(lows) >= UNDER_AGE else Child.MIXED
        if child is Child.MIXED and len(ages) == 1:
            child = Child.UNKNOWN
    if person.kind == "name" and not years:
        person, years = of_a_line(heard, person)
        child = child_at(list(years)) if years else child
    person = numbered(heard, with_parts(heard, person))
    years += tuple(y for y in person.ages if y not in years)
    end = max([person.end, *(a.end for a in ages)])
    spans = tuple((a.start, a.end) for a in ages)
    child = person.child if child is Child.UNKNOWN else child
    return replace(
        person, ages=years, ages_at=spans + tuple(x for x in person.ages_at if x not in spans), child=child, end=end
    )


_BETWEEN = re.compile(
    r"(?:\s+(?:from|of|in)\s+(?:[A-Z][\w'’-]*\s?){1,4})?\s*(?:[,(]\s*|of\s+|aged?\s+|,\s*aged?\s+|,?\s*who\s+(?:is|was)\s+|\s*)?\s*\Z",
    re.IGNORECASE,
)


def _beside(heard: Heard, end: int, at: int, limit: int) -> bool:
    return end <= at < limit and bool(_BETWEEN.match(heard.words(end, at)))


_AND = re.compile(
    r"\s*\)?(?:[,;]\s*(?:and\s+)?|\s+and\s+|,?\s*(?:together\s+|along\s+)?with\s+|\s+as\s+well\s+as\s+)"
    r"(?:(?:rev|dr|mr|mrs|ms|fr|sr)\.?\s+)?\Z",
    re.IGNORECASE,
)
# "Rev. A of the church in B village, and his deacon C were led away"
_OF_A_PLACE_AND = re.compile(
    r"\s+(?:of|from)\s+[^;.:“”\"]{3,80}?,?\s+and\s+(?:(?:rev|dr|mr|mrs|ms|fr|sr)\.?\s+)?", re.IGNORECASE
)
_OF_BOTH = re.compile(r"\W*(?:were|have\s+been|had\s+been|are|have|had)\b")
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|whom|the)|among\s+(?:them|those|whom))\b", re.IGNORECASE)
# "at least two protesters, witnesses say": who speaks, and nobody more
_SAY = re.compile(
    r"\s+(?:who\s+[^,;.]{3,40}?\s+)?(?:also\s+|have\s+|has\s+)?(?:say|says|said|told|tell|added|reported|recalled|claimed|claim|alleged|believe|fear|think)\b"
)


def _joined(heard: Heard, found: list[People]) -> list[People]:
    """Put together what is one group: "a boy of 12 and a girl of 15", "a man of 40, Sai Nok"."""
    kept: list[People] = []
    told_until = heard.start
    for person in found:
        if person.start < told_until:
            continue
        if len(kept) > 1 and one_of_them(heard, kept[-2], kept[-1], person):
            kept[-2:] = [apposed(kept[-2], person)]
            continue
        if (
            kept
            and person.kind not in ("pronoun", "possessive")
            and kept[-1].kind != "possessive"
            and (kept[-1].kind != "pronoun" or with_them(kept[-1], person))
            and not _OF_THEM.match(heard.words(person.end, heard.start + len(heard.text)))
            and not (person.kind == "noun" and _SAY.match(heard.words(person.end, heard.start + len(heard.text))))
        ):
            between = heard.words(kept[-1].end, person.start)
            if named_after_kin(heard, kept[-1], person, between):
                kept[-1] = apposed(kept[-1], person)
                continue
            if between.strip() == "and" and told_of_one(heard, kept[-1], person):
                kept[-1] = apposed(kept[-1], person)
                continue
            owner = heard.words(person.end, person.end + 2) in ("'s", "’s")  # "took her brother, A's husband said"
            if not owner and APPOSED.match(between) and one_and_same(kept[-1], person):
                kept[-1] = apposed(kept[-1], person)
                continue
            if between.strip() in (",", "") and told_of_all(heard, kept[-1], person):
                kept[-1] = replace(kept[-1], end=person.end)
                continue
            if between.strip() == "," and says_what_they_are(heard, kept[-1], person, found):
                kept[-1] = apposed(kept[-1], person)
                continue
            both = (
                kept[-1].kind == "name"
                and len(kept[-1].names) == 1
                and _OF_A_PLACE_AND.fullmatch(between) is not None
                and _OF_BOTH.match(heard.words(person.end, person.end + 14)) is not None
            )
            if between.strip() in (",", "–", "—", "(", "-") and (parts := _parts_of(heard, kept[-1], person, found)):
                kept[-1] = replace(kept[-1], end=parts[-1].end, sex=Sex.MIXED, sex_at=(person.start, parts[-1].end))
                told_until = parts[-1].end
                continue
            both = both or _with_others_of_it(heard, kept[-1], person, between)
            if (
                (both or _AND.match(between))
                and not kept[-1].armed
                and not person.armed
                and (kept[-1].kind == "name" or person.kind != "name" or "and" in between)
                and (";" not in between or kept[-1].kind == person.kind == "name")
            ):
                kept[-1] = added(kept[-1], person)
                continue
        kept.append(person)
    return listed(heard, kept)


# "a lawmaker of the Upper House and nine other people"
_OF_AND_OTHERS = re.compile(r"\s+(?:of|from|in|at|for)\s+[^;.:“”\"]{3,80}?,?\s+and\s+", re.IGNORECASE)


def _with_others_of_it(heard: Heard, one: People, others: People, between: str) -> bool:
    """Whether words of an office stand between one person and the others who were with them."""
    lead = heard.words(others.start, others.end).lower().split()
    more = "other" in lead or "others" in lead or "more" in lead or lead[0] in ("his", "her")
    return more and one.kind in ("noun", "name") and not one.plural and bool(_OF_AND_OTHERS.fullmatch(between))


def _parts_of(heard: Heard, whole: People, first: People, found: list[People]) -> list[People]:
    """The phrases that only say who the first are: "17 civilians, 14 men and three women"; none: others are told of."""
    at = next(i for i, p in enumerate(found) if p is first)
    rest = found[at : at + 2]
    if whole.kind != "noun" or len(rest) < _PAIR or {p.sex for p in rest} != {Sex.MALE, Sex.FEMALE}:
        return []
    if (
        not whole.count.exact
        or not all(p.count.exact for p in rest)
        or "and" not in heard.words(rest[0].end, rest[1].start)
    ):
        return []
    return rest if sum(p.count.max or 0 for p in rest) == whole.count.max else []


_PAIR = 2
