"""Which encoding a text is in, and its cleaned form."""

from kintrace.lexicon.scripts.breaking import Piece, graphemes, spoken_syllables, syllables
from kintrace.lexicon.scripts.cleaning import CANNOT_TELL, UNICODE, ZAWGYI, clean, cleaned, to_ascii_digits
from kintrace.lexicon.scripts.deciding import (
    Script,
    clean_column,
    clean_lines,
    decide,
    decide_cells,
    decide_column,
    encodings_of,
)
from kintrace.lexicon.scripts.leftovers import Leftover, leftovers, offered
from kintrace.lexicon.scripts.to_zawgyi import to_zawgyi

__all__ = [
    "CANNOT_TELL",
    "UNICODE",
    "ZAWGYI",
    "Leftover",
    "Piece",
    "Script",
    "clean",
    "clean_column",
    "clean_lines",
    "cleaned",
    "decide",
    "decide_cells",
    "decide_column",
    "encodings_of",
    "graphemes",
    "leftovers",
    "offered",
    "spoken_syllables",
    "syllables",
    "to_ascii_digits",
    "to_zawgyi",
]
