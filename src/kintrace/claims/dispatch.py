"""Choose the coder that suits a document best, and let it read."""

from __future__ import annotations

from functools import cache

from kintrace.claims.coder import Coder
from kintrace.model import Coding, Document
from kintrace.plugins import collect

NOBODY = "nobody/1"


@cache
def coders() -> tuple[Coder, ...]:
    """Every coder of this folder, in ascending order of its name."""
    return tuple(collect("kintrace.claims", "CODER", Coder).values())


def code(document: Document) -> Coding:
    """Read the claims of a document with the coder that suits it best.

    Args:
        document: Text or table, with its cleaned layer.

    Returns:
        What that coder read; an empty coding where none suits. Of two that suit equally well, the first by name.
    """
    best = _best(document)
    return best.code(document) if best else Coding(document.ref, NOBODY)


def is_current(signature: str) -> bool:
    """Whether a coder of this version of the program signs so; a coding signed otherwise is read anew."""
    return signature == NOBODY or signature in {coder.signature for coder in coders()}


def _best(document: Document) -> Coder | None:
    best = max(coders(), key=lambda coder: coder.fits(document), default=None)
    return best if best and best.fits(document) > 0 else None
