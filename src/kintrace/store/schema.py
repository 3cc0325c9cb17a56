"""The ledger's tables and the triggers that keep them append-only, as raw SQL.

Django never alters these tables: its way of altering a table drops triggers without a word. What has to change
becomes a new table, or a new version of a kind of entry. These statements are what the first migration runs, and
are therefore never edited; further ones go into constants of their own.
"""

from __future__ import annotations

FORMAT = 1  # of the file, raised with every migration; PRAGMA user_version holds it

TABLES = (
    # `place` is the order of arrival in this file, and nothing else: order between entries is computed from what
    # they say. (writer, lane, seq) is not unique: a fork is kept and named, never refused.
    """CREATE TABLE entry (
        place INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        fmt INTEGER NOT NULL,
        lane TEXT NOT NULL CHECK (lane IN ('facts', 'reads')),
        kind TEXT NOT NULL,
        v INTEGER NOT NULL,
        writer BLOB NOT NULL,
        seq INTEGER NOT NULL,
        prev BLOB NOT NULL,
        seen BLOB NOT NULL,
        at INTEGER NOT NULL,
        person TEXT NOT NULL,
        key_id BLOB NOT NULL,
        salt BLOB NOT NULL,
        box BLOB NOT NULL,
        hash BLOB NOT NULL UNIQUE,
        sig BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX entry_in_chain ON entry (lane, writer, seq)",
    "CREATE INDEX entry_of_kind ON entry (lane, kind)",
    # The key of each payload, wrapped. Destroying a row is what erasing means.
    """CREATE TABLE payload_key (
        key_id BLOB PRIMARY KEY,
        nonce BLOB NOT NULL,
        wrapped BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE erased_key (key_id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE TABLE writer (key BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
    # What makes this file this copy: who writes in it, and how it is told from a copy of itself.
    """CREATE TABLE this_copy (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        secret BLOB NOT NULL,
        device TEXT NOT NULL,
        inode TEXT NOT NULL,
        nonce BLOB NOT NULL
    ) STRICT""",
)

TRIGGERS = {
    "entry_is_never_changed": """CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "entry_is_never_removed": """CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    # A second wall against INSERT OR REPLACE, should recursive triggers ever be off.
    "entry_is_never_replaced": """CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
          OR EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash)
          OR EXISTS (SELECT 1 FROM entry WHERE place = NEW.place)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "payload_key_is_never_changed": """CREATE TRIGGER payload_key_is_never_changed BEFORE UPDATE ON payload_key
        BEGIN SELECT RAISE(ABORT, 'a key is kept or destroyed'); END""",
    "payload_key_goes_only_by_erasing": """CREATE TRIGGER payload_key_goes_only_by_erasing BEFORE DELETE ON payload_key
        WHEN NOT EXISTS (SELECT 1 FROM erased_key WHERE key_id = OLD.key_id)
        BEGIN SELECT RAISE(ABORT, 'a key is destroyed only by an erasure that is written down'); END""",
    "payload_key_never_comes_back": """CREATE TRIGGER payload_key_never_comes_back BEFORE INSERT ON payload_key
        WHEN EXISTS (SELECT 1 FROM erased_key WHERE key_id = NEW.key_id)
          OR EXISTS (SELECT 1 FROM payload_key WHERE key_id = NEW.key_id)
        BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END""",
    "erased_key_is_never_changed": """CREATE TRIGGER erased_key_is_never_changed BEFORE UPDATE ON erased_key
        BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END""",
    "erased_key_is_never_removed": """CREATE TRIGGER erased_key_is_never_removed BEFORE DELETE ON erased_key
        BEGIN SELECT RAISE(ABORT, 'what was erased stays erased'); END""",
    "writer_is_never_changed": """CREATE TRIGGER writer_is_never_changed BEFORE UPDATE ON writer
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "writer_is_never_removed": """CREATE TRIGGER writer_is_never_removed BEFORE DELETE ON writer
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
}
