"""Lists that no native reader has checked are named, all of them, where people look for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "src" / "kintrace" / "lexicon" / "resources"
PAGE = ROOT / "docs" / "how-we-read-names.md"
_WANTS = re.compile(
    r"\bwants?\s+(?:a\s+|an\s+)?(?:\w+\s+)?(?:readers?|speakers?)\b|\bwants?\s+\w+\s+(?:readers?|speaker)'s", re.I
)


def _wanting() -> list[str]:
    return sorted(p.name for p in RESOURCES.iterdir() if p.is_file() and _WANTS.search(p.read_text("utf-8")))


def _listed() -> set[str]:
    section = PAGE.read_text("utf-8").split("## Lists that want a native reader", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"`([\w.]+\.(?:tsv|md))`", section))


def test_some_lists_say_that_they_want_a_native_reader():
    assert len(_wanting()) > 5


@pytest.mark.parametrize("name", _wanting())
def test_the_page_on_names_lists_every_file_that_wants_a_native_reader(name):
    assert name in _listed()


def test_the_page_lists_no_file_that_is_not_there():
    assert [name for name in sorted(_listed()) if not (RESOURCES / name).exists()] == []
