"""The casebook: one encrypted file with an append-only ledger, and what is computed from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from kintrace.errors import CasebookDamaged, KintraceError
from kintrace.protect import KeyRing
from kintrace.store.checking import Progress, problems_of
from kintrace.store.connecting import Connected, connect, make, speaking_of
from kintrace.store.entry import FACTS, LANES, OF_THE_LEDGER, READS, READS_TIP, Entry, Sealed, header_of
from kintrace.store.heads import state_of
from kintrace.store.payloads import WrappedKey, unseal
from kintrace.store.rollback import LastState, PutBack
from kintrace.store.writer import Draft, Writer

Clock = Callable[[], datetime]


class Casebook:
    """A casebook that is open in this process, and in no other. Made by ``create`` or ``open``, ended by ``close``.

    Used as a context manager it closes itself. One thread writes at a time.
    """

    def __init__(self, connected: Connected, keyring: KeyRing, clock: Clock) -> None:
        self._connected, self._clock = connected, clock
        self._wrapping_key = keyring.payload_wrapping_key
        self._ledger = connected.ledger
        self._writer = Writer(self._ledger, connected.path, connected.lock, self._wrapping_key)
        self._last_state = LastState(connected.lock, self._wrapping_key)
        self._last_read: Sealed | None = None
        self.put_back: PutBack | None = None

    @classmethod
    def create(cls, path: Path, keyring: KeyRing, clock: Clock) -> Casebook:
        """Make a casebook. It is built aside and put into its place whole: broken off, it was never there.

        Args:
            path: Where it shall stand; nothing may stand there yet.
            keyring: Its keys.
            clock: The time, with its zone.

        Raises:
            NotACasebook: Something stands there already, or the folder cannot be written in.
            CasebookInUse: Another process is making it.
        """
        lock = make(path, keyring, lambda connected: cls(connected, keyring, clock)._begin())
        return cls(connect(path, keyring, lock), keyring, clock)

    @classmethod
    def open(cls, path: Path, keyring: KeyRing, clock: Clock) -> Casebook:
        """Open a casebook.

        Raises:
            NotACasebook: No file, none of ours, or one that these keys do not open.
            NewerCasebook: A newer program wrote it.
            CasebookInUse: Another process works in it.
            CasebookDamaged: It is cut off, or the guards of its ledger are gone.

        ``put_back`` says whether it is older than, or another than, what was last seen in its place.
        """
        book = cls(connect(path, keyring), keyring, clock)
        try:
            with speaking_of(path):
                book.put_back = book._last_state.put_back(book._ledger)
        except BaseException:
            book._connected.close()
            raise
        return book

    def _begin(self) -> None:
        with self.transaction():
            self._writer.add([], FACTS, "", self._now())

    # --- the ledger

    def append(self, kind: str, payload: bytes, lane: str = FACTS, person: str = "", v: int = 1) -> Entry:
        """Add one entry, on the disk when this returns (unless inside ``transaction``).

        Args:
            kind: What the payload is.
            payload: Canonical CBOR of it.
            lane: ``facts``, or ``reads``: who looked at what. Reads do not change the head of the facts.
            person: Reference of who acts; empty: nobody is named.
            v: Version of the shape of the kind.

        Raises:
            ValueError: No such lane, a kind that only the ledger writes, or a clock without a zone.
        """
        return self.append_all([(kind, payload)], lane, person, v)[0]

    def append_all(
        self, items: Iterable[tuple[str, bytes]], lane: str = FACTS, person: str = "", v: int = 1
    ) -> list[Entry]:
        """Add entries in one transaction: all of them, or none.

        Args:
            items: (kind, payload), in order.
            lane, person, v: Of all of them, as in ``append``.
        """
        payloads = list(items)
        _require_lane(lane)
        if any(not kind or kind in OF_THE_LEDGER for kind, _ in payloads):
            raise ValueError(f"an entry has a kind, and the ledger alone writes the kinds {', '.join(OF_THE_LEDGER)}")
        drafts = [Draft(kind, payload, v) for kind, payload in payloads]
        with self.transaction():
            added = self._writer.add(drafts, lane, person, self._now())
            if lane == READS and added:
                self._connected.after_commit(lambda: self._remember_read(added[-1]))
        return [as_read(sealed, draft.payload) for sealed, draft in zip(added, drafts, strict=True)]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside one step: on the disk as a whole, or, when it raises, not at all."""
        from django.db import transaction

        with speaking_of(self._connected.path), transaction.atomic(using=self._ledger.alias):
            yield

    @property
    def writer(self) -> str:
        """By which name this copy writes: a file that was copied or put back has another."""
        return self._writer.name.hex()

    def entries(self, lane: str = FACTS, kinds: Collection[str] | None = None) -> Iterator[Entry]:
        """Read a lane: causal order first, then writer and number; the same on every machine.

        Args:
            lane: ``facts`` or ``reads``.
            kinds: Only these; ``None``: all, those that the ledger writes itself among them.

        Yields:
            The entries that stood there when the first was asked for. An erased one has no payload.

        Raises:
            CasebookDamaged: A payload does not open.
            ValueError: No such lane.
        """
        _require_lane(lane)
        with speaking_of(self._connected.path):
            for sealed, key in self._ledger.entries_at(self._ledger.places(lane, kinds)):
                yield as_read(sealed, self._payload(sealed, key))

    def _payload(self, sealed: Sealed, key: WrappedKey | None) -> bytes | None:
        if key is None:
            return None
        payload = unseal(sealed.box, header_of(sealed).bytes(), sealed.salt, key, self._wrapping_key)
        if payload is None:
            problem = f"Entry {sealed.id.hex()} does not open: its box or its key is damaged."
            raise CasebookDamaged(str(self._connected.path), (problem,))
        return payload

    def head(self, lane: str = FACTS, kinds: Collection[str] | None = None) -> bytes:
        """Digest the state of a lane: 32 bytes that change with every entry.

        Args:
            lane: ``facts`` or ``reads``.
            kinds: Only entries of these kinds change it; ``None``: every entry does.
        """
        _require_lane(lane)
        return self._ledger.head(lane, kinds)

    def erase(self, entry_id: str, reason: str, person: str = "") -> Entry:
        """Destroy the key of an entry's payload for good. The entry itself, sealed, stays in the chain.

        Projections are dropped with it: they may hold what was erased, and are computed again.

        Args:
            entry_id: ``Entry.id``.
            reason: A word for why (``consent_withdrawn``); it is kept, so it holds nothing of what is erased.
            person: Reference of who acts.

        Returns:
            The ``erased`` entry that says so.

        Raises:
            ValueError: No such entry, one that the ledger itself wrote, or one that is erased already.
        """
        from kintrace.store.erasing import erase_all

        return erase_all(self, [entry_id], reason, person)[0]

    def check(self, progress: Progress = lambda done, of: None) -> tuple[str, ...]:
        """Check every hash, chain, signature, box and guard of the ledger.

        Args:
            progress: Called now and then with how many entries are checked, and of how many.

        Returns:
            A sentence for each problem, naming the entry and no content; empty: all is as it was written.
        """
        found: list[str] = []
        try:
            with speaking_of(self._connected.path):
                for problem in problems_of(self._ledger, self._wrapping_key, progress):
                    found.append(problem)
        except CasebookDamaged as damage:  # where a damaged page cannot be read past, what was found so far counts
            found += damage.problems
        return tuple(found)

    # --- what is computed from it

    def replace_projection(self, name: str, rows: Mapping[str, bytes], head: bytes) -> None:
        """Make a projection hold exactly these rows, computed from this head of the facts."""
        from kintrace.store.projections import replace_projection

        with self.transaction():
            replace_projection(self._ledger.alias, name, rows, head)

    def projection(self, name: str) -> dict[str, bytes]:
        """Give the rows of a projection, ascending by reference; empty where it was never computed."""
        from kintrace.store.projections import projection

        return projection(self._ledger.alias, name)

    def drop_projections(self) -> None:
        """Drop all that was computed, with whatever else the transaction does: it is computed again when asked for."""
        from kintrace.store.projections import drop_projections

        with self.transaction():
            drop_projections(self._ledger.alias)

    def projection_head(self, name: str | None = None) -> bytes:
        """Give the head that a projection was computed from, to be compared with ``head()``.

        Args:
            name: Of the projection; ``None``: of all of them together.

        Returns:
            Empty where it was never computed, or where not all were computed from the same head.
        """
        from kintrace.store.projections import projection_heads

        heads = projection_heads(self._ledger.alias)
        if name is not None:
            return heads.get(name, b"")
        return next(iter(heads.values())) if len(set(heads.values())) == 1 else b""

    # --- the end

    def close(self) -> None:
        """Bring everything into the one file and let others in. Closing twice is no mistake.

        What was looked at is tied into the facts first, so that reads cannot be cut off at their end unnoticed, and
        the lock file remembers the state. Where a damaged file or a full disk forbids either, it is closed without.
        """
        if self._connected.closed:
            return
        try:
            with suppress(KintraceError), speaking_of(self._connected.path):
                self._tie_reads()
                self._last_state.write(state_of(self._ledger))
        finally:
            self._connected.close()

    def _remember_read(self, last: Sealed) -> None:
        self._last_read = last

    def _tie_reads(self) -> None:
        import cbor2

        if (last := self._last_read) is None:
            return
        payload = cbor2.dumps({"seq": last.seq, "hash": last.hash}, canonical=True)
        with self.transaction():
            self._writer.add([Draft(READS_TIP, payload)], FACTS, "", self._now())
        self._last_read = None

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _now(self) -> int:
        now = self._clock()
        if now.tzinfo is None:
            raise ValueError("the clock of a casebook knows its zone")
        return int(now.timestamp() * 1000)


def _require_lane(lane: str) -> None:
    if lane not in LANES:
        raise ValueError(f"a lane is one of {', '.join(LANES)}")


def as_read(sealed: Sealed, payload: bytes | None) -> Entry:
    """Show an entry as its reader meets it."""
    return Entry(
        sealed.id.hex(), sealed.kind, sealed.v, sealed.lane, sealed.writer.hex(), sealed.seq, sealed.at, sealed.person,
        payload,
    )  # fmt: skip
