"""The people of a world: families, namesakes, and what a card or a telephone would tell about each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from kintrace.lexicon.tables import shipped_rows
from kintrace.simulation.chance import Urn
from kintrace.simulation.naming import Name, Naming, Part, own_rows
from kintrace.simulation.parameters import Parameters
from kintrace.simulation.places import Place

YEAR = 365.2425
_FROM_HERE = 0.7  # share of cards that were issued in Kachin State
_LOOKED_AT = 6  # neighbours among whom a namesake is looked for
_FAMILYS_PHONE = 0.45  # share of numbers by which not the missing but the family is called
_CITIZENS = Urn([("N", 0.93), ("P", 0.02), ("E", 0.05)])
# Telephones begin with 0900, which nobody is given, and numbers of cards are high: none is a living person's.
_CARDS, _PHONES = range(400_000, 1_000_000), range(1_000_000, 10_000_000)
# Numbers are dealt out in strides that have no divisor in common with how many there are: none comes twice.
_CARD_STRIDE, _PHONE_STRIDE = 217_643, 3_141_593


@dataclass(frozen=True, slots=True)
class Card:
    """A national registration card: state, township's letters in either script, kind of holder, number."""

    state: str
    latin: str
    burmese: str
    holder: str
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is settled about somebody before anybody has written of them; most never get further.

    Args:
        home: Where they live.
        people: Whose names they will bear.
        women: How likely it is a woman.
        known: How well known they are, 0..1.
        again: Who it is, where they were written of before.
    """

    home: Place
    people: str
    women: float
    known: float
    again: Person | None = None


@dataclass(slots=True, eq=False)
class Family:
    """Parents and how many of their children the world has met."""

    father: Name
    mother: Name
    people: str
    place: Place
    phone: int
    clan: Part | None
    children: list[Person] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody invented.

    Args:
        number: In order of invention, from 1.
        people: Whose names they bear.
        sex: ``m`` or ``f``.
        born: Day of birth, as an ordinal.
        name: The name.
        alias: Another name; empty: none.
        family: Parents, brothers and sisters.
        card: The registration card.
        phone: The number by which they or their family are called: seven digits behind 0900.
        occupation: What they live by, as a key of ``resources/words.tsv``.
    """

    number: int
    people: str
    sex: str
    born: int
    name: Name
    alias: Name
    family: Family
    card: Card
    phone: int
    occupation: str

    @property
    def home(self) -> Place:
        """Where they live."""
        return self.family.place

    def age_on(self, day: int) -> int:
        """Completed years of life on a day."""
        then, born = date.fromordinal(day), date.fromordinal(self.born)
        return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


@cache
def _townships(here: bool) -> tuple[tuple[str, str, str], ...]:
    rows = shipped_rows("contacts_nrc_townships.tsv")
    return tuple((r["state_number"], r["code_en"], r["code_my"]) for r in rows if (r["state_number"] == "1") == here)


