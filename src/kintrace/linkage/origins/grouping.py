"""From likenesses of two documents, and what humans said of them, to origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kintrace.linkage.origins.likeness import likeness
from kintrace.linkage.origins.telling import Telling
from kintrace.linkage.origins.worth_comparing import worth_comparing
from kintrace.model import Verdict

JUDGED_ONE = "A person said that they go back to one telling"
JUDGED_APART = "A person said that it does not go back to the same telling as another document"
JUDGED_BOTH_WAYS = "People said both of it and another document: settle it"

Pair = tuple[str, str]

_MOST_REASONS = 3


def connected(
    tellings: Sequence[Telling], verdicts: Mapping[Pair, Sequence[Verdict]] | None = None
) -> list[tuple[tuple[str, ...], str]]:
    """Group documents by origin.

    A human's *same* joins, whatever the texts are; a human's *different* keeps apart, whatever chain would join. Of the
    likenesses the strongest counts first. Two documents of which humans said both are left apart until they settle it.

    Args:
        tellings: One for each document.
        verdicts: What humans said of two documents, by their references in order.

    Returns:
        (references ascending, why) in order of the first reference; the reason is empty for a document on its own of
        which nobody said anything.
    """
    by_ref = {t.document.ref: t for t in sorted(tellings, key=lambda t: t.document.ref)}
    said = {p: set(v) for p, v in sorted((verdicts or {}).items()) if set(p) <= by_ref.keys()}
    groups = _Groups(by_ref, [pair for pair, v in said.items() if Verdict.DIFFERENT in v])
    why: dict[str, list[str]] = {}  # by one document of the pair
    for (a, b), v in said.items():
        if v & {Verdict.SAME, Verdict.DIFFERENT} == {Verdict.SAME} and groups.join(a, b):
            why.setdefault(a, []).append(JUDGED_ONE)
        elif Verdict.DIFFERENT in v:
            note = JUDGED_BOTH_WAYS if Verdict.SAME in v else JUDGED_APART
            for ref in (a, b):
                why.setdefault(ref, []).append(note)
    found = ((likeness(by_ref[a], by_ref[b]), a, b) for a, b in worth_comparing(list(by_ref.values())))
    for alike, a, b in sorted(((x, a, b) for x, a, b in found if x), key=lambda f: (-f[0].strength, f[1], f[2])):
        if groups.join(a, b):
            why.setdefault(a, []).append(alike.why)
    return [(group, _because(group, why)) for group in groups.all()]


class _Groups:
    """Growing groups of documents; those that a human parted never come into one."""

    def __init__(self, refs: Mapping[str, Telling], apart: Sequence[Pair]) -> None:
        self._of = {ref: {ref} for ref in refs}
        self._apart: dict[str, set[str]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def join(self, a: str, b: str) -> bool:
        """Make two groups one; whether they are one then."""
        fewer, more = sorted((self._of[a], self._of[b]), key=len)
        if fewer is more:
            return True
        if any(self._apart.get(ref, set()) & more for ref in fewer):
            return False
        more |= fewer
        self._of.update(dict.fromkeys(fewer, more))
        return True

    def all(self) -> list[tuple[str, ...]]:
        """Every group once, ascending."""
        once = {id(group): group for group in self._of.values()}
        return sorted(tuple(sorted(group)) for group in once.values())


def _because(group: tuple[str, ...], why: Mapping[str, Sequence[str]]) -> str:
    reasons = list(dict.fromkeys(reason for ref in group for reason in why.get(ref, ())))
    reasons.sort(key=lambda reason: reason not in (JUDGED_ONE, JUDGED_APART, JUDGED_BOTH_WAYS))
    more = len(reasons) - _MOST_REASONS
    return "; ".join(reasons[:_MOST_REASONS]) + (f"; and {more} more likenesses like these" if more > 0 else "")
