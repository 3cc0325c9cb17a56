"""When an act happened, from the words of its own sentence."""

from __future__ import annotations

import re

from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.verbs import opener_of
from kintrace.lexicon.dates import FoundDate

_OPEN_KINDS = frozenset(("until",))
_FRONTED = 4  # code points before a date that opens its sentence
_FINITE = re.compile(r"\b(?:was|were|has|have|had|will|are|is)\b")  # "miners held by the army were jailed on 3 May"
# "They were still being held on Monday" dates no taking.
_STILL = re.compile(
    r"\b(?:still|remain\w*|continu\w+)\b.{0,30}\b(?:held|holding|detained|detaining|custody|detention|captive|prison)\b"
)
_HEADS = re.compile(r"\A\s*:\s")  # "19/11: soldiers arrested"


def dates_of(event: Event) -> list[FoundDate]:
    """Dates that a sentence gives for one of its acts, the nearest first; the day of saying is none."""
    heard = event.heard
    if _STILL.search(heard.words(event.start, event.end)):
        return []
    found = [
        d
        for d in heard.dates
        if d.kind not in _OPEN_KINDS
        and not (_of_saying(event, d) or _elsewhere(event, d) or aside(event, d.start, d.end))
    ]
    return sorted(found, key=lambda d: (d.kind == "duration", distance(event, d.start, d.end)))


_TAKINGS = frozenset(("taken", "detained", "forcibly_recruited", "hostage", "weak_take"))
_FREED = frozenset(("released", "returned", "escaped", "transferred"))


def of_another(event: Event, found: FoundDate, beside: list[Event]) -> bool:
    """Whether a date is that of another act of the sentence.

    "Two clerks who were abducted on May 3 have been freed" dates no release, and "detained eight and handed them over
    on May 9" no arrest.

    Args:
        event: An act.
        found: A date of its sentence.
        beside: All acts of the sentence.
    """
    heard = event.heard
    told = [e for e in beside if e.told.value in ("done", "headline") and heard.tokens[e.at].end <= found.start]
    last = max(told, key=lambda e: e.at, default=None)
    if last is None or last is event:
        return False
    if heard.tokens[event.at].start >= found.end:
        return last.group.reduced or opener_of(heard, last.group.first) in _OPENERS
    between = heard.words(heard.tokens[event.at].end, heard.tokens[last.at].start)
    if event.act in _FREED and last.act in _TAKINGS and last.at > event.at:  # "has freed two of four it held last week"
        return not _AND_THEN.search(between) and "," not in heard.words(heard.tokens[last.at].end, found.start)
    return last.act in _FREED and event.act not in _FREED and last.at > event.at and bool(_AND_THEN.search(between))


_AND_THEN = re.compile(r"\b(?:and|but|before|then)\b")


def distance(event: Event, start: int, end: int) -> int:
    if event.start <= start < event.end:
        return 0
    return start - event.end if start >= event.end else event.start - end


def aside(event: Event, start: int, end: int) -> bool:
    """Whether words stand in brackets beside the act: "U Tin (arrested on 4 March in Bago) died in prison"."""
    heard = event.heard
    opens = heard.text.rfind("(", 0, start - heard.start)
    if opens < 0 or heard.text.find(")", opens, start - heard.start) >= 0:
        return False
    closes = heard.text.find(")", end - heard.start)
    verb = heard.tokens[event.at].start - heard.start
    return closes >= 0 and not opens < verb < closes


_LINE = 40  # code points in which a line that opens a report gives place and day
_DASH = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?(?:-{1,2}|–|—)\s")
# "..., the group announced on Sunday", "..., according to a statement released on 3 May"
_SPOKE_ON = re.compile(
    r"(?:[,”\"]|\A)\s*(?:(?!who|which|whom|that|and)[\w’'.-]+\s+){0,6}?(?:said|told|says|added|announced|reported|acknowledged|admitted|confirmed|stated|"
    r"wrote|recalled|alleged|claimed|statement|report|post)\b(?:\s+(?!that|who|which)[\w’'-]+){0,4}\s+\Z",
    re.IGNORECASE,
)


