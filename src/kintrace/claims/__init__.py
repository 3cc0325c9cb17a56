"""Claims: from documents to who says what about whom, each on its exact words."""

from kintrace.claims.agreement import Field, FieldAgreement, agreement
from kintrace.claims.coder import Coder
from kintrace.claims.dispatch import code, coders, is_current
from kintrace.claims.interchange import to_json
from kintrace.claims.ruled import live, matter_of, ruled
from kintrace.claims.wordings import act_words

__all__ = [
    "Coder",
    "Field",
    "FieldAgreement",
    "act_words",
    "agreement",
    "code",
    "coders",
    "is_current",
    "live",
    "matter_of",
    "ruled",
    "to_json",
]
