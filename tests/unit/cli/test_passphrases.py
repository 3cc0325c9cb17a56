"""Where a passphrase may come from, and what is refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from folders import kintrace
from kintrace.cli.passphrases import NoPassphrase, passphrase_from

WORDS = "six invented words for tests only"


def test_it_is_the_first_line_of_a_file(tmp_path):
    path = tmp_path / "phrase"
    path.write_text(WORDS + "\r\nnot this\n", "utf-8")
    assert passphrase_from(path, None)(True) == WORDS


def test_it_is_read_from_a_descriptor_which_is_then_closed():
    reading, writing = os.pipe()
    os.write(writing, WORDS.encode() + b"\n")
    os.close(writing)
    assert passphrase_from(None, reading)(False) == WORDS
    with pytest.raises(OSError):
        os.fstat(reading)


def test_two_places_for_it_are_refused(tmp_path):
    with pytest.raises(NoPassphrase):
        passphrase_from(tmp_path / "phrase", 3)


def test_a_short_one_is_refused_for_a_new_casebook_and_asked_of_an_old_one(tmp_path):
    path = tmp_path / "phrase"
    path.write_text("short\n", "utf-8")
    with pytest.raises(NoPassphrase):
        passphrase_from(path, None)(True)
    assert passphrase_from(path, None)(False) == "short"


def test_a_file_beside_the_casebook_is_warned_about_and_one_elsewhere_is_not(tmp_path, capsys):
    (tmp_path / "keys").mkdir()
    book = tmp_path / "a.casebook"
    passphrase_from(tmp_path / "keys" / "phrase", None, casebook=book)
    passphrase_from(tmp_path.parent / "phrase", None, casebook=book)
    passphrase_from(tmp_path / "phrase", None)
    assert capsys.readouterr().err == ""
    passphrase_from(tmp_path / "keys" / ".." / "phrase", None, casebook=book)
    assert "own folder" in capsys.readouterr().err


def test_a_link_to_the_casebooks_folder_does_not_hide_that_it_lies_there(tmp_path, capsys):
    (tmp_path / "books").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "books")
    passphrase_from(tmp_path / "link" / "phrase", None, casebook=tmp_path / "books" / "a.casebook")
    assert "own folder" in capsys.readouterr().err


def test_a_secret_is_shown_on_a_terminal_or_not_at_all():
    """Without a terminal of its own, the process has nowhere to show it, wherever its output goes."""
    code = "from kintrace.cli.passphrases import show_on_terminal; show_on_terminal('zarqwel')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, start_new_session=True, check=False
    )
    assert done.returncode != 0 and "There is no terminal" in done.stderr
    assert "zarqwel" not in done.stdout + done.stderr.replace(code, "")


def test_a_missing_file_is_a_message_without_the_words(tmp_path):
    with pytest.raises(NoPassphrase, match="could not be read") as refused:
        passphrase_from(tmp_path / "none", None)(False)
    assert refused.value.__cause__ is None


def test_no_option_and_no_variable_takes_the_words_themselves(tmp_path):
    (tmp_path / "a.casebook").write_bytes(b"x")
    offered = set(re.findall(r"--pass[a-z-]*", kintrace("check", "--help", home=tmp_path).stdout))
    assert offered == {"--passphrase-file", "--passphrase-fd"}
    names = ("PASSPHRASE", "KINTRACE_PASSPHRASE", "KINTRACE_PASSPHRASE_FILE", "KINTRACE_KEY")
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, WORDS)
        with pytest.raises(NoPassphrase, match="no terminal"):
            passphrase_from(None, None)(False)
