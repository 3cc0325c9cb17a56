"""A folder of pages that opens from disk, without network or scripts: leads, their words, their documents."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from kintrace.model import Released
from kintrace.outputs.base import CASE_READERS, Form
from kintrace.outputs.practices_said import practices_by_kind
from kintrace.outputs.report_documents import Page, pages_of, parts_of
from kintrace.outputs.report_leads import lead_view, position_view, practice_view
from kintrace.outputs.report_strip import strip_of
from kintrace.outputs.safe_text import pieces
from kintrace.outputs.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render(released: Released) -> dict[str, bytes]:
    """Write ``index.html`` and one page for each document, ``documents/001.html`` and on.

    Names of pages are numbers: a file's name can hold a person's. Every page forbids itself scripts, pictures,
    fonts and any connection; the one style sheet stands inside it, allowed by its hash.
    """
    pages = pages_of(released)
    files = {"index.html": _index(released, pages)}
    for passage in released.passages:
        page = pages[passage.document]
        files[page.path] = _page("document.html", name=passage.name, number=page.number, parts=parts_of(passage))
    return files


def _index(released: Released, pages: dict[str, Page]) -> bytes:
    positions = {p.ref: p for p in released.positions}
    leads = [lead_view(released, lead, n, pages, positions) for n, lead in enumerate(released.leads, 1)]
    return _page(
        "index.html",
        reader=released.reader.value,
        purpose=released.purpose,
        taken_in=released.taken_in,
        persons=released.persons,
        incidents=released.incidents,
        not_missing=released.not_missing,
        leads=leads,
        strip=strip_of(released),
        practices=[practice_view(released, p, pages) for p in practices_by_kind(released)],
        practices_withheld=released.practices_withheld,
        positions=[position_view(released, p, pages) for p in released.positions],
        documents=[{"name": p.name, "href": pages[p.document].path} for p in released.passages],
        origin_notes=[([released.name_of(d) for d in docs], why) for docs, why in released.origin_notes],
        set_aside=released.set_aside,
        never=[wording("never", str(n)) for n in range(1, 6)],
    )


def _page(template: str, **values: object) -> bytes:
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


FORM = Form("report-html", "A folder of pages for a browser, without network or scripts.", CASE_READERS, render)
