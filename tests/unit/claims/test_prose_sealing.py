"""What is said of sexual violence is quoted by nothing that is coded."""

from __future__ import annotations

import pytest

from kintrace.claims.prose import reading as prose
from kintrace.model import Coding, Document, Quote

_SEALED = "On May 4 KIA soldiers took Ma Thidar Nwe from Lawk Hprai village, Hpakant Township, and raped her."
_AROUND = (
    "KIA soldiers took three women from Lawk Hprai village, Hpakant Township, on May 3.",
    "The three women were freed on May 6.",
)


def _code(text: str) -> Coding:
    return prose.code(Document("doc:1", "a.txt", text, text))


def _quotes(coding: Coding) -> list[Quote]:
    found = [x.quote for x in (*coding.persons, *coding.incidents, *coding.claims)]
    found += [x.quote for x in (*coding.practices, *coding.positions, *coding.remarks)]
    return found + [q for i in coding.incidents for q in i.repeats]


@pytest.mark.parametrize(
    "sealed",
    [
        _SEALED,
        "Every night soldiers take women from the villages and rape them, a woman said.",
        "A KIA spokesman denied that its soldiers had raped the women or had ever taken them.",
        "“They took us and raped two of us,” a woman of 27 said.",
    ],
)
def test_nothing_that_is_coded_overlaps_a_sealed_sentence(sealed: str) -> None:
    text = f"{_AROUND[0]} {sealed} {_AROUND[1]}"
    start = text.index(sealed)
    coding = _code(text)
    assert not [q for q in _quotes(coding) if q.start < start + len(sealed) and start < q.end]
    assert [(a.start, a.end) for a in coding.set_aside] == [(start, start + len(sealed))]


def test_what_stands_around_a_sealed_sentence_is_still_coded() -> None:
    coding = _code(f"{_AROUND[0]} {_SEALED} {_AROUND[1]}")
    assert len(coding.incidents) == 2


def test_nobody_who_is_heard_only_there_is_kept_and_every_reference_still_leads_somewhere() -> None:
    coding = _code(f"{_AROUND[0]} {_SEALED} {_AROUND[1]}")
    persons, incidents = {p.ref for p in coding.persons}, {i.ref for i in coding.incidents}
    assert {c.about for c in coding.claims} <= persons | incidents
    assert {v for i in coding.incidents for v in i.victims} <= persons
    assert {c.speaker for c in coding.claims} <= {s.ref for s in coding.speakers}


def test_words_for_a_speaker_that_say_what_was_done_to_her_are_left_out() -> None:
    coding = _code(f"{_AROUND[0]} A rape survivor said so. “They freed the three women on May 6,” she said.")
    assert not [s for s in coding.speakers if "rape" in s.words]
