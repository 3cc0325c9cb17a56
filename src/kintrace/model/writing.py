"""What arrived, the text of it, and exact places in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from kintrace.model.kept import Kept, kept


@kept(ref=Kept.OPEN, sha256=Kept.SEALED, file_name=Kept.ORIGIN, body=Kept.SEALED, sidecar=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes as they came. Never altered.

    Args:
        ref: Reference, e.g. ``arr:…``.
        sha256: Of ``body``, lower-case hex.
        file_name: As given; may itself hold a person's name.
        body: The bytes.
        sidecar: Bytes of ``<stem>.meta.json`` as they lay beside it, empty where there was none.
    """

    ref: str
    sha256: str
    file_name: str = field(repr=False)
    body: bytes = field(repr=False)
    sidecar: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        if len(self.sha256) != 64:
            raise ValueError("an arrival carries the sha256 of its bytes in hex")


@kept(cleaned=Kept.OPEN, original=Kept.OPEN, plain=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from offsets in the cleaned text back to the original.

    Args:
        cleaned: Start of each run in the cleaned text, ascending, the first 0.
        original: Where each run starts in the original.
        plain: For each run whether it maps code point for code point; if not, any point of it maps to its start.

    >>> OffsetMap((0, 3), (0, 4), (True, True)).back(5)
    6
    """

    cleaned: tuple[int, ...] = (0,)
    original: tuple[int, ...] = (0,)
    plain: tuple[bool, ...] = (True,)

    def __post_init__(self) -> None:
        if not (len(self.cleaned) == len(self.original) == len(self.plain)) or not self.cleaned or self.cleaned[0] != 0:
            raise ValueError("an offset map needs runs of three equal columns, the first at 0")

    def back(self, offset: int) -> int:
        """Offset in the original that a cleaned offset stands for."""
        run = bisect_right(self.cleaned, offset) - 1
        return self.original[run] + (offset - self.cleaned[run] if self.plain[run] else 0)

    def back_span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original that holds the whole of a cleaned span; ``end`` is one past the last."""
        if start >= end:
            return self.back(start), self.back(start)
        run = bisect_right(self.cleaned, end - 1) - 1
        if self.plain[run]:
            return self.back(start), self.back(end - 1) + 1
        # the last code point lies in a rewritten run: take that run whole
        if run + 1 < len(self.original):
            return self.back(start), self.original[run + 1]
        return self.back(start), self.original[run] + 1


@kept(row=Kept.ORIGIN, column=Kept.WORDS)
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: a place in a document that has rows and columns.

    Args:
        row: Line of the file as a person counts it, the header being 1.
        column: The header as written.
    """

    row: int
    column: str = field(repr=False)


@kept(number=Kept.ORIGIN, cells=Kept.WORDS)
@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it stands and its cells, by header as written, empty cells left out.

    Args:
        number: Line of the file as a person counts it, the header being 1.
        cells: (header, span start, span end) for each filled cell; spans are code points of ``Document.text``.
    """

    number: int
    cells: tuple[tuple[str, int, int], ...] = field(repr=False)


@kept(ref=Kept.OPEN, name=Kept.ORIGIN, text=Kept.SEALED, cleaned=Kept.SEALED, back=Kept.SEALED, format=Kept.OPEN,
      script=Kept.OPEN, zawgyi_probability=Kept.OPEN, published=Kept.ORIGIN, outlet=Kept.ORIGIN, title=Kept.WORDS,
      rows=Kept.SEALED, columns_unknown=Kept.WORDS)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Document:
    """The text of an arrival.

    Args:
        ref: Reference, e.g. ``doc:…``.
        name: File name that people know it by.
        text: Original code points; spans of quotes count in these. For a table: one line for each row.
        cleaned: NFC, Zawgyi converted where decided for the whole document; what the grammars read.
        back: Way from ``cleaned`` to ``text``.
        format: Name of the source format that read it.
        script: How the text is encoded: ``unicode``, ``zawgyi``, ``latin`` or ``cannot_tell``.
        zawgyi_probability: What the decision on ``script`` rests on; ``None`` where there is no Burmese.
        published: ISO day of publication from a sidecar or the page's own metadata; empty: not known.
        outlet: Who published it, where a sidecar or metadata says so.
        title: Headline from metadata; empty: none.
        rows: Rows of a table; empty for prose.
        columns_unknown: Headers that no mapping knew: reported and kept.

    Raises:
        ValueError: A row's cell lies outside the text.
    """

    ref: str
    name: str = field(repr=False)
    text: str = field(repr=False)
    cleaned: str = field(repr=False)
    back: OffsetMap = field(default=OffsetMap(), repr=False)
    format: str = ""
    script: str = "latin"
    zawgyi_probability: float | None = None
    published: str = ""
    outlet: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    rows: tuple[Row, ...] = field(default=(), repr=False)
    columns_unknown: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if any(not 0 <= s <= e <= len(self.text) for row in self.rows for _, s, e in row.cells):
            raise ValueError(f"{self.ref}: a cell lies outside the text")

    def quote(self, start: int, end: int, cell: Cell | None = None) -> Quote:
        """Take the words between two code points of ``text``."""
        return Quote(self.ref, start, end, self.text[start:end], cell)

    def quote_cleaned(self, start: int, end: int) -> Quote:
        """Take the original words behind a span of ``cleaned``."""
        return self.quote(*self.back.back_span(start, end))


@kept(document=Kept.OPEN, start=Kept.OPEN, end=Kept.OPEN, text=Kept.WORDS, cell=Kept.ORIGIN)
@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a document. Never tidied, translated or shortened.

    Args:
        document: Reference of the document.
        start: First code point in ``Document.text``, from 0.
        end: One past the last.
        text: The words.
        cell: Row and column, where the document is a table.

    >>> Quote("doc:1", 4, 9, "taken").text
    'taken'
    """

    document: str
    start: int
    end: int
    text: str = field(repr=False)
    cell: Cell | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.document}: a quote holds at least one code point")
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.document}: quote is {len(self.text)} long, span says {self.end - self.start}")


@kept(where=Kept.ORIGIN, reason=Kept.OPEN, start=Kept.OPEN, end=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that could not be used, kept with its reason.

    Args:
        where: Place in the file: ``file``, ``row 7``, ``sidecar``.
        reason: One sentence for a person, with what to do; holds no words of the source.
        start: First code point in the document's text, where there is one.
        end: One past the last.
    """

    where: str
    reason: str
    start: int | None = None
    end: int | None = None
