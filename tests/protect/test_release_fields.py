"""Nothing comes out of the gate that nobody has declared, and nobody but the gate makes what comes out."""

from __future__ import annotations

import ast
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import NoneType
from typing import get_args, get_type_hints

import pytest

import kintrace
import kintrace.model
from kintrace.model import Assessment, Position, Practice, Quote
from kintrace.protect.gate.fields import FIELDS, Treater, Treatment

SOURCE = Path(kintrace.__file__).parent


@pytest.mark.parametrize("noun", sorted(FIELDS, key=lambda n: n.__name__), ids=lambda n: n.__name__)
def test_every_field_of_a_released_noun_is_declared(noun: type) -> None:
    assert set(FIELDS[noun]) == {f.name for f in fields(noun)}


def test_every_noun_that_a_lead_holds_is_declared() -> None:
    assert _reachable(Assessment) | _reachable(Practice) | _reachable(Position) <= set(FIELDS)


@pytest.mark.parametrize("noun", sorted(FIELDS, key=lambda n: n.__name__), ids=lambda n: n.__name__)
def test_a_field_that_may_hold_words_is_never_kept_untreated(noun: type) -> None:
    """Fields that are kept out of reprs hold words of sources, by the style of this code."""
    words = {f.name for f in fields(noun) if not f.repr}
    assert not {n for n in words if FIELDS[noun][n] is Treatment.KEEP}


def test_an_undeclared_noun_cannot_come_out() -> None:
    @dataclass(frozen=True)
    class Diary:
        words: str

    with pytest.raises(KeyError):
        Treater(str, lambda q: q).treated(Diary("secret"))


def test_only_the_gate_makes_what_is_released() -> None:
    makers = [
        str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _called(node) == "Released"
    ]
    assert set(makers) == {"protect/gate/release.py"}


def test_the_gates_quote_keeps_the_length_of_its_words() -> None:
    quote = Quote("doc:1", 3, 8, "words")
    assert Treater(str, lambda q: q).treated(quote) == quote


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _reachable(noun: type) -> set[type]:
    found: set[type] = set()
    todo = [noun]
    while todo:
        kind = todo.pop()
        if kind in found or not is_dataclass(kind):
            continue
        found.add(kind)
        hints = get_type_hints(kind, vars(kintrace.model))
        # a cell names a row and a column of the reader's own file, and is kept whole
        todo += [t for h in hints.values() for t in _types_in(h) if t.__name__ != "Cell"]
    return found


def _types_in(hint: object) -> list[type]:
    args = get_args(hint)
    if args:
        return [t for a in args for t in _types_in(a)]
    return [hint] if isinstance(hint, type) and hint is not NoneType else []
