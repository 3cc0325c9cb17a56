"""Whose words would tell who spoke: few people fit, so the words are withheld; many fit, so they stay."""

from __future__ import annotations

import pytest

from cast import HPAKANT, LAWK_HPRAI
from kintrace.claims import code
from kintrace.model import Document, Speaker, SpeakerKind
from kintrace.protect.gate.told_by import FEWEST, people_fitting, told_by_spans


def fitting(words: str, kind: SpeakerKind = SpeakerKind.RESIDENT) -> float:
    return people_fitting(Speaker("doc:a/s1", kind, words))


@pytest.mark.parametrize(
    "words",
    [
        f"a teacher in {LAWK_HPRAI} Village",
        f"the headman of {LAWK_HPRAI} Village",
        "the mother of one of the men",
        f"a 43-year-old shopkeeper in {LAWK_HPRAI} Village",
    ],
)
def test_few_people_fit_a_narrow_description(words):
    assert fitting(words) < FEWEST


@pytest.mark.parametrize(
    "words", [f"a resident of {HPAKANT} Township", "a local man", "residents", "a Kachin State farmer"]
)
def test_many_people_fit_a_wide_description(words):
    assert fitting(words) >= FEWEST


def test_more_that_is_said_never_lets_more_people_fit():
    wide = fitting(f"a shopkeeper in {HPAKANT} Township")
    assert fitting(f"a shopkeeper in {LAWK_HPRAI} Village, {HPAKANT} Township") <= wide
    assert fitting(f"a 31-year-old shopkeeper in {HPAKANT} Township") <= wide


def told(text: str) -> str:
    document = Document("doc:a", "a.txt", text, text)
    spans = told_by_spans(document, [code(document)])
    return " | ".join(text[start:end].strip() for start, end in spans)


def test_the_sentence_that_would_tell_who_spoke_is_withheld():
    assert "mother" in told("Soldiers of the KIA took two men on October 9, 2025, the mother of one of the men said.")


def test_the_words_of_one_of_many_stay():
    assert told(f"On October 7, 2025, soldiers of the KIA took three men in {HPAKANT} Township, residents said.") == ""


def test_a_spokesman_is_quoted_as_he_speaks():
    assert told("KIA spokesperson Colonel Naw Bu denied that soldiers took three men on October 7, 2025.") == ""
