"""How people write how many."""

from kintrace.lexicon.counts.finding import count_of_phrase, counts_in
from kintrace.lexicon.counts.found import FoundCount

__all__ = [
    "FoundCount",
    "count_of_phrase",
    "counts_in",
]
