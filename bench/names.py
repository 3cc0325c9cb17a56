"""How well the same name is found across spellings and scripts, and how fast; generic peers beside.

    python bench/names.py                        speed, on invented names
    SETS=/path/to/sets python bench/names.py     and the sets in names/ of that folder, scored by its own score_names.py

"Shipped" is ``kintrace names match`` as it stands. Its table of spellings was learned from names that also stand in
the sets, so a second column says how it does when the asked names taught it nothing: the names are parted into four,
and each quarter is answered by a model learned from ``data/`` of that folder without it (``tools/learn_spellings.py
--leave-out``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import names_left_out
import names_pairs
import names_peers
import names_speed
from names_sets import NameSet, sets_in

PEERS_ASKED = 250  # queries of each set that peers answer, evenly spread: the slowest takes a second for each


def by_us(asked: NameSet, out: Path) -> float:
    """What the command answers, and the queries a second with start-up and building the index."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "kintrace", "names", "match"]
    files = [str(asked.folder / "queries.tsv"), str(asked.folder / "corpus.tsv")]
    subprocess.run([*command, *files, "--top", "10", "--json", str(out)], check=False, stderr=subprocess.DEVNULL)
    return len(asked.queries) / (time.perf_counter() - start)


def scored(sets: Path, truth: Path, results: Path) -> str:
    """R@1 / R@10, as the sets' own scorer has it."""
    command = [sys.executable, str(sets / "names" / "score_names.py"), "--truth", str(truth), "--boot", "0"]
    run = subprocess.run([*command, "--results", str(results)], capture_output=True, text=True, check=True)
    of_all = json.loads(run.stdout)["all"]
    return f"{of_all['R@1']:.3f} / {of_all['R@10']:.3f}"


def peers(sets: Path, asked: NameSet, scratch: Path) -> Iterable[str]:
    """The score of each peer, on some of the queries."""
    some = asked.queries[:: max(1, -(-len(asked.queries) // PEERS_ASKED))]
    truth = scratch / "truth.tsv"
    truth.write_text("id\tcorrect\n" + "".join(f"{i}\t{' '.join(asked.correct[i])}\n" for i, _ in some), "utf-8")
    for answer in names_peers.PEERS.values():
        results = scratch / "peer.jsonl"
        found = answer([name for _, name in some], asked.corpus)
        if found is None:
            yield "–"
            continue
        lines = ({"id": i, "matches": matches} for (i, _), matches in zip(some, found, strict=True))
        results.write_text("".join(json.dumps(row) + "\n" for row in lines), "utf-8")
        yield scored(sets, truth, results)


def tables(sets: Path) -> None:
    found = sets_in(sets)
    columns = ["set (R@1 / R@10)", "queries", "shipped", "names left out", "queries a second", *names_peers.PEERS]
    print(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        left_out = names_left_out.answers(sets, found, scratch)
        for asked in found:
            out = scratch / "ours.jsonl"
            speed = by_us(asked, out)
            truth = asked.folder / "truth.tsv"
            ours = [scored(sets, truth, out), scored(sets, truth, left_out[asked.name])]
            cells = [asked.name, str(len(asked.queries)), *ours, f"{speed:.0f}", *peers(sets, asked, scratch)]
            print(f"| {' | '.join(cells)} |", flush=True)
    print(f"\nPeers answer at most {PEERS_ASKED} of the queries, evenly spread. –: not installed.")


def main() -> None:
    print(f"load {os.getloadavg()[0]:.1f}\n")
    if sets := os.environ.get("SETS"):
        tables(Path(sets))
        names_pairs.table(Path(sets))
    else:
        print("sets of names: none given (SETS=/path make bench); what follows is on invented names only")
    names_speed.main()


if __name__ == "__main__":
    main()
