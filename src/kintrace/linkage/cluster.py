"""From weighed pairs to clusters: strongest first, never against a rule, and humans' judgements before everything.

A human's ``same`` joins even what the rules would keep apart; a human's ``different`` cuts even what a chain of pairs
would join. A pair that humans judged both ways is left apart until they settle it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kintrace.model import Pair, Verdict

Pairs = Mapping[tuple[str, str], list[Verdict]]


def clusters_of(
    refs: Sequence[str],
    pairs: Iterable[Pair],
    verdicts: Pairs,
    may_join: Callable[[Sequence[str], Sequence[str]], bool],
    order: Callable[[str], object],
) -> list[tuple[str, ...]]:
    """Group references.

    Args:
        refs: All references.
        pairs: Weighed pairs; those below even odds join nothing by themselves.
        verdicts: Standing verdicts of humans by pair.
        may_join: Whether the rules allow two clusters to become one.
        order: What orders pairs of equal weight: the content of a record, so that its reference does not matter.

    Returns:
        Clusters, each ascending, in order of their first member; every reference stands in exactly one.
    """
    kept = list(pairs)
    groups = _Groups(refs, {(p.left, p.right): p.millibits for p in kept})
    groups.apart = {pair for pair, said in verdicts.items() if Verdict.DIFFERENT in said}
    for left, right in sorted(verdicts):
        if set(verdicts[left, right]) & {Verdict.SAME, Verdict.DIFFERENT} == {Verdict.SAME}:
            groups.join(left, right, lambda a, b: True)
    for pair in sorted(kept, key=lambda p: _turn(p, order)):
        if pair.millibits >= 0 and (pair.left, pair.right) not in groups.apart:
            groups.join(pair.left, pair.right, lambda a, b: may_join(a, b) and groups.speaks_for(a, b))
    return sorted(tuple(sorted(members)) for members in groups.all())


def _turn(pair: Pair, order: Callable[[str], object]) -> tuple[int, list[object], str, str]:
    return -pair.millibits, sorted([order(pair.left), order(pair.right)], key=repr), pair.left, pair.right


class _Groups:
    """Growing clusters."""

    def __init__(self, refs: Sequence[str], weights: Mapping[tuple[str, str], int]) -> None:
        self.of = {ref: [ref] for ref in refs}
        self.weights = weights
        self.apart: set[tuple[str, str]] = set()

    def join(self, left: str, right: str, allowed: Callable[[list[str], list[str]], bool]) -> None:
        if left not in self.of or right not in self.of:
            return
        a, b = self.of[left], self.of[right]
        if a is b or any(pair in self.apart for pair in _across(a, b)) or not allowed(a, b):
            return
        a.extend(b)
        for member in b:
            self.of[member] = a

    def speaks_for(self, a: list[str], b: list[str]) -> bool:
        """Whether all that is known between two clusters, taken together, speaks for one."""
        return sum(self.weights.get(pair, 0) for pair in _across(a, b)) >= 0

    def all(self) -> list[list[str]]:
        return list({id(members): members for members in self.of.values()}.values())


def _across(a: Sequence[str], b: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((min(x, y), max(x, y)) for x in a for y in b)
