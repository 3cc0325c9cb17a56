"""What even those who open the casebook cannot read: boxes that are closed to custodians."""

from kintrace.protect.seals.boxes import Custodian, seal, unseal
from kintrace.protect.seals.identity import (
    BadCustodian,
    Identity,
    fingerprint,
    new_identity,
    open_identity,
    public_text,
    read_public,
)
from kintrace.protect.seals.unsealing import (
    DAYS_TO_ANSWER,
    Approval,
    BadUnsealing,
    Request,
    answer,
    ask,
    opened_by,
    read_approval,
    read_request,
)
from kintrace.protect.seals.vault import close, half_from, open_with

__all__ = [
    "DAYS_TO_ANSWER",
    "Approval",
    "BadCustodian",
    "BadUnsealing",
    "Custodian",
    "Identity",
    "Request",
    "answer",
    "ask",
    "close",
    "fingerprint",
    "half_from",
    "new_identity",
    "open_identity",
    "open_with",
    "opened_by",
    "public_text",
    "read_approval",
    "read_public",
    "read_request",
    "seal",
    "unseal",
]
