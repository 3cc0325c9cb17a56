"""EDTF expressions: what is read, what is refused, and that nothing is lost on the way back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kintrace.model import When

MARKS = st.sampled_from(["", "", "", "~", "?", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    d = draw(st.dates(date(1800, 1, 1), date(2100, 12, 28)))
    year = draw(st.sampled_from([f"{d.year}", f"{d.year}", f"{d.year // 10}X", f"{d.year // 100}XX", "1XXX", "XXXX"]))
    month, dom = draw(
        st.sampled_from(
            [(f"{d:%m}", f"{min(d.day, 28):02d}"), (f"{d:%m}", ""), ("", ""), ("XX", "XX"), (f"{d:%m}", "XX"),
             (f"{d:%m}", "1X"), ("0X", "XX"), ("1X", ""), ("21", ""), ("24", "")]
        )
    )  # fmt: skip
    pieces = [draw(MARKS) + p + draw(MARKS) for p in (year, month, dom) if p]
    return "-".join(pieces)


@st.composite
def expressions(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["point", "point", "span", "open", "set"]))
    if form == "point":
        return draw(points())
    if form == "set":
        return f"[{','.join(draw(st.lists(points(), min_size=1, max_size=4)))}]"
    a, b = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    if form == "span":
        return f"{a}{draw(MARKS)}/{b}{draw(MARKS)}"
    return draw(st.sampled_from([f"{a}/..", f"../{b}", f"{a}/", f"/{b}", f"[{a}..{b}]", f"[..{a},{b}]", f"[{a}..]"]))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("1XXX", date(1000, 1, 1), date(1999, 12, 31)),
        ("2004-XX", date(2004, 1, 1), date(2004, 12, 31)),
        ("2004-1X", date(2004, 10, 1), date(2004, 12, 31)),
        ("2004-06-1X", date(2004, 6, 10), date(2004, 6, 19)),
        ("2004-06~-11", date(2004, 6, 11), date(2004, 6, 11)),
        ("?2004-06-11", date(2004, 6, 11), date(2004, 6, 11)),
        ("2004-06-~01/2004-06-~20", date(2004, 6, 1), date(2004, 6, 20)),
        ("2004-06-01~/2004-06-20~", date(2004, 6, 1), date(2004, 6, 20)),
        ("2004/2006-02", date(2004, 1, 1), date(2006, 2, 28)),
        ("2004/", date(2004, 1, 1), None),
        ("/2006", None, date(2006, 12, 31)),
        ("[2004,2006,2008..2010-03]", date(2004, 1, 1), date(2010, 3, 31)),
        ("[..2004-02]", None, date(2004, 2, 29)),
        ("2004-22", date(2004, 3, 1), date(2004, 8, 31)),
        ("2004-24", date(2004, 11, 1), date(2005, 2, 28)),
    ],
)
def test_each_form_of_the_subset_is_bounded_by_its_days(edtf: str, first: date | None, last: date | None) -> None:
    assert (When(edtf).first, When(edtf).last) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "because"),
    [
        ("-0044", "before 1"),
        ("Y170000", "after 9999"),
        ("12004", "after 9999"),
        ("0000", "before 1"),
        ("2004-06-11T10:00", "time of day"),
        ("{2004,2006}", "all-of"),
        ("2004-25", "month or season"),
        ("2004-21-03", "season has no days"),
        ("2004-00", "month"),
        ("2004-1X-45", "day"),
        ("2X04", "at their end|at its end"),
        ("[2004,,2006]", "empty member"),
        ("[..]", "no end"),
        ("2006/2004", "before it starts"),
        ("[2006..2004]", "before it starts"),
        ("2004-06~~", "subset"),
    ],
)
def test_what_is_outside_the_subset_is_refused_and_the_reason_said(edtf: str, because: str) -> None:
    with pytest.raises(ValueError, match=because):
        When(edtf)


@pytest.mark.parametrize(
    ("edtf", "canonical"),
    [
        ("2004~-06~-11~", "2004-06-11~"),
        ("~2004-~06-11", "2004-06~-11"),
        ("2004~-06?", "2004%-?06"),
        ("2004-?06-11", "2004-?06-11"),
        ("[2006, 2004,2006]", "[2004,2006]"),
        ("[2004-06]", "2004-06"),
        ("[2004..2006]", "[2004..2006]"),
        ("2004-06-11/2004-06-11", "2004-06-11"),
        ("2004/..", "2004/.."),
    ],
)
def test_all_spellings_of_a_date_have_one_canonical_form(edtf: str, canonical: str) -> None:
    assert str(When(edtf).canonical) == canonical


def test_a_mark_after_a_part_speaks_of_all_before_it_and_one_before_it_only_of_that_part() -> None:
    assert [p.marks for p in When("2004-06~-11").expression.points] == [("~", "~", "")]
    assert [p.marks for p in When("2004-?06-11").expression.points] == [("", "?", "")]
    assert [p.marks for p in When("?2004-06-11~").expression.points] == [("%", "~", "~")]


@given(expressions())
def test_what_was_read_is_written_back_as_it_stood(edtf: str) -> None:
    assert str(When(edtf).expression) == str(When(edtf)) == edtf
    assert ",".join(map(str, When(edtf).expression.members)) == edtf.strip("[]")


@given(expressions())
def test_the_canonical_form_means_the_same_and_is_its_own_canonical_form(edtf: str) -> None:
    when, canonical = When(edtf), When(edtf).canonical
    assert canonical.canonical == canonical
    assert (canonical.first, canonical.last, canonical.known) == (when.first, when.last, when.known)
    assert (canonical.approximate, canonical.doubtful) == (when.approximate, when.doubtful)


@given(st.text(alphabet="0123456789X-/.,[]~?% T", max_size=24))
def test_any_string_is_either_a_date_or_refused(text: str) -> None:
    try:
        when = When(text)
    except ValueError:
        return
    assert str(when.expression) == text
