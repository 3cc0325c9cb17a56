"""What `kintrace serve` says at the terminal: an address, a new one at Enter, and why it cannot."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import socket
import subprocess
import termios
from pathlib import Path
from urllib.parse import urlsplit

from folders import KINTRACE, kintrace
from served import Visitor, until


def test_where_there_is_no_casebook_nothing_is_served(tmp_path: Path) -> None:
    done = kintrace("serve", tmp_path / "none")
    assert done.returncode == 11
    assert "no such casebook" in done.stderr


def test_a_port_that_is_taken_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = kintrace("serve", tmp_path / "a", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 31
    assert "cannot be had" in done.stderr


def test_enter_in_the_terminal_gives_a_new_address(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*KINTRACE, "serve", str(tmp_path / "a")],
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        os.write(ours, b"\n")
        second = process.stdout.readline().strip()
        assert first != second
        visitor = Visitor(int(urlsplit(first).port or 0), urlsplit(first).path.split("/")[1])
        until(lambda: visitor.ask("GET", urlsplit(second).path, None, {}) == 200)
        assert visitor.ask("GET", urlsplit(first).path, None, {}) == 403
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.stdout.close()
        os.close(ours)
        os.close(theirs)
