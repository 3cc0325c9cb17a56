"""Possible answers to one question, each with what speaks for and against it. Nothing is weighed by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kintrace.assessment.evidence import Said
from kintrace.lexicon import actors
from kintrace.model import Actor, Code, Hypothesis, Question

NOT_KNOWN = Actor("", None)
_OPEN = ("UNIDENTIFIED_AG",)


@dataclass(frozen=True, slots=True)
class Answer:
    """One claim read as an answer: what it answers, in which words, and whether it says so or denies it."""

    code: str
    words: str
    said: Said


def actor_answers(said: Iterable[Said]) -> tuple[Answer, ...]:
    """Read claims on an actor as answers; words that settle no code answer by themselves."""
    found = []
    for s in said:
        actor = s.claim.value
        if isinstance(actor, Actor) and (actor.code or actor.words):
            found.append(Answer(actor.code or "", actor.words, s))
    return tuple(found)


def side(code: str) -> str:
    """The side that a unit belongs to.

    >>> side("MM_MIL:LIB321")
    'MM_MIL'
    """
    return code.partition(":")[0]


def lineage(code: str) -> tuple[str, ...]:
    """A code, its side, and the sides that one is part of or fights under.

    >>> lineage("MM_MIL:LIB321")
    ('MM_MIL:LIB321', 'MM_MIL')
    """
    return tuple(dict.fromkeys((code, *actors.registry().sides_of(code)))) if code else ("",)


def related(left: str, right: str) -> bool:
    """Whether one code is, or is part of, the other: two accounts that give them do not exclude each other."""
    return left in lineage(right) or right in lineage(left)


def hypotheses(question: Question, answers: Sequence[Answer]) -> tuple[Hypothesis, ...]:
    """Lay out the answers of one question side by side, the one that most origins speak for first.

    A claim for a unit speaks for its side as well; a denial by a side for each of its units. Claims of documents that
    go back to one origin count once. A claim for another answer is not held against this one: two sides may have done
    it together, and which of them did is for people to say. No probability is given: nothing here has been measured
    against cases whose truth is known.
    """
    keys = {(a.code, "" if a.code else a.words.casefold()) for a in answers}
    keys |= {(side(code), "") for code, _ in keys if code}
    found = [_hypothesis(question, code, words, answers) for code, words in sorted(keys)]
    laid_out = [h for h in found if h is not None]
    return tuple(sorted(laid_out, key=lambda h: (-h.origins_for, h.origins_against, h.answer, h.words)))


def _hypothesis(question: Question, code: str, words: str, answers: Sequence[Answer]) -> Hypothesis | None:
    fits = [a for a in answers if _speaks_to(a, code, words)]
    supporting = [a for a in fits if not a.said.denied and (not code or _within(a.code, code))]
    opposing = [a for a in fits if a.said.denied and (not code or _within(code, a.code))]
    if not supporting and not opposing:
        return None  # a denial for one unit says nothing of its side
    named = [a.words for a in (*supporting, *opposing) if a.words]
    exact = [a.words for a in (*supporting, *opposing) if a.words and a.code == code]
    return Hypothesis(
        question,
        code,
        next(iter([*exact, *named]), ""),
        tuple(a.said.claim.ref for a in supporting),
        tuple(a.said.claim.ref for a in opposing),
        len({a.said.origin for a in supporting}),
        len({a.said.origin for a in opposing}),
    )


def _speaks_to(answer: Answer, code: str, words: str) -> bool:
    if not code:
        return not answer.code and answer.words.casefold() == words
    return bool(answer.code) and (_within(answer.code, code) or _within(code, answer.code))


def _within(code: str, wider: str) -> bool:
    return code == wider or (bool(code) and wider == side(code))


def settled(answers: Sequence[Answer]) -> Actor:
    """Say the one answer that every origin gives which gives any; else that it is not known.

    Its own denial does not take an allegation away, or each party could clear itself; a denial by somebody else
    makes it disputed. Where two sides are named, none is shown alone.
    """
    saying = telling([a for a in answers if not a.said.denied])
    codes = sorted({a.code for a in saying})
    if not saying or any(not related(a, b) for i, a in enumerate(codes) for b in codes[i + 1 :]):
        return NOT_KNOWN
    by_origin: dict[str, set[str]] = {}
    for a in saying:
        by_origin.setdefault(a.said.origin, set()).update(lineage(a.code))
    given_by_all = set.intersection(*by_origin.values())
    code = max(sorted(given_by_all), key=lambda c: len(lineage(c)))
    if any(_denied_by_another(a, code) for a in answers):
        return NOT_KNOWN
    words = [a.words for a in saying if a.code == code and a.words] or [a.words for a in saying if a.words]
    return Actor(words[0] if words else "", code or None)


def telling(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out "armed men" and the like where anybody says who they were: not to know them excludes nobody."""
    return [a for a in answers if a.code and a.code not in _OPEN] or list(answers)


def _denied_by_another(answer: Answer, alleged: str) -> bool:
    if not answer.said.denied or not related(answer.code, alleged):
        return False
    return answer.said.speaker.party is None or not related(answer.said.speaker.party, alleged)


def coded(said: Iterable[Said]) -> tuple[Answer, ...]:
    """Read claims with a code of the scheme as answers, in the words of their quotes."""
    return tuple(Answer(s.claim.value.code, s.claim.quote.text, s) for s in said if isinstance(s.claim.value, Code))
