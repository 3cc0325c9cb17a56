"""Learn how Burmese syllables are spelled in Latin letters, from names written in both scripts.

    python tools/learn_spellings.py PAIRS.tsv... [--leave-out NAMES.txt] --to names_spellings.tsv

Each table of pairs has a column ``my`` (or ``name_my``) and ``latin`` (or ``name_en``). Only counts by syllable are
written; no name of the input is. Names whose syllables and Latin words are equal in number teach first; the others
are then laid beside the model that those gave, and all are counted again.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
from collections import Counter
from pathlib import Path

from kintrace.lexicon.names.evidence import is_burmese
from kintrace.lexicon.names.latin import bare
from kintrace.lexicon.names.spelling import Spelled, Speller
from kintrace.lexicon.names.spoken import syllables_of

_LONGEST = 8  # letters of one syllable
_ACROSS, _WITHIN = 6.0, 0.5  # bits against a syllable that runs over a blank, and one that ends inside a word
_WORST = -14.0  # bits per syllable below which a pair is taken for a mistake of the list
_ROUNDS = 2

Pair = tuple[tuple[str, ...], tuple[str, ...], bool]  # syllables, Latin words, whether of a place


def pairs_in(path: Path, left_out: set[str]) -> list[Pair]:
    """The pairs of one table."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: list[Pair] = []
    for row in rows:
        burmese, latin = row.get("my") or row.get("name_my") or "", row.get("latin") or row.get("name_en") or ""
        latin = re.sub(r"\(.*?\)", " ", latin)
        burmese = re.sub(r"\(.*?\)", " ", burmese)
        words = tuple(w for w in (re.sub("[^a-z]", "", bare(t)) for t in re.split(r"[\s\-]+", latin)) if w)
        syllables = tuple(s for s in syllables_of(burmese) if is_burmese(s))
        if burmese not in left_out and bare(latin).strip() not in left_out and words and syllables:
            found.append((syllables, words, "pcode" in row))
    return sorted(set(found))


def learn(pairs: list[Pair]) -> list[Spelled]:
    """Count spellings, first by position, then under the model that those counts make."""
    counted: Counter[tuple[str, str, bool]] = Counter()
    for syllables, words, place in pairs:
        if len(syllables) == len(words):
            counted.update((s, w, place) for s, w in zip(syllables, words, strict=True))
    for _ in range(_ROUNDS):
        speller = Speller(_rows(counted))
        counted = Counter()
        for syllables, words, place in pairs:
            laid = lay_beside(speller, syllables, words)
            counted.update((s, w, place) for s, w in zip(syllables, laid or (), strict=bool(laid)))
    return _rows(counted)


def lay_beside(speller: Speller, syllables: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Cut the letters of the words into one spelling for each syllable, as likely as can be; ``None``: none fits."""
    letters = "".join(words)
    ends = {sum(map(len, words[: i + 1])) for i in range(len(words))}
    at: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for syllable in syllables:
        reached: dict[int, tuple[float, tuple[str, ...]]] = {}
        for start, (bits, cut) in at.items():
            for end in range(start + 1, min(len(letters), start + _LONGEST) + 1):
                spelled = letters[start:end]
                cost = _ACROSS * sum(start < e < end for e in ends) + (0 if end in ends else _WITHIN)
                total = bits + math.log2(speller.probability(spelled, syllable)) - cost
                if end not in reached or total > reached[end][0]:
                    reached[end] = (total, (*cut, spelled))
        at = reached
    best = at.get(len(letters))
    return best[1] if best and best[0] / len(syllables) > _WORST else None


def _rows(counted: Counter[tuple[str, str, bool]]) -> list[Spelled]:
    keys = sorted({(s, w) for s, w, _ in counted})
    return [Spelled(s, w, counted[s, w, False], counted[s, w, True]) for s, w in keys]


def main() -> int:
    """Learn from the tables named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--leave-out", type=Path, help="names, one a line in either script, that must teach nothing")
    parser.add_argument("--to", type=Path, required=True)
    asked = parser.parse_args()
    lines = asked.leave_out.read_text("utf-8").splitlines() if asked.leave_out else []
    left_out = {bare(line).strip() for line in lines} | {line.strip() for line in lines}
    pairs = sorted({pair for table in asked.tables for pair in pairs_in(table, left_out)})
    learned = learn(pairs)
    lines = ["syllable\tlatin\tpersons\tplaces"]
    lines += [f"{s}\t{w}\t{p:.0f}\t{q:.0f}" for s, w, p, q in learned]
    asked.to.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stderr.write(f"{len(pairs)} pairs, {len(learned)} spellings\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
