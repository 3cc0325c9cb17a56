"""The kinds of ledger entries that casework writes, and the nouns inside them.

An entry is never rewritten. A changed shape is a new version of its kind, with a pure function from the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model import Document, SetAside

ARRIVED = "arrived"  # Arrival
READ = "read"  # ReadArrival: the documents that a source format made of an arrival
CODED = "coded"  # Coding: one for each document and coder version
JUDGED = "judged"  # Judgement
MODEL = "model"  # weights of linkage as they were when the casebook was made
LOOKED = "looked"  # Looked; lane `reads`


@dataclass(frozen=True, slots=True)
class ReadArrival:
    """What a source format made of an arrival.

    Args:
        arrival: Reference of the arrival.
        format: Name of the source format that read it; empty: none could.
        file_name: The arrival's name, for messages about what was set aside.
        documents: Its documents.
        set_aside: What could not be used of it.
    """

    arrival: str
    format: str
    file_name: str = field(repr=False)
    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at the casebook's content: for whom, why, and at which references."""

    reader: str
    purpose: str
    refs: tuple[str, ...]
