"""What was released is written whole, where it may be, and encrypted unless a person said otherwise."""

from __future__ import annotations

import io
import tarfile

import pyrage
import pytest

from cast import SENG_RA
from kintrace.casework.showing.writing import BadRecipient, CannotWrite, Targets, rendered, write
from kintrace.model import Findings, Linked, Reader
from kintrace.protect import release


@pytest.fixture
def released():
    return release(Findings((), (), (), Linked((), (), ()), set_aside=((SENG_RA[0], "file", "It is empty."),)),
                   Reader.DOCUMENTER, "test")  # fmt: skip


def test_a_report_in_the_place_of_an_earlier_one_leaves_nothing_of_it(tmp_path, released):
    targets = Targets(report=tmp_path / "report")
    write(rendered(released, targets), targets)
    (tmp_path / "report" / "documents").mkdir(exist_ok=True)
    (tmp_path / "report" / "documents" / "old.html").write_text("old")
    targets.require_writable()
    write(rendered(released, targets), targets)
    assert not (tmp_path / "report" / "documents" / "old.html").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["report"]


def test_a_note_that_somebody_put_into_a_report_is_never_lost(tmp_path, released):
    targets = Targets(report=tmp_path / "report")
    write(rendered(released, targets), targets)
    (tmp_path / "report" / "my notes.txt").write_text("ask the cook")
    with pytest.raises(CannotWrite):
        targets.require_writable()


def test_what_a_killed_run_left_behind_is_cleared_away(tmp_path, released):
    for word in (".report.old", ".report.new"):
        (tmp_path / word).mkdir()
        (tmp_path / word / "index.html").write_text("old")
    targets = Targets(report=tmp_path / "report")
    write(rendered(released, targets), targets)
    assert [p.name for p in tmp_path.iterdir()] == ["report"]


def test_a_folder_that_holds_something_else_is_never_written_over(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine")
    with pytest.raises(CannotWrite):
        Targets(report=tmp_path / "letters").require_writable()


def test_a_word_that_is_no_age_key_is_refused_before_any_work():
    with pytest.raises(BadRecipient):
        Targets(recipients=("age1nonsense",)).require_writable()


def test_with_a_recipient_nothing_readable_is_written(tmp_path, released):
    identity = pyrage.x25519.Identity.generate()
    targets = Targets(tmp_path / "report", tmp_path / "out.jsonl", (str(identity.to_public()),))
    write(rendered(released, targets), targets)
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert all(SENG_RA[0].encode() not in p.read_bytes() for p in files)
    archive = pyrage.decrypt((tmp_path / "report" / "report.tar.age").read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(archive)) as pages:
        assert "index.html" in pages.getnames()
    assert SENG_RA[0].encode() in pyrage.decrypt((tmp_path / "out.jsonl").read_bytes(), [identity])


def test_the_same_release_gives_the_same_bytes(tmp_path, released):
    targets = Targets(tmp_path / "report", tmp_path / "out.jsonl")
    assert rendered(released, targets) == rendered(released, targets)
