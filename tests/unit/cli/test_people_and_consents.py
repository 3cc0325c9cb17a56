"""Roles and consents at the command line: each command says what was done, and refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from folders import PASSPHRASE, passphrase_file
from kintrace.cli.app import app
from kintrace.errors import Refused


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    from kintrace import casework
    from kintrace.casework.opening import opened
    from kintrace.cli.steps import now

    path = tmp_path / "a.casebook"
    with opened(path, PASSPHRASE, now):
        pass
    casework.add_slot(path, PASSPHRASE, "another six invented words for it", "second", now)
    return path


def said(*args: str | Path) -> str:
    done = CliRunner().invoke(app, [*map(str, args)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def test_roles_are_given_listed_and_taken(book: Path, tmp_path: Path) -> None:
    words = ("--passphrase-file", passphrase_file(tmp_path))
    assert ": reviewer, analyst." in said(
        "people", "grant", book, "--slot", "second", "--role", "analyst", "--role", "reviewer", *words
    )
    listed = said("people", "list", book, *words)
    assert "reviewer, analyst" in listed
    assert "documenter, reviewer, caseworker, analyst, administrator" in listed
    assert "no role" in said("people", "revoke", book, "--slot", "second", *words)


def test_a_role_that_does_not_exist_is_named(book: Path, tmp_path: Path) -> None:
    words = ("--passphrase-file", passphrase_file(tmp_path))
    assert "A role is one of" in said("people", "grant", book, "--slot", "second", "--role", "family", *words)


def test_nobody_gives_themselves_a_role_at_the_command_line(book: Path, tmp_path: Path) -> None:
    words = ("--passphrase-file", passphrase_file(tmp_path))
    with pytest.raises(Refused):
        said("people", "grant", book, "--slot", "first", "--role", "custodian", *words)


def test_a_consent_is_recorded_listed_and_withdrawn(book: Path, tmp_path: Path) -> None:
    words = ("--passphrase-file", passphrase_file(tmp_path))
    given = ("--purpose", "tracing", "--recipient", "icrc", "--until", "2099-06-30", "--given", "spoken")
    more = ("--explained", "told", "--language", "kac", "--giver", "relative")
    ref = said("consents", "record", book, "lead:1", *given, *more, *words).split()[1].rstrip(",")
    assert f"{ref}  until 2099-06-30" in said("consents", "list", book, *words)
    said("consents", "withdraw", book, ref, *words)
    assert f"{ref}  WITHDRAWN" in said("consents", "list", book, *words)


def test_a_recipient_and_a_purpose_go_together(tmp_path: Path) -> None:
    assert "go together" in " ".join(said("trace", tmp_path, "--for", "icrc").split())
