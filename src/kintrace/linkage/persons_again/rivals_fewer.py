"""Whether others fit the other of the two as well: of the record that fewer others fit."""

from kintrace.linkage.rivals_alike import rivals

COMPARISON = rivals("rivals_fewer", "the record that fewer of them fit")
