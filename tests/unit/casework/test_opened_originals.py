"""Two custodians get back all that was closed of an arrival, in one new folder, or nothing. All people are invented."""

from __future__ import annotations

import hashlib
import json
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import BRANG_AUNG, SENG_RA
from folders import NOTICE, PASSPHRASE
from kintrace import casework
from kintrace.casework.custodians.enrolment import enrolled
from kintrace.casework.custodians.opened_folder import aside, files_of, put
from kintrace.casework.kinds import SHIPPED, Coded, ReadArrival, SealedOriginal
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import CannotWrite
from kintrace.casework.taking_in.sealing import keep
from kintrace.claims import code
from kintrace.model import Arrival, Coding, from_cbor
from kintrace.protect.seals import BadUnsealing
from kintrace.sources.documents import document_of
from kintrace.sources.sidecar import Sidecar

pytestmark = pytest.mark.usefixtures("cheap_keys")
TEXTS = (NOTICE, f"On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {SENG_RA[0]}, 24.\n")
SIDECAR = b'{"outlet": "Blue Hill News"}'
FILE_NAME = f"{BRANG_AUNG[0]}.html"
BODY = b"<html>\x00\xff as it came</html>\r\n"
EVERYTHING = {"original.html", "sidecar.meta.json", "document-1.txt", "document-2.txt", "codings.json", "index.json"}


def now() -> datetime:
    return datetime(2026, 1, 2, 20, tzinfo=UTC)


class Case:
    """A casebook with two custodians and one arrival of two documents, closed to them."""

    def __init__(self, at: Path, file_name: str = FILE_NAME, sidecar: bytes = SIDECAR) -> None:
        self.at, self.book = at, at / "a.casebook"
        for label in ("first", "second"):
            (at / label).mkdir()
            casework.new_custodian(at / label / "identity", label, PASSPHRASE)
        with opened(self.book, PASSPHRASE, now):
            pass
        public = [at / label / "identity.custodian" for label in ("first", "second")]
        casework.add_custodians(self.book, PASSPHRASE, public, now, lambda *_: None)
        digest = hashlib.sha256(BODY).hexdigest()
        with opened(self.book, PASSPHRASE, now) as open_book:
            arrival = Arrival(open_book.keys.ref("arr", digest), digest, file_name, BODY, sidecar)
            self.documents = tuple(
                document_of(arrival, open_book.keys.ref("doc", text), text, "text", Sidecar()) for text in TEXTS
            )
            self.codings = tuple(code(document) for document in self.documents)
            reading = ReadArrival(arrival.ref, "text", file_name, self.documents, ())
            coded = [Coded(coding, SHIPPED) for coding in self.codings]
            with open_book.book.transaction():
                keep(open_book.book, arrival, reading, coded, enrolled(open_book.book))
            self.arrival = arrival.ref

    def answers(self) -> list[Path]:
        asked, answers = self.at / "asked", [self.at / label / "answer" for label in ("first", "second")]
        for path in (asked, *answers):
            path.unlink(missing_ok=True)
        casework.write_request(self.book, PASSPHRASE, self.arrival, "The court asks.", asked, now)
        for answer in answers:
            casework.answer_request(asked, answer.with_name("identity"), PASSPHRASE, answer, now, granted=True)
        return answers

    def open(self, out: Path, *to: str, answers: list[Path] | None = None) -> Path:
        return casework.open_original(self.book, PASSPHRASE, answers or self.answers(), out, to, now)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_that_was_closed_comes_back_each_in_a_file_of_its_own(case: Case, tmp_path: Path) -> None:
    out = case.open(tmp_path / "came")
    assert names(out) == EVERYTHING
    assert (out / "original.html").read_bytes() == BODY
    assert (out / "sidecar.meta.json").read_bytes() == SIDECAR
    assert tuple((out / f"document-{n}.txt").read_bytes().decode() for n in (1, 2)) == TEXTS


