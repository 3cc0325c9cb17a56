"""Counts of persons as they may be published: fewer than five are never said, and cannot be worked out.

Three things together. Every count is said as the next lower multiple of five (``15``: 15 to 19). Counts below five are
said as ``<5``, none at all among them: that there is nobody in a cell is a fact about people too. And where margins,
larger areas or longer periods would narrow such a cell below three possible numbers, larger counts are withheld,
the smallest first, until they no longer do.

That they do not is shown for each small cell before anything is said: there are other tables, one to four persons away
from the true one, that would be written in the very same way, and in which the cell has other numbers.

Source: A. Hundepool et al. (2012), Statistical Disclosure Control, ch. 5: threshold rule, global recoding, secondary
suppression and the bounds that a reader can work out from margins, rounding to a base.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

BASE = 5
POSSIBLE = 3  # as many numbers each small cell may still have, for who knows all that is said and how it is made
# How far another table is looked for; where none is found so near, more is withheld.
_MOST_PLACES, _MOST_CHANGES = 40, 8

Path = tuple[str, ...]
"""A value and what holds it, the widest first: ``("MMR001", "MMR001009")``; empty: all values together."""
Cell = tuple[Path, ...]
"""One path for each dimension."""
SMALL, WITHHELD = f"<{BASE}", "withheld"


@dataclass(frozen=True, slots=True)
class Cells:
    """A table of counts in one or more ways.

    Args:
        leaves: For each dimension the finest values that there are, whether anybody is in them or not.
        counts: Persons by their finest values; none in all others.

    Raises:
        ValueError: A count of values that are not there, or below zero; a value that holds another one.
    """

    leaves: tuple[tuple[Path, ...], ...]
    counts: Mapping[Cell, int]

    def __post_init__(self) -> None:
        for paths in self.leaves:
            held = {p[:i] for p in paths for i in range(len(p))}
            if held & set(paths) or len(set(paths)) < len(paths):
                raise ValueError("the finest values of a dimension hold no other value, and stand there once")
        known = [set(paths) for paths in self.leaves]
        for cell, count in self.counts.items():
            if count < 0 or len(cell) != len(known) or any(p not in k for p, k in zip(cell, known, strict=True)):
                raise ValueError("counts are of zero persons or more, by the finest values of each dimension")


def suppressed(table: Cells) -> dict[Cell, str]:
    """Say a table so that nobody is in a cell of fewer than five whose number can be worked out.

    Args:
        table: Counts by the finest values.

    Returns:
        For each cell, of the finest values and of all that hold them, what is said: a multiple of five, ``<5``, or
        ``withheld``; the widest first. A cell is left out where one that holds it is no number: whether a cell is there
        then tells nothing of what is in it. The same table always gives the same. Empty where nothing is safe to say.

    Assumes: who reads it knows this rule and nothing of single persons in it. Tables of the same people that are
        published again with a few more can be compared: publish once for each period.

    >>> said = suppressed(Cells(((("a",), ("b",)),), {(("a",),): 17, (("b",),): 2}))
    >>> said[(("a",),)], said[(("b",),)], said[((),)]
    ('15', '<5', '15')
    """
    saying = _Saying(table)
    for cell in saying.order:  # what is withheld for a later cell only widens what an earlier one may be
        while saying.is_small(cell) and not saying.is_safe(cell):
            if not saying.withhold_against(cell):
                return {}
    return {cell: saying.said(cell) for cell in saying.order if cell in saying.listed}


def wider(cell: Cell) -> Iterator[Cell]:
    """Give the cells that hold a cell, one step up in one dimension."""
    for i, path in enumerate(cell):
        if path:
            yield (*cell[:i], path[:-1], *cell[i + 1 :])


class _Saying:
    """How a table is said so far."""

    def __init__(self, table: Cells) -> None:
        self._values = table.leaves
        self._leaves = tuple(product(*table.leaves))
        nodes = [sorted({p[:i] for p in paths for i in range(len(p) + 1)} | {()}) for paths in table.leaves]
        self._count = dict.fromkeys(product(*nodes), 0)
        self._at = {leaf: table.counts.get(leaf, 0) for leaf in self._leaves}
        self._below: dict[Cell, list[Cell]] = {cell: [] for cell in self._count}
        for leaf in self._leaves:
            for cell in _holding(leaf):
                self._count[cell] += self._at[leaf]
                self._below[cell].append(leaf)
        self._told = sorted(leaf for leaf, count in self._at.items() if count)
        self._withheld: set[Cell] = set()
        self.order = sorted(self._count, key=lambda c: (sum(map(len, c)), c))
        self.listed = self._listed()
        self._listing: dict[Cell, tuple[Cell, ...]] = {}

    def _listed(self) -> frozenset[Cell]:
        """Cells of which all that hold them are said as numbers."""
        found: set[Cell] = set()
        for cell in self.order:
            if all(w in found and self.said(w).isdigit() for w in wider(cell)):
                found.add(cell)
        return frozenset(found)

    def is_small(self, cell: Cell) -> bool:
        return self._count[cell] < BASE

    def said(self, cell: Cell) -> str:
        if self.is_small(cell):
            return SMALL
        return WITHHELD if cell in self._withheld else str(self._count[cell] // BASE * BASE)

    def withhold_against(self, cell: Cell) -> bool:
        """Withhold what stands against one more number of a small cell: the smallest such counts, else any count.

        Returns:
            Whether there were any: if not, no withholding makes the cell safe.
        """
        tried = [self._nearest(cell, n - self._count[cell]) for n in range(BASE) if n != self._count[cell]]
        against = [[c for c in self._against(net) if self.said(c).isdigit()] for net in tried]
        found = [(sum(self._count[c] for c in cells), cells) for cells in against if cells]
        left = [c for c in self.order if c in self.listed and self.said(c).isdigit()]
        if found or left:
            self._withheld.update(min(found)[1] if found else [min(left, key=lambda c: (self._count[c], c))])
            self.listed, self._listing = self._listed(), {}
        return bool(found or left)

    def is_safe(self, cell: Cell) -> bool:
        """Whether a small cell has enough other numbers in tables that are said in the same way."""
        here, possible = self._count[cell], 1
        for other in sorted(set(range(BASE)) - {here}, key=lambda n: abs(n - here)):
            possible += not self._against(self._nearest(cell, other - here))
            if possible == POSSIBLE:
                return True
        return False

    def _nearest(self, cell: Cell, more: int) -> dict[Cell, int]:
        """Look for a table with so many persons more, or fewer, in a cell that is said the same; give the nearest.

        One person after another is put to or taken from a place outside the cell, whatever brings it nearest.
        """
        change = self._first(cell, more)
        far = self._far(change)
        while far and len(change) <= _MOST_CHANGES:
            steps = ((x, step) for x in self._places(cell, change) for step in (1, -1) if self._room(change, x, step))
            nearer = ({**change, x: change.get(x, 0) + step} for x, step in steps)
            best = self._best(nearer)
            if not best or (now := self._far(best)) >= far:
                break
            change, far = best, now
        return change

    def _first(self, cell: Cell, more: int) -> dict[Cell, int]:
        """Change the cell alone: where that is nearest to the truth; fewer are taken where there are some."""
        change: dict[Cell, int] = {}
        step = 1 if more > 0 else -1
        for _ in range(abs(more)):
            places = islice((x for x in self._below[cell] if self._room(change, x, step)), _MOST_PLACES)
            change = self._best({**change, x: change.get(x, 0) + step} for x in places)
        return change

    def _best(self, changes: Iterable[dict[Cell, int]]) -> dict[Cell, int]:
        """The first that is said the same, else the nearest to that."""
        best: dict[Cell, int] = {}
        least = -1
        for change in changes:
            far = self._far(change)
            if least < 0 or far < least:
                best, least = change, far
            if not far:
                break
        return best

    def _room(self, change: Mapping[Cell, int], leaf: Cell, step: int) -> bool:
        return self._at[leaf] + change.get(leaf, 0) + step >= 0

    def _places(self, cell: Cell, change: Mapping[Cell, int]) -> Iterator[Cell]:
        """Places outside a cell at which a change might still be made good."""
        told = (x for x in self._told if not _holds(cell, x))
        beside = (
            (*leaf[:i], path, *leaf[i + 1 :])
            for leaf in change
            for i, paths in enumerate(self._values)
            for path in paths
            if path != leaf[i]
        )
        yield from dict.fromkeys((*islice(told, _MOST_PLACES), *(x for x in beside if not _holds(cell, x))))

    def _far(self, change: Mapping[Cell, int]) -> int:
        """By how many persons the cells of a changed table lie outside of what is said of them."""
        return sum(self._outside(cell, more) for cell, more in self._net(change).items())

    def _against(self, change: Mapping[Cell, int]) -> list[Cell]:
        """Cells by which a changed table would be told from the true one; none: it is said the same."""
        return sorted(cell for cell, more in self._net(change).items() if self._outside(cell, more))

    def _net(self, change: Mapping[Cell, int]) -> dict[Cell, int]:
        """What a change of the finest cells does to every cell that is listed."""
        net: dict[Cell, int] = {}
        for leaf, more in change.items():
            if (holding := self._listing.get(leaf)) is None:
                holding = self._listing[leaf] = tuple(c for c in _holding(leaf) if c in self.listed)
            for cell in holding:
                net[cell] = net.get(cell, 0) + more
        return net

    def _outside(self, cell: Cell, more: int) -> int:
        if not more:
            return 0
        said, now = self.said(cell), self._count[cell] + more
        least = int(said) if said.isdigit() else BASE if said == WITHHELD else 0
        most = now if said == WITHHELD else least + BASE - 1
        return max(least - now, now - most, 0)


def _holding(leaf: Cell) -> tuple[Cell, ...]:
    """All cells that hold a cell, itself among them."""
    return tuple(product(*[[path[:i] for i in range(len(path) + 1)] for path in leaf]))


def _holds(cell: Cell, leaf: Cell) -> bool:
    return all(path[: len(wide)] == wide for wide, path in zip(cell, leaf, strict=True))


def recoded(counts: Iterable[tuple[Cell, int]]) -> dict[Cell, int]:
    """Add up counts that have come to stand in one cell.

    >>> recoded([((("a",),), 2), ((("a",),), 3)])
    {(('a',),): 5}
    """
    added: dict[Cell, int] = {}
    for cell, count in counts:
        added[cell] = added.get(cell, 0) + count
    return added
