"""Whether the mothers' names sound the same."""

from kintrace.linkage.names_alike import banded

COMPARISON = banded("mother", "The mothers' names")
