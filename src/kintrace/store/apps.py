"""The store as an app of Django."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Ledger, projections and users of a casebook."""

    name = "kintrace.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
