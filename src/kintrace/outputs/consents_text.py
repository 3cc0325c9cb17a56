"""What people allowed, and what two people confirmed, as text for a caseworker's terminal."""

from __future__ import annotations

from kintrace.model import Confirmation, Consent, Reader, Released
from kintrace.outputs.base import Form
from kintrace.outputs.safe_text import in_words
from kintrace.outputs.wording import wording


def render(released: Released) -> dict[str, bytes]:
    """Write ``consents.txt``: each consent as it stands now, then confirmations."""
    gone = {c.ref for c in released.consents if c.withdrawn}
    latest = {c.ref: c for c in released.consents}
    lines = [_consent(c, c.ref in gone) for c in latest.values()]
    lines += [_confirmation(c) for c in released.confirmations]
    return {"consents.txt": (in_words("\n".join(lines or [wording("phrase", "no_consents")])) + "\n").encode()}


def _consent(consent: Consent, withdrawn: bool) -> str:
    state = "WITHDRAWN" if withdrawn else f"until {consent.expiry.edtf}"
    said = (
        f"{consent.ref}  {state}\n  lets {consent.item} go to {consent.recipient} for {consent.purpose}\n"
        f"  {consent.given}; explained: {consent.explained}; given as {consent.giver.value} by {consent.by}"
    )
    return said + (
        "\n  opens nothing: the guardian is said to have handed the child over" if consent.handed_over else ""
    )


def _confirmation(confirmation: Confirmation) -> str:
    what = wording("confirmed", confirmation.what.value)
    return f"{confirmation.ref}  {what}: {confirmation.item}, by {confirmation.by}"


FORM = Form("consents-text", "What people allowed, for a terminal.", frozenset({Reader.CASEWORKER}), render)
