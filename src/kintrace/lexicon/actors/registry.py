"""The armed sides, the police, militias and administrations: who they are, and how texts name them.

A side is named alike whoever names it: every side has names in English and Burmese, its kind, what it is part of and
its alliances with their time. Organisations are added in ``resources/actors.tsv`` and ``actors_aliases.tsv``, or by a
user's own file (``Registry.with_file``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kintrace.errors import NoSuchFolder
from kintrace.lexicon.actors.entries import KINDS, ActorEntry
from kintrace.lexicon.actors.finding import Alias, AliasIndex, FoundActor
from kintrace.lexicon.actors.own import Addition, add, rows_of, span, taken_over
from kintrace.lexicon.actors.resolving import Resolved, Surety
from kintrace.lexicon.finding import longest
from kintrace.lexicon.tables import shipped_rows
from kintrace.model import When

__all__ = [
    "KINDS", "ActorEntry", "Addition", "Alliance", "FoundActor", "FoundAlliance", "Registry", "Resolved", "Surety",
    "registry", "using",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alliance:
    """Sides that say, or are said, to fight together.

    Args:
        name: What it is called.
        members: Their codes.
        span: Since when and until when.
        note: What that rests on.
        aliases: How texts name it, in English and Burmese.
    """

    name: str
    members: tuple[str, ...]
    span: When
    note: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundAlliance:
    """Words that name an alliance.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        alliance: Which.
    """

    start: int
    end: int
    alliance: Alliance


@dataclass(frozen=True, slots=True)
class Registry:
    """Every side that is known, and the finder of its names.

    Args:
        entries: By their code.
        aliases: How texts name them.
        alliances: With their time.
        index: The finder of the aliases.
        additions: Files of the user's own that were laid over the shipped list, in their order.
    """

    entries: dict[str, ActorEntry]
    aliases: tuple[Alias, ...]
    alliances: tuple[Alliance, ...]
    index: AliasIndex
    additions: tuple[Addition, ...] = ()

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

    def alliances_in(self, text: str) -> list[FoundAlliance]:
        """Find the alliances that a text names, in its order.

        >>> [f.alliance.members for f in registry().alliances_in("the Three Brotherhood Alliance said")]
        [('TNLA', 'MNDAA', 'AA')]
        """
        finds = [
            FoundAlliance(m.start(), m.end(), alliance)
            for alliance in self.alliances
            for words in alliance.aliases
            if words in text
            for m in re.finditer(rf"(?<![A-Za-z]){re.escape(words)}(?![A-Za-z\u102b-\u103e])", text)
        ]
        return longest(finds)

    def resolve(self, words: str, when: When | None = None) -> Resolved:
        """Say whom words name, and how surely.

        Args:
            words: What a text or a cell calls a side.
            when: The time it speaks of: a name that the side did not bear then is ``doubtful``.

        >>> [registry().resolve(w).surety.value for w in ("KIA", "the KIA men of Hpakant", "the troops", "nobody")]
        ['sure', 'likely', 'of_the_discourse', 'unknown']
        >>> registry().resolve("SAC", When("2025-10")).surety.value
        'doubtful'
        """
        bare = re.sub(r"\A(?:the|a|an)\s+|[.,;:။၊]+\Z", "", words.strip(), flags=re.IGNORECASE)
        whole = self.index.alias_of(bare)
        finds = self.actors_in(bare)
        if whole is None and not finds:
            return Resolved("", Surety.UNKNOWN, ())
        codes = tuple(dict.fromkeys(f.code for f in finds)) or ((whole.code,) if whole else ())
        if all(f.generic for f in finds) and (whole is None or whole.generic):
            return Resolved(codes[0], Surety.OF_THE_DISCOURSE, codes)
        if whole is not None and when is not None and not whole.borne(when):
            return Resolved(codes[0], Surety.DOUBTFUL, codes)
        sure = len(codes) == 1 and (whole is not None or (finds[0].start, finds[0].end) == (0, len(bare)))
        named = next((f.code for f in finds if not f.generic), codes[0])
        return Resolved(named, Surety.SURE if sure else Surety.LIKELY, codes)

    def names_at(self, code: str, lang: str, when: When) -> tuple[str, ...]:
        """Names that a side may have borne at a time, in the order of the file; words that need the discourse left out.

        >>> ["SAC" in registry().names_at("MM_MIL", "en", When(year)) for year in ("2024", "2026")]
        [True, False]
        """
        side = code.partition(":")[0]
        return tuple(
            a.words
            for a in self.aliases
            if a.code == side and a.lang == lang and not a.generic and not a.needs_fighters and a.borne(when)
        )

    def with_rows(self, rows: Iterable[Mapping[str, str]]) -> Registry:
        """Add sides and names, or override names, from rows of the columns that ``load_user`` reads.

        Raises:
            UnreadableSource: A row names an unknown kind, a new code without a name, or a date that is none.
        """
        entries, aliases = dict(self.entries), list(self.aliases)
        for line, row in enumerate(rows, start=2):
            add(row, entries, aliases, line)
        return _registry(entries, tuple(aliases), self.alliances, self.additions)

    def load_user(self, path: Path) -> Registry:
        """Add a user's own sides and names, as ``with_file`` does, where a single bad row refuses the whole file.

        Raises:
            UnreadableSource: It is no such table, or a line cannot be used.
        """
        return self.with_rows(cells for _, cells in rows_of(path.read_bytes()))

    def with_file(self, path: Path) -> Registry:
        """Lay a file of the user's own sides and names over this registry.

        Args:
            path: A table in UTF-8, cells apart by tabs, semicolons or commas: ``code``, ``alias``, and for a new code
                ``kind``, ``name_en``, ``name_my``, ``part_of``; of an alias ``lang`` (en or my; else its letters say),
                ``generic`` (yes), ``since`` and ``until``. An alias that another side bears in the program's own list
                is that of the user's side from then on.

        Returns:
            A new registry; the last of its ``additions`` says what was kept, and what was set aside and why.

        Raises:
            NoSuchFolder: The path is not there.
            UnreadableSource: It is no such table, or a column is missing.
        """
        if not path.is_file():
            raise NoSuchFolder(str(path), "there is no such file")
        return self.with_table(path.read_bytes())

    def with_table(self, body: bytes) -> Registry:
        """Lay the bytes of such a file over this registry; as ``with_file``.

        >>> table = b"code,alias,kind,name_en\\nBHG,BHG,militia,Blue Hill Guard\\n"
        >>> own = registry().with_table(table)
        >>> [f.code for f in own.actors_in("men of the Blue Hill Guard and the KIA")]
        ['BHG', 'KIA']
        >>> own.additions[-1].kept, own.additions[-1].set_aside
        (1, ())
        """
        entries, aliases, addition = taken_over(body, self.entries, self.aliases)
        return _registry(entries, aliases, self.alliances, (*self.additions, addition))


def registry() -> Registry:
    """The registry in use: the one that comes with the program, unless ``using`` says otherwise."""
    return _IN_USE.get() or _shipped()


@contextmanager
def using(own: Registry) -> Iterator[Registry]:
    """Have everything inside a ``with`` read sides by a registry of the user's own.

    >>> with using(registry().with_table(b"code,alias\\nKIA,Blue Hill Guard\\n")) as mine:
    ...     registry() is mine
    True
    """
    before = _IN_USE.set(own)
    try:
        yield own
    finally:
        _IN_USE.reset(before)


_IN_USE: ContextVar[Registry | None] = ContextVar("registry", default=None)


@cache
def _shipped() -> Registry:
    """The registry that comes with the program, read once."""
    entries = {
        r["code"]: ActorEntry(*(r[c] for c in ("code", "kind", "name_en", "name_my", "part_of", "note")))
        for r in shipped_rows("actors.tsv")
    }
    aliases = tuple(
        Alias(
            r["code"],
            r["alias"],
            r["lang"],
            r["generic"] == "yes",
            r["needs_fighters"] == "yes",
            span(r["since"], r["until"]),
        )
        for r in shipped_rows("actors_aliases.tsv")
    )
    alliances = tuple(
        Alliance(
            r["name"],
            tuple(r["members"].split(",")),
            When(f"{r['since']}/{r['until']}"),
            r["note"],
            tuple(filter(None, r["aliases"].split("|"))),
        )
        for r in shipped_rows("actors_alliances.tsv")
    )
    return _registry(entries, aliases, alliances)


def _registry(
    entries: dict[str, ActorEntry],
    aliases: tuple[Alias, ...],
    alliances: tuple[Alliance, ...],
    additions: tuple[Addition, ...] = (),
) -> Registry:
    return Registry(entries, aliases, alliances, AliasIndex(aliases), additions)
