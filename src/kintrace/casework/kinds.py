"""The kinds of ledger entries that casework writes, and the nouns inside them.

An entry is never rewritten. A changed shape is a new version of its kind, with a pure function from the old one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model import Coding, Document, SealedBox, SetAside, from_cbor

ARRIVED = "arrived"  # Arrival; in its second version the WorkingArrival that is left when the original is sealed
ARRIVED_SEALED_V = 2
READ = "read"  # ReadArrival: the documents that a source format made of an arrival; since its second version, `sealed`
READ_V = 2
CODED = "coded"  # Coded: one for each document, coder version and lists; in its first version, the Coding alone
CODED_V = 2
SIDES = "sides"  # Sides: a list of sides of a person's own, when it is first used
JUDGED = "judged"  # Judgement
RULED = "ruled"  # Ruling: a person's word on one claim, or its withdrawal
REGROUPED = "regrouped"  # Regrouping: that incident mentions are one, or two; or its withdrawal
MODEL = "model"  # weights of linkage as they were when the casebook was made
LOOKED = "looked"  # Looked; lane `reads`

# Who may do what, and what left the casebook
GRANTED = "granted"  # Grant: a person and their roles, bound to a slot of the key file
SLOTS = "slots"  # SlotsChanged: who can open the casebook was changed in its key file
EXPORTED = "exported"  # Exported: a form, backup or copy that left, for whom, with the head it had
# What is sealed, and to whom
CUSTODIANS = "custodians"  # the public keys to which originals are sealed from here on
SEALED = "sealed"  # SealedArrival: an original, closed to custodians
UNSEALING = "unsealing"  # a request to open one, with the key for its answers; erased once they are used
UNSEALED = "unsealed"  # that one was opened: which, by which two people, why
FIELD_KEY = "field_key"  # FieldKey: the key pair to which devices in the field close what they take in
FIELD_OFFICE = "field_office"  # on such a device: the office's public key
FIELD_SEALED = "field_sealed"  # on such a device: a FieldItem, closed to the office
# Where it came from
CUSTODY = "custody"  # Custody of an arrival: from where, when, with what, by whom; each hand-over
CUSTODY_NAMES = "custody_names"  # CustodyNames; in its second version closed to custodians
CUSTODY_NAMES_SEALED_V = 2
# What people decided about people
CONSENTED = "consented"  # Consent, or its withdrawal
CONFIRMED = "confirmed"  # Confirmation: one person's word on a death, or that the family was told
NOT_FOUND = "not_to_be_found"  # NotToBeFound: that somebody asks not to be found, or its end; since its second
NOT_FOUND_V = 2  # version with what they are known by where all that tells of their taking is gone
PARAPHRASED = "paraphrased"  # a human's other words for a quote that would tell who spoke
ASKED = "asked"  # Request: a request from outside, as it came; what is answered is for people to decide
ANSWERED = "answered"  # Answered: that a person answered a request, or closed it
HELD = "held"  # Hold: that something is not to be erased, and until when; or that it is lifted
RESTORED = "restored"  # Restored: that the file was put back, from a backup or unasked

# All that persons, incidents and assessments are computed from. An entry of another kind leaves them as they are.
COMPUTED_FROM = (READ, CODED, SIDES, JUDGED, RULED, REGROUPED, MODEL, NOT_FOUND, "erased")


@dataclass(frozen=True, slots=True)
class ReadArrival:
    """What a source format made of an arrival.

    Args:
        arrival: Reference of the arrival.
        format: Name of the source format that read it; empty: none could.
        file_name: The arrival's name, for messages about what was set aside.
        documents: Its documents.
        set_aside: What could not be used of it.
        sealed: Whether the documents are working copies, their original being closed to custodians.
    """

    arrival: str
    format: str
    file_name: str = field(repr=False)
    documents: tuple[Document, ...]
    set_aside: tuple[SetAside, ...]
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class WorkingArrival:
    """What stays open of an arrival whose original is sealed.

    Args:
        ref: Reference of the arrival.
        file_name: Its name, without whom it may not name.
    """

    ref: str
    file_name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedArrival:
    """An original in its box: any two custodians open it, nobody else.

    Args:
        arrival: Reference of the arrival.
        box: A ``SealedOriginal``, closed.
    """

    arrival: str
    box: SealedBox


@dataclass(frozen=True, slots=True)
class SealedOriginal:
    """All that came in, and all that was read from it, as it was before anything was masked.

    Args:
        arrival: Reference of the arrival.
        file_name: As given.
        body: The bytes.
        sidecar: Bytes of its sidecar, empty where there was none.
        documents: Its documents.
        codings: What was read from them.
    """

    arrival: str
    file_name: str = field(repr=False)
    body: bytes = field(repr=False)
    sidecar: bytes = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)
    codings: tuple[Coding, ...] = field(repr=False)


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
class Restored:
    """That the casebook's file is one that was put back.

    Args:
        asked: Whether ``kintrace restore`` did it; if not, it was noticed when the file was opened.
        entries: How many entries it held then.
        known: How many it was last known to hold, or the backup said it held.
        head: Head that the file had then: twelve words.
    """

    asked: bool
    entries: int
    known: int
    head: str


@dataclass(frozen=True, slots=True)
class SlotsChanged:
    """A change of who can open the casebook.

    Args:
        act: What was done.
        slot: Id of the slot.
        was: Mark of the words that it had before, where they were changed: an older key file still opens by them.
    """

    act: str
    slot: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """Something else that lies closed to custodians: the names behind a step of custody.

    Args:
        ref: Reference of what it belongs to.
        box: What two of them open together.
    """

    ref: str
    box: SealedBox = field(repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at the casebook's content: one entry for each request.

    Args:
        reader: As whom they looked.
        purpose: Why.
        refs: References of all that was shown: leads, documents, cases, arrivals.
        person: Reference of who looked; empty: nobody was named yet.
        recipient: Who outside is to have it; empty: it stayed here.
        forms: Names of the forms it was shown in.
    """

    reader: str
    purpose: str
    refs: tuple[str, ...]
    person: str = ""
    recipient: str = ""
    forms: tuple[str, ...] = ()
