"""Claims: from documents to who says what about whom, each on its exact words."""

from kintrace.claims.agreement import Field, FieldAgreement, agreement
from kintrace.claims.coder import Coder
from kintrace.claims.dispatch import code, coders, is_current
from kintrace.claims.fitting import fits, unfit, words_of
from kintrace.claims.interchange import to_json
from kintrace.claims.number_of_victims import number_of_victims
from kintrace.claims.regrouped import live_regroupings, regrouped
from kintrace.claims.ruled import ever_said, live, matter_of, reads_as, ruled
from kintrace.claims.ruled_mentions import overlap, own_ref
from kintrace.claims.said import value_from
from kintrace.claims.wordings import act_words

__all__ = [
    "Coder",
    "Field",
    "FieldAgreement",
    "act_words",
    "agreement",
    "code",
    "coders",
    "ever_said",
    "fits",
    "is_current",
    "live",
    "live_regroupings",
    "matter_of",
    "number_of_victims",
    "overlap",
    "own_ref",
    "reads_as",
    "regrouped",
    "ruled",
    "to_json",
    "unfit",
    "value_from",
    "words_of",
]
