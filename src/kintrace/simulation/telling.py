"""What a keeper was told of somebody, errors included, before it is written in any script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from kintrace.simulation.happenings import Happening
from kintrace.simulation.naming import Name
from kintrace.simulation.parameters import Keeper
from kintrace.simulation.people import Card, Person
from kintrace.simulation.places import Country, Place
from kintrace.simulation.slips import number_slip

_NEAR = 40  # days within which a list is brought up to date, at the earliest; at the latest ten times that


@dataclass(frozen=True, slots=True)
class Told:
    """What one row will say, in no script yet.

    Args:
        name: As it was told; parts may be missing or turned around.
        other: Another name; empty: none was told.
        aged: Age, as told, in years; it also decides the title.
        age_on: The day on which it was true, EDTF; empty: not told.
        sex: ``m`` or ``f``.
        birth_date: EDTF.
        event_date: EDTF; empty: nothing happened.
        card_number: Six digits of the card.
        phone: Seven digits behind 0900.
        home: Where they live.
        event_place: Where it happened; ``None``: nothing did.
        swapped: Whether the other name stands first.
    """

    name: Name
    other: Name
    aged: int
    age_on: str
    sex: str
    birth_date: str
    event_date: str
    card: Card
    card_number: str
    phone: str
    home: Place
    event_place: Place | None
    swapped: bool


def told(person: Person, happening: Happening | None, day: int, keeper: Keeper, country: Country, rng: Random) -> Told:
    """Tell a keeper of somebody.

    Args:
        person: Whom it is about.
        happening: What happened; ``None``: nothing did.
        day: When they were written of: the day of what happened, or for a stranger any day.
        keeper: To whom.
        country: Where places lie that may be mixed up.
        rng: Chance.
    """
    event_date = told_day(day, keeper, rng) if happening else ""
    aged, age_on = _age(person, day, event_date, keeper, rng)
    swapped = bool(person.alias) and rng.random() < keeper.alias_first
    event_place = happening.place if happening else None
    if event_place is not None:
        if rng.random() < keeper.place_home:
            event_place = person.home
        elif rng.random() < keeper.place_wrong:
            event_place = country.somewhere(rng, event_place.township)
    home = country.somewhere(rng, person.home.township) if rng.random() < keeper.place_wrong else person.home
    card_number, phone = str(person.card.number), str(person.phone)
    if rng.random() < keeper.number_slips:
        card_number = number_slip(card_number, rng)
    if rng.random() < keeper.number_slips:
        phone = number_slip(phone, rng)
    sex = person.sex if rng.random() >= keeper.sex_wrong else "fm"[person.sex == "f"]
    return Told(
        _name(person.name, keeper, rng), person.alias, aged, age_on, sex,
        _birth_date(person.born, keeper, rng), event_date, person.card, card_number, phone, home, event_place, swapped,
    )  # fmt: skip


def _name(name: Name, keeper: Keeper, rng: Random) -> Name:
    parts = list(name)
    clans = [p for p in parts if p.kind in ("clan", "surname")]
    if clans and len(parts) > 1:
        if rng.random() < keeper.clan_left_out:
            parts.remove(clans[0])
        elif rng.random() < keeper.clan_last:
            parts.remove(clans[0])
            parts.append(clans[0])
    if len(parts) > 2 and parts[0].kind == "own_title" and rng.random() < keeper.own_title_left_out:
        del parts[0]
    given = [i for i, p in enumerate(parts) if p.kind not in ("clan", "surname", "own_title")]
    if len(given) > 1 and rng.random() < keeper.part_left_out:
        del parts[rng.choice(given)]
    elif len(given) > 1 and rng.random() < keeper.turned:
        at = rng.randrange(len(given) - 1)
        one, other = given[at], given[at + 1]
        parts[one], parts[other] = parts[other], parts[one]
    return tuple(parts)


def _age(person: Person, day: int, event_date: str, keeper: Keeper, rng: Random) -> tuple[int, str]:
    chance = rng.random()
    if event_date and chance < keeper.age_on_event:
        age_on = event_date
    elif chance < keeper.age_on_event + keeper.age_on_listed:
        day += int(_NEAR * 10 ** rng.random())
        age_on = date.fromordinal(day).isoformat()
    else:
        age_on = ""
    age = person.age_on(day)
    if rng.random() < keeper.age_running:
        age += 1
    if rng.random() < keeper.age_off:
        age += rng.choice((-3, -2, -1, -1, 1, 1, 2, 3))
    if rng.random() < keeper.age_heaped:
        age = 5 * round(age / 5)
    return max(age, 1), age_on


def _birth_date(born: int, keeper: Keeper, rng: Random) -> str:
    day = date.fromordinal(born)
    if rng.random() < keeper.birth_off:
        kind = rng.random()
        if kind < 0.4:
            day = date.fromordinal(born + rng.choice((-10, -2, -1, 1, 2, 10)))
        elif kind < 0.6 and day.day <= 12:
            day = date(day.year, day.day, day.month)
        else:
            day = date(day.year + rng.choice((-2, -1, 1, 2)), day.month, min(day.day, 28))
    return f"{day.year:04}" if rng.random() < keeper.birth_year_only else day.isoformat()


def told_day(day: int, keeper: Keeper, rng: Random) -> str:
    """The day of what happened as a keeper was told it, EDTF."""
    if rng.random() < keeper.date_off:
        day += rng.choice((-1, 1)) * (1 + int(rng.expovariate(0.5)))
    if rng.random() < keeper.date_burmese:
        day += rng.choice((-1, 1))
    found = date.fromordinal(day)
    if found.day <= 12 and rng.random() < keeper.date_swapped:
        found = date(found.year, found.day, found.month)
    chance = rng.random()
    if chance < keeper.date_year:
        return f"{found.year:04}"
    if chance < keeper.date_year + keeper.date_month:
        return f"{found.year:04}-{found.month:02}"
    if chance < keeper.date_year + keeper.date_month + keeper.date_between:
        if rng.random() < 0.4:
            return f"{found.isoformat()}~"
        first = found.toordinal() - rng.randint(0, 6)
        last = date.fromordinal(max(first + 1, found.toordinal() + rng.randint(0, 6)))
        return f"{date.fromordinal(first).isoformat()}/{last.isoformat()}"
    return found.isoformat()
