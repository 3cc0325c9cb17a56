"""Practices in a reader's words: which stand together, and when each is said to hold."""

from __future__ import annotations

from kintrace.model import Practice, PracticeKind, Released, When
from kintrace.outputs.dates_said import date_said
from kintrace.outputs.wording import wording

_ORDER = {kind: n for n, kind in enumerate(PracticeKind)}


def practices_by_kind(released: Released) -> list[Practice]:
    """Practices of one kind together, so that what was and what is now stand beside each other."""
    return sorted(released.practices, key=lambda p: _ORDER[p.kind])


def valid_said(valid: When) -> str:
    """When a practice is said to hold; empty where nobody says.

    >>> valid_said(When("../XXXX-XX-XX")), valid_said(When("XXXX-XX-XX/.."))
    ('before, no longer', 'now')
    """
    if valid.known:
        said = date_said(valid)
        return f"{valid.words} ({said})" if valid.words and valid.words.casefold() != said.casefold() else said
    start, slash, end = valid.edtf.partition("/")
    ended, going_on = bool(slash) and end != "..", bool(slash) and start not in ("", "..")
    said = wording("phrase", "no_longer") if ended else wording("phrase", "now") if going_on else ""
    return ", ".join(part for part in (valid.words, said) if part)
