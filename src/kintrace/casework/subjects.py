"""What each kind of entry holds of a file that was taken in: what has to go with it when it is erased.

Each kind says so in one of three tables; a test sees that none is in no table, or in two.

- *part*: it is a piece of the file itself (its bytes, its documents, a coding). Who erases one piece erases them all.
- *about*: it speaks of it in words of its own (who brought it, why two mentions are one person).
- *kept*: it holds nothing but references, or what protects people: that somebody asks not to be found must not be
  forgotten with one of the documents that tell of them; that somebody looked stays true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kintrace.casework import kinds

_REFERENCE = re.compile(r"(?:arr|doc|cus|lead|epi|per):[a-z2-7]{26}(?:[/#].{0,80})?|[0-9a-f]{32}", re.DOTALL)

PART: Mapping[str, Callable[[Any, int], tuple[str, ...]]] = {
    kinds.ARRIVED: lambda said, v: (said["ref"],),
    kinds.SEALED: lambda said, v: (said["arrival"],),
    kinds.READ: lambda said, v: (said["arrival"], *(document["ref"] for document in said["documents"])),
    kinds.RULED: lambda said, v: (said["document"],),
    kinds.REGROUPED: lambda said, v: (said["document"],),
    kinds.CODED: lambda said, v: ((said["coding"] if v >= kinds.CODED_V else said)["document"],),
}
ABOUT = frozenset({
    kinds.CUSTODY, kinds.CUSTODY_NAMES, kinds.JUDGED, kinds.PARAPHRASED, kinds.ASKED, kinds.ANSWERED,
    kinds.UNSEALING, kinds.UNSEALED, kinds.CONSENTED, kinds.CONFIRMED,
})  # fmt: skip
KEPT = frozenset({
    kinds.SIDES, kinds.MODEL, kinds.LOOKED, kinds.GRANTED, kinds.SLOTS, kinds.EXPORTED, kinds.CUSTODIANS,
    kinds.FIELD_KEY, kinds.FIELD_OFFICE, kinds.FIELD_SEALED, kinds.NOT_FOUND, kinds.HELD, kinds.RESTORED,
})  # fmt: skip


def subjects_of(kind: str, payload: bytes, v: int) -> tuple[str, ...]:
    """Say which arrivals, documents, mentions, steps of custody and entries a payload holds or speaks of.

    Args:
        kind: Of the entry.
        payload: Canonical CBOR.
        v: Version of the kind.

    Returns:
        References; nothing for a kind that is kept.

    Raises:
        KeyError: A kind that says in no table what it holds.
    """
    import cbor2

    if kind in KEPT:
        return ()
    said = cbor2.loads(payload)
    if kind in PART:
        return PART[kind](said, v)
    if kind not in ABOUT:
        raise KeyError(kind)
    return tuple(dict.fromkeys(_references(said)))


def whole_of(ref: str) -> Iterator[str]:
    """Give a reference, and what it is a part of: a mention's starts with its document's.

    >>> list(whole_of("doc:a/3/p1"))
    ['doc:a/3/p1', 'doc:a/3', 'doc:a']
    """
    while ref:
        yield ref
        ref = ref.rpartition("/")[0]


def _references(said: object) -> Iterator[str]:
    if isinstance(said, str):
        if _REFERENCE.fullmatch(said):
            yield said
    elif isinstance(said, dict):
        for value in said.values():
            yield from _references(value)
    elif isinstance(said, (list, tuple)):
        for value in said:
            yield from _references(value)
