"""Kill a run at a moment, let the next one finish it, and compare what the casebooks say."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from folders import KINTRACE, kintrace, passphrase_file, traced


def content(lines: list[dict]) -> list:
    """What a casebook says, without the references that its random key makes."""

    def plain(value):
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if k not in ("lead", "ref")}
        return [plain(v) for v in value] if isinstance(value, list) else value

    return sorted((plain(line) for line in lines), key=repr)


def killed_then_finished(folder: Path, home: Path, after: float, whole: list) -> None:
    home.mkdir()
    book, phrase = home / "a.casebook", passphrase_file(home)
    options = ["--casebook", str(book), "--passphrase-file", str(phrase)]
    run = subprocess.Popen(
        [*KINTRACE, "trace", str(folder), *options], env=os.environ | {"TMPDIR": str(home)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(after)
    run.send_signal(signal.SIGKILL)
    run.wait()
    lines = traced(folder, home / "out", *options, home=home)
    assert content(lines) == whole
    done = kintrace("check", book, "--passphrase-file", phrase, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "equals a rebuild" in done.stdout
