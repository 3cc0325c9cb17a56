"""Which cipher library this machine has."""

from __future__ import annotations


def cipher_version() -> str:
    """Give SQLCipher's version; empty: the library here does not encrypt, or is not there."""
    try:
        import sqlcipher3.dbapi2 as sqlcipher
    except ImportError:
        return ""
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""
