"""Lists of a person's own, of places and of sides, laid over those that come with the program."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kintrace.casework.kinds import SIDES, Lists, Sides, UsedList
from kintrace.errors import KintraceError, NoSuchFolder, UnreadableSource
from kintrace.lexicon import actors, places
from kintrace.lexicon.actors import Registry
from kintrace.lexicon.places import Gazetteer
from kintrace.model import SetAside, from_cbor, to_cbor
from kintrace.store import Casebook

T = TypeVar("T")


class UnreadableList(KintraceError):
    """A list of places or sides of a person's own cannot be used."""

    exit_code = 10

    def __init__(self, path: Path, problem: str, fix: str, line: int | None = None) -> None:
        at = "" if line is None else f", line {line}"
        super().__init__(f"{path}{at}: {problem[:1].lower()}{problem[1:]}. {fix}.")


@dataclass(frozen=True, slots=True)
class Brought:
    """What one list brought.

    Args:
        path: Where it lies.
        kind: ``gazetteer`` or ``actors``.
        used: Which list it is, and how much of it was kept.
        set_aside: The rows that were not, each with its reason.
    """

    path: Path = field(repr=False)
    kind: str
    used: UsedList
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class OwnLists:
    """The lists by which documents are read: none of one's own, or one of places, one of sides, or both.

    Args:
        gazetteer: The program's places under those of the person's own; ``None``: the program's alone.
        registry: The same of sides.
        sides: Bytes of the list of sides, which a casebook keeps: what is computed rests on it.
        brought: What each list brought.
    """

    gazetteer: Gazetteer | None = field(default=None, repr=False)
    registry: Registry | None = field(default=None, repr=False)
    sides: bytes = field(default=b"", repr=False)
    brought: tuple[Brought, ...] = ()

    @property
    def lists(self) -> Lists:
        """Which lists they are: what a casebook keeps beside each coding."""
        used = {b.kind: b.used for b in self.brought}
        return Lists(used.get("gazetteer"), used.get("actors"))

    @property
    def set_aside(self) -> bool:
        """Whether a row of any list was set aside."""
        return any(b.set_aside for b in self.brought)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Read places and sides by these lists inside a ``with``."""
        with ExitStack() as stack:
            if self.gazetteer is not None:
                stack.enter_context(places.using(self.gazetteer))
            if self.registry is not None:
                stack.enter_context(actors.using(self.registry))
            yield

    def frame(self) -> bytes:
        """What the process that codes documents needs in order to read by the same lists; empty: nothing."""
        import cbor2

        path = next((str(b.path) for b in self.brought if b.kind == "gazetteer"), "")
        return cbor2.dumps({"lists": {"gazetteer": path, "sides": self.sides}}) if self.brought else b""

    def require_apart(self, *sources: Path) -> None:
        """Refuse a list that lies among what is to be read.

        Raises:
            UnreadableList: It would be read as a source, and its places as people.
        """
        for path in (b.path for b in self.brought):
            if any(path.is_relative_to(source.resolve()) for source in sources):
                raise UnreadableList(path, "It lies among the sources, and would be read as one", "Move it elsewhere")

    def keep(self, book: Casebook) -> None:
        """Keep the list of sides in a casebook, once: what is computed can then be computed again without its file."""
        if self.lists.actors is not None and self.lists.actors.sha256 not in {s.sha256 for s in _kept(book)}:
            book.append(SIDES, to_cbor(Sides(self.lists.actors.sha256, self.sides)))


def own_lists(gazetteer: Path | None, actors_file: Path | None) -> OwnLists:
    """Read the lists of a person's own.

    Args:
        gazetteer: Of places; ``None``: only the program's.
        actors_file: Of sides; ``None``: only the program's.

    Returns:
        The lists; what each brought, with every row that was set aside.

    Raises:
        NoSuchFolder: A path is not there, or may not be read.
        UnreadableList: A file is no such list; says what it lacks.
    """
    brought: list[Brought] = []
    known, registry, sides = None, None, b""
    if gazetteer is not None:
        path = gazetteer.resolve()
        known = _read(path, lambda: places.gazetteer().with_file(path))
        new = known.additions[-1]
        used = UsedList(new.sha256, new.version, new.rows, new.kept)
        brought.append(Brought(path, "gazetteer", used, new.set_aside))
    if actors_file is not None:
        path = actors_file.resolve()
        sides = _read(path, lambda: _body(path))
        registry = _read(path, lambda: actors.registry().with_table(sides))
        added = registry.additions[-1]
        brought.append(Brought(path, "actors", UsedList(added.sha256, "", added.rows, added.kept), added.set_aside))
    return OwnLists(known, registry, sides, tuple(brought))


def taken_up(frame: Mapping[str, Any], stack: ExitStack) -> list[str]:
    """Read by the lists of a frame until a stack is closed: for the process that codes documents.

    Args:
        frame: ``gazetteer``: a path, or empty; ``sides``: bytes of a list, or empty.
        stack: What keeps them in use.

    Returns:
        The digests of the lists as they were read, for the asking process to compare.
    """
    digests = []
    if frame["gazetteer"]:
        known = places.gazetteer().with_file(Path(frame["gazetteer"]))
        stack.enter_context(places.using(known))
        digests.append(known.additions[-1].sha256)
    if frame["sides"]:
        registry = actors.registry().with_table(frame["sides"])
        stack.enter_context(actors.using(registry))
        digests.append(registry.additions[-1].sha256)
    return digests


@contextmanager
def sides_of(book: Casebook, lists: Iterable[Lists]) -> Iterator[None]:
    """Read sides inside a ``with`` as a casebook's codings did.

    Args:
        book: The casebook, which keeps every list of sides that was used.
        lists: Those of its codings: one and the same, wherever something is computed from them.
    """
    digests = {one.actors.sha256 for one in lists if one.actors is not None}
    body = next((s.body for s in _kept(book) if s.sha256 in digests), None)
    with OwnLists(registry=None if body is None else actors.registry().with_table(body)).in_use():
        yield


def _kept(book: Casebook) -> Iterator[Sides]:
    for entry in book.entries(kinds=(SIDES,)):
        if entry.payload is not None:
            yield from_cbor(entry.payload, Sides)


def _body(path: Path) -> bytes:
    if not path.is_file():
        raise NoSuchFolder(str(path), "there is no such file")
    return path.read_bytes()


def _read(path: Path, read: Callable[[], T]) -> T:
    try:
        return read()
    except UnreadableSource as bad:
        raise UnreadableList(path, bad.problem, bad.fix, bad.line) from None
    except csv.Error:  # its own words could hold those of the file
        raise UnreadableList(path, "It is no table", "Save it again as .csv in UTF-8") from None
    except OSError as error:
        raise NoSuchFolder(str(path), f"the machine says: {error.strerror}") from None
