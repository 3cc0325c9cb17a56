"""A person codes by hand: they look at what was read, rule on it, add to it, merge and split incidents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cast import BRANG_AUNG, CANARIES, SENG_RA
from folders import PASSPHRASE, passphrase_file
from kintrace.casework import add_slot, grant
from kintrace.casework.opening import opened
from kintrace.cli.app import app
from kintrace.model import Reader
from unit.casework.test_people import clock

REPORT = f"""\
{SENG_RA[0]}, 24, was taken from a shop in Hpakant Township by KIA soldiers on October 7, 2025. Call {CANARIES[2]}.

{BRANG_AUNG[0]}, 22, was taken from Mohnyin Township by KIA soldiers on October 9, 2025.
"""
SECOND = "words of the second person"


@pytest.fixture
def run(tmp_path: Path, cheap_keys: None):
    """A casebook with one report, and two people who rule; runs a command of coding in it."""
    folder, book = tmp_path / "folder", tmp_path / "a.casebook"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    with opened(book, PASSPHRASE, clock):
        pass
    add_slot(book, PASSPHRASE, SECOND, "second", clock)
    grant(book, PASSPHRASE, "first", [Reader.ADMINISTRATOR, Reader.DOCUMENTER], clock)
    grant(book, PASSPHRASE, "second", [Reader.REVIEWER], clock)
    (tmp_path / "theirs").write_text(SECOND + "\n", "utf-8")
    keys = {"": passphrase_file(tmp_path), "second": tmp_path / "theirs"}

    def _run(*words: str, by: str = "", gives: int = 0) -> str:
        done = CliRunner().invoke(app, [words[0], *words[1:], "--passphrase-file", str(keys[by])])
        code = getattr(done.exception, "exit_code", done.exit_code) if done.exception else done.exit_code
        assert code == gives, done.output
        return done.output

    def coding(command: str, *words: str, by: str = "", gives: int = 0) -> str:
        return _run("coding", command, str(book), *words, by=by, gives=gives)

    _run("trace", str(folder), "--casebook", str(book))
    return coding


def claims(listed: str) -> dict[str, tuple[str, str, int, int]]:
    """Of a list the claims: their mention, property and span, by reference."""
    rows = re.findall(r"^(doc:\S+)  (doc:\S+)  (\w+)  \w+  (\d+)  (\d+)", listed, re.MULTILINE)
    return {ref: (about, prop, int(start), int(end)) for ref, about, prop, start, end in rows}


def one(listed: str, prop: str, nth: int = 0) -> str:
    return [ref for ref, said in claims(listed).items() if said[1] == prop][nth]


def test_claims_are_listed_with_their_words_and_a_contact_is_withheld(run):
    listed = run("list")
    assert {"name", "age", "act", "when", "where", "taker"} <= {said[1] for said in claims(listed).values()}
    assert SENG_RA[0] in listed and "2025-10-07" in listed and CANARIES[2] not in listed


def test_what_a_person_rules_stands_and_is_taken_back(run):
    age = one(run("list"), "age")
    run("accept", age)
    assert f"{age}  " in run("list") and "confirmed" in run("list")
    said = run("correct", age, "--value", "25", by="second")
    assert run("list").count("contested") == 2
    run("withdraw", re.findall(r"rul:[0-9a-f]+", said)[0], by="second")
    assert "contested" not in run("list")
    run("reject", one(run("list"), "taker"))
    assert len([s for s in claims(run("list")).values() if s[1] == "taker"]) == 1


def test_what_a_person_adds_stands_on_the_words_they_point_at(run):
    about = claims(run("list"))[one(run("list"), "age")][0]
    start = REPORT.index("a shop")
    run("add", about, "note", "--from", str(start), "--to", str(start + 6))
    added = [line for line in run("list").splitlines() if "  note  " in line]
    assert len(added) == 1 and added[0].endswith("a shop")
    run("add", about, "fate", "--from", str(start), "--to", str(start + 6), "--value", "vanished", gives=4)
    run("add", about, "act", "--from", str(start), "--to", str(start + 6), "--value", "taken", gives=4)


def test_two_incidents_are_merged_and_set_apart_again(run):
    first, second = (claims(run("list"))[one(run("list"), "act", n)][0] for n in (0, 1))
    said = run("merge", first, second)
    assert {s[0] for s in claims(run("list")).values() if s[1] == "act"} == {first}
    run("withdraw", re.findall(r"reg:[0-9a-f]+", said)[0])
    start = REPORT.index(BRANG_AUNG[0])
    run("split", second, "--from", str(start), "--to", str(start + 20))
    assert len({s[0] for s in claims(run("list")).values() if s[1] == "act"}) == 3


def test_agreement_is_told_over_what_two_people_ruled_on_in_figures_alone(run):
    assert "No document has rulings of two people yet." in run("agreement")
    run("accept", one(run("list"), "age"))
    run("accept", one(run("list"), "age"), by="second")
    run("accept", one(run("list"), "age", 1))
    run("reject", one(run("list"), "when", 1), by="second")
    told = run("agreement")
    assert "two people ruled on: 1" in told and told.count("rulings: 2") == 2
    figures = dict(re.findall(r"^  (\w+) +(-?[\d.]+|-) +", told, re.MULTILINE))
    assert figures["act"] == "-"  # both incidents are of one act: nothing varies
    assert float(figures["date"]) < 1  # one of them took a day away
    assert not any(name in told for name in (SENG_RA[0], BRANG_AUNG[0], "Hpakant"))
