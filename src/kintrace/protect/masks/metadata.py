"""What forms, telephones and cameras write of themselves is sealed: devices, users, times, coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from kintrace.model import Document
from kintrace.protect.masks.spans import Span, found_in

# Four decimals of a degree are ten metres: nobody writes a township so.
_POINT = r"[-+]?[0-9]{1,3}\.[0-9]{4,}°?\s*[NSEW]?"
_POSITION = re.compile(rf"(?<![\w.]){_POINT}\s*[,;/ ]\s*{_POINT}(?![\w])")
_DEGREES = re.compile(r"[0-9]{1,3}\s*°\s*[0-9]{1,2}\s*['′’]\s*(?:[0-9.]+\s*[\"″”]?\s*)?[NSEW]\b")
_LINE = re.compile(r"^[ \t*•·{,-]*[\"']?(?P<key>[\w/:.\- ]{2,40}?)[\"']?[ \t]*[:=][ \t]*(?P<value>[^\n]+)$", re.M)


def metadata_spans(document: Document) -> list[Span]:
    """Cells under columns, and lines behind keys, that a form, a telephone or a camera filled in; coordinates anywhere.

    Words such as ``start`` or ``model`` count only beside a key that nothing but a machine writes.
    """
    columns = _machine_keys({header for row in document.rows for header, _, _ in row.cells})
    cells = [(s, e) for row in document.rows for header, s, e in row.cells if _plain(header) in columns]
    return [*cells, *found_in(document, _lines), *found_in(document, _positions)]


def _lines(text: str) -> list[Span]:
    lines = list(_LINE.finditer(text))
    keys = _machine_keys({m["key"] for m in lines})
    return [m.span("value") for m in lines if _plain(m["key"]) in keys]


def _positions(text: str) -> list[Span]:
    return [m.span() for pattern in (_POSITION, _DEGREES) for m in pattern.finditer(text)]


def _machine_keys(written: Iterable[str]) -> set[str]:
    plain = {_plain(key) for key in written}
    sure = plain & _keys("key")
    return sure | (plain & _keys("maybe")) if sure else set()


def _plain(key: str) -> str:
    """A key without its group, in small letters.

    >>> _plain("meta/instanceID"), _plain("_Submitted By"), _plain("EXIF:GPSLatitude")
    ('instanceid', 'submitted_by', 'gpslatitude')
    """
    last = re.split(r"[/:.]", key.strip())[-1] or key
    return re.sub(r"[\s\-]+", "_", last.strip().casefold()).strip("_")


@cache
def _keys(kind: str) -> frozenset[str]:
    body = (resources.files("kintrace.protect") / "resources" / "masks_metadata.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in body.splitlines()[1:] if line.strip()]
    return frozenset(key for key, _, of in rows if of == kind)
