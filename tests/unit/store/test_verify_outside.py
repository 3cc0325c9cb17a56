"""What was given out is verified without kintrace: with Python's own library, by a file that imports nothing else."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

from kintrace.store import given_out, verify_outside
from kintrace.store.verify_outside import cbor, ed25519_verifies, file_digest, uncbor, verify, xchacha_open

SCRIPT = Path(verify_outside.__file__)
SALT = bytes(range(32))
DIGEST = "ab" * 32


def given_away(book, folder: Path, keys_of: str = "custody") -> list[dict]:
    """Give a casebook out as an export does: statement and entries in a folder."""
    wanted = {e.id for e in book.entries() if e.kind == keys_of}
    rows = [
        {
            "fmt": g.header.fmt, "lane": g.header.lane, "kind": g.header.kind, "v": g.header.v, "seq": g.header.seq,
            "at": g.header.at, "person": g.header.person, "hash": g.hash.hex(), "sig": g.sig.hex(), "box": g.box.hex(),
            "key": g.key.hex() if g.key else None,
            **{name: getattr(g.header, name).hex() for name in ("id", "writer", "prev", "seen", "key_id", "salt")},
        }
        for g in given_out(book, wanted)
    ]  # fmt: skip
    statement = {"format": "kintrace-custody", "version": 1, "arrivals": ["arr:a"], "facts": book.head("facts").hex()}
    (folder / "statement.json").write_text(json.dumps(statement), "utf-8")
    written(folder, rows)
    return rows


def written(folder: Path, rows: list[dict]) -> None:
    (folder / "entries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def exported(book, tmp_path):
    """A casebook with a step of custody, given out; its folder and rows."""
    book.append("judged", cbor2.dumps({"words": "hidden"}))
    digest = file_digest(bytes.fromhex(DIGEST), SALT)
    step = {"arrival": "arr:a", "act": "taken_in", "digest": digest, "salt": SALT.hex(), "tool": "kintrace/0"}
    book.append("custody", cbor2.dumps(step, canonical=True))
    book.append("judged", cbor2.dumps({"words": "hidden too"}))
    folder = tmp_path / "export"
    folder.mkdir()
    return folder, given_away(book, folder)


def test_an_export_as_it_was_given_verifies(exported):
    said, problems = verify(exported[0])
    assert problems == []
    assert any("arr:a: taken_in" in line for line in said)


def test_only_the_chosen_entries_can_be_read(exported):
    assert [row["kind"] for row in exported[1] if row["key"]] == ["custody"]


@pytest.mark.parametrize("place", ["box", "sig", "prev", "at", "kind", "hash", "key"])
def test_every_changed_field_is_named(exported, place):
    folder, rows = exported
    row = next(r for r in rows if r["kind"] == "custody")
    if isinstance(row[place], int):
        row[place] += 1
    elif place == "kind":
        row[place] = "custodx"
    else:
        row[place] = ("0" if row[place][0] != "0" else "1") + row[place][1:]
    written(folder, rows)
    assert verify(folder)[1]


def test_a_dropped_entry_is_named_wherever_it_stood(exported):
    folder, rows = exported
    for n in range(len(rows)):
        written(folder, rows[:n] + rows[n + 1 :])
        assert verify(folder)[1], n


def test_a_doubled_entry_is_named(exported):
    folder, rows = exported
    written(folder, [*rows, rows[-1]])
    assert verify(folder)[1]


def test_a_file_is_known_again_and_another_is_not(tmp_path):
    original, other = tmp_path / "original.txt", tmp_path / "other.txt"
    original.write_bytes(b"words")
    other.write_bytes(b"words ")
    step = {"arrival": "arr:a", "digest": file_digest(hashlib.sha256(b"words").digest(), SALT), "salt": SALT.hex()}
    sealed = step | {"salt": ""}
    assert verify_outside._compared(original, [step], [])[1] == []
    assert verify_outside._compared(other, [step], [])[1]
    assert verify_outside._compared(original, [sealed], [])[1]
    assert verify_outside._compared(original, [sealed], [SALT.hex()])[1] == []


def test_it_runs_where_nothing_is_installed(exported):
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(exported[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Verified.\n")


def test_signatures_are_those_of_the_standard():
    # RFC 8032, section 7.1, TEST 3
    public = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    signature = bytes.fromhex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    assert ed25519_verifies(public, bytes.fromhex("af82"), signature)
    assert not ed25519_verifies(public, bytes.fromhex("af83"), signature)
    assert not ed25519_verifies(public, bytes.fromhex("af82"), signature[:-1] + b"\x0b")


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=80), st.binary(min_size=32, max_size=32), st.integers(0, 1599))
def test_boxes_open_as_the_library_closes_them_and_no_changed_one_does(body, bound, key, bit):
    nonce = key[:24]
    box = encrypt(body, bound, nonce, key)
    assert xchacha_open(key, nonce, box, bound) == body
    at = bit // 8 % len(box)
    changed = box[:at] + bytes([box[at] ^ 1 << bit % 8]) + box[at + 1 :]
    assert xchacha_open(key, nonce, changed, bound) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.binary(max_size=300) | st.text(max_size=30),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    )
)
def test_values_are_read_as_the_library_writes_them(value):
    assert uncbor(cbor2.dumps(value, canonical=True)) == value


@given(st.lists(st.integers(0, 2**63) | st.binary(max_size=300) | st.text(max_size=30), max_size=6))
def test_headers_are_written_as_the_library_writes_them(value):
    assert cbor(value) == cbor2.dumps(value, canonical=True)
