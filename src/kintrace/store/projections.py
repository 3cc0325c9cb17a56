"""Projections: what was computed from the ledger, with the head it was computed from. Dropped and rebuilt at will."""

from __future__ import annotations

from collections.abc import Mapping

_AT_A_TIME = 400


def replace_projection(alias: str, name: str, rows: Mapping[str, bytes], head: bytes) -> None:
    """Make a projection hold exactly these rows; only rows that differ are written. Belongs inside a transaction."""
    from kintrace.store.models import Projected, ProjectionHead

    ProjectionHead.objects.using(alias).update_or_create(name=name, defaults={"head": head})
    old = projection(alias, name)
    table = Projected.objects.using(alias).filter(projection_id=name)
    stale = [ref for ref, body in old.items() if rows.get(ref) != body]
    for start in range(0, len(stale), _AT_A_TIME):
        table.filter(ref__in=stale[start : start + _AT_A_TIME]).delete()
    new = [Projected(projection_id=name, ref=r, body=body) for r, body in rows.items() if old.get(r) != body]
    Projected.objects.using(alias).bulk_create(new, batch_size=_AT_A_TIME // 4)


def projection(alias: str, name: str) -> dict[str, bytes]:
    """Give the rows of a projection, ascending by reference; empty where it was never computed."""
    from kintrace.store.models import Projected

    table = Projected.objects.using(alias).filter(projection_id=name).order_by("ref")
    return {ref: bytes(body) for ref, body in table.values_list("ref", "body")}


def projection_heads(alias: str) -> dict[str, bytes]:
    """For each projection the head of the ledger that it was computed from."""
    from kintrace.store.models import ProjectionHead

    return {name: bytes(head) for name, head in ProjectionHead.objects.using(alias).values_list("name", "head")}


def drop_projections(alias: str) -> None:
    """Drop all projections."""
    from kintrace.store.models import Projected, ProjectionHead

    Projected.objects.using(alias).all().delete()
    ProjectionHead.objects.using(alias).all().delete()
