"""The words that the grammar knows, read once from ``resources/``."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kintrace.model import SpeakerKind


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a verb.

    Args:
        base: Its plain form.
        act: Act of the coding scheme, ``died`` (how is read from around it) or ``weak_take`` (part of a taking,
            never one by itself).
        frame: ``o`` done to its object, ``i`` done by its subject, ``n`` only where it is denied.
        needs: Words of which one must follow in the clause; empty: nothing must.
        shuns: Words that may not come right after it.
    """

    base: str
    act: str
    frame: str
    needs: tuple[str, ...]
    shuns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a word can be: forms of one verb, with its readings in order."""

    kinds: frozenset[str]  # base, s, past, participle, ing
    verbs: tuple[Verb, ...]


def read_text(name: str) -> str:
    """Text of one resource file."""
    path = resources.files("kintrace.claims").joinpath("resources", name)
    return path.read_text("utf-8") if not isinstance(path, Path) else Path(path).read_text("utf-8")


@cache
def _markers() -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in json.loads(read_text("markers.json")).items()}


@cache
def words(key: str) -> frozenset[str]:
    """One list of ``markers.json``."""
    return frozenset(_markers()[key])


@cache
def pattern(key: str) -> re.Pattern[str]:
    """One list of ``markers.json`` as an expression that finds any of its wordings, longest first."""
    listed = sorted(_markers()[key], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(w) for w in listed)})(?![\w-])", re.IGNORECASE)


@cache
def expression(key: str) -> re.Pattern[str]:
    """One entry of ``patterns.json``: its alternatives as one expression."""
    entry = _patterns()[key]
    return re.compile("|".join(entry["alternatives"]), 0 if entry["case"] else re.IGNORECASE)


@cache
def _patterns() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read_text("patterns.json"))
    return found


@cache
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every verb, in lower case, with what it can be."""
    rows = list(csv.DictReader(read_text("verbs.tsv").splitlines(), delimiter="\t"))
    grouped: dict[tuple[str, str, str], list[Verb]] = {}
    for row in rows:
        verb = Verb(row["base"], row["act"], row["frame"], _list(row["with"]), _list(row["without"]))
        grouped.setdefault((row["base"], row["past"], row["participle"]), []).append(verb)
    kinds: dict[str, dict[str, tuple[set[str], tuple[Verb, ...]]]] = {}
    for (base, past, participle), verbs in grouped.items():
        spelled = [
            (base, "base"),
            (third_person(base), "s"),
            (past, "past"),
            (participle, "participle"),
            (ing(base, past), "ing"),
        ]
        for word, kind in spelled:
            kinds.setdefault(word, {}).setdefault(base, (set(), tuple(verbs)))[0].add(kind)
    return {w: tuple(Form(frozenset(k), v) for k, v in by_base.values()) for w, by_base in kinds.items()}


def third_person(base: str) -> str:
    """Form with he or she.

    >>> third_person("carry"), third_person("catch"), third_person("die")
    ('carries', 'catches', 'dies')
    """
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def ing(base: str, past: str) -> str:
    """Form in -ing; a consonant is doubled where the past doubles it.

    >>> ing("grab", "grabbed"), ing("seize", "seized"), ing("die", "died"), ing("let", "let")
    ('grabbing', 'seizing', 'dying', 'letting')
    """
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return base[:-1] + "ing"
    doubled = past == base + base[-1] + "ed" or (past == base and base.endswith("t") and base[-2] in "eiu")
    return base + (base[-1] if doubled or base in ("run", "get", "slip") else "") + "ing"


@cache
def speaker_kinds() -> dict[str, SpeakerKind]:
    """Head nouns of those who speak, with the part they have in it."""
    rows = csv.DictReader(read_text("speakers.tsv").splitlines(), delimiter="\t")
    return {row["word"]: SpeakerKind(row["kind"]) for row in rows}


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(w for w in (cell or "").split(";") if w)
