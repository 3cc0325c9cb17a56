"""One function for each act of a person: trace, extract, link lists, check. Joins steps, store and keys."""

from kintrace.casework.checking import Checked, check
from kintrace.casework.intake import Limits
from kintrace.casework.steps import extract, link_lists
from kintrace.casework.tracing import Traced, trace
from kintrace.casework.writing import Targets

__all__ = ["Checked", "Limits", "Targets", "Traced", "check", "extract", "link_lists", "trace"]
