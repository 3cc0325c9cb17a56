"""The way of chosen documents, given out so that somebody without kintrace can verify every signature on it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Collection, Iterable
from datetime import datetime
from importlib import resources

from kintrace.model import Custody, Released
from kintrace.outputs import render
from kintrace.store import Casebook, Given, given_out
from kintrace.store.verify_outside import FORMAT, VERSION

_READ_ME = """\
This is the way of some documents, as the casebook of those who hold them has it.

custody.html     the way of each document, to read
entries.jsonl    the casebook's ledger: the steps shown in custody.html whole, with the keys that open them and nothing
                 else; of every other entry only its number, its hash, the hash before it and its signature.
statement.json   what was asked for, when it was given out, and the head of the ledger then
verify.py        verifies all of it with Python 3.11 or newer and nothing else:

    python3 verify.py
    python3 verify.py --file ORIGINAL        is this the file that arrived?
    python3 verify.py --file ORIGINAL --salt SALT    the same, where two custodians have unsealed its salt

It proves that the entries are as their writers signed them, and in which order. It does not prove that what a person
told was true, nor that a clock was right.
"""


def export_of(book: Casebook, released: Released, arrivals: Collection[str], head: str, now: datetime) -> bytes:
    """Make the export, a zip file.

    Args:
        book: Open.
        released: What the gate lets a custodian see; its steps of custody are those whose keys are given.
        arrivals: References of the arrivals asked for.
        head: Of the casebook, as it is written for people.
        now: When it is given out.
    """
    shown = {step.ref for step in released.custody if step.arrival in arrivals}
    steps = {entry_id for entry_id, step in custody_entries(book) if step.ref in shown}
    statement = {
        "format": FORMAT,
        "version": VERSION,
        "given_out": now.isoformat(timespec="seconds"),
        "head": head,
        "facts": book.head("facts").hex(),
        "arrivals": sorted(arrivals),
    }
    files = {
        "READ-ME.txt": _READ_ME.encode(),
        "verify.py": (resources.files("kintrace.store") / "verify_outside.py").read_bytes(),
        "statement.json": (json.dumps(statement, indent=1, ensure_ascii=False) + "\n").encode(),
        "entries.jsonl": b"".join(_line(given, steps) for given in given_out(book, steps)),
        **render("custody-html", released),
    }
    return _zip(files)


def custody_entries(book: Casebook) -> Iterable[tuple[str, Custody]]:
    """Each step with the id of its entry."""
    from kintrace.casework.kinds import CUSTODY
    from kintrace.model import from_cbor

    for entry in book.entries(kinds=(CUSTODY,)):
        if entry.payload is not None:
            yield entry.id, from_cbor(entry.payload, Custody)


def _line(given: Given, steps: Collection[str]) -> bytes:
    """One entry: whole where it is a step that was asked for; of any other only what ties the chain together.

    Which kinds of entries there are, when and by whom, is nobody's business outside: that somebody asks not to be
    found would be among it.
    """
    header = given.header
    row: dict[str, object] = {
        "lane": header.lane, "writer": header.writer.hex(), "seq": header.seq, "prev": header.prev.hex(),
        "hash": given.hash.hex(), "sig": given.sig.hex(),
    }  # fmt: skip
    if header.id.hex() in steps and given.key is not None:
        row |= {
            "fmt": header.fmt, "id": header.id.hex(), "kind": header.kind, "v": header.v, "seen": header.seen.hex(),
            "at": header.at, "person": header.person, "key_id": header.key_id.hex(), "salt": header.salt.hex(),
            "box": given.box.hex(), "key": given.key.hex(),
        }  # fmt: skip
    return (json.dumps(row) + "\n").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)  # dated 1980: same input, same bytes
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()
