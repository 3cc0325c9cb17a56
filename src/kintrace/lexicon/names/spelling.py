"""How likely a Burmese syllable is spelled so in Latin letters: a model learned from attested spellings.

Three layers, each used as far as the one above is silent: the syllable as people were seen to spell it; its opening
and its rhyme as they were spelled in other syllables; the class of either, and at last letters by their neighbours.
Every layer is a probability, so a spelling nobody was seen to use is unlikely, never impossible.

Source: the back-off follows I. J. Good (1953) and Katz (1987) in spirit, with Dirichlet weights fitted by leaving
names out; the layers are those of joint-sequence models of spelling (Bisani and Ney 2008), on syllable halves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names.units import coarse_onset, coarse_rime, of_burmese, of_latin
from kintrace.lexicon.tables import shipped_rows

Vector = NDArray[np.float64]
Times = dict[str, float]  # how often each spelling was seen

_BY_SYLLABLE, _BY_UNIT, _BY_CLASS = 2.0, 1.5, 0.6  # weight of the layer below, in times seen
_LETTERS = 8.0  # the same for spelling by letters below all classes
_UNSEEN = 0.2  # times seen that a syllable is given to begin with
_OTHERS = 0.04  # share of syllables that stand in no table; they are taken to be made of seen halves
_PLACES = 0.5  # what a spelling in the name of a place counts beside one in the name of a person
_FLATTER = 0.6  # common syllables teach their halves less than in proportion


def _none() -> Times:
    return defaultdict(float)


class Spelled(NamedTuple):
    """One attested spelling: a Burmese syllable, Latin letters, and how often in names of persons and of places."""

    syllable: str
    latin: str
    persons: float
    places: float


class Speller:
    """The model: P(Latin spelling | Burmese syllable) for every spelling whatever.

    Args:
        spelled: What was seen.

    Attributes:
        syllables: Burmese syllables that were seen, in order.
        share: How common each is; what is wanting to 1 is the share of syllables never seen.
        others: That share.
        known: Latin spellings that were seen, with how often.
    """

    def __init__(self, spelled: Iterable[Spelled]) -> None:
        counts: dict[str, Times] = defaultdict(_none)
        for row in spelled:
            counts[row.syllable][row.latin] += row.persons + _PLACES * row.places
        self.counts: Mapping[str, Times] = dict(sorted(counts.items()))
        self.syllables = tuple(self.counts)
        self.place = {s: i for i, s in enumerate(self.syllables)}
        self.others = _OTHERS
        self._seen = np.array([sum(c.values()) for c in self.counts.values()])
        self.share: Vector = (1 - _OTHERS) * (self._seen + _UNSEEN) / (self._seen + _UNSEEN).sum()
        self.known = _none()
        self._by_latin: dict[str, list[tuple[int, float]]] = defaultdict(list)
        onsets, rimes = _Tally(), _Tally()
        for i, (syllable, seen) in enumerate(self.counts.items()):
            opens, rhymes = of_burmese(syllable)
            onsets.add(opens)
            rimes.add(rhymes)
            for latin, times in seen.items():
                self.known[latin] += times
                self._by_latin[latin].append((i, times))
                spelled_onset, spelled_rime = of_latin(latin)
                onsets.add(opens, spelled_onset, times**_FLATTER)
                rimes.add(rhymes, spelled_rime, times**_FLATTER)
        self.onsets, self.rimes = Units(onsets, coarse_onset), Units(rimes, coarse_rime)
        halves = [of_burmese(s) for s in self.syllables]
        self._onset_of = np.array([self.onsets.place[o] for o, _ in halves])
        self._rime_of = np.array([self.rimes.place[r] for _, r in halves])
        self._columns: dict[str, Vector] = {}

    def column(self, latin: str) -> Vector:
        """P(latin | s) for every seen syllable s, in the order of ``syllables``.

        Args:
            latin: One syllable, lower case, without accents.
        """
        found = self._columns.get(latin)
        if found is None:
            onset, rime = of_latin(latin)
            found = _BY_SYLLABLE * self.onsets.column(onset)[self._onset_of] * self.rimes.column(rime)[self._rime_of]
            for at, times in self._by_latin.get(latin, ()):
                found[at] += times
            found = found / (self._seen + _BY_SYLLABLE)
            if len(self._columns) < 20_000:
                self._columns[latin] = found
        return found

    def seen_together(self, latin: str) -> Times:
        """P(both spellings) for each spelling that was seen of a syllable that was spelled so, and not only made up."""
        found = _none()
        for at, times in self._by_latin.get(latin, ()):
            all_times = self._seen[at] + _BY_SYLLABLE
            for other, others in self.counts[self.syllables[at]].items():
                found[other] += float(self.share[at] * times * others / all_times**2)
        return found

    def probability(self, latin: str, syllable: str) -> float:
        """P(latin | syllable), for a syllable that was seen or not."""
        at = self.place.get(syllable)
        if at is not None:
            return float(self.column(latin)[at])
        opens, rhymes = of_burmese(syllable)
        onset, rime = of_latin(latin)
        return self.onsets.probability(onset, opens) * self.rimes.probability(rime, rhymes)

    def marginal(self, latin: str) -> float:
        """P(latin): how common the spelling is over all syllables, seen or not."""
        onset, rime = of_latin(latin)
        made = self.onsets.marginal(onset) * self.rimes.marginal(rime)
        return float(self.column(latin) @ self.share) + self.others * made

    def commonness(self, syllable: str) -> float:
        """P(syllable) among the syllables of names; for one never seen, from its halves."""
        at = self.place.get(syllable)
        if at is not None:
            return float(self.share[at])
        opens, rhymes = of_burmese(syllable)
        made_of_seen = opens in self.onsets.place and rhymes in self.rimes.place
        return float(self.share.min()) * (1.0 if made_of_seen else 0.2)

    def spellings(self, syllable: str, least: float = 0.02) -> list[tuple[str, float]]:
        """Latin spellings of a syllable with their probability, the likeliest first: attested ones and, where few
        were seen, those that its halves make."""
        seen = self.counts.get(syllable, {})
        opens, rhymes = of_burmese(syllable)
        made: set[str] = set()
        if sum(seen.values()) < 5:
            made = {o + r for o, _ in self.onsets.likely(opens) for r, _ in self.rimes.likely(rhymes)}
        ranked = sorted(
            ((latin, self.probability(latin, syllable)) for latin in {*seen, *made} if latin),
            key=lambda pair: (-pair[1], pair[0]),
        )
        return [pair for pair in ranked if pair[1] >= least] or ranked[:1]


class _Tally:
    """How often each Burmese half was spelled in each way."""

    def __init__(self) -> None:
        self.seen: dict[str, Times] = {}

    def add(self, unit: str, latin: str = "", times: float = 0.0) -> None:
        row = self.seen.setdefault(unit, _none())
        if times:
            row[latin] += times


class Units:
    """P(Latin half | Burmese half), with the class of the half and letters behind it."""

    def __init__(self, tally: _Tally, coarse: Callable[[str], str]) -> None:
        self.units = tuple(tally.seen)
        self.place = {u: i for i, u in enumerate(self.units)}
        self._coarse = coarse
        groups: dict[str, Times] = defaultdict(_none)
        total = _none()
        for unit, seen in tally.seen.items():
            for latin, times in seen.items():
                groups[coarse(unit)][latin] += times
                total[latin] += times
        self._group = {g: i for i, g in enumerate(groups)}
        self._groups, self._rows = dict(groups), tally.seen
        self._group_of = np.array([self._group[coarse(u)] for u in self.units])
        self._n = np.array([sum(c.values()) for c in tally.seen.values()])
        self._group_n = np.array([sum(c.values()) for c in groups.values()])
        self._total, self._letters = total, _Letters(total)
        self._by_latin: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._group_by_latin: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for rows, index in ((tally.seen, self._by_latin), (groups, self._group_by_latin)):
            for i, seen in enumerate(rows.values()):
                for latin, times in seen.items():
                    index[latin].append((i, times))
        self.share: Vector = (self._n + 1) / (self._n + 1).sum()
        self._columns: dict[str, Vector] = {}

    def marginal(self, latin: str) -> float:
        """How common the half is over all Burmese halves."""
        return float(self.column(latin) @ self.share)

    def saw(self, latin: str) -> bool:
        """Whether any half was seen to be spelled so."""
        return latin in self._total

    def base(self, latin: str) -> float:
        """How likely the letters are in any such half."""
        size = sum(self._total.values())
        return (self._total.get(latin, 0) + _LETTERS * self._letters.probability(latin)) / (size + _LETTERS)

    def column(self, latin: str) -> Vector:
        found = self._columns.get(latin)
        if found is None:
            group = np.zeros(len(self._group))
            for at, times in self._group_by_latin.get(latin, ()):
                group[at] = times
            group = (group + _BY_CLASS * self.base(latin)) / (self._group_n + _BY_CLASS)
            found = np.zeros(len(self.units))
            for at, times in self._by_latin.get(latin, ()):
                found[at] = times
            found = (found + _BY_UNIT * group[self._group_of]) / (self._n + _BY_UNIT)
            self._columns[latin] = found
        return found

    def probability(self, latin: str, unit: str) -> float:
        at = self.place.get(unit)
        if at is not None:
            return float(self.column(latin)[at])
        seen = self._groups.get(self._coarse(unit), {})
        return float((seen.get(latin, 0) + _BY_CLASS * self.base(latin)) / (sum(seen.values()) + _BY_CLASS))

    def likely(self, unit: str) -> list[tuple[str, float]]:
        """The likeliest few spellings of one half."""
        seen = self._rows.get(unit) or self._groups.get(self._coarse(unit)) or self._total
        return [(latin, self.probability(latin, unit)) for latin in sorted(seen, key=lambda x: (-seen[x], x))[:4]]


class _Letters:
    """P(a string of letters), each letter by the two before it."""

    def __init__(self, seen: Mapping[str, float]) -> None:
        self._three = _none()
        for text, times in seen.items():
            padded = f"^^{text}$"
            for i in range(len(padded) - 2):
                self._three[padded[i : i + 3]] += times
        self._two = _none()
        self._before = _none()
        self._one = _none()
        for three, times in self._three.items():
            self._before[three[:2]] += times
            self._two[three[1:]] += times
            self._one[three[2]] += times
        self._first = _none()
        for two, times in self._two.items():
            self._first[two[0]] += times
        self._all = sum(self._one.values())
        self._cached: dict[str, float] = {}

    def probability(self, text: str) -> float:
        found = self._cached.get(text)
        if found is None:
            padded, found = f"^^{text}$", 1.0
            for i in range(len(padded) - 2):
                alone = (self._one.get(padded[i + 2], 0.0) + 0.1) / (self._all + 3)
                two = (self._two.get(padded[i + 1 : i + 3], 0.0) + 2 * alone) / (
                    self._first.get(padded[i + 1], 0.0) + 2
                )
                found *= (self._three.get(padded[i : i + 3], 0.0) + 2 * two) / (
                    self._before.get(padded[i : i + 2], 0.0) + 2
                )
            self._cached[text] = found
        return found


def read_spelled(name: str) -> list[Spelled]:
    """Read one shipped table of attested spellings: ``syllable``, ``latin``, ``persons``, ``places``."""
    rows = shipped_rows(name)
    return [Spelled(r["syllable"], r["latin"], float(r["persons"]), float(r["places"])) for r in rows]


@cache
def speller() -> Speller:
    """The model as shipped: counted spellings, and those of conventions that the counted names hold too few of."""
    return Speller([*read_spelled("names_spellings.tsv"), *read_spelled("names_conventions.tsv")])
