"""A device in the field that cannot read its own records; the office that can; and the way of each document."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import pytest

from cast import CANARIES
from folders import NOTICE, PASSPHRASE, kintrace, passphrase_file, small_folder
from kintrace.protect import unlock
from kintrace.store import Casebook

GIVER = "the aunt of Seng Ra"


def run(home, *words, gives=0):
    done = kintrace(*words, "--passphrase-file", home / "passphrase", home=home)
    assert done.returncode == gives, done.stderr
    return done


def everything_in(book):
    with Casebook.open(book, unlock(book, PASSPHRASE), lambda: datetime.now(UTC)) as opened:
        return b"".join(e.payload or b"" for lane in ("facts", "reads") for e in opened.entries(lane=lane))


@pytest.fixture(scope="module")
def brought(tmp_path_factory):
    """An office, a device that took in a folder, and what it handed over, taken in at the office."""
    home = tmp_path_factory.mktemp("field")
    passphrase_file(home)
    sources, details = small_folder(home / "sources"), home / "details.json"
    details.write_text(json.dumps({"when": "2025-10-08", "how": "by_hand", "giver": GIVER, "language": "Jinghpaw"}))
    for place in ("office", "device"):
        (home / place).mkdir()
    office, device = home / "office" / "a.casebook", home / "device" / "a.casebook"
    (home / "empty").mkdir()
    run(home, "trace", home / "empty", "--casebook", office)
    said = run(home, "field", "key", office, "--out", home / "office.field").stdout
    made = run(home, "field", "new", device, "--office", home / "office.field").stdout
    assert said.splitlines()[-1].strip() == made.splitlines()[-1].strip()
    run(home, "field", "add", device, sources, "--details", details)
    run(home, "field", "hand-over", device, "--out", home / "package")
    taken = run(home, "field", "take-in", office, home / "package")
    assert "3 files verified, 3 of them new" in taken.stdout
    return home, office, device


def test_with_its_passphrase_known_the_device_yields_no_record(brought):
    held = everything_in(brought[2])
    for words in (*CANARIES, "Brang Aung", "Lawk Hprai", GIVER, "notice.txt"):
        assert words.encode() not in held
    assert NOTICE.encode() in everything_in(brought[1])  # the office reads it: the search finds what is there


def test_the_key_of_the_field_takes_the_place_of_no_other_file(brought):
    home, office, _ = brought
    source = next((home / "sources").glob("*.txt"))
    before = source.read_bytes()
    run(home, "field", "key", office, "--out", source, gives=12)
    assert source.read_bytes() == before
    run(home, "field", "key", office, "--out", home / "office.field")  # itself it may


def test_nothing_else_can_be_done_with_a_casebook_of_the_field(brought):
    home, _, device = brought
    head = device.read_bytes()
    run(home, "trace", home / "sources", "--casebook", device, gives=4)
    run(home, "check", device, gives=4)
    assert len(device.read_bytes()) == len(head)


def test_taken_in_twice_it_is_there_once(brought):
    home, office, _ = brought
    again = run(home, "field", "take-in", office, home / "package")
    assert "3 files verified, 0 of them new" in again.stdout


def test_a_package_that_was_changed_is_refused_whole(brought, tmp_path):
    home, office, _ = brought
    body = bytearray((home / "package").read_bytes())
    body[len(body) // 2] ^= 1
    (tmp_path / "package").write_bytes(body)
    before = len(everything_in(office))
    run(home, "field", "take-in", office, tmp_path / "package", gives=28)
    assert len(everything_in(office)) == before


def test_the_way_of_a_document_is_given_out_and_verifies_with_python_alone(brought, tmp_path):
    home, office, _ = brought
    run(home, "custody", "show", office, gives=4)  # nobody is a custodian yet
    run(home, "people", "grant", office, "--slot", "first", "--role", "administrator", "--role", "documenter")
    slot, words = "second", tmp_path / "second"
    words.write_text("words of the second person\n", "utf-8")
    run(home, "keys", "add", office, "--label", slot, "--new-passphrase-file", words)
    run(home, "people", "grant", office, "--slot", slot, "--role", "custodian")
    shown = kintrace("custody", "show", office, "--passphrase-file", words, home=home)
    assert shown.returncode == 0, shown.stderr
    assert "came in: 2025-10-08, by hand" in shown.stdout
    assert re.search(r"taken into the casebook: 20\d\d-\d\d-\d\d, kintrace/", shown.stdout)
    assert GIVER not in shown.stdout
    ref = next(line.split()[0] for line in shown.stdout.splitlines() if line.endswith("notice.txt"))

    out = tmp_path / "way.zip"
    done = kintrace("custody", "export", office, ref, "--out", out, "--plain", "--passphrase-file", words, home=home)
    assert done.returncode == 0, done.stderr
    zipfile.ZipFile(io.BytesIO(out.read_bytes())).extractall(tmp_path / "way")
    assert not any(CANARIES[2].encode() in p.read_bytes() for p in (tmp_path / "way").iterdir())
    script = [sys.executable, "-I", "-S", tmp_path / "way" / "verify.py", "--file", home / "sources" / "notice.txt"]
    verified = subprocess.run(script, capture_output=True, text=True, check=False, timeout=60)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert f"the file that arrived as {ref}" in verified.stdout
    # of what nobody asked for, an outsider learns not even what kind of entry it is
    rows = [json.loads(line) for line in (tmp_path / "way" / "entries.jsonl").read_text("utf-8").splitlines()]
    assert {row.get("kind") for row in rows} == {None, "custody"}
    assert all(set(row) == {"lane", "writer", "seq", "prev", "hash", "sig"} for row in rows if "kind" not in row)
