"""Write what was released: everything is rendered before anything is written, and nothing is ever half written."""

from __future__ import annotations

import io
import shutil
import tarfile
from dataclasses import dataclass
from pathlib import Path

from kintrace.errors import KintraceError
from kintrace.model import Released
from kintrace.outputs import render
from kintrace.protect import write_whole

MARKER = ".kintrace-report"


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

    def require_writable(self) -> None:
        """Refuse early what could not be written at the end.

        Raises:
            CannotWrite: A missing parent, or a report folder that holds something else.
            BadRecipient: One that age does not know.
        """
        for path in (self.report, self.json):
            if path is not None and not path.resolve().parent.is_dir() and path is self.json:
                raise CannotWrite(path, "the folder it should lie in is not there", "Make it first")
        if self.report is not None and self.report.exists():
            if not self.report.is_dir():
                raise CannotWrite(self.report, "it is a file, and a report is a folder", "Name another one")
            if any(self.report.iterdir()) and not (self.report / MARKER).exists():
                raise CannotWrite(self.report, "the folder holds something that is no report of ours", "Name a new one")
        _recipients(self.recipients)


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


def _write_report(files: dict[Path, bytes], report: Path) -> None:
    report.parent.mkdir(parents=True, exist_ok=True)
    fresh = report.with_name(f".{report.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for path, body in {**files, report / MARKER: b""}.items():
        place = fresh / path.relative_to(report)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
    if report.exists():
        stale = report.with_name(f".{report.name}.old")
        shutil.rmtree(stale, ignore_errors=True)
        report.rename(stale)
        fresh.rename(report)
        shutil.rmtree(stale)
    else:
        fresh.rename(report)


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
