"""The ledger's tables, as rows and back. What may be added is decided elsewhere; here is how it lies."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from kintrace.store.copy_lock import Identity
from kintrace.store.entry import FACTS, NOTHING_BEFORE, WRITER, Sealed
from kintrace.store.order import Link, causal_order
from kintrace.store.payloads import WrappedKey
from kintrace.store.schema import TRIGGERS

_COLUMNS = "place, id, fmt, lane, kind, v, writer, seq, prev, seen, at, person, key_id, salt, box, hash, sig"
_AT_A_TIME = 100  # an entry can hold a whole file


class Ledger:
    """The ledger of one open database, by its alias."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def run(self, statement: str, values: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        from django.db import connections

        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, values)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows

    def _run_for_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        from django.db import connections

        with connections[self.alias].cursor() as cursor:
            cursor.executemany(statement, rows)

    # --- what stands there

    def writers(self) -> list[bytes]:
        """List the keys of all that ever wrote here, ascending."""
        return [bytes(key) for (key,) in self.run("SELECT key FROM writer ORDER BY key")]

    def tip(self, lane: str, writer: bytes) -> tuple[int, bytes]:
        """Give number and hash of a writer's last entry in a lane."""
        rows = self.run(
            "SELECT seq, hash FROM entry WHERE lane = %s AND writer = %s ORDER BY seq DESC, hash LIMIT 1",
            (lane, writer),
        )
        if rows:
            return rows[0]
        if lane == FACTS:
            return 0, NOTHING_BEFORE
        first = "SELECT hash FROM entry WHERE lane = %s AND writer = %s AND seq = 1 ORDER BY hash LIMIT 1"
        return 0, self.run(first, (FACTS, writer))[0][0]

    def facts_seen(self) -> dict[bytes, int]:
        """For each writer the number of its last fact that is here."""
        return {writer: self.tip(FACTS, writer)[0] for writer in self.writers()}

    def head(self, lane: str, kinds: Collection[str] | None = None) -> bytes:
        """Digest the state of a lane: it changes with every entry, and is the same for the same entries.

        Args:
            lane: ``facts`` or ``reads``.
            kinds: Only entries of these change it; ``None``: all.
        """
        digest = hashlib.sha256(_domain(lane, kinds))
        named = sorted(kinds or ())
        of_kind = f" AND kind IN ({', '.join(['%s'] * len(named))})" if kinds is not None else ""
        counted = (
            f"SELECT writer, count(*), max(seq) FROM entry WHERE lane = %s{of_kind} GROUP BY writer ORDER BY writer"
        )
        last = f"SELECT min(hash) FROM entry WHERE lane = %s AND writer = %s AND seq = %s{of_kind}"
        for writer, count, seq in self.run(counted, (lane, *named)):
            ((entry_hash,),) = self.run(last, (lane, writer, seq, *named))
            digest.update(writer + int(count).to_bytes(8, "big") + int(seq).to_bytes(8, "big") + entry_hash)
        return digest.digest()

    def places(self, lane: str, kinds: Collection[str] | None) -> list[int]:
        """List where the entries of a lane lie, in their order; of some kinds only, where these are named."""
        if kinds is not None and not kinds:
            return []
        marks = ", ".join(["%s"] * len(kinds or ()))
        of_kind = f" AND kind IN ({marks})" if kinds else ""
        if lane != FACTS or len(self.writers()) == 1:  # no causality to weigh: reads follow from facts only
            asked = f"SELECT place FROM entry WHERE lane = %s{of_kind} ORDER BY writer, seq, hash"
            return [place for (place,) in self.run(asked, (lane, *(kinds or ())))]
        chains: dict[bytes, list[Link]] = defaultdict(list)
        wanted: set[int] = set()
        for place, writer, seq, seen, kind in self.run(
            "SELECT place, writer, seq, seen, kind FROM entry WHERE lane = %s ORDER BY writer, seq, hash", (lane,)
        ):
            # one that cannot be read has been damaged, and says so when its payload is opened
            chains[writer].append(Link(place, seq, read_seen(seen) or {}))
            if kinds is None or kind in kinds:
                wanted.add(place)
        return [place for place in causal_order(chains) if place in wanted]

    def entries_at(self, places: Sequence[int]) -> Iterator[tuple[Sealed, WrappedKey | None]]:
        """Give the entries that lie at these places, in that order, each with its key where there still is one."""
        for start in range(0, len(places), _AT_A_TIME):
            some = places[start : start + _AT_A_TIME]
            marks = ", ".join(["%s"] * len(some))
            rows = self.run(
                f"SELECT {_COLUMNS}, k.nonce, k.wrapped FROM entry LEFT JOIN payload_key k USING (key_id)"
                f" WHERE place IN ({marks})",
                some,
            )
            found = {row[0]: row for row in rows}
            for place in some:
                *columns, nonce, wrapped = found[place]
                sealed = Sealed(*columns)
                yield sealed, WrappedKey(sealed.key_id, nonce, wrapped) if nonce is not None else None

    def find(self, entry_id: bytes) -> Sealed | None:
        """Find one entry."""
        rows = self.run(f"SELECT {_COLUMNS} FROM entry WHERE id = %s", (entry_id,))
        return Sealed(*rows[0]) if rows else None

    def erased_keys(self) -> set[bytes]:
        """Give the ids of all keys that were destroyed."""
        return {bytes(key_id) for (key_id,) in self.run("SELECT key_id FROM erased_key")}

    def missing_triggers(self) -> list[str]:
        """Name the guards of the ledger that are gone, changed or switched off."""
        there = dict(self.run("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        missing = [name for name, statement in TRIGGERS.items() if there.get(name) != statement]
        if self.run("PRAGMA recursive_triggers") != [(1,)]:
            missing.append("recursive_triggers")
        return missing

    # --- what is added, and what is destroyed

    def add(self, entries: Sequence[tuple[Sealed, WrappedKey]]) -> None:
        """Add entries and their keys."""
        self._run_for_each(
            "INSERT INTO payload_key (key_id, nonce, wrapped) VALUES (%s, %s, %s)",
            [(key.key_id, key.nonce, key.wrapped) for _, key in entries],
        )
        self._insert([sealed for sealed, _ in entries])

    def _insert(self, entries: Sequence[Sealed]) -> None:
        self._run_for_each(
            f"INSERT INTO entry ({_COLUMNS.partition(', ')[2]}) VALUES ({', '.join(['%s'] * 16)})",
            [
                (e.id, e.fmt, e.lane, e.kind, e.v, e.writer, e.seq, e.prev, e.seen, e.at, e.person, e.key_id, e.salt,
                 e.box, e.hash, e.sig)
                for e in entries
            ],
        )  # fmt: skip
        self._run_for_each(
            "INSERT OR IGNORE INTO writer (key) VALUES (%s)", [(e.writer,) for e in entries if e.kind == WRITER]
        )

    def take_in(self, entries: Sequence[tuple[Sealed, WrappedKey | None]]) -> None:
        """Add entries of another copy, each with its key where it was not destroyed."""
        self._run_for_each(
            "INSERT INTO payload_key (key_id, nonce, wrapped) VALUES (%s, %s, %s)",
            [(key.key_id, key.nonce, key.wrapped) for _, key in entries if key is not None],
        )
        self._insert([sealed for sealed, _ in entries])

    def destroy_key(self, key_id: bytes) -> None:
        """Destroy a payload's key. SQLite overwrites the bytes (``secure_delete``)."""
        self.run("INSERT OR IGNORE INTO erased_key (key_id) VALUES (%s)", (key_id,))
        self.run("DELETE FROM payload_key WHERE key_id = %s", (key_id,))

    def empty_wal(self) -> None:
        """Bring the write-ahead log into the file and cut it to nothing: what was deleted must not linger in it."""
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    # --- which copy this is

    def this_copy(self) -> tuple[bytes, Identity] | None:
        """Give the writer's secret and the identity of the file it belongs to."""
        rows = self.run("SELECT secret, device, inode, nonce FROM this_copy")
        return (rows[0][0], Identity(*rows[0][1:])) if rows else None

    def set_this_copy(self, secret: bytes, identity: Identity) -> None:
        """Write who writes in this file from now on."""
        self.run(
            "INSERT OR REPLACE INTO this_copy (one, secret, device, inode, nonce) VALUES (1, %s, %s, %s, %s)",
            (secret, identity.device, identity.inode, identity.nonce),
        )


def _domain(lane: str, kinds: Collection[str] | None) -> bytes:
    if kinds is None:
        return b"kintrace/1/head\x00" + lane.encode("ascii")
    return b"kintrace/1/head-of-kinds\x00" + "\x00".join((lane, *sorted(kinds))).encode("utf-8")


def write_seen(seen: dict[bytes, int]) -> bytes:
    """Write what a writer had seen as canonical CBOR."""
    import cbor2

    return cbor2.dumps(seen, canonical=True)


def read_seen(body: bytes) -> dict[bytes, int] | None:
    """Read what a writer had seen; ``None``: this is none of what a writer writes."""
    import cbor2

    if body == b"\xa0":
        return {}
    try:
        seen = cbor2.loads(body)
    except (cbor2.CBORDecodeError, ValueError):
        return None
    if not isinstance(seen, dict) or not all(isinstance(w, bytes) and isinstance(n, int) for w, n in seen.items()):
        return None
    return seen
