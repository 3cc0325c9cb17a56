"""Whether an act was done to the people whom somebody picked."""

from __future__ import annotations

from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.happenings import Happening, Telling
from kintrace.claims.prose.people.entities import Entity
from kintrace.claims.prose.people.members import members_of
from kintrace.claims.prose.proving.picked import NotProved, Places, Reason, Span
from kintrace.claims.prose.proving.surroundings import FAR
from kintrace.claims.prose.proving.wordings import people_at, require_whole_words
from kintrace.claims.prose.text.people import People
from kintrace.model import Coding, Document, Sex

_POINTING = ("pronoun", "possessive")
_NOBODY = frozenset(("nobody", "none", "anyone", "anybody"))
_BARE = frozenset(("he", "him", "she", "her", "they", "them", "we", "us", "me", "i"))
_NONE = frozenset(("no", "not", "none", "neither", "nothing", "nobody", "anyone", "anybody", "any", "it", "itself"))


def phrase_of(discourse: Discourse, happening: Happening, spans: Places) -> People:
    """The phrase for people in one wording, if the act was done to them.

    Raises:
        NotProved: The words name nobody, or others.
    """
    refused = NotProved(Reason.NOBODY)
    for span in spans:
        try:
            require_whole_words(discourse, span)
            phrase = _unheard_of(discourse, happening.main, span) or people_at(discourse, span)
            if phrase.head in _NOBODY or not _done_to(discourse, happening, phrase, span):
                raise NotProved(Reason.OTHER_PEOPLE)
            return phrase
        except NotProved as reason:
            refused = reason
    raise refused


def written_before(discourse: Discourse, document: Document, coding: Coding, phrase: People) -> tuple[str, ...]:
    """References under which a coding has the people of a phrase already; empty: it has not."""
    entity = discourse.entity_of(phrase)
    spans = [(phrase.start, phrase.end)] if entity is None else [(p.start, p.end) for _, p in entity.mentions]
    quotes = [document.quote_cleaned(*s) for s in spans]
    return tuple(
        person.ref for person in coding.persons
        if any(q.start < person.quote.end and person.quote.start < q.end for q in quotes)
    )  # fmt: skip


def says_who(phrase: People) -> bool:
    """Whether a phrase says anything of them: "they" does not, "whoever had a radio" does."""
    return phrase.head not in _BARE


def _unheard_of(discourse: Discourse, main: Telling, span: Span) -> People | None:
    """Words in which the lexicon finds nobody, right where the clause says to whom it was done; ``None``: no such.

    Verbs that leave it open are said of persons alone: "arrested everybody in the queue".
    """
    heard, n, victim = main.event.heard, discourse.number_at(span[0]), main.event.victim
    met = any(p.start < span[1] and span[0] < p.end for p in discourse.people[n])
    met = met or any(a.start < span[1] and span[0] < a.end for a in heard.actors)
    if victim is not None and not met and span[0] <= victim.start and victim.end <= span[1]:
        return victim  # a noun that no list holds, which the verb says is a person
    if victim is not None or n != main.n or not _open_in_clause(main, span):
        return None
    first = heard.words(*span).split()[0].lower()
    if met or first in _NONE or any(d.start < span[1] and span[0] < d.end for d in heard.dates):
        return None
    number = next((c for c in heard.counts if c.start < span[1] and span[0] < c.end), None)
    if number is None:
        return People(*span, "noun", plural=True)
    if not (span[0] <= number.start and number.end <= span[1]):
        raise NotProved(Reason.CUT)
    at = (number.start, number.end)
    return People(*span, "noun", count=number.count, plural=number.count.max != 1, count_at=at)


def somebody_known(phrase: People, before: tuple[str, ...]) -> bool:
    """Whether a phrase says who or how many they are, or speaks of people told of before."""
    if before or phrase.names or phrase.count.max is not None or (phrase.count.min or 0) >= 3:
        return True
    return phrase.kind not in _POINTING and (phrase.definite or bool(phrase.ages))


def _done_to(discourse: Discourse, happening: Happening, phrase: People, span: Span) -> bool:
    main = happening.main
    victim = main.event.victim
    if victim is not None:
        entity = discourse.entity_of(victim)
        if phrase is victim or (victim.start < span[1] and span[0] < victim.end):
            return True
        if entity is not None and discourse.entity_of(phrase) is entity:
            return True
        if any(phrase is p or (phrase.start, phrase.end) == (p.start, p.end) for p in members_of(discourse, happening)):
            return True
        if victim.kind != "pronoun" or entity is not None:
            return False
    elif _open_in_clause(main, span):
        return True
    return _only_ones(discourse, main, phrase)


def _open_in_clause(main: Telling, span: Span) -> bool:
    """Whether the words stand where the clause says to whom it was done, and the grammar could not make them out."""
    event, heard = main.event, main.event.heard
    if event.at >= len(heard.tokens) or not heard.start <= span[0] < heard.start + len(heard.text):
        return False
    verb, first = heard.tokens[event.at], heard.tokens[event.group.first]
    if event.group.passive:
        between = heard.words(span[1], first.start)
        return span[1] <= first.start and not between.strip()
    between = heard.words(verb.end, span[0])
    return span[0] >= verb.end and span[1] <= event.end and not between.strip()


def _only_ones(discourse: Discourse, main: Telling, phrase: People) -> bool:
    """Whether "they", or nobody at all, in the clause of the act can mean only these people, told of shortly before."""
    n = discourse.number_at(phrase.start)
    at = main.event.heard.tokens[main.event.group.first].start
    victim = main.event.victim
    if not main.event.group.passive and victim is None:
        return False
    near = 0 <= main.n - n <= FAR and discourse.one_stretch(n, main.n) and phrase.end <= at
    if not near or phrase.kind in _POINTING:
        return False
    entity = discourse.entity_of(phrase)
    for m in range(n, main.n + 1):
        for other in discourse.people[m]:
            if other.kind in _POINTING or other.armed or other.start >= at or _speaking(discourse, m, other):
                continue
            if not _same(discourse, other, phrase, entity) and (victim is None or _agree(other, victim)):
                return False
    return victim is None or _agree(phrase, victim)


def _same(discourse: Discourse, other: People, phrase: People, entity: Entity | None) -> bool:
    return other is phrase or (entity is not None and discourse.entity_of(other) is entity)


def _agree(phrase: People, pronoun: People) -> bool:
    return phrase.plural == pronoun.plural and (Sex.UNKNOWN in (phrase.sex, pronoun.sex) or phrase.sex is pronoun.sex)


def _speaking(discourse: Discourse, n: int, phrase: People) -> bool:
    voice = discourse.voices[n]
    return voice.start < phrase.end and phrase.start < voice.end
