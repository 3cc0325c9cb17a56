"""Missing-person notices with labels, in English and Burmese."""

from kintrace.claims.notices.reading import CODER

__all__ = ["CODER"]
