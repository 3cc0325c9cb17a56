"""Only one room opens a connection of its own accord, and only one listens."""

from __future__ import annotations

import ast
from pathlib import Path

import kintrace

PACKAGE = Path(kintrace.__file__).parent
NETWORK = frozenset(
    ("asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "httpx", "aiohttp", "smtplib", "socket",
     "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc", "waitress")
)  # fmt: skip
ASKS, LISTENS = "casework/asking_a_model/client.py", "web/"
ONLY_TAKES_APART = frozenset(("urllib.parse", "http.cookies"))  # addresses and headers, without a connection


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def test_only_the_client_of_a_brought_model_can_open_a_connection_and_only_the_web_room_listens():
    able = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name.partition(".")[0] in NETWORK and name not in ONLY_TAKES_APART for name in imported(path))
    }
    assert ASKS in able
    assert {name for name in able if not name.startswith(LISTENS)} == {ASKS}


def test_the_client_is_reached_only_through_the_asking_of_a_model():
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "kintrace.casework.asking_a_model.client" in imported(path)
    }
    assert users == {"casework/asking_a_model/asking.py"}
