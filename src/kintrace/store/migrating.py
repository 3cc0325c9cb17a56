"""Bring the tables of an open database to the shape of this version."""

from __future__ import annotations

from kintrace.store.schema import FORMAT


def migrate(alias: str, target: str | None = None) -> None:
    """Run the migrations that are outstanding, each in a transaction of its own.

    Args:
        alias: Of the open database.
        target: Name of the migration to go to; ``None``: the last one.
    """
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    leaves = executor.loader.graph.leaf_nodes("store")
    executor.migrate([("store", target)] if target else leaves)
    with connections[alias].cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {FORMAT}")
