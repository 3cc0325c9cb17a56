"""How fast worlds are made and what they cost: ``simulate.py [--full]``; the latter makes one of a million rows too."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from kintrace.simulation import drawn, simulated, write_world

SIZES, FULL = (10_000, 100_000), 1_000_000
SEED = 20  # one of many: the cost differs with the lists that a seed draws


def made(rows: int) -> dict[str, float]:
    """Make one world in a folder that is thrown away."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        world = simulated(drawn(Random(SEED), rows), SEED)
        write_world(world, Path(folder))
        size = (Path(folder) / "PEOPLE.csv").stat().st_size
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "file": size / 2**20}


def main() -> None:
    """Make each size in a process of its own, so that peaks are its own."""
    if len(sys.argv) > 2:
        print(json.dumps(made(int(sys.argv[2]))))
        return
    print("| rows | seconds | rows/s | peak, MB | file, MB |\n| --- | --- | --- | --- | --- |")
    for rows in (*SIZES, FULL) if "--full" in sys.argv else SIZES:
        told = subprocess.run([sys.executable, __file__, "--rows", str(rows)], capture_output=True, check=True)
        cost = json.loads(told.stdout)
        print(f"| {rows:,} | {cost['seconds']:.1f} | {rows / cost['seconds']:,.0f} | {cost['megabytes']:.0f} "
              f"| {cost['file']:.0f} |")  # fmt: skip


if __name__ == "__main__":
    main()
