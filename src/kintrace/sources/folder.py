"""Walk a folder of sources: every file is found to be read, or set aside with its reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kintrace.errors import NoSuchFolder
from kintrace.model import SetAside
from kintrace.sources.base import LARGEST_FILE
from kintrace.sources.registry import suffixes
from kintrace.sources.sidecar import SUFFIX

# Endings that may be named to the user: any other could be part of a person's name.
_OTHERS_KNOWN = frozenset(
    [".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".ods", ".ppt", ".pptx", ".eml", ".msg", ".json", ".jsonl"]
) | frozenset([".jpg", ".png", ".heic", ".gif", ".mp3", ".m4a", ".mp4", ".mov", ".zip", ".rar", ".7z", ".xml", ".db"])
# What a report of ours holds, so that its pages are never taken for somebody's writing.
MARKER = ".kintrace-report"
_NOT_TESTIMONY = ("readme", "readme.md", "readme.txt", "expected.json")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to read.

    Args:
        path: Where it lies.
        name: Its path within the folder, with ``/`` between, as people know it.
        sidecar: Path of ``<stem>.meta.json`` beside it; ``None``: there is none.
    """

    path: Path
    name: str
    sidecar: Path | None = None


def files_in(folder: Path) -> Iterator[FoundFile | SetAside]:
    """Find what a folder holds, in order of names, folders within it too.

    Hidden files and sidecars are passed over. Every other file is given back, once: found, or set aside with its
    name in ``where``. Links are never followed: what they point to within the folder is found in its own place.

    Raises:
        NoSuchFolder: It is not there, is no folder, or cannot be listed.
    """
    _require_folder(folder)
    root = folder.resolve()
    paths, closed = _walked(folder)
    for path in sorted(paths):
        within = path.relative_to(folder)
        if any(part.startswith(".") for part in within.parts) or path.name.lower().endswith(SUFFIX):
            continue
        problem = "its folder may not be listed. Check its permissions" if path in closed else _problem(path, root)
        name = os.fsencode(within).decode("utf-8", "replace")  # names out of old archives may be in no known code
        yield SetAside(name, f"This was not read: {problem}.") if problem else found_file(path, name)


def _walked(folder: Path) -> tuple[set[Path], set[Path]]:
    """Every file and link below, and among them the folders that may not be listed."""
    refused: list[OSError] = []
    paths: set[Path] = set()
    for place, folders, files in os.walk(folder, onerror=refused.append):
        if MARKER in files:  # a report of ours is no source
            folders.clear()
            continue
        paths.update(Path(place, name) for name in files)
        paths.update(Path(place, name) for name in folders if Path(place, name).is_symlink())
    closed = {Path(problem.filename) for problem in refused if problem.filename}
    return paths | closed, closed


def _require_folder(folder: Path) -> None:
    try:
        os.scandir(folder).close()
    except NotADirectoryError:
        raise NoSuchFolder(str(folder), "it is a file, not a folder") from None
    except FileNotFoundError:
        raise NoSuchFolder(str(folder), "there is no such folder") from None
    except OSError:
        raise NoSuchFolder(str(folder), "the folder may not be listed") from None


def _problem(path: Path, root: Path) -> str:
    """Why a file is not read; empty: it is."""
    try:
        real = path.resolve(strict=True)
        about = real.stat()
    except RuntimeError:  # how pathlib reports a loop of links before Python 3.13
        return "it is a link that leads back to itself"
    except FileNotFoundError:
        return "it is a link to something that is not there"
    except OSError:
        return "it may not be opened. Check its permissions"
    if path.is_symlink():
        if not real.is_relative_to(root):
            return "it is a link that leaves the folder. Copy what it points to into the folder"
        return "it is a link within the folder. What it points to is read in its own place"
    if not stat.S_ISREG(about.st_mode):
        return "it is no ordinary file"
    return _unfit(path, about.st_size)


def _unfit(path: Path, size: int) -> str:
    if path.name.lower() in _NOT_TESTIMONY:
        return "a README, or an answer sheet, is no source"
    suffix = path.suffix.lower()
    if suffix not in suffixes():
        kind = suffix if suffix in _OTHERS_KNOWN else "files with this ending"
        return f"no format reads {kind}. Save its text as one of {', '.join(sorted(suffixes()))}"
    if size == 0:
        return "it is empty. Check that it was saved whole"
    if size > LARGEST_FILE:
        return f"it is larger than {LARGEST_FILE // 1024 // 1024} MB. Take in the part that matters"
    return "" if os.access(path, os.R_OK) else "it may not be opened. Check its permissions"


def found_file(path: Path, name: str) -> FoundFile:
    """Name one file to read, with the sidecar that lies beside it."""
    sidecar = path.with_name(path.stem + SUFFIX)
    return FoundFile(path, name, sidecar if sidecar.is_file() and not sidecar.is_symlink() else None)
