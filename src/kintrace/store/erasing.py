"""Erasing for good: keys of payloads destroyed, and all that was computed from them dropped, in one transaction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kintrace.store.entry import ERASED, FACTS, OF_THE_LEDGER, Entry, Sealed
from kintrace.store.writer import Draft

if TYPE_CHECKING:
    from kintrace.store.casebook import Casebook

_ENTRY_ID = re.compile(r"[0-9a-f]{32}")


def erase_all(
    book: Casebook, entry_ids: Collection[str], reason: str, person: str = "", of: Collection[str] = ()
) -> list[Entry]:
    """Destroy the keys of several entries' payloads: of all of them, or of none.

    Args:
        book: Open.
        entry_ids: ``Entry.id`` of each.
        reason: A word for why; it is kept, so it holds nothing of what is erased.
        person: Reference of who acts.
        of: References of what is erased as a whole: what else comes to be known of it is erased as well
            (``not_knowing``).

    Returns:
        The ``erased`` entries that say so, in the same order.

    Raises:
        ValueError: No such entry, one that the ledger itself wrote, or one that is erased already.
    """
    import cbor2

    from kintrace.store.casebook import as_read
    from kintrace.store.projections import drop_projections

    ledger = book._ledger
    gone = [_erasable(book, entry_id) for entry_id in dict.fromkeys(entry_ids)]
    _require_there(gone, ledger.erased_keys())
    whole = {"of": sorted(of)} if of else {}
    payloads = [cbor2.dumps({"entry": sealed.id, "reason": reason} | (whole if n == 0 else {}), canonical=True)
                for n, sealed in enumerate(gone)]  # fmt: skip
    with book.transaction():
        for sealed in gone:
            ledger.destroy_key(sealed.key_id)
        drop_projections(ledger.alias)
        added = book._writer.add([Draft(ERASED, payload) for payload in payloads], FACTS, person, book._now())
        book._connected.after_commit(ledger.empty_wal)
    return [as_read(sealed, payload) for sealed, payload in zip(added, payloads, strict=True)]


def _erasable(book: Casebook, entry_id: str) -> Sealed:
    sealed = book._ledger.find(bytes.fromhex(entry_id)) if _ENTRY_ID.fullmatch(entry_id) else None
    if sealed is None or sealed.kind in OF_THE_LEDGER:
        raise ValueError("no entry that can be erased has this id")
    return sealed


def _require_there(entries: Iterable[Sealed], erased: Collection[bytes]) -> None:
    if any(sealed.key_id in erased for sealed in entries):
        raise ValueError("this entry is erased already")


def erased_wholes(book: Casebook) -> list[tuple[str, frozenset[str]]]:
    """Give what was erased as a whole: the id of the ``erased`` entry, and the references."""
    import cbor2

    found = []
    for entry in book.entries(kinds=(ERASED,)):
        said = cbor2.loads(entry.payload) if entry.payload is not None else {}
        if isinstance(said, dict) and said.get("of"):
            found.append((entry.id, frozenset(said["of"])))
    return found


def not_knowing(book: Casebook, erasure: str, entry_ids: Iterable[str]) -> list[str]:
    """Of some entries those whose writer had not seen an erasure when they were written.

    What is taken in again after it was erased is meant to stay; what another copy wrote of it meanwhile is not.

    Args:
        book: Open.
        erasure: Id of the ``erased`` entry.
        entry_ids: Ids of entries.
    """
    from kintrace.store.ledger import read_seen

    gone = book._ledger.find(bytes.fromhex(erasure))
    found = []
    for entry_id in entry_ids:
        sealed = book._ledger.find(bytes.fromhex(entry_id))
        if gone is None or sealed is None:
            continue
        seen = sealed.seq - 1 if sealed.writer == gone.writer else (read_seen(sealed.seen) or {}).get(gone.writer, 0)
        if seen < gone.seq:
            found.append(entry_id)
    return found
