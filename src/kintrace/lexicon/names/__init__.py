"""How people write names: parsed, compared and searched across scripts."""

from kintrace.lexicon.names.comparing import (
    Syllable,
    compare,
    frequency,
    parse,
    romanise,
    skeleton,
)

__all__ = [
    "Syllable",
    "compare",
    "frequency",
    "parse",
    "romanise",
    "skeleton",
]
