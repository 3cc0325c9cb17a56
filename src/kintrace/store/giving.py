"""Give entries out as they lie in the ledger, so that somebody outside can check them; and take such entries in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kintrace.store.entry import FACTS, FMT, NOTHING_BEFORE, Header, hash_of, header_of, to_sign
from kintrace.store.payloads import KEY_BYTES

if TYPE_CHECKING:
    from kintrace.store.casebook import Casebook


@dataclass(frozen=True, slots=True)
class Given:
    """One entry outside its casebook.

    Args:
        header: All of it that is fixed before the payload is sealed.
        box: Its sealed payload.
        hash: Of both.
        sig: By its writer.
        key: Opens the box; ``None``: it is not given out, or was erased.
    """

    header: Header
    box: bytes = field(repr=False)
    hash: bytes
    sig: bytes
    key: bytes | None = field(repr=False)


def given_out(book: Casebook, open_to_read: Collection[str]) -> Iterator[Given]:
    """Give all facts of a casebook, writer by writer along each chain.

    Args:
        book: Open.
        open_to_read: Ids of the entries whose payload keys go with them, in hex. Whoever has such a key reads that
            payload, now and later, whatever is erased here.
    """
    from kintrace.store.connecting import speaking_of

    ledger, wrapping_key = book._ledger, book._wrapping_key
    with speaking_of(book._connected.path):
        places = ledger.run("SELECT place FROM entry WHERE lane = %s ORDER BY writer, seq, hash", (FACTS,))
        for sealed, wrapped in ledger.entries_at([place for (place,) in places]):
            key = None
            if wrapped is not None and sealed.id.hex() in open_to_read:
                key = _unwrapped(wrapped.key_id, wrapped.nonce, wrapped.wrapped, wrapping_key)
            yield Given(header_of(sealed), sealed.box, sealed.hash, sealed.sig, key)


def header_from(body: bytes) -> Header:
    """Read a header back from its canonical CBOR.

    Raises:
        ValueError: It is none.
    """
    import cbor2

    try:
        fmt, *fields = cbor2.loads(body)
        names = ("id", "lane", "kind", "v", "writer", "seq", "prev", "seen", "at", "person", "key_id", "salt")
        header = Header(**dict(zip(names, fields, strict=True)), fmt=fmt)
    except (cbor2.CBORDecodeError, TypeError, ValueError):
        raise ValueError("no header of an entry") from None
    if fmt != FMT or header.bytes() != body:
        raise ValueError("no header of an entry")
    return header


def require_chain(writer: bytes, entries: Iterable[Given]) -> None:
    """See that entries are one writer's facts from the first on, none changed, dropped, added or moved.

    Raises:
        ValueError: They are not; says which, by number.
    """
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import BadSignatureError

    before = NOTHING_BEFORE
    for number, entry in enumerate(entries, 1):
        header = entry.header
        if (header.writer, header.lane, header.seq, header.prev) != (writer, FACTS, number, before):
            raise ValueError(f"entry {number} does not follow the one before it")
        if hash_of(header.bytes(), entry.box) != entry.hash:
            raise ValueError(f"entry {number} was changed")
        try:
            crypto_sign_open(entry.sig + to_sign(entry.hash), writer)
        except (BadSignatureError, ValueError):
            raise ValueError(f"entry {number} is not signed by its writer") from None
        before = entry.hash


def opened(entry: Given) -> bytes:
    """Open an entry that was given out with its key.

    Raises:
        ValueError: It has no key, or another one.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    if entry.key is None or len(entry.key) != KEY_BYTES:
        raise ValueError("this entry was given out without its key")
    try:
        return bytes(decrypt(entry.box, entry.header.bytes(), entry.header.salt, entry.key))
    except (CryptoError, ValueError):
        raise ValueError("the key of this entry is another") from None


def _unwrapped(key_id: bytes, nonce: bytes, wrapped: bytes, wrapping_key: bytes) -> bytes | None:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        return bytes(decrypt(wrapped, key_id, nonce, wrapping_key))
    except (CryptoError, ValueError):
        return None
