"""The ledger. There is no way back from here: a ledger that can be dropped is none."""

from __future__ import annotations

from django.db import migrations

from kintrace.store.schema import TABLES, TRIGGERS


class Migration(migrations.Migration):
    """Make the tables and triggers that Django does not own."""

    initial = True
    dependencies = ()
    operations = (migrations.RunSQL([*TABLES, *TRIGGERS.values()]),)
