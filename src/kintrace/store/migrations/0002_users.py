"""Those who work in a casebook."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the users."""

    dependencies = (("store", "0001_ledger"),)
    operations = (
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=150, unique=True)),
                ("ref", models.CharField(max_length=64, unique=True)),
                ("role", models.CharField(max_length=32)),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
    )
