"""English prose: a grammar of the field at the level of clauses and discourse."""

from kintrace.claims.prose.reading import CODER

__all__ = ["CODER"]
