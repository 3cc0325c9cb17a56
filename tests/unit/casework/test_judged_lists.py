"""Judgements on rows of lists, as people keep them in a table."""

from __future__ import annotations

import pytest

from kintrace.casework.judged_lists import read_judgements
from kintrace.errors import NoSuchFolder, UnreadableSource

IDS = ("r1", "r2", "r3")


def read(tmp_path, *rows: str, header: str = "left,right,verdict"):
    path = tmp_path / "judged.csv"
    path.write_text("\n".join((header, *rows)), "utf-8")
    return read_judgements(path, IDS)


def test_judgements_are_read_whichever_row_stands_first(tmp_path):
    found, places, set_aside = read(tmp_path, "r2,r1,same", "r1,r3,different")
    assert found == {("r1", "r2"): True, ("r1", "r3"): False} and set_aside == []
    assert places[frozenset(("r1", "r2"))] == "judgement in row 2"


@pytest.mark.parametrize("row", ["r1,r2,perhaps", "r1,r9,same", "r1,r1,same", "r1,r2", ",,"])
def test_what_cannot_be_a_judgement_is_set_aside_with_its_row_and_the_rest_is_kept(tmp_path, row):
    found, _, set_aside = read(tmp_path, row, "r1,r3,same")
    assert found == {("r1", "r3"): True}
    assert [where for where, _ in set_aside] == ["judgement in row 2"]


def test_of_two_that_contradict_each_other_the_later_is_set_aside(tmp_path):
    found, _, set_aside = read(tmp_path, "r1,r2,same", "r2,r1,different")
    assert found == {("r1", "r2"): True} and len(set_aside) == 1


def test_the_same_judgement_twice_is_one(tmp_path):
    found, _, set_aside = read(tmp_path, "r1,r2,same", "r2,r1,same")
    assert found == {("r1", "r2"): True} and set_aside == []


def test_a_table_of_something_else_is_refused(tmp_path):
    with pytest.raises(UnreadableSource):
        read(tmp_path, "1,2", header="a,b")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NoSuchFolder):
        read_judgements(tmp_path / "nowhere.csv", IDS)
