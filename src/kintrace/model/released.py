"""What the gate lets one reader see. Forms, exports, terminal and reports accept nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.assessing import Assessment
from kintrace.model.claiming import Position, Practice
from kintrace.model.scheme import Reader


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a passage that a lead rests on, in code points of ``Passage.text``."""

    start: int
    end: int
    lead: str


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
        document_names: File name by document reference.
        origin_notes: Why documents count as one origin: (references, sentence).
        withheld: For each lead reference the keys of what was withheld from it.
        taken_in: Files kept.
        set_aside: (file name, place in it, reason) of what could not be used.
        persons: Persons and groups over all documents.
        incidents: Incidents over all documents.
    """

    reader: Reader
    purpose: str
    leads: tuple[Assessment, ...]
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

    def name_of(self, document: str) -> str:
        """File name of a document."""
        return dict(self.document_names)[document]
