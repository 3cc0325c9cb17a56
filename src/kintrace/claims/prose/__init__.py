"""English prose: a grammar of the field at the level of clauses and discourse; and a judge of what others pick."""

from kintrace.claims.prose.proving.judge import Judge, Numbered
from kintrace.claims.prose.proving.picked import NotProved, Picked, Proved, Reason
from kintrace.claims.prose.reading import CODER

__all__ = ["CODER", "Judge", "NotProved", "Numbered", "Picked", "Proved", "Reason"]
