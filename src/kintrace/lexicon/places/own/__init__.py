"""Gazetteer files of the user's own, laid over the list that comes with the program."""

from kintrace.lexicon.places.own.files import Addition, added_to
from kintrace.lexicon.places.own.tables import meaning_of

__all__ = ["Addition", "added_to", "meaning_of"]
