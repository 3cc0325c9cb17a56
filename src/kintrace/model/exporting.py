"""What left a casebook."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.model.kept import Kept, kept


@kept(form=Kept.OPEN, reader=Kept.OPEN, recipient=Kept.CUSTODY, purpose=Kept.OPEN, head=Kept.OPEN, digest=Kept.OPEN,
      at=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Exported:
    """That something left the casebook: which form, as whom, for whom, and from which state.

    Args:
        form: Name of the form (``backup``, ``counts-csv``).
        reader: As whom it was made; empty: nothing of it can be read without the casebook's own keys.
        recipient: For whom; empty: not said.
        purpose: Why.
        head: Head of the casebook just before, as twelve words.
        digest: SHA-256 of its bytes, in hex; empty: it holds this entry itself.
        at: ISO time in UTC.
    """

    form: str
    reader: str
    recipient: str
    purpose: str
    head: str
    digest: str
    at: str
