"""Whether two phrases name the same people, one person among others, or two who stand together."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims.prose.text.people import KIN, People
from kintrace.claims.prose.text.words import Heard
from kintrace.model import ONE, Child, Sex

APPOSED = re.compile(
    r"\s*,?\s*(?:(?:who\s+(?:is|was)\s+)?(?:named|called|identified\s+(?:only\s+)?(?:as|by)|known\s+(?:only\s+)?as|"
    r"by\s+the\s+name\s+of|whose\s+name\s+is)\s+)?(?:(?:rev|dr|mr|mrs|ms|fr|sr)\.?\s+)?\Z",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"\s*(?:[—–:(]|,|\s-\s|,?\s*(?:are|were|being|namely|named|called|identified\s+(?:only\s+)?as)\s*:?)\s*"
    r"(?:(?:named|called|identified\s+(?:only\s+)?as)\s+)?\Z",
    re.IGNORECASE,
)


# "a man accused of spying, Pu Lian," "one of those on board, Ko Hla," "the headman of the village, Sai Nok (40),"
_CLOSED = re.compile(r"\s*(?:[,)]|\(\s*\d{1,2}\s*\))")
_TOLD_OF_THEM = re.compile(
    r"(?:\s+(?:of|from|in|at|on|near|with|by|who|whom|whose|that|accused|suspected|aged|named|living|working|employed|walking|"
    r"travelling|visiting)\b[^,;.:()“”\"]{1,80}"
    r"(?:,\s*(?:[A-Z][\w’'-]*\s+){1,3}?(?:[Tt]ownship|[Ss]tate|[Rr]egion|[Dd]istrict|[Dd]ivision)){0,3})?\s*,\s*"
    r"(?:(?:an?|the)\s+[^,;.:()“”\"]{2,40}?\s+)?"
    r"(?:(?:named|identified|known|called|whom\s+\w+\s+knew)(?:\s+(?:only|by\s+[\w\s]{3,30}?))*(?:\s+as)?\s+)?"
    r"(?:(?:rev|dr|mr|mrs|ms|fr|sr)\.?\s+)?\Z",
    re.IGNORECASE,
)


def named_singly(heard: Heard, found: list[People]) -> list[People]:
    """Give one person the name that stands beside the words for them, before any are put together into groups."""
    kept: list[People] = []
    for person in found:
        one = kept[-1] if kept else None
        if one is not None and len(kept) > 1 and _beside_the_point(heard, one):
            one = kept[-2]  # "a man who walked with them, A (23), was shot", "a man named by neighbours as A"
        named = person.kind == "name" or (person.kind == "noun" and not person.plural)
        owner = _kin_of_one(heard, kept, person) if named and len(person.names) == 1 else None
        if owner is not None:
            kept[owner:] = [apposed(kept[owner], person)]
            continue
        if one is not None and named and len(person.names) == 1 and _is_theirs(heard, one, person, found):
            at = kept.index(one)
            kept[at:] = [apposed(one, person)]
            continue
        kept.append(person)
    return kept


_OF_ONE = re.compile(r"\s+of\s+(?:one|another)(?:\s+of\s+(?:them|the\s+\w+))?,\s*")


def _kin_of_one(heard: Heard, kept: list[People], name: People) -> int | None:
    """Which phrase is for the relative whom a name stands beside: "the father of one of them, A, 55, was held"."""
    for at in range(len(kept) - 1, max(-1, len(kept) - 4), -1):
        one = kept[at]
        single = one.kin and not one.plural and not one.names
        if single and _OF_ONE.fullmatch(heard.words(one.end, name.start)):
            return at if _CLOSED.match(heard.words(name.end, name.end + 8)) else None
    return None


def _beside_the_point(heard: Heard, one: People) -> bool:
    if one.kind == "pronoun" and one.head in ("them", "him", "her", "us", "those"):
        return True
    return heard.words(max(heard.start, one.start - 10), one.start).endswith(
        ("named by ", "known to ", "named by the ")
    )


def _is_theirs(heard: Heard, one: People, name: People, found: list[People]) -> bool:
    if one.kind not in ("noun", "number") or one.names or one.armed or not (one.count.exact and one.count.max == 1):
        return False
    if heard.words(name.end, name.end + 2) in ("'s", "’s"):
        return False
    between = heard.words(one.end, name.start)
    if APPOSED.fullmatch(between):
        return "," not in between or _CLOSED.match(heard.words(name.end, name.end + 8)) is not None
    after = heard.words(name.end, name.end + 8)
    if not _TOLD_OF_THEM.fullmatch(between) or not _CLOSED.match(after):
        return False
    listed = next((p for p in found if p.start >= name.end), None)
    if listed is not None and heard.words(listed.start, listed.end).lower().startswith(("his ", "her ")):
        return True  # "the leader of the militia, A, and his deputy"
    return listed is None or re.fullmatch(r"\W*(?:and|or)\s*", heard.words(name.end, listed.start)) is None


def listed(heard: Heard, found: list[People]) -> list[People]:
    """Give a group the names of a list that has as many as it counts: "the remaining three — A, 31, B and C"."""
    kept: list[People] = []
    for person in found:
        if len(kept) > 1 and len(person.names) > 1 and one_of_them(heard, kept[-2], kept[-1], person):
            kept[-2:] = [apposed(kept[-2], person)]
            continue
        group = kept[-1] if kept else None
        if (
            group is not None
            and person.kind == "name"
            and group.kind in ("noun", "number")
            and not group.names
            and not group.armed
            and group.count.exact
            and group.count.max == len(person.names) > 1
            and _LISTING.match(heard.words(group.end, person.start))
        ):
            kept[-1] = apposed(group, person)
            continue
        kept.append(person)
    return kept


def told_of_one(heard: Heard, left: People, right: People) -> bool:
    """Whether "and" goes on telling of one person: "A, 28 and the mother of two"."""
    return bool(
        left.kind == "name" and len(left.names) == 1 and left.ages and right.kind == "noun" and not right.plural
        and re.match(r"(?:the|an?)\s", heard.words(right.start, right.end))
        and heard.words(right.end, right.end + 4) == " of "
    )  # fmt: skip


def told_of_all(heard: Heard, left: People, right: People) -> bool:
    """Whether a phrase says what all of those named are: "A, 23, and B, 25, both taxi drivers"."""
    lead = heard.words(right.start, right.end).lower().split()[0]
    return (
        lead in ("both", "all") and right.kind == "noun" and left.plural and (left.kind == "name" or not right.count_at)
    )


_OF_CHILDREN = re.compile(r"\s+of\s+(?:\w+|\d+)\b")


_OF_AN_OFFICE = re.compile(r"(?:\s+(?:of|from|in|at|for)\s+[^,;.]{2,50})?,")


def says_what_they_are(heard: Heard, left: People, right: People, found: list[People]) -> bool:
    """Whether a comma brings who one person is, and not another: "the driver, a 45-year-old father of three, was"."""
    single = not left.plural and not right.plural and right.kind == "noun"
    named = left.kind == "name" and len(left.names) == 1
    if not single or not (left.kind == "noun" or named):
        return False
    if not re.match(r"(?:an?|the)\s" if named else r"an?\s", heard.words(right.start, right.end)):
        return False
    if named:
        return _OF_AN_OFFICE.match(heard.words(right.end, right.end + 60)) is not None
    after = heard.words(right.end, heard.start + len(heard.text))
    tail = _OF_CHILDREN.match(after)
    later = next((p for p in found if p.start > right.end + (tail.end() if tail else 0)), None)
    listed = later is not None and re.fullmatch(r"\s*,?\s*and\s*", heard.words(right.end, later.start)) is not None
    return not listed and re.match(r"\s*(?:,|who\b|from\b|in\b|\()", after[tail.end() :] if tail else after) is not None


def named_after_kin(heard: Heard, left: People, right: People, between: str) -> bool:
    """Whether a name belongs to the relative named last: "A and his brother B"."""
    last = heard.words(left.start, left.end).lower().split()[-1]
    wanting = left.plural and left.names and left.count.max == len(left.names) + 1
    return bool(wanting and last in KIN and right.kind == "name" and len(right.names) == 1 and APPOSED.match(between))


def one_of_them(heard: Heard, one: People, them: People, name: People) -> bool:
    """Whether a name is that of one of a group: "one of them, A, 40"."""
    return (
        one.kind == "number" and them.head == "them" and name.kind == "name" and one.count.max == len(name.names)
        and heard.words(one.end, them.start).strip() == "of" and heard.words(them.end, name.start).strip() == ","
    )  # fmt: skip


def with_them(left: People, right: People) -> bool:
    """Whether the people stand with the one a pronoun means: "me and eleven other men", "him and his brother"."""
    return left.head in ("me", "him", "us", "he", "she") and right.kind == "noun" and not right.armed


def one_and_same(left: People, right: People) -> bool:
    if left.kind in ("noun", "number") and right.kind == "name":
        return left.count.exact and left.count.max == 1 and not left.names
    return (
        left.kind == "name"
        and right.kind == "noun"
        and right.count == replace(ONE, words=right.count.words)
        and not right.definite
    )


def apposed(left: People, right: People) -> People:
    sex = left.sex if left.sex is not Sex.UNKNOWN else right.sex
    child = left.child if left.child is not Child.UNKNOWN else right.child
    return replace(left, end=right.end, names=left.names + right.names, names_at=left.names_at + right.names_at,
                   sex=sex,
                   child=child, ages=left.ages + right.ages, ages_at=left.ages_at + right.ages_at,
                   sex_at=left.sex_at or right.sex_at)  # fmt: skip
