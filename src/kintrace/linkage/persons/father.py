"""Whether the fathers' names sound the same."""

from kintrace.linkage.names_alike import banded

COMPARISON = banded("father", "The fathers' names")
