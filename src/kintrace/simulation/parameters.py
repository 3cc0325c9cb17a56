"""What a world is drawn from: how people are called, what happened to them, and how each list was kept.

Nothing here is measured. The ranges are wide on purpose: what holds over many drawn worlds may hold of lists that
nobody has seen yet, and what only holds of one set of lists does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from random import Random
from typing import Any

from kintrace.errors import KintraceError

COLUMNS = (
    "id", "list", "name", "other_names", "sex", "age", "age_on", "birth_date", "father_name", "mother_name", "nrc",
    "phone", "ethnicity", "occupation", "place", "pcode", "event_date", "event_place", "note",
)  # fmt: skip
"""Columns of ``PEOPLE.csv``, as ``kintrace link`` reads them."""

# Column: (lowest, highest share of a list's rows that have it; share of lists that have the column at all).
_FILLED = {
    "other_names": (0.2, 1.0, 0.8), "sex": (0.3, 1.0, 0.95), "age": (0.2, 0.95, 0.95), "birth_date": (0.02, 0.4, 0.4),
    "father_name": (0.05, 0.7, 0.7), "mother_name": (0.03, 0.4, 0.5), "nrc": (0.02, 0.3, 0.5),
    "phone": (0.02, 0.4, 0.5), "ethnicity": (0.05, 0.8, 0.6), "occupation": (0.05, 0.6, 0.6),
    "place": (0.2, 0.95, 0.9), "pcode": (0.1, 0.9, 0.3), "event_date": (0.3, 0.98, 0.95),
    "event_place": (0.25, 0.95, 0.9), "note": (0.05, 0.7, 0.8),
}  # fmt: skip
_SHORT, _LONGEST = 40, 5_000_000


class ParameterOutOfRange(KintraceError):
    """A world was asked for that cannot be: a parameter lies outside its range."""

    exit_code = 2

    def __init__(self, name: str, least: float, most: float) -> None:
        super().__init__(f"The parameter {name} has to be between {least:g} and {most:g}. Nothing was written.")


def _from(low: float, high: float, bend: float = 1.0, allowed: tuple[float, float] = (0.0, 1.0)) -> Any:
    """A number that ``drawn`` takes from ``low`` to ``high``; with a ``bend`` over 1, mostly near ``low``."""
    return field(metadata={"drawn": (low, high, bend), "allowed": allowed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """How one list was kept. Shares are 0..1; of rows, where nothing else is said.

    Args:
        name: The list, as the column ``list`` names it.
        coverage: Share of happenings that the keeper learns of, before all that follows.
        companions: Share of those taken together whom the keeper has, once it knows of the happening.
        alone: Share of the others whom it hears of one by one.
        by_area: How much its coverage differs between townships; 0: not at all.
        by_side: The same between sides that took people.
        by_people: The same between peoples.
        first: Where in the period the list begins; 0: at its beginning.
        last: Where it ends; 1: at the period's end.
        latin: Share written in Latin letters.
        burmese: Share written in Burmese, in Unicode.
        zawgyi: Share written in Burmese, in Zawgyi. The three make 1.
        filled: Share of rows that have the column, by column.
        writers: How many people write the list, each with their own spelling.
        house: Share of syllables spelled in Latin letters by the list's own style.
        own_spelling: Share of names spelled in Latin letters as the person spells it.
        habit: Share of the other syllables that a writer spells as always; the rest is spelled anew each time.
        titles: Share of names with a title before them.
        title_by_age: Share of titles that are chosen by age; the rest are any of the sex.
        own_title_left_out: Share of Shan, Karen and Chin names without the title that is as good as a part of them.
        clan_left_out: Share of Kachin names without the clan.
        clan_last: Share of Kachin names with the clan at the end.
        part_left_out: Share of names with a part left out.
        turned: Share of names of several parts with two of them turned around.
        alias_in_name: Share of aliases written into the name.
        alias_first: Share of people with another name who stand under that one.
        together: Share of Latin names with parts written as one word.
        apart: Share of Burmese names with blanks between the parts.
        capitals: Share of Latin rows in capitals.
        slips: Share of names with a typing slip.
        misheard: Share of names with a syllable that sounds alike but is written otherwise.
        age_heaped: Share of ages rounded to 0 or 5.
        age_off: Share of ages wrong by one to three years.
        age_running: Share of ages counted as the running year of life.
        age_on_event: Share of ages whose day is given as the event's.
        age_on_listed: Share of ages whose day is given as the list's; the rest have no day.
        birth_year_only: Share of birth dates of which only the year is given.
        birth_off: Share of birth dates that are wrong.
        date_off: Share of event dates off by days.
        date_month: Share of event dates of which only the month is given.
        date_year: Share of event dates of which only the year is given.
        date_between: Share of event dates given as an interval or as about.
        date_swapped: Share of event dates with day and month turned around, where that can be.
        date_burmese: Share of event dates converted from the Burmese calendar a day off.
        sex_wrong: Share of sexes that are wrong.
        number_slips: Share of NRC and telephone numbers with a wrong or turned digit.
        deceased: Share of parents with "deceased" behind the name.
        fillers: Share of empty cells of parents and places with words for "unknown" in them.
        place_inner: Share of places with the village or ward alone.
        place_outer: Share of places with the township alone; the rest have both.
        place_chain: Share of places with the state as well.
        place_words: Share of places with "village" or "township" behind the name.
        place_spelled: Share of places in a spelling of the writer's own.
        place_wrong: Share of places of somewhere near instead.
        place_home: Share of event places that are where the person lives instead.
        pcode_of_event: Share of P-codes that are the event's.
        names_only: Share of rows that hold nothing but a name.
        duplicates: Share of people listed twice by this keeper.
        unnamed: Unnamed rows for each named one.
        strangers: Share of rows of people whom nothing happened to.
        copies_from: The list that this one copies from; empty: none.
        copied: Share of that list's people whom it copies.
        respelled: Share of copied rows that are written anew, in this list's script, from the same words.
    """

    name: str
    coverage: float = _from(0.1, 0.8)
    companions: float = _from(0.4, 1.0)
    alone: float = _from(0.0, 0.3, 1.5)
    by_area: float = _from(0.0, 1.0)
    by_side: float = _from(0.0, 1.0)
    by_people: float = _from(0.0, 0.8)
    first: float = _from(0.0, 0.5, 3.0)
    last: float = _from(0.5, 1.0, 0.4)
    latin: float
    burmese: float
    zawgyi: float
    filled: Mapping[str, float]
    writers: float = _from(1, 60, 2.0, (1, 10_000))
    house: float = _from(0.0, 0.95)
    own_spelling: float = _from(0.0, 0.7, 1.5)
    habit: float = _from(0.2, 1.0)
    titles: float = _from(0.0, 0.95)
    title_by_age: float = _from(0.6, 1.0)
    own_title_left_out: float = _from(0.0, 0.4, 1.5)
    clan_left_out: float = _from(0.0, 0.7, 1.5)
    clan_last: float = _from(0.0, 0.2, 2.0)
    part_left_out: float = _from(0.0, 0.08, 1.5)
    turned: float = _from(0.0, 0.03, 2.0)
    alias_in_name: float = _from(0.0, 0.7)
    alias_first: float = _from(0.0, 0.25, 1.5)
    together: float = _from(0.0, 0.5, 2.0)
    apart: float = _from(0.0, 0.4, 2.0)
    capitals: float = _from(0.0, 0.4, 3.0)
    slips: float = _from(0.002, 0.08, 1.5)
    misheard: float = _from(0.0, 0.15, 1.5)
    age_heaped: float = _from(0.0, 0.35, 1.5)
    age_off: float = _from(0.01, 0.3, 1.5)
    age_running: float = _from(0.0, 0.5)
    age_on_event: float = _from(0.0, 0.5)
    age_on_listed: float = _from(0.0, 0.5)
    birth_year_only: float = _from(0.0, 0.8)
    birth_off: float = _from(0.0, 0.12, 1.5)
    date_off: float = _from(0.0, 0.25, 1.5)
    date_month: float = _from(0.0, 0.25, 1.5)
    date_year: float = _from(0.0, 0.08, 2.0)
    date_between: float = _from(0.0, 0.12, 1.5)
    date_swapped: float = _from(0.0, 0.04, 2.0)
    date_burmese: float = _from(0.0, 0.06, 2.0)
    sex_wrong: float = _from(0.002, 0.02)
    number_slips: float = _from(0.005, 0.1, 1.5)
    deceased: float = _from(0.0, 0.15, 1.5)
    fillers: float = _from(0.0, 0.3, 4.0)
    place_inner: float = _from(0.0, 0.4)
    place_outer: float = _from(0.0, 0.5)
    place_chain: float = _from(0.0, 0.2, 2.0)
    place_words: float = _from(0.1, 1.0)
    place_spelled: float = _from(0.0, 0.5, 1.5)
    place_wrong: float = _from(0.0, 0.12, 1.5)
    place_home: float = _from(0.0, 0.15, 1.5)
    pcode_of_event: float = _from(0.0, 0.4, 2.0)
    names_only: float = _from(0.0, 0.15, 2.0)
    duplicates: float = _from(0.0, 0.08, 1.5)
    unnamed: float = _from(0.0, 0.12, 1.5)
    strangers: float = _from(0.0, 0.06, 1.5)
    copies_from: str
    copied: float = _from(0.02, 0.5, 1.5)
    respelled: float = _from(0.0, 1.0)

    def __post_init__(self) -> None:
        _require_in_range(self, self.name)
        for share in (self.latin, self.burmese, self.zawgyi, *self.filled.values()):
            _require(f"{self.name}: a share", share, 0, 1)
        _require(f"{self.name}: latin + burmese + zawgyi", round(self.latin + self.burmese + self.zawgyi, 9), 1, 1)
        _require(f"{self.name}: age_on_event + age_on_listed", self.age_on_event + self.age_on_listed, 0, 1)
        _require(f"{self.name}: last, which lies behind first,", self.last, self.first, 1)
        _require(f"{self.name}: place_inner + place_outer", self.place_inner + self.place_outer, 0, 1)
        _require(
            f"{self.name}: columns that filled names amiss or not at all", len(set(self.filled) ^ set(_FILLED)), 0, 0
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a world is made by. Shares are 0..1.

    Args:
        rows: Rows of ``PEOPLE.csv``.
        keepers: The lists, each with its habits.
        peoples: Share of each people among those taken, by people.
        sides: Share of each side among the happenings, by the side's code.
        women: Share of women.
        youngest: Age of the youngest, in years.
        typical: Age around which most are, in years.
        spread: How far ages spread above it, in years.
        zipf: How unequal the parts of names are in use: exponent on how common each is.
        names_shared: Share of people who bear the whole name of somebody before them.
        namesakes: Share of people who bear the whole name of somebody of their own village.
        siblings: Share of people with a brother or sister among those before them.
        sibling_syllable: Share of siblings whose names have a part in common.
        father_syllable: Share of children with a part of their father's name.
        weekday: Share of Burmese names that begin with a letter of the day of birth.
        aliases: Share of people with another name.
        first_year: Year in which the period begins.
        months: Length of the period.
        alone: Share of happenings with one person.
        together: How many more are taken together on average, where it is not one.
        largest: Most people taken together.
        townships_zipf: How unequal townships are: exponent of the rank.
        villages_zipf: The same for villages and wards of a township.
        away: Share of people taken away from where they live.
        same_place: Share of those taken together who live in one place.
        twice: Share of people who are taken a second time.
        known: How much people differ in how well they are known, which all lists share; 0: not at all.
        loud: How much happenings differ in how widely they are told of; 0: not at all.
    """

    rows: int
    keepers: tuple[Keeper, ...]
    peoples: Mapping[str, float]
    sides: Mapping[str, float]
    women: float = _from(0.08, 0.45)
    youngest: float = _from(10, 17, 1.0, (0, 40))
    typical: float = _from(19, 30, 1.0, (1, 80))
    spread: float = _from(4, 16, 1.0, (1, 40))
    zipf: float = _from(0.5, 1.2, 1.0, (0, 3))
    names_shared: float = _from(0.08, 0.3)
    namesakes: float = _from(0.0, 0.05)
    siblings: float = _from(0.03, 0.2)
    sibling_syllable: float = _from(0.1, 0.7)
    father_syllable: float = _from(0.05, 0.4)
    weekday: float = _from(0.2, 0.9)
    aliases: float = _from(0.03, 0.3)
    first_year: float = _from(2012, 2023, 1.0, (1988, 2100))
    months: float = _from(3, 60, 1.0, (1, 360))
    alone: float = _from(0.3, 0.85)
    together: float = _from(1, 9, 1.5, (0.1, 100))
    largest: float = _from(8, 60, 1.0, (1, 200))
    townships_zipf: float = _from(0.5, 1.8, 1.0, (0, 4))
    villages_zipf: float = _from(0.3, 1.4, 1.0, (0, 4))
    away: float = _from(0.1, 0.7)
    same_place: float = _from(0.2, 0.9)
    twice: float = _from(0.0, 0.04)
    known: float = _from(0.0, 1.0)
    loud: float = _from(0.0, 1.0)

    def __post_init__(self) -> None:
        _require("rows", self.rows, _SHORT, _LONGEST)
        _require("keepers", len(self.keepers), 1, 12)
        _require_in_range(self, "")
        _require("coverage, of the list with most,", max(k.coverage for k in self.keepers), 0.01, 1)
        for what, shares in (("peoples", self.peoples), ("sides", self.sides)):
            _require(f"{what}, summed up,", round(sum(shares.values()), 6), 1, 1)
            _require(f"{what}, the least of them,", min(shares.values()), 0, 1)
        _require("peoples, counted as those whose names nobody knows,", len(set(self.peoples) - set(PEOPLES)), 0, 0)
        names = [k.name for k in self.keepers]
        _require("lists of one name", max(names.count(n) for n in names), 1, 1)
        for i, keeper in enumerate(self.keepers):  # a list copies from one before it, so that no ring can come to be
            if keeper.copies_from and keeper.copies_from not in names[:i]:
                raise ParameterOutOfRange("copies_from, counted as lists of that name before this one,", 1, 1)


