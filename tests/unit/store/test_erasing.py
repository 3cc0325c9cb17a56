"""Erasing destroys the words for good, and leaves the chain whole."""

from __future__ import annotations

import pytest
from django.db.utils import DatabaseError

from kintrace.store import Casebook

PAGE, SALT, RESERVED = 4096, 16, 80  # of SQLCipher 4


def test_an_erased_payload_is_gone_and_the_rest_still_holds(book):
    book.append("coded", b"before")
    gone = book.append("coded", b"words that must go")
    book.append("coded", b"after")
    book.erase(gone.id, "consent_withdrawn", person="per:x")
    assert [e.payload for e in book.entries(kinds=("coded",))] == [b"before", None, b"after"]
    assert book.check() == ()


def test_it_stays_gone_after_opening_again(book, path, ring, clock):
    gone = book.append("coded", b"words that must go")
    book.erase(gone.id, "consent_withdrawn")
    book.close()
    with Casebook.open(path, ring, clock) as again:
        assert [e.payload for e in again.entries(kinds=("coded",))] == [None]
        assert again.check() == ()


def test_an_entry_says_that_it_was_erased_why_and_by_whom(book):
    import cbor2

    gone = book.append("coded", b"words that must go")
    said = book.erase(gone.id, "consent_withdrawn", person="per:x")
    assert said.kind == "erased" and said.person == "per:x"
    assert cbor2.loads(said.payload) == {"entry": bytes.fromhex(gone.id), "reason": "consent_withdrawn"}


def _wrapped_key_of(book, entry):
    sealed = book._ledger.find(bytes.fromhex(entry.id))
    ((wrapped,),) = book._ledger.run("SELECT wrapped FROM payload_key WHERE key_id = %s", (sealed.key_id,))
    return wrapped


def _decrypted_pages(path, ring):
    """The file as whoever has its key could carve it: pages of AES-256-CBC, each with its IV near its end."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    body, pages = path.read_bytes(), []
    for start in range(0, len(body), PAGE):
        page = body[start + (SALT if start == 0 else 0) : start + PAGE]
        words, iv = page[:-RESERVED], page[-RESERVED:][:16]
        decryptor = Cipher(algorithms.AES256(ring.database_key), modes.CBC(iv)).decryptor()
        pages.append(decryptor.update(words) + decryptor.finalize())
    return b"".join(pages)


def test_an_erased_key_is_in_no_page_and_no_log_any_more(book, path, ring):
    kept, gone = book.append("coded", b"words that stay"), book.append("coded", b"words that must go")
    kept_key, gone_key = _wrapped_key_of(book, kept), _wrapped_key_of(book, gone)
    book._ledger.empty_wal()
    assert gone_key in _decrypted_pages(path, ring)  # so that not finding it below means something
    book.erase(gone.id, "consent_withdrawn")
    assert path.with_name(path.name + "-wal").stat().st_size == 0
    pages = _decrypted_pages(path, ring)
    assert kept_key in pages and gone_key not in pages


def test_what_projections_held_is_in_no_page_any_more(book, path, ring):
    gone = book.append("coded", b"words that must go")
    book.replace_projection("persons", {"per:1": b"words that must go" * 20}, book.head())
    book._ledger.empty_wal()
    assert b"words that must go" in _decrypted_pages(path, ring)
    book.erase(gone.id, "consent_withdrawn")
    assert b"words that must go" not in _decrypted_pages(path, ring)


def test_projections_are_dropped_for_they_may_hold_what_was_erased(book):
    gone = book.append("coded", b"words that must go")
    book.replace_projection("persons", {"per:1": b"words that must go"}, book.head())
    book.erase(gone.id, "consent_withdrawn")
    assert book.projection("persons") == {} and book.projection_head() == b""


def test_what_was_erased_cannot_come_back(book):
    gone = book.append("coded", b"words that must go")
    sealed = book._ledger.find(bytes.fromhex(gone.id))
    (row,) = book._ledger.run("SELECT * FROM payload_key WHERE key_id = %s", (sealed.key_id,))
    book.erase(gone.id, "consent_withdrawn")
    for statement in ("INSERT INTO", "INSERT OR REPLACE INTO"):
        with pytest.raises(DatabaseError):
            book._ledger.run(f"{statement} payload_key VALUES (%s, %s, %s)", row)
    for statement in ("DELETE FROM erased_key", "UPDATE erased_key SET key_id = x'00'"):
        with pytest.raises(DatabaseError):
            book._ledger.run(statement)


def test_an_erasure_inside_a_transaction_that_fails_did_not_happen(book):
    kept = book.append("coded", b"kept")
    with pytest.raises(RuntimeError), book.transaction():
        book.erase(kept.id, "by mistake")
        raise RuntimeError("broken off")
    assert [e.payload for e in book.entries(kinds=("coded",))] == [b"kept"] and book.check() == ()


def test_what_cannot_be_erased_is_refused(book):
    entry = book.append("coded", b"x")
    introduction = next(e for e in book.entries() if e.kind == "writer")
    said = book.erase(entry.id, "once")
    for bad in (entry.id, introduction.id, said.id, "00" * 16, "not an id", ""):
        with pytest.raises(ValueError, match=r"erased|id"):
            book.erase(bad, "again")
    assert book.check() == ()
