"""The head of a whole casebook: what state it is in, as twelve words, and whether it was ever in a given state.

A head is a digest over the last entry of each writer in each lane, and over how many there are. It is the same for the
same entries, in whatever order they arrived. All heads a casebook ever had are computed by letting its entries arrive
once more, in their order: so a head that was written down earlier is found again, unless the file was put back to an
older state, or goes another way than the one it was written down from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kintrace.errors import NotAHead
from kintrace.store.ledger import Ledger

if TYPE_CHECKING:
    from kintrace.store.casebook import Casebook

HEAD_BYTES, HEAD_WORDS = 16, 12
_DOMAIN = b"kintrace/1/state\x00"
_AT_A_TIME = 2_000


@dataclass(frozen=True, slots=True)
class State:
    """What state a casebook is in: how many entries it holds, in both lanes, and their head."""

    entries: int
    head: bytes


def state_of(ledger: Ledger) -> State:
    """Say what state a ledger is in."""
    total, parts = 0, []
    grouped = "SELECT lane, writer, count(*), max(seq) FROM entry GROUP BY lane, writer ORDER BY lane, writer"
    last = "SELECT min(hash) FROM entry WHERE lane = %s AND writer = %s AND seq = %s"
    for lane, writer, count, seq in ledger.run(grouped):
        ((entry_hash,),) = ledger.run(last, (lane, writer, seq))
        parts.append(_part(lane, writer, count, seq, entry_hash))
        total += count
    return State(total, _digest(parts))


def states_of(ledger: Ledger) -> Iterator[State]:
    """Give every state that a ledger was in, in order, by letting its entries arrive once more."""
    tips: dict[tuple[str, bytes], tuple[int, int, bytes]] = {}
    parts: dict[tuple[str, bytes], bytes] = {}
    for number, (lane, writer, seq, entry_hash) in enumerate(_arrivals(ledger), 1):
        key = (lane, bytes(writer))
        count, last, last_hash = tips.get(key, (0, 0, b""))
        if seq > last or (seq == last and entry_hash < last_hash):
            last, last_hash = seq, bytes(entry_hash)
        tips[key] = count + 1, last, last_hash
        is_new = key not in parts
        parts[key] = _part(lane, writer, count + 1, last, last_hash)
        if is_new:  # writers come seldom: their order is kept, and not sorted for each entry
            parts = dict(sorted(parts.items()))
        yield State(number, _digest(list(parts.values())))


def was_in(book: Casebook, head: bytes) -> State | None:
    """Find the state of a casebook that a head belongs to; ``None``: it was never in it."""
    from kintrace.store.connecting import speaking_of

    with speaking_of(book._connected.path):
        return next((state for state in states_of(book._ledger) if state.head == head), None)


def state_now(book: Casebook) -> State:
    """Say what state a casebook is in."""
    from kintrace.store.connecting import speaking_of

    with speaking_of(book._connected.path):
        return state_of(book._ledger)


def went_through(ledger: Ledger, state: State) -> bool:
    """Whether a ledger was in a state when it held as many entries."""
    there = state_of(ledger)
    if there.entries <= state.entries:
        return there == state
    for earlier in states_of(ledger):
        if earlier.entries == state.entries:
            return earlier.head == state.head
    return False


def words_of(head: bytes) -> str:
    """Write a head as twelve words of the BIP-39 list, so that it can be told over a telephone.

    >>> words_of(bytes(16)).split()[-2:]
    ['abandon', 'about']
    """
    from mnemonic import Mnemonic

    return str(Mnemonic("english").to_mnemonic(head))


def head_from(words: str) -> bytes:
    """Read a head back from its words: in any case and spacing, with or without numbers.

    Raises:
        NotAHead: Too few or too many, one that is not on the list, or words that do not belong together.

    >>> head_from("1. Abandon " + "abandon " * 10 + "12. about") == bytes(16)
    True
    """
    from mnemonic import Mnemonic

    list_of_words = Mnemonic("english")
    said = [word for word in words.casefold().replace(".", " ").replace(",", " ").split() if not word.isdigit()]
    if len(said) != HEAD_WORDS:
        raise NotAHead(f"A head has {HEAD_WORDS} words; these are {len(said)}")
    known = set(list_of_words.wordlist)
    unknown = [str(number) for number, word in enumerate(said, 1) if word not in known]
    if unknown:
        raise NotAHead(f"Not on the list of words: number {', '.join(unknown)}")
    try:
        return bytes(list_of_words.to_entropy(" ".join(said)))
    except ValueError:
        raise NotAHead(
            "These words do not belong together: one or more of them is wrong, or in another's place"
        ) from None


def _arrivals(ledger: Ledger) -> Iterator[tuple[str, bytes, int, bytes]]:
    asked = "SELECT place, lane, writer, seq, hash FROM entry WHERE place > %s ORDER BY place LIMIT %s"
    place = 0
    while rows := ledger.run(asked, (place, _AT_A_TIME)):
        for place, lane, writer, seq, entry_hash in rows:  # noqa: B007  the last place is where the next rows begin
            yield lane, writer, seq, entry_hash


def _part(lane: str, writer: bytes, count: int, seq: int, entry_hash: bytes) -> bytes:
    return lane.encode("ascii") + b"\x00" + writer + count.to_bytes(8, "big") + seq.to_bytes(8, "big") + entry_hash


def _digest(parts: list[bytes]) -> bytes:
    return hashlib.sha256(_DOMAIN + b"".join(parts)).digest()[:HEAD_BYTES]
