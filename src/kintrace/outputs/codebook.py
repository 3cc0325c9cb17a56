"""The codebook: every code of the coding scheme with what it means, on one page that reads without the program."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from kintrace.model import (
    SCHEME_VERSION,
    Act,
    Child,
    ClaimStatus,
    ContextKind,
    Fate,
    PositionKind,
    PracticeKind,
    Property,
    Sex,
    SpeakerKind,
    Stance,
    TimeOfDay,
)
from kintrace.outputs.pages import filled

GROUPS: tuple[tuple[type[StrEnum], str], ...] = (
    (Act, "What was done"),
    (Property, "What is claimed"),
    (Stance, "How the speaker stands to it"),
    (SpeakerKind, "Who says it"),
    (ClaimStatus, "Who has looked at it"),
    (Fate, "What became of them"),
    (Sex, "Sex"),
    (Child, "Child or not"),
    (TimeOfDay, "Part of the day"),
    (ContextKind, "Statements that are no incident"),
    (PracticeKind, "Rules in time"),
    (PositionKind, "What a party says of itself"),
)


@dataclass(frozen=True, slots=True)
class Coded:
    """One code of the scheme.

    Args:
        code: As it stands in files.
        meaning: When a coder gives it.
        example: Invented words that carry it; empty: it needs none.
    """

    code: str
    meaning: str
    example: str


def codebook() -> bytes:
    """Write the codebook of this version of the scheme as one page; it holds nothing of any casebook.

    Raises:
        KeyError: A code that nobody has worded; a test reads them all.
    """
    groups = [
        {"name": kind.__name__, "title": title, "says": (kind.__doc__ or "").strip(), "codes": list(codes_of(kind))}
        for kind, title in GROUPS
    ]
    return filled("codebook.html", groups=groups, version=SCHEME_VERSION)


def codes_of(kind: type[StrEnum]) -> Iterator[Coded]:
    """Every code of one part of the scheme, in its order."""
    for code in kind:
        meaning, example = _worded()[kind.__name__, code.value]
        yield Coded(code.value, meaning, example)


@cache
def _worded() -> dict[tuple[str, str], tuple[str, str]]:
    path = resources.files("kintrace.outputs") / "resources" / "codebook.tsv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["group"], row["code"]): (row["meaning"], row["example"] or "") for row in rows}
