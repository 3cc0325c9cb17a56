"""How people of a world are called: Burmese syllables, Kachin clans and order of birth, and parts of other names.

A name is a tuple of parts. Each part knows how it is written in Burmese and how people spell it in Latin letters, and
how often: Burmese syllables by the shipped model of spellings, others by the shipped lists.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from random import Random

from kintrace.lexicon.names.spelling import speller
from kintrace.lexicon.names.spoken import syllables_of
from kintrace.lexicon.tables import shipped_rows
from kintrace.simulation.chance import Urn
from kintrace.simulation.parameters import Parameters

_LEAST = 0.004  # a spelling that fewer use is left to slips
_COUNTED = 1 / 40  # what one bearer in the older lists counts beside the weights of our time
_FEWEST = 2  # bearers that a syllable needs there
_FIRST_FORM, _FIRST_SPELLING = 0.75, 0.6  # share of the first of several, where nobody counted them
# The list of given names stands in order: men's, women's, then those from Arabic.
_WOMEN_FROM, _ARABIC_FROM, _ARABIC_WOMEN = "Mary", "Mohammed", frozenset({"Fatima", "Amina", "Begum"})
_DAYS = ("ကခဂဃင", "စဆဇဈဉည", "ယရလဝ", "ပဖဗဘမ", "သဟ", "တထဒဓန", "အဣဥဦဧဩဪ")  # Monday to Sunday


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a name.

    Args:
        kind: ``syllable``, ``clan``, ``birth_order``, ``given``, ``element``, ``surname`` or ``own_title``.
        key: What it is told apart by.
        burmese: How it is written in Burmese.
        latin: How it is spelled in Latin letters.
        women: Share of women among who bear it.
    """

    kind: str
    key: str
    burmese: Urn[str]
    latin: Urn[str]
    women: float = 0.5


Name = tuple[Part, ...]


@cache
def own_rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one table of this room's ``resources/``."""
    with resources.files("kintrace.simulation").joinpath("resources", name).open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def syllable(written: str, women: float = 0.5) -> Part:
    """A part of a Burmese name, of one syllable or more, spelled as the shipped model says."""
    ways = []
    for each in syllables_of(written) or (written,):
        found = [pair for pair in speller().spellings(each, _LEAST) if pair[0].isalpha()]
        ways.append(found[:6])
    latin: dict[str, float] = {}
    for way in product(*ways):
        share = 1.0
        for _, each_share in way:
            share *= each_share
        spelled = "".join(text for text, _ in way).capitalize()
        latin[spelled] = latin.get(spelled, 0.0) + share
    kept = sorted(latin.items(), key=lambda pair: (-pair[1], pair[0]))[:8]
    return Part("syllable", written, Urn([(written, 1.0)]), Urn(kept), women)


def _listed(kind: str, latin: str, burmese: str, women: float) -> Part | None:
    forms, spellings = burmese.split("|") if burmese else [], [s for s in latin.split("|") if s]
    if not forms or not spellings:
        return None
    return Part(kind, f"{kind} {spellings[0]}", _first_of(forms, _FIRST_FORM), _first_of(spellings, _FIRST_SPELLING),
                women)  # fmt: skip


def _first_of(forms: Sequence[str], share: float) -> Urn[str]:
    rest = (1 - share) / max(1, len(forms) - 1)
    return Urn((form, rest if at else share) for at, form in enumerate(forms))


@cache
def parts_of(people: str, kind: str) -> tuple[Part, ...]:
    """Parts of one kind in names of one people, from the shipped lists and this room's, in their order."""
    found = [
        _listed(kind, row["latin"], row["burmese"], float(row["women"]))
        for row in own_rows("name_parts.tsv")
        if (row["people"], row["role"]) == (people, kind)
    ]
    if kind in ("clan", "birth_order"):
        found += [
            _listed(kind, row["latin"], row["burmese"], 1 - float(row["male"] or 0.5))
            for row in shipped_rows("names_parts_kachin.tsv")
            if (row["people"], row["kind"]) == (people, kind)
        ]
    return tuple(part for part in found if part)


