"""How long a request takes tells nothing of whom it asks for, nor its reply: all pairs of four kinds, interleaved."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest

from cast import BRANG_AUNG, SENG_RA, THIDAR
from folders import PASSPHRASE, casebook_of, kintrace, passphrase_file
from kintrace import casework
from kintrace.casework.hiding.wishes import at_the_desk
from kintrace.model import WishWay

IN_ONE_PROCESS, AS_PROCESSES = 800, 60
STANDARD_ERRORS = 2.6
LOW, HIGH = 0.45, 0.55
TAKEN = "On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {}, 22, from a tea shop in Hpakant.\n"
BACK = "{}, 22, of Hpakant escaped from a KIA camp and came home on November 2, 2025, residents said.\n"
KINDS = {
    "nothing": json.dumps({"names": [THIDAR[0]], "reach": "by the shop"}),
    "no consent": json.dumps({"names": [SENG_RA[0]], "age": 22, "relation": "sister", "reach": "by the shop"}),
    "hidden": json.dumps({"names": list(BRANG_AUNG), "age": 22, "reach": "by the shop"}),
    "match": json.dumps({"names": ["Naw Htee Moo"], "last_seen": "Hpakant, 7 October 2025", "reach": "by the shop"}),
}


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook that knows of a match, of one who got away and has not consented, and of one who is hidden."""
    texts = {name: (TAKEN.format(name), "2025-10-09") for name in (BRANG_AUNG[0], SENG_RA[0], "Naw Htee Moo")}
    texts |= {f"{name} later": (BACK.format(name), "2025-11-05") for name in (BRANG_AUNG[0], SENG_RA[0])}
    path = casebook_of(tmp_path_factory.mktemp("book") / "b.casebook", texts, now)
    with at_the_desk(path, PASSPHRASE, now) as desk:
        lead = next(a.ref for a in desk.findings.assessments if BRANG_AUNG[0] in a.who.names)
    casework.hide(path, PASSPHRASE, lead, clock=now, wish=WishWay.SPOKEN)
    return path


def auc(left: list[float], right: list[float]) -> float:
    """Chance that one of the right took longer than one of the left (Mann and Whitney); 0.5: they cannot be told."""
    wins = sum((r > x) + (r == x) / 2 for x in left for r in right)
    return wins / (len(left) * len(right))


def interleaved(times: int, act: Callable[[str], object]) -> dict[str, list[float]]:
    """Time an act for each kind in turn, in a new order each round: what the machine does else falls on all alike."""
    took: dict[str, list[float]] = {kind: [] for kind in KINDS}
    chance = random.Random(7)
    for _ in range(times):
        for kind in chance.sample(sorted(KINDS), len(KINDS)):
            begun = time.perf_counter()
            act(kind)
            took[kind].append(time.perf_counter() - begun)
    return took


def told_apart(took: dict[str, list[float]]) -> dict[str, float]:
    """The pairs of kinds that their times tell apart, and how well.

    With few times, chance alone strays out of the band: it is widened by what chance does once in a hundred runs.
    """
    some = min(len(times) for times in took.values())
    by_chance = 0.0 if some >= IN_ONE_PROCESS else STANDARD_ERRORS * math.sqrt((2 * some + 1) / (12 * some * some))
    found = {f"{a}, {b}": auc(took[a], took[b]) for a, b in combinations(sorted(took), 2)}
    return {pair: round(value, 3) for pair, value in found.items() if not LOW - by_chance <= value <= HIGH + by_chance}


def requests_in(folder: Path) -> dict[str, Path]:
    paths = {kind: folder / f"{number}.json" for number, kind in enumerate(KINDS)}
    for kind, path in paths.items():
        path.write_text(KINDS[kind], "utf-8")
    return paths


def test_in_one_process_no_two_kinds_of_request_are_told_apart_by_time(book: Path, tmp_path: Path):
    from kintrace.protect import unlock_slot

    paths, opened = requests_in(tmp_path), unlock_slot(book, PASSPHRASE)  # stretching words anew would only add noise
    for kind in KINDS:
        casework.ask(book, opened, paths[kind], tmp_path / "o", now)
    took = interleaved(IN_ONE_PROCESS, lambda kind: casework.ask(book, opened, paths[kind], tmp_path / "o", now))
    assert told_apart(took) == {}


def test_as_commands_no_two_kinds_of_request_are_told_apart_by_time(book: Path, tmp_path: Path):
    paths, words = requests_in(tmp_path), passphrase_file(tmp_path)

    def command(kind: str) -> None:
        done = kintrace("ask", book, paths[kind], "--reply", tmp_path / "o", "--passphrase-file", words)
        assert done.returncode == 0, done.stderr

    took = interleaved(AS_PROCESSES, command)
    assert told_apart(took) == {}


def test_with_custodians_no_two_kinds_of_request_are_told_apart_by_time(book: Path, tmp_path: Path):
    """The last one here: from now on the casebook closes who asks, and so reads what was asked."""
    from kintrace.protect import unlock_slot

    paths, opened, public = requests_in(tmp_path), unlock_slot(book, PASSPHRASE), []
    for label in ("first", "second"):
        (tmp_path / label).mkdir()
        public.append(casework.new_custodian(tmp_path / label / "identity", label, PASSPHRASE).public)
    casework.add_custodians(book, PASSPHRASE, public, now, lambda *_: None)
    took = interleaved(IN_ONE_PROCESS, lambda kind: casework.ask(book, opened, paths[kind], tmp_path / "o", now))
    assert told_apart(took) == {}
