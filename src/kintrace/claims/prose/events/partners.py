"""Who does an act and to whom: the subject, object and agent of a verb, also where clauses stand between."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.events import clauses, telling, verbs
from kintrace.claims.prose.events.clauses import Party
from kintrace.claims.prose.events.verbs import Group
from kintrace.claims.prose.people.counting import added
from kintrace.claims.prose.text.words import Heard
from kintrace.claims.vocabulary import Verb


def doer_of(heard: Heard, group: Group, around: list[Party], last: Party | None) -> Party | None:
    if (beside := apposed_before(heard, group, around)) is not None:
        return beside
    here = clauses.subject_of(heard, group, around)
    opener = verbs.opener_of(heard, group.first)
    if here is not None and opener == "who" and verbs.told_since(heard, group.first, opener):
        # "four women who were visiting relatives went missing"
        return clauses.main_subject(heard, group, around) or here
    if here is not None and (owner := before_whose(heard, here, around)) is not None:
        return owner
    if here is not None:
        return before_aside(heard, group, around) or here
    if opener in ("who", "whom", "which", "that"):
        if verbs.told_since(heard, group.first, opener):
            return clauses.main_subject(heard, group, around)
        return clauses.before_relative(heard, group, around)
    return (
        apposed_before(heard, group, around)
        or before_aside(heard, group, around)
        or (beyond_relative(heard, group, around) if heard.tokens[group.first - 1].text == "," else None)
        or last
        or clauses.main_subject(heard, group, around)
    )


def before_whose(heard: Heard, here: Party, around: list[Party]) -> Party | None:
    """Those of whom a clause with "whose" tells, once its verb is over: "the three whose parents paid were freed"."""
    if not heard.words(max(heard.start, here.start - 6), here.start).lower().endswith("whose "):
        return None
    before = [p for p in around if p.end <= here.start and p.people is not None]
    verb = any(t.lower in _FINITE or t.lower in vocabulary.verb_forms() for t in heard.tokens if t.start > here.end)
    return before[-1] if before and verb and not clauses.governed(heard, before[-1]) else None


def apposed_before(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """The people right before the verb whose names stand between commas: "two of them, A and B, were beaten"."""
    start = heard.tokens[group.first].start
    for party in around:
        names = party.people.names if party.people is not None else ()
        if names and heard.words(party.end, start).strip() == "," and "," in heard.words(party.start, party.end):
            return party
    return None


def before_aside(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """The subject before what is told between commas of it: "a widow, whose son deserted, was released"."""
    if group.first < _ASIDE or heard.tokens[group.first - 1].text != ",":
        return None
    for i in range(group.first - 2, 1, -1):
        token = heard.tokens[i]
        if token.lower in verbs.HARD or token.text in (";", ":"):
            return None
        if token.lower in ("whose", "where") and heard.tokens[i - 1].text == ",":
            found = [
                p for p in around if p.end <= token.start and p.people is not None and not clauses.governed(heard, p)
            ]
            return found[-1] if found else None
    return None


_ASIDE = 4  # words that such an aside has at least
DETERMINERS = frozenset(("a", "an", "the", "this", "that", "his", "her", "their", "its", "some", "many", "several"))
_FINITE = frozenset(
    vocabulary.words("be") | vocabulary.words("have") | vocabulary.words("modal") | vocabulary.words("do")
)


def beyond_relative(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """The subject before an inserted clause that has its own verb: "eight of the men whom they took are freed"."""
    verb_between = False
    for i in range(group.first - 1, max(0, group.first - 40), -1):
        word = heard.tokens[i].lower
        if word in verbs.HARD:
            return None
        verb_between = verb_between or word in vocabulary.verb_forms() or word in _FINITE or word.endswith("ed")
        if verb_between and word in ("whom", "who", "that", "which"):
            found = clauses.subject_of(heard, replace(group, first=i), around)
            return found if found is not None and found.people is not None else None
    return None


def settle_voice(heard: Heard, group: Group, verb: Verb, target: Party | None, around: list[Party]) -> Group:
    """A form that is past and participle alike is a participle where nobody stands after it, and people before it."""
    if group.kind != "past" or verb.frame != "o" or group.passive or group.perfect:
        return group
    if target is not None and target.people is not None:
        return group
    before = clauses.just_before(heard, group, around)
    by = clauses.agent_of(heard, group.at, around)
    after = heard.tokens[group.at + 1].lower if group.at + 1 < len(heard.tokens) else ""
    if (
        before is not None
        and before.people is not None
        and not before.people.armed
        and (by is not None or after in ("by", "on", "in", "from", "at", "since"))
    ):
        return replace(group, kind="participle", passive=True, reduced=True)
    return group


def accused(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    doing = group.kind == "ing" or telling.having(heard, group)
    return clauses.main_subject(heard, group, around) if doing else None


_BLAMING = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed)?|blame[sd]?)\s+(?P<whom>(?!of\b)[^.;:“”\"]{2,90}?)\s+(?:of|for)\s+(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)


def blamed(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """Whom others accuse of it: "residents accuse the army of abducting two men"."""
    if group.kind != "ing" and not telling.having(heard, group):
        return None
    match = _BLAMING.search(heard.words(heard.start, heard.tokens[group.first].start))
    if match is None:
        return None
    start, end = heard.start + match.start("whom"), heard.start + match.end("whom")
    return next((p for p in around if start <= p.start and p.end <= end), None)


def shared_object(heard: Heard, i: int, victim: Party | None, around: list[Party]) -> Party | None:
    """The object of two verbs stands after the second: "bound and arrested the seven"."""
    if victim is not None or i + 2 >= len(heard.tokens) or heard.tokens[i + 1].lower not in ("and", "or"):
        return victim
    if heard.tokens[i + 2].lower in vocabulary.verb_forms():
        return clauses.object_of(heard, i + 2, around)
    return None


_DOERS = frozenset(("they", "we", "he", "she", "soldiers", "troops"))


def fronted(heard: Heard, group: Group, subject: Party | None, around: list[Party]) -> Party | None:
    """The object that stands first: "the old man they let go"."""
    if subject is None or heard.words(subject.start, subject.end).lower() not in _DOERS:
        return None
    before = [p for p in around if p.end <= subject.start and p.people is not None]
    if not before or heard.words(before[-1].end, subject.start).strip() or clauses.governed(heard, before[-1]):
        return None
    return before[-1] if heard.words(subject.end, heard.tokens[group.first].start).strip() == "" else None


_ALONG = re.compile(r"\b(?:along|together)\s+with\s+\Z", re.IGNORECASE)


def with_companions(heard: Heard, i: int, victim: Party | None, around: list[Party]) -> Party | None:
    """Those named after the verb who suffered it too: "was arrested in Lashio along with five others"."""
    end = clauses.clause_end(heard, i)
    if victim is None or victim.people is None or victim.people.armed:
        return victim
    for party in around:
        them = party.people
        if them is None or them.armed or not heard.tokens[i].end < party.start <= end:
            continue
        if _ALONG.search(heard.words(heard.tokens[i].end, party.start)):
            both = added(victim.people, them)
            return replace(victim, people=replace(both, end=victim.people.end))
    return victim
