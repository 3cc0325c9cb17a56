"""A hundred panics: whatever is asked how, and whatever runs, a second later nobody holds a key."""

from __future__ import annotations

import os
import signal
from itertools import cycle, islice, product
from pathlib import Path

import pytest

from folders import PASSPHRASE, kintrace, passphrase_file, small_folder
from kintrace.protect import Argon2Cost, make_slots
from served import Served, Visitor, is_gone, served, until

TIMES, SECONDS = 100, 1.0
HOWS = ("page", "command", "signal")


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panic")
    (folder / "words").mkdir()
    book = folder / "a.kintrace"
    make_slots(book, PASSPHRASE, Argon2Cost())
    words = passphrase_file(folder / "words")
    assert kintrace(
        "trace", small_folder(folder / "sources"), "--casebook", book, "--passphrase-file", words
    ).returncode in (0, 1)
    return book


def test_a_hundred_of_a_hundred_panics_end_all_within_a_second(casebook: Path) -> None:
    ended = 0
    for how, at_work in islice(cycle(product(HOWS, (False, True))), TIMES):
        with served(casebook) as desk:
            visitor = desk.visitor()
            assert visitor.unlock() == 200
            pids = [desk.supervisor, desk.worker()]
            if at_work:
                visitor.post("/check")
                pids.append(desk.held_job())
            _panic(desk, visitor, how)
            until(lambda gone=tuple(pids): is_gone(gone), SECONDS)
            ended += 1
    assert ended == TIMES


def test_a_hundred_of_a_hundred_locks_end_the_key_holder_within_a_second(casebook: Path) -> None:
    with served(casebook) as desk:
        visitor = desk.visitor()
        for how in islice(cycle(HOWS), TIMES):
            assert visitor.unlock() == 200
            worker = desk.worker()
            if how == "page":
                visitor.post("/lock")
            elif how == "command":
                desk.world.run("lock")
            else:
                os.kill(desk.supervisor, signal.SIGUSR2)
            until(lambda gone=worker: is_gone([gone]), SECONDS)


def _panic(desk: Served, visitor: Visitor, how: str) -> None:
    if how == "page":
        with pytest.raises((OSError, EOFError)):
            visitor.post("/panic")
    elif how == "command":
        assert desk.world.run("panic").returncode == 0
    else:
        os.kill(desk.supervisor, signal.SIGUSR1)
