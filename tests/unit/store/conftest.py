"""A casebook in a folder of its own, under keys made for the test, with a clock that stands still until moved."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from kintrace.protect import KeyRing
from kintrace.store import Casebook


class Clock:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self):
        self.now = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ring():
    return KeyRing(bytes(range(32)))


@pytest.fixture(scope="session")
def _new_casebook(tmp_path_factory):
    """A casebook that was just made: made once, for copies of it are quicker to have."""
    path = tmp_path_factory.mktemp("made") / "case.kintrace"
    Casebook.create(path, KeyRing(bytes(range(32))), Clock()).close()
    return path


@pytest.fixture
def path(tmp_path, _new_casebook):
    """Path of a casebook that is there and closed."""
    shutil.copy2(_new_casebook, tmp_path / "case.kintrace")
    return tmp_path / "case.kintrace"


@pytest.fixture
def book(path, ring, clock):
    with Casebook.open(path, ring, clock) as opened:
        yield opened
