"""A name taken apart: forms, parts with soft roles, relatives, remarks, and what titles say of sex."""

from kintrace.lexicon.names.parsing.nouns import Name, NameForm, Part, Relation
from kintrace.lexicon.names.parsing.reading import parse

__all__ = ["Name", "NameForm", "Part", "Relation", "parse"]
