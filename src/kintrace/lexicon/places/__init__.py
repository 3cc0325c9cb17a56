"""How people write places, and the gazetteer they are resolved in."""

from kintrace.lexicon.places.gazetteer import (
    FoundPlace,
    gazetteer,
)

__all__ = [
    "FoundPlace",
    "gazetteer",
]
