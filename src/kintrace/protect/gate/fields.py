"""How the gate treats each field of what it lets out. A field that nobody has declared cannot come out at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from kintrace.model import (
    Actor,
    Assessment,
    Case,
    Conflict,
    ConflictValue,
    Count,
    Enquiry,
    Episode,
    Hypothesis,
    Moment,
    Place,
    Position,
    Practice,
    Quote,
    When,
    Who,
)

T = TypeVar("T")


class Treatment(StrEnum):
    """What the gate does with a field."""

    KEEP = "keep"  # references, codes, numbers, spans: nothing that anybody wrote
    WORDS = "words"  # words of a source: contacts, private speakers and named children blocked out
    INSIDE = "inside"  # a noun, or several: each of its fields is treated
    RULED = "ruled"  # words that the gate itself decides on, one by one
    MASKED = "masked"  # the words of a quote: as in its masked document


_KEEP, _WORDS, _INSIDE, _RULED, _MASKED = Treatment

FIELDS: dict[type, dict[str, Treatment]] = {
    Assessment: {
        "ref": _KEEP, "episode": _INSIDE, "who": _INSIDE, "act": _KEEP, "when": _INSIDE, "date_words": _WORDS,
        "where": _INSIDE, "times_of_day": _KEEP, "taker": _INSIDE, "holder": _INSIDE, "handers_over": _INSIDE,
        "orderers": _INSIDE, "hypotheses": _INSIDE, "fate": _KEEP, "fate_words": _WORDS, "documents": _KEEP,
        "origins": _KEEP, "conflicts": _INSIDE, "quotes": _INSIDE, "speakers": _KEEP, "positions": _KEEP,
        "timeline": _INSIDE, "settle": _KEEP, "reviewed": _KEEP,
    },
    Episode: {"ref": _KEEP, "person": _KEEP, "start": _KEEP, "later": _KEEP},
    Who: {"names": _RULED, "number": _INSIDE, "sex": _KEEP, "ages": _KEEP, "child": _KEEP},
    Hypothesis: {
        "question": _KEEP, "answer": _KEEP, "words": _WORDS, "supporting": _KEEP, "opposing": _KEEP,
        "origins_for": _KEEP, "origins_against": _KEEP, "probability": _KEEP,
    },
    Conflict: {"property": _KEEP, "values": _INSIDE},
    ConflictValue: {"value": _WORDS, "documents": _KEEP},
    Moment: {"act": _KEEP, "when": _INSIDE, "quote": _INSIDE, "incident": _KEEP},
    Actor: {"words": _WORDS, "code": _KEEP},
    Place: {"words": _WORDS, "pcode": _KEEP, "precision": _KEEP, "name": _WORDS, "within": _WORDS},
    When: {"edtf": _KEEP, "words": _WORDS},
    Count: {"min": _KEEP, "max": _KEEP, "words": _WORDS},
    Quote: {"document": _KEEP, "start": _KEEP, "end": _KEEP, "text": _MASKED, "cell": _KEEP},
    Practice: {
        "ref": _KEEP, "kind": _KEEP, "context": _KEEP, "quote": _INSIDE, "speaker": _KEEP, "rule": _WORDS,
        "valid": _INSIDE, "actors": _INSIDE, "place": _INSIDE, "coder": _KEEP,
    },
    Position: {
        "ref": _KEEP, "kind": _KEEP, "party": _INSIDE, "quote": _INSIDE, "speaker": _KEEP, "scope": _WORDS,
        "coder": _KEEP,
    },
    Case: {
        "ref": _KEEP, "person": _KEEP, "seeker": _WORDS, "relation": _WORDS, "contact": _WORDS, "next_visit": _INSIDE,
        "open": _KEEP,
    },
    Enquiry: {
        "ref": _KEEP, "case": _KEEP, "asked": _WORDS, "question": _WORDS, "risk": _WORDS, "due": _INSIDE,
        "answer": _WORDS,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Treater:
    """Applies ``FIELDS`` to nouns.

    Args:
        words: Blocks out what words may not hold.
        quote: Blocks out what a quote's document may not show.
    """

    words: Callable[[str], str]
    quote: Callable[[Quote], Quote]

    def treated(self, noun: T) -> T:
        """Treat every field of a noun.

        Raises:
            KeyError: A noun, or a field of one, that is not declared.
        """
        if isinstance(noun, Quote):
            return cast(T, self.quote(noun))
        rules = FIELDS[type(noun)]
        assert is_dataclass(noun) and not isinstance(noun, type)
        changed = {f.name: self._field(getattr(noun, f.name), rules[f.name]) for f in fields(noun)}
        return replace(noun, **changed)

    def _field(self, value: object, treatment: Treatment) -> object:
        if treatment in (Treatment.KEEP, Treatment.RULED) or value is None:
            return value
        if isinstance(value, tuple):
            return tuple(self._field(v, treatment) for v in value)
        if treatment is Treatment.WORDS:
            return self.words(str(value))
        return self.treated(value)
