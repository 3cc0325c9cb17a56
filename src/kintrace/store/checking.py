"""Is the ledger what its writers wrote? Every hash, chain, signature, box and guard, in sentences for people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice

from kintrace.store.entry import (
    ERASED,
    FACTS,
    LANES,
    NOTHING_BEFORE,
    READS,
    READS_TIP,
    WRITER,
    Sealed,
    hash_of,
    header_of,
    to_sign,
)
from kintrace.store.ledger import Ledger, read_seen
from kintrace.store.payloads import WrappedKey, unseal

Progress = Callable[[int, int], None]
FORK = " is a fork: "  # the one problem that a merge may bring along: nothing is lost by it, and both are kept
_AT_A_TIME, _IN_A_PART = 400, 100


@dataclass(slots=True)
class _Chain:
    """What has been met of one writer's lane so far, by number: two hashes under one number are a fork."""

    last: int = 0
    now: set[bytes] = field(default_factory=set)
    before: set[bytes] = field(default_factory=set)


def problems_of(ledger: Ledger, wrapping_key: bytes, progress: Progress = lambda done, of: None) -> Iterator[str]:
    """Go through a whole ledger and name what is wrong with it.

    Args:
        ledger: Of an open casebook.
        wrapping_key: Opens the payloads' keys.
        progress: Called with how many entries are checked, and of how many.

    Yields:
        One sentence for each problem; it names entries by their ids, and no content.
    """
    for name in ledger.missing_triggers():
        yield f"The guard {name} of the ledger is gone or changed: entries could have been rewritten."
    for (said,) in ledger.run("PRAGMA cipher_integrity_check"):
        yield f"The encrypted file is damaged: {said}."
    places = {lane: _along_chains(ledger, lane) for lane in LANES}
    total = sum(len(of_lane) for of_lane in places.values())
    check = _Check(wrapping_key, ledger.erased_keys(), set(ledger.writers()))
    done = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # signatures are most of the work, and leave Python while at it
        for lane in LANES:
            rows = ledger.entries_at(places[lane])
            while batch := list(islice(rows, _AT_A_TIME)):
                # all signatures of a batch before the rest of it: mixed, the threads would wait for each other
                signed = chain.from_iterable(list(pool.map(_all_signed, _parts([sealed for sealed, _ in batch]))))
                for (sealed, key), is_signed in zip(batch, signed, strict=True):
                    yield from check.entry(sealed, key, is_signed=is_signed)
                done += len(batch)
                progress(done, total)
    yield from check.left_over()


def _along_chains(ledger: Ledger, lane: str) -> list[int]:
    """List where a lane's entries lie, writer by writer along each chain."""
    rows = ledger.run("SELECT place FROM entry WHERE lane = %s ORDER BY writer, seq, hash", (lane,))
    return [place for (place,) in rows]


