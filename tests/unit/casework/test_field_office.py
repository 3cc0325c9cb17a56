"""What an office shows of a package from the field, and where its key may stand. All people are invented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import BRANG_AUNG
from folders import PASSPHRASE, casebook_of
from kintrace import casework
from kintrace.casework.kinds import FIELD_KEY
from kintrace.casework.opening import opened
from kintrace.casework.people.roles import grant
from kintrace.casework.people.slots import add_slot
from kintrace.casework.showing.writing import CannotWrite
from kintrace.model import Reader

pytestmark = pytest.mark.usefixtures("cheap_keys")
OTHER = "another six invented words for tests"
NAME = f"{BRANG_AUNG[0]} came home.xlsx"


def now() -> datetime:
    return datetime(2026, 1, 2, 20, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return casebook_of(tmp_path / "office.casebook", {}, now)


def package(office: Path, folder: Path) -> Path:
    """What a device hands over: one file, which cannot be read."""
    device, out = folder / "device.casebook", folder / "package"
    casework.field_key(office, PASSPHRASE, now, folder / "office.field")
    casework.new_field_book(device, OTHER, folder / "office.field", now)
    (folder / "sources").mkdir()
    (folder / "sources" / NAME).write_bytes(b"PK\x03\x04 cut off")
    casework.add_in_field(device, OTHER, folder / "sources", None, now)
    casework.hand_over(device, OTHER, out, now)
    return out


@pytest.mark.parametrize(("role", "shown"), [(Reader.DOCUMENTER, NAME), (Reader.ANALYST, "number 1")])
def test_a_file_that_was_not_read_is_named_to_who_sees_names_of_files_alone(office, tmp_path, role, shown):
    brought = package(office, tmp_path)
    slot = add_slot(office, PASSPHRASE, OTHER, "second", now)
    grant(office, PASSPHRASE, "first", [Reader.ADMINISTRATOR], now)
    grant(office, PASSPHRASE, slot, [role], now)
    taken = casework.take_in_from_field(office, OTHER, brought, casework.Limits(60, 2048), now, lambda *_: None)
    assert [file for file, _, _ in taken.set_aside] == [shown]
    assert (NAME in str(taken.set_aside)) == (role is Reader.DOCUMENTER)


def test_a_key_of_the_field_takes_the_place_of_no_other_offices_key(office, tmp_path):
    out = tmp_path / "a.field"
    casework.field_key(casebook_of(tmp_path / "other.casebook", {}, now), PASSPHRASE, now, out)
    before = out.read_bytes()
    with pytest.raises(CannotWrite):
        casework.field_key(office, PASSPHRASE, now, out)
    with opened(office, PASSPHRASE, now) as open_book:
        assert not list(open_book.book.entries(kinds=(FIELD_KEY,)))  # refused before one is made
    assert out.read_bytes() == before
