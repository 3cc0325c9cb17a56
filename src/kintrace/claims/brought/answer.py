"""What a model answered, read strictly: a list of incidents of copied words, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kintrace.claims.brought.question import FIELDS, LONGEST_WORDING, MOST_INCIDENTS, MOST_SENTENCES, MOST_VICTIMS
from kintrace.model import Act

LONGEST_ANSWER = 400_000  # code points
_FENCE = "```"
_THOUGHT = "</think>"


class Unusable(StrEnum):
    """Why an answer, or one incident of it, cannot be read, as a reviewer is told it."""

    NO_FORM = "the whole of it was not in the form that was asked for"
    BAD_INCIDENT = "it was not in the form that was asked for"
    NOT_COPIED = "words for it do not stand in the sentences that it names"


@dataclass(frozen=True, slots=True)
class Copied:
    """One incident of an answer.

    Args:
        sentences: Numbers of the sentences that its words are copied from.
        act: What was done.
        act_words: The words that carry it.
        victims: Words for those it was done to.
        taker: Words for who did it; empty: not told. So are the next three.
        date: Words for the day.
        place: Words for the place.
        speaker: Words for who says it.
    """

    sentences: tuple[int, ...]
    act: Act
    act_words: str = field(repr=False)
    victims: tuple[str, ...] = field(repr=False)
    taker: str = field(default="", repr=False)
    date: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    speaker: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as read.

    Args:
        incidents: Those in the form that was asked for.
        unusable: Why others, or all of it, are not.
    """

    incidents: tuple[Copied, ...] = ()
    unusable: tuple[Unusable, ...] = ()


def read_answer(text: str) -> Answer:
    """Read what a model wrote. Never raises on any text.

    >>> read_answer("I found two incidents.").unusable
    (<Unusable.NO_FORM: 'the whole of it was not in the form that was asked for'>,)
    """
    try:
        body = json.loads(_unfenced(text[: LONGEST_ANSWER + 1]), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return Answer(unusable=(Unusable.NO_FORM,))
    if len(text) > LONGEST_ANSWER or not isinstance(body, dict) or set(body) != {"incidents"}:
        return Answer(unusable=(Unusable.NO_FORM,))
    listed = body["incidents"]
    if not isinstance(listed, list) or len(listed) > MOST_INCIDENTS:
        return Answer(unusable=(Unusable.NO_FORM,))
    read = [_incident(item) for item in listed]
    return Answer(tuple(i for i in read if i is not None), tuple(Unusable.BAD_INCIDENT for i in read if i is None))


def _unfenced(text: str) -> str:
    """The text without what a model thought before it, and the fence that models like to set around JSON."""
    body = text.rpartition(_THOUGHT)[2].strip()
    if body.startswith(_FENCE) and body.endswith(_FENCE) and "\n" in body:
        body = body[body.index("\n") : -len(_FENCE)]
    return body


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object none of whose keys stands twice: of two values nobody knows which is meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _incident(item: object) -> Copied | None:
    if not isinstance(item, dict) or set(item) != FIELDS:
        return None
    numbers, victims = item["sentences"], item["victims"]
    if not isinstance(numbers, list) or not 0 < len(numbers) <= MOST_SENTENCES:
        return None
    if any(type(n) is not int for n in numbers) or not isinstance(item["act"], str):
        return None
    if item["act"] not in set(Act) or not isinstance(victims, list) or not 0 < len(victims) <= MOST_VICTIMS:
        return None
    words = [item[key] for key in ("act_words", "taker", "date", "place", "speaker")]
    if any(not isinstance(w, str) or len(w) > LONGEST_WORDING for w in (*words, *victims)):
        return None
    if not item["act_words"].strip() or not all(v.strip() for v in victims):
        return None
    said, taker, date, place, speaker = words
    return Copied(tuple(numbers), Act(item["act"]), said, tuple(victims), taker, date, place, speaker)
