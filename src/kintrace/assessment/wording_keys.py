"""Keys of what would settle an open question; how they are worded for a reader lies with the outputs."""

from __future__ import annotations

SETTLE_KEYS = (
    "picked_by_a_model",
    "name",
    "publication_date",
    "which_year",
    "exact_date",
    "which_date",
    "village",
    "which_place",
    "how_many",
    "which_age",
    "age",
    "who_took",
    "who_took_disputed",
    "who_took_independent_origin",
    "second_origin",
    "holder",
    "holder_disputed",
    "alive",
    "death",
    "fate_disputed",
    "same_person?",
)
