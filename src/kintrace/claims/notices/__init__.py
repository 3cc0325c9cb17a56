"""Missing-person notices, labelled, told in sentences or set as advertisements, in English and Burmese."""

from kintrace.claims.notices.reading import CODER

__all__ = ["CODER"]
