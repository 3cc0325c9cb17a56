"""The kinds of ledger entries that casework writes, and the nouns inside them.

An entry is never rewritten. A changed shape is a new version of its kind, with a pure function from the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model import Coding, Document, SetAside, from_cbor

ARRIVED = "arrived"  # Arrival
READ = "read"  # ReadArrival: the documents that a source format made of an arrival
CODED = "coded"  # Coded: one for each document, coder version and lists; in its first version, the Coding alone
CODED_V = 2
SIDES = "sides"  # Sides: a list of sides of a person's own, when it is first used
JUDGED = "judged"  # Judgement
MODEL = "model"  # weights of linkage as they were when the casebook was made
LOOKED = "looked"  # Looked; lane `reads`

# Who may do what, and what left the casebook
GRANTED = "granted"  # Grant: a person and their roles, bound to a slot of the key file
EXPORTED = "exported"  # Exported: a form, backup or copy that left, for whom, with the head it had
# What is sealed, and to whom
CUSTODIANS = "custodians"  # the public keys to which originals are sealed from here on
SEALED = "sealed"  # an original, closed to custodians
UNSEALED = "unsealed"  # that one was opened: which, by which two people, why
FIELD_KEY = "field_key"  # the key pair to which field devices close what they take in
# Where it came from
CUSTODY = "custody"  # Custody of an arrival: from where, when, with what, by whom; each hand-over
# What people decided about people
CONSENTED = "consented"  # Consent, or its withdrawal
NOT_FOUND = "not_to_be_found"  # that somebody asks not to be found, or its end
PARAPHRASED = "paraphrased"  # a human's other words for a quote that would tell who spoke
ASKED = "asked"  # a request from outside, as it came; what is answered is for people to decide
HELD = "held"  # that something is not to be erased, and until when

# All that persons, incidents and assessments are computed from. An entry of another kind leaves them as they are.
COMPUTED_FROM = (READ, CODED, SIDES, JUDGED, MODEL, NOT_FOUND, "erased")


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
class UsedList:
    """Which list of a person's own was used, without its name.

    Args:
        sha256: Of its bytes.
        version: The release that it states; empty: none.
        rows: Rows that it holds.
        kept: Rows that could be used.
    """

    sha256: str
    version: str
    rows: int
    kept: int


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists by which a document was coded; ``None``: only the program's own, which its version tells."""

    gazetteer: UsedList | None = None
    actors: UsedList | None = None

    def same(self, other: Lists) -> bool:
        """Whether they are the same files, byte for byte."""
        return self._digests() == other._digests()

    def _digests(self) -> tuple[str, ...]:
        return tuple(used.sha256 if used else "" for used in (self.gazetteer, self.actors))


SHIPPED = Lists()


@dataclass(frozen=True, slots=True)
class Coded:
    """A coding, and the lists by which its document was read."""

    coding: Coding
    lists: Lists


def coded_from(payload: bytes, v: int) -> Coded:
    """Read a coding from the ledger; one of the first version was read by the program's own lists."""
    return from_cbor(payload, Coded) if v >= CODED_V else Coded(from_cbor(payload, Coding), SHIPPED)


@dataclass(frozen=True, slots=True)
class Sides:
    """A list of sides of a person's own, as it came: what is computed with it can then be computed again."""

    sha256: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at the casebook's content: for whom, why, and at which references."""

    reader: str
    purpose: str
    refs: tuple[str, ...]
