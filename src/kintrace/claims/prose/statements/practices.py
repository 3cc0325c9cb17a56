"""Rules in time that somebody describes: the hour they come, who is spared, how many each village must give."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft, Span
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.statements.speakers import Voice
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.actors import FoundActor
from kintrace.model import UNKNOWN, Act, Actor, ContextKind, Place, PracticeKind, When
from kintrace.model.place import NOWHERE

_THEN = vocabulary.expression("practices.then")
_NOW = re.compile(r"\b(?:but now|and now|now|these days|nowadays|at present|any ?more)\b", re.IGNORECASE)
_EXEMPT = vocabulary.expression("practices.exempt")
_QUOTA = vocabulary.expression("practices.quota")
_HABIT = vocabulary.expression("practices.habit")
_TAKING = vocabulary.expression("practices.taking")
_LOTTERY = vocabulary.expression("practices.lottery")
_ORDER = vocabulary.expression("practices.order")
_WHO_RECRUITS = vocabulary.expression("practices.who_recruits")
_WHO_IS_TAKEN = vocabulary.expression("practices.who_is_taken")
_COMING = re.compile(
    r"\b(?:came|come|turn up|turned up|show up|showed up|raid\w*|arriv\w+|knock\w*|tak\w+|took|visit\w*)\b"
)
_SAID_AFTER = re.compile(r",\s*(?:[\w’']+\s+){1,4}(?:said|says|say|told|added)\b[^,]*\Z")
_NEAR_HOUR = 30  # code points between the coming and its hour
_STEPPED_UP = vocabulary.expression("practices.stepped_up")
_TAKINGS = frozenset(a.value for a in (Act.TAKEN, Act.FORCIBLY_RECRUITED, Act.DETAINED, Act.HOSTAGE))


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule that a sentence describes."""

    kind: PracticeKind
    context: ContextKind
    span: Span
    rule: Span
    valid: When


def practices_in(discourse: Discourse, draft: Draft) -> None:
    """Write the rules in time that a document describes."""
    written: set[tuple[PracticeKind, int]] = set()
    for n, heard in enumerate(discourse.heard):
        if heard.sentence.headline:
            continue
        for rule in _apart(discourse.text, _rules(discourse, n)):
            if (rule.kind, rule.span[0]) in written or rule.span[0] >= rule.span[1]:
                continue
            written.add((rule.kind, rule.span[0]))
            draft.practice(
                rule.kind,
                rule.context,
                rule.span,
                rule.rule,
                discourse.voices[n],
                rule.valid,
                _actors(discourse, n),
                _where(discourse, n),
            )


def _apart(text: str, rules: list[_Rule]) -> list[_Rule]:
    """The rules of one sentence, each on its own words: none that only repeats another."""
    kept: list[_Rule] = []
    for rule in rules:
        span = _unquoted(text, rule.span)
        rule = replace(rule, span=span, rule=span if rule.rule == rule.span else rule.rule)
        around = [k for k in kept if k.span[0] <= span[0] and span[1] <= k.span[1]]
        if around and rule.kind is PracticeKind.RECRUITMENT:
            continue
        if any(k.span == span for k in around):
            rule = replace(rule, span=_clause_span_within(text, rule))
        kept.append(rule)
    return kept


