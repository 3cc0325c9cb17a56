"""Django's SQLite over SQLCipher: types come back as they went in, and the key is nowhere to be seen."""

from __future__ import annotations

import gc
import os
import sqlite3
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connections, models, transaction
from django.db.utils import IntegrityError

from kintrace.errors import MissingPart
from kintrace.store import Casebook
from kintrace.store.backend import base
from kintrace.store.models import Projected, ProjectionHead, User


@pytest.fixture
def alias(book):
    return book._ledger.alias


def test_a_row_comes_back_with_its_types(alias):
    made = User(name="u", ref="per:1", role="caseworker", last_login=datetime(2026, 3, 1, 12, 30, 15, 250, tzinfo=UTC))
    made.save(using=alias)
    found = User.objects.using(alias).get(name="u")
    assert found.last_login == made.last_login and found.is_active is True and found.pk == made.pk


def test_columns_of_every_declared_type_come_back_as_pythons_own(alias):
    with connections[alias].cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE t (b bool, d date, c time, s datetime, n decimal)")
        values = (True, date(2026, 3, 1), "06:30:00", datetime(2026, 3, 1, 6, 30), Decimal("1.50"))
        cursor.execute("INSERT INTO t VALUES (%s, %s, %s, %s, %s)", values)
        cursor.execute("SELECT b, d, c, s, n FROM t WHERE b = %(yes)s", {"yes": True})
        assert cursor.fetchone() == (True, date(2026, 3, 1), time(6, 30), datetime(2026, 3, 1, 6, 30), 1.5)
        cursor.executemany("INSERT INTO t (n) VALUES (%(n)s)", [{"n": 1}, {"n": 2}])
        cursor.execute("SELECT '100%%', count(*) FROM t WHERE n > %s", (0.5,))
        assert cursor.fetchone() == ("100%", 3)


def test_functions_that_django_brings_are_there(alias):
    User(name="Nang", ref="per:1", role="r").save(using=alias)
    users = User.objects.using(alias)
    assert users.filter(name__iregex="^n").exists()
    assert users.annotate(n=models.functions.Length("name")).get().n == 4


def test_a_broken_rule_is_djangos_own_error_and_undoes_its_step_only(alias):
    ProjectionHead(name="persons", head=b"").save(using=alias)
    with transaction.atomic(using=alias):
        Projected(projection_id="persons", ref="a", body=b"1").save(using=alias)
        with pytest.raises(IntegrityError), transaction.atomic(using=alias):
            Projected(projection_id="persons", ref="a", body=b"2").save(using=alias)
    assert bytes(Projected.objects.using(alias).get().body) == b"1"


def test_a_row_that_points_nowhere_is_refused(alias):
    with pytest.raises(IntegrityError), transaction.atomic(using=alias):
        Projected(projection_id="nowhere", ref="a", body=b"1").save(using=alias)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
        ("cipher_log_level", "NONE"),
    ],
)
def test_every_connection_is_set_as_it_must_be(book, setting, value):
    assert book._ledger.run(f"PRAGMA {setting}") == [(value,)]


def test_the_key_is_in_no_setting_and_no_repr(book, alias, ring):
    shown = repr(connections.settings) + repr(connections[alias].settings_dict) + repr(vars(connections[alias]))
    shown += repr(book) + repr(vars(book._connected.ledger)) + repr(connections[alias].queries)
    shown += Path("/proc/self/cmdline").read_text() + repr(dict(os.environ))
    for key in (ring.casebook_key, ring.database_key):
        assert key.hex() not in shown.lower() and repr(key) not in shown


def test_the_key_is_forgotten_when_the_casebook_closes(book, alias):
    from kintrace.store.backend.held import held_key

    assert held_key(alias)
    book.close()
    gc.collect()
    with pytest.raises(LookupError):
        held_key(alias)
    assert alias not in connections.settings


def test_nothing_can_be_written_where_no_casebook_was_named():
    with pytest.raises(Exception, match="DATABASES"):
        User.objects.count()


def test_a_library_that_does_not_encrypt_is_refused(tmp_path, ring, clock, monkeypatch):
    class Plain(sqlite3.Connection):
        def set_key(self, key):
            """Take a key and do nothing with it, as SQLite without the cipher would."""

    monkeypatch.setattr(base.Database, "connect", lambda database, **_: sqlite3.connect(database, factory=Plain))
    with pytest.raises(MissingPart, match="SQLCipher"):
        Casebook.create(tmp_path / "case.kintrace", ring, clock)
    assert [p.name for p in tmp_path.iterdir()] == ["case.kintrace.lock"]
