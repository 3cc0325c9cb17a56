"""Answer sets of names by models to which the asked names have taught nothing.

Run as a program, it answers one quarter of every set: ``names_left_out.py SPELLINGS.tsv SETS QUARTER TO``. A process of
its own for each quarter, because the model is read once.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from names_sets import NameSet, rows, sets_in

QUARTERS = 4
TOOL = Path(__file__).resolve().parents[1] / "tools" / "learn_spellings.py"
PAIRS = ("names_train", "places_train", "gazetteer_wards_pcode_train", "gazetteer_towns", "gazetteer_townships")


def answers(sets: Path, found: list[NameSet], scratch: Path) -> dict[str, Path]:
    """One file of answers for each set, all quarters together."""
    data = sets / "data"
    taught = [row["my"] for row in rows(data / "names_train.tsv")]
    for quarter in range(QUARTERS):
        names, spellings = scratch / "left_out.txt", scratch / f"spellings_{quarter}.tsv"
        names.write_text("\n".join(sorted(_left_out(found, taught, quarter))), "utf-8")
        tables = [str(data / f"{name}.tsv") for name in PAIRS]
        learn = [sys.executable, str(TOOL), *tables, "--leave-out", str(names), "--to", str(spellings)]
        subprocess.run(learn, check=True, stderr=subprocess.DEVNULL)
        answer = [sys.executable, __file__, str(spellings), str(sets), str(quarter), str(scratch)]
        subprocess.run(answer, check=True)
    return {asked.name: scratch / f"left_out_{asked.name}.jsonl" for asked in found}


def _left_out(found: list[NameSet], taught: list[str], quarter: int) -> set[str]:
    """The names of a quarter in the form in which the tables of pairs have them, titles off."""
    out: set[str] = set()
    for asked in found:
        spelled = dict(asked.corpus)
        names = asked.in_unicode[quarter::QUARTERS]
        out.update(names, (name.casefold() for name in names))
        if asked.name.startswith("latin"):  # two spellings of one name: neither may teach
            right = (ref for query, _ in asked.queries[quarter::QUARTERS] for ref in asked.correct[query])
            out.update(spelled[ref].casefold() for ref in right)
        elif asked.name == "mp_full":  # titles stand before the name
            endings = tuple(names)
            out.update(name for name in taught if any(ending.endswith(name) for ending in endings))
    return out


def main(spellings: str, sets: str, quarter: str, to: str) -> None:
    from kintrace.lexicon.names import spelling

    shipped = spelling.read_spelled
    learned = [
        spelling.Spelled(r["syllable"], r["latin"], float(r["persons"]), float(r["places"]))
        for r in rows(Path(spellings))
    ]
    spelling.read_spelled = lambda name: learned if name == "names_spellings.tsv" else shipped(name)

    from kintrace.lexicon import matching

    for asked in sets_in(Path(sets)):
        # the whole column is read first: a Zawgyi column is told by all its names
        column = [(i, name) for (i, _), name in zip(asked.queries, asked.in_unicode, strict=True)]
        with (Path(to) / f"left_out_{asked.name}.jsonl").open("a", encoding="utf-8") as out:
            for ref, matches in matching.match(column[int(quarter) :: QUARTERS], asked.corpus, 10):
                said = [{"id": i, "name": name, "score": score} for i, name, score in matches]
                out.write(json.dumps({"id": ref, "matches": said}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
