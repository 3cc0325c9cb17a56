"""Nouns to canonical CBOR and back: same noun, same bytes, on every machine.

Canonical CBOR (RFC 8949, section 4.2) sorts keys and shortens numbers, so that bytes can be hashed and signed.
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from kintrace.model.claiming import Value

T = TypeVar("T")


def to_cbor(noun: object) -> bytes:
    """Write a noun, or plain data, as canonical CBOR."""
    import cbor2

    return cbor2.dumps(_converter().unstructure(noun), canonical=True)


def from_cbor(body: bytes, kind: type[T]) -> T:
    """Read a noun of a known kind back; it is checked as when it was first made.

    Raises:
        ValueError: The bytes are no such noun.
    """
    import cbor2
    from cattrs.errors import BaseValidationError

    try:
        noun: T = _converter().structure(cbor2.loads(body), kind)
        return noun
    except (BaseValidationError, cbor2.CBORDecodeError, TypeError, KeyError, ValueError):
        # no cause is chained: it could hold words of a source
        raise ValueError(f"not a {kind.__name__} as this version writes it") from None


@cache
def _converter():  # type: ignore[no-untyped-def]  # cattrs' Converter, imported late: help pages must stay fast
    from cattrs import Converter
    from cattrs.strategies import configure_tagged_union

    converter = Converter()
    configure_tagged_union(Value, converter)
    return converter
