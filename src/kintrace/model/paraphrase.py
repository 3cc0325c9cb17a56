"""What stands in the place of a quote that would tell who spoke: why it is withheld, and a human's other words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kintrace.model.kept import Kept, kept


@kept(document=Kept.OPEN, start=Kept.OPEN, end=Kept.OPEN, people=Kept.OPEN, because=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class ToldBy:
    """A stretch of a document that would tell who spoke, because few people fit what it says of them.

    Args:
        document: Reference of the document.
        start: First code point in ``Document.text``, from 0.
        end: One past the last.
        people: How many people fit at most, as far as the program can tell; it errs low.
        because: What narrows them down, in one sentence without a word of the document.

    Raises:
        ValueError: A stretch of nothing, or fewer than no people.
    """

    document: str
    start: int
    end: int
    people: int
    because: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.people < 0:
            raise ValueError(f"{self.document}: a stretch that tells who spoke holds words, and fits nobody or more")


@kept(ref=Kept.OPEN, document=Kept.OPEN, start=Kept.OPEN, end=Kept.OPEN, words=Kept.WORDS, why=Kept.WORDS,
      by=Kept.CUSTODY, checked_by=Kept.CUSTODY, withdrawn=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What a person wrote in the place of a withheld quote. Never a ``Quote``: nobody said these words.

    Nothing of it is shown before a second person has checked it. The latest entry of one reference stands.

    Args:
        ref: Reference (``pph:…``), the same once it is checked or withdrawn.
        document: Reference of the document whose words it stands for.
        start: First code point of those words in ``Document.text``, from 0.
        end: One past the last.
        words: In other words.
        why: Why it was needed, as its writer says it.
        by: Reference of the person who wrote it; empty: nobody was named yet.
        checked_by: Reference of the reviewer who compared the two; empty: nobody has.
        withdrawn: Whether somebody took it back.

    Raises:
        ValueError: It stands for nothing, says nothing, or was checked by the one who wrote it.

    >>> Paraphrase("pph:1", "doc:1", 4, 30, "People there say that two were taken.", "few people fit").is_checked
    False
    """

    ref: str
    document: str
    start: int
    end: int
    words: str = field(repr=False)
    why: str = field(repr=False)
    by: str = ""
    checked_by: str = ""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.ref}: a paraphrase stands for one code point or more")
        if not self.words.strip() or not self.why.strip():
            raise ValueError(f"{self.ref}: a paraphrase has words, and says why it is there")
        if self.checked_by and self.checked_by == self.by:
            raise ValueError(f"{self.ref}: who wrote a paraphrase does not check it")

    @property
    def is_checked(self) -> bool:
        """Whether a second person compared it with the words it stands for, and nobody took it back."""
        return bool(self.checked_by) and not self.withdrawn

    def checked(self, reviewer: str) -> Paraphrase:
        """The same, checked by a second person."""
        return replace(self, checked_by=reviewer)

    def stands_for(self, document: str, start: int, end: int) -> bool:
        """Whether it stands for any of these words."""
        return self.document == document and self.start < end and start < self.end
