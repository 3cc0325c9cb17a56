"""Statements around the incidents that are none themselves, and totals over a period."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.events import clauses
from kintrace.claims.prose.events.happenings import Read
from kintrace.model import ContextKind

_ORDER = (
    ContextKind.THREAT, ContextKind.DISPLACEMENT, ContextKind.OFFENSIVE, ContextKind.BATTLE, ContextKind.ARSON,
    ContextKind.ACCIDENT, ContextKind.PROTEST, ContextKind.ACCUSATION, ContextKind.OFFICIAL_REPLY, ContextKind.POLICY,
)  # fmt: skip
_OWN_POLICY = vocabulary.expression("positions.policy")
_KINDS = tuple((kind, vocabulary.expression(f"remarks.{kind.value}")) for kind in _ORDER)


def remarks_in(discourse: Discourse, draft: Draft, read: Read) -> None:
    """Write the totals, and what is told around the incidents."""
    for telling, count in read.totals:
        draft.remark(None, (telling.event.start, telling.event.end), discourse.voices[telling.n], count)
    for telling in read.accidents:
        draft.remark(ContextKind.ACCIDENT, (telling.event.start, telling.event.end), discourse.voices[telling.n])
    for telling in read.battles:
        draft.remark(ContextKind.BATTLE, (telling.event.start, telling.event.end), discourse.voices[telling.n])
    struck = {t.n for t in read.accidents}
    for n, heard in enumerate(discourse.heard):
        if heard.sentence.headline:
            continue
        for kind, pattern in _KINDS:
            match = pattern.search(heard.text)
            if match is None or (kind is ContextKind.ACCIDENT and n in struck):
                continue
            if kind is ContextKind.POLICY and discourse.voices[n].party and _OWN_POLICY.search(heard.text):
                # what a side says of its policy is written with its positions
                continue
            i = heard.token_at(heard.start + match.start())
            end = max(clauses.clause_end(heard, min(i, len(heard.tokens) - 1)), heard.start + match.end())
            start = _start(heard.text, match.start())
            draft.remark(kind, (heard.start + start, end), discourse.voices[n])
            break


def _start(text: str, at: int) -> int:
    """Where the clause of a find begins."""
    return max(
        (
            m.end()
            for m in re.finditer(
                r"[;:“”\"]\s*|,\s+(?:and|but|while|as|yet)\s+|\b(?:that|as|because|said|say|says)\s+", text[:at]
            )
        ),
        default=0,
    )
