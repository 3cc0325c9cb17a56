"""What the gate lets one reader see. Forms, exports, terminal and reports accept nothing else."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kintrace.model.assessing import Assessment
from kintrace.model.claiming import Position, Practice
from kintrace.model.custody import Custody
from kintrace.model.kept import Kept, kept
from kintrace.model.paraphrase import Paraphrase
from kintrace.model.scheme import Reader
from kintrace.model.tracing import Case, Confirmation, Consent, Enquiry

BLOCK = "█"  # stands for each code point that is withheld


@kept(start=Kept.OPEN, end=Kept.OPEN, lead=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage that a lead rests on, in code points of ``Passage.text``."""

    start: int
    end: int
    lead: str


@kept(document=Kept.OPEN, name=Kept.ORIGIN, text=Kept.WORDS, marks=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Passage:
    """A document's text as this reader may see it, masked code point for code point.

    Args:
        document: Reference.
        name: File name.
        text: Same length as the document; what is withheld is ``█``.
        marks: Quotes to show, ascending.
    """

    document: str
    name: str = field(repr=False)
    text: str = field(repr=False)
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        if any(not 0 <= m.start < m.end <= len(self.text) for m in self.marks):
            raise ValueError(f"{self.document}: a mark lies outside its passage")


@kept(reader=Kept.OPEN, purpose=Kept.OPEN, leads=Kept.ALLEGED, passages=Kept.WORDS, practices=Kept.ALLEGED,
      positions=Kept.ALLEGED, document_names=(Kept.OPEN, Kept.ORIGIN), origin_notes=Kept.ORIGIN, withheld=Kept.ALLEGED,
      taken_in=Kept.OPEN, set_aside=(Kept.ORIGIN, Kept.ORIGIN, Kept.OPEN), persons=Kept.OPEN, incidents=Kept.OPEN,
      not_missing=Kept.OPEN, practices_withheld=Kept.OPEN, plain_files=Kept.ORIGIN, custody=Kept.CUSTODY,
      arrival_names=Kept.CUSTODY, cases=Kept.CASE, enquiries=Kept.CASE, consents=Kept.CASE,
      confirmations=Kept.CASE, paraphrases=Kept.WORDS, recipient=Kept.OPEN, as_of=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Released:
    """What one reader may see for one purpose. Only ``protect.release`` makes it.

    Args:
        reader: For whom.
        purpose: For what.
        leads: Assessments, with what this reader may not see taken out.
        passages: The documents behind them, masked.
        practices: Rules in time.
        positions: What parties say of themselves.
        document_names: File name by document reference, ascending.
        origin_notes: Why documents count as one origin: (references, sentence).
        withheld: For each lead reference, ascending, the keys of what was withheld from it.
        taken_in: Files kept.
        set_aside: (file name, place in it, reason) of what could not be used.
        persons: Persons and groups that the leads are about.
        incidents: Incidents over all documents.
        not_missing: Persons and groups of whom only a release, return, escape or the like is told: no lead is made.
        practices_withheld: Practices that are too fresh to be shown.
        plain_files: Names of the plain sources that still lie in the folder.
        custody: Where arrivals came from, and through whose hands they went.
        arrival_names: File name by reference of the arrival, ascending.
        cases: What families ask for, without who asks and how to reach them.
        enquiries: What was asked for them, of whom.
        consents: What people allowed, and took back.
        confirmations: What people confirmed of deaths.
        paraphrases: What people wrote in the place of words that would tell who spoke, by document and place in it.
        recipient: Who outside is to have it, as consents name them; empty: it stays with the reader.
        as_of: ISO day on which it was released; empty: no clock was given.

    Raises:
        ValueError: Names or withheld keys that are not in order of their references.
    """

    reader: Reader
    purpose: str
    leads: tuple[Assessment, ...] = ()
    passages: tuple[Passage, ...] = ()
    practices: tuple[Practice, ...] = ()
    positions: tuple[Position, ...] = ()
    document_names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    origin_notes: tuple[tuple[tuple[str, ...], str], ...] = ()
    withheld: tuple[tuple[str, tuple[str, ...]], ...] = ()
    taken_in: int = 0
    set_aside: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
    persons: int = 0
    incidents: int = 0
    not_missing: int = 0
    practices_withheld: int = 0
    plain_files: tuple[str, ...] = field(default=(), repr=False)
    custody: tuple[Custody, ...] = ()
    arrival_names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    consents: tuple[Consent, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    recipient: str = ""
    as_of: str = ""

    def __post_init__(self) -> None:
        for listed in (self.document_names, self.withheld, self.arrival_names):
            if [ref for ref, _ in listed] != sorted({ref for ref, _ in listed}):
                raise ValueError("what is released is listed in order of references, each once")

    def name_of(self, document: str) -> str:
        """File name of a document."""
        return str(_value(self.document_names, document))

    def withheld_from(self, lead: str) -> tuple[str, ...]:
        """Keys of what was withheld from a lead."""
        keys = _value(self.withheld, lead)
        assert isinstance(keys, tuple)
        return keys


def _value(listed: tuple[tuple[str, object], ...], ref: str) -> object:
    """What stands beside a reference in an ordered list; ``KeyError`` where it is not in it."""
    at = bisect_left(listed, ref, key=lambda entry: entry[0])
    if at == len(listed) or listed[at][0] != ref:
        raise KeyError(ref)
    return listed[at][1]
