"""Numbers of people, as English and Burmese count them.

"About" is ten per cent to either side, "over" begins one above, "nearly" ends one below and begins at nine tenths.
Ages, dates, hours, distances, prices and the numbers of wards and battalions count no people.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.lexicon import people
from kintrace.lexicon.counts.burmese import burmese_counts
from kintrace.lexicon.counts.english import english_counts
from kintrace.lexicon.counts.found import FoundCount
from kintrace.lexicon.finding import longest
from kintrace.model import ONE, UNCOUNTED, Count

_JOINED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+")
_BURMESE = re.compile("[\u1000-\u109f]")
_LATIN = re.compile(r"[A-Za-z]")


def counts_in(text: str) -> list[FoundCount]:
    """Find the numbers of people that a text gives, in its order.

    A number with no noun for persons after it counts only where nothing else can be meant ("eight of them", "four in
    one village and three in the next", "24 killed"); such a find has no ``noun``. A plural alone stands for two or
    more, "nobody" for none; ``told`` keeps them apart, and ``present`` leaves out both.

    >>> [(f.count.min, f.count.max) for f in counts_in("around 20 men, several women and a boy of 12")]
    [(18, 22), (3, None), (1, 1)]
    """
    burmese = _BURMESE.search(text)
    finds = list(english_counts(text)) if not burmese or _LATIN.search(text) else []
    if burmese:
        finds = longest([*finds, *burmese_counts(text)])
    return finds


def count_of_phrase(noun_phrase: str) -> Count:
    """Count the people that one noun phrase stands for, its plural or singular included.

    >>> c = count_of_phrase("young villagers"); (c.min, c.max)
    (2, None)
    >>> count_of_phrase("his daughter").exact
    True
    """
    counts = [c for c in map(_count_of_one, _JOINED.split(noun_phrase)) if c.known]
    lows, highs = [c.min or 0 for c in counts], [c.max for c in counts]
    if not counts:
        return replace(UNCOUNTED, words=noun_phrase)
    return Count(sum(lows), None if None in highs else sum(h or 0 for h in highs), noun_phrase)


def _count_of_one(phrase: str) -> Count:
    finds = counts_in(phrase)
    if finds:
        return finds[0].count
    nouns = people.english()
    known = [nouns[w] for w in re.findall(r"[^\W\d_][\w'’-]*", phrase.lower()) if w in nouns]
    if not known:
        return UNCOUNTED
    return Count(2, None) if known[-1].plural else ONE
