"""How people write places, and the gazetteer they are resolved in."""

from kintrace.lexicon.places.candidates import Candidate
from kintrace.lexicon.places.distances import Distance
from kintrace.lexicon.places.gazetteer import (
    FoundPlace,
    Gazetteer,
    gazetteer,
    using,
)
from kintrace.lexicon.places.own import Addition

__all__ = [
    "Addition",
    "Candidate",
    "Distance",
    "FoundPlace",
    "Gazetteer",
    "gazetteer",
    "using",
]
