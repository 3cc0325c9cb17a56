"""Fit what answers are worth, and how a list's starting weight is estimated, on many invented worlds.

Regularised logistic regression: each answer's weight is drawn towards the one set by hand (``weights_by_hand.json``),
the more, the fewer pairs gave that answer. First the comparisons of pairs by themselves are fitted; then, with these,
the starting weights that suit each world best, by what can be seen of a world without its truth; then the comparisons
that look at other pairs. Worlds are drawn anew from wide ranges, so that no weight leans on one set of lists.

    python tools/fit_weights.py [--worlds 60] [--seed 1]

writes ``src/kintrace/linkage/resources/weights.json``. About five minutes for 60 worlds on two cores.

Source: A. E. Hoerl, R. W. Kennard (1970), Technometrics 12, 55-67 (the ridge); Newton's method with step halving.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kintrace.linkage.columns import person_table
from kintrace.linkage.common import AsCounted
from kintrace.linkage.comparison import Comparison, asked_again, comparisons
from kintrace.linkage.context import context, through_a_third
from kintrace.linkage.pairing import person_pairs
from kintrace.linkage.people import FEWEST, HOPELESS, expected, weighed_at_first
from kintrace.linkage.rows import columns_of, people_in
from kintrace.linkage.scoring import Scored, answers
from kintrace.linkage.table import Table
from kintrace.linkage.weights import Estimate, weights
from kintrace.simulation import drawn, simulated

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src/kintrace/linkage/resources/weights.json"
BY_HAND = ROOT / "tools/weights_by_hand.json"
SIZES = (300, 1_000, 5_000, 5_000, 5_000, 20_000)
FIRST_GUESS, GUESSES = -8_500, (-6_000, -12_000)
TYPICAL_START = -8_400  # of lists of some hundred rows; what is used is estimated
FEWEST_ROWS = 300
THIN, NAMES_ONLY, TWO_LISTS, EMPTY = 0.5, 0.3, 0.4, 0.5  # shares of worlds, and of columns
MAY_BE_EMPTY = (
    "other_names", "sex", "age", "birth_date", "father_name", "mother_name", "nrc", "phone", "ethnicity", "occupation",
    "place", "pcode", "event_date", "event_place",
)  # fmt: skip
TURNS = 2
FEWEST_SAME = 15  # pairs of one person that tell a world's own starting weight
BY_SHORTNESS = -500  # millibits for each halving below that; set by hand, for such short lists teach nothing
PAIRS_TRUSTED_LIKE_THE_HAND = 20.0
BIT = math.log(2)

Numbers = NDArray[np.float64]


@dataclass
class Pairs:
    """The pairs of one world.

    Args:
        table: Its rows.
        scored: The pairs; their weights are set as they are fitted.
        levels: Answers by comparison.
        same: Whether each pair is one person.
    """

    table: Table
    scored: Scored
    levels: NDArray[np.int8]
    same: NDArray[np.bool_]


class Questions:
    """Comparisons whose levels are numbered through."""

    def __init__(self, asked: Sequence[Comparison]) -> None:
        self.asked = asked
        self.starts = np.cumsum([0, *(len(c.levels) for c in asked)])
        self.levels = int(self.starts[-1])

    def numbered(self, levels: NDArray[np.int8]) -> NDArray[np.int32]:
        """Numbers of the answers, a row for each pair; one past the constant where nothing is said."""
        found = levels.astype(np.int32) + self.starts[:-1, None].astype(np.int32)
        found[levels < 0] = self.levels + 1
        return found.T

    def by_hand(self) -> Numbers:
        """Weights set by hand, in bits."""
        table = json.loads(BY_HAND.read_text("utf-8"))["persons"]
        return np.array([table[c.name][level.name] / 1000 for c in self.asked for level in c.levels])

    def named(self, bits: Numbers) -> dict[str, dict[str, int]]:
        """Millibits by comparison and level."""
        rounded = [round(1000 * b) for b in bits.tolist()]
        return {
            c.name: {level.name: rounded[start + i] for i, level in enumerate(c.levels)}
            for c, start in zip(self.asked, self.starts.tolist(), strict=False)
        }


def world(seed: int) -> Pairs:
    """Make a world and compare its rows."""
    made = simulated(drawn(Random(seed), SIZES[seed % len(SIZES)]), seed)
    rng = Random(f"what {seed} says")
    rows = thinned(list(made.rows()), rng) if rng.random() < THIN else made.rows()
    said = people_in(columns_of(rows))
    person_of = {row.id: row.person or f"nobody's {row.id}" for row in made.truth()}
    numbered: dict[str, int] = {}
    who = np.array([numbered.setdefault(person_of[ref], len(numbered)) for ref in said.refs])
    table = person_table(said, AsCounted(max(len(said), FEWEST)))
    left, right = person_pairs(table)
    others = through_a_third(len(table), weighed_at_first(table, (left, right), weights().lists)[0])
    left, right = np.concatenate([left, others[0]]), np.concatenate([right, others[1]])
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    levels = answers(table, left, right, comparisons("persons"))
    pairs = Scored(left, right, np.zeros(len(left), dtype=np.int32))
    # what looking at other pairs asks for; the rest of a table is large, and cannot leave the process that made it
    kept = {name: table.columns[name] for name in ("list", "event_first", "event_last")}
    return Pairs(Table(table.refs, kept), pairs, levels, who[left] == who[right])


def thinned(rows: list[dict[str, str]], rng: Random) -> list[dict[str, str]]:
    """Lists that say little, as many do: some columns empty, or all but the names; now and then two lists alone."""
    names_only, few = rng.random() < NAMES_ONLY, rng.random() < TWO_LISTS
    empty = {c for c in MAY_BE_EMPTY if names_only or rng.random() < EMPTY}
    kept = set(rng.sample(sorted({row["list"] for row in rows}), 2)) if few else {row["list"] for row in rows}
    return [{c: "" if c in empty else cell for c, cell in row.items()} for row in rows if row["list"] in kept]


def fitted(
    questions: Questions, worlds: Sequence[tuple[NDArray[np.int32], NDArray[np.bool_], Numbers]], prior: Numbers
) -> Numbers:
    """Fit bits by Newton's method.

    Args:
        questions: What was asked.
        worlds: For each world the numbered answers, whether a pair is one person, and the bits that are given.
        prior: Bits that the fit is drawn towards.

    Returns:
        Bits by level, and a constant at the end.
    """
    size = questions.levels + 1
    prior = np.append(prior, 0.0) * BIT
    weights = np.append(prior, 0.0)  # the last stands for silence
    for _ in range(30):
        gradient = -PAIRS_TRUSTED_LIKE_THE_HAND * (weights[:-1] - prior)
        curve = np.diag(np.full(size, PAIRS_TRUSTED_LIKE_THE_HAND))
        for told, same, given in worlds:
            probability = 1 / (1 + np.exp(-(weights[told].sum(axis=1) + weights[size - 1] + given * BIT)))
            _add(told, same - probability, probability * (1 - probability), gradient, curve)
        step = np.linalg.solve(curve, gradient)
        before, length = _loss(weights, prior, worlds), 1.0
        while _loss(np.append(weights[:-1] + length * step, 0.0), prior, worlds) > before and length > 1e-4:
            length /= 2
        weights[:-1] += length * step
        if np.abs(length * step).max() < 1e-4:
            break
    return weights[:-1] / BIT


def _add(told: NDArray[np.int32], residual: Numbers, spread: Numbers, gradient: Numbers, curve: Numbers) -> None:
    size = len(gradient)
    # silence is numbered one past the constant: counted in a place of its own, and left out
    columns = [*told.T.astype(np.int64), np.full(len(told), size - 1, dtype=np.int64)]
    for i, one in enumerate(columns):
        gradient += np.bincount(one, residual, minlength=size + 1)[:size]
        for other in columns[i:]:
            both = np.bincount(one * (size + 1) + other, spread, minlength=(size + 1) ** 2)
            both = both.reshape(size + 1, size + 1)[:size, :size]
            curve += both if other is one else both + both.T


def _loss(
    weights: Numbers, prior: Numbers, worlds: Sequence[tuple[NDArray[np.int32], NDArray[np.bool_], Numbers]]
) -> float:
    loss = PAIRS_TRUSTED_LIKE_THE_HAND / 2 * float(((weights[:-1] - prior) ** 2).sum())
    for told, same, given in worlds:
        odds = weights[told].sum(axis=1) + weights[-2] + given * BIT
        loss += float(np.logaddexp(0, np.where(same, -odds, odds)).sum())
    return loss


def best_start(bits: Numbers, same: NDArray[np.bool_]) -> float:
    """The starting weight, in bits, under which as many pairs are expected to be one person as are."""
    start = FIRST_GUESS / 1000
    for _ in range(50):
        probability = 1 / (1 + np.exp2(-(bits + start)))
        start += (same.sum() - probability.sum()) / (probability * (1 - probability)).sum() / BIT
    return float(start)


def likely_under(weights: NDArray[np.int32]) -> list[float]:
    """How many pairs are expected to be one person under each guess."""
    return [expected(weights + np.int32(guess)) for guess in GUESSES]


def estimate_of(worlds: Sequence[Pairs], bits: Sequence[Numbers]) -> tuple[dict[str, Any], float]:
    """How a starting weight is estimated, and by how many bits that misses the best (standard deviation)."""
    seen, wanted = [], []
    for one, told in zip(worlds, bits, strict=True):
        rows = len(one.table)
        if one.same.sum() < FEWEST_SAME:
            continue
        likely = likely_under(np.rint(1000 * told).astype(np.int32))
        seen.append([1.0, math.log2(max(rows, FEWEST_ROWS)), *(math.log2(max(n, 1.0) / rows) for n in likely)])
        wanted.append(best_start(told, one.same))
    found, *_ = np.linalg.lstsq(np.array(seen), np.array(wanted), rcond=None)
    constant, by_rows, *by_likely = (round(1000 * f) for f in found.tolist())
    estimate = {
        "guesses": list(GUESSES),
        "by_likely": by_likely,
        "constant": constant,
        "by_rows": by_rows,
        "fewest": FEWEST_ROWS,
        "by_shortness": BY_SHORTNESS,
    }
    return estimate, float(np.std(np.array(wanted) - np.array(seen) @ found))


def main() -> None:
    """Fit, say how well it fits, and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worlds", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with ProcessPoolExecutor(2) as pool:
        worlds = list(pool.map(world, range(given.seed, given.seed + given.worlds)))
    first, again = Questions(comparisons("persons")), Questions(asked_again("persons"))
    told = [first.numbered(w.levels) for w in worlds]
    rates = [np.full(len(w.same), -math.log2(max(len(w.table), FEWEST))) for w in worlds]
    for _ in range(TURNS):  # what answers are worth, and how common it is in each world that two rows are one person
        bits = fitted(first, [(t, w.same, r) for t, w, r in zip(told, worlds, rates, strict=True)], first.by_hand())
        said = [np.append(bits[:-1], [0.0, 0.0])[t].sum(axis=1) for t in told]
        rates = [np.full(len(w.same), best_start(s, w.same) if w.same.sum() >= FEWEST_SAME else r[0] + bits[-1])
                 for w, s, r in zip(worlds, said, rates, strict=True)]  # fmt: skip
    estimate, missed = estimate_of(worlds, said)
    compared = sum(len(w.same) for w in worlds)
    sys.stdout.write(f"{len(worlds)} worlds, {compared:,} pairs; starts missed by {missed:.2f} bits\n")
    later = []
    for one, by_answers in zip(worlds, said, strict=True):
        millibits = np.rint(1000 * by_answers).astype(np.int32)
        start = Estimate(**estimate).start(len(one.table), likely_under(millibits))
        pairs = Scored(one.scored.left, one.scored.right, millibits + np.int32(start))
        kept = pairs.millibits >= HOPELESS
        pairs = pairs.only(kept)
        levels = answers(one.table, pairs.left, pairs.right, again.asked, context(one.table, pairs))
        later.append((again.numbered(levels), one.same[kept], pairs.millibits / 1000))
    more = fitted(again, later, np.zeros(again.levels))
    shipped = json.loads(SHIPPED.read_text("utf-8"))
    shipped["lists"] |= {
        "start": TYPICAL_START, "again": round(1000 * float(more[-1])), "estimate": estimate,
        "levels": dict(sorted((first.named(bits) | again.named(more)).items())),
    }  # fmt: skip
    SHIPPED.write_text(json.dumps(shipped, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
