"""How well encodings are told, Zawgyi is read, and Burmese is broken into syllables; the usual tools beside.

python bench/scripts.py                       documents made from orthographies, the shipped gazetteer
SETS=/path/to/sets python bench/scripts.py    and the names in data/names_train.tsv of that folder
"""

from __future__ import annotations

import csv
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from kintrace.lexicon import scripts
from unit.lexicon.test_scripts_documents import ORTHOGRAPHIES, burmese_zawgyi, document, retyped

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = 2000  # of each language
RESOURCES = ROOT / "src" / "kintrace" / "lexicon" / "resources"
# The rule that most tools use: a break before every letter that is neither stacked nor closed.
USUAL_BREAK = re.compile(
    "(?<!^)(?=(?<!\u1039)[\u1000-\u1021](?![\u103a\u1039])|[\u1023-\u102a\u103f\u1040-\u104f]|[^\u1000-\u104f])"
)


def detector() -> Callable[[str], float]:
    from myanmartools import ZawgyiDetector

    return ZawgyiDetector().get_zawgyi_probability  # type: ignore[no-any-return]


def judged(probability: float, low: float, high: float) -> str:
    if probability < 0:
        return "latin"
    return "zawgyi" if probability >= high else "unicode" if probability <= low else "cannot_tell"


def documents() -> None:
    print(f"| documents of at least 50 letters, {DOCUMENTS} each | right | detector at .5 | at .05/.95 |")
    print("| --- | --- | --- | --- |")
    probability = detector()
    for language in [*ORTHOGRAPHIES, "Burmese in Zawgyi"]:
        rng = random.Random(f"bench {language}")
        known = ORTHOGRAPHIES.get(language)
        right = known.script if known else "zawgyi"
        found: Counter[str] = Counter()
        for _ in range(DOCUMENTS):
            text = document(rng, language) if known else burmese_zawgyi(rng)
            found["ours"] += scripts.decide(text).name == right
            found[".5"] += judged(probability(text), 0.5, 0.5) == right
            found[".95"] += judged(probability(text), 0.05, 0.95) == right
        print(f"| {language} | {' | '.join(f'{found[by] / DOCUMENTS:.4f}' for by in ('ours', '.5', '.95'))} |")


def halves() -> None:
    rng = random.Random("bench halves")
    right = total = 0
    for _ in range(DOCUMENTS // 4):
        unicode = " ".join(document(rng, "Burmese", rng.choice([50, 120, 300])).split())
        zawgyi = " ".join(burmese_zawgyi(rng, rng.choice([50, 120, 300])).split())
        wanted = [scripts.clean(unicode, "unicode")[0], scripts.clean(zawgyi, "zawgyi")[0]]
        got = scripts.clean_lines(f"{unicode}\n{zawgyi}")[1].split("\n")
        right += sum(a == b for a, b in zip(wanted, got, strict=True))
        total += 2
    print(f"\nhalf Unicode, half Zawgyi: {right / total:.4f} of {total} paragraphs read in their own encoding")


def single_names(label: str, names: Iterable[str]) -> None:
    probability = detector()
    rng = random.Random("bench names")
    found: Counter[tuple[str, str]] = Counter()
    total = back = 0
    for name in names:
        unicode = scripts.clean(name, "unicode")[0]
        zawgyi = scripts.to_zawgyi(unicode)
        back += scripts.clean(zawgyi, "zawgyi")[0] == unicode
        for text, right in ((unicode, "unicode"), (retyped(rng, zawgyi), "zawgyi")):
            total += 1
            if unicode == zawgyi:
                right = "either"
            p = probability(text)
            for by, said in (
                ("ours", scripts.decide(text).name),
                ("detector at .5", judged(p, 0.5, 0.5)),
                ("detector at .05/.95", judged(p, 0.05, 0.95)),
            ):
                found[by, "untold" if said == "cannot_tell" else "right" if right in (said, "either") else "wrong"] += 1
    print(f"\n| {label}: {total} single names in both encodings | wrong | cannot tell |\n| --- | --- | --- |")
    for by in ("ours", "detector at .5", "detector at .05/.95"):
        print(f"| {by} | {found[by, 'wrong'] / total:.5f} | {found[by, 'untold'] / total:.4f} |")
    print(f"Unicode to Zawgyi and back, equal: {back / total * 2:.5f}")


def speed(texts: list[str]) -> None:
    text = "\n".join(texts)
    kilobytes = len(text.encode()) / 1000
    zawgyi = scripts.to_zawgyi(text)
    print("\n| a second, on one core | kB |\n| --- | --- |")
    for label, act, words in (
        ("syllables", scripts.syllables, text),
        ("syllables as said", scripts.spoken_syllables, text),
        ("graphemes", scripts.graphemes, text),
        ("clean, Unicode", lambda words: scripts.clean(words, "unicode"), text),
        ("clean, Zawgyi", lambda words: scripts.clean(words, "zawgyi"), zawgyi),
        ("to Zawgyi", scripts.to_zawgyi, text),
        ("the usual breaking rule", USUAL_BREAK.split, text),
    ):
        start = time.perf_counter()
        act(words)
        print(f"| {label} | {kilobytes / (time.perf_counter() - start):,.0f} |")
    start = time.perf_counter()
    for name in texts[:2000]:
        scripts.decide(name)
    print(f"| decide, names a second | {2000 / (time.perf_counter() - start):,.0f} |")


def breaking() -> None:
    from unit.lexicon.test_scripts_breaking import WORDS

    parts = [written.split("|") for written, _ in WORDS.values()]
    ours = sum([piece.text for piece in scripts.syllables("".join(words))] == words for words in parts)
    usual = sum(USUAL_BREAK.split("".join(words)) == words for words in parts)
    print(f"\nhard words broken right: {ours} of {len(parts)}; by the usual rule {usual}")


def gazetteer() -> list[str]:
    with (RESOURCES / "gazetteer_tracts.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return sorted({name for row in rows for name in row["names_my"].split("|") if name})


def main() -> None:
    documents()
    halves()
    tracts = gazetteer()
    single_names("tracts and wards", tracts)
    if sets := os.environ.get("SETS"):
        with (Path(sets) / "data" / "names_train.tsv").open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            single_names("persons", sorted({row["my"] for row in rows}))
    breaking()
    speed(tracts)


if __name__ == "__main__":
    main()
