"""Lists of phrases that masks look for, kept as data: one phrase a line, with its language and its kind."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from kintrace.protect.masks.spans import Span

_FEW_WORDS = r"(?:[^\s.!?။]+\s+){0,4}?"
_NEVER = re.compile(r"(?!)")


@cache
def phrases(name: str, kind: str = "") -> re.Pattern[str]:
    """Pattern of every phrase of a list, or of one kind of it, in any case and broken over lines anywhere.

    Args:
        name: Of the list in ``resources``, without its ending. Columns: phrase, language, kind.
        kind: Which of its kinds; empty: all.
    """
    body = (resources.files("kintrace.protect") / "resources" / f"{name}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in body.splitlines()[1:] if line.strip()]
    wanted = [pattern_of(phrase, lang) for phrase, lang, of in rows if kind in ("", of)]
    return re.compile("|".join(wanted), re.I) if wanted else _NEVER


def found_phrases(text: str, name: str, kind: str, but: str = "") -> list[Span]:
    """Stretches of a text that are a phrase of one kind, none of which lies in a phrase of the kind ``but``."""
    innocent = [m.span() for m in phrases(name, but).finditer(text)] if but else []
    found = [m.span() for m in phrases(name, kind).finditer(text)]
    return [(s, e) for s, e in found if not any(a < e and s < b for a, b in innocent)]


def pattern_of(phrase: str, language: str) -> str:
    """Write a phrase of a list as a regular expression; ``/``, ``*`` and ``…`` as the lists explain them."""
    if language != "en":
        return r"\s*".join(re.escape(part) for part in phrase.split())
    pattern = ""
    for word in phrase.split():
        if word == "…":
            pattern += _FEW_WORDS
            continue
        pattern += "|".join(_ending(w) for w in word.split("/")).join(("(?:", r")")) + r"\s+"
    return r"(?<!\w)" + pattern.removesuffix(r"\s+")


def _ending(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + r"(?!\w)"
