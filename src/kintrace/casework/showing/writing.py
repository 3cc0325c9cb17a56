"""Write what was released: everything is rendered before anything is written, and nothing is ever half written."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kintrace.errors import KintraceError
from kintrace.model import Released
from kintrace.outputs import render
from kintrace.protect import key_file_of, sync_folder, write_whole
from kintrace.sources import MARKER

OURS = {MARKER, "index.html", "documents", "report.tar.age"}


class CannotWrite(KintraceError):
    """A file or folder that should be written cannot be."""

    exit_code = 12

    def __init__(self, path: Path, problem: str, fix: str) -> None:
        super().__init__(f"{path}: {problem}. {fix}.")


class BadRecipient(KintraceError):
    """A recipient that age does not know."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("A recipient after --to is no age public key. It starts with age1 and is made by age-keygen.")


@dataclass(frozen=True, slots=True)
class Targets:
    """What to write, and for whom.

    Args:
        report: Folder for the report.
        json: File for the leads as JSON lines.
        recipients: age recipients; none: plain, which the person has confirmed.
    """

    report: Path | None = None
    json: Path | None = None
    recipients: tuple[str, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Names of the forms that are asked for."""
        asked = (("leads-json", self.json), ("report-html", self.report))
        return tuple(name for name, path in asked if path is not None)

    def require_writable(self, never: Iterable[Path] = (), outside: Path | None = None) -> None:
        """Refuse early what could not, or must not, be written at the end.

        Args:
            never: Files that no output may take the place of: the casebook, its keys, the passphrase, lists.
            outside: The folder of sources: an output in it would be read as a source the next time.

        Raises:
            CannotWrite: A missing parent, a path that is taken, or a report folder that holds something else.
            BadRecipient: One that age does not know.
        """
        kept = {path.resolve() for path in never}
        for path in (p for p in (self.report, self.json) if p is not None):
            require_none_of_ours(path)
            if path.resolve() in kept:
                raise CannotWrite(
                    path, "the casebook, its keys, the passphrase or a list of yours lie there", "Name another one"
                )
            if outside is not None and path.resolve().is_relative_to(outside.resolve()):
                raise CannotWrite(path, "it lies among the sources, and would be read as one", "Name a place outside")
        if self.json is not None:
            _require_file(self.json)
        if self.report is not None and (self.report.exists() or self.report == Path()):
            _require_report(self.report)
        _recipients(self.recipients)


_TAKEN = "a casebook, its keys or a custodian's identity has this name"


def kept_files(casebook: Path | None, passphrase: object = None) -> tuple[Path, ...]:
    """Name the files whose place no output may take: a casebook, its keys, its lock, and the passphrase's file."""
    words = getattr(passphrase, "file", None) or getattr(getattr(passphrase, "ask", None), "file", None)
    beside = () if casebook is None else (casebook, key_file_of(casebook), casebook.with_name(f"{casebook.name}.lock"))
    return (*beside, words) if isinstance(words, Path) else beside


def require_none_of_ours(path: Path) -> None:
    """Refuse to put an output in the place of any casebook, key file, lock or custodian's identity, or behind a link.

    Raises:
        CannotWrite: One of these lies there, or a link does.
    """
    if path.is_symlink():
        raise CannotWrite(path, "it is a link", "Name the place itself")
    if any(path.with_name(path.name + suffix).exists() for suffix in (".keys", ".custodian")):
        raise CannotWrite(path, _TAKEN, "Name another one")
    require_no_name_of_ours(path)


def require_no_name_of_ours(path: Path) -> None:
    """Refuse a name that only keys, locks and what lies beside an open casebook have.

    Raises:
        CannotWrite: It is one.
    """
    if path.suffix in (".keys", ".lock") or path.name.endswith(("-wal", "-shm", "-journal")):
        raise CannotWrite(path, _TAKEN, "Name another one")


def _require_file(path: Path) -> None:
    if path.is_dir() or path == Path():
        raise CannotWrite(path, "it is a folder, and the lines go into a file", "Name a file")
    if not path.resolve().parent.is_dir():
        raise CannotWrite(path, "the folder it should lie in is not there", "Make it first")


def _require_report(report: Path) -> None:
    if not report.is_dir():
        raise CannotWrite(report, "it is a file, and a report is a folder", "Name another one")
    names = {path.name for path in report.iterdir()}
    if names and MARKER not in names:
        raise CannotWrite(report, "the folder holds something that is no report of ours", "Name a new one")
    if names - OURS:
        raise CannotWrite(report, "somebody put something of their own into this report", "Name a new one")


def rendered(released: Released, targets: Targets) -> dict[Path, bytes]:
    """Render every form that was asked for, encrypted where there are recipients. Writes nothing."""
    files: dict[Path, bytes] = {}
    if targets.json is not None:
        files[targets.json] = b"".join(render("leads-json", released).values())
    if targets.report is not None:
        pages = render("report-html", released)
        if targets.recipients:
            files[targets.report / "report.tar"] = _tar(pages)
        else:
            files |= {targets.report / name: body for name, body in pages.items()}
    if targets.recipients:
        return {_sealed_name(path, targets): _sealed(body, targets.recipients) for path, body in files.items()}
    return files


def write(files: dict[Path, bytes], targets: Targets) -> tuple[Path, ...]:
    """Write rendered files: each whole or not at all, the report's folder in the place of an earlier one.

    Returns:
        The paths a person would open.
    """
    written: list[Path] = []
    try:
        if targets.report is not None:
            _write_report({p: b for p, b in files.items() if p != targets.json}, targets.report)
            written.append(targets.report / ("report.tar.age" if targets.recipients else "index.html"))
        if targets.json is not None:
            write_whole(targets.json, files[targets.json], replace=True)
            written.append(targets.json)
    except OSError as error:
        where = targets.report or targets.json or Path()
        raise CannotWrite(where, f"the machine says: {error.strerror}", "Check space and permissions") from None
    return tuple(written)


def write_out(path: Path, body: bytes, recipients: tuple[str, ...] = (), never: Iterable[Path] = ()) -> Path:
    """Write one file whole, encrypted where there are recipients.

    Args:
        path: Where it goes.
        body: Its bytes.
        recipients: age recipients; none: plain, which the person has confirmed.
        never: Files whose place it must not take.

    Returns:
        Where it was written.

    Raises:
        CannotWrite: It must not, or cannot, stand there.
        BadRecipient: One that age does not know.
    """
    Targets(json=path, recipients=recipients).require_writable(never)
    try:
        write_whole(path, _sealed(body, recipients) if recipients else body, replace=True)
    except OSError as error:
        raise CannotWrite(path, f"the machine says: {error.strerror}", "Check space and permissions") from None
    return path


def _write_report(files: dict[Path, bytes], report: Path) -> None:
    """Write a report beside its place, and put it there in one step; an earlier one gives way, and is gone."""
    report.parent.mkdir(parents=True, exist_ok=True)
    fresh, stale = (report.with_name(f".{report.name}.{word}") for word in ("new", "old"))
    for left_over in (fresh, stale):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    fresh.mkdir()
    for path, body in {**files, report / MARKER: b""}.items():
        place = fresh / path.relative_to(report)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, body, replace=False)
    if report.exists():
        report.rename(stale)
    fresh.rename(report)
    sync_folder(report.parent)
    shutil.rmtree(stale, ignore_errors=True)


def _sealed_name(path: Path, targets: Targets) -> Path:
    return path if path == targets.json else path.with_name(path.name + ".age")


def _sealed(body: bytes, recipients: tuple[str, ...]) -> bytes:
    import pyrage

    return bytes(pyrage.encrypt(body, _recipients(recipients)))


def _recipients(names: tuple[str, ...]) -> list[object]:
    if not names:
        return []
    import pyrage

    try:
        return [pyrage.x25519.Recipient.from_str(name) for name in names]
    except pyrage.RecipientError:
        raise BadRecipient from None


def _tar(pages: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in sorted(pages):
            entry = tarfile.TarInfo(name)  # dated 1970, owned by nobody: same input, same bytes
            entry.size, entry.mode = len(pages[name]), 0o600
            archive.addfile(entry, io.BytesIO(pages[name]))
    return out.getvalue()
