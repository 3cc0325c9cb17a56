"""Which encoding a text is in, and its cleaned form."""

from kintrace.lexicon.scripts.deciding import (
    CANNOT_TELL,
    UNICODE,
    ZAWGYI,
    Script,
    clean,
    clean_lines,
    decide,
    syllables,
    to_ascii_digits,
)

__all__ = [
    "CANNOT_TELL",
    "UNICODE",
    "ZAWGYI",
    "Script",
    "clean",
    "clean_lines",
    "decide",
    "syllables",
    "to_ascii_digits",
]
