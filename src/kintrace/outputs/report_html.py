"""A folder of pages that opens from disk, without network or scripts: leads, their words, their documents."""

from __future__ import annotations

from kintrace.model import Released
from kintrace.outputs.base import CASE_READERS, Form
from kintrace.outputs.pages import filled
from kintrace.outputs.practices_said import practices_by_kind
from kintrace.outputs.report_documents import Page, pages_of, parts_of
from kintrace.outputs.report_leads import lead_view, position_view, practice_view
from kintrace.outputs.report_strip import strip_of
from kintrace.outputs.wording import wording


def render(released: Released) -> dict[str, bytes]:
    """Write ``index.html`` and one page for each document, ``documents/001.html`` and on.

    Names of pages are numbers: a file's name can hold a person's. Every page forbids itself scripts, pictures,
    fonts and any connection; the one style sheet stands inside it, allowed by its hash.
    """
    pages = pages_of(released)
    files = {"index.html": _index(released, pages)}
    for passage in released.passages:
        page = pages[passage.document]
        files[page.path] = filled("document.html", name=passage.name, number=page.number, parts=parts_of(passage))
    return files


def _index(released: Released, pages: dict[str, Page]) -> bytes:
    positions = {p.ref: p for p in released.positions}
    leads = [lead_view(released, lead, n, pages, positions) for n, lead in enumerate(released.leads, 1)]
    return filled(
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


FORM = Form("report-html", "A folder of pages for a browser, without network or scripts.", CASE_READERS, render)
