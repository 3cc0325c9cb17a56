"""Sentences, speech and page furniture."""

from __future__ import annotations

import pytest

from kintrace.claims.prose.text.furniture import kind_of_line
from kintrace.claims.prose.text.sentences import sentences_in


def _pieces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences_in(text)]


def test_abbreviations_and_hours_end_no_sentence() -> None:
    text = "On Sept. 30 Lt. Col. Naw Lin came at 5 p.m. to No. 3 school. He left."
    assert _pieces(text) == ["On Sept. 30 Lt. Col. Naw Lin came at 5 p.m. to No. 3 school.", "He left."]


def test_speech_is_kept_apart_from_who_says_it() -> None:
    text = "“They took him. He cried,” she said. It rained."
    first, second, third = sentences_in(text)
    assert (first.all_spoken, second.all_spoken, third.quoted) == (True, False, ())
    assert [text[s:e] for s, e in second.quoted] == ["He cried,"]


def test_speech_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“They took him.\nIt rained."
    assert [bool(s.quoted) for s in sentences_in(text)] == [True, False]


@pytest.mark.parametrize(
    "line", ["Must read", "Leave a Comment", "By Owen Lin 28 September 2012", "Tuesday, May 30, 2023", "Share this", ""]
)
def test_menus_bylines_and_site_dates_are_furniture(line: str) -> None:
    assert kind_of_line(line, body_seen=False) == "furniture"


def test_a_headline_stands_above_the_text_only() -> None:
    assert kind_of_line("Army Takes Villagers", body_seen=False) == "headline"
    assert kind_of_line("Army Takes Villagers", body_seen=True) == "text"


def test_a_menu_trail_before_a_headline_is_cut_off() -> None:
    assert _pieces("Home News Woman still missing\nShe was taken.") == ["Woman still missing", "She was taken."]