PEOPLES = (
    "bamar", "kachin", "shan", "lisu", "rawang", "chin", "rakhine", "karen", "chinese", "muslim", "indian",
)  # fmt: skip
"""Peoples whose names can be made."""

_LISTS = ("newsroom", "families", "rights_group", "church", "camp_committee", "township_network", "student_union")
_SIDES = ("MM_MIL", "KIA", "PYUSAWHTI", "SNA", "KPDF", "BGF", "UNIDENTIFIED_AG")


def drawn(rng: Random, rows: int) -> Parameters:
    """Draw every parameter of a world from its range.

    Args:
        rng: Where chance comes from; one state of it, one world's parameters.
        rows: Rows that the lists have together, 40 to 5,000,000.

    Raises:
        ParameterOutOfRange: ``rows``.

    >>> drawn(Random(1), 400) == drawn(Random(1), 400)
    True
    """
    names = list(_LISTS)
    rng.shuffle(names)
    keepers: list[Keeper] = []
    for name in names[: rng.randint(2, len(names))]:
        source = rng.choice(keepers).name if keepers and rng.random() < 0.4 else ""
        keepers.append(_keeper(rng, name, source))
    common = {"bamar": rng.uniform(1, 6), "kachin": rng.uniform(1, 8), "shan": rng.uniform(0.5, 3)}
    peoples = common | {p: rng.uniform(0.02, 0.6) for p in PEOPLES if p not in common}
    sides = {side: rng.random() ** 2 + 0.01 for side in _SIDES}
    return Parameters(
        rows=rows, keepers=tuple(keepers), peoples=_shares(peoples), sides=_shares(sides), **_numbers(rng, Parameters)
    )