def test_what_was_read_comes_back_unmasked_so_that_the_nouns_can_be_made_again(case: Case, tmp_path: Path) -> None:
    import cbor2

    out = case.open(tmp_path / "came")
    body = (out / "codings.json").read_text("utf-8")
    read = json.loads(body)
    again = tuple(from_cbor(cbor2.dumps(coding), Coding) for coding in read["codings"])
    assert again == case.codings
    texts = [(out / document.pop("text_in")).read_bytes().decode() for document in read["documents"]]
    whole = [{**document, "text": text} for document, text in zip(read["documents"], texts, strict=True)]
    rest = {"arrival": "", "file_name": "", "body": b"", "sidecar": b"", "codings": []}
    assert from_cbor(cbor2.dumps({**rest, "documents": whole}), SealedOriginal).documents == case.documents
    assert BRANG_AUNG[0] in body
    assert body == json.dumps(json.loads(body), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_an_index_says_what_each_file_is_what_it_was_called_and_what_it_holds(case: Case, tmp_path: Path) -> None:
    out = case.open(tmp_path / "came")
    index = json.loads((out / "index.json").read_text("utf-8"))
    assert (index["arrival"], index["file_name"]) == (case.arrival, FILE_NAME)
    assert {row["file"] for row in index["files"]} == EVERYTHING - {"index.json"}
    for row in index["files"]:
        assert row["sha256"] == hashlib.sha256((out / row["file"]).read_bytes()).hexdigest()
        assert row["is"]


def test_nobody_else_on_the_machine_reads_it(case: Case, tmp_path: Path) -> None:
    out = case.open(tmp_path / "came")
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


def test_with_a_recipient_every_file_is_encrypted_and_no_name_is_told(case: Case, tmp_path: Path) -> None:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    out = case.open(tmp_path / "came", str(identity.to_public()))
    assert names(out) == {f"{name}.age" for name in EVERYTHING}
    assert pyrage.decrypt((out / "original.html.age").read_bytes(), [identity]) == BODY
    index = json.loads(pyrage.decrypt((out / "index.json.age").read_bytes(), [identity]))
    for row in index["files"]:
        body = (out / row["file"]).read_bytes()
        assert not any(words.encode() in body for words in (BRANG_AUNG[0], SENG_RA[0], "Blue Hill"))
        assert row["sha256"] == hashlib.sha256(pyrage.decrypt(body, [identity])).hexdigest()


def test_where_there_was_no_sidecar_there_is_none(tmp_path: Path) -> None:
    out = Case(tmp_path, sidecar=b"").open(tmp_path / "came")
    assert names(out) == EVERYTHING - {"sidecar.meta.json"}


@pytest.mark.parametrize(
    ("file_name", "called"),
    [
        ("a.JPG", "original.JPG"),
        ("a", "original"),
        ("a.မြတ်", "original"),
        ("a.Zarqwel Hpunmyat", "original"),
        ("a.BrangAung", "original"),
        ("a.txt\n", "original"),
        ("a.keys", "original"),
        ("a.lock", "original"),
    ],
)
def test_an_ending_is_kept_where_it_is_one_and_nothing_else_of_the_name(file_name: str, called: str) -> None:
    files = files_of(SealedOriginal("arr:a", file_name, BODY, b"", (), ()), encrypted=False)
    assert set(files) == {called, "codings.json", "index.json"}
    assert json.loads(files["index.json"])["file_name"] == file_name


TAKEN = ("there", "file", "link", "nowhere/in", "first", "first/answer", "first/identity", "a.casebook/in")
BOOKS = ("a.casebook", "a.casebook.keys", "a.casebook.lock", "a.casebook-wal", "a.casebook.part", "a.casebook.keys/in",
         "a.casebook.lock/in", "b.casebook", "b.casebook.keys", "b.casebook.lock")  # fmt: skip


@pytest.mark.parametrize("places", [TAKEN, BOOKS])
def test_a_place_that_is_taken_or_a_casebooks_is_refused_and_the_answers_still_open(
    case: Case, tmp_path: Path, places: tuple[str, ...]
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "b.casebook.keys").write_text("another's", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    answers = case.answers()
    before = {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}
    for place in places:
        with pytest.raises(CannotWrite):
            case.open(tmp_path / place, answers=answers)
    assert {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert names(case.open(tmp_path / "came", answers=answers)) == EVERYTHING


def test_answers_that_do_not_hold_leave_nothing(case: Case, tmp_path: Path) -> None:
    answers, before = case.answers(), names(tmp_path)
    with pytest.raises(BadUnsealing):
        case.open(tmp_path / "came", answers=answers[:1])
    assert names(tmp_path) == before


KILLED = """
import os, sys
from pathlib import Path
from kintrace.casework.custodians.opened_folder import aside, put
out, files, told = Path(sys.argv[1]), {"original.txt": b"Zarqwel Hpunmyat", "index.json": b"{}"}, []
def dies_at(moment):  # before it makes, names, links, removes or opens a file or folder for the nth time
    left = [moment]
    def hook(event, about):
        if event in ("open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir"):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), 9)
    sys.addaudithook(hook)
moment, ended = 0, 9
while ended:
    moment += 1
    child = os.fork()
    if not child:
        dies_at(moment)
        with aside(out) as part:
            put(part, out, files, ())
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    if out.exists():
        assert {p.name: p.read_bytes() for p in out.iterdir()} == files
        if ended:
            out.rename(out.with_name(f"whole{moment}"))
    elif any(out.parent.glob(".*.part/*")):
        told.append(moment)
assert len(told) > 5 and moment > 10, (told, moment)
"""


def test_killed_at_any_moment_it_is_whole_or_nothing_has_its_name(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "came")], timeout=60, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert names(tmp_path / "came") == {"original.txt", "index.json"}
    assert not list(tmp_path.glob(".*.part"))


def test_what_a_killed_run_left_is_removed_by_the_next_under_whatever_name(case: Case, tmp_path: Path) -> None:
    left = tmp_path / ".kintrace-unsealed-abc.part"
    left.mkdir()
    (left / "original.txt").write_text("Zarqwel Hpunmyat", "utf-8")
    with pytest.raises(BadUnsealing):
        case.open(tmp_path / "came", answers=case.answers()[:1])
    assert not left.exists()


@pytest.mark.parametrize("kind", ["an empty folder", "a file", "a link"])
def test_what_came_to_stand_there_meanwhile_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "came"
    with aside(out) as part:
        if kind == "an empty folder":
            out.mkdir()
        elif kind == "a file":
            out.write_text("mine", "utf-8")
        else:
            out.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(CannotWrite, match="something stands there"):
            put(part, out, {"original": b"ours"}, ())
    assert names(tmp_path) == {"came"}
    assert not out.is_dir() or not names(out)


def test_what_another_run_is_writing_at_this_moment_is_left_to_it(case: Case, tmp_path: Path) -> None:
    with aside(tmp_path / "theirs") as part:
        case.open(tmp_path / "came")
        put(part, tmp_path / "theirs", {"original": b"theirs"}, ())
    assert names(tmp_path / "theirs") == {"original"}


def test_a_folder_of_somebody_that_only_looks_alike_is_left_alone(case: Case, tmp_path: Path) -> None:
    (tmp_path / ".mine.part").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "mine").write_text("mine", "utf-8")
    (tmp_path / ".kintrace-unsealed-abc.part").symlink_to(tmp_path / "outside")
    case.open(tmp_path / "came")
    assert (tmp_path / ".mine.part").is_dir()
    assert (tmp_path / "outside" / "mine").read_text("utf-8") == "mine"
