"""Projections hold what was computed and say from what, and can go and come back the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kintrace.store import READS, Casebook


def test_a_projection_is_read_as_it_was_written_in_order_of_its_references(book):
    book.replace_projection("persons", {"per:b": b"2", "per:a": b"1", "per:c": b""}, book.head())
    assert list(book.projection("persons").items()) == [("per:a", b"1"), ("per:b", b"2"), ("per:c", b"")]


def test_it_is_kept(book, path, ring, clock):
    book.append("coded", b"x")
    book.replace_projection("persons", {"per:a": b"1"}, book.head())
    book.close()
    with Casebook.open(path, ring, clock) as again:
        assert again.projection("persons") == {"per:a": b"1"}
        assert again.projection_head("persons") == again.projection_head() == again.head()


def test_a_new_fact_makes_it_stale_and_a_look_does_not(book):
    book.append("coded", b"x")
    book.replace_projection("persons", {}, book.head())
    book.append("looked", b"y", lane=READS)
    assert book.projection_head("persons") == book.head()
    book.append("coded", b"z")
    assert book.projection_head("persons") != book.head()


def test_projections_of_different_heads_have_no_head_together(book):
    book.replace_projection("persons", {}, b"one head")
    assert book.projection_head() == b"one head"
    book.replace_projection("incidents", {}, b"another head")
    assert book.projection_head() == b""
    assert book.projection_head("incidents") == b"another head"


def test_what_was_never_computed_is_empty(book):
    assert book.projection("persons") == {} and book.projection_head("persons") == book.projection_head() == b""


def test_one_projection_leaves_the_others_alone(book):
    book.replace_projection("persons", {"x:1": b"p"}, b"h")
    book.replace_projection("incidents", {"x:1": b"i"}, b"h")
    book.replace_projection("persons", {}, b"h")
    assert book.projection("persons") == {} and book.projection("incidents") == {"x:1": b"i"}


ROWS = st.dictionaries(st.sampled_from([f"per:{n}" for n in range(8)]), st.binary(max_size=3))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, ROWS)
def test_whatever_stood_there_the_new_rows_stand_there_after(book, old, new):
    book.replace_projection("persons", old, b"1")
    book.replace_projection("persons", new, b"2")
    assert book.projection("persons") == new


def test_more_rows_than_one_statement_takes(book):
    rows = {f"per:{n:05}": str(n).encode() for n in range(2500)}
    book.replace_projection("persons", rows, b"h")
    assert book.projection("persons") == rows
    book.replace_projection("persons", {}, b"h")
    assert book.projection("persons") == {}
