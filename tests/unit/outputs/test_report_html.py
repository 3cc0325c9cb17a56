"""The folder of pages. All people and places are invented."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from kintrace.model import Act, Findings, Reader
from kintrace.outputs import render
from kintrace.protect.gate.release import release
from unit.outputs.builders import Telling, findings
from unit.outputs.scenes import a_folder


def pages_of(what: Findings) -> dict[str, str]:
    files = render("report-html", release(what, Reader.DOCUMENTER, "tracing"))
    return {path: body.decode() for path, body in files.items()}


class _Page(HTMLParser):
    """Collects what a page holds."""

    VOID = frozenset({"meta", "rect", "br", "link", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def ids(self) -> list[str]:
        return [str(a["id"]) for _, a in self.tags if "id" in a]

    def links(self) -> list[str]:
        return [str(a["href"]) for t, a in self.tags if t == "a"]


def test_every_page_is_well_formed_and_no_id_comes_twice() -> None:
    for html in pages_of(a_folder()).values():
        page = _Page(html)
        assert page.open == []
        assert len(page.ids()) == len(set(page.ids()))


def test_every_link_stays_inside_the_folder_and_leads_somewhere() -> None:
    pages = pages_of(a_folder())
    ids = {path: set(_Page(html).ids()) for path, html in pages.items()}
    for path, html in pages.items():
        for link in _Page(html).links():
            target, _, anchor = link.partition("#")
            target = {"": path}.get(target, target.removeprefix("../"))
            assert target in pages
            assert not anchor or anchor in ids[target], link


def test_no_page_runs_scripts_or_asks_a_network() -> None:
    for html in pages_of(a_folder()).values():
        tags = _Page(html).tags
        assert not {"script", "img", "iframe", "link", "object", "form"} & {t for t, _ in tags}
        assert not [a for _, attrs in tags for a in attrs if a.startswith("on") or a == "style"]
        assert "http:" not in html
        assert "https:" not in html


def test_the_style_sheet_is_the_only_one_that_the_page_allows_itself() -> None:
    html = pages_of(a_folder())["index.html"]
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_every_lead_has_its_banner() -> None:
    html = pages_of(a_folder())["index.html"]
    assert html.count('class="lead"') == html.count("UNREVIEWED LEAD") == 7


def test_burmese_is_marked_as_burmese() -> None:
    assert '<span lang="my">လဖိုင်ဆိုင်းရာ</span>' in pages_of(a_folder())["index.html"]


def test_words_of_a_source_cannot_become_markup() -> None:
    t = Telling("doc:a", "A <script>alert(1)</script> & man was taken.", name="<b>.txt")
    he = t.person("<script>alert(1)</script>", name="<script>alert(1)</script>")
    t.incident("was taken", Act.TAKEN, [he])
    for html in pages_of(findings([t])).values():
        assert "<script" not in html
        assert "<b>.txt" not in html


def test_a_quote_is_marked_in_its_document() -> None:
    pages = pages_of(a_folder())
    assert any(
        "<mark" in html and "was taken by KIA fighters</mark>" in html for p, html in pages.items() if "doc" in p
    )


def test_what_is_withheld_says_so() -> None:
    pages = pages_of(a_folder())
    assert '<span class="veil">withheld</span>' in pages["documents/001.html"]
    assert not any("█" in html for html in pages.values())


def test_no_page_is_named_after_a_file() -> None:
    assert all(re.fullmatch(r"index\.html|documents/\d{3}\.html", p) for p in pages_of(a_folder()))


def test_the_text_of_a_document_is_whole() -> None:
    t = Telling("doc:a", "One man was taken.\n\nThe road was closed & the shop too.")
    he = t.person("One man")
    t.incident("was taken", Act.TAKEN, [he])
    html = pages_of(findings([t]))["documents/001.html"]
    shown = re.sub("<[^>]+>", "", html.split('<pre class="document">')[1].split("</pre>")[0])
    assert shown == "One man was taken.\n\nThe road was closed &amp; the shop too."


@pytest.mark.parametrize("heading", ["Summary", "Leads", "Practices", "Documents", "Set aside", "never shows"])
def test_the_report_has_its_parts(heading: str) -> None:
    assert heading in pages_of(a_folder())["index.html"]
