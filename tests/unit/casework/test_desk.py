"""What the open casebook shows: counts from the gate, and never whom."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import CANARIES
from folders import PASSPHRASE, small_folder
from kintrace.casework import Desk, Limits, Targets, open_desk, run_desk_job, trace
from kintrace.casework.opening import opened
from kintrace.errors import CasebookInUse, WrongPassphrase
from kintrace.model import Reader
from kintrace.protect import Argon2Cost, make_slots


def noon() -> datetime:
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    sources = small_folder(folder / "sources")
    (sources / "ragged.csv").write_text(f"name,age\n{CANARIES[0]},31\nragged {CANARIES[0]},1,2,3\n", "utf-8")
    book = folder / "a.kintrace"
    make_slots(book, PASSPHRASE, Argon2Cost())
    trace(
        sources, casebook=book, passphrase=PASSPHRASE, targets=Targets(), limits=Limits(60, 1536), clock=noon,
        progress=lambda *_: None,
    )  # fmt: skip
    return book


@pytest.fixture(scope="module")
def desk(casebook: Path) -> Desk:
    return open_desk(casebook, PASSPHRASE, noon)


def test_a_desk_counts_what_there_is(desk: Desk) -> None:
    counted = desk.counts()
    assert counted.current
    assert counted.released.taken_in == 4
    assert counted.released.persons >= 3
    assert len(counted.head.split()) == 12


def test_a_desk_shows_nobody(desk: Desk) -> None:
    released = desk.counts().released
    assert released.reader is Reader.ADMINISTRATOR
    assert (released.leads, released.passages, released.document_names) == ((), (), ())
    assert released.set_aside
    assert CANARIES[0] not in str(released.set_aside)


def test_each_look_at_a_desk_is_one_entry(desk: Desk) -> None:
    def looks() -> int:
        with opened(desk.casebook, desk.unlocked, noon) as open_book:
            return sum(1 for _ in open_book.book.entries(lane="reads"))

    before = looks()
    desk.counts()
    assert looks() == before + 1


def test_a_desk_leaves_the_casebook_to_others_between_looks(desk: Desk, casebook: Path) -> None:
    desk.counts()
    with opened(casebook, PASSPHRASE, noon), pytest.raises(CasebookInUse):
        desk.counts()
    assert desk.counts().current


def test_another_passphrase_opens_no_desk(casebook: Path) -> None:
    with pytest.raises(WrongPassphrase):
        open_desk(casebook, "words of somebody else", noon)


def test_a_job_with_the_keys_it_was_handed_does_what_the_command_does(desk: Desk) -> None:
    checked = run_desk_job("check", desk.casebook, desk.keys(), noon, lambda *_: None)
    assert checked["current"] is True
    assert checked["put_back"] == 0


def test_a_job_says_how_far_it_is(desk: Desk, casebook: Path) -> None:
    with opened(casebook, PASSPHRASE, noon) as open_book:
        open_book.book.replace_projection("maker", {}, open_book.book.head("facts"))
    assert not desk.counts().current
    steps: list[tuple[int, int]] = []
    run_desk_job("count", desk.casebook, desk.keys(), noon, lambda done, of: steps.append((done, of)))
    assert steps[-1] == (2, 2)
    assert desk.counts().current


def test_there_are_no_other_jobs(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no such job"):
        run_desk_job("export", desk.casebook, desk.keys(), noon, lambda *_: None)


def test_a_desk_shows_no_keys_of_itself(desk: Desk) -> None:
    assert "hidden" not in repr(desk)
    assert "ring" not in repr(desk)


def test_two_pages_at_once_wait_for_each_other(desk: Desk) -> None:
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: desk.counts(), range(2))
    assert first.released == second.released


def test_what_came_in_since_is_counted(desk: Desk, tmp_path: Path) -> None:
    before = desk.counts().released.taken_in
    (tmp_path / "more.txt").write_text("Name: Hpauyam La\nAge: 20\nLast seen: 3 October 2025, Hpakant\n", "utf-8")
    trace(
        tmp_path, casebook=desk.casebook, passphrase=PASSPHRASE, targets=Targets(), limits=Limits(60, 1536),
        clock=noon, progress=lambda *_: None,
    )  # fmt: skip
    assert desk.counts().released.taken_in == before + 1
