"""Saved web pages: the article without menus, and what the page's own metadata says of it."""

from __future__ import annotations

import re
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival
from kintrace.sources.base import Format, Reading
from kintrace.sources.charsets import decoded
from kintrace.sources.documents import document_of
from kintrace.sources.page_metadata import metadata_of
from kintrace.sources.sidecar import read_sidecar
from kintrace.sources.text import said_of

_LARGEST_PAGE = 20 * 1024 * 1024
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)


def read(arrival: Arrival, ref: str) -> Reading:
    """Read a saved page: its article, title, outlet and day of publication.

    Raises:
        UnreadableSource: No text in the page, or one too large to be a page.
    """
    if len(arrival.body) > _LARGEST_PAGE:
        raise UnreadableSource("the page is larger than a page can be", "Save the article's text as .txt")
    page, encoding = _page_text(arrival.body)
    tree = _tree(page)
    text = _article(tree)
    said = metadata_of(tree)
    sidecar, wrong = read_sidecar(arrival)
    document = document_of(
        arrival, ref, text, "html", sidecar, title=said.title, outlet=said.outlet, published=said.published
    )
    return Reading((document,), (*said_of(encoding), *wrong))


def article_of(page: str) -> str:
    """The running text of a page that is already text: the body of a letter, say.

    Raises:
        UnreadableSource: There is none in it.
    """
    return _article(_tree(page))


def _page_text(body: bytes) -> tuple[str, str]:
    declared = _DECLARED.search(body[:8192])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        # a declared encoding is the page's own word: nothing to tell the reader
        return body.decode("cp1252" if name.lower() in ("iso-8859-1", "latin1") else name), ""
    except (LookupError, UnicodeDecodeError):
        return decoded(body)


def _tree(page: str) -> Any:
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        raise UnreadableSource("the file is no web page", "Save the article's text as .txt")
    return tree


def _article(tree: Any) -> str:
    from copy import deepcopy

    from trafilatura import baseline, extract

    # extraction prunes the tree it is given
    text = extract(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    if not text or not text.strip():
        text = baseline(deepcopy(tree))[1]
    if not text or not text.strip():
        raise UnreadableSource("the page holds no text", "Save the article's text as .txt")
    return str(text)


def sniff(body: bytes) -> bool:
    """Whether the bytes are a web page, whatever the file is called."""
    return _PAGE.match(body[:4096]) is not None


FORMAT = Format("html", "Saved web pages.", (".html", ".htm", ".xhtml"), read, sniff)
