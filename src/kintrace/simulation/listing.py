"""Which keeper has whom: what each list covers, what it has from another, whom it has twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from kintrace.simulation.chance import habit
from kintrace.simulation.happenings import Happening
from kintrace.simulation.parameters import Keeper, Parameters
from kintrace.simulation.people import Person, Sketch

_SURE = 0.97  # no keeper hears of everything
_TOLD_AGAIN = 0.6  # share of people listed twice whom the keeper was told of twice; others were entered twice
_ONE_UNNAMED = 0.4  # share of unnamed rows about one; the rest are about several at once


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One row to be written.

    Args:
        keeper: Which list, counted from 0.
        person: Whom it is about; ``None``: somebody unnamed.
        happening: What happened; ``None``: nothing did.
        day: Ordinal of the day of what happened; of a stranger, any day of the period.
        seed: Of the chance by which the row is written.
        number: How many unnamed people it is about; 0: it is about somebody with a name.
        copied: The row of another list that it was copied from.
    """

    keeper: int
    person: Person | None
    happening: Happening | None
    day: int
    seed: int
    number: int = 0
    copied: Entry | None = None


class Listing:
    """Decides who stands on which list.

    Args:
        parameters: With the lists.
        begins: First day of the period, as an ordinal.
        days: Its length.
        rng: Chance.
    """

    def __init__(self, parameters: Parameters, begins: int, days: int, rng: Random) -> None:
        self._parameters, self._rng = parameters, rng
        self._windows = [(begins + k.first * days, begins + k.last * days) for k in parameters.keepers]
        self._own, self._leanings = rng.getrandbits(32), dict[tuple[str, str], float]()
        self._sources = {k.name: at for at, k in enumerate(parameters.keepers)}

    def entries(self, happening: Happening, taken: Sequence[Sketch],
                meet: Callable[[Sketch, int, Person | None], Person]) -> Iterator[Entry]:  # fmt: skip
        """Rows that the lists have because of a happening, without rows of strangers.

        Args:
            happening: What happened.
            taken: To whom.
            meet: Makes a person of a sketch, given the day and whom they were taken with.
        """
        told = [self._rng.random() < self._hears(at, k, happening) for at, k in enumerate(self._parameters.keepers)]
        last: Person | None = None
        for sketch in taken:
            has = [at for at, keeper in enumerate(self._parameters.keepers)
                   if self._rng.random() < self._has(at, keeper, happening, sketch, told[at])]  # fmt: skip
            if has:
                last = meet(sketch, happening.day, last)
                yield from self._of(last, happening, has)

    def _of(self, person: Person, happening: Happening, has: Sequence[int]) -> Iterator[Entry]:
        """Rows about one person: of lists that have them, of lists that copy those, and those that stand twice."""
        rng, had = self._rng, dict[int, Entry]()
        for at, keeper in enumerate(self._parameters.keepers):
            if at in has:
                had[at] = Entry(at, person, happening, happening.day, rng.getrandbits(48))
            source = had.get(self._sources[keeper.copies_from]) if keeper.copies_from else None
            if source and at not in had and rng.random() < keeper.copied:
                had[at] = Entry(at, person, happening, happening.day, rng.getrandbits(48), copied=source)
        for at, entry in had.items():
            keeper = self._parameters.keepers[at]
            yield entry
            if rng.random() < keeper.duplicates:
                told_again = rng.random() < _TOLD_AGAIN
                yield Entry(at, person, happening, happening.day, rng.getrandbits(48),
                            copied=None if told_again else entry)  # fmt: skip
            if rng.random() < keeper.unnamed:
                number = 1 if rng.random() < _ONE_UNNAMED else rng.randint(2, max(2, happening.size))
                yield Entry(at, None, happening, happening.day, rng.getrandbits(48), number)

    def strangers(self, at: int) -> bool:
        """Whether a keeper's row is followed by one about somebody to whom nothing happened."""
        return self._rng.random() < self._parameters.keepers[at].strangers

    def stranger(self, at: int, person: Person, day: int) -> Entry:
        """The row about such a one."""
        return Entry(at, person, None, day, self._rng.getrandbits(48))

    def _hears(self, at: int, keeper: Keeper, happening: Happening) -> float:
        of_area = self._leaning(keeper, happening.place.township.pcode, keeper.by_area)
        of_side = self._leaning(keeper, happening.side, keeper.by_side)
        loud = 1 + self._parameters.loud * (2 * happening.loud - 1)
        return min(_SURE, keeper.coverage * of_area * of_side * loud * self._in_time(at, happening))

    def _has(self, at: int, keeper: Keeper, happening: Happening, sketch: Sketch, told: bool) -> float:
        chance = keeper.companions if told else keeper.alone * keeper.coverage * self._in_time(at, happening)
        known = 1 + self._parameters.known * (sketch.known - 0.5)
        return chance * min(_SURE, self._leaning(keeper, sketch.people, keeper.by_people) * known)

    def _in_time(self, at: int, happening: Happening) -> bool:
        first, last = self._windows[at]
        return first <= happening.day <= last

    def _leaning(self, keeper: Keeper, towards: str, how_much: float) -> float:
        """From ``1 - how_much`` to ``1 + how_much``, always the same for a list and what it leans towards."""
        found = self._leanings.get((keeper.name, towards))
        if found is None:
            found = self._leanings[keeper.name, towards] = 2 * habit(self._own, keeper.name, towards) - 1
        return 1 + how_much * found
