"""Answers to a form, as KoBoToolbox and ODK give them out in JSON: one row for each submission."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, Document, SetAside
from kintrace.sources.base import Format, Reading
from kintrace.sources.charsets import decoded
from kintrace.sources.sidecar import read_sidecar
from kintrace.sources.tabular import Line, table_in
from kintrace.sources.text import said_of

_DEEPEST = 8


def read(arrival: Arrival, ref: str) -> Reading:
    """Read submissions: a list of objects, or an object that holds such a list as ``results`` or ``value``.

    A question's column is called by its name without its group. Repeated groups, several persons in one submission,
    say, are tables of their own, each row with the number of the submission that it belongs to.

    Raises:
        UnreadableSource: No JSON, or no list of submissions in it.
    """
    text, encoding = decoded(arrival.body)
    submissions = _submissions(text.removeprefix("\ufeff"))
    sidecar, wrong = read_sidecar(arrival)
    documents: list[Document] = []
    aside: list[SetAside] = [*said_of(encoding), *wrong]
    for name, rows in _tables(submissions).items():
        own = f"{ref}.{len(documents) + 1}" if documents else ref
        try:
            document, misfits = table_in(arrival, own, FORMAT.name, sidecar, _lines(rows))
        except UnreadableSource as problem:
            aside.append(SetAside("submissions" if not name else "a repeated group", str(problem)))
            continue
        documents.append(document)
        aside += misfits
    if not documents:
        raise UnreadableSource("no submission in it has an answer", "Export the form's data again, as JSON")
    return Reading(tuple(documents), tuple(aside))


def _submissions(text: str) -> list[dict[str, Any]]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableSource("it is no whole JSON", "Export the form's data again, as JSON") from None
    if isinstance(said, dict):
        said = next((said[key] for key in ("results", "value", "data") if isinstance(said.get(key), list)), [said])
    if not isinstance(said, list) or not said or not all(isinstance(one, dict) for one in said):
        raise UnreadableSource("there is no list of submissions in it", "Export the form's data as JSON, or as .xlsx")
    return said


def _tables(submissions: list[dict[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """Rows by name of the repeated group; the empty name: the submissions themselves."""
    tables: dict[str, list[dict[str, str]]] = {"": []}
    for number, submission in enumerate(submissions, start=1):
        _lay(submission, "", number, tables, 0)
    return tables


def _lay(one: dict[str, Any], group: str, number: int, tables: dict[str, list[dict[str, str]]], depth: int) -> None:
    row: dict[str, str] = {"submission": str(number)} if group else {}
    repeats: list[tuple[str, dict[str, Any]]] = []
    for key, value in _answers(one, depth):
        if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
            repeats += [(key, part) for part in value]
        elif (said := _said(value)) and _name(key):
            row.setdefault(_name(key), said)
    tables.setdefault(group, []).append(row)
    if depth < _DEEPEST:
        for key, part in repeats:
            _lay(part, _name(key), number, tables, depth + 1)


def _answers(one: dict[str, Any], depth: int) -> Iterator[tuple[str, Any]]:
    """Questions and answers; groups that are objects of their own are opened."""
    for key, value in one.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _answers(value, depth + 1)
        else:
            yield key, value


def _name(key: str) -> str:
    """A question's name without its group.

    >>> _name("person/details/father_name")
    'father_name'
    """
    return " ".join(key.split("/")[-1].split())


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(filter(None, map(_said, value)))
        case dict():
            return ""
    return str(value).strip()


def _lines(rows: list[dict[str, str]]) -> Iterator[Line]:
    """A header of all questions in the order in which they first come, then the rows."""
    questions = list(dict.fromkeys(name for row in rows for name in row))
    yield Line(1, tuple(questions))
    for number, row in enumerate(rows, start=2):
        yield Line(number, tuple(row.get(question, "") for question in questions))


FORMAT = Format("form-json", "Answers to a form (KoBoToolbox, ODK) as JSON.", (".json",), read)
