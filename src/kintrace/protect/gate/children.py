"""A named child is never said to be recruited, and nobody under 18 ever "joined willingly"."""

from __future__ import annotations

from dataclasses import replace

from kintrace.model import Act, Assessment, Fate, Hypothesis, Question
from kintrace.protect.masks.children import is_child

# To be in training or at the front is to be recruited; what may be said is that they are held.
_SERVING = (Fate.IN_TRAINING, Fate.AT_FRONT)


def for_a_child(lead: Assessment) -> tuple[Assessment, tuple[str, ...]]:
    """Say of a named child only that it was taken.

    Returns:
        The lead, and the key ``act`` for every named child, whatever its documents say: the key tells nothing.
    """
    if not (is_child(lead) and lead.who.names):
        return lead, ()
    return replace(
        lead,
        act=_open(lead.act),
        timeline=tuple(replace(m, act=_open(m.act)) for m in lead.timeline),
        conflicts=tuple(c for c in lead.conflicts if c.property not in ("act", "fate")),
        fate=_open_fate(lead.fate),
        fate_words="" if lead.fate in _SERVING else lead.fate_words,
        hypotheses=_merged([_open_answer(h) for h in lead.hypotheses]),
    ), ("act",)


def _open(act: Act) -> Act:
    return Act.TAKEN if act is Act.FORCIBLY_RECRUITED else act


def _open_fate(fate: Fate) -> Fate:
    return Fate.HELD if fate in _SERVING else fate


def _open_answer(hypothesis: Hypothesis) -> Hypothesis:
    if hypothesis.question is not Question.FATE or hypothesis.answer not in _SERVING:
        return hypothesis
    return replace(hypothesis, answer=Fate.HELD.value, words="")


def _merged(hypotheses: list[Hypothesis]) -> tuple[Hypothesis, ...]:
    """Answers that have become one, with the claims of both; origins are counted as the larger of the two."""
    found: dict[tuple[Question, str, str], Hypothesis] = {}
    for one in hypotheses:
        key = one.question, one.answer, "" if one.question is Question.FATE else one.words
        have = found.get(key)
        found[key] = (
            one
            if have is None
            else replace(
                have,
                supporting=tuple(sorted({*have.supporting, *one.supporting})),
                opposing=tuple(sorted({*have.opposing, *one.opposing})),
                origins_for=max(have.origins_for, one.origins_for),
                origins_against=max(have.origins_against, one.origins_against),
            )
        )
    return tuple(found.values())
