"""Lists of people: each row by the meaning of its columns."""

from kintrace.claims.tables.reading import CODER

__all__ = ["CODER"]
