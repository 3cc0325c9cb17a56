"""Pages from templates, in the reader's language. All that goes into them is escaped."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from kintrace.web.asked import Answer, Asked

if TYPE_CHECKING:
    from jinja2 import Environment

LANGUAGES = {"en": "English", "my": "မြန်မာ"}
STATIC = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}
LANGUAGE_COOKIE = "language"


@cache
def words(language: str) -> dict[str, str]:
    """All sentences and labels of the pages in a language."""
    found: dict[str, str] = json.loads(_resource("resources", f"words.{language}.json"))
    return found


def language_of(asked: Asked) -> str:
    """The language that a person chose, else the first of ours that the browser prefers, else English.

    >>> language_of(Asked("GET", "/", {}, {}, {}, "my-MM,en;q=0.8"))
    'my'
    """
    chosen = asked.query.get("language") or asked.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    for preferred in _preferred(asked.languages):
        if preferred in LANGUAGES:
            return preferred
    return "en"


def _preferred(header: str) -> list[str]:
    weighed = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        usable = re.fullmatch(r"[01](\.\d{0,3})?", weight)
        weighed.append((-(float(weight) if usable else 1.0), tag.partition("-")[0].lower()))
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]


def page(name: str, language: str, room: str, status: int = 200, **values: object) -> Answer:
    """Fill a template.

    Args:
        name: Of the template.
        language: One of ``LANGUAGES``.
        room: First part of our addresses.
        status: Of HTTP.
        values: For the template.
    """
    body = _environment().get_template(name).render(
        w=words(language), language=language, languages=LANGUAGES, room=room, **values
    )  # fmt: skip
    return Answer(body.encode("utf-8"), status, more=(("Content-Language", language),))


def static(name: str) -> Answer:
    """The style sheet and the script."""
    return Answer(_resource("resources", name).encode("utf-8"), kind=STATIC[name])


@cache
def _resource(folder: str, name: str) -> str:
    return (resources.files("kintrace.web") / folder / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: _resource("templates", name)),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
