"""The engine keeps what it works on in memory."""

from __future__ import annotations

from kintrace.linkage import engine


def test_nothing_is_ever_spilled_to_the_disk():
    with engine.database() as connection:
        assert connection.execute("SELECT current_setting('temp_directory')").fetchone() == ("",)
        assert connection.execute("PRAGMA database_list").fetchall()[0][2] in (None, "", ":memory:")
