"""The map, the glossary and the errors' page say what the code says."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import kintrace
from kintrace import model
from kintrace.errors import KintraceError

ROOT = Path(__file__).parents[2]
PACKAGE = Path(kintrace.__file__).parent


def test_every_noun_has_an_entry_with_text_and_no_entry_is_left_over():
    entries = dict(re.findall(r"^- \*\*(\w+)\*\*: (.{10,})$", (ROOT / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE))
    nouns = {n for n in model.__all__ if inspect.isclass(getattr(model, n))}
    assert set(entries) == nouns


def test_the_architecture_page_names_every_room_and_none_that_is_not_there():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    tree = re.search(r"```\nsrc/kintrace/\n(.*?)```", page, re.DOTALL)
    assert tree is not None
    named = set(re.findall(r"^  (\w+(?:/|\.py))", tree[1], re.MULTILINE))
    rooms = {f"{p.name}/" for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    files = {p.name for p in PACKAGE.glob("*.py") if not p.name.startswith("__")}
    assert named == rooms | files


def test_every_room_has_one_public_face():
    for room in (p for p in PACKAGE.iterdir() if (p / "__init__.py").exists()):
        face = importlib.import_module(f"kintrace.{room.name}")
        assert face.__doc__, room.name
        body = (room / "__init__.py").read_text("utf-8")
        assert not re.search(r"^(def|class) ", body, re.MULTILINE) or room.name == "cli", room.name


def _errors() -> set[type[KintraceError]]:
    for module in pkgutil.walk_packages(kintrace.__path__, "kintrace."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name and ".backend" not in module.name:
            importlib.import_module(module.name)
    found, todo = set(), [KintraceError]
    while todo:
        for kind in todo.pop().__subclasses__():
            found.add(kind)
            todo.append(kind)
    return found


def test_every_error_stands_on_the_errors_page_with_its_exit_code():
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    listed = {(name, int(code)) for code, name in re.findall(r"^\| (\d+) \| `(\w+)` \|", page, re.MULTILINE)}
    assert listed == {(kind.__name__, kind.exit_code) for kind in _errors() if kind.__module__.startswith("kintrace.")}


def test_every_error_explains_itself_in_a_sentence():
    for kind in _errors():
        assert inspect.getdoc(kind), kind.__name__


def test_every_promise_of_security_names_tests_that_exist():
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    files = re.findall(r"`((?:tests|soak)/[\w/.*]+)`", page)
    names = re.findall(r"`(test_\w+)`", page)
    assert files
    assert names
    assert [f for f in files if not list(ROOT.glob(f.rstrip("/")))] == []
    every_test = "\n".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert [n for n in names if f"def {n}(" not in every_test] == []
