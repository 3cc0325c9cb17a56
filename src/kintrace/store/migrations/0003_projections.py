"""What is computed from the ledger: dropped on the way back, and computed again on the way forth."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the projections."""

    dependencies = (("store", "0002_users"),)
    operations = (
        migrations.CreateModel(
            name="ProjectionHead",
            fields=[
                ("name", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("head", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Projected",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=128)),
                ("body", models.BinaryField()),
                (
                    "projection",
                    models.ForeignKey(on_delete=models.deletion.CASCADE, to="store.projectionhead"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="projected",
            constraint=models.UniqueConstraint(fields=("projection", "ref"), name="store_projected_once"),
        ),
    )
