"""Acts whose people the grammar cannot make out: a verb told in a clause, to whom it was done left open."""

from __future__ import annotations

from kintrace.claims import vocabulary
from kintrace.claims.prose.events import clauses, telling, verbs
from kintrace.claims.prose.events.finding import Event, civilian, fits, time_follows
from kintrace.claims.prose.events.unlisted import PERSON_ONLY
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.words import Heard
from kintrace.claims.vocabulary import Form


def unsettled_at(heard: Heard, at: int, people: list[People]) -> Event | None:
    """Read the act of a verb without saying to whom it was done.

    Only verbs that are said of persons alone are read so: who "arrested everybody in the queue" arrested people,
    whatever the grammar makes of the words for them.

    Args:
        heard: The sentence.
        at: Index of the verb.
        people: The phrases for people of the sentence.

    Returns:
        The act without a victim; ``None``: there is none, or it is done to a side, or by somebody who takes nobody.
    """
    around = clauses.parties(heard, people)
    for form in vocabulary.verb_forms().get(heard.tokens[at].lower, ()):
        event = _read(heard, at, form, around)
        if event is not None:
            return event
    return None


def _read(heard: Heard, at: int, form: Form, around: list[clauses.Party]) -> Event | None:
    group = verbs.group_at(heard, at, form.kinds)
    if group is None or group.reduced:
        return None
    end = clauses.clause_end(heard, at)
    after = heard.words(heard.tokens[at].end, end).lower().lstrip()
    timed = time_follows(heard, heard.tokens[at].end)
    verb = next((v for v in form.verbs if v.frame == "o" and v.base in PERSON_ONLY and fits(v, after, timed)), None)
    if verb is None:
        return None
    if group.passive:
        agent = clauses.agent_of(heard, at, around)
    else:
        agent = clauses.subject_of(heard, group, around)
        target = clauses.object_of(heard, at, around)
        if target is not None and target.people is None:
            return None  # a side was taken, and no person
    if civilian(agent):
        return None
    told = telling.told(heard, group, verb)
    start = heard.tokens[group.first].start
    return Event(heard, at, verb, told, start, max(end, heard.tokens[at].end), None, agent, group)
