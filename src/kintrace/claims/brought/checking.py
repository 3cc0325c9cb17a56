"""Check an answer word by word against the document, and add what stands to the grammar's coding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kintrace.claims.brought.answer import Copied, Unusable, read_answer
from kintrace.claims.brought.question import digest, not_asked_about, suits
from kintrace.claims.prose import Judge, NotProved, Numbered, Picked, Proved, Reason
from kintrace.model import BY_MODEL, Coding, Document, SetAside

MOST_PLACES = 8  # at which one wording is looked at, where a sentence has it more than once


def signature(model: str) -> str:
    """What claims carry that a model's answer led to: its name, and the version of what it was asked.

    >>> signature("a-model").startswith("model:a-model@")
    True
    """
    return f"{BY_MODEL}{model}@{digest()}"


def add_answers(document: Document, coding: Coding, answers: Sequence[str], model: str) -> Coding:
    """Add what a model found to what the grammar read, as far as the text and the grammar bear it out.

    Args:
        document: What was asked about.
        coding: What the grammar read in it.
        answers: What the model wrote, one for each question.
        model: Its name, for the claims to carry.

    Returns:
        The coding with every incident that was proved and that the grammar has not; how many were refused, and why,
        is set aside. Whatever the model wrote, nothing of the grammar's own coding is changed.
    """
    if not suits(coding):
        return coding
    judge = Judge(document, coding)
    proved, refused = judged(judge, answers)
    added = judge.add(proved, signature(model))
    left = not_asked_about(judge.sentences)
    long = (
        (SetAside("model", f"It was not asked about the last {left} sentences: the text is too long."),) if left else ()
    )
    return replace(added, set_aside=(*added.set_aside, *_counted(refused), *long))


def judged(judge: Judge, answers: Sequence[str]) -> tuple[list[Proved], list[Unusable | Reason]]:
    """Every incident of some answers that was proved, and for each other one the reason against it."""
    proved: list[Proved] = []
    refused: list[Unusable | Reason] = []
    told = {t.number: t for t in judge.sentences}
    seen: set[Copied] = set()
    for text in answers:
        answer = read_answer(text)
        refused += answer.unusable
        for copied in answer.incidents:
            if copied in seen:
                continue  # two questions share their sentences
            seen.add(copied)
            outcome = _judged(judge, told, copied)
            if isinstance(outcome, Proved):
                proved.append(outcome)
            else:
                refused.append(outcome)
    return proved, refused


def _judged(judge: Judge, told: Mapping[int, Numbered], copied: Copied) -> Proved | Unusable | Reason:
    picked = _picked(told, copied)
    if picked is None:
        return Unusable.NOT_COPIED
    try:
        return judge.prove(picked)
    except NotProved as why:
        return why.reason


def _picked(told: Mapping[int, Numbered], copied: Copied) -> Picked | None:
    """Where the copied words stand; ``None``: some of them stand in none of the sentences that are named."""
    if any(n not in told for n in copied.sentences):
        return None
    named = [told[n] for n in dict.fromkeys(copied.sentences)]
    said, victims = _places(named, copied.act_words), tuple(_places(named, v) for v in copied.victims)
    rest = {key: getattr(copied, key) for key in ("taker", "date", "place", "speaker")}
    found = {key: _places(named, words) for key, words in rest.items() if words.strip()}
    if not said or not all(victims) or not all(found.values()):
        return None
    return Picked(copied.act, said, victims, **found)


def _places(named: Sequence[Numbered], words: str) -> tuple[tuple[int, int], ...]:
    """Every place where words stand in one of the sentences, letter for letter; a run of white space is any other."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = [(t.start + m.start(), t.start + m.end()) for t in named for m in pattern.finditer(t.words)]
    return tuple(found[:MOST_PLACES])


def _counted(refused: Sequence[Unusable | Reason]) -> tuple[SetAside, ...]:
    told = []
    for reason, n in sorted(Counter(refused).items(), key=lambda item: item[0].value):
        what = "answer" if reason is Unusable.NO_FORM else "incident"
        many = f"{n} {what}{'' if n == 1 else 's'}"
        told.append(SetAside("model", f"{many} of the model's refused: {reason.value}."))
    return tuple(told)
