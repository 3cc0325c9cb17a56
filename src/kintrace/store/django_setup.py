"""Django, set up for the store alone: called late, for it takes a quarter of a second."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

_BACKEND = "kintrace.store.backend"
_numbers = itertools.count(1)


def set_up() -> None:
    """Set Django up, once in a process. What a web edge adds to the settings, it sets before anything calls this."""
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=["kintrace.store"],
            AUTH_USER_MODEL="store.User",
            DATABASES={},  # no default: each open casebook is a database of its own, and nothing is written elsewhere
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            LOGGING_CONFIG=None,
            USE_TZ=True,
            DEBUG=False,  # with it, Django keeps every query with its values
        )
    if not apps.ready and not apps.loading:
        django.setup()


def new_alias(path: Path) -> str:
    """Make a file known to Django as a database, and give the name it goes by in this process."""
    set_up()
    from django.db import connections

    alias = f"casebook-{next(_numbers)}"
    entry: dict[str, Any] = {"ENGINE": _BACKEND, "NAME": str(path.absolute()), "CONN_MAX_AGE": None}
    connections.settings[alias] = {**connections.settings["default"], **entry, "OPTIONS": {}, "TEST": {}}
    return alias


def forget_alias(alias: str) -> None:
    """Close this thread's connection and take the database out of Django's list."""
    from django.db import connections

    connections[alias].close()
    del connections[alias]
    del connections.settings[alias]