@cache
def given_names(arabic: bool) -> tuple[Part, ...]:
    """Given names from elsewhere: those from Arabic, or those from the Bible and from English."""
    found, women, is_arabic = [], 0.02, False
    for row in shipped_rows("names_parts_given.tsv"):
        first = row["latin"].split("|")[0]
        women = 0.98 if first == _WOMEN_FROM else women
        is_arabic = is_arabic or first == _ARABIC_FROM
        borne = (0.98 if first in _ARABIC_WOMEN else 0.05) if is_arabic else women
        part = _listed("given", row["latin"], row["burmese"], borne)
        if part and is_arabic == arabic:
            found.append(part)
    return tuple(found)


@cache
def burmese_syllables() -> tuple[tuple[Part, float], ...]:
    """Parts of Burmese names with how common each is."""
    weights = {r["syllable"]: (float(r["weight"]), float(r["women"])) for r in own_rows("syllables.tsv")}
    counts: dict[str, float] = {}
    for row in shipped_rows("names_spellings.tsv"):
        counts[row["syllable"]] = counts.get(row["syllable"], 0.0) + float(row["persons"])
    # the older lists count titles as well; those that begin given names too stand among the weights
    titles = {form for r in shipped_rows("names_parts.tsv") if r["kind"] == "title" for form in r["burmese"].split("|")}
    found = []
    for written in sorted({*weights, *(s for s, n in counts.items() if n >= _FEWEST and s not in titles)}):
        weight, women = weights.get(written, (0.0, 0.5))
        found.append((syllable(written, women), weight + _COUNTED * counts.get(written, 0.0)))
    return tuple(found)


