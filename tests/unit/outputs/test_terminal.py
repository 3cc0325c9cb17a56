"""Leads in a terminal. All people and places are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import KYAW_LIN, THIDAR
from kintrace.model import Act, Findings, Reader
from kintrace.outputs import terminal_text
from kintrace.protect.gate.release import release
from unit.outputs.builders import Telling, findings, linked
from unit.outputs.scenes import a_folder


def text_of(what: Findings, width: int = 100) -> str:
    return terminal_text(release(what, Reader.DOCUMENTER, "tracing"), width)


def part_on(name: str) -> str:
    parts = text_of(a_folder()).split("\n─")
    return next(p for p in parts if f". {name}" in p)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in text_of(a_folder(), width).splitlines()) <= width


def test_every_lead_is_marked_unreviewed() -> None:
    text = text_of(a_folder())
    assert text.count("[UNREVIEWED LEAD]") == 7
    assert "Nothing here is a finding" in text


def test_a_lead_says_on_how_many_origins_it_rests() -> None:
    assert "2 origins, 3 documents" in part_on("Lahpai Seng Ra")


def test_a_disagreement_stands_side_by_side_with_its_documents() -> None:
    part = part_on(KYAW_LIN[0])
    assert "Differs: the place" in part
    assert "(pit.txt)" in part
    assert "(letter.txt)" in part
    assert "not known: accounts differ" in part


def test_a_death_is_only_alleged() -> None:
    assert "said to have died (alleged, not confirmed)" in part_on(KYAW_LIN[0])


def test_what_is_withheld_is_said() -> None:
    part = part_on(THIDAR[0])
    assert "Withheld" in part
    assert "recruit" not in part
    assert "soldier" not in part


def test_no_block_and_no_control_character_comes_out() -> None:
    t = Telling("doc:a", "A \x1b[31mman\u202e was taken.")
    he = t.person("\x1b[31mman\u202e", name="\x1b[31mman\u202e")
    t.incident("was taken", Act.TAKEN, [he])
    text = text_of(findings([t]))
    assert not {"\x1b", "\u202e", "█"} & set(text)


def test_practices_positions_origins_and_set_aside_follow() -> None:
    text = text_of(a_folder())
    found = [text.index(h) for h in ("PRACTICES", "WHAT PARTIES SAY", "COUNT AS ONE ORIGIN", "SET ASIDE")]
    assert found == sorted(found)
    assert "admits in part (of “some units”)" in text


def test_the_text_ends_with_one_line_end() -> None:
    text = text_of(a_folder())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_one_of_a_thing_is_not_said_to_be_many() -> None:
    t = Telling("doc:a", "He was taken.")
    t.incident("was taken", Act.TAKEN, [t.person("He")])
    assert text_of(findings([t])).startswith("1 lead from 1 file. Spoken of: 1 person or group, 1 incident.")


def test_a_lead_on_an_ending_says_that_date_and_place_are_withheld() -> None:
    folder = a_folder()
    lead = replace(folder.assessments[0], act=Act.ESCAPED)
    text = text_of(replace(folder, assessments=(lead,)))
    assert "When                 withheld" in text
    assert "Where                withheld" in text


def test_a_disagreement_on_the_act_is_said_in_words() -> None:
    a, b = (Telling(f"doc:{n}", "He was taken.") for n in "ab")
    for t, act in ((a, Act.DETAINED), (b, Act.HOSTAGE)):
        t.incident("was taken", act, [t.person("He")])
    text = text_of(findings([a, b], linked([a, b], incidents=[["doc:a/i1", "doc:b/i1"]])))
    assert "| held in a relative's stead (b.txt)" in text


def test_plain_files_are_counted_and_the_first_are_named() -> None:
    released = replace(release(a_folder(), Reader.DOCUMENTER, "tracing"), plain_files=tuple(f"f{n}" for n in range(14)))
    text = terminal_text(released)
    assert "14 plain files still lie in the folder, readable by whoever holds this machine:\n  f0\n" in text
    assert text.endswith("  f11\n  and 2 more\n")
