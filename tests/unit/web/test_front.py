"""Who is let in at all: this host, this room, this browser, our own forms. Asked of a real worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from folders import PASSPHRASE
from kintrace.protect import Argon2Cost, make_slots
from served import Served, Visitor, served

NAME = '<img src=x>&"a.kintrace'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Served, and never opened: nothing here needs what is in it."""
    casebook = tmp_path_factory.mktemp("front") / NAME
    make_slots(casebook, PASSPHRASE, Argon2Cost())
    casebook.write_bytes(os.urandom(8192))
    with served(casebook) as desk:
        yield desk


@pytest.fixture(scope="module")
def let_in(desk: Served) -> Visitor:
    return desk.visitor()


@pytest.fixture
def visitor(desk: Served, let_in: Visitor) -> Visitor:
    """Let in, with the page that asks for the passphrase before them."""
    visitor = Visitor(desk.port, desk.room, cookies=dict(let_in.cookies))
    assert visitor.get() == 200
    return visitor


@pytest.mark.parametrize("host", ["localhost:{port}", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_name_for_this_machine_is_refused(visitor: Visitor, host: str) -> None:
    assert visitor.get(Host=host.format(port=visitor.port)) in (400, 421)
    assert visitor.page == ""


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"])
def test_a_form_of_another_page_is_refused(visitor: Visitor, origin: str) -> None:
    assert visitor.post("/unlock", {"words": PASSPHRASE}, Origin=origin.format(port=visitor.port)) == 403
    assert visitor.page == ""


def test_a_form_without_an_origin_is_refused(visitor: Visitor) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert visitor.ask("POST", f"/{visitor.room}/unlock", "words=a", kind) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_asks_for_is_refused(visitor: Visitor, site: str) -> None:
    assert visitor.get(**{"Sec-Fetch-Site": site}) == 403
    assert visitor.page == ""


def test_a_form_with_a_token_of_another_worker_tries_no_passphrase(visitor: Visitor) -> None:
    assert visitor.post("/unlock", {"words": PASSPHRASE, "form": "a" * 32}) == 403
    assert "earlier opening" in visitor.page


def test_a_browser_that_was_not_let_in_sees_nothing(desk: Served) -> None:
    stranger = desk.visitor(enters=False)
    for path in ("/", "/state", "/desk.js", "/check"):
        assert stranger.get(path) == 403
        assert "kintrace printed" in stranger.page
    assert NAME[-10:] not in stranger.page
    assert stranger.post("/unlock", {"words": PASSPHRASE}) == 403


def test_the_address_lets_in_once(desk: Served, let_in: Visitor) -> None:
    second = desk.visitor(enters=False)
    assert second.ask("GET", urlsplit(desk.address).path, None, {}) == 403
    assert second.cookies == {}


def test_a_guessed_door_stays_shut(desk: Served) -> None:
    for guess in ("", "a", "\u00e9", "a" * 5000):
        stranger = Visitor(desk.port, desk.room, cookies={"door": guess.encode().decode("latin-1")})
        assert stranger.get() == 403


@pytest.mark.parametrize("path", ["/", "/other/", "/{room}", "/{room}x/"])
def test_another_room_is_not_there(visitor: Visitor, path: str) -> None:
    assert visitor.ask("GET", path.format(room=visitor.room), None, {}) == 404
    assert visitor.page == ""


def test_only_reading_and_forms_are_understood(visitor: Visitor) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert visitor.ask(method, f"/{visitor.room}/", None, {}) == 405


def test_a_form_that_is_too_long_is_not_read(visitor: Visitor) -> None:
    assert visitor.post("/unlock", {"words": "a" * 20_000}) in (403, 413)
    assert "earlier opening" in visitor.page or "aaa" not in visitor.page


def test_the_cookie_is_for_this_room_alone_and_no_script_reads_it(desk: Served, let_in: Visitor) -> None:
    visitor = Visitor(desk.port, desk.room, cookies=dict(let_in.cookies))
    visitor.follow = False
    assert visitor.get("/?language=my") == 303
    assert visitor.headers["set-cookie"] == f"language=my; Path=/{desk.room}/; HttpOnly; SameSite=Strict"


@pytest.mark.parametrize("path", ["/", "/desk.css", "/desk.js", "/state", "/no/such/page"])
def test_every_answer_forbids_what_a_page_of_ours_never_needs(visitor: Visitor, path: str) -> None:
    visitor.get(path)
    policy = visitor.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert visitor.headers["cache-control"] == "no-store"
    assert visitor.headers["x-frame-options"] == "DENY"
    assert visitor.headers["x-content-type-options"] == "nosniff"
    assert visitor.headers["referrer-policy"] == "same-origin"
    assert "server" not in visitor.headers


def test_the_name_of_a_file_is_escaped(visitor: Visitor) -> None:
    assert "<img" not in visitor.page
    assert "&lt;img src=x&gt;&amp;&#34;a.kintrace" in visitor.page


def test_it_speaks_burmese_to_who_prefers_it_or_chose_it(visitor: Visitor) -> None:
    visitor.get(**{"Accept-Language": "my-MM, en;q=0.5"})
    assert '<html lang="my">' in visitor.page
    visitor.get("/?language=my")
    visitor.get()
    assert '<html lang="my">' in visitor.page
    assert "စကားဝှက်" in visitor.page


def test_what_is_typed_never_comes_back(visitor: Visitor) -> None:
    assert visitor.post("/unlock", {"words": "unheard-of words"}) == 403
    assert "unheard-of" not in visitor.page
    assert "does not open" in visitor.page


def test_a_file_that_is_no_casebook_is_said_to_be_none(visitor: Visitor) -> None:
    """Its key file opens; what stands beside it does not. The message names the path, escaped."""
    assert visitor.unlock() == 200
    assert "<img" not in visitor.page
    assert "it does not open" in visitor.page


def test_before_it_is_open_there_is_nothing_to_ask_for(desk: Served) -> None:
    path = Path(f"/proc/{desk.supervisor}/net/tcp").read_text()
    assert f"0100007F:{desk.port:04X}" in path  # of this machine alone
    assert f"00000000:{desk.port:04X}" not in path
