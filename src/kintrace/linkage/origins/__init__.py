"""Which documents go back to one telling: copies, copies with another headline, rewritten and translated reports.

Where it is unclear, documents that share their speakers, the outlet spoken to and most facts are counted once.
A confirmation that is none cannot be seen by whoever reads a number; two tellings counted as one are shown with the
reason, and a human can take them apart. What a human said of two documents stands before everything that is reckoned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kintrace.linkage.origins.grouping import JUDGED_APART, JUDGED_BOTH_WAYS, JUDGED_ONE, connected
from kintrace.linkage.origins.telling import Telling
from kintrace.model import Coding, Document

__all__ = ["JUDGED_APART", "JUDGED_BOTH_WAYS", "JUDGED_ONE", "Telling", "connected", "tellings_of"]


def tellings_of(codings: Sequence[Coding], documents: Mapping[str, Document]) -> list[Telling]:
    """Every document with what was read from it, in order of reference."""
    read: dict[str, list[Coding]] = {ref: [] for ref in sorted(documents)}
    for coding in codings:
        if coding.document in read:
            read[coding.document].append(coding)
    return [Telling(documents[ref], of) for ref, of in read.items()]
