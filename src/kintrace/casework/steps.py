"""Single steps on plain files, without a casebook: for analysts, other programs and benchmarks."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from kintrace.casework.asking_a_model.asking import BroughtModel
from kintrace.casework.judged_lists import NOT_TOGETHER, read_judgements
from kintrace.casework.own_lists import OwnLists
from kintrace.casework.showing.writing import CannotWrite, require_none_of_ours
from kintrace.casework.taking_in.intake import Limits, Progress, arrival_of
from kintrace.claims import to_json
from kintrace.errors import NoSuchFolder, UnreadableSource
from kintrace.lexicon.matching import match
from kintrace.linkage import PeopleLinks, Why, link, link_people, why
from kintrace.model import Arrival, Coding, Document, SetAside
from kintrace.outputs import codebook
from kintrace.protect import write_whole
from kintrace.simulation import FILES, drawn, simulated, write_world
from kintrace.sources import found_file

_KEPT = 20_000  # cells of a column that are kept once, however many rows they stand in

Aside = tuple[str, str, str]
"""File name, place in it, reason."""


def extract(
    files: list[Path],
    out: Path,
    limits: Limits,
    progress: Progress,
    lists: OwnLists | None = None,
    model: BroughtModel | None = None,
) -> list[Aside]:
    """Read the incidents and statements out of files, one JSON object for each document, in the order given.

    Args:
        files: To read.
        out: Where the lines go.
        limits: Bounds on what one file may cost.
        progress: Told how far it is.
        lists: Of places and sides of the person's own.
        model: One that the person brought; ``None``: none is asked.

    Returns:
        What was set aside, of files and parts of them.

    Raises:
        NoSuchFolder: A file that is not there or may not be read.
        CannotWrite: The output.
    """
    lists = lists or OwnLists()
    lists.require_apart(*files)
    if out.resolve() in {b.path for b in lists.brought}:
        raise CannotWrite(out, "a list of yours lies there", "Name another place")
    with lists.in_use():
        return _extracted(files, out, limits, progress, lists, model)


def _extracted(
    files: list[Path], out: Path, limits: Limits, progress: Progress, lists: OwnLists, model: BroughtModel | None
) -> list[Aside]:
    readings: list[tuple[Arrival, Document | None, tuple[SetAside, ...]]] = []
    codings: dict[str, Coding] = {}
    with limits.readers(lists, model) as readers:
        for number, path in enumerate(files):
            progress("reading", number, len(files))
            arrival = _arrival(path, number)
            read = readers.reader.read(arrival, f"doc:{number:06d}")
            readings += [(arrival, document, read.set_aside) for document in read.documents]
            codings |= {document.ref: readers.coders.code(document) for document in read.documents}
            if not read.documents:
                readings.append((arrival, None, read.set_aside))
    progress("reading", len(files), len(files))
    documents = {document.ref: document for _, document, _ in readings if document}
    incidents = _incident_of_mention(list(codings.values()), documents)
    lines, asides = [], []
    for arrival, document, set_aside in readings:
        coding = codings[document.ref] if document else None
        all_aside = (*set_aside, *(coding.set_aside if coding else ()))
        asides += [(arrival.file_name, a.where, a.reason) for a in all_aside]
        if document and coding:
            line = to_json(document, coding, incidents)
            line["set_aside"] = [_plain(a) for a in all_aside]
        else:
            line = {"document": arrival.file_name, "incidents": [], "context": []}
            line["set_aside"] = [_plain(a) for a in all_aside]
        lines.append(line)
    _write(out, lines)
    return asides


def link_lists(
    people: Path, out: Path, draws: int = 0, seed: int = 0, judged: Path | None = None
) -> list[tuple[str, str]]:
    """Say which rows of lists are one person: pairs, then clusters as they may as well be, then clusters.

    Args:
        people: A table.
        out: Where lines are written.
        draws: How often clusters are drawn anew, each pair joined as often as it is likely.
        seed: Of the draws.
        judged: What people judged: a table of ``left``, ``right`` and ``verdict``.

    Returns:
        (place, reason) of each row and each judgement that was set aside.

    Raises:
        NoSuchFolder: The file is not there.
        UnreadableSource: It is no CSV with the columns ``id`` and ``name``.
    """
    columns, set_aside = _columns(people)
    judgements, places, ignored = read_judgements(judged, columns["id"]) if judged else ({}, {}, [])
    links = link_people(columns, many_draws=draws, seed=seed, judgements=judgements)
    _write_bytes(out, "".join(_link_lines(links)).encode("utf-8"))
    unheeded = [(places[frozenset(pair)], NOT_TOGETHER) for pair in links.unheeded]
    return [*set_aside, *ignored, *unheeded]


def why_one_person(people: Path, one: str, other: str) -> tuple[Why | None, list[tuple[str, str]]]:
    """Say what speaks for and against two rows of lists being one person.

    Returns:
        The reasons, ``None`` where there is no such row; and (place, reason) of each row that was set aside.

    Raises:
        NoSuchFolder: The file is not there.
        UnreadableSource: It is no CSV with the columns ``id`` and ``name``.
    """
    columns, set_aside = _columns(people)
    return why(columns, one, other), set_aside


def _link_lines(links: PeopleLinks) -> Iterator[str]:
    ids = [json.dumps(ref, ensure_ascii=False) for ref in links.refs]
    for left, right, probability in zip(
        links.left.tolist(), links.right.tolist(), links.probabilities.tolist(), strict=True
    ):
        yield f'{{"left": {ids[left]}, "right": {ids[right]}, "probability": {probability:.6g}}}\n'
    for number, draw in enumerate(links.draws, 1):
        yield f'{{"draw": {number}, "clusters": {{{_persons(ids, draw.tolist())}}}}}\n'
    yield f'{{"clusters": {{{_persons(ids, links.person.tolist())}}}}}\n'


def _persons(ids: Sequence[str], first: Sequence[int]) -> str:
    return ", ".join(f"{ref}: {ids[at]}" for ref, at in zip(ids, first, strict=True))


def match_names(queries: Path, corpus: Path, top: int, out: Path) -> list[Aside]:
    """Find for each name of one table the names of another that are likeliest the same.

    Args:
        queries: Tab-separated, with the columns ``id`` and ``name``.
        corpus: The same.
        top: How many for each query.
        out: One JSON object for each query, in the order of the table.

    Returns:
        What was set aside of either table.

    Raises:
        NoSuchFolder: A table is not there.
        UnreadableSource: It is no table with the columns ``id`` and ``name``.
        CannotWrite: The output.
    """
    asked, not_asked = _named(queries)
    held, not_held = _named(corpus)
    lines: list[dict[str, object]] = [
        {"id": ref, "matches": [{"id": i, "name": name, "score": score} for i, name, score in matches]}
        for ref, matches in match(asked, held, top)
    ]
    _write(out, lines)
    return [(queries.name, *aside) for aside in not_asked] + [(corpus.name, *aside) for aside in not_held]


def simulate(folder: Path, rows: int, seed: int, *, force: bool, progress: Progress) -> None:
    """Write lists of invented people whose truth is known.

    Args:
        folder: Where they go; it is made where it is not there.
        rows: Rows of all lists together.
        seed: The same rows and seed make the same files.
        force: Whether a world that lies there gives way.
        progress: Told how far it is.

    Raises:
        ParameterOutOfRange: ``rows``.
        CannotWrite: Something lies there that may not be replaced, or the disk.
    """
    require_none_of_ours(folder)
    world_of = drawn(Random(seed), rows)
    _require_room(folder, force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_world(simulated(world_of, seed), folder, lambda done, of: progress("writing", done, of))
    except OSError as error:
        raise CannotWrite(folder, f"the machine says: {error.strerror}", "Check space and permissions") from None


def _require_room(folder: Path, force: bool) -> None:
    """Refuse a folder that holds anything but a world of ours, and that one too unless it may give way."""
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(folder, "it is a file, and a world is a folder", "Name another one")
    held = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if held - set(FILES) or (held and not _is_a_world(folder / "meta.json")):
        raise CannotWrite(folder, "the folder holds something that is no invented world", "Name a new one")
    if held and not force:
        raise CannotWrite(folder, "an invented world lies there", "Name another folder, or say --force")


def _is_a_world(meta: Path) -> bool:
    try:
        return "invented" in json.loads(meta.read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def _named(table: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Reference and name of each row that has both, and the rows that have not, with the reason."""
    try:
        lines = table.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise NoSuchFolder(str(table), f"the machine says: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UnreadableSource("not a table in UTF-8", "Save it again as tab-separated text in UTF-8") from None
    header = [cell.strip() for cell in lines[0].rstrip("\r").split("\t")]
    if not {"id", "name"} <= set(header):
        raise UnreadableSource("no columns id and name", "Separate the columns by tabs and name them so", 1)
    at = header.index("id"), header.index("name")
    rows: list[tuple[str, str]] = []
    set_aside: list[tuple[str, str]] = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.rstrip("\r").split("\t")
        if not line.strip():
            continue
        if max(at) >= len(cells) or not cells[at[0]].strip() or not cells[at[1]].strip():
            set_aside.append((f"line {number}", "It has no id or no name. Fill in both."))
        else:
            rows.append((cells[at[0]].strip(), cells[at[1]].strip()))
    return rows, set_aside


def _columns(people: Path) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """The cells of a CSV file by column, and the rows that could not be read, with the reason."""
    set_aside: list[tuple[str, str]] = []
    try:
        with people.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = next(reader, [])
            if not {"id", "name"} <= set(header):
                raise UnreadableSource("no columns id and name", "Name the columns as docs/tasks/link-lists.md does", 1)
            columns: list[list[str]] = [[] for _ in header]
            at, seen = header.index("id"), set[str]()
            known: list[dict[str, str]] = [{} for _ in header]
            for row in reader:
                where = f"row {reader.line_num}"
                if not row:
                    continue  # a blank line
                if len(row) != len(header):
                    set_aside.append((where, "It has not as many cells as the header. Mend the row."))
                elif not row[at] or row[at] in seen:
                    set_aside.append((where, "Its id is empty or stands twice. Give each row its own."))
                else:
                    seen.add(row[at])
                    for column, cell, before in zip(columns, row, known, strict=True):
                        # what stands in many rows is kept once: a million rows are mostly such
                        column.append(before.setdefault(cell, cell) if len(before) < _KEPT else before.get(cell, cell))
    except OSError as error:
        raise NoSuchFolder(str(people), f"the machine says: {error.strerror}") from None
    except (csv.Error, UnicodeDecodeError):
        raise UnreadableSource("not a CSV file in UTF-8", "Save it again as CSV in UTF-8") from None
    return dict(zip(header, columns, strict=True)), set_aside


def _arrival(path: Path, number: int) -> Arrival:
    try:
        return arrival_of(found_file(path, path.name), lambda *_: f"arr:{number:06d}")
    except OSError as error:
        raise NoSuchFolder(str(path), f"the machine says: {error.strerror}") from None


def _incident_of_mention(codings: list[Coding], documents: dict[str, Document]) -> dict[str, str]:
    if not any(coding.incidents for coding in codings):
        return {}
    linked = link(codings, documents)
    return {mention: incident.ref for incident in linked.incidents for mention in incident.mentions}


def _plain(aside: SetAside) -> dict[str, object]:
    return {"reason": f"{aside.where}: {aside.reason}", "start": aside.start, "end": aside.end}


def write_codebook(out: Path) -> None:
    """Write the codebook of this version of the coding scheme as a page. It holds nothing of any casebook.

    Raises:
        CannotWrite: The output.
    """
    _write_bytes(out, codebook())


def _write(out: Path, lines: list[dict[str, object]]) -> None:
    _write_bytes(out, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8"))


def _write_bytes(out: Path, body: bytes) -> None:
    require_none_of_ours(out)
    try:
        write_whole(out, body, replace=True)
    except OSError as error:
        raise CannotWrite(
            out, f"the machine says: {error.strerror}", "Check the folder, space and permissions"
        ) from None
