"""Each step of the tables goes forth and, where Django owns the table, back, with rows in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connections
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState

from kintrace.errors import CasebookDamaged
from kintrace.protect import KeyRing
from kintrace.store import Casebook
from kintrace.store.migrating import migrate
from kintrace.store.schema import FORMAT, TRIGGERS

RING = KeyRing(bytes(range(32)))
STEPS = ("0001_ledger", "0002_users", "0003_projections")
LAST_STEP_OF_FORMAT = {1: "0003_projections"}  # a file is looked at for steps only where its format is an older one


def _clock():
    return datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def book(tmp_path):
    """A casebook with a fact, a user and a projection."""
    with Casebook.create(tmp_path / "case.kintrace", RING, _clock) as made:
        from kintrace.store.models import User

        made.append("coded", b"kept")
        User(name="u", ref="per:1", role="caseworker").save(using=made._ledger.alias)
        made.replace_projection("persons", {"per:1": b"p"}, made.head())
        yield made


def _tables(book):
    return {name for (name,) in book._ledger.run("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_steps_are_the_ones_listed_here():
    from kintrace.store.django_setup import set_up

    set_up()
    loader = MigrationLoader(None)
    assert tuple(sorted(name for app, name in loader.disk_migrations if app == "store")) == STEPS


def test_the_format_of_the_file_was_raised_with_the_last_step():
    assert max(LAST_STEP_OF_FORMAT) == FORMAT and LAST_STEP_OF_FORMAT[FORMAT] == STEPS[-1]


def test_a_casebook_of_an_older_format_is_brought_to_this_one_when_it_is_opened(book, tmp_path, monkeypatch):
    migrate(book._ledger.alias, STEPS[1])
    book.close()
    for module in ("connecting", "migrating"):
        monkeypatch.setattr(f"kintrace.store.{module}.FORMAT", FORMAT + 1)
    with Casebook.open(tmp_path / "case.kintrace", RING, _clock) as again:
        assert again.projection("persons") == {}
        assert again._ledger.run("PRAGMA user_version") == [(FORMAT + 1,)]
        assert [e.payload for e in again.entries(kinds=("coded",))] == [b"kept"] and again.check() == ()


def test_the_last_step_gives_the_tables_that_the_models_want(book):
    from django.apps import apps

    loader = MigrationLoader(connections[book._ledger.alias])
    detector = MigrationAutodetector(
        loader.project_state(), ProjectState.from_apps(apps), NonInteractiveMigrationQuestioner()
    )
    assert detector.changes(graph=loader.graph) == {}


def test_every_user_model_that_django_knows_is_ours():
    from django.contrib.auth import get_user_model

    from kintrace.store.models import User

    assert get_user_model() is User


def test_projections_go_and_come_back_empty_and_all_else_stays(book):
    head = book.head()
    migrate(book._ledger.alias, STEPS[1])
    assert "store_projected" not in _tables(book)
    assert book._ledger.run("SELECT name FROM store_user") == [("u",)]
    migrate(book._ledger.alias)
    assert book.projection("persons") == {} and book.projection_head() == b""
    assert book._ledger.run("SELECT name FROM store_user") == [("u",)]
    assert book.head() == head and book.check() == ()


def test_users_go_and_come_back_empty_and_the_ledger_stays(book):
    head = book.head()
    migrate(book._ledger.alias, STEPS[0])
    assert "store_user" not in _tables(book)
    migrate(book._ledger.alias)
    assert book._ledger.run("SELECT count(*) FROM store_user") == [(0,)]
    assert book.head() == head and book.check() == ()


def test_there_is_no_way_back_from_the_ledger(book):
    executor = MigrationExecutor(connections[book._ledger.alias])
    with pytest.raises(IrreversibleError):
        executor.migrate([("store", None)])
    assert book.check() == ()


@pytest.mark.parametrize("step", STEPS[:2])
def test_the_guards_stand_after_every_step(book, step):
    migrate(book._ledger.alias, step)
    assert book._ledger.missing_triggers() == []
    migrate(book._ledger.alias)
    assert book._ledger.missing_triggers() == []
    assert book._ledger.run("PRAGMA user_version") == [(FORMAT,)]


def test_an_altered_ledger_table_loses_its_guards_and_is_noticed(tmp_path):
    with Casebook.create(tmp_path / "case.kintrace", RING, _clock) as book:
        book._ledger.run("CREATE TABLE entry_new AS SELECT * FROM entry")
        for name in ("entry_is_never_removed",):
            book._ledger.run(f"DROP TRIGGER {name}")
        book._ledger.run("DROP TABLE entry")
        book._ledger.run("ALTER TABLE entry_new RENAME TO entry")
        assert set(book._ledger.missing_triggers()) == {name for name in TRIGGERS if name.startswith("entry")}
    with pytest.raises(CasebookDamaged):
        Casebook.open(tmp_path / "case.kintrace", RING, _clock)
