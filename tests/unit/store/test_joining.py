"""Joining copies is the union of their entries: any order and grouping gives the same, and nothing is lost."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kintrace.errors import CasebookDamaged
from kintrace.protect import KeyRing
from kintrace.store import FACTS, READS, Casebook, erase_all, join, rekey
from kintrace.store.heads import state_of
from kintrace.store.ledger import Ledger

RING = KeyRing(bytes(range(32)))


def clock():
    return datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


def opened(path, ring=RING):
    return Casebook.open(path, ring, clock)


def copy_of(path: Path, name: str) -> Path:
    return Path(shutil.copy2(path, path.with_name(name)))


def content(path, ring=RING):
    """All that a casebook says, in its order, and whether it verifies."""
    with opened(path, ring) as book:
        assert book.check() == ()
        return [*book.entries(FACTS), *book.entries(READS)], state_of(book._ledger)


def joined(into, *others):
    with opened(into) as book:
        for other in others:
            with opened(other) as theirs:
                join(book, theirs)
    return into


# What one copy does after the copies parted: appends facts and looks, and erases of what all had (by number).
WORK = st.lists(
    st.one_of(st.tuples(st.just("fact"), st.binary(max_size=8)), st.tuples(st.just("look"), st.binary(max_size=8)),
              st.tuples(st.just("erase"), st.integers(0, 3))),
    max_size=4,
)  # fmt: skip


def work(path, acts):
    with opened(path) as book:
        for act, what in acts:
            if act == "erase":
                shared = list(book.entries(kinds=("shared",)))
                if shared[what].payload is not None:
                    erase_all(book, [shared[what].id], "order")
            else:
                book.append("coded", what, FACTS if act == "fact" else READS)


@pytest.fixture(scope="module")
def common(tmp_path_factory):
    path = tmp_path_factory.mktemp("common") / "case"
    with Casebook.create(path, RING, clock) as book:
        book.append_all([("shared", bytes([n])) for n in range(4)])
    return path


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(WORK, WORK, WORK))
def test_any_order_and_any_grouping_gives_the_same_and_again_adds_nothing(common, acts):
    with tempfile.TemporaryDirectory() as folder:
        a, b, c = (Path(shutil.copy2(common, Path(folder) / name)) for name in "abc")
        for path, done in zip((a, b, c), acts, strict=True):
            work(path, done)
        left = joined(joined(copy_of(a, "left"), b), c)
        right = joined(copy_of(a, "right"), joined(copy_of(b, "bc"), c))
        turned = joined(copy_of(c, "turned"), b, a, b)
        assert content(left) == content(right) == content(turned)
        ids = {e.id for path in (a, b, c) for e in content(path)[0]}
        assert {e.id for e in content(left)[0]} == ids
        gone = {e.id for path in (a, b, c) for e in content(path)[0] if e.payload is None}
        assert {e.id for e in content(left)[0] if e.payload is None} == gone


@pytest.fixture
def two(common, tmp_path):
    """Two copies of one casebook that parted."""
    a, b = (Path(shutil.copy2(common, tmp_path / name)) for name in "ab")
    work(a, [("fact", b"of a"), ("look", b"by a")])
    work(b, [("fact", b"of b"), ("look", b"by b")])
    return a, b


def test_both_copies_work_is_there_and_the_other_stays_as_it_was(two):
    a, b = two
    before = content(b)
    joined(a, b)
    payloads = {e.payload for e in content(a)[0]}
    assert {b"of a", b"of b", b"by a", b"by b"} <= payloads
    assert content(b) == before


def test_what_was_erased_in_either_is_erased_and_its_key_never_comes_back(two):
    a, b = two
    work(b, [("erase", 1)])
    older = copy_of(a, "older")
    joined(a, b)
    joined(a, older)
    assert [e.payload for e in content(a)[0] if e.kind == "shared"] == [b"\x00", None, b"\x02", b"\x03"]
    joined(older, a)
    assert [e.payload for e in content(older)[0] if e.kind == "shared"][1] is None


def test_a_copy_that_was_given_new_keys_is_joined(two):
    a, b = two
    new = RING.rekeyed()
    rekey(b, RING, new, clock, lambda book: None, lambda: None)
    with opened(a) as book, opened(b, new) as theirs:
        assert join(book, theirs).entries > 0
    assert b"of b" in {e.payload for e in content(a)[0]}


def test_a_copy_that_does_not_verify_is_not_taken_in(two):
    a, b = two
    before = content(a)
    with opened(b) as theirs:
        theirs._ledger.run("DROP TRIGGER entry_is_never_changed")
        theirs._ledger.run("UPDATE entry SET at = 0 WHERE kind = 'coded'")
        with opened(a) as book, pytest.raises(CasebookDamaged):
            join(book, theirs)
    assert content(a) == before


def test_two_entries_under_one_number_are_kept_and_named(two):
    """A machine was put back as a whole, lock file and all, and went on: two copies write under one name."""
    a, _ = two
    rolled = a.with_name("rolled")
    for suffix in ("", ".lock"):
        shutil.copy2(a.with_name(a.name + suffix), a.with_name(f"saved{suffix}"))
    work(a, [("fact", b"one way")])
    shutil.copy2(a, rolled)
    with a.open("r+b") as there:  # the same inode
        there.truncate(0)
        there.write(a.with_name("saved").read_bytes())
    shutil.copy2(a.with_name("saved.lock"), a.with_name("a.lock"))
    work(a, [("fact", b"another way")])
    with opened(a) as book, opened(rolled) as theirs:
        told = join(book, theirs)
        assert len(told.forks) == 1
        assert {b"one way", b"another way"} <= {e.payload for e in book.entries()}
        assert all("fork" in problem or "looks" in problem for problem in book.check())
        assert join(book, theirs).entries == 0


def test_a_merge_that_is_broken_off_took_nothing_in(two, monkeypatch):
    a, b = two
    before = content(a)

    def breaks(self, entries):
        raise RuntimeError("killed")

    with monkeypatch.context() as patched, opened(a) as book, opened(b) as theirs:
        patched.setattr(Ledger, "_insert", breaks)
        with pytest.raises(RuntimeError):
            join(book, theirs)
    assert content(a) == before
