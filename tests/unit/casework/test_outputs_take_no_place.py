"""No output takes the place of what opens a casebook, whoever names it; and poisoned words stop nobody."""

from __future__ import annotations

import pytest

from kintrace.casework.custody.steps import BadDetails, details_from
from kintrace.casework.seeking.sought import sought_in
from kintrace.casework.showing.writing import CannotWrite, Targets, kept_files, write_out
from kintrace.cli.passphrases import passphrase_from


@pytest.fixture
def folder(tmp_path):
    for name in ("a.casebook", "a.casebook.keys", "a.casebook.lock", "identity", "identity.custodian", "passphrase"):
        (tmp_path / name).write_text("as it was", "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["a.casebook", "a.casebook.keys", "a.casebook.lock", "identity", "passphrase"])
def test_an_output_is_refused_and_nothing_is_touched(folder, name):
    never = kept_files(folder / "a.casebook", passphrase_from(folder / "passphrase", None))
    with pytest.raises(CannotWrite):
        write_out(folder / name, b"words", never=never)
    assert (folder / name).read_text("utf-8") == "as it was"


def test_a_casebook_is_known_without_being_named(folder):
    with pytest.raises(CannotWrite):
        Targets(json=folder / "a.casebook").require_writable()


def test_a_request_with_an_age_of_five_thousand_digits_and_half_characters_is_read():
    sought = sought_in(b'{"names": ["Brang \\ud800Aung"], "age": "' + b"9" * 5000 + b'", "reach": "by \\udc00 letter"}')
    assert "\ud800" not in sought.names[0]
    sought.reach.encode("utf-8")
    assert len(sought.age) <= 1000


def test_details_with_half_a_character_are_refused_where_they_are_given():
    with pytest.raises(BadDetails):
        details_from(b'{"giver": "\\ud800"}', "details.json")