class Population:
    """Invents people as they are needed.

    Args:
        parameters: Of the world.
        naming: Gives the names.
        rng: Chance.
    """

    def __init__(self, parameters: Parameters, naming: Naming, rng: Random) -> None:
        self._parameters, self._naming, self._rng = parameters, naming, rng
        self.people: list[Person] = []
        self._alike: dict[tuple[str, str], list[Person]] = {}
        self._by_place: dict[Place, list[Person]] = {}
        self._work = {
            sex: Urn(
                (row["key"], float(row["weight"]) * abs((sex == "m") - float(row["women"])) + 1e-9)
                for row in own_rows("words.tsv")
                if row["kind"] == "occupation"
            )
            for sex in "fm"
        }
        self._card_at, self._phone_at = rng.choice(_CARDS), rng.choice(_PHONES)

    def somebody(self, sketch: Sketch, day: int, near: Person | None = None) -> Person:
        """Invent all of a person.

        Args:
            sketch: What is settled about them. A brother or sister is of the family's people instead.
            day: On which their age is as the parameters have it.
            near: Somebody whose brother or sister it may be.
        """
        rng, whole, place = self._rng, self._parameters, sketch.home
        sex = "f" if rng.random() < sketch.women else "m"
        namesake = self._namesake(sketch, sex)
        family = self._family(sketch, near, namesake)
        born = day - int(self._age() * YEAR)
        name = namesake.name if namesake and not family.children else self._name(family, sex, born)
        family_phone = rng.random() < _FAMILYS_PHONE
        person = Person(
            number=len(self.people) + 1, people=family.people, sex=sex, born=born, name=name,
            alias=self._alias(family.people, sex) if rng.random() < whole.aliases else (),
            family=family, card=self._card(), phone=family.phone if family_phone else self._phone(),
            occupation=self._work[sex].take(rng),
        )  # fmt: skip
        family.children.append(person)
        self.people.append(person)
        self._alike.setdefault((family.people, sex), []).append(person)
        self._by_place.setdefault(place, []).append(person)
        return person

    def _age(self) -> float:
        rng, whole = self._rng, self._parameters
        younger = whole.youngest + (whole.typical - whole.youngest) * rng.random() ** 0.6
        if whole.typical <= whole.youngest or rng.random() < 0.3:
            return min(whole.youngest + rng.expovariate(1 / whole.spread), 95.0)
        return younger if rng.random() < 0.35 else min(whole.typical + rng.expovariate(1 / whole.spread), 95.0)

    def _namesake(self, sketch: Sketch, sex: str) -> Person | None:
        """Somebody of the same people and sex whose whole name they bear, in their village or anywhere."""
        rng, whole = self._rng, self._parameters
        chance = rng.random()
        older = self._alike.get((sketch.people, sex))
        if not older or chance >= whole.namesakes + whole.names_shared:
            return None
        here = self._by_place.get(sketch.home, ())
        for _ in range(_LOOKED_AT if chance < whole.namesakes and here else 0):
            person = here[int(rng.random() * len(here))]
            if (person.people, person.sex) == (sketch.people, sex):
                return person
        return older[int(rng.random() * len(older))]

    def _family(self, sketch: Sketch, near: Person | None, namesake: Person | None) -> Family:
        rng, place, people = self._rng, sketch.home, sketch.people
        if rng.random() < self._parameters.siblings:
            neighbours = self._by_place.get(place, ())
            if near and near.home is place and rng.random() < 0.5:
                return near.family
            if neighbours:
                return neighbours[int(rng.random() * len(neighbours))].family
        # whoever bears somebody's whole name bears their clan's
        clan = namesake.family.clan if namesake else self._naming.clan(people)
        other = self._naming.clan(people)
        father = self._naming.named(people, "m", rng.randrange(7), clan, rng.randrange(5))
        mother = self._naming.named(people, "f", rng.randrange(7), other, rng.randrange(5))
        return Family(father, mother, people, place, self._phone(), clan)

    def _name(self, family: Family, sex: str, born: int) -> Name:
        """A name that no brother or sister bears: parents tell their children apart."""
        rng = self._rng
        before = [p for p in family.children if p.sex == sex]
        borne = {p.name for p in family.children}
        weekday, order = date.fromordinal(born).weekday(), int(rng.random() * rng.random() * 6) + len(before)
        while True:
            like = before[-1].name if before else ()
            name = self._naming.named(family.people, sex, weekday, family.clan, order, family.father, like)
            if name not in borne:
                return name
            order += 1

    def _alias(self, people: str, sex: str) -> Name:
        """A pet name of a syllable or two, or a name of another people: many Kachin have a Burmese one."""
        rng = self._rng
        other = "bamar" if people != "bamar" or rng.random() < 0.8 else "kachin"
        full = tuple(p for p in self._naming.named(other, sex, rng.randrange(7)) if p.kind != "own_title")
        return full if rng.random() < 0.5 else full[: rng.randint(1, 2)]

    def _card(self) -> Card:
        rng = self._rng
        choice = _townships(rng.random() < _FROM_HERE)
        state, latin, burmese = choice[int(rng.random() * len(choice))]
        self._card_at += _CARD_STRIDE
        return Card(state, latin, burmese, _CITIZENS.take(rng), _CARDS[self._card_at % len(_CARDS)])

    def _phone(self) -> int:
        self._phone_at += _PHONE_STRIDE
        return _PHONES[self._phone_at % len(_PHONES)]
