"""Who opens a casebook by a slot that nobody gave a role to is shown nothing, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from folders import PASSPHRASE, small_folder
from kintrace.casework import add_slot, grant
from kintrace.casework.opening import opened
from kintrace.cli.app import app
from kintrace.errors import KintraceError, Refused
from kintrace.model import Reader
from protect.test_seized import every_command
from unit.casework.test_people import clock

WORDS = "words of somebody without a role"
REF = "arr:aaaaaaaaaaaaaaaaaaaaaaaaaa"
# What opens no casebook, opens one of another kind, or asks for no passphrase.
OF_NOBODY = {
    "codebook",
    "doctor", "extract", "link", "lock", "panic", "serve", "names match", "simulate", "keys list", "keys suggest",
    "custodians new", "custodians show", "unseal approve", "unseal refuse", "field new", "field add",
    "field hand-over", "restore",
}  # fmt: skip
THEIR_OWN = {"keys change"}  # their own words are theirs to change
LOOK_AT_FILES_FIRST = {"custodians add", "unseal open", "field take-in"}
# Commands with their arguments: B is the casebook, O another, F a file that is there, D a folder, N a new file.
ASKED = """
trace D --casebook B --plain
check B
people list B
people grant B --slot second --role reviewer
people revoke B --slot second
keys add B --label other --new-passphrase-file F
keys remove B first
keys slip B
keys rekey B
consents list B
consents record B REF --purpose tracing --recipient family --until 2027-01-01 --given spoken --explained told --language my
consents withdraw B con:aaaaaaaa
consents confirm B REF
coding list B
coding agreement B
coding accept B doc:1/c1
coding reject B doc:1/c1
coding correct B doc:1/c1 --value m
coding add B doc:1/p1 note --from 1 --to 5
coding withdraw B rul:1
coding settle B rul:1
coding merge B doc:1/i1 doc:1/i2
coding split B doc:1/i1 --from 1 --to 5
origins list B
origins join B REF REF
origins part B REF REF
origins withdraw B jud:1
paraphrase list B
paraphrase write B REF 1 5 --words-file F
paraphrase compare B pph:1
paraphrase withdraw B pph:1
hide B REF --wish spoken
unhide B REF --wish spoken
ask B F --reply N
requests B
answer B 00000000000000000000000000000000
backup B --out N
merge B O --passphrase-file-other P
hold B REF --until 2027-01-01 --because court
erase B REF --reason mistake --yes
custody note B REF --details F
custody show B
custody export B REF --out N --plain
custodians add B F F
custodians list B
custodians remove B label
unseal request B REF --why-file F --out N
unseal open B F --out N --plain
field key B --out N
field take-in B F
export counts B --out N --plain
"""  # noqa: E501


@pytest.fixture
def desk(tmp_path, cheap_keys):
    """A folder with a casebook that a second person opens, to whom nobody gave a role."""
    small_folder(tmp_path / "folder")
    for name in ("a", "o"):
        with opened(tmp_path / f"{name}.casebook", PASSPHRASE, clock):
            pass
    book = tmp_path / "a.casebook"
    add_slot(book, PASSPHRASE, WORDS, "second", clock)
    grant(book, PASSPHRASE, "first", [Reader.ADMINISTRATOR, Reader.DOCUMENTER], clock)
    (tmp_path / "file.json").write_text("{}", "utf-8")
    (tmp_path / "words").write_text(PASSPHRASE, "utf-8")
    (tmp_path / "theirs").write_text(WORDS, "utf-8")
    return tmp_path


def ended(words: list[str]) -> int:
    try:
        return app(words, standalone_mode=False) or 0
    except SystemExit as said:
        return int(said.code or 0)
    except KintraceError as problem:
        return problem.exit_code


def state(folder: Path) -> tuple[str, ...]:
    with opened(folder / "a.casebook", PASSPHRASE, clock) as open_book:
        return tuple(entry.id for lane in ("facts", "reads") for entry in open_book.book.entries(lane))


@pytest.mark.parametrize("line", ASKED.strip().split("\n"), ids=lambda line: line.split(" B")[0])
def test_whoever_has_no_role_is_shown_nothing_and_changes_nothing(desk, line, capsys):
    stands = {"B": "a.casebook", "O": "o.casebook", "F": "file.json", "D": "folder", "N": "new", "P": "words"}
    words = [str(desk / stands[word]) if word in stands else word.replace("REF", REF) for word in line.split()]
    before = state(desk)
    code = ended([*words, "--passphrase-file", str(desk / "theirs")])
    assert code == Refused("").exit_code or (line.split(" B")[0] in LOOK_AT_FILES_FIRST and code > 1)
    assert capsys.readouterr().out == ""
    assert state(desk) == before
    assert not (desk / "new").exists()


def test_every_command_that_opens_a_casebook_is_tried():
    lines = ASKED.strip().split("\n")
    tried = {command for command in every_command() if any(f"{line} ".startswith(f"{command} ") for line in lines)}
    assert set(every_command()) - tried == OF_NOBODY | THEIR_OWN
