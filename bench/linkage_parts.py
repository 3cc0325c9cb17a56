"""What each part of linking lists is worth, and how right its probabilities are, on drawn worlds it was not fitted on.

    python bench/linkage_parts.py [--worlds 8] [--diagram docs/calibration.svg]

prints the tables of docs/calibration.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.columns import person_table
from kintrace.linkage.common import AsCounted
from kintrace.linkage.comparison import comparisons
from kintrace.linkage.pairing import person_pairs
from kintrace.linkage.people import FEWEST, weighed_at_first, weighed_people
from kintrace.linkage.rows import columns_of, people_in
from kintrace.linkage.scoring import Scored, answers
from kintrace.linkage.table import Table
from kintrace.linkage.weights import Side, weights
from kintrace.simulation import drawn, simulated

NEVER_FITTED_ON = 9_000  # seeds from here on
ROWS = 5_000
BINS = (0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001)
TOLD = 0.01
ABSENT = {
    "names of the people": ("name",), "names of the parents": ("father", "mother"), "ages and birthdays": ("age",),
    "days": ("event_date",), "places": ("home", "event_place"), "peoples and work": ("ethnicity", "occupation"),
    "sex": ("sex",), "identity numbers and telephones": ("identity_number", "contact"),
    "that lists hold people once": ("one_list",), "how much is told": ("told",),
    "rivals": ("rivals_more", "rivals_fewer"),
    "thirds": ("third",), "companions": ("companions",),
}  # fmt: skip

Truth = NDArray[np.bool_]


@dataclass(frozen=True)
class World:
    """A drawn world, laid out, and whether two of its rows are one person."""

    table: Table
    pairs: tuple[NDArray[np.int32], NDArray[np.int32]]
    who: NDArray[np.int64]
    true_pairs: int


@dataclass(frozen=True)
class Figures:
    """How right the probabilities of some pairs are."""

    f1: float
    best: float
    error: float
    missed: float


def world(seed: int) -> World:
    """Draw and lay out one world."""
    made = simulated(drawn(Random(seed), ROWS), seed)
    said = people_in(columns_of(made.rows()))
    person_of = {row.id: row.person or f"nobody's {row.id}" for row in made.truth()}
    known: dict[str, int] = {}
    who = np.array([known.setdefault(person_of[ref], len(known)) for ref in said.refs])
    times = np.bincount(who)
    table = person_table(said, AsCounted(max(len(said), FEWEST)))
    return World(table, person_pairs(table), who, int((times * (times - 1) // 2).sum()))


def figures(one: World, pairs: Scored) -> Figures:
    """F1 at a half and at the best threshold, expected calibration error in 20 bins, true pairs never listed."""
    probability = 1 / (1 + np.exp2(-pairs.millibits / 1000))
    told = probability >= TOLD
    probability, same = probability[told], (one.who[pairs.left] == one.who[pairs.right])[told]
    order = np.argsort(-probability, kind="stable")
    found = np.cumsum(same[order])
    best = (2 * found / (np.arange(len(found)) + 1 + one.true_pairs)).max(initial=0)
    likely = probability >= 0.5
    f1 = 2 * same[likely].sum() / (likely.sum() + one.true_pairs)
    bins = np.minimum((probability * 20).astype(int), 19)
    gaps = [abs(probability[bins == b].sum() - same[bins == b].sum()) for b in np.unique(bins)]
    return Figures(float(f1), float(best), float(sum(gaps) / len(bins)), 1 - float(same.sum()) / one.true_pairs)


def variants() -> Iterator[tuple[str, Callable[[World], Scored]]]:
    """Linkage as it is, and with parts of it left out."""
    side = weights().lists
    yield "all of it", lambda one: weighed_people(one.table, one.pairs, side).whole
    yield "each pair by itself, no second look", lambda one: weighed_at_first(one.table, one.pairs, side)[0]
    yield (
        "the starting weight of a typical list",
        lambda one: weighed_people(one.table, one.pairs, replace(side, estimate=None)),
    )
    by_hand = replace(side, levels=weights().persons.levels)
    yield "weights set by hand, no second look", lambda one: weighed_at_first(one.table, one.pairs, by_hand)[0]
    for what, silent in ABSENT.items():
        without = replace(side, levels=_silenced(side, silent))
        yield f"without {what}", partial(_weighed_by, without)


def _weighed_by(side: Side, one: World) -> Scored:
    return weighed_people(one.table, one.pairs, side).whole


def _silenced(side: Side, which: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
    return {name: dict.fromkeys(levels, 0) if name in which else levels for name, levels in side.levels.items()}


def kinds(one: World, pairs: Scored) -> Iterator[tuple[str, Truth]]:
    """Pairs by what speaks of them."""
    asked = {question.name: question for question in comparisons("persons")}
    names = ("age", "father", "event_date", "told", "identity_number")
    said = dict(zip(names, answers(one.table, pairs.left, pairs.right, [asked[n] for n in names]), strict=True))
    burmese = np.array([*(not text.isascii() for text in one.table.names.texts), False])[one.table.columns["name"]]
    lists = one.table.columns["list"]
    yield "all pairs", np.ones(len(pairs), dtype=np.bool_)
    yield "names, and at most one thing besides", said["told"] <= 1
    yield "ages", said["age"] >= 0
    yield "fathers' names", said["father"] >= 0
    yield "days", said["event_date"] >= 0
    yield "identity numbers", said["identity_number"] >= 0
    yield "across scripts", burmese[pairs.left] != burmese[pairs.right]
    yield "within one list", lists[pairs.left] == lists[pairs.right]


def reliability(worlds: list[World]) -> dict[str, list[tuple[float, float, int]]]:
    """For each kind of pair and bin of probability: mean probability, share that is one person, pairs."""
    gathered: dict[str, list[tuple[NDArray[np.float64], Truth]]] = {}
    for one in worlds:
        pairs = weighed_people(one.table, one.pairs, weights().lists).whole
        probability, same = 1 / (1 + np.exp2(-pairs.millibits / 1000)), one.who[pairs.left] == one.who[pairs.right]
        for kind, which in kinds(one, pairs):
            some = which & (probability >= TOLD)
            gathered.setdefault(kind, []).append((probability[some], same[some]))
    found = {}
    for kind, parts in gathered.items():
        probability, same = (np.concatenate([part[i] for part in parts]) for i in (0, 1))
        of = np.digitize(probability, BINS)
        found[kind] = [(float(probability[of == b].mean()), float(same[of == b].mean()), int((of == b).sum()))
                       for b in np.unique(of)]  # fmt: skip
    return found


def diagram(told: Mapping[str, list[tuple[float, float, int]]]) -> str:
    """Reliability diagrams as SVG: mean probability across, share that is one person upwards, dots by how many."""
    side, gap, across = 150, 46, 4
    high = (len(told) + across - 1) // across * (side + gap) + 10
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{across * (side + gap) + 10}" height="{high}" '
             'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>']  # fmt: skip
    for at, (kind, bins) in enumerate(told.items()):
        x, y = 30 + at % across * (side + gap), 24 + at // across * (side + gap)
        parts += [
            f'<text x="{x}" y="{y - 8}">{kind}</text>',
            f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
            f'<path d="M{x} {y + side}L{x + side} {y}" stroke="#bbb"/>',
        ]
        parts += [f'<circle cx="{x + p * side:.1f}" cy="{y + (1 - share) * side:.1f}" '
                  f'r="{1 + np.log10(pairs):.1f}" fill="#1b5e8c"/>' for p, share, pairs in bins]  # fmt: skip
        parts.append(f'<text x="{x}" y="{y + side + 14}" fill="#666">0</text>'
                     f'<text x="{x + side - 6}" y="{y + side + 14}" fill="#666">1</text>')  # fmt: skip
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Print both tables, and draw."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worlds", type=int, default=8)
    asked.add_argument("--diagram", type=Path)
    given = asked.parse_args()
    worlds = [world(NEVER_FITTED_ON + number) for number in range(given.worlds)]
    print("| | F1 at .5 | F1 at best | calibration error | never listed |\n| --- | --- | --- | --- | --- |")
    for name, weigh in variants():
        told = [figures(one, weigh(one)) for one in worlds]
        means = [np.mean([getattr(f, what) for f in told]) for what in ("f1", "best", "error", "missed")]
        print(f"| {name} | " + " | ".join(f"{mean:.3f}" for mean in means) + " |")
    found = reliability(worlds)
    print("\n| pairs that speak of | pairs | mean probability → share that is one person |\n| --- | --- | --- |")
    for kind, bins in found.items():
        steps = "; ".join(f"{p:.2f} → {share:.2f}" for p, share, _ in bins)
        print(f"| {kind} | {sum(pairs for *_, pairs in bins):,} | {steps} |")
    if given.diagram:
        given.diagram.write_text(diagram(found), "utf-8")


if __name__ == "__main__":
    main()
