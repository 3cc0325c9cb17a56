"""Who can open a casebook, at the command line: from the first passphrase to new keys after somebody left."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from folders import PASSPHRASE, kintrace, passphrase_file
from kintrace.cli.app import app
from kintrace.errors import KintraceError, WrongPassphrase
from kintrace.protect import Argon2Cost, slots_shown, unlock
from kintrace.store import Casebook
from terminals import at_terminal, cheaply

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
SECOND = "other invented words for a second"


@pytest.fixture(scope="module")
def _made(tmp_path_factory) -> Path:
    """A home with a casebook of one arrival, and two files with passphrases in another folder."""
    home = tmp_path_factory.mktemp("made")
    for folder in ("folder", "books", "phrases"):
        (home / folder).mkdir()
    (home / "folder" / "note.txt").write_text("On October 7, the KIA took three young men in Hpakant.", "utf-8")
    passphrase_file(home / "phrases")
    (home / "phrases" / "second").write_text(SECOND + "\n", "utf-8")
    done = ran("trace", home / "folder", "--casebook", book(home), *first(home))
    assert done.returncode in (0, 1), done.stderr
    return home


@pytest.fixture
def home(tmp_path, _made) -> Path:
    """A copy of it, which is quicker to have."""
    return shutil.copytree(_made, tmp_path / "home")


def book(home: Path) -> Path:
    return home / "books" / "a.casebook"


def first(home: Path) -> list[str | Path]:
    return ["--passphrase-file", home / "phrases" / "passphrase"]


def second(home: Path) -> list[str | Path]:
    return ["--passphrase-file", home / "phrases" / "second"]


def new_second(home: Path) -> list[str | Path]:
    return ["--new-passphrase-file", home / "phrases" / "second"]


def ran(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(cheaply(*args), capture_output=True, text=True, timeout=60, check=False)


def keys(home: Path, act: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    return ran("keys", act, book(home), *args)


def opens(home: Path, words: list[str | Path]) -> bool:
    """Whether the words in a file open the casebook: key file, database and every entry."""
    said = Path(words[1]).read_text("utf-8").strip()
    try:
        keys = unlock(book(home), said, floor=CHEAP)
    except WrongPassphrase:
        return False
    with Casebook.open(book(home), keys, lambda: datetime.now(UTC)) as opened:
        return opened.check() == ()


def test_a_second_person_comes_the_first_leaves_and_the_keys_are_made_anew(home):
    added = keys(home, "add", *first(home), *new_second(home), "--label", "second")
    assert added.returncode == 0, added.stderr
    assert opens(home, first(home)) and opens(home, second(home))
    removed = keys(home, "remove", "first", *second(home))
    assert "older copy" in removed.stdout and "kintrace keys rekey" in removed.stdout
    rekeyed = keys(home, "rekey", *second(home), "--slot", "second")
    assert rekeyed.returncode == 0 and "1 slot opens it" in rekeyed.stdout
    assert opens(home, second(home)) and not opens(home, first(home))
    listed = keys(home, "list").stdout
    assert "second" in listed and "first" not in listed.split("\n", 1)[1].replace("first version", "")


def test_a_changed_passphrase_opens_it_and_the_leads_are_the_same_as_before(home):
    out = ["--plain", "--json", home / "out.jsonl"]
    trace = ["trace", home / "folder", "--casebook", book(home), *out]
    ran(*trace, *first(home))
    before = (home / "out.jsonl").read_text("utf-8")
    assert keys(home, "change", *first(home), *new_second(home)).returncode == 0
    assert keys(home, "rekey", *second(home)).returncode == 0
    done = ran(*trace, *second(home))
    assert done.returncode in (0, 1), done.stderr
    assert (home / "out.jsonl").read_text("utf-8") == before  # references and all


def test_a_slip_is_shown_once_asked_back_and_opens_the_casebook(home):
    def asked_back(shown: str) -> str:
        number = re.findall(r"Word (\d+) on your paper", shown)[-1]
        return re.search(rf"\b{number}\. (\w+)", shown)[1]

    code, shown = at_terminal(
        "keys", "slip", book(home), home=home,
        answers=[("Passphrase: ", PASSPHRASE), (r"Word \d+ on", asked_back), (r"Word \d+ on", asked_back)],
    )  # fmt: skip
    assert code == 0, shown
    slip = shown.partition("Word ")[0]
    words = [word for _, word in sorted((int(n), w) for n, w in re.findall(r"(\d+)\. (\w+)", slip))]
    assert len(words) == 24
    lying = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert " ".join(words[:2]).encode() not in lying
    (home / "phrases" / "slip").write_text(" ".join(words).upper() + "\n", "utf-8")
    assert opens(home, ["--passphrase-file", home / "phrases" / "slip"])
    (home / "phrases" / "slip").write_text(" ".join(["zarqwel", *words[1:]]) + "\n", "utf-8")
    wrong = ran("check", book(home), "--passphrase-file", home / "phrases" / "slip")
    assert wrong.returncode == 20 and "word 1" in wrong.stderr and "zarqwel" not in wrong.stderr


def test_a_slip_that_was_not_written_down_is_not_made(home):
    wrong = [(r"Word \d+ on", "zarqwel")] * 3
    code, shown = at_terminal("keys", "slip", book(home), answers=[("Passphrase: ", PASSPHRASE), *wrong], home=home)
    assert code == 2 and "Nothing was changed" in shown
    assert "slip" not in keys(home, "list").stdout


def test_a_slip_is_never_shown_into_a_pipe(home):
    done = keys(home, "slip", *first(home))
    assert done.returncode == 2 and "terminal" in done.stderr
    assert not re.search(r"\d\. \w", done.stdout + done.stderr)


def test_at_enter_alone_a_passphrase_is_made_shown_and_asked_again(home):
    def made(shown: str) -> str:
        return re.search(r"\n    ((?:\w+ ){6}\w+)\r?\n", shown)[1]

    code, shown = at_terminal(
        "keys", "change", book(home), home=home,
        answers=[("Passphrase: ", PASSPHRASE), ("Enter alone", ""), ("have it: ", "no"), ("have it: ", made)],
    )  # fmt: skip
    assert code == 0, shown
    (home / "phrases" / "made").write_text(made(shown) + "\n", "utf-8")
    assert opens(home, ["--passphrase-file", home / "phrases" / "made"])
    assert not opens(home, first(home))


def test_a_made_passphrase_that_was_not_noted_changes_nothing(home):
    before = (home / "books" / "a.casebook.keys").read_bytes()
    answers = [("Passphrase: ", PASSPHRASE), ("Enter alone", ""), *[("have it: ", "no")] * 3]
    code, shown = at_terminal("keys", "change", book(home), answers=answers, home=home)
    assert code == 2 and "begin again" in shown
    assert (home / "books" / "a.casebook.keys").read_bytes() == before


def test_a_weak_passphrase_of_ones_own_is_taken_with_a_warning(home):
    weak = "password password"
    code, shown = at_terminal(
        "keys", "change", book(home), home=home,
        answers=[("Passphrase: ", PASSPHRASE), ("Enter alone", weak), ("once more: ", weak)],
    )  # fmt: skip
    assert code == 0 and "coin tosses" in shown
    assert weak not in shown


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["add", "--label", "U Maran"], 2, "never a person's name"),
        (["add", "--label", "first"], 2, "has this label already"),
        (["remove", "third"], 2, "No slot has this label"),
        (["remove", "first"], 4, "last passphrase"),
        (["rekey", "--slot", "third"], 2, "No slot has this label"),
    ],
)
def test_what_is_refused_says_what_to_do_and_changes_nothing(home, cheap_keys, args, code, said):
    before = (home / "books" / "a.casebook.keys").read_bytes()
    more = new_second(home) if args[0] == "add" else []
    asked = ["keys", args[0], book(home), *args[1:], *first(home), *more]
    done = CliRunner().invoke(app, [str(word) for word in asked])
    assert isinstance(done.exception, KintraceError)
    assert (done.exception.exit_code, said in str(done.exception)) == (code, True)
    assert (home / "books" / "a.casebook.keys").read_bytes() == before


def test_a_passphrase_file_in_the_casebooks_own_folder_is_warned_about(home):
    beside = passphrase_file(home / "books")
    warned = ran("check", book(home), "--passphrase-file", beside)
    assert warned.returncode == 0 and "own folder" in warned.stderr
    assert "own folder" not in ran("check", book(home), *first(home)).stderr


def test_any_command_can_be_told_which_slot_to_try(home):
    check = ["check", book(home), *first(home)]
    assert ran("--slot", "first", *check).returncode == 0
    other = ran("--slot", "third", *check)
    assert other.returncode == 2 and "No slot has this label" in other.stderr


def test_a_suggested_passphrase_is_printed_and_kept_nowhere(home):
    done = kintrace("keys", "suggest", home=home)
    assert done.returncode == 0 and re.fullmatch(r"(\w+ ){6}\w+\n", done.stdout)


def test_with_the_cost_that_people_have_it_works_the_same(tmp_path):
    """Once with nothing made cheap: the calibrated cost, and a key file that is refused below the floor."""
    (tmp_path / "phrases").mkdir()
    words = ["--passphrase-file", passphrase_file(tmp_path / "phrases")]
    (tmp_path / "folder").mkdir()
    assert kintrace("trace", tmp_path / "folder", "--casebook", tmp_path / "c", *words, home=tmp_path).returncode == 0
    (shown,) = slots_shown(tmp_path / "c")
    assert shown.cost.memory_kib >= 64 * 1024 and shown.cost.passes >= 3
    assert kintrace("keys", "rekey", tmp_path / "c", *words, home=tmp_path).returncode == 0
