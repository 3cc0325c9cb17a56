"""The way of each document, for a terminal."""

from __future__ import annotations

from kintrace.model import Reader, Released
from kintrace.outputs.base import Form
from kintrace.outputs.custody_html import step_said
from kintrace.outputs.safe_text import in_words


def render(released: Released) -> dict[str, bytes]:
    """Write ``custody.txt``: a paragraph for each arrival, a line for each step."""
    names = dict(released.arrival_names)
    lines: list[str] = []
    for ref in dict.fromkeys(step.arrival for step in released.custody):
        lines.append(_line(f"{ref}  {names.get(ref, '')}".rstrip()))
        for step in (s for s in released.custody if s.arrival == ref):
            said = step_said(step)
            people = said["people"]
            assert isinstance(people, list)
            parts = [said["when"], said["how"], said["tool"], *(f"{who} {name}" for who, name in people)]
            lines.append(_line(f"  {said['act']}: " + ", ".join(str(part) for part in parts if part)))
    if not lines:
        lines = ["Nothing is written down on where anything came from."]
    return {"custody.txt": ("\n".join(lines) + "\n").encode()}


def _line(text: str) -> str:
    return in_words(" ".join(text.splitlines()))


FORM = Form("custody-text", "The way of each document, for a terminal.", frozenset({Reader.CUSTODIAN}), render)
