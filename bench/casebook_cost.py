"""What the casebook costs: signing and appending, checking, and encryption beside a plain file of the same library."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ENTRIES = 10_000
PAYLOAD = 1_000


def rows() -> Iterator[tuple[str, float, str]]:
    """Give (what was done, seconds, ratio to the plain file or a dash)."""
    from kintrace.protect import KeyRing
    from kintrace.store import Casebook, state_now, was_in

    with tempfile.TemporaryDirectory() as folder:
        clock = lambda: datetime.now(UTC)  # noqa: E731  a name for a line
        book = Casebook.create(Path(folder) / "bench.casebook", KeyRing.temporary(), clock)
        payloads = [("bench", secrets.token_bytes(PAYLOAD)) for _ in range(ENTRIES)]
        start = time.perf_counter()
        book.append_all(payloads)
        yield f"{ENTRIES} entries signed and appended", time.perf_counter() - start, "–"
        start = time.perf_counter()
        assert book.check() == ()
        yield f"check of {ENTRIES} entries", time.perf_counter() - start, "–"
        head = state_now(book).head
        start = time.perf_counter()
        assert was_in(book, head) is not None
        yield f"a head found among {ENTRIES} earlier ones", time.perf_counter() - start, "–"
        book.close()
    for what, work in (("insert and commit one by one", _one_by_one), ("insert all, then scan", _at_once)):
        plain, sealed = (min(_raw(work, key) for _ in range(3)) for key in ("", secrets.token_hex(32)))
        yield f"raw file, {what}", sealed, f"{sealed / plain:.2f} ×"


def _raw(work, key: str) -> float:  # type: ignore[no-untyped-def]
    import sqlcipher3.dbapi2 as sqlcipher

    with tempfile.TemporaryDirectory() as folder:
        connection = sqlcipher.connect(str(Path(folder) / "raw"), isolation_level=None)
        if key:
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE entry (id BLOB PRIMARY KEY, box BLOB)")
        start = time.perf_counter()
        work(connection)
        took = time.perf_counter() - start
        connection.close()
    return took


def _one_by_one(connection) -> None:  # type: ignore[no-untyped-def]
    for _ in range(300):
        connection.execute("INSERT INTO entry VALUES (?, ?)", (secrets.token_bytes(16), secrets.token_bytes(PAYLOAD)))


def _at_once(connection) -> None:  # type: ignore[no-untyped-def]
    connection.execute("BEGIN")
    many = ((secrets.token_bytes(16), secrets.token_bytes(PAYLOAD)) for _ in range(ENTRIES))
    connection.executemany("INSERT INTO entry VALUES (?, ?)", many)
    connection.execute("COMMIT")
    connection.execute("SELECT count(*), sum(length(box)) FROM entry").fetchone()
