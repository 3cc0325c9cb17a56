"""The shipped lists, as rows."""

from __future__ import annotations

import csv
from importlib import resources


def shipped_rows(name: str) -> list[dict[str, str]]:
    """Read one tab-separated list of ``resources/``: cells by column, quotation marks as they stand.

    >>> shipped_rows("names_spellings.tsv")[0]["syllable"]
    'က'
    """
    with resources.files("kintrace.lexicon").joinpath("resources", name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
