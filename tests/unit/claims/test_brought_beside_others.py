"""Two reports side by side in one text: words that are right of one act prove nothing of the other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kintrace.claims import code
from kintrace.claims.brought import judged
from kintrace.claims.prose import Judge
from kintrace.lexicon import actors, dates
from kintrace.model import Document

DATA = Path(__file__).parent / "data"
RIGHT: list[dict[str, Any]] = json.loads((DATA / "brought_answers.json").read_text("utf-8"))
NOT_TOLD: list[dict[str, Any]] = json.loads((DATA / "brought_not_told.json").read_text("utf-8"))
SHORT = [row for row in RIGHT if row["text"].count(". ") == 0]
PAIRS = [(row, SHORT[(n + 1) % len(SHORT)]) for n, row in enumerate(SHORT)]


def judge_of(text: str) -> Judge:
    document = Document("doc:1", "a.txt", text, text, published="2025-12-31")
    return Judge(document, code(document))


def stands(judge: Judge, row: dict[str, Any], **changed: object) -> bool:
    keys = ("sentences", "act", "act_words", "victims", "taker", "date", "place", "speaker")
    answer = {key: row[key] for key in keys} | changed
    return bool(judged(judge, [json.dumps({"incidents": [answer]})])[0])


def says_the_same(key: str, left: Any, right: Any) -> bool:
    """Whether other words mean the same side or day: the value is then right, whichever words are copied."""
    if key == "taker":
        codes = [{a.code for a in actors.registry().actors_in(words)} for words in (left, right)]
        return codes[0] == codes[1]
    if key == "date":
        days = [{d.when.edtf.partition("/")[0] for d in dates.dates_in(words, None)} for words in (left, right)]
        return days[0] == days[1]
    return bool(left == right)


def test_there_are_enough_pairs_to_tell() -> None:
    assert len(PAIRS) >= 50


@pytest.mark.parametrize("mine_first", [True, False], ids=["before", "after"])
def test_what_is_told_of_another_act_in_the_next_paragraph_is_refused_of_this_one(mine_first: bool) -> None:
    accepted = []
    for row, other in PAIRS:
        pair = (row, other) if mine_first else (other, row)
        judge = judge_of("\n\n".join(r["text"] for r in pair))
        for key in ("taker", "date", "place", "victims", "speaker"):
            if other[key] and not says_the_same(key, row[key], other[key]):
                answer = {key: other[key], "sentences": [1, 2]}
                if stands(judge, row | {"sentences": [1, 2]}, **answer):
                    accepted.append((key, other[key], row["text"]))
    assert accepted == []


@pytest.mark.parametrize("mine_first", [True, False], ids=["before", "after"])
def test_an_act_that_is_denied_or_feared_stays_so_beside_one_that_was_done(mine_first: bool) -> None:
    accepted = []
    for n, row in enumerate(NOT_TOLD):
        other = SHORT[n % len(SHORT)]["text"]
        judge = judge_of(f"{row['text']} {other}" if mine_first else f"{other} {row['text']}")
        if stands(judge, row, sentences=[1 if mine_first else 2]):
            accepted.append(row["text"])
    assert accepted == []
