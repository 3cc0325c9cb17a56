"""Where a passphrase may come from, and what is refused."""

from __future__ import annotations

import os
import re

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
