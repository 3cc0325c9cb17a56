"""What is usually done to find a name in another script: romanise it by a general table, then compare letters.

Every peer gets Unicode (a Zawgyi column is converted for it) and both sides in lower case without accents. The
romanisers are anyascii (ISC) and uroman (MIT); ICU's, by PyICU, and nomenklatura's logic-v2 (MIT), which needs it,
take part where they are installed by hand: PyICU has no wheel and wants ICU's headers and a compiler.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from rapidfuzz import distance, fuzz, process

from kintrace.lexicon import scripts

Matches = list[dict[str, Any]]
Answer = Callable[[Sequence[str], Sequence[tuple[str, str]]], list[Matches] | None]
Romanise = Callable[[str], str]


@cache
def romaniser(name: str) -> Romanise | None:
    """A general romaniser, if it is installed."""
    try:
        if name == "anyascii":
            return importlib.import_module("anyascii").anyascii  # type: ignore[no-any-return]
        if name == "uroman":
            return importlib.import_module("uroman").Uroman().romanize_string  # type: ignore[no-any-return]
        icu: Any = importlib.import_module("icu")
        return icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate  # type: ignore[no-any-return]
    except ModuleNotFoundError:
        return None


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9 ]", "", letters).strip()


def by_letters(name: str, scorer: Callable[..., float], blanks: bool = True) -> Answer:
    """Romanise, then rank the whole corpus by a measure of letters; blanks off, since Burmese writes few."""

    def letters(text: str) -> str:
        return plain(text) if blanks else plain(text).replace(" ", "")

    def answer(queries: Sequence[str], corpus: Sequence[tuple[str, str]]) -> list[Matches] | None:
        romanise = romaniser(name)
        if romanise is None:
            return None
        held = [letters(text if text.isascii() else romanise(text)) for _, text in corpus]
        asked = [letters(romanise(text)) for text in scripts.clean_column(queries)]
        return [
            [
                {"id": corpus[at][0], "score": score}
                for _, score, at in process.extract(q, held, scorer=scorer, limit=10)
            ]
            for q in asked
        ]

    return answer


def by_logic_v2(queries: Sequence[str], corpus: Sequence[tuple[str, str]]) -> list[Matches] | None:
    """Nomenklatura's matcher, on the ten that ICU and Jaro-Winkler bring nearest: the whole corpus would take hours."""
    same = logic_v2()
    near = by_letters("icu", distance.JaroWinkler.similarity)(queries, corpus)
    if same is None or near is None:
        return None
    spelled = dict(corpus)
    found: list[Matches] = []
    for query, matches in zip(scripts.clean_column(queries), near, strict=True):
        ranked = [{"id": m["id"], "score": same(query, spelled[m["id"]])} for m in matches]
        found.append(sorted(ranked, key=lambda m: -m["score"]))
    return found


@cache
def logic_v2() -> Callable[[str, str], float] | None:
    """How sure nomenklatura's logic-v2 is that two names are one person's, if it is installed."""
    try:
        matching: Any = importlib.import_module("nomenklatura.matching")
        proxy: Any = importlib.import_module("followthemoney").model
    except ImportError:
        return None
    algorithm = matching.get_algorithm("logic-v2")
    config = algorithm.default_config()

    @cache
    def entity(name: str) -> Any:
        return proxy.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})

    return lambda a, b: float(algorithm.compare(entity(a), entity(b), config).score)


PEERS: dict[str, Answer] = {
    "anyascii, edit ratio": by_letters("anyascii", fuzz.ratio),
    "anyascii, Jaro-Winkler": by_letters("anyascii", distance.JaroWinkler.similarity),
    "uroman, edit ratio": by_letters("uroman", fuzz.ratio),
    "ICU, edit ratio": by_letters("icu", fuzz.ratio),
    "ICU, edit ratio, blanks off": by_letters("icu", fuzz.ratio, blanks=False),
    "ICU, Jaro-Winkler, blanks off": by_letters("icu", distance.JaroWinkler.similarity, blanks=False),
    "logic-v2, ICU's first ten": by_logic_v2,
}
