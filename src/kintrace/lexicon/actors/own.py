"""A list of sides of the user's own, laid over the registry that comes with the program."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kintrace.errors import UnreadableSource
from kintrace.lexicon.actors.entries import KINDS, ActorEntry
from kintrace.lexicon.actors.finding import Alias
from kintrace.model import SetAside, When

COLUMNS = ("code", "alias")
"""Those without which a table is no list of sides."""
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")  # a colon would begin the number of a unit
_BURMESE = re.compile("[\u1000-\u109f]")
_FIX = "Save it as .csv or .tsv in UTF-8 with the columns that docs/tasks/bring-your-own-gazetteer.md names"


@dataclass(frozen=True, slots=True)
class Addition:
    """What a file of the user's own brought.

    Args:
        sha256: Of the file's bytes: which file it was, without its name.
        rows: Rows that it holds below its headings.
        kept: Rows that became sides or names of sides.
        set_aside: The others, each with its reason; ``rows == kept + len(set_aside)``.
    """

    sha256: str
    rows: int
    kept: int
    set_aside: tuple[SetAside, ...] = ()


def taken_over(
    body: bytes, entries: Mapping[str, ActorEntry], aliases: Iterable[Alias]
) -> tuple[dict[str, ActorEntry], tuple[Alias, ...], Addition]:
    """Lay a table over sides and aliases: every row is kept, or set aside with its number and reason.

    Raises:
        UnreadableSource: It is no table in UTF-8, has no rows, or a column is missing.
    """
    rows = rows_of(body)
    if not rows:
        raise UnreadableSource("The table has no rows below its headings", _FIX)
    sides, names = dict(entries), list(aliases)
    coming = {*sides, *(cells["code"] for _, cells in rows if cells.get("name_en"))}
    borne: dict[tuple[str, str], str] = {}
    aside: list[SetAside] = []
    for number, cells in rows:
        reason = _doubt(cells, coming, borne) or _laid(cells, sides, names)
        if reason:
            aside.append(SetAside(f"row {number}", reason))
        else:
            borne[_alias_of(cells)] = cells["code"]
    digest = hashlib.sha256(body).hexdigest()
    return sides, tuple(names), Addition(digest, len(rows), len(rows) - len(aside), tuple(aside))


def rows_of(body: bytes) -> list[tuple[int, dict[str, str]]]:
    """Number and cells of each row of a table, blank ones passed over.

    Raises:
        UnreadableSource: It is no table in UTF-8, or a column is missing.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSource("The file is no text in UTF-8", _FIX) from None
    mark = max("\t;,", key=text.partition("\n")[0].count)
    # strict: a mark of quotation that is never closed would swallow all rows below it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in line]) for line in reader]
    except csv.Error:
        raise UnreadableSource("Marks of quotation are not in pairs", _FIX, reader.line_num) from None
    heads = [cell.lower() for cell in lines[0][1]] if lines else []
    missing = sorted(set(COLUMNS) - set(heads))
    if missing:
        raise UnreadableSource(f"no column {', '.join(missing)}", "Add it to the first line", 1)
    return [(number, dict(zip(heads, line, strict=False))) for number, line in lines[1:] if any(line)]


def _doubt(cells: Mapping[str, str], coming: set[str], borne: Mapping[tuple[str, str], str]) -> str:
    """Why a row cannot stand among the others; empty: it can."""
    if not _CODE.fullmatch(cells["code"]):
        return "Its code is not of capital letters, digits and underscores, a letter first."
    if cells.get("part_of") and cells["part_of"] not in coming:
        return "What it is part of is no code of the program's list or of this one."
    if cells.get("part_of") == cells["code"]:
        return "It is said to be part of itself."
    if not cells.get("alias") and not cells.get("name_en"):
        return "It has no alias, and no name for a new side."
    if cells.get("alias") and _alias_of(cells) in borne:
        same = borne[_alias_of(cells)] == cells["code"]
        return "It repeats a row above it." if same else "A row above gives its alias to another side."
    return ""


def _alias_of(cells: Mapping[str, str]) -> tuple[str, str]:
    return cells.get("alias", "").casefold() or cells["code"], _language(cells)


def _language(cells: Mapping[str, str]) -> str:
    return cells.get("lang") or ("my" if _BURMESE.search(cells.get("alias", "")) else "en")


def _laid(cells: Mapping[str, str], sides: dict[str, ActorEntry], names: list[Alias]) -> str:
    """Lay one row; returns why it was set aside, or nothing."""
    try:
        add(cells, sides, names, None)
    except UnreadableSource as bad:
        return f"{bad.problem[:1].upper()}{bad.problem[1:]}. {bad.fix}."
    return ""


def add(row: Mapping[str, str], entries: dict[str, ActorEntry], aliases: list[Alias], line: int | None) -> None:
    """Add what a row says to sides and aliases; a row that is refused adds nothing.

    Raises:
        UnreadableSource: An unknown kind or language, a new code without a name, or a date that is none.
    """
    entry, alias = _entry(row, entries, line), _alias(row, line)
    if entry is not None:
        if entry.code not in entries:  # a new side is found by its own names too
            for words, lang in ((entry.name_en, "en"), (row.get("name_my") or "", "my")):
                _bear(aliases, Alias(entry.code, words, lang, False, False))
        entries[entry.code] = entry
    if alias is not None:
        _bear(aliases, alias)


def _bear(aliases: list[Alias], alias: Alias) -> None:
    """Give a name to its side alone: the user's word for whom a name means stands."""
    if alias.words:
        aliases[:] = [a for a in aliases if (a.words, a.lang) != (alias.words, alias.lang)]
        aliases.append(alias)


def _entry(row: Mapping[str, str], entries: Mapping[str, ActorEntry], line: int | None) -> ActorEntry | None:
    code, kind, name = row["code"], row.get("kind") or "", row.get("name_en") or ""
    known = entries.get(code)
    if kind not in KINDS and (kind or known is None):
        raise UnreadableSource(
            "a new code has no kind or name" if not kind else "its kind is unknown",
            f"Give name_en and a kind of {', '.join(KINDS)}",
            line,
        )
    if known is None:
        if not name:
            raise UnreadableSource("a new code has no kind or name", "Give it name_en", line)
        return ActorEntry(code, kind, name, row.get("name_my") or name, row.get("part_of") or "")
    told = {column: value for column in ("kind", "name_en", "name_my", "part_of") if (value := row.get(column))}
    return replace(known, **told) if told else None


def _alias(row: Mapping[str, str], line: int | None) -> Alias | None:
    lang, words = _language(row), row.get("alias") or ""
    if lang not in ("en", "my"):
        raise UnreadableSource("a name is in an unknown language", "Write en or my under lang", line)
    try:
        borne = span(row.get("since") or "", row.get("until") or "")
    except ValueError:
        raise UnreadableSource(
            "since or until is no date", "Write a year, a month or a day: 2025-07-31", line
        ) from None
    return Alias(row["code"], words, lang, row.get("generic") == "yes", False, borne) if words else None


def span(since: str, until: str) -> When | None:
    """The time between two dates, either of them open; ``None``: both are."""
    return When(f"{since or '..'}/{until or '..'}") if since or until else None
