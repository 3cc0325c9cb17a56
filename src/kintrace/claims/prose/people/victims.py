"""People as a sentence names them: how many, of what sex and age, by which names, known already or new."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims.prose.people.naming import names_in
from kintrace.claims.prose.text.phrases import KIN, People, bare_numbers, phrase_at
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon import numbers
from kintrace.model import ONE, Child, Count, Sex

_UNDER_AGE = 18


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
    return _joined(heard, _named_singly(heard, _aged_in_row(heard, [_with_details(heard, p, found) for p in found])))


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
        child = Child.YES if max(highs) < _UNDER_AGE else Child.NO if min(lows) >= _UNDER_AGE else Child.MIXED
        if child is Child.MIXED and len(ages) == 1:
            child = Child.UNKNOWN
    if person.kind == "name" and not years:
        person, years = _of_a_line(heard, person)
        child = child_at(list(years)) if years else child
    person = _numbered(heard, _with_parts(heard, person))
    years += tuple(y for y in person.ages if y not in years)
    end = max([person.end, *(a.end for a in ages)])
    spans = tuple((a.start, a.end) for a in ages)
    child = person.child if child is Child.UNKNOWN else child
    return replace(
        person, ages=years, ages_at=spans + tuple(x for x in person.ages_at if x not in spans), child=child, end=end
    )


_LEADING = re.compile(rf"(?:the\s+)?(?P<number>{numbers.ENGLISH})\s+(?=[a-z])", re.IGNORECASE)
_OR_SO = re.compile(
    rf"\b(?:an?\s+(?:group|party|batch)\s+of\s+)?(?P<number>{numbers.ENGLISH})\s+or\s+so\s+\Z", re.IGNORECASE
)
_MOST_TAKEN = 999  # a higher number before a noun is a year or no count of people
_BEFORE_NOUN = 44  # code points in which "a group of ten or so" stands
_LOOSE = 0.1  # "ten or so" leaves so much open


def _numbered(heard: Heard, person: People) -> People:
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


def _of_a_line(heard: Heard, person: People) -> tuple[People, tuple[int, ...]]:
    """Sex and age as lists give them after a name: "A, male, aged 34"."""
    match = _SEX_AND_AGE.match(heard.words(person.end, heard.start + len(heard.text)))
    if match is None:
        return person, ()
    sex = Sex.MALE if match["sex"].lower() in _MALE else Sex.FEMALE
    spans = [(person.end + match.start(g), person.end + match.end(g)) for g in ("sex", "age")]
    told = replace(person, sex=sex, sex_at=spans[0], ages_at=(spans[1],), end=person.end + match.end())
    return told, (int(match["age"]),)


def _with_parts(heard: Heard, person: People) -> People:
    """What is said of the parts of a group after it: "all of them women", "one of them just 17"."""
    if not person.plural or person.kind in ("pronoun", "possessive"):
        return person
    match = _PARTS.match(heard.words(person.end, heard.start + len(heard.text)))
    if match is None or ("of" not in match[0].lower().split() and match["who"].lower() not in ("all", "both")):
        return person
    what, at = match["what"].lower(), (person.end + match.start("what"), person.end + match.end("what"))
    if what.isdigit():
        child = Child.MIXED if int(what) < _UNDER_AGE else person.child
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
_APPOSED = re.compile(
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
    r"travelling|visiting)\b[^,;.:()“”\"]{1,80})?\s*,\s*"
    r"(?:(?:an?|the)\s+[^,;.:()“”\"]{2,40}?\s+)?"
    r"(?:(?:named|identified|known|called|whom\s+\w+\s+knew)(?:\s+(?:only|by\s+[\w\s]{3,30}?))*(?:\s+as)?\s+)?"
    r"(?:(?:rev|dr|mr|mrs|ms|fr|sr)\.?\s+)?\Z",
    re.IGNORECASE,
)


def _named_singly(heard: Heard, found: list[People]) -> list[People]:
    """Give one person the name that stands beside the words for them, before any are put together into groups."""
    kept: list[People] = []
    for person in found:
        one = kept[-1] if kept else None
        if one is not None and len(kept) > 1 and _beside_the_point(heard, one):
            one = kept[-2]  # "a man who walked with them, A (23), was shot", "a man named by neighbours as A"
        named = person.kind == "name" or (person.kind == "noun" and not person.plural)
        if one is not None and named and len(person.names) == 1 and _is_theirs(heard, one, person, found):
            at = kept.index(one)
            kept[at:] = [_apposed(one, person)]
            continue
        kept.append(person)
    return kept


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
    if _APPOSED.fullmatch(between):
        return "," not in between or _CLOSED.match(heard.words(name.end, name.end + 8)) is not None
    after = heard.words(name.end, name.end + 8)
    if not _TOLD_OF_THEM.fullmatch(between) or not _CLOSED.match(after):
        return False
    listed = next((p for p in found if p.start >= name.end), None)
    return listed is None or re.fullmatch(r"\W*(?:and|or)\s*", heard.words(name.end, listed.start)) is None


def _joined(heard: Heard, found: list[People]) -> list[People]:
    """Put together what is one group: "a boy of 12 and a girl of 15", "a man of 40, Sai Nok"."""
    kept: list[People] = []
    for person in found:
        if len(kept) > 1 and _one_of_them(heard, kept[-2], kept[-1], person):
            kept[-2:] = [_apposed(kept[-2], person)]
            continue
        if (
            kept
            and person.kind not in ("pronoun", "possessive")
            and kept[-1].kind != "possessive"
            and (kept[-1].kind != "pronoun" or _with_them(kept[-1], person))
            and not _OF_THEM.match(heard.words(person.end, heard.start + len(heard.text)))
            and not (person.kind == "noun" and _SAY.match(heard.words(person.end, heard.start + len(heard.text))))
        ):
            between = heard.words(kept[-1].end, person.start)
            if _named_after_kin(heard, kept[-1], person, between):
                kept[-1] = _apposed(kept[-1], person)
                continue
            if between.strip() == "and" and _told_of_one(heard, kept[-1], person):
                kept[-1] = _apposed(kept[-1], person)
                continue
            owner = heard.words(person.end, person.end + 2) in ("'s", "’s")  # "took her brother, A's husband said"
            if not owner and _APPOSED.match(between) and _one_and_same(kept[-1], person):
                kept[-1] = _apposed(kept[-1], person)
                continue
            if between.strip() in (",", "") and _told_of_all(heard, kept[-1], person):
                kept[-1] = replace(kept[-1], end=person.end)
                continue
            if between.strip() == "," and _says_what_they_are(heard, kept[-1], person, found):
                kept[-1] = _apposed(kept[-1], person)
                continue
            both = (
                kept[-1].kind == "name"
                and len(kept[-1].names) == 1
                and _OF_A_PLACE_AND.fullmatch(between) is not None
                and _OF_BOTH.match(heard.words(person.end, person.end + 14)) is not None
            )
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
    return _listed(heard, kept)


def _listed(heard: Heard, found: list[People]) -> list[People]:
    """Give a group the names of a list that has as many as it counts: "the remaining three — A, 31, B and C"."""
    kept: list[People] = []
    for person in found:
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
            kept[-1] = _apposed(group, person)
            continue
        kept.append(person)
    return kept


_AGES_IN_ROW = re.compile(
    rf"\s*,?\s*(?:aged\s+|\()?(?P<ages>{numbers.ENGLISH}(?:\s*,\s*{numbers.ENGLISH})*,?\s+and\s+{numbers.ENGLISH})\)?(?=\s*[,.;)]|\s*\Z|\s+(?:from|in|at|on|who|were|was|near)\b)",
    re.IGNORECASE,
)


def _aged_in_row(heard: Heard, found: list[People]) -> list[People]:
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
                child = child_at(list(said)) if max(said) < _UNDER_AGE or min(said) >= _UNDER_AGE else Child.MIXED
                person = replace(
                    person, end=until, ages=said, ages_at=tuple((at + a, at + b) for a, b in spans), child=child
                )
        kept.append(person)
    return kept


_YOUNGEST, _OLDEST = 5, 100


def _told_of_one(heard: Heard, left: People, right: People) -> bool:
    """Whether "and" goes on telling of one person: "A, 28 and the mother of two"."""
    return bool(
        left.kind == "name" and len(left.names) == 1 and left.ages and right.kind == "noun" and not right.plural
        and re.match(r"(?:the|an?)\s", heard.words(right.start, right.end))
        and heard.words(right.end, right.end + 4) == " of "
    )  # fmt: skip


def _told_of_all(heard: Heard, left: People, right: People) -> bool:
    """Whether a phrase says what all of those named are: "A, 23, and B, 25, both taxi drivers"."""
    lead = heard.words(right.start, right.end).lower().split()[0]
    return lead in ("both", "all") and right.kind == "noun" and left.plural and left.kind == "name"


_OF_CHILDREN = re.compile(r"\s+of\s+(?:\w+|\d+)\b")


_OF_AN_OFFICE = re.compile(r"(?:\s+(?:of|from|in|at|for)\s+[^,;.]{2,50})?,")


def _says_what_they_are(heard: Heard, left: People, right: People, found: list[People]) -> bool:
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


def _named_after_kin(heard: Heard, left: People, right: People, between: str) -> bool:
    """Whether a name belongs to the relative named last: "A and his brother B"."""
    last = heard.words(left.start, left.end).lower().split()[-1]
    wanting = left.plural and left.names and left.count.max == len(left.names) + 1
    return bool(wanting and last in KIN and right.kind == "name" and len(right.names) == 1 and _APPOSED.match(between))


def _one_of_them(heard: Heard, one: People, them: People, name: People) -> bool:
    """Whether a name is that of one of a group: "one of them, A, 40"."""
    return (
        one.kind == "number" and one.count.max == 1 and them.head == "them" and name.kind == "name"
        and len(name.names) == 1
        and heard.words(one.end, them.start).strip() == "of" and heard.words(them.end, name.start).strip() == ","
    )  # fmt: skip


def _with_them(left: People, right: People) -> bool:
    """Whether the people stand with the one a pronoun means: "me and eleven other men", "him and his brother"."""
    return left.head in ("me", "him", "us") and right.kind == "noun" and not right.armed


def _one_and_same(left: People, right: People) -> bool:
    if left.kind in ("noun", "number") and right.kind == "name":
        return left.count.exact and left.count.max == 1 and not left.names
    return (
        left.kind == "name"
        and right.kind == "noun"
        and right.count == replace(ONE, words=right.count.words)
        and not right.definite
    )


def _apposed(left: People, right: People) -> People:
    sex = left.sex if left.sex is not Sex.UNKNOWN else right.sex
    child = left.child if left.child is not Child.UNKNOWN else right.child
    return replace(left, end=right.end, names=left.names + right.names, names_at=left.names_at + right.names_at,
                   sex=sex,
                   child=child, ages=left.ages + right.ages, ages_at=left.ages_at + right.ages_at,
                   sex_at=left.sex_at or right.sex_at)  # fmt: skip


def added(left: People, right: People) -> People:
    """One phrase for two that stand together: so many and so many."""
    low = None if left.count.min is None or right.count.min is None else left.count.min + right.count.min
    high = None if left.count.max is None or right.count.max is None else left.count.max + right.count.max
    sexes = {left.sex, right.sex}
    sex = sexes.pop() if len(sexes) == 1 else Sex.UNKNOWN if Sex.UNKNOWN in sexes else Sex.MIXED
    return replace(
        left, end=right.end, count=Count(low, high), sex=sex,
        ages=left.ages + (() if right.ages_at and set(right.ages_at) <= set(left.ages_at) else right.ages),
        names=left.names + right.names,
        child=_both(left.child, right.child), definite=left.definite and right.definite, plural=True,
        ages_at=left.ages_at + tuple(a for a in right.ages_at if a not in left.ages_at),
        names_at=left.names_at + right.names_at, count_at=None,
        kind="noun" if "noun" in (left.kind, right.kind) else left.kind, head=left.head or right.head,
        sex_at=None if sex is Sex.UNKNOWN else (left.start, right.end),
    )  # fmt: skip


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
    return Child.YES if max(years) < _UNDER_AGE else Child.NO if min(years) >= _UNDER_AGE else Child.MIXED
