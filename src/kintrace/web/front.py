"""The front of every request: is it this host, this room, this browser, our own form; and then, which page."""

from __future__ import annotations

import hmac
import json
import sys
import traceback
from collections.abc import Iterable
from http import HTTPStatus

from kintrace.errors import CasebookInUse, KintraceError, NoSuchFolder, Refused, WrongPassphrase
from kintrace.web.application import DESK_KEY, LANGUAGE_KEY, application
from kintrace.web.asked import Answer, Asked, Environ, StartResponse, asked_of, see_other, set_cookie
from kintrace.web.keeper import Keeper
from kintrace.web.pages import LANGUAGE_COOKIE, LANGUAGES, STATIC, language_of, page, static

HOST = "127.0.0.1"
DOOR_COOKIE, SESSION_COOKIE = "door", "desk"

# A branch of errors to a status, the first that fits. The message is the error's own: it is made for people.
STATUS: tuple[tuple[type[KintraceError], int], ...] = (
    (Refused, HTTPStatus.FORBIDDEN),
    (WrongPassphrase, HTTPStatus.FORBIDDEN),
    (CasebookInUse, HTTPStatus.CONFLICT),
    (NoSuchFolder, HTTPStatus.NOT_FOUND),
    (KintraceError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


class Front:
    """What the server calls for each request. What it refuses it refuses without a word about what is here."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._room, self._port = keeper.charge.room, keeper.charge.port
        self._application = application(keeper)

    def __call__(self, environ: Environ, start: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        refused = self._refused(environ)
        if refused is not None:
            return refused.send(start)
        asked = asked_of(environ, self._room)
        language = language_of(asked)
        try:
            answer = self._answer(asked, language)
            if answer is not None:
                return answer.send(start)
            return self._application({**environ, DESK_KEY: asked, LANGUAGE_KEY: language}, start)
        except KintraceError as error:
            status = next(code for kind, code in STATUS if isinstance(error, kind))
            return self._message("problem", language, status, said=str(error)).send(start)
        except Exception as fault:  # noqa: BLE001  the edge: a fault's own message could hold words of a source
            sys.stderr.write(f"kintrace: a fault of the program itself ({type(fault).__name__}):\n")
            sys.stderr.writelines(traceback.format_tb(fault.__traceback__))
            return self._message("fault", language, HTTPStatus.INTERNAL_SERVER_ERROR).send(start)

    # --- refusals, before anything is read

    def _refused(self, environ: Environ) -> Answer | None:
        """Other names for this machine (of a web page that had itself pointed here), other rooms, other pages."""
        if environ.get("HTTP_HOST") != f"{HOST}:{self._port}":
            return _bare(HTTPStatus.MISDIRECTED_REQUEST)
        if not environ.get("PATH_INFO", "").startswith(f"/{self._room}/"):
            return _bare(HTTPStatus.NOT_FOUND)
        if environ["REQUEST_METHOD"] not in ("GET", "POST"):
            return _bare(HTTPStatus.METHOD_NOT_ALLOWED)
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
            return _bare(HTTPStatus.FORBIDDEN)
        if environ["REQUEST_METHOD"] == "POST" and environ.get("HTTP_ORIGIN") != f"http://{HOST}:{self._port}":
            return _bare(HTTPStatus.FORBIDDEN)
        return None

    # --- pages

    def _answer(self, asked: Asked, language: str) -> Answer | None:
        """The front's own answer; ``None``: the desk's application has it."""
        if asked.method == "GET" and asked.path.startswith("/enter/"):
            return self._enter(asked, language)
        if not hmac.compare_digest(asked.cookies.get(DOOR_COOKIE, "").encode(), self._keeper.charge.door.encode()):
            return self._message("no_door", language, HTTPStatus.FORBIDDEN)
        if asked.method == "GET" and asked.path.lstrip("/") in STATIC:
            return static(asked.path.lstrip("/"))
        if asked.method == "POST" and asked.path == "/panic":  # a page of an older worker may ask for this too
            return _panic()
        if asked.method == "POST" and not self._is_own_form(asked):
            return self._unlock_page(language, HTTPStatus.FORBIDDEN, "stale")
        desk = self._keeper.desk_for(asked.cookies.get(SESSION_COOKIE, ""))
        if asked.path == "/state":
            return self._state(desk is not None)
        if self._keeper.is_locking:
            return self._message("locking", language, panic=True)
        if asked.query.get("language") in LANGUAGES:
            return see_other(f"/{self._room}/", set_cookie(LANGUAGE_COOKIE, language, self._room))
        if desk is None:
            return self._closed(asked, language)
        return self._open(asked, language)

    def _enter(self, asked: Asked, language: str) -> Answer:
        if not self._keeper.enter(asked.path.removeprefix("/enter/")):
            return self._message("no_door", language, HTTPStatus.FORBIDDEN)
        return see_other(f"/{self._room}/", set_cookie(DOOR_COOKIE, self._keeper.charge.door, self._room))

    def _is_own_form(self, asked: Asked) -> bool:
        return hmac.compare_digest(asked.form.get("form", "").encode(), self._keeper.form.encode())

    def _state(self, is_open: bool) -> Answer:
        """For the page's own clock; asking for it is nobody's act."""
        job = self._keeper.job() if is_open else None
        state = {
            "open": is_open,
            "left": round(self._keeper.seconds_left(), 1) if is_open else 0,
            "job": None if job is None else {"running": job.running, "done": job.done, "of": job.of},
        }
        return Answer(json.dumps(state).encode(), kind="application/json")

    def _closed(self, asked: Asked, language: str) -> Answer:
        if asked.method != "POST" or asked.path != "/unlock":
            return self._unlock_page(language, HTTPStatus.OK)
        try:
            session = self._keeper.open(asked.form.get("words", "").strip("\r\n"))
        except WrongPassphrase:
            return self._unlock_page(language, HTTPStatus.FORBIDDEN, "wrong")
        except KintraceError as error:
            return self._unlock_page(language, HTTPStatus.FORBIDDEN, "problem", said=str(error))
        if not session:
            return self._unlock_page(language, HTTPStatus.TOO_MANY_REQUESTS, "wait")
        return see_other(f"/{self._room}/", set_cookie(SESSION_COOKIE, session, self._room))

    def _open(self, asked: Asked, language: str) -> Answer | None:
        if "still" not in asked.query:  # what a page does by itself is nobody's act
            self._keeper.acted()
        if asked.method == "POST" and asked.path == "/lock":
            self._keeper.lock()
            return self._message("locked", language, panic=True)
        return None

    def _unlock_page(self, language: str, status: int, notice: str = "", said: str = "") -> Answer:
        wait = self._keeper.seconds_to_wait()
        more = (("Retry-After", str(int(wait) + 1)),) if wait else ()
        answer = page(
            "unlock.html", language, self._room, status, form=self._keeper.form, notice=notice, said=said,
            wait=int(wait) + 1 if wait else 0, casebook=self._keeper.charge.casebook.rpartition("/")[2],
        )  # fmt: skip
        return Answer(answer.body, answer.status, answer.kind, (*answer.more, *more))

    def _message(self, what: str, language: str, status: int = 200, said: str = "", panic: bool = False) -> Answer:
        return page("message.html", language, self._room, status, what=what, said=said, panic=panic)


def _bare(status: int) -> Answer:
    return Answer(status=status, kind="text/plain")


def _panic() -> Answer:
    import os
    import signal

    from kintrace.web.panic import panic

    panic()
    os.kill(os.getpid(), signal.SIGKILL)
    return _bare(HTTPStatus.NO_CONTENT)  # never reached
