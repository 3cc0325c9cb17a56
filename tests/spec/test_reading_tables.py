"""Dates and counts of two languages are read as somebody who never saw the code wrote them down."""

from __future__ import annotations

from datetime import date

import pytest

from spec.reading_tables import LANGUAGES, READERS, Expression, Find, failures, right, said, table

WANTED = 0.98


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", READERS)
def test_expressions_are_read_as_they_were_written_down(of: str, language: str) -> None:
    rows = table(of, language)
    wrong = failures(rows, READERS[of])
    listed = "\n".join(f"{row.kind}: {row.text}: {says}, not {sorted(row.expected)}" for row, says in wrong)
    assert len(wrong) <= (1 - WANTED) * len(rows), f"{len(wrong)} of {len(rows)} wrong\n{listed}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", READERS)
def test_a_table_holds_at_least_300_expressions_and_each_once(of: str, language: str) -> None:
    rows = table(of, language)
    assert len(rows) >= 300
    assert len({(row.text, row.said_on) for row in rows}) == len(rows)


def test_the_widest_find_speaks_for_a_text_with_several() -> None:
    assert said([Find(8, "2024-05"), Find(4, "2024")]) == "2024-05"


def test_two_finds_of_one_width_that_differ_are_never_right() -> None:
    either = Expression("2024 2025", None, frozenset({"2024", "2025"}), "year")
    assert not right(either, [Find(4, "2024"), Find(4, "2025")])


def test_any_find_is_wrong_where_nothing_is_said() -> None:
    silent = Expression("it may rain", date(2024, 5, 1), frozenset(), "none")
    assert right(silent, [])
    assert not right(silent, [Find(3, "2024-05")])
