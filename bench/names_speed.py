"""How fast names are compared and found, and what the lexicon costs to import. All names are invented."""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from functools import cache
from itertools import accumulate

from kintrace.lexicon.names import bits_of_pairs
from kintrace.lexicon.names.spelling import speller

NAMES, PAIRS = 2_000, 300_000
LISTED, ASKED = 1_000_000, 300


def invented(rng: random.Random, how_many: int) -> list[str]:
    """Names of two to four syllables, drawn as often as syllables of names are; two of three in Latin letters."""
    model = speller()
    weights, spelled = list(accumulate(model.share.tolist())), cache(model.spellings)
    names = []
    for n in range(how_many):
        some = rng.choices(model.syllables, cum_weights=weights, k=rng.choice((2, 3, 3, 4)))
        if n % 3:
            words = (rng.choices(*zip(*spelled(s), strict=True))[0].capitalize() for s in some)
            names.append(rng.choice(("", "", "U ", "Ma ", "Ko ")) + " ".join(words))
        else:
            names.append("".join(some))
    return names


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pairs() -> None:
    """Pairs of names: each read first; laid out already; and the same without initials, which are weighed singly."""
    import numpy as np

    from kintrace.lexicon.names.batch import Shelf
    from kintrace.lexicon.names.comparing import SURE_INITIAL
    from kintrace.lexicon.names.spoken import spoken

    names = invented(random.Random("pairs"), NAMES)
    rng = np.random.default_rng(7)
    left, right = (rng.integers(0, len(names), PAIRS) for _ in range(2))
    start = time.perf_counter()
    bits_of_pairs([(names[a], names[b]) for a, b in zip(left, right, strict=True)])
    print(f"| pairs a second, {NAMES:,} names read first | {PAIRS / (time.perf_counter() - start):,.0f} | |")
    forms = [spoken(name)[0] for name in names]
    for label, kept in (
        ("pairs a second, names laid out", forms),
        ("the same, of names without initials", [f for f in forms if max(f.initial) <= SURE_INITIAL]),
    ):
        shelf = Shelf(kept)
        left, right = (rng.integers(0, len(kept), PAIRS) for _ in range(2))
        start = time.perf_counter()
        shelf.bits(left, right)
        print(f"| {label} | {PAIRS / (time.perf_counter() - start):,.0f} | 1,000,000 |", flush=True)


def index() -> None:
    from kintrace.lexicon.names.index import NameIndex

    rng = random.Random("a million")
    names = invented(rng, LISTED)
    before = megabytes()
    start = time.perf_counter()
    listed = NameIndex(names)
    listed.nearest("Kyaw Linn")  # what is left for the first question is part of the building
    built = time.perf_counter() - start
    peak = megabytes()
    seconds = []
    for name in [*rng.sample(names, ASKED // 2), *invented(rng, ASKED // 2)]:
        start = time.perf_counter()
        listed.nearest(name)
        seconds.append(time.perf_counter() - start)
    cuts = statistics.quantiles(seconds, n=20)
    print(f"| index of {LISTED:,} names, s | {built:.0f} | 60 |")
    print(f"| largest memory, MB (the names alone: {before:.0f}) | {peak:.0f} | 600 |")
    print(f"| query, p50 / p95, ms | {cuts[9] * 1000:.1f} / {cuts[18] * 1000:.1f} | – / 20 |")


def imports() -> None:
    for module, wanted in (("kintrace.lexicon", "0.15"), ("kintrace.lexicon.names", "")):
        code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
        runs = [
            float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
            for _ in range(6)
        ]
        print(f"| import {module}, s | {statistics.median(runs[1:]):.3f} | {wanted} |")


def main() -> None:
    print("\n| speed, on invented names, one core | measured | wanted |\n| --- | --- | --- |", flush=True)
    imports()
    pairs()
    index()


if __name__ == "__main__":
    main()
