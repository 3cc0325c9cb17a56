"""Tables that Django owns. The ledger is none of them: its tables are raw SQL and never altered."""

from __future__ import annotations

from kintrace.store.django_setup import set_up

set_up()  # a model can only be made once Django is ready, whoever imports this first

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager  # noqa: E402  (needs the line above)
from django.db import models  # noqa: E402


class User(AbstractBaseUser):
    """Somebody who works in this casebook. What they may do is the gate's to say, not Django's permissions.

    It stands here before anybody can log in: a user model that is swapped later breaks every table that names it.
    """

    name = models.CharField(max_length=150, unique=True)
    ref = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=32)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "name"

    class Meta:
        app_label = "store"


class ProjectionHead(models.Model):
    """Which state of the ledger a projection was computed from."""

    name = models.CharField(max_length=64, primary_key=True)
    head = models.BinaryField()

    class Meta:
        app_label = "store"


class Projected(models.Model):
    """One row of a projection: computed, never entered by hand, dropped and computed again at will."""

    projection = models.ForeignKey(ProjectionHead, on_delete=models.CASCADE)
    ref = models.CharField(max_length=128)
    body = models.BinaryField()

    class Meta:
        app_label = "store"
        constraints = (models.UniqueConstraint(fields=("projection", "ref"), name="store_projected_once"),)
