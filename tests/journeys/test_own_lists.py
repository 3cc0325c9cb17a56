"""A list of places and one of sides, of a person's own: in extract and in trace, through the real processes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import HPAKANT, NAM_TAWNG_KAWNG
from folders import PASSPHRASE, kintrace, passphrase_file, traced
from kintrace.casework import check

REPORT = f"""\
On October 7, the Blue Hill Guard and the KIA took three young men from a tea shop in {NAM_TAWNG_KAWNG} Village Tract, \
{HPAKANT} Township, a resident told Ridge News.
"""
TRACT = "MMR001009091"
PLACES = f"name,kind,pcode\n{NAM_TAWNG_KAWNG},tract,{TRACT}\n"
SIDES = "code,alias,kind,name_en,part_of\nBLUE,Blue Hill Guard,militia,Blue Hill Guard,KIA\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "report.txt").write_text(REPORT, "utf-8")
    (tmp_path / "places.csv").write_text(PLACES, "utf-8")
    (tmp_path / "sides.csv").write_text(SIDES, "utf-8")
    return tmp_path


def own(home: Path) -> list[str | Path]:
    return ["--gazetteer", home / "places.csv", "--actors", home / "sides.csv"]


def extracted(home: Path, *options: str | Path):
    out = home / "out.jsonl"
    done = kintrace("extract", home / "folder" / "report.txt", "--json", out, *options, home=home)
    return done, out.read_text("utf-8") if out.exists() else ""


def kept(home: Path, *options: str | Path) -> tuple[dict, str]:
    """The one lead of a trace into a casebook, and what was said on standard error."""
    book = ["--casebook", home / "a.casebook", "--passphrase-file", passphrase_file(home)]
    out = home / "leads.jsonl"
    done = kintrace("trace", home / "folder", "--plain", "--json", out, *book, *options, home=home)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(out.read_text("utf-8").splitlines()[0]), done.stderr


def entries(home: Path) -> int:
    """How many entries the casebook holds; all that is computed from them equals a rebuild."""
    report = check(home / "a.casebook", lambda _: PASSPHRASE, lambda: datetime.now(UTC))
    assert report.current
    return report.entries


def test_extract_finds_a_tract_and_a_side_that_only_the_persons_own_lists_hold(home):
    done, lines = extracted(home, *own(home))
    assert done.returncode == 0, done.stderr
    (incident,) = json.loads(lines)["incidents"]
    assert (incident["place"]["pcode"], [a["code"] for a in incident["actors"]]) == (TRACT, ["BLUE", "KIA"])
    _, plain = extracted(home)
    assert TRACT not in plain
    assert "BLUE" not in plain


def test_trace_finds_them_and_without_a_casebook_too(home):
    (lead, _) = traced(home / "folder", home / "leads.jsonl", *own(home), home=home)
    assert lead["place"]["pcode"] == TRACT
    assert lead["taker"]["code"] == "BLUE"  # part of the other side that is named: the two do not exclude each other


def test_the_same_lists_twice_change_nothing_and_others_have_the_documents_coded_again(home):
    first, said = kept(home, *own(home))
    assert "read again" not in said
    before = entries(home)
    again, said = kept(home, *own(home))
    assert (again, entries(home)) == (first, before + 3)  # what left, the second look, and the fact that ties it
    assert "read again" not in said
    (home / "sides.csv").write_text(SIDES.replace("KIA", "TNLA"), "utf-8")
    _, said = kept(home, *own(home))
    assert "1 document was read again" in said
    assert entries(home) == before + 8  # one list of sides, one coding; two runs: what left, the look, what ties it


def test_a_row_that_is_set_aside_is_named_with_its_reason_and_the_exit_code_says_so(home):
    (home / "places.csv").write_text(PLACES + "Secretplace,tract,\n,tract,MMR001009092\n", "utf-8")
    (home / "sides.csv").write_text(SIDES + "ridge,Secretside,militia,Secretside,\n", "utf-8")
    done, lines = extracted(home, *own(home))
    assert done.returncode == 1
    assert "places.csv: 3 rows, 1 kept, 2 set aside." in done.stderr
    assert "set aside: places.csv, row 3: Neither its own code" in done.stderr
    assert "set aside: places.csv, row 4: It has no name." in done.stderr
    assert "set aside: sides.csv, row 3: Its code is not" in done.stderr
    assert "Secret" not in done.stderr
    assert TRACT in lines
    assert kintrace("trace", home / "folder", *own(home), home=home).returncode == 1


@pytest.mark.parametrize("option", ["--gazetteer", "--actors"])
@pytest.mark.parametrize("command", ["extract", "trace"])
def test_a_file_that_is_not_there_or_is_no_list_is_an_error_for_people(home, command, option):
    bad = home / "bad.csv"
    of = {"trace": ["folder"], "extract": ["folder/report.txt", "--json", "out.jsonl"]}[command]
    ask = [command, *(word if word.startswith("--") else home / word for word in of)]
    missing = kintrace(*ask, option, bad, home=home)
    bad.write_text("colour\nSecretcolour\n", "utf-8")
    unreadable = kintrace(*ask, option, bad, home=home)
    assert (missing.returncode, unreadable.returncode) == (11, 10)
    assert all("bad.csv" in done.stderr and "Traceback" not in done.stderr for done in (missing, unreadable))
    assert "column" in unreadable.stderr
    assert "Secret" not in unreadable.stderr


def test_a_list_that_lies_among_the_sources_is_never_read_as_one(home):
    inside = home / "folder" / "places.csv"
    inside.write_text(PLACES, "utf-8")
    assert kintrace("trace", home / "folder", "--gazetteer", inside, home=home).returncode == 10
