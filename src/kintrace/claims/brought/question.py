"""What a model is asked: numbered sentences of a document, and the form in which it may only copy from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kintrace.claims.prose import CODER, Judge, Numbered
from kintrace.claims.vocabulary import read_text
from kintrace.model import Act, Coding, Document

MOST_SENTENCES = 8  # that one incident may be copied from
MOST_INCIDENTS = 60
MOST_VICTIMS = 40
LONGEST_WORDING = 500
_PART = 6_000  # code points of sentences in one question: what a small model holds beside the task and its answer
_SHARED = 4  # sentences that the next question begins with again
MOST_PARTS = 40

_WORDS = {"type": "string"}
_INCIDENT: dict[str, Any] = {
    "sentences": {"type": "array", "items": {"type": "integer"}},
    "act": {"type": "string", "enum": [act.value for act in Act]},
    "act_words": _WORDS,
    "victims": {"type": "array", "items": _WORDS},
    "taker": _WORDS,
    "date": _WORDS,
    "place": _WORDS,
    "speaker": _WORDS,
}
FIELDS = frozenset(_INCIDENT)
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "incidents": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _INCIDENT,
                "required": list(_INCIDENT),
                "additionalProperties": False,
            },
        }
    },
    "required": ["incidents"],
    "additionalProperties": False,
}
"""The form of an answer, as JSON Schema: a server that has it lets its model write nothing else.

It sets no bounds: some servers cannot hold a model to them (llama.cpp refuses a form whose repetitions multiply). Who
reads the answer keeps them.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a stretch of a document.

    Args:
        task: What is to be done; the same for every document.
        sentences: The numbered sentences.
    """

    task: str = field(repr=False)
    sentences: str = field(repr=False)


@cache
def task() -> str:
    """The words of the task, as every question opens with them."""
    return read_text("brought_question.txt").strip()


@cache
def digest() -> str:
    """Twelve digits that stand for the words of the task and the form of an answer: another version, another digest."""
    form = json.dumps(SCHEMA, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{task()}\n{form}".encode()).hexdigest()[:12]


def suits(coding: Coding) -> bool:
    """Whether a model can add to a coding: only to one of prose, by the rules of this version."""
    return coding.coder == CODER.signature


def questions_about(document: Document, coding: Coding) -> tuple[Question, ...]:
    """Make the questions that a model is asked about a document.

    Args:
        document: Prose.
        coding: What the grammar read in it.

    Returns:
        None for a table or notice, or where the text has no sentence to ask about. Headlines are left out, and
        sentences that only a specialist reads. Of a very long document only its first part is asked about.
    """
    if not suits(coding):
        return ()
    told = Judge(document, coding).sentences
    return tuple(Question(task(), _numbered(part)) for part in _parts(told)[:MOST_PARTS])


def not_asked_about(told: Sequence[Numbered]) -> int:
    """How many sentences of a very long document no question has."""
    asked = _parts(told)[:MOST_PARTS]
    return sum(1 for t in told if t.number > asked[-1][-1].number) if asked else 0


def _parts(told: Sequence[Numbered]) -> list[Sequence[Numbered]]:
    parts: list[Sequence[Numbered]] = []
    first = 0
    while first < len(told):
        last, length = first, 0
        while last < len(told) and (length == 0 or length + len(told[last].words) <= _PART):
            length += len(told[last].words)
            last += 1
        parts.append(told[first:last])
        if last == len(told):
            break
        first = max(last - _SHARED, first + 1)
    return parts


def _numbered(told: Sequence[Numbered]) -> str:
    return "\n".join(f"[{t.number}] {' '.join(t.words.split())}" for t in told)
