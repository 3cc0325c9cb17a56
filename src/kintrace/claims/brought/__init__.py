"""A model that the user brings: what it is asked, and how every word of its answer is checked. No network in here."""

from kintrace.claims.brought.checking import add_answers, judged, signature
from kintrace.claims.brought.question import SCHEMA, Question, digest, questions_about

__all__ = ["SCHEMA", "Question", "add_answers", "digest", "judged", "questions_about", "signature"]