def _unquoted(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in '“”"‘ ':
        start += 1
    said = _SAID_AFTER.search(text[start:end])
    end = start + said.start() if said else end
    return start, start + len(text[start:end].rstrip('“”" ,;'))


def _clause_span_within(text: str, rule: _Rule) -> Span:
    """The part of a sentence around the words of the rule that no relative clause follows or opens."""
    start, end = rule.span
    cuts = [start + m.start() for m in re.finditer(r",\s+(?=who\b|which\b|leaving\b)", text[start:end])]
    high = next((c for c in cuts if c >= rule.rule[0]), end)
    return start, high if high > start else end


def _rules(discourse: Discourse, n: int) -> list[_Rule]:
    found = [*_hours(discourse, n), *_exemptions(discourse, n)]
    heard = discourse.heard[n]
    since = _since(discourse, n)
    for pattern, kind, context in (
        (_QUOTA, PracticeKind.QUOTA, ContextKind.QUOTA_ORDER),
        (_LOTTERY, PracticeKind.LOTTERY, ContextKind.POLICY),
        (_ORDER, PracticeKind.ORDER, ContextKind.POLICY),
        (_WHO_RECRUITS, PracticeKind.WHO_RECRUITS, ContextKind.PATTERN),
    ):
        match = pattern.search(heard.text)
        if match:
            span = _clause_span(heard.text, heard.start, match.start(), match.end())
            found.append(_Rule(kind, context, span, (heard.start + match.start(), heard.start + match.end()), since))
    return found + _recruiting(discourse, n, since)


def _hours(discourse: Discourse, n: int) -> list[_Rule]:
    """The hour at which they come, then and now."""
    heard = discourse.heard[n]
    if not heard.hours:
        return []
    coming = _COMING.search(heard.text)
    if coming is not None and not _THEN.search(heard.text):
        return _at_an_hour(heard, coming)
    if not _THEN.search(heard.text):
        return []
    after = discourse.heard[n + 1] if n + 1 < len(discourse.heard) else None
    now = _NOW.search(heard.text)
    if coming is None:
        return []
    if now and any(h.start >= heard.start + now.start() for h in heard.hours):
        cut = heard.start + now.start()
        old = (heard.start, _trim(discourse.text, heard.start, cut))
        new = (cut, _end(heard.text, heard.start, now.end()))
        return [_changed(PracticeKind.HOUR, old, False), _changed(PracticeKind.HOUR, new, True)]
    if after is not None and after.hours and _NOW.search(after.text):
        old = (heard.start, _end(heard.text, heard.start, 0))
        new = (after.start, _end(after.text, after.start, 0))
        return [_changed(PracticeKind.HOUR, old, False), _changed(PracticeKind.HOUR, new, True)]
    return []


def _at_an_hour(heard: Heard, coming: re.Match[str]) -> list[_Rule]:
    """The hour of a habit: "whenever they need men, they come after dark"."""
    near = next((h for h in heard.hours if 0 <= h.start - heard.start - coming.end() < _NEAR_HOUR), None)
    if (
        near is None
        or not _HABIT.search(heard.text)
        or not re.match(r"come|turn up|show up|arrive\b|knock\b|raid\b", coming[0])
    ):
        return []
    span = _clause_of(heard, coming.start(), near.end - heard.start)
    return [_Rule(PracticeKind.HOUR, ContextKind.PATTERN, span, span, UNKNOWN)]


def _clause_of(heard: Heard, start: int, end: int) -> Span:
    """The clause from its subject on, as the marks around it cut it, without who says so."""
    low, high = _clause_span(heard.text, heard.start, start, end)
    comma = heard.text.rfind(", ", low - heard.start, start)
    if comma >= 0 and re.match(r"(?:its|their|the|they|he|she|we|it)\b", heard.text[comma + 2 :]):
        low = heard.start + comma + 2
    cut = re.search(r",\s*(?:\w+\s+){1,3}(?:say|said|says)\b", heard.text[end:])
    return low, min(high, heard.start + end + cut.start()) if cut else high


def _changed(kind: PracticeKind, span: Span, now: bool, context: ContextKind = ContextKind.PATTERN_CHANGE) -> _Rule:
    return _Rule(kind, context, span, span, When("XXXX-XX-XX/.." if now else "../XXXX-XX-XX"))


def _exemptions(discourse: Discourse, n: int) -> list[_Rule]:
    """Who is spared, then and now."""
    heard = discourse.heard[n]
    match = _EXEMPT.search(heard.text)
    if match is None:
        return []
    now, then = _NOW.search(heard.text), _THEN.search(heard.text)
    if now and then and then.start() < now.start():
        cut = heard.start + now.start()
        old = (heard.start + then.start(), _trim(discourse.text, heard.start + then.start(), cut))
        new = (cut, _end(heard.text, heard.start, now.end()))
        return [
            _changed(PracticeKind.EXEMPTION, old, False, ContextKind.EXEMPTION),
            _changed(PracticeKind.EXEMPTION, new, True, ContextKind.EXEMPTION),
        ]
    span = _clause_span(heard.text, heard.start, match.start(), match.end())
    after = discourse.heard[n + 1].text if n + 1 < len(discourse.heard) else ""
    ended = then is not None or bool(_EXEMPT.search(after) and _NOW.search(after))
    valid = When("XXXX-XX-XX/..") if now else When("../XXXX-XX-XX") if ended else UNKNOWN
    return [_Rule(PracticeKind.EXEMPTION, ContextKind.EXEMPTION, span, span, valid)]


def _recruiting(discourse: Discourse, n: int, since: When) -> list[_Rule]:
    """That a side recruits there and then: told as going on, or as a habit."""
    heard, found = discourse.heard[n], []
    for event in discourse.events[n]:
        if event.told is Told.PATTERN and event.act in _TAKINGS and _of_many(event):
            span = (event.start, event.end)
            found.append(_Rule(PracticeKind.RECRUITMENT, ContextKind.PATTERN, span, span, since))
    match = _STEPPED_UP.search(heard.text)
    if match and not found and heard.actors:
        span = (heard.start + match.start(), _trim(discourse.text, heard.start, heard.start + match.end()))
        found.append(_Rule(PracticeKind.RECRUITMENT, ContextKind.PATTERN, span, span, since))
    habit = _TAKING.search(heard.text)
    if habit and not found and _HABIT.search(heard.text):
        span = _clause_span(heard.text, heard.start, habit.start(), habit.end())
        found.append(_Rule(PracticeKind.RECRUITMENT, ContextKind.PATTERN, span, span, since))
    taken = _WHO_IS_TAKEN.search(heard.text)
    if taken and re.search(r"\bas well as|\bmostly|\bmainly|\bgo after|\btarget", heard.text) and heard.actors:
        span = (heard.start + taken.start(), heard.start + taken.end())
        found.append(_Rule(PracticeKind.WHO_IS_TAKEN, ContextKind.PATTERN, span, span, since))
    return found


def _of_many(event: Event) -> bool:
    """Whether it is a habit towards people of a kind, and not the going on of one taking of somebody known."""
    victim = event.victim
    if victim is None:
        words = event.heard.words(event.start, event.end)
        return bool(re.match(r"(?:are|get)\b", words) if event.group.passive else _HABIT.search(event.heard.text))
    return not victim.names and (victim.plural or not victim.definite) and not victim.count.exact


def _since(discourse: Discourse, n: int) -> When:
    return next((d.when for d in discourse.heard[n].dates if d.kind in ("since", "interval")), UNKNOWN)


def _actors(discourse: Discourse, n: int) -> tuple[Actor, ...]:
    """Whose rule it is: as the sentence names it, else as its speaker did before, else as the text does."""
    own = [a for a in discourse.heard[n].actors if not a.generic]
    chosen = own if own and not discourse.voices[n].party else _spoken_of(discourse, n) or list(discourse.accused[n])
    return tuple(dict.fromkeys(Actor(discourse.text[a.start : a.end], a.code) for a in chosen))


def _spoken_of(discourse: Discourse, n: int) -> list[FoundActor]:
    """The one side that the same speaker named before."""
    voice = discourse.voices[n]
    if not voice.words or voice.party:
        return []
    for m in range(n, -1, -1):
        if not _one_speaker(discourse.voices[m], voice):
            continue
        at = discourse.voices[m]
        sides = [a for a in discourse.heard[m].actors if not at.start <= a.start < at.end]
        if sides and not sides[0].generic and len({a.code.partition(":")[0] for a in sides}) == 1:
            return sides[:1]
    return []


def _one_speaker(left: Voice, right: Voice) -> bool:
    """Whether "the resistance fighter" can be "a frontline resistance fighter"."""
    return left.kind is right.kind and left.words.split()[-1:] == right.words.split()[-1:]


def _where(discourse: Discourse, n: int) -> Place:
    own = [p.place for p in discourse.heard[n].places if p.place.township]
    if own:
        return own[0]
    return discourse.home.place if discourse.home else NOWHERE


def _clause_span(text: str, at: int, start: int, end: int) -> Span:
    """The clause around a find, without speech marks and attribution."""
    low = max((text.rfind(mark, 0, start) + 1 for mark in (";", "“", "”", '"', ":")), default=0)
    high = min((i for mark in (";", "“", "”", '"') if (i := text.find(mark, end)) >= 0), default=len(text))
    piece = text[low:high]
    said = re.search(r",\s*(?:\w+\s+){0,6}(?:said|says|told)\b[^,]*\Z", piece)
    high = low + said.start() if said and low + said.start() >= end else high
    while low < start and text[low].isspace():
        low += 1
    return at + low, at + low + len(text[low:high].rstrip(" ,."))


def _trim(text: str, start: int, end: int) -> int:
    return start + len(re.sub(r"[\s,;]+(?:but|and|while)?\s*\Z", "", text[start:end]))


def _end(text: str, at: int, start: int) -> int:
    match = re.search(
        r"[”\"]|,\s*(?:he|she|they|\w+\s+\w+)\s+(?:said|told|says|added)\b|,[”\"]|[.;]\s*\Z", text[start:]
    )
    return at + start + match.start() if match else at + len(text)
