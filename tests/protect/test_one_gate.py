"""One gate: nothing but ``protect.release`` makes what comes out, and everything that writes content takes that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kintrace
from kintrace.outputs import forms

SOURCE = Path(kintrace.__file__).parent
TREES = {
    path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))
}
EDGES = ("cli/", "web/", "outputs/")

# Single steps on an analyst's own files: no casebook, no gate. They are named here, so that none is added unseen.
STEPS = {"extract", "link_lists", "match_names", "simulate", "why_one_person", "write_codebook"}


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and called(n) == name]


def named(tree: ast.AST, name: str) -> list[ast.Call]:
    """Calls of a function by its name alone: ``lock.release()`` is none of ours."""
    return [call for call in calls(tree, name) if isinstance(call.func, ast.Name)]


def imported(tree: ast.AST, module: str) -> set[str]:
    """Names that a file takes from a module or one below it."""
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(module)
        for alias in node.names
    }


def test_only_the_gate_makes_what_is_released() -> None:
    makers = {path for path, tree in TREES.items() if calls(tree, "Released")}
    assert makers == {"protect/gate/release.py"}


def test_what_is_released_is_changed_by_the_gate_alone() -> None:
    """``replace`` makes a new one as well: outside the gate nobody calls it on what was released."""
    changing = [
        path
        for path, tree in TREES.items()
        if not path.startswith("protect/gate/")
        for call in calls(tree, "replace")
        if call.args and isinstance(call.args[0], ast.Name) and call.args[0].id.startswith("released")
    ]
    assert changing == []


def test_a_released_is_read_from_no_file_and_no_entry() -> None:
    readers = [
        path
        for path, tree in TREES.items()
        for call in calls(tree, "from_cbor")
        if len(call.args) > 1 and isinstance(call.args[1], ast.Name) and call.args[1].id == "Released"
    ]
    assert readers == []


@pytest.mark.parametrize("form", forms().values(), ids=lambda f: f.name)
def test_a_form_is_rendered_from_what_was_released(form) -> None:
    (annotation,) = [v for k, v in form.render.__annotations__.items() if k != "return"]
    assert annotation == "Released"


@pytest.mark.parametrize("path", [p for p in TREES if p.startswith(EDGES)])
def test_an_edge_knows_neither_findings_nor_stored_rows(path: str) -> None:
    """The edges get words from casework, which rendered them, and nouns of content only inside ``Released``."""
    content = {"Findings", "Document", "Coding", "Arrival", "Speaker", "Claim", "SealedOriginal"}
    assert not imported(TREES[path], "kintrace.model") & content
    assert "Casebook" not in imported(TREES[path], "kintrace.store")


@pytest.mark.parametrize("path", [p for p in TREES if p.startswith("cli/")])
def test_the_command_line_takes_from_casework_alone_what_it_prints(path: str) -> None:
    assert imported(TREES[path], "kintrace.outputs") <= {"in_words"}  # which makes words harmless, and gives none
    assert not imported(TREES[path], "kintrace.sources") & {"read", "collect"}


def test_the_steps_past_the_gate_are_those_on_a_persons_own_files() -> None:
    """``casework.steps`` opens no casebook: what it writes is read from the files that were named, or from none."""
    steps = TREES["casework/steps.py"]
    assert {n.name for n in steps.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")} == STEPS
    assert not imported(steps, "kintrace.store")
    assert not imported(steps, "kintrace.casework.opening")


def test_only_casework_and_the_gate_call_it() -> None:
    callers = {path.partition("/")[0] for path, tree in TREES.items() if named(tree, "release")}
    assert callers <= {"casework", "web"}


# A desk's page holds how much there is, and no reference of anything.
COUNTS_ONLY = {"casework/showing/desk.py"}


@pytest.mark.parametrize(
    "path", [p for p, tree in TREES.items() if p.startswith("casework/") and named(tree, "release")]
)
def test_who_lets_something_out_writes_down_the_look(path: str) -> None:
    noted = calls(TREES[path], "note_look") or calls(TREES[path], "Looked")
    assert noted or path in COUNTS_ONLY


WORDS = {"text", "words", "body", "cleaned", "title", "outlet", "file_name", "names", "payload"}


def told(node: ast.expr | None) -> Iterator[str]:
    """Attributes that are put into a message."""
    for part in ast.walk(node) if node is not None else ():
        if isinstance(part, ast.FormattedValue):
            yield from (n.attr for n in ast.walk(part.value) if isinstance(n, ast.Attribute))


@pytest.mark.parametrize("path", TREES)
def test_no_error_repeats_words_of_a_source(path: str) -> None:
    raised = [n for n in ast.walk(TREES[path]) if isinstance(n, ast.Raise)]
    # the length of words is not the words
    assert not [
        (node.lineno, attr)
        for node in raised
        for attr in told(node.exc)
        if attr in WORDS and f"len(self.{attr})" not in ast.unparse(node)
    ]


@pytest.mark.parametrize("path", TREES)
def test_nothing_is_logged(path: str) -> None:
    """A log would lie on the disk in plain: there is none; what a person needs is said to them."""
    modules = {a.name for n in ast.walk(TREES[path]) if isinstance(n, ast.Import) for a in n.names}
    loggers = [n for n in ast.walk(TREES[path]) if isinstance(n, ast.Attribute) and n.attr in ("debug", "info")]
    assert "logging" not in modules or not loggers
    assert not [n for n in calls(TREES[path], "print") if isinstance(n.func, ast.Name)]
