"""How a keeper writes a name: in which spelling, with which title, what is left out or turned around."""

from __future__ import annotations

from functools import cache
from random import Random

from kintrace.simulation.chance import Urn, habit
from kintrace.simulation.naming import Name, Part, own_rows
from kintrace.simulation.parameters import Keeper
from kintrace.simulation.slips import SLIP, misheard

_WITH_OWN_TITLE = 0.12  # whose name begins with Sai or Saw is seldom given another title
_TITLED_PARENT = 0.9
_KACHIN_APART = 0.35  # Burmese names are written without blanks, Kachin ones often with
_CLOSED_UP = frozenset({"clan", "birth_order", "element"})


@cache
def _titles(script: str, sex: str, age: int, people: str) -> Urn[str]:
    """Titles of somebody of an age; with an age under 0, all of the sex."""
    column = "latin" if script == "latin" else "burmese"
    fitting = [
        (row[column], float(row["weight"]))
        for row in own_rows("titles.tsv")
        if row["sex"] == sex
        and (not row["peoples"] or people in row["peoples"].split("|"))
        and (age < 0 or int(row["youngest"]) <= age <= int(row["oldest"]))
    ]
    return Urn(fitting or [("", 1.0)])


class Hand:
    """One writer at one row: draws what changes from row to row, keeps what is the writer's habit.

    Args:
        keeper: Whose list it is.
        script: ``latin`` or ``burmese``.
        house: Tells the list apart from all others, of other worlds too.
        writer: Which of the keeper's writers.
        rng: Chance.
    """

    def __init__(self, keeper: Keeper, script: str, house: str, writer: int, rng: Random) -> None:
        self.keeper, self.script, self.rng = keeper, script, rng
        self.house, self.who = house, f"{house} {writer}"
        self.capitals = script == "latin" and rng.random() < keeper.capitals

    def name(self, name: Name, whose: object, own: bool) -> str:
        """Write a name without a title.

        Args:
            name: As it was told.
            whose: Tells the bearer's own spelling apart from that of others.
            own: Whether it is spelled as the bearer does.
        """
        keeper, rng = self.keeper, self.rng
        parts = [self._part(part, whose, own) for part in name]
        if parts and rng.random() < keeper.misheard:
            at = rng.randrange(len(parts))
            parts[at] = misheard(parts[at], self.script, rng)
        text = self._joined(parts, name)
        if rng.random() < keeper.slips:
            text = SLIP[self.script](text, rng)
        return text.upper() if self.capitals else text

    def _part(self, part: Part, whose: object, own: bool) -> str:
        rng, keeper = self.rng, self.keeper
        urn = part.latin if self.script == "latin" else part.burmese
        if len(urn.things) == 1:
            return urn.things[0]
        if own:
            return urn.at(habit(whose, part.key))
        if rng.random() < keeper.house:
            return urn.at(habit(self.house, part.key))
        return urn.at(habit(self.who, part.key) if rng.random() < keeper.habit else rng.random())

    def _joined(self, parts: list[str], name: Name) -> str:
        rng, keeper = self.rng, self.keeper
        if self.script == "latin":
            if len(parts) > 1 and rng.random() < keeper.together:
                at = rng.randrange(len(parts) - 1)
                parts = [*parts[:at], parts[at] + parts[at + 1].lower(), *parts[at + 2 :]]
            return " ".join(parts)
        apart = keeper.apart
        if any(p.kind in _CLOSED_UP for p in name):
            apart = max(apart, _KACHIN_APART)
        return (" " if rng.random() < apart else "").join(parts)

    def titled(self, text: str, sex: str, age: int, people: str, has_own: bool) -> str:
        """Put a title before a name, if this keeper does so now."""
        keeper, rng = self.keeper, self.rng
        if rng.random() >= keeper.titles * (_WITH_OWN_TITLE if has_own else 1):
            return text
        return self.title(sex, age if rng.random() < keeper.title_by_age else -1, people) + text

    def title(self, sex: str, age: int, people: str) -> str:
        """A title with what stands between it and the name."""
        written = _titles(self.script, sex, age, people).take(self.rng)
        if not written:
            return ""
        if self.script == "burmese":
            return written
        ways = written.split("|")
        chosen = ways[int(habit(self.who, ways[0]) * len(ways))]
        return (chosen.upper() if self.capitals else chosen) + " "

    def parent(self, name: Name, sex: str, people: str) -> str:
        """A parent's name: U or Daw before it, nearly always; now and then that they are no longer alive."""
        text = self.name(name, "", False)
        if self.rng.random() < _TITLED_PARENT:
            text = self.title(sex, 50, people) + text
        if self.rng.random() < self.keeper.deceased:
            text += " (deceased)" if self.script == "latin" else "(ကွယ်လွန်)"
        return text
