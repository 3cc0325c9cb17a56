"""Whether others fit one of the two as well: of the record that more others fit."""

from kintrace.linkage.rivals_alike import rivals

COMPARISON = rivals("rivals_more", "the record that more of them fit")
