"""What a web page's own metadata says of it: headline, outlet, day of publication.

Only ``<meta>``, ``<time itemprop>`` and JSON-LD are asked. A date in the page's header or footer is the day it was
looked at, not the day it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

MYANMAR = timezone(timedelta(hours=6, minutes=30))
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
)
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_OUTLET = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page says of itself; empty where it says nothing."""

    title: str = field(default="", repr=False)
    outlet: str = field(default="", repr=False)
    published: str = ""


def metadata_of(tree: Any) -> PageMetadata:
    """Read a parsed page's metadata.

    Args:
        tree: lxml's element of the whole page.
    """
    metas = _metas(tree)
    articles = list(_articles(tree))
    return PageMetadata(
        title=_first(metas, _TITLE)
        or _said(articles, "headline")
        or " ".join((tree.findtext(".//title") or "").split()),
        outlet=_first(metas, _OUTLET) or _said(articles, "publisher"),
        published=_day(_first(metas, _PUBLISHED)) or _day(_said(articles, "datePublished")) or _day(_time_in(tree)),
    )


def myanmar_day(text: str) -> str:
    """Day of a machine-written date or moment, in Myanmar's time; empty where it is neither.

    >>> myanmar_day("2025-09-30T20:15:00+00:00"), myanmar_day("2025-09-30"), myanmar_day("today")
    ('2025-10-01', '2025-09-30', '')
    """
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    # a moment without a zone is the outlet's own clock
    return (moment if moment.tzinfo is None else moment.astimezone(UTC).astimezone(MYANMAR)).date().isoformat()


def _day(text: str) -> str:
    return myanmar_day(text.strip()) if len(text) < 60 else ""


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        found.setdefault(name, (meta.get("content") or "").strip())
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((" ".join(metas[name].split()) for name in names if metas.get(name)), "")


def _title_in(tree: Any) -> str:
    return " ".join((tree.findtext(".//title") or "").split())


def _time_in(tree: Any) -> str:
    found = tree.xpath('//time[@itemprop="datePublished"]/@datetime')
    return str(found[0]) if found else ""


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that speak of an article or a page, articles first."""
    objects: list[dict[str, Any]] = []
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            objects += _objects(json.loads(script.text or ""), 0)
        except (ValueError, RecursionError):
            continue  # a broken block says nothing; the others still may
    for wanted in ("Article", "Posting", "Page"):
        yield from (o for o in objects if any(kind.endswith(wanted) for kind in _kinds(o)))


def _objects(node: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, dict):
        yield node
        yield from _objects(list(node.values()), depth + 1)
    elif isinstance(node, list):
        for part in node:
            yield from _objects(part, depth + 1)


def _kinds(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type", "")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _said(articles: list[dict[str, Any]], key: str) -> str:
    for article in articles:
        value = article.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""
