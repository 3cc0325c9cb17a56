"""The places of a world, in Kachin State, and the many ways of writing where something was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from kintrace.lexicon.names.romanise import spellings
from kintrace.lexicon.names.spoken import syllables_of
from kintrace.lexicon.tables import shipped_rows
from kintrace.simulation.chance import Urn, habit, zipf
from kintrace.simulation.parameters import Keeper, Parameters

_STATE = "MMR001"
_MINES = "MMR001009"  # jade draws people from everywhere: its township is among the first ranks in most worlds
_WORDS = {
    ("village", "latin"): (" village", " Village", " Vill", " vlg"),
    ("tract", "latin"): (" village tract", " village", " VT", " village-tract"),
    ("ward", "latin"): (" ward", " Ward", " quarter", " Qtr"),
    ("town", "latin"): (" town", " Town", ""),
    ("township", "latin"): (" Township", " township", " Tsp", " T/S", " tsp."),
    ("village", "burmese"): ("ကျေးရွာ", "ရွာ"),
    ("tract", "burmese"): ("ကျေးရွာအုပ်စု", "ကျေးရွာ", "အုပ်စု"),
    ("ward", "burmese"): ("ရပ်ကွက်", "ရပ်"),
    ("town", "burmese"): ("မြို့",),
    ("township", "burmese"): ("မြို့နယ်", "မြို့"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Township:
    """A township: its P-code and name in either script."""

    pcode: str
    latin: tuple[str, ...]
    burmese: str


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where people live: a village, a ward or a town.

    Args:
        pcode: Its own code; empty where the gazetteer knows none.
        latin: Its name in Latin letters, as the gazetteer or the shipped model spells it.
        burmese: Its name in Burmese.
        kind: ``village``, ``tract``, ``ward`` or ``town``.
        township: Where it lies.
    """

    pcode: str
    latin: str
    burmese: str
    kind: str
    township: Township


@cache
def townships() -> tuple[Township, ...]:
    """Townships of Kachin State in order of their codes, with the spellings of their names that are in use."""
    also: dict[str, list[str]] = {}
    for row in shipped_rows("gazetteer_aliases.tsv"):
        if row["note"] == "spelling" and row["name"].isascii():
            also.setdefault(row["pcode"], []).append(row["name"])
    return tuple(
        Township(row["pcode"], (row["name_en"], *also.get(row["pcode"], ())), row["name_my"])
        for row in shipped_rows("gazetteer_areas.tsv")
        if row["level"] == "township" and row["pcode"].startswith(_STATE)
    )


@cache
def places_of(township: Township) -> tuple[Place, ...]:
    """Towns, wards and villages of a township that the shipped gazetteer knows, each once, in its order."""
    found: list[tuple[str, str, str, str]] = []
    for table, kind in (("gazetteer_areas.tsv", "town"), ("gazetteer_wards.tsv", "ward"),
                        ("gazetteer_tract_codes.tsv", "tract")):  # fmt: skip
        for row in shipped_rows(table):
            if row["pcode"].startswith(township.pcode) and row.get("level", kind) == kind:
                found.append((row["pcode"], row["name_en"], row["name_my"], kind))
    for row in shipped_rows("gazetteer_tracts.tsv"):
        if row["pcode"] == township.pcode:
            found += [("", _romanised(name), name, "village") for name in row["names_my"].split("|")]
    return tuple(Place(*each, township) for each in {f[2]: f for f in reversed(found)}.values())


def _romanised(name: str, writer: str = "") -> str:
    """A Burmese place in Latin letters; somebody who has a way of spelling keeps to it."""
    words = []
    for each in syllables_of(name):
        ways = spellings(each)
        chosen = Urn(ways).at(habit(writer, each)) if writer else ways[0][0]
        words.append(chosen.capitalize())
    return " ".join(words) or name


class Country:
    """Where people of one world live, and where they are taken.

    Args:
        parameters: How unequal townships and villages are.
        rng: Draws which of them are the large ones.
    """

    def __init__(self, parameters: Parameters, rng: Random) -> None:
        ranked = list(townships())
        rng.shuffle(ranked)
        if rng.random() < 0.7:
            ranked.sort(key=lambda t: t.pcode != _MINES)
        self.townships = zipf(ranked, parameters.townships_zipf)
        self._within: dict[str, Urn[Place]] = {}
        for township in ranked:
            places = list(places_of(township))
            rng.shuffle(places)
            self._within[township.pcode] = zipf(places, parameters.villages_zipf)

    def somewhere(self, rng: Random, township: Township | None = None) -> Place:
        """A place, of one township where that is given."""
        return self._within[(township or self.townships.take(rng)).pcode].take(rng)


def written(place: Place, keeper: Keeper, script: str, who: str, rng: Random) -> str:
    """Write a place as a keeper does, in Unicode.

    Args:
        place: To write.
        keeper: Whose habits.
        script: ``latin`` or ``burmese``.
        who: Tells the writer apart from all others.
        rng: Chance.
    """
    chance = rng.random()
    parts: list[str] = []
    if chance >= keeper.place_outer:
        own = script == "latin" and rng.random() < keeper.place_spelled
        name = _romanised(place.burmese, who) if own else place.latin
        parts.append(_with_word(name if script == "latin" else place.burmese, place.kind, keeper, script, who, rng))
    if chance < keeper.place_outer or chance >= keeper.place_outer + keeper.place_inner:
        if script == "latin":
            own = rng.random() < keeper.place_spelled
            ways = place.township.latin
            name = ways[int(habit(who, place.township.pcode) * len(ways))] if own else ways[0]
        else:
            name = place.township.burmese
        parts.append(_with_word(name, "township", keeper, script, who, rng))
    if rng.random() < keeper.place_chain:
        parts.append("Kachin State" if script == "latin" else "ကချင်ပြည်နယ်")
    between = (", ", ", ", ",") if script == "latin" else ("၊ ", "၊", " ")
    return between[int(habit(who, "between") * 3)].join(parts)


def _with_word(name: str, kind: str, keeper: Keeper, script: str, who: str, rng: Random) -> str:
    if rng.random() >= keeper.place_words:
        return name
    words = _WORDS[kind, script]
    return name + words[int(habit(who, kind) ** 2 * len(words))]
