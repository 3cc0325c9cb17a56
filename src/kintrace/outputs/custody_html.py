"""The way of each document, on one page: where it came from, when, with what, and through whose hands it went."""

from __future__ import annotations

from itertools import groupby

from kintrace.model import Custody, CustodyAct, Reader, Released
from kintrace.outputs.base import Form
from kintrace.outputs.pages import filled
from kintrace.outputs.wording import wording

_PEOPLE = ("giver", "taker", "interviewer", "interpreter", "by")


def render(released: Released) -> dict[str, bytes]:
    """Write ``custody.html``: a table for each arrival, its steps in the order written down."""
    return {"custody.html": filled("custody.html", purpose=released.purpose, arrivals=arrivals_of(released))}


def arrivals_of(released: Released) -> list[dict[str, object]]:
    """Each arrival with its name and steps, in the order in which they came."""
    order = {ref: n for n, ref in enumerate(dict.fromkeys(step.arrival for step in released.custody))}
    steps = sorted(released.custody, key=lambda step: order[step.arrival])
    names = dict(released.arrival_names)
    return [
        {"ref": ref, "name": names.get(ref, ""), "steps": [step_said(step) for step in its]}
        for ref, its in groupby(steps, key=lambda step: step.arrival)
    ]


def step_said(step: Custody) -> dict[str, object]:
    """One step in words; people by their references."""
    return {
        "act": wording("custody_act", step.act.value),
        "when": step.when or wording("custody_way", "not_said"),
        "how": "" if step.act is CustodyAct.TAKEN_IN else wording("custody_way", step.how.value),
        "tool": step.tool,
        "language": step.language,
        "people": [(wording("custody_people", name), getattr(step, name)) for name in _PEOPLE if getattr(step, name)],
        "digest": step.digest,
    }


FORM = Form(
    "custody-html", "The way of each document: where from, when, by whom.", frozenset({Reader.CUSTODIAN}), render
)
