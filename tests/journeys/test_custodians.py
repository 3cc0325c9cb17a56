"""From a custodian's own machine to an opened original, by commands alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from cast import CANARIES
from folders import PASSPHRASE, kintrace, passphrase_file, small_folder
from kintrace.casework.custodians.unsealing import boxes_of
from kintrace.protect import make_slots, unlock
from kintrace.protect.keys.costs import FLOOR
from kintrace.protect.seals import new_identity
from kintrace.store import Casebook

WHY = "The court asks for the notice as it was."


def run(home, *words, gives=0):
    done = kintrace(*words, "--passphrase-file", home / "passphrase", home=home)
    assert done.returncode == gives, done.stderr
    return done


def test_two_custodians_and_a_reason_open_an_original(tmp_path):
    passphrase_file(tmp_path)
    (tmp_path / "case").mkdir()
    book, sources = tmp_path / "case" / "a.casebook", small_folder(tmp_path / "sources")
    make_slots(book, PASSPHRASE, FLOOR)  # not a second or more for each guess: what it costs is tested elsewhere
    identities = []
    for label in ("first", "second", "third"):
        (tmp_path / label).mkdir()
        identities.append(tmp_path / label / "identity")
        if label == "first":
            run(tmp_path, "custodians", "new", identities[-1], "--label", label)
        else:
            new_identity(identities[-1], label, PASSPHRASE, FLOOR)
    run(tmp_path, "trace", sources, "--casebook", book)
    done = run(tmp_path, "custodians", "add", book, *(f"{identity}.custodian" for identity in identities))
    assert "3 originals that lay open are closed now" in done.stdout
    asking = next(line for line in done.stdout.splitlines() if "requests of this casebook" in line).rpartition(": ")[2]
    run(tmp_path, "custodians", "new", book.parent / "identity", gives=4)
    identities[0].with_name("identity.custodian").unlink()
    words = run(tmp_path, "custodians", "show", identities[0]).stdout.splitlines()[-1].strip()
    assert words in done.stdout
    assert words in identities[0].with_name("identity.custodian").read_text("ascii")

    with Casebook.open(book, unlock(book, PASSPHRASE), lambda: datetime.now(UTC)) as opened:
        payloads = b"".join(e.payload or b"" for lane in ("facts", "reads") for e in opened.entries(lane=lane))
        refs = list(boxes_of(opened))
    assert len(refs) == 3
    assert CANARIES[2].encode() not in payloads

    asked, why, out = tmp_path / "request", tmp_path / "why.txt", tmp_path / "original"
    why.write_text(WHY, "utf-8")
    run(tmp_path, "unseal", "request", book, refs[0], "--why-file", why, "--out", asked)
    said = []
    for identity, act in zip(identities, ("approve", "refuse", "approve"), strict=True):
        said.append(identity.with_name("answer"))
        shown = run(tmp_path, "unseal", act, asked, "--identity", identity, "--out", said[-1])
        assert WHY in shown.stdout
        assert asking in shown.stdout
    run(tmp_path, "unseal", "approve", asked, "--identity", identities[0], "--out", said[0], gives=12)
    run(tmp_path, "unseal", "open", book, *said[:2], "--out", out, "--plain", gives=27)
    assert not out.exists()
    shown = run(tmp_path, "unseal", "open", book, said[0], said[2], "--out", out, "--plain")
    index = json.loads((out / "index.json").read_text("utf-8"))
    assert index["arrival"] == refs[0]
    (original,) = out.glob("original.*")
    assert original.read_bytes() == (sources / index["file_name"]).read_bytes()
    assert {path.name for path in out.iterdir()} == {"index.json", *(row["file"] for row in index["files"])}
    assert not any(line in shown.stdout for line in original.read_text("utf-8").splitlines() if line)
    assert index["file_name"] not in shown.stdout + shown.stderr
