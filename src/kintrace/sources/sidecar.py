"""The sidecar beside a file: when it was published, by whom, as whoever saved it wrote down."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from kintrace.model import Arrival, SetAside

SUFFIX = ".meta.json"
_LARGEST = 64 * 1024
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # before and after, somebody mistyped; and sums of days must stay in bounds


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says; empty strings where it says nothing usable."""

    published: str = ""
    outlet: str = field(default="", repr=False)
    title: str = field(default="", repr=False)


def read_sidecar(arrival: Arrival) -> tuple[Sidecar, tuple[SetAside, ...]]:
    """Read ``<stem>.meta.json``; whatever is wrong with it is set aside, the file itself is kept.

    >>> said, wrong = read_sidecar(Arrival("arr:1", "0" * 64, "a.txt", b"x", b'{"published": "2025-13-01"}'))
    >>> said.published, wrong[0].where
    ('', 'sidecar')
    """
    if not arrival.sidecar.strip():
        return Sidecar(), ()
    if len(arrival.sidecar) > _LARGEST:
        return Sidecar(), (_aside("it is larger than a sidecar can be. Keep only published, outlet and title in it"),)
    try:
        said = json.loads(arrival.sidecar.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Sidecar(), (_aside('it is no JSON. Write it as {"published": "YYYY-MM-DD", "outlet": "…"} in UTF-8'),)
    if not isinstance(said, dict):
        return Sidecar(), (_aside('it is no JSON object. Write it as {"published": "YYYY-MM-DD", "outlet": "…"}'),)
    wrong: list[SetAside] = []
    published = _text(said, "published", wrong)
    if published and not _is_day(published):
        wrong.append(_aside("published is no day of the calendar. Write it as YYYY-MM-DD"))
        published = ""
    return Sidecar(published, _text(said, "outlet", wrong), _text(said, "title", wrong)), tuple(wrong)


def _text(said: dict[str, object], key: str, wrong: list[SetAside]) -> str:
    value = said.get(key)
    if isinstance(value, str):
        return value.strip()
    if value is not None:
        wrong.append(_aside(f"{key} is no text. Put it in quotation marks"))
    return ""


def _is_day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
        return day.isoformat() == text and _FIRST_YEAR <= day.year <= _LAST_YEAR
    except ValueError:
        return False


def _aside(problem: str) -> SetAside:
    return SetAside("sidecar", f"The sidecar was not used: {problem}.")
