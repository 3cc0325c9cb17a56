"""Print the tables of figures: what a run costs, and how well each step does on the sets that are at hand.

    make bench                          the example, start-up, the casebook's cost
    SETS=/path/to/sets make bench       and the labelled sets in extraction/, linkage/, names/ and data/ of that folder

How notices are read stands in notices.py; what Myanmar's writing is read by in expressions.py and names.py, with peers.
Each also runs alone.

Times are of whole processes, the median of five runs after a warm-up; memory is the largest single process.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
KINTRACE = [sys.executable, "-m", "kintrace"]
RUNS = 5


def timed(*args: str, runs: int = RUNS) -> tuple[float, float]:
    """Median seconds, and the most memory any process took, in MB."""
    seconds = []
    for run in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([*KINTRACE, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if run:
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def whole_runs() -> None:
    print("| command | seconds | most memory so far, MB | wanted |")
    print("| --- | --- | --- | --- |")
    for args, wanted in (
        (["--help"], "0.3 s"),
        (["trace", str(ROOT / "examples" / "hpakant")], "10 s, 500 MB"),
    ):
        seconds, memory = timed(*args)
        print(f"| kintrace {args[0]} | {seconds:.2f} | {memory:.0f} | {wanted} |")


def casebook_cost() -> None:
    from casebook_cost import rows

    print("\n| our workload | seconds | beside plain SQLite |\n| --- | --- | --- |")
    for name, seconds, ratio in rows():
        print(f"| {name} | {seconds:.2f} | {ratio} |")


def extraction(sets: Path) -> None:
    dev = sets / "extraction" / "dev"
    files = sorted(dev.glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        start = time.perf_counter()
        subprocess.run(
            [*KINTRACE, "extract", *map(str, files), "--json", str(out)], check=False, stderr=subprocess.DEVNULL
        )
        took = time.perf_counter() - start
        scored = subprocess.run(
            [sys.executable, str(sets / "extraction" / "score_extraction.py"), str(dev), str(out)],
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
    print(f"\nextraction: {len(files)} documents in {took:.1f} s\n{scored}")
    print("peers on this half: keyword list act F1 .451, verb patterns .370; + actor .275 / .370; + date .137 / .259")


def linkage(sets: Path) -> None:
    for world in ("w300", "w5k"):
        folder = sets / "linkage" / world
        scorer = [sys.executable, str(sets / "linkage" / "score_link.py"), "--truth", str(folder / "truth.csv")]
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch) / "out.jsonl"
            start = time.perf_counter()
            command = [*KINTRACE, "link", str(folder / "PEOPLE.csv"), "--json", str(out)]
            subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
            took = time.perf_counter() - start
            scored = subprocess.run(
                [*scorer, "--results", str(out)], capture_output=True, text=True, check=False
            ).stdout
        print(f"\nlinkage {world}: {took:.1f} s\n{scored}")


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg()[0]}))
    whole_runs()
    casebook_cost()
    sets = os.environ.get("SETS")
    if sets:
        extraction(Path(sets))
        linkage(Path(sets))
    else:
        print("\nlabelled sets: none given (SETS=/path make bench)")
    for part in ("notices", "expressions", "names"):
        print(f"\n{part}", flush=True)
        subprocess.run([sys.executable, str(ROOT / "bench" / f"{part}.py")], check=False)


if __name__ == "__main__":
    main()
