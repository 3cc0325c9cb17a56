"""The database wrapper that Django asks for: its own SQLite one, on a connection that has been given the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register
from sqlcipher3 import dbapi2 as Database  # Django's name for it

from kintrace.errors import MissingPart
from kintrace.store.backend.held import held_key

# Errors of SQLCipher go to stderr by themselves otherwise, with page numbers and paths.
_BEFORE_KEY = ("PRAGMA cipher_log_level = NONE",)
_AFTER_KEY = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA temp_store = MEMORY",  # sorting must not spill plain text into a temporary file
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = ON",  # or INSERT OR REPLACE deletes rows without asking the triggers
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",  # NORMAL loses the last transactions at a power cut
    "PRAGMA journal_mode = WAL",
)

# How columns come back: the same readers that Django gives to the standard library's module, on SQLCipher's own.
_READERS = {
    "bool": b"1".__eq__,
    "date": base.decoder(base.parse_date),
    "time": base.decoder(base.parse_time),
    "datetime": base.decoder(base.parse_datetime),
    "timestamp": base.decoder(base.parse_datetime),
}
for _column, _reader in _READERS.items():
    Database.register_converter(_column, _reader)
Database.register_adapter(base.decimal.Decimal, str)
Database.register_adapter(base.datetime.date, base.adapt_date)
Database.register_adapter(base.datetime.datetime, base.adapt_datetime)


class Cursor(Database.Cursor):
    """A cursor that takes Django's ``%s`` for SQLite's ``?``."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run one statement for each row of values."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite, encrypted. The key comes from ``held``, by the alias of the connection."""

    display_name = "SQLCipher"
    Database = Database

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, and give the key before anything else is asked."""
        connection = Database.connect(**conn_params)
        for statement in _BEFORE_KEY:
            connection.execute(statement)
        # By the C interface, not by a PRAGMA: no statement that could be traced holds the key. The x'…' says that it
        # is a key as it stands, not words to be stretched again.
        connection.set_key(f"x'{held_key(self.alias).hex()}'")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            connection.close()  # a library that takes a key and encrypts nothing
            raise MissingPart("SQLCipher", "Install the program anew")
        register(connection)
        for statement in _AFTER_KEY:
            connection.execute(statement)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """Open a cursor."""
        return self.connection.cursor(factory=Cursor)