class _Check:
    """Looks at entries one by one, writer by writer, and remembers what the next one must fit."""

    def __init__(self, wrapping_key: bytes, erased_keys: Set[bytes], writers: Set[bytes]) -> None:
        self._wrapping_key, self._erased_keys, self._writers = wrapping_key, erased_keys, writers
        self._chains: dict[tuple[str, bytes], _Chain] = {}
        self._first_facts: dict[bytes, set[bytes]] = {}
        self._gone: dict[bytes, str] = {}  # entries whose payload does not open because its key was destroyed
        self._erasures: set[bytes] = set()
        self._seen: dict[bytes, tuple[int, str]] = {}
        self._tips: dict[tuple[bytes, int, bytes], str] = {}  # where reads ended, as facts say it

    def entry(self, sealed: Sealed, key: WrappedKey | None, *, is_signed: bool) -> Iterator[str]:
        """Check one entry."""
        name = f"Entry {sealed.id.hex()} (number {sealed.seq} of writer {sealed.writer.hex()[:8]}, {sealed.lane})"
        header = header_of(sealed).bytes()
        if hash_of(header, sealed.box) != sealed.hash:
            yield f"{name} is not what was written: its hash does not fit."
        if not is_signed:
            yield f"{name} is not signed by its writer."
        if sealed.writer not in self._writers:
            yield f"{name} is by a writer that this casebook does not list."
        if sealed.lane == READS:  # they come after all facts
            self._tips.pop((sealed.writer, sealed.seq, sealed.hash), None)
        yield from self._in_chain(sealed, name)
        yield from self._payload(sealed, key, header, name)
        seen = read_seen(sealed.seen)
        if seen is None:
            yield f"{name} does not say what its writer had seen."
        for writer, seq in (seen or {}).items():
            if seq > self._seen.get(writer, (0, ""))[0]:
                self._seen[writer] = (seq, name)

    def left_over(self) -> Iterator[str]:
        """What shows only once every entry was met."""
        for entry_id, name in self._gone.items():
            if entry_id not in self._erasures:
                yield f"{name} cannot be read: its key is gone, and no entry says that it was erased."
        for writer, (seq, name) in self._seen.items():
            here = self._chains.get((FACTS, writer), _Chain()).last
            if here < seq:
                yield f"{name} speaks of number {seq} of writer {writer.hex()[:8]}, but only {here} are here."
        for (writer, seq, _), name in self._tips.items():
            yield f"{name} speaks of look {seq} of writer {writer.hex()[:8]}, which is not here: looks were cut off."

    def _in_chain(self, sealed: Sealed, name: str) -> Iterator[str]:
        links = self._chains.setdefault((sealed.lane, sealed.writer), _Chain())
        if sealed.seq == links.last:
            yield f"{name}{FORK}two different entries have this number. Two copies wrote under one name."
        else:
            if sealed.seq != links.last + 1:
                yield f"{name} follows number {links.last}: entries between them are missing."
            links.last, links.before, links.now = sealed.seq, links.now, set()
        links.now.add(sealed.hash)
        if sealed.seq == 1:
            expected = {NOTHING_BEFORE} if sealed.lane == FACTS else self._first_facts.get(sealed.writer, set())
            if sealed.lane == FACTS:
                self._first_facts.setdefault(sealed.writer, set()).add(sealed.hash)
                if sealed.kind != WRITER:
                    yield f"{name} is a writer's first, but does not introduce it."
        else:
            expected = links.before
        if sealed.prev not in expected:
            yield f"{name} does not follow from the entry before it."

    def _tip(self, sealed: Sealed, payload: bytes, name: str) -> Iterator[str]:
        seq, last = _value_in(payload, "seq"), _named_in(payload, "hash")
        if not isinstance(seq, int) or not last:
            yield f"{name} does not say where the looks of its writer ended."
        else:
            self._tips[sealed.writer, seq, last] = name

    def _payload(self, sealed: Sealed, key: WrappedKey | None, header: bytes, name: str) -> Iterator[str]:
        if key is None:
            self._gone[sealed.id] = name
            if sealed.key_id not in self._erased_keys:
                yield f"{name} has lost its key without an erasure."
            return
        if sealed.key_id in self._erased_keys:
            yield f"{name} was erased, yet its key is still here."
        payload = unseal(sealed.box, header, sealed.salt, key, self._wrapping_key)
        if payload is None:
            yield f"{name} does not open: its box or its key is damaged."
        elif sealed.kind == WRITER and _named_in(payload, "key") != sealed.writer:
            yield f"{name} introduces another writer than its own."
        elif sealed.kind == READS_TIP:
            yield from self._tip(sealed, payload, name)
        elif sealed.kind == ERASED:
            self._erasures.add(_named_in(payload, "entry"))


def _named_in(payload: bytes, word: str) -> bytes:
    """Read whom a ``writer`` entry introduces, or which entry an ``erased`` one speaks of; empty where it does not."""
    said = _value_in(payload, word)
    return said if isinstance(said, bytes) else b""


def _value_in(payload: bytes, word: str) -> object:
    import cbor2

    try:
        return cbor2.loads(payload)[word]
    except (cbor2.CBORDecodeError, ValueError, LookupError, TypeError):
        return None


def _parts(entries: Sequence[Sealed]) -> list[Sequence[Sealed]]:
    return [entries[start : start + _IN_A_PART] for start in range(0, len(entries), _IN_A_PART)]


def _all_signed(entries: Sequence[Sealed]) -> list[bool]:
    return [_signed(sealed) for sealed in entries]


def _signed(sealed: Sealed) -> bool:
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import CryptoError

    try:
        return crypto_sign_open(sealed.sig + to_sign(sealed.hash), sealed.writer) == to_sign(sealed.hash)
    except (CryptoError, ValueError):
        return False
