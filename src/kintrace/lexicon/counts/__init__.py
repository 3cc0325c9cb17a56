"""How people write how many."""

from kintrace.lexicon.counts.finding import (
    FoundCount,
    count_of_phrase,
    counts_in,
)

__all__ = [
    "FoundCount",
    "count_of_phrase",
    "counts_in",
]
