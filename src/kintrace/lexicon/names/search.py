"""Find names that sound alike in a large list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from kintrace.lexicon import scripts
from kintrace.lexicon.names import Syllable, compare, parse
from kintrace.lexicon.names.romanise import spellings
from kintrace.lexicon.names.sounds import Sound, classes
from kintrace.lexicon.names.syllables import bare

_HEARD = 5_000  # candidates that share most keys; only these are compared in full
_OTHER_TITLE = 0.02  # of two names that are otherwise the same, the one with the same title
_SLIP = 0.95
_SPELLING = 0.3  # weight of the spelling beside the sound: names of one sound are told apart by how they are written


def match(
    queries: Iterable[tuple[str, str]], corpus: Sequence[tuple[str, str]], top: int = 10
) -> list[tuple[str, list[tuple[str, str, float]]]]:
    """Find for each query the names of a corpus that sound most like it.

    Args:
        queries: (reference, name); the column may be Zawgyi.
        corpus: (reference, name).
        top: How many for each query.

    Returns:
        For each query its reference and (reference, name, score) best first, equal scores in order of reference.
    """
    queries, corpus = _in_unicode(list(queries)), _in_unicode(corpus)
    shelf: dict[str, list[int]] = {}
    for at, (_, words) in enumerate(corpus):
        for key in coarse_keys(words):
            shelf.setdefault(key, []).append(at)
    found = []
    for ref, words in queries:
        shared = Counter(at for key in coarse_keys(words) for at in shelf.get(key, ()))
        near = sorted(shared, key=lambda at: (-shared[at], corpus[at][0]))[:_HEARD]
        heard = sorted((-compare(words, corpus[at][1]).score, corpus[at][0], at) for at in near)[: 10 * top]
        scored = [(_score(-unlike, words, corpus[at][1]), at) for unlike, _, at in heard]
        scored.sort(key=lambda pair: (-pair[0], corpus[pair[1]][0]))
        found.append((ref, [(*corpus[at], score) for score, at in scored[:top]]))
    return found


def _in_unicode(names: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Convert a column of names that is Zawgyi as a whole: one name alone would settle nothing."""
    if scripts.decide("\n".join(words for _, words in names)).name != "zawgyi":
        return list(names)
    return [(ref, scripts.clean(words, "zawgyi")[0]) for ref, words in names]


def _score(sound: float, left: str, right: str) -> float:
    a, b = _plain(left), _plain(right)
    score = (1 - _SPELLING) * sound + _SPELLING * _spelled_alike(a, b)
    if _one_script(a, b):
        # swapped and dropped letters make another sound, and are still a slip of one name
        score = max(score, _SLIP * _edited("".join(s.text for s in a), "".join(s.text for s in b)))
    return round(score - (0.0 if _titles(left) == _titles(right) else _OTHER_TITLE), 4)


@lru_cache(maxsize=100_000)
def coarse_keys(words: str) -> tuple[str, ...]:
    """Keys of which two spellings of one name share at least one: openings of neighbouring syllables.

    >>> bool(set(coarse_keys("Lahpai Seng Ra")) & set(coarse_keys("လဖိုင်ဆိုင်းရာ")))
    True
    """
    keys: set[str] = set()
    for form in parse(words).forms:
        given = [_coarse(s.sounds[0]) for s in form.given]
        whole = [_coarse(s.sounds[0]) for s in form.syllables]
        for row in (given, whole):
            keys.update(f"{a}-{b}" for a, b in pairwise(row))
            keys.update(f"{a}-{b}" for a, b in zip(row, row[2:], strict=False))
        if len(given) == 1:
            keys.add(f"{given[0]}={form.given[0].sounds[0].rime}")
    return tuple(sorted(keys))


def _coarse(sound: Sound) -> str:
    onset = sound.onset.rstrip("w") or sound.onset
    return classes("coarse").get(onset, onset)


def _spelled_alike(a: tuple[Syllable, ...], b: tuple[Syllable, ...]) -> float:
    """How well the spellings fit, 0..1: what tells names apart that sound the same to our classes."""
    if len(a) != len(b):
        return _edited("".join(s.text for s in a), "".join(s.text for s in b)) if _one_script(a, b) else 0.5
    return sum(_fits(x, y) for x, y in zip(a, b, strict=True)) / len(a) if a else 0.0


@lru_cache(maxsize=200_000)
def _fits(left: Syllable, right: Syllable) -> float:
    """How well one syllable's writing fits the other's: a spelling that many use fits better than one that few use."""
    if left.text == right.text:
        return 1.0
    known = [(latin, share) for latin, share in _written(left)]
    best_share = max(share for _, share in known)
    others = [other for other, _ in _written(right)]
    return max(_edited(latin, o) * (0.7 + 0.3 * share / best_share) for latin, share in known for o in others)


def _written(syllable: Syllable) -> tuple[tuple[str, float], ...]:
    if "က" <= syllable.text[:1] <= "႟":
        return tuple((bare(latin), share) for latin, share in spellings(syllable.text))
    return ((syllable.text, 1.0),)


@lru_cache(maxsize=100_000)
def _plain(words: str) -> tuple[Syllable, ...]:
    forms = parse(words).forms
    return forms[0].syllables[forms[0].titles :] if forms else ()


def _one_script(a: tuple[Syllable, ...], b: tuple[Syllable, ...]) -> bool:
    return bool(a and b) and (a[0].text[:1] >= "က") == (b[0].text[:1] >= "က")


@lru_cache(maxsize=100_000)
def _titles(words: str) -> tuple[Sound, ...]:
    forms = parse(words).forms
    return tuple(s.sounds[0] for s in forms[0].syllables[: forms[0].titles]) if forms else ()


def _edited(left: str, right: str) -> float:
    from rapidfuzz.distance import OSA

    return float(OSA.normalized_similarity(left, right))
