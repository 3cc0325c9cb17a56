"""Counts for publishing: what a row is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kintrace.errors import Refused
from kintrace.model import (
    Act,
    Actor,
    Assessment,
    Child,
    Count,
    Episode,
    Fate,
    Findings,
    Linked,
    Place,
    Precision,
    Reader,
    Released,
    When,
    Who,
)
from kintrace.outputs import render
from kintrace.outputs.counts_csv import NOT_KNOWN
from kintrace.protect import release

HPAKANT = Place("", "MMR001009", Precision.EXACT)
LEAD = Assessment(
    "lead:0", Episode("epi:0", "per:0", ("doc:0/i1",)), Who((), Count(1, 1)), Act.TAKEN,
    When("2025-09-30"), (), HPAKANT,
    (), Actor("", "KIA"), Actor("", None), (), (), (), Fate.UNKNOWN, "", ("doc:0",), 1, (), (),
)  # fmt: skip


def rows(*leads: Assessment, as_of: date = date(2026, 3, 1)) -> dict[tuple[str, ...], str]:
    empty = release(Findings((), (), (), Linked()), Reader.ANALYST, "counts", as_of=as_of)
    body = render("counts-csv", replace(empty, leads=leads))["counts.csv"].decode()
    lines = [line.split(",") for line in body.splitlines() if not line.startswith("#")][1:]
    return {tuple(line[:-1]): line[-1] for line in lines}


def many(number: int, **changed: object) -> list[Assessment]:
    return [replace(LEAD, ref=f"lead:{i}", **changed) for i in range(number)]  # type: ignore[arg-type]


def test_seventeen_persons_are_said_as_fifteen_by_place_side_and_month():
    said = rows(*many(17))
    assert said["all", "all", "all", "all", "all"] == "15"
    assert any(row[1] == "Hpakant" and number == "15" for row, number in said.items())
    assert any(row[3:] == ("2025", "2025-09") and number == "15" for row, number in said.items())


def test_a_taking_within_the_last_quarter_is_not_counted():
    said = rows(*many(17), *many(20, when=When("2026-01-10")))
    assert said["all", "all", "all", "all", "all"] == "15"


def test_children_stand_in_no_township():
    child = Who((), Count(1, 1), child=Child.YES)
    said = rows(*many(17, who=child))
    assert all(number == "<5" for row, number in said.items() if row[1] not in ("all", NOT_KNOWN, "other"))


def test_deaths_stand_in_no_place():
    said = rows(*many(17, fate=Fate.DIED))
    assert all(number == "<5" for row, number in said.items() if row[0] not in ("all", NOT_KNOWN, "other"))


@pytest.mark.parametrize("act", [Act.RELEASED, Act.ESCAPED, Act.RETURNED, Act.KILLED])
def test_nothing_but_takings_is_counted(act):
    assert rows(*many(17, act=act))["all", "all", "all", "all", "all"] == "<5"


def test_a_group_counts_as_the_smallest_number_said_of_it():
    assert rows(replace(LEAD, who=Who((), Count(30, 60))))["all", "all", "all", "all", "all"] == "30"


def test_the_state_of_four_persons_is_not_named():
    elsewhere = Place("", "MMR009001", Precision.EXACT)
    assert {row[0] for row in rows(*many(30), *many(4, where=elsewhere))} <= {"all", "Kachin", "other", NOT_KNOWN}


def test_nobody_but_an_analyst_makes_counts():
    with pytest.raises(Refused):
        render("counts-csv", Released(Reader.CASEWORKER, "counts", as_of="2026-03-01"))
