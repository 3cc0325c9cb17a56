"""What happened in a world: who was taken, where, when, by whom, and together with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from kintrace.simulation.chance import Urn
from kintrace.simulation.parameters import Parameters
from kintrace.simulation.people import Person, Population, Sketch
from kintrace.simulation.places import Country, Place

_APART = 20  # days that lie at least between two times that somebody is taken
_MONTH = 30.44


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """One time that people were taken.

    Args:
        number: In order of invention, from 1.
        day: Ordinal of the day.
        place: Where.
        side: Code of who took them.
        errand: What they were about, as a key of ``resources/words.tsv``.
        loud: How widely it was told of, 0..1.
        size: How many were taken.
    """

    number: int
    day: int
    place: Place
    side: str
    errand: str
    loud: float
    size: int


class Happenings:
    """Lets things happen, one after another, as long as somebody asks.

    Args:
        parameters: Of the world.
        country: Where.
        population: To whom.
        rng: Chance.
    """

    def __init__(self, parameters: Parameters, country: Country, population: Population, rng: Random) -> None:
        self._parameters, self._country, self._population, self._rng = parameters, country, population, rng
        self.begins = date(int(parameters.first_year), 1, 1).toordinal() + rng.randrange(365)
        self.days = max(1, int(parameters.months * _MONTH))
        # some months are far worse than others
        self._months = Urn([(month, rng.random() ** 2 + 0.05) for month in range(-(-self.days // 30))])
        self._sides = Urn(parameters.sides.items())
        self._errands = Urn([("work", 4.0), ("market", 2.0), ("road", 4.0), ("home", 3.0)])
        self._peoples = Urn(parameters.peoples.items())
        self._last: dict[int, int] = {}
        self.count, self.people = 0, 0

    def next(self) -> tuple[Happening, list[Sketch]]:
        """What happens next, and to whom; happenings come in no order of time."""
        rng, whole = self._rng, self._parameters
        place = self._country.somewhere(rng)
        day = self.day()
        village = self._home(place)
        women = min(0.95, whole.women * 2 * rng.random())
        taken: list[Sketch] = []
        for _ in range(self._how_many()):
            again = self._taken_before(day, taken) if rng.random() < whole.twice else None
            home = village if rng.random() < whole.same_place else self._home(place)
            people = again.family.people if again else self._peoples.take(rng)
            taken.append(Sketch(again.home if again else home, people, women, rng.random(), again))
            self.people += again is None
        self.count += 1
        side, errand = self._sides.take(rng), self._errands.take(rng)
        return Happening(self.count, day, place, side, errand, rng.random(), len(taken)), taken

    def meet(self, sketch: Sketch, day: int, near: Person | None) -> Person:
        """Invent the whole person of a sketch, now that somebody writes of them."""
        person = sketch.again or self._population.somebody(sketch, day, near)
        self._last[person.number] = day
        return person

    def stranger(self) -> tuple[Person, int]:
        """Somebody to whom nothing happened, and the day on which they were written of all the same."""
        rng, day = self._rng, self.day()
        home = self._country.somewhere(rng)
        sketch = Sketch(home, self._peoples.take(rng), self._parameters.women, rng.random())
        return self._population.somebody(sketch, day), day

    def day(self) -> int:
        """A day of the period."""
        day = self._months.take(self._rng) * 30 + self._rng.randrange(30)
        return self.begins + min(day, self.days - 1)

    def _home(self, place: Place) -> Place:
        rng = self._rng
        if rng.random() >= self._parameters.away:
            return place
        return self._country.somewhere(rng, place.township if rng.random() < 0.6 else None)

    def _how_many(self) -> int:
        rng, whole = self._rng, self._parameters
        if rng.random() < whole.alone:
            return 1
        return min(int(whole.largest), 2 + int(rng.expovariate(1 / whole.together)))

    def _taken_before(self, day: int, now: list[Sketch]) -> Person | None:
        everybody = self._population.people
        person = everybody[int(self._rng.random() * len(everybody))] if everybody else None
        if person is None or person.number not in self._last or any(sketch.again is person for sketch in now):
            return None
        return person if abs(self._last[person.number] - day) > _APART else None