def _of_saying(event: Event, found: FoundDate) -> bool:
    """Whether the date says when somebody spoke: "told the paper on Tuesday"."""
    heard = event.heard
    if found.start - heard.start <= _LINE and _DASH.match(heard.words(found.end, found.end + _LINE)):
        return True  # "YANGON, July 16, 2014 - Police have arrested": when the report was filed
    verb = heard.tokens[event.at].end
    if verb < found.start and _SPOKE_ON.search(heard.words(max(verb, found.start - 60), found.start)):
        return True
    if found.start < event.end:
        between = heard.words(heard.start, max(heard.start, found.start))[-60:]
        return (
            bool(
                re.search(
                    r"\b(?:said|told|says|announced|reported|acknowledged|admitted|confirmed|stated)\b[^,;.”\"]*\Z",
                    between,
                )
            )
            and found.end <= event.start
            and not re.search(r"\bthat\b", between)
        )
    between = heard.words(event.end, found.start)
    return (
        any(re.search(rf"\b{w}\b", between) for w in ("said", "told", "says", "added", "according")) or "”" in between
    )


_WAS_FOUND = re.compile(r"\b(?:found|discovered|recovered|retrieved|dumped|unearthed|washed)\b")
_MAIN_VERB = re.compile(
    r"(?:,|(?<!\band)(?<!\bwho)(?<!that)(?<!which)(?<!\bbut)(?<!then))\s+(?:was|were|has\s+been|have\s+been|had\s+been|has|have)\s+(?:\w+ly\s+)?\w+(?:ed|nd|en|wn|ght|ld|pt|ed)\b"
)


def _ends_relative(event: Event, between: str) -> bool:
    """Whether the main verb of a sentence follows the clause of the act: "a man who was taken in May, was found on"."""
    return opener_of(event.heard, event.group.first) in _OPENERS and _MAIN_VERB.search(between) is not None


_RELATIVE = re.compile(r"\b(?:who|whose|whom)\b(?P<rest>[^,]*)\Z")
_MEANWHILE = re.compile(r"\s+(?:\w+\s+)?(?:was|were|had\s+been|have\s+been|has\s+been)\s+(?:\w+ly\s+)?\w+ing\b")


def _in_relative(between: str) -> bool:
    """Whether the date is in a clause on somebody: "arrested the wife of a captain who defected in May"."""
    match = _RELATIVE.search(between)
    return match is not None and not _MEANWHILE.match(match["rest"])


_OPENERS = ("who", "whom", "which", "that")


def _elsewhere(event: Event, found: FoundDate) -> bool:
    """Whether another clause than that of the act holds the date."""
    heard = event.heard
    verb = heard.tokens[event.at].end
    if verb < found.start and _in_relative(_WAS_FOUND.split(heard.words(verb, found.start))[-1]):
        return True
    if verb < found.start and _ends_relative(event, heard.words(verb, found.start)):
        return True
    if event.group.reduced and _FINITE.search(
        heard.words(heard.tokens[event.at].end, max(heard.tokens[event.at].end, found.start))
    ):
        return True
    if found.start >= event.end:
        between = heard.words(event.end, found.start)
        if event.verb.base == "find":  # "the body of a man who was made to guide them was found on May 3"
            between = _WAS_FOUND.split(between)[-1]
        return (
            bool(
                re.search(
                    r"(?<!\d):|;|\b(?:but|because|who|which|while(?!\s+\w+ing\b)|where|until|before|when)\b", between
                )
            )
            or len(between) > 90
        )
    between = heard.words(min(found.end, event.start), event.start)
    between = _HEADS.sub("", between, count=1) if found.start - heard.start <= _FRONTED else between
    if found.start - heard.start <= _FRONTED and found.kind != "duration":
        # a date that opens the sentence holds for all of it, unless something comes "later" or somebody speaks
        return bool(re.search(r"(?<!\d):|[“”\"]|;.*\blater\b", between))
    return bool(re.search(r"(?<!\d):|[;“”\"]", between))