def _keeper(rng: Random, name: str, source: str) -> Keeper:
    numbers = _numbers(rng, Keeper)
    scripts = [0.0, 0.0, 0.0]
    if rng.random() < 0.65:
        scripts[rng.choice((0, 0, 0, 1, 1, 1, 2))] = 1.0
    else:  # many hands, each with their own keyboard
        scripts = [rng.random() ** 2 * rng.choice((0, 1, 1)) for _ in range(3)]
        scripts = [s / sum(scripts) for s in scripts] if sum(scripts) else [0.5, 0.5, 0.0]
    filled = {
        column: rng.uniform(low, high) if rng.random() < present else 0.0
        for column, (low, high, present) in _FILLED.items()
    }
    last = 1 - scripts[0] - scripts[1]
    return Keeper(
        name=name, latin=scripts[0], burmese=scripts[1], zawgyi=max(0.0, last), filled=filled, copies_from=source,
        **numbers,
    )  # fmt: skip


def _numbers(rng: Random, of: type[Keeper] | type[Parameters]) -> dict[str, Any]:
    found = {}
    for each in _ranged(of):
        low, high, bend = each.metadata["drawn"]
        found[each.name] = low + (high - low) * rng.random() ** bend
    return found


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    whole = sum(weights.values())
    return {name: weight / whole for name, weight in weights.items()}


def _ranged(of: Any) -> list[Field[Any]]:
    return [each for each in fields(of) if "allowed" in each.metadata]


def _require_in_range(of: Keeper | Parameters, whose: str) -> None:
    for each in _ranged(of):
        least, most = each.metadata["allowed"]
        _require(f"{whose}: {each.name}" if whose else each.name, getattr(of, each.name), least, most)


def _require(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise ParameterOutOfRange(name, least, most)


def with_keepers(parameters: Parameters, **changes: Any) -> Parameters:
    """The same parameters with something changed in the habits of every list.

    >>> {k.slips for k in with_keepers(drawn(Random(1), 400), slips=0.0).keepers}
    {0.0}
    """
    return replace(parameters, keepers=tuple(replace(k, **changes) for k in parameters.keepers))
