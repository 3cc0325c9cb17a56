"""One function for each act of a person: trace, extract, link lists, match names, check. Joins steps, store, keys."""

from kintrace.casework.checking import Checked, check
from kintrace.casework.intake import Limits
from kintrace.casework.own_lists import Brought, OwnLists, own_lists
from kintrace.casework.steps import extract, link_lists, match_names
from kintrace.casework.tracing import Traced, trace
from kintrace.casework.writing import Targets

__all__ = [
    "Brought", "Checked", "Limits", "OwnLists", "Targets", "Traced", "check", "extract", "link_lists", "match_names",
    "own_lists", "trace",
]  # fmt: skip
