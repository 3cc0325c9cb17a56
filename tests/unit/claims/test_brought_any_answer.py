"""Whatever a text and whatever a model writes: nothing is raised, the grammar's coding stands, every word is exact."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kintrace.claims import code
from kintrace.claims.brought import add_answers, signature
from kintrace.model import Act, Document

_WORDS = (
    "soldiers", "took", "arrested", "a", "man", "of", "27", ",", "and", "him", ".", "“", "”", "(", ")", "the", "KIA",
    "said", "on", "Sept.", "30", "near", "Hpakant", "Township", "twelve", "youths", "were", "abducted", "by", "junta",
    "troops", "she", "escaped", "released", "Brang", "Aung", "who", "that", "if", "not", "everybody", "in", "Kale", "3",
    "May", "?", "never", "\n\n", "two", "of", "them", "Ma", "Thidar", "missing", "since", "had", "been", "women",
    "raped", "\u202e", "မ", "\x00", "…",
)  # fmt: skip
_TEXT = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)
_PICK = st.tuples(st.integers(0, 200), st.integers(1, 40))


def _piece(text: str, pick: tuple[int, int]) -> str:
    """Words of the text, cut anywhere: between words or in the middle of one."""
    start = pick[0] % (len(text) + 1)
    return text[start : start + pick[1]]


def _answer(text: str, act: Act, numbers: list[int], picks: list[tuple[int, int]]) -> str:
    said, victim, taker, date, place, speaker = (_piece(text, p) for p in picks)
    item: dict[str, Any] = {"sentences": numbers, "act": act.value, "act_words": said, "victims": [victim],
                            "taker": taker, "date": date, "place": place, "speaker": speaker}  # fmt: skip
    return json.dumps({"incidents": [item]})


@given(
    _TEXT,
    st.sampled_from(Act),
    st.lists(st.integers(-2, 9), min_size=1, max_size=4),
    st.lists(_PICK, min_size=6, max_size=6),
)
@settings(max_examples=250, deadline=None)
def test_copied_words_of_any_text_add_only_exact_words_beside_what_the_grammar_read(text, act, numbers, picks) -> None:
    document = Document("doc:1", "a.txt", text, text, published="2025-12-31")
    read = code(document)
    both = add_answers(document, read, [_answer(text, act, numbers, picks)], "m")
    for kind in ("speakers", "persons", "incidents", "claims", "practices", "positions", "remarks", "set_aside"):
        assert getattr(both, kind)[: len(getattr(read, kind))] == getattr(read, kind)
    assert all(c.coder == signature("m") for c in both.claims[len(read.claims) :])
    for quote in (
        *(c.quote for c in both.claims),
        *(i.quote for i in both.incidents),
        *(p.quote for p in both.persons),
    ):
        assert text[quote.start : quote.end] == quote.text


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("act"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["incidents", "sentences", "act", "act_words", "victims", "taker", "date", "place", "speaker"]),
        inner, max_size=9,
    ),
    max_leaves=20,
)  # fmt: skip


@given(st.text() | _JSON.map(json.dumps) | _JSON.map(lambda x: json.dumps({"incidents": [x]})))
@example('{"incidents": [' + "9" * 5000 + "]}")
@example('{"incidents": "\\ud800"}')
@example("```")
@settings(max_examples=200, deadline=None)
def test_whatever_a_model_writes_nothing_is_raised(answer: str) -> None:
    text = "Junta troops arrested everybody in the queue in Kale on May 3."
    document = Document("doc:1", "a.txt", text, text, published="2025-12-31")
    assert add_answers(document, code(document), [answer], "m").incidents == ()
