"""Words by which a text says what was done to somebody, in any of the ways that the program reads."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from kintrace.claims.vocabulary import read_text, verb_forms
from kintrace.model import Act, ActKind

_ENDS = (ActKind.RELEASE, ActKind.ESCAPE)
_TABLES = ("table_values.tsv", "notice_words.tsv")
_BURMESE = re.compile(r"[\u1000-\u109f]")


def act_words(text: str, act: Act) -> list[tuple[int, int]]:
    """Find every word or wording for acts of the same sort, whether or not it tells of one where it stands.

    Args:
        text: To look in.
        act: A taking, or that somebody is missing: words for any of these. An ending: words for endings. Another:
            words for harm, death and transfer.

    Returns:
        Those that say it by themselves (*arrested*); where there are none, those that need others (*put on a truck*).

    >>> [s[a:b] for s in ["she came, was taken at dusk and now moved"] for a, b in act_words(s, Act.DETAINED)]
    ['taken']
    """
    surely = [m.span() for m in _expression(_sort(act), True).finditer(text)]
    return surely or [m.span() for m in _expression(_sort(act), False).finditer(text)]


def _sort(act: Act) -> str:
    return "take" if act.kind is ActKind.TAKE else "end" if act.kind in _ENDS else "harm"


@cache
def _expression(sort: str, surely: bool) -> re.Pattern[str]:
    codes = {act.value for act in Act if _sort(act) == sort} | ({"died"} if sort == "harm" else set())
    if sort == "take" and not surely:
        codes.add("weak_take")
    listed = sorted({w for w in (*_verbs(codes, surely), *_tabled(codes)) if w}, key=lambda w: (-len(w), w))
    burmese = "|".join(re.escape(w) for w in listed if _BURMESE.search(w))
    latin = "|".join(re.escape(w) for w in listed if not _BURMESE.search(w))
    return re.compile(rf"(?<![^\W_])(?:{latin})(?![^\W_])|{burmese}", re.IGNORECASE)


def _verbs(codes: set[str], surely: bool) -> Iterator[str]:
    for word, forms in verb_forms().items():
        if any(v.act in codes and not (surely and v.needs) for f in forms for v in f.verbs):
            yield word


def _tabled(codes: set[str]) -> Iterator[str]:
    for name in _TABLES:
        for row in csv.reader(read_text(name).splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row[0] == "opening" and "missing" in codes) or (row[0] == "act" and row[1] in codes):
                yield from (words.strip() for words in row[-1].split(";"))
