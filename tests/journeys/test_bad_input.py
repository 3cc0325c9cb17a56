"""What is broken is named with its place, and the rest goes on."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from cast import BRANG_AUNG, CANARIES, SENG_RA
from folders import kintrace, passphrase_file, small_folder, traced

SPREADSHEET = b"PK\x03\x04" + b"\x14\x00\x06\x00" + bytes(200)


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> tuple[Path, list[dict]]:
    folder = small_folder(tmp_path_factory.mktemp("bad") / "folder")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "truncated.xlsx").write_bytes(SPREADSHEET)
    ragged = "name,missing since\nNang Hom Kham,2025-05-01\nToo,many,cells,here\nKyaw Lin Htet,2025-05-02\n"
    (folder / "ragged.csv").write_text(ragged, "utf-8")
    (folder / "old.txt").write_bytes(
        "Name: Ren\xe9 Kyaw Lin Htet\nAge: 30\nMissing since: 3 May 2025\n".encode("cp1252")
    )
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "story.meta.json").write_text("{broken", "utf-8")
    (folder / "story.txt").write_text("Nothing happened in Hpakant this week.", "utf-8")
    (folder / "tool.exe").write_bytes(b"MZ")
    lines = traced(folder, folder.parent / "out.jsonl", home=folder.parent)
    return folder, lines


def set_aside(lines: list[dict]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for item in lines[-1]["set_aside"]:
        found.setdefault(item["file"], []).append((item["where"], item["reason"]))
    return found


@pytest.mark.parametrize("name", ["empty.txt", "picture.txt", "truncated.xlsx", "loop", "gone.txt", "tool.exe"])
def test_a_file_that_cannot_be_used_is_named_with_a_reason(bad, name):
    reasons = set_aside(bad[1])[name]
    assert all(reason.endswith(".") and len(reason) > 20 for _, reason in reasons)


def test_a_ragged_row_is_named_by_its_line_and_the_other_rows_are_kept(bad):
    assert [where for where, _ in set_aside(bad[1])["ragged.csv"]] == ["row 3"]
    names = {name for lead in bad[1][:-1] for name in lead["who"]["names"]}
    assert {"Nang Hom Kham", "Kyaw Lin Htet"} <= names


def test_a_broken_sidecar_costs_the_sidecar_and_not_its_document(bad):
    assert [where for where, _ in set_aside(bad[1])["story.txt"]] == ["sidecar"]


def test_text_in_an_old_encoding_is_read(bad):
    assert "old.txt" in {name for lead in bad[1][:-1] for name in lead["documents"]}


def test_every_file_is_kept_or_set_aside(bad):
    folder, lines = bad
    files = [p for p in folder.iterdir() if not p.name.endswith(".meta.json")]
    lost = {name for name, asides in set_aside(lines).items() if ("file" in {where for where, _ in asides})}
    assert lines[-1]["taken_in"] + len(lost) == len(files)


def test_something_set_aside_is_exit_code_1(bad):
    assert kintrace("trace", bad[0], home=bad[0].parent).returncode == 1


def test_a_folder_that_is_not_there_is_a_message_and_not_a_trace_of_calls(tmp_path):
    done = kintrace("trace", tmp_path / "nowhere", home=tmp_path)
    assert done.returncode == 11
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def casebook(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("book")
    folder = small_folder(home / "folder")
    book = home / "a.casebook"
    done = kintrace("trace", folder, "--casebook", book, "--passphrase-file", passphrase_file(home), home=home)
    assert done.returncode == 0, done.stderr
    return book


def test_a_wrong_passphrase_is_said_and_changes_nothing(casebook, tmp_path):
    before = casebook.read_bytes()
    (tmp_path / "wrong").write_text("some other words entirely\n")
    done = kintrace("check", casebook, "--passphrase-file", tmp_path / "wrong", home=tmp_path)
    assert done.returncode == 20
    assert casebook.read_bytes() == before


def test_a_file_that_is_no_casebook_is_refused(tmp_path):
    path = tmp_path / "other.casebook"
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    done = kintrace("check", path, "--passphrase-file", passphrase_file(tmp_path), home=tmp_path)
    assert done.returncode == 21


def test_a_casebook_of_a_newer_version_is_refused_before_the_passphrase_matters(casebook, tmp_path):
    copy, keys = tmp_path / "new.casebook", tmp_path / "new.casebook.keys"
    copy.write_bytes(casebook.read_bytes())
    slots = json.loads(casebook.with_name(casebook.name + ".keys").read_text("utf-8"))
    keys.write_text(json.dumps(slots | {"version": 99}), "utf-8")
    done = kintrace("check", copy, "--passphrase-file", passphrase_file(tmp_path), home=tmp_path)
    assert done.returncode == 22


@pytest.mark.parametrize("option", ["--report", "--json"])
def test_what_holds_persons_is_not_written_plain_unless_asked(tmp_path, option):
    folder = small_folder(tmp_path / "folder")
    done = kintrace("trace", folder, option, tmp_path / "out", home=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


def test_no_output_takes_the_place_of_a_casebook_or_its_keys(casebook, tmp_path):
    before = casebook.read_bytes()
    phrase = passphrase_file(tmp_path)
    for path in (casebook, casebook.with_name(casebook.name + ".keys")):
        options = ["--casebook", casebook, "--passphrase-file", phrase, "--plain", "--json", path]
        assert kintrace("trace", casebook.parent / "folder", *options, home=tmp_path).returncode == 12
    assert casebook.read_bytes() == before


def test_a_report_among_the_sources_is_refused_and_never_read_as_one(tmp_path):
    folder = small_folder(tmp_path / "folder")
    assert kintrace("trace", folder, "--plain", "--report", folder / "report", home=tmp_path).returncode == 12
    assert kintrace("trace", folder, "--plain", "--report", tmp_path / "report", home=tmp_path).returncode == 0
    (tmp_path / "report").rename(folder / "report")
    lines = traced(folder, tmp_path / "out.jsonl", home=tmp_path)
    assert lines[-1]["taken_in"] == 3


def test_a_name_in_no_known_code_does_not_keep_the_other_files_out(tmp_path):
    folder = small_folder(tmp_path / "folder")
    (Path(os.fsdecode(bytes(folder) + b"/a\xff.txt"))).write_text("Nothing happened in Hpakant this week.", "utf-8")
    assert traced(folder, tmp_path / "out.jsonl", home=tmp_path)[-1]["taken_in"] == 4


def test_a_full_disk_costs_the_report_and_not_the_leads_and_its_message_holds_no_words(bad):
    done = kintrace("trace", bad[0], "--plain", "--report", "/proc/kintrace-report", home=bad[0].parent)
    assert done.returncode == 12
    assert "UNREVIEWED" in done.stdout
    assert all(name not in done.stderr for name in (BRANG_AUNG[0], SENG_RA[0], CANARIES[2]))
