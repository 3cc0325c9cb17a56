"""Whether the names sound the same in either script, by any alias, and how many strangers would share as much."""

from kintrace.linkage.names_alike import banded

COMPARISON = banded("name", "The names")
