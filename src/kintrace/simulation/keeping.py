"""How a keeper writes a row: which columns, in which script, in whose hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from random import Random

from kintrace.lexicon.scripts.to_zawgyi import to_zawgyi
from kintrace.simulation.chance import habit
from kintrace.simulation.listing import Entry
from kintrace.simulation.names_written import Hand
from kintrace.simulation.notes import in_digits_of, note, unnamed, word
from kintrace.simulation.parameters import COLUMNS, Keeper, Parameters
from kintrace.simulation.people import Person
from kintrace.simulation.places import Country, written
from kintrace.simulation.telling import Told, told, told_day

Cells = dict[str, str]
"""Cells of one row by column. Those without anything in them may be wanting."""

_IN_WORDS = ("name", "other_names", "father_name", "mother_name", "ethnicity", "occupation", "place", "event_place",
             "note")  # fmt: skip
_SEXES = (("M", "F"), ("M", "F"), ("Male", "Female"), ("m", "f"))
_ALIASES = {"latin": (" (a) ", " @ ", " (aka) ", " ("), "burmese": (" (ခ) ", " ခ ", "(ခ)", " (")}
_FILLED_UP = ("father_name", "mother_name", "place")
_FILLERS = {"latin": ("Unknown", "unknown", "-", "N/A"), "burmese": ("မသိ", "-", "အမည်မသိ")}
_OWN_CODE = 0.3  # share of P-codes that are the village's or ward's, where it has one
_WITHOUT_NAME = 0.3  # share of unnamed rows with an empty name; the words then stand in the note alone
_MORE = 0.45  # chance that a column which the keeper fills is filled in an unnamed row


class Keeping:
    """Writes the rows of one world.

    Args:
        parameters: With the lists.
        country: Where places lie.
        seed: Of the world: a list of the same name has other habits in another one.
    """

    def __init__(self, parameters: Parameters, country: Country, seed: int) -> None:
        self._keepers, self._country, self._seed = parameters.keepers, country, seed

    def cells(self, entry: Entry) -> Cells:
        """One row, by column, without its id."""
        keeper = self._keepers[entry.keeper]
        rng = Random(entry.seed)
        script, encoding = _script(keeper, rng)
        if entry.person is None:
            return _encoded(self._unnamed(entry, keeper, script, rng), keeper, encoding)
        if entry.copied is not None and rng.random() >= keeper.respelled:
            return self._copied(entry.copied, keeper, rng)
        said = self._told(entry.copied, None) if entry.copied else self._told(entry, rng)
        return _encoded(self._written(entry, said, keeper, script, rng), keeper, encoding)

    def _told(self, entry: Entry, rng: Random | None) -> Told:
        """What a keeper was told; without the row's own chance it is taken up as the row itself takes it up."""
        if entry.copied is not None:
            return self._told(entry.copied, None)
        keeper = self._keepers[entry.keeper]
        if rng is None:
            rng = Random(entry.seed)
            _script(keeper, rng)  # a row draws its script first
        assert entry.person is not None
        return told(entry.person, entry.happening, entry.day, keeper, self._country, rng)

    def _copied(self, source: Entry, keeper: Keeper, rng: Random) -> Cells:
        """Somebody else's row as it stands: what this list has no column for is left out."""
        found = {
            column: cell
            for column, cell in self.cells(source).items()
            if column == "name" or ((keeper.filled.get(column) or (column == "age_on" and keeper.filled.get("age")))
            and rng.random() < 0.95)
        }  # fmt: skip
        return found | {"list": keeper.name}

    def _written(self, entry: Entry, said: Told, keeper: Keeper, script: str, rng: Random) -> Cells:
        person = entry.person
        assert person is not None
        hand = Hand(keeper, script, f"{self._seed} {keeper.name}", int(rng.random() * keeper.writers), rng)
        name, other = self._names(hand, person, said)
        if rng.random() < keeper.names_only:
            return {"name": name}
        family = person.family
        ways: dict[str, Callable[[], str]] = {
            "other_names": lambda: other,
            "sex": lambda: _SEXES[int(habit(hand.house, "sex") * len(_SEXES))][said.sex == "f"],
            "age": lambda: str(said.aged),
            "birth_date": lambda: said.birth_date,
            "father_name": lambda: hand.parent(family.father, "m", family.people),
            "mother_name": lambda: hand.parent(family.mother, "f", family.people),
            "nrc": lambda: _card(said, script, hand.who),
            "phone": lambda: _phone(said.phone, script, hand.who),
            "ethnicity": lambda: word("ethnicity", person.people, script, rng),
            "occupation": lambda: word("occupation", person.occupation, script, rng),
            "place": lambda: written(said.home, keeper, script, hand.who, rng),
            "pcode": lambda: _pcode(said, keeper, rng),
        } | self._of_event(entry, said, hand)
        has = {column: rng.random() < share for column, share in keeper.filled.items()}
        cells = {"name": name} | {column: way() for column, way in ways.items() if has[column]}
        if has["age"]:
            cells["age_on"] = said.age_on
        for column in _FILLED_UP:
            if keeper.filled[column] and not has[column] and rng.random() < keeper.fillers:
                cells[column] = _FILLERS[script][int(habit(hand.who, column) * len(_FILLERS[script]))]
        return cells

    def _of_event(self, entry: Entry, said: Told, hand: Hand) -> dict[str, Callable[[], str]]:
        happening, place = entry.happening, said.event_place
        if happening is None or place is None:
            return {}
        return {
            "event_date": lambda: said.event_date,
            "event_place": lambda: written(place, hand.keeper, hand.script, hand.who, hand.rng),
            "note": lambda: note(happening, hand.script, hand.rng),
        }

    def _names(self, hand: Hand, person: Person, said: Told) -> tuple[str, str]:
        """The name as written, and other names."""
        keeper, rng, script = hand.keeper, hand.rng, hand.script
        own, bearer = rng.random() < keeper.own_spelling, f"{self._seed} {person.number}"
        has_own = any(p.kind == "own_title" for p in said.name)
        main = hand.name(said.name, bearer, own)
        first, other = main, hand.name(said.other, bearer, own) if said.other else ""
        if said.swapped:
            first, other = other, main
        name = hand.titled(first, said.sex, said.aged, person.people, has_own)
        if other and rng.random() < keeper.alias_in_name:
            sign = _ALIASES[script][int(habit(hand.who, "alias") * len(_ALIASES[script]))]
            return name + sign + other + (")" if sign == " (" else ""), ""
        return name, other

    def _unnamed(self, entry: Entry, keeper: Keeper, script: str, rng: Random) -> Cells:
        happening = entry.happening
        assert happening is not None
        who = f"{self._seed} {keeper.name} {int(rng.random() * keeper.writers)}"
        words = unnamed(entry.number, script, rng)
        cells = {} if rng.random() < _WITHOUT_NAME else {"name": words}
        has = {column: rng.random() < share * _MORE for column, share in keeper.filled.items()}
        if has["event_date"]:
            cells["event_date"] = told_day(happening.day, keeper, rng)
        if has["event_place"] or (not has["event_date"] and keeper.filled["event_place"]):
            cells["event_place"] = written(happening.place, keeper, script, who, rng)
        if "name" not in cells or has["note"]:
            cells["note"] = words
        return cells


