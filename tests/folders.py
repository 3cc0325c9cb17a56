"""Builders of folders to trace, and the command line to trace them with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cast import BRANG_AUNG, CANARIES, SENG_RA

KINTRACE = [sys.executable, "-m", "kintrace"]
PASSPHRASE = "six invented words for tests only"

REPORT = """\
Young people in Hpakant Township, Kachin State, are afraid to leave their houses, residents say.

On October 7, soldiers of the Kachin Independence Army (KIA) took three young men from a tea shop in \
Lawk Hprai Village, a resident told Blue Hill News.

KIA spokesperson Colonel Tu Ja denied that anybody was taken by force.
"""

NOTICE = f"""\
MISSING PERSON
Name: {BRANG_AUNG[0]}
Age: 22
Father's name: U Maran Tu
Last seen: 7 October 2025, Lawk Hprai Village, Hpakant
Contact: {CANARIES[2]}
"""

PEOPLE = f"""\
name,age,father,township,date,poet
{SENG_RA[0]},24,U Lahpai La,Hpakant,2025-10-02,yes
{BRANG_AUNG[1]},22,U Maran Tu,Hpakant,2025-10-07,no
"""


def small_folder(at: Path) -> Path:
    """A report with its sidecar, a notice and a list."""
    at.mkdir(parents=True)
    (at / "report.txt").write_text(REPORT, "utf-8")
    (at / "report.meta.json").write_text(json.dumps({"published": "2025-10-09", "outlet": "Blue Hill News"}), "utf-8")
    (at / "notice.txt").write_text(NOTICE, "utf-8")
    (at / "people.csv").write_text(PEOPLE, "utf-8")
    return at


def kintrace(*args: str | Path, home: Path | None = None, **more) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person would; ``home`` also holds its temporary files."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KINTRACE_")}
    if home is not None:
        environment |= {"HOME": str(home), "TMPDIR": str(home)}
    return subprocess.run(
        [*KINTRACE, *map(str, args)], capture_output=True, text=True, timeout=120, check=False, env=environment, **more
    )


def passphrase_file(folder: Path) -> Path:
    """A file whose first line is the passphrase of every test casebook."""
    path = folder / "passphrase"
    path.write_text(PASSPHRASE + "\n", "utf-8")
    return path


def traced(folder: Path, out: Path, *more: str | Path, home: Path | None = None) -> list[dict]:
    """Trace a folder to JSON and read it back: the leads, and the last line last."""
    done = kintrace("trace", folder, "--plain", "--json", out, *more, home=home)
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def casebook_of(path: Path, texts: dict[str, tuple[str, str]], clock: Callable[[], datetime]) -> Path:
    """A casebook of texts, each with its day of publication, read and coded in this process: quicker than a trace."""
    import hashlib

    from kintrace.casework.kinds import CODED, CODED_V, READ, SHIPPED, Coded, ReadArrival
    from kintrace.casework.opening import opened
    from kintrace.claims import code
    from kintrace.model import Arrival, to_cbor
    from kintrace.sources.documents import document_of
    from kintrace.sources.sidecar import Sidecar

    with opened(path, PASSPHRASE, clock) as open_book:
        for name, (text, published) in texts.items():
            digest = hashlib.sha256(text.encode()).hexdigest()
            arrival = Arrival(open_book.keys.ref("arr", digest), digest, f"{name}.txt", text.encode())
            sidecar = Sidecar(published=published)
            document = document_of(arrival, open_book.keys.ref("doc", digest), text, "text", sidecar)
            reading = ReadArrival(arrival.ref, "text", arrival.file_name, (document,), ())
            open_book.book.append(READ, to_cbor(reading))
            open_book.book.append(CODED, to_cbor(Coded(code(document), SHIPPED)), v=CODED_V)
    return path
