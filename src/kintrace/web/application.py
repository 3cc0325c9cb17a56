"""The desk: what an open casebook shows. What comes after it mounts here: ``application(keeper)`` is plain WSGI."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from kintrace.errors import KintraceError
from kintrace.web.asked import Answer, Asked, Environ, StartResponse, Wsgi, see_other
from kintrace.web.keeper import Keeper
from kintrace.web.pages import page, words

if TYPE_CHECKING:
    from kintrace.casework import Counted

DESK_KEY, LANGUAGE_KEY = "kintrace.asked", "kintrace.language"
JOBS = {"/check": "check", "/count": "count"}


def application(keeper: Keeper) -> Wsgi:
    """Make the pages behind the lock.

    Args:
        keeper: Holds the desk. It is asked anew at each request: after a lock there is none.

    Returns:
        A WSGI callable. Who is in front of it has checked host, origin, browser, form and session, and puts the
        request and the language into the environment.
    """

    def answer(environ: Environ, start: StartResponse) -> Iterable[bytes]:
        asked: Asked = environ[DESK_KEY]
        language: str = environ[LANGUAGE_KEY]
        return _answer(keeper, asked, language).send(start)

    return answer


def _answer(keeper: Keeper, asked: Asked, language: str) -> Answer:
    room = keeper.charge.room
    if asked.method == "POST" and asked.path in JOBS:
        keeper.ask_for(JOBS[asked.path])
        return see_other(f"/{room}/")
    if asked.path == "/":
        return _desk_page(keeper, asked, language)
    return page("message.html", language, room, HTTPStatus.NOT_FOUND, what="nothing", said="", panic=False)


def _desk_page(keeper: Keeper, asked: Asked, language: str) -> Answer:
    job = keeper.job()
    counted, problem = (None, "") if job is not None and job.running else _counted(keeper)
    return page(
        "desk.html",
        language,
        keeper.charge.room,
        form=keeper.form,
        casebook=keeper.charge.casebook.rpartition("/")[2],
        counted=counted,
        reasons=_reasons(counted),
        problem=problem,
        job=job,
        job_words="" if job is None else words(language)[f"job_{job.name}"],
        left=int(keeper.seconds_left()),
        minutes=_minutes(keeper.charge.lock_after),
    )


def _counted(keeper: Keeper) -> tuple[Counted | None, str]:
    desk = keeper.desk()
    if desk is None:  # locked since the front looked
        return None, ""
    try:
        return desk.counts(), ""
    except KintraceError as error:  # another kintrace may be at work in it; the page stands all the same
        return None, str(error)


def _reasons(counted: Counted | None) -> list[tuple[str, int]]:
    """Why something was set aside, each reason once, with how often."""
    if counted is None:
        return []
    every = [why for _, _, why in counted.released.set_aside]
    return sorted(((why, every.count(why)) for why in set(every)), key=lambda pair: (-pair[1], pair[0]))


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:g}"
