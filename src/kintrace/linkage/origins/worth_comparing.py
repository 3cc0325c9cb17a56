"""Which documents are compared at all, so that ten thousand cost no more than ten thousand times one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from typing import TypeVar

from kintrace.linkage.origins.telling import LEAST_FACTS, Fact, Telling, shared_facts

Refs = tuple[str, str]
Key = TypeVar("Key")

_FEW_DOCUMENTS = 25
_RUNS_IN_COMMON = 2  # a copy has six at least
_CROWDED_FACTS = 12  # of one document, that are told in many others too and are looked at two by two


def worth_comparing(tellings: Sequence[Telling]) -> set[Refs]:
    """Pairs of references that share a text, two runs of words, or as many facts as a retelling has at least.

    What many documents share is a page's furniture, or a story that all have copied: of these each is set beside the
    next alone, which chains the copies and costs no more than there are.

    Args:
        tellings: In order of reference.
    """
    return {*_same_text(tellings), *_same_runs(tellings), *_same_facts(tellings)}


def _same_text(tellings: Sequence[Telling]) -> Iterator[Refs]:
    by_text: dict[str, list[str]] = {}
    for telling in tellings:
        by_text.setdefault(telling.document.text, []).append(telling.document.ref)
    for refs in by_text.values():
        yield from pairwise(refs)


def _same_runs(tellings: Sequence[Telling]) -> Iterator[Refs]:
    import numpy as np  # heavy; only who links documents pays for it

    sizes = [len(t.shingles) for t in tellings]
    runs = np.frombuffer(b"".join(t.shingles.tobytes() for t in tellings), np.uint64)
    documents = np.repeat(np.arange(len(tellings), dtype=np.int32), sizes)
    order = np.lexsort((documents, runs))
    runs, documents = runs[order], documents[order]
    starts = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1]))) if len(runs) else np.zeros(0, np.int64)
    ends = np.append(starts[1:], len(runs))
    groups = Counter(
        tuple(documents[s:e].tolist())
        for s, e in zip(starts.tolist(), ends.tolist(), strict=False) if e - s > 1
    )  # fmt: skip
    refs, shared = [t.document.ref for t in tellings], Counter[Refs]()
    for group, times in groups.items():
        for pair in _beside([refs[n] for n in group]):
            shared[pair] += times
    yield from (pair for pair, times in shared.items() if times >= _RUNS_IN_COMMON)


def _same_facts(tellings: Sequence[Telling]) -> Iterator[Refs]:
    by_ref = {t.document.ref: t for t in tellings}
    by_fact = _shelved((t.document.ref, fact) for t in tellings for fact in t.in_order)
    crowded = {fact for fact, refs in by_fact.items() if len(refs) > _FEW_DOCUMENTS}
    two_by_two = _shelved((t.document.ref, two) for t in tellings for two in _two_by_two(t, crowded))
    few = (refs for fact, refs in by_fact.items() if fact not in crowded)
    for refs in chain(few, two_by_two.values()):
        yield from ((a, b) for a, b in _beside(refs) if len(shared_facts(by_ref[a], by_ref[b])) >= LEAST_FACTS)


def _two_by_two(telling: Telling, crowded: set[Fact]) -> Iterator[tuple[Fact, Fact]]:
    among = sorted(fact for fact in telling.in_order if fact in crowded)[:_CROWDED_FACTS]
    return combinations(among, 2)


def _shelved(found: Iterable[tuple[str, Key]]) -> Mapping[Key, list[str]]:
    shelf: dict[Key, list[str]] = {}
    for ref, key in found:
        shelf.setdefault(key, []).append(ref)
    return shelf


def _beside(refs: Sequence[str]) -> Iterable[Refs]:
    return combinations(refs, 2) if len(refs) <= _FEW_DOCUMENTS else pairwise(refs)