class Naming:
    """Gives names in one world, where some parts are in fashion and others are not.

    Args:
        parameters: How unequal parts are, and what children take from whom.
        rng: Draws the fashion.
    """

    def __init__(self, parameters: Parameters, rng: Random) -> None:
        self._parameters = parameters
        fashion = [(part, (weight * rng.uniform(0.3, 1.7)) ** parameters.zipf) for part, weight in burmese_syllables()]
        self._burmese = {
            sex: [
                Urn(_borne([p for p in fashion if p[0].key[0] in letters] or fashion, sex)) for letters in (*_DAYS, "")
            ]
            for sex in "fm"
        }
        self._any = {sex: Urn(_borne(fashion, sex)) for sex in "fm"}
        self._urns: dict[tuple[str, str, str], Urn[Part]] = {}
        self._rng = rng
        self._own_titles = {
            (row["people"], row["sex"]): (_listed("own_title", row["latin"], row["burmese"], 0.5), float(row["share"]))
            for row in own_rows("own_titles.tsv")
        }

    def clan(self, people: str) -> Part | None:
        """A family's name, for peoples that have them."""
        kind = "surname" if people in ("chinese", "indian") else "clan"
        if not parts_of(people, kind) or (kind == "clan" and people != "kachin" and self._rng.random() < 0.5):
            return None
        return self._urn(people, kind, "").take(self._rng)

    def named(self, people: str, sex: str, weekday: int, clan: Part | None = None, order: int = 0,
              from_father: Name = (), from_sibling: Name = ()) -> Name:  # fmt: skip
        """Name somebody.

        Args:
            people: Whose names.
            sex: ``m`` or ``f``.
            weekday: Day of birth; Monday is 0.
            clan: The family's name; ``None``: it has none.
            order: How many brothers, or sisters, are older.
            from_father: The father's name, a part of which may be taken over.
            from_sibling: The same of a brother or sister.
        """
        rng, whole = self._rng, self._parameters
        given = self._given(people, sex, weekday, order)
        for of, share in ((from_father, whole.father_syllable), (from_sibling, whole.sibling_syllable)):
            takeable = [p for p in of if p.kind in ("syllable", "element")]
            if takeable and rng.random() < share and len(given) > 1:
                taken = rng.choice(takeable)
                if taken not in given:
                    given[rng.randrange(1, len(given))] = taken
        own = self._own_titles.get((people, sex))
        if own and own[0] and rng.random() < own[1]:
            given.insert(0, own[0])
        if clan and people == "indian":
            return (*given, clan)
        return (clan, *given) if clan else tuple(given)

    def _given(self, people: str, sex: str, weekday: int, order: int) -> list[Part]:
        rng, chance = self._rng, self._rng.random()
        if people == "kachin":
            if chance < 0.62:
                first = self._in_order(people, sex, order)
                return [first, self._urn(people, "element", sex).take(rng)][: 1 if chance < 0.01 else 2]
            if chance < 0.82:
                return self._two(people, sex)
            if chance < 0.92:
                return [self._elsewhere(False, sex), *self._two(people, sex)[: rng.randint(0, 2)]]
        elif people in ("lisu", "rawang"):
            if people == "lisu" and chance < 0.5:
                return [self._in_order(people, sex, order), self._urn(people, "element", sex).take(rng)]
            if chance < 0.8:
                return [self._elsewhere(False, sex)] if chance < 0.6 else self._two(people, sex)
        elif people in ("chin", "karen", "shan", "chinese", "indian"):
            if chance < 0.6:
                return self._two(people, sex)
            if people == "chinese" and chance < 0.8:
                return [self._urn(people, "element", sex).take(rng)]
            if people == "indian" and chance < 0.8:
                return self._two(people, sex)[:1]
        elif people == "muslim" and chance < 0.7:
            first = self._elsewhere(True, sex)
            return [p for p in (first, self._elsewhere(True, sex)) if p is not first or len({first, p}) > 1] or [first]
        return self._in_burmese(sex, weekday)

    def _in_burmese(self, sex: str, weekday: int) -> list[Part]:
        rng = self._rng
        chance = rng.random()
        long = 1 if chance < 0.015 else 2 if chance < 0.4 else 3 if chance < 0.9 else 4
        by_day = rng.random() < self._parameters.weekday
        found = [(self._burmese[sex][weekday] if by_day else self._any[sex]).take(rng)]
        if long > 1 and rng.random() < 0.09:
            found.append(found[0])
        while len(found) < long:
            part = self._any[sex].take(rng)
            if part not in found:
                found.append(part)
        return found

    def _in_order(self, people: str, sex: str, order: int) -> Part:
        fitting = [p for p in parts_of(people, "birth_order") if (p.women > 0.5) == (sex == "f") or p.women == 0.5]
        return fitting[min(order, len(fitting) - 1)]

    def _two(self, people: str, sex: str) -> list[Part]:
        first, second = (self._urn(people, "element", sex).take(self._rng) for _ in range(2))
        return [first] if first is second else [first, second]

    def _elsewhere(self, arabic: bool, sex: str) -> Part:
        return self._urn("arabic" if arabic else "christian", "given", sex).take(self._rng)

    def _urn(self, people: str, kind: str, sex: str) -> Urn[Part]:
        found = self._urns.get((people, kind, sex))
        if found is None:
            parts = given_names(people == "arabic") if kind == "given" else parts_of(people, kind)
            ranked = list(parts)
            self._rng.shuffle(ranked)
            exponent = 0.7 * self._parameters.zipf
            weighted = [(part, (rank + 2) ** -exponent) for rank, part in enumerate(ranked)]
            found = self._urns[people, kind, sex] = Urn(_borne(weighted, sex) if sex else weighted)
        return found


def _borne(weighted: Iterable[tuple[Part, float]], sex: str) -> list[tuple[Part, float]]:
    """The same for one sex: a name that few of it bear is drawn by few."""
    return [(part, weight * (part.women if sex == "f" else 1 - part.women) + 1e-6) for part, weight in weighted]
