"""The armed sides, the police, militias and administrations: who they are, and how texts name them.

A side is named alike whoever names it: every side has names in English and Burmese, its kind, what it is part of and
its alliances with their time. Organisations are added in ``resources/actors.tsv`` and ``actors_aliases.tsv``, or by a
user's own file (``Registry.load_user``).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from kintrace.errors import UnreadableSource
from kintrace.lexicon.actors.finding import Alias, AliasIndex, FoundActor
from kintrace.model import When

__all__ = ["ActorEntry", "Alliance", "FoundActor", "Registry", "registry"]

KINDS = ("military", "police", "militia", "ethnic_armed_organisation", "resistance", "administration", "unknown")


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One side of the registry.

    Args:
        code: Its code.
        kind: One of ``KINDS``.
        name_en: Name in English.
        name_my: Name in Burmese.
        part_of: Code of the side it belongs to or fights under; empty: none.
        note: What a reader should know of it.
    """

    code: str
    kind: str
    name_en: str
    name_my: str
    part_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alliance:
    """Sides that say, or are said, to fight together.

    Args:
        name: What it is called.
        members: Their codes.
        span: Since when and until when.
        note: What that rests on.
    """

    name: str
    members: tuple[str, ...]
    span: When
    note: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Every side that is known, and the finder of its names."""

    entries: dict[str, ActorEntry]
    aliases: tuple[Alias, ...]
    alliances: tuple[Alliance, ...]
    index: AliasIndex

    def actors_in(self, text: str) -> list[FoundActor]:
        """Find the sides and units that a text names, the longest names, in its order.

        A unit carries its number (``MM_MIL:LIB321``); "the soldiers" and the like come back as ``generic``.

        >>> [f.code for f in registry().actors_in("Light Infantry Battalion (LIB) 321 and the KIA")]
        ['MM_MIL:LIB321', 'KIA']
        """
        return self.index.find(text)

    def known(self, code: str) -> bool:
        """Whether the code, or the side of a unit's code, is in the registry.

        >>> registry().known("MM_MIL:LIB321"), registry().known("NOBODY")
        (True, False)
        """
        return code.partition(":")[0] in self.entries

    def name(self, code: str, lang: str) -> str:
        """Name a code in a language (``en`` or ``my``), with its unit where it has one; an unknown code as it is.

        >>> registry().name("MM_MIL:LIB321", "en")
        "Myanmar military (the junta's army), LIB 321"
        """
        side, _, unit = code.partition(":")
        entry = self.entries.get(side)
        if entry is None:
            return code
        name = entry.name_my if lang == "my" else entry.name_en
        letters = unit.rstrip("0123456789,")
        return f"{name}, {f'{letters} {unit[len(letters) :]}'.strip()}" if unit else name

    def kind(self, code: str) -> str:
        """Kind of the side behind a code; ``unknown`` where the code is not known."""
        entry = self.entries.get(code.partition(":")[0])
        return entry.kind if entry else "unknown"

    def sides_of(self, code: str) -> tuple[str, ...]:
        """The side and those it is part of, its own code first: "the junta's police" is also the junta's.

        >>> registry().sides_of("MM_MIL:LIB321"), registry().sides_of("KPDF")
        (('MM_MIL',), ('KPDF', 'PDF'))
        """
        chain: list[str] = []
        side = code.partition(":")[0]
        while side and side not in chain:
            chain.append(side)
            side = self.entries[side].part_of if side in self.entries else ""
        return tuple(chain)

    def allies(self, code: str, when: When) -> tuple[str, ...]:
        """Codes of the sides in alliance with this one at a time, ascending; an unknown time leaves all.

        >>> "MNDAA" in registry().allies("TNLA", When("2023-10"))
        True
        """
        side = code.partition(":")[0]
        mates = {
            m for a in self.alliances if side in a.members and a.span.gap_days(when) in (0, None) for m in a.members
        }
        return tuple(sorted(mates - {side}))

    def load_user(self, path: Path) -> Registry:
        """Add a user's own sides and names.

        Args:
            path: Tab-separated: ``code``, ``alias``, ``lang`` (en or my), and for a new code ``kind``, ``name_en``,
                ``name_my``, ``part_of``.

        Returns:
            A new registry; this one stays as it is.

        Raises:
            UnreadableSource: A column is missing, or a line names an unknown kind or a new code without a name.
        """
        entries, aliases = dict(self.entries), list(self.aliases)
        with path.open(encoding="utf-8") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            missing = {"code", "alias", "lang"} - set(reader.fieldnames or ())
            if missing:
                raise UnreadableSource(f"no column {', '.join(sorted(missing))}", "Add it to the first line", 1)
            for row in reader:
                _add(row, entries, aliases, reader.line_num)
        return _registry(entries, tuple(aliases), self.alliances)


@cache
def registry() -> Registry:
    """The registry that comes with the program, read once."""
    entries = {
        r["code"]: ActorEntry(*(r[c] for c in ("code", "kind", "name_en", "name_my", "part_of", "note")))
        for r in _rows("actors.tsv")
    }
    aliases = tuple(
        Alias(r["code"], r["alias"], r["lang"], r["generic"] == "yes", r["needs_fighters"] == "yes")
        for r in _rows("actors_aliases.tsv")
    )
    alliances = tuple(
        Alliance(r["name"], tuple(r["members"].split(",")), When(f"{r['since']}/{r['until']}"), r["note"])
        for r in _rows("actors_alliances.tsv")
    )
    return _registry(entries, aliases, alliances)


def _registry(entries: dict[str, ActorEntry], aliases: tuple[Alias, ...], alliances: tuple[Alliance, ...]) -> Registry:
    return Registry(entries, aliases, alliances, AliasIndex(aliases))


def _add(row: dict[str, str], entries: dict[str, ActorEntry], aliases: list[Alias], line: int) -> None:
    code, kind = (row["code"] or "").strip(), (row.get("kind") or "").strip()
    if code not in entries:
        if kind not in KINDS or not row.get("name_en"):
            raise UnreadableSource(
                "a new code has no kind or name", f"Give name_en and a kind of {', '.join(KINDS)}", line
            )
        entries[code] = ActorEntry(
            code, kind, row["name_en"], row.get("name_my") or row["name_en"], row.get("part_of") or "", ""
        )
    elif row.get("name_en"):
        entries[code] = replace(entries[code], name_en=row["name_en"])
    if row["alias"]:
        aliases.append(Alias(code, row["alias"].strip(), row["lang"] or "en", False, False))


def _rows(name: str) -> list[dict[str, str]]:
    with resources.files("kintrace.lexicon").joinpath("resources", name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
