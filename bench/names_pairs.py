"""Whether names that are one person's are told from names that only look so: a set of labelled pairs.

``names/*/pairs.tsv`` of the folder of sets: ``same`` (1 or 0), ``a``, ``b``; after a bar, a year of birth and a sex.
"""

from __future__ import annotations

from pathlib import Path

from names_peers import logic_v2
from names_sets import rows

from kintrace.lexicon.names import compare

WRONG_ALLOWED = 1
USUAL_CUT = 0.7  # where nomenklatura's users cut


def table(sets: Path) -> None:
    """How many of the same pairs are found at the lowest cut that lets at most one different pair through."""
    for path in sorted((sets / "names").glob("*/pairs.tsv")):
        pairs = [(row["same"] == "1", row["a"], row["b"]) for row in rows(path)]
        print(f"\n| pairs in {path.parent.name} | same ones found | different ones let through |\n| --- | --- | --- |")
        scores = [compare(a, b).bits for _, a, b in pairs]
        line("kintrace", pairs, scores, best_cut(pairs, scores))
        if same := logic_v2():
            scores = [same(a.split("|")[0], b.split("|")[0]) for _, a, b in pairs]
            line(f"logic-v2 at {USUAL_CUT}, names only", pairs, scores, USUAL_CUT)
            line("logic-v2 at its best cut", pairs, scores, best_cut(pairs, scores))


def best_cut(pairs: list[tuple[bool, str, str]], scores: list[float]) -> float:
    """The lowest score that lets few enough different pairs through."""
    apart = sorted((s for (same, _, _), s in zip(pairs, scores, strict=True) if not same), reverse=True)
    return min(s for s in [*scores, float("inf")] if s > apart[WRONG_ALLOWED])


def line(label: str, pairs: list[tuple[bool, str, str]], scores: list[float], cut: float) -> None:
    through = [same for (same, _, _), s in zip(pairs, scores, strict=True) if s >= cut]
    of_same = sum(same for same, _, _ in pairs)
    found, wrong = sum(through), len(through) - sum(through)
    print(f"| {label} | {found} of {of_same} | {wrong} of {len(pairs) - of_same} |", flush=True)
