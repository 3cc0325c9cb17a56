"""Pages that open from disk: no script, no picture, no connection; one style sheet inside, allowed by its hash."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from kintrace.outputs.safe_text import pieces
from kintrace.outputs.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def filled(template: str, **values: object) -> bytes:
    """Fill a template of this room; what is put in is escaped."""
    return _environment().get_template(template).render(**values).encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def load(name: str) -> str:
        return (resources.files("kintrace.outputs") / "templates" / name).read_text("utf-8")

    environment = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = load("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment.globals.update(style=Markup(style), style_hash=f"sha256-{digest}", w=wording)
    environment.filters["shown"] = shown
    return environment


def shown(text: str) -> Markup:
    """Words of a source as a page shows them: escaped, Burmese marked as such, what is withheld said.

    >>> str(shown("<b> ██"))
    '&lt;b&gt; <span class="veil">withheld</span>'
    """
    from markupsafe import Markup, escape

    tags = {"my": '<span lang="my">{}</span>', "veil": '<span class="veil">withheld</span>', "": "{}"}
    return Markup("").join(Markup(tags[kind]).format(escape(words)) for kind, words in pieces(str(text)))