def _script(keeper: Keeper, rng: Random) -> tuple[str, str]:
    chance = rng.random()
    if chance < keeper.latin:
        return "latin", "unicode"
    return "burmese", "unicode" if chance < keeper.latin + keeper.burmese else "zawgyi"


def _encoded(cells: Cells, keeper: Keeper, encoding: str) -> Cells:
    if encoding == "zawgyi":
        cells |= {column: to_zawgyi(cells[column]) for column in _IN_WORDS if column in cells}
    return {"list": keeper.name} | cells


def _pcode(said: Told, keeper: Keeper, rng: Random) -> str:
    of_event = said.event_place is not None and rng.random() < keeper.pcode_of_event
    where = said.event_place if of_event and said.event_place else said.home
    return where.pcode if where.pcode and rng.random() < _OWN_CODE else where.township.pcode


def _card(said: Told, script: str, who: str) -> str:
    card = said.card
    if script == "burmese":
        holder = {"N": "နိုင်", "P": "ပြု", "E": "ဧည့်"}[card.holder]
        return in_digits_of(script, f"{card.state}/{card.burmese}({holder}){said.card_number}")
    holder = card.holder
    if habit(who, "card") < 0.3:
        holder = {"N": "Naing", "P": "Pyu", "E": "Ae"}[card.holder]
    letters = card.latin if habit(who, "letters") < 0.6 else card.latin.capitalize()
    return f"{card.state}/{letters}({holder}){said.card_number}"


def _phone(number: str, script: str, who: str) -> str:
    how = int(habit(who, "phone") * 4)
    text = (f"0900{number}", f"+95900{number}", f"09-00{number[:2]} {number[2:]}", f"09 00{number[:3]} {number[3:]}")
    return in_digits_of(script if habit(who, "digits") < 0.7 else "latin", text[how])


def with_columns(cells: Cells) -> tuple[str, ...]:
    """A row as it stands in the file: a cell for every column."""
    return tuple(map(cells.get, COLUMNS, repeat("")))
