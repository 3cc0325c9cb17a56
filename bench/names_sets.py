"""Sets of names to be found: queries, a corpus, and which of its names are right."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from kintrace.lexicon import scripts


@dataclass(frozen=True, slots=True)
class NameSet:
    """One set: ``(id, name)`` of each query and of each name in the corpus, and the right answers."""

    folder: Path
    queries: list[tuple[str, str]]
    corpus: list[tuple[str, str]]
    correct: dict[str, list[str]]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def in_unicode(self) -> list[str]:
        """The queries' names, a Zawgyi column converted as a whole."""
        return scripts.clean_column([name for _, name in self.queries])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def sets_in(sets: Path) -> list[NameSet]:
    """The sets in ``names/`` of a folder."""
    return [
        NameSet(
            truth.parent,
            [(r["id"], r["name"]) for r in rows(truth.with_name("queries.tsv"))],
            [(r["id"], r["name"]) for r in rows(truth.with_name("corpus.tsv"))],
            {r["id"]: r["correct"].split() for r in rows(truth)},
        )
        for truth in sorted((sets / "names").glob("*/truth.tsv"))
    ]
