"""What any two of many syllables say together: as ``evidence`` says of each pair, for all at once.

A million rows hold some ten thousand distinct syllables. What ``evidence`` works out pair by pair is laid out here as
products of matrices: the same sums, in another order, so that the figures agree to a thousandth of a bit or so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import evidence as one
from kintrace.lexicon.names import sounds
from kintrace.lexicon.names.evidence import Bits, is_burmese
from kintrace.lexicon.names.slips import slip_bits
from kintrace.lexicon.names.spelling import Units, speller
from kintrace.lexicon.names.units import of_burmese, of_latin

_AT_ONCE = 512  # rows of the table that are worked out together
# Products of small probabilities fall below what single precision holds at full speed: they are scaled up for it, and
# the least left out.
_SCALE, _LEAST = np.float32(1e8), np.float32(1e-24)


def table_of(texts: Sequence[str]) -> Bits:
    """Bits between any two of some syllables, as ``evidence.bits_between`` gives them; never below its least.

    Args:
        texts: Distinct syllables, in either script.

    >>> table = table_of(["kyaw", "ကျော်", "zaw"])
    >>> bool(table[0, 1] > 3 > 0 > table[0, 2]), bool((table == table.T).all())
    (True, True)
    """
    found = np.full((len(texts), len(texts)), one.LEAST, dtype=np.float32)
    burmese_at = np.array([i for i, t in enumerate(texts) if is_burmese(t)], dtype=np.intp)
    latin_at = np.array([i for i, t in enumerate(texts) if not is_burmese(t)], dtype=np.intp)
    latin, burmese = [texts[i] for i in latin_at], [texts[i] for i in burmese_at]
    if latin:
        spelled = _Spelled(latin)
        for start in range(0, len(latin), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            found[np.ix_(latin_at[some], latin_at)] = spelled.beside_latin(some)
        if burmese:
            across = spelled.beside_burmese(burmese)
            found[np.ix_(latin_at, burmese_at)] = across
            found[np.ix_(burmese_at, latin_at)] = across.T
    if burmese:
        for members, bits in _of_one_opening(burmese):
            found[np.ix_(burmese_at[members], burmese_at[members])] = bits
    return one.bounded(found)


class _Spelled:
    """Latin syllables, with all that is worked out once for each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._columns = np.array([one.column(t) for t in texts], dtype=np.float32)
        self._scaled: Bits = np.where(self._columns < _LEAST, np.float32(0), self._columns * _SCALE)
        self._weighed: Bits = self._scaled * speller().share.astype(np.float32)
        self._marginal = np.array([one.marginal(t) for t in texts], dtype=np.float32)
        self._halves = [_Halves([of_latin(t)[which] for t in texts], units) for which, units in
                        enumerate((speller().onsets, speller().rimes))]  # fmt: skip
        self._place = {t: i for i, t in enumerate(texts)}
        heard = [sounds.sound_of(t) for t in texts]
        self._onsets, self._onset_of = _numbered([s.onset for s in heard])
        self._rimes, self._rime_of = _numbered([s.rime for s in heard])
        self._onset_likeness = _between(self._onsets, self._onsets, sounds.onset_likeness)
        self._rime_likeness = _between(self._rimes, self._rimes, sounds.rime_likeness)
        self._glides = _between(self._rimes, self._rimes, sounds.glide)
        self._glide_apart = _between(self._onsets, self._onsets, lambda a, b: float(sounds.only_glide_apart(a, b)))

    def beside_latin(self, some: slice) -> Bits:
        """Some of them beside all."""
        by_chance = self._marginal[some, None] * self._marginal
        unseen = np.full(by_chance.shape, speller().others, dtype=np.float32)
        most = np.full(by_chance.shape, np.inf, dtype=np.float32)
        for halves in self._halves:
            together, ratio = halves.between(some)
            unseen *= together
            most = np.minimum(most, np.where(ratio < 1, ratio**2, np.float32(np.inf)))
        both = (self._weighed[some] @ self._scaled.T / _SCALE**2 + unseen) / by_chance
        both = (1 - one.COPIED) * np.maximum(np.minimum(both, most), self._seen(some) / by_chance)
        return one.log2_of_all(both + one.COPIED * self._copied(some))

    def beside_burmese(self, burmese: Sequence[str]) -> Bits:
        """All of them beside some Burmese syllables."""
        place = speller().place
        told = np.empty((len(self._texts), len(burmese)), dtype=np.float32)
        known = np.array([place.get(s, -1) for s in burmese])
        told[:, known >= 0] = self._columns[:, known[known >= 0]]
        new = np.flatnonzero(known < 0)
        if len(new):
            split = [of_burmese(burmese[i]) for i in new.tolist()]
            told[:, new] = np.multiply(
                *(half.given([parts[which] for parts in split]) for which, half in enumerate(self._halves))
            )
        return one.log2_of_all(told / self._marginal[:, None])

    def _seen(self, some: slice) -> Bits:
        texts = self._texts[some]
        found = np.zeros((len(texts), len(self._texts)), dtype=np.float32)
        for row, text in enumerate(texts):
            for other, together in speller().seen_together(text).items():
                at = self._place.get(other)
                if at is not None:
                    found[row, at] = together
        return found

    def _copied(self, some: slice) -> Bits:
        ours, theirs = np.maximum(self._marginal[some], one.STRANGE), np.maximum(self._marginal, one.STRANGE)
        ratio = (self._conventions(some) / np.maximum(ours[:, None], theirs)).astype(np.float32)
        texts = self._texts[some]
        slips = one.slips_between(texts, self._texts)
        first = some.start
        for row, at in zip(*np.nonzero(slips <= 2), strict=True):
            here, there, n = texts[int(row)], self._texts[int(at)], int(slips[row, at])
            to = 2.0 ** slip_bits(here, there, n) / (theirs[at] if n else self._marginal[at])
            back = 2.0 ** slip_bits(there, here, n) / (ours[row] if n else self._marginal[first + row])
            ratio[row, at] = max(ratio[row, at], to, back)
        return ratio

    def _conventions(self, some: slice) -> Bits:
        onset, rime = self._onset_of[some, None], self._rime_of[some, None]
        likeness = self._onset_likeness[onset, self._onset_of] * self._rime_likeness[rime, self._rime_of]
        glided = self._glides[rime, self._rime_of] * self._glide_apart[onset, self._onset_of]
        return one.other_convention(np.maximum(likeness, glided))


class _Halves:
    """One half of each of some Latin syllables."""

    def __init__(self, spelled: Sequence[str], units: Units) -> None:
        self._distinct, self._of = _numbered(spelled)
        self._units = units
        rows = np.array([units.column(half) for half in self._distinct], dtype=np.float32)
        share = units.share.astype(np.float32)
        self._together: Bits = ((rows * share) @ rows.T).astype(np.float32)
        alone = rows @ share
        self._ratio: Bits = ((self._together + one.SMALLEST) / (alone[:, None] * alone + one.SMALLEST)).astype(
            np.float32
        )

    def between(self, some: slice) -> tuple[Bits, Bits]:
        """P(both halves), and how much likelier that is than by chance, of some beside all."""
        at = (self._of[some, None], self._of)
        return self._together[at], self._ratio[at]

    def given(self, burmese: Sequence[str]) -> Bits:
        """P(Latin half | Burmese half), of all beside some Burmese halves."""
        distinct, of = _numbered(burmese)
        told = np.array([[self._units.probability(latin, unit) for unit in distinct] for latin in self._distinct],
                        dtype=np.float32)  # fmt: skip
        return told[np.ix_(self._of, of)]


def _of_one_opening(burmese: Sequence[str]) -> list[tuple[NDArray[np.intp], Bits]]:
    """Places of the syllables whose openings are of one class, and bits between any two of them."""
    by_opening: dict[str, list[int]] = {}
    for at, syllable in enumerate(burmese):
        by_opening.setdefault(one.opening(syllable), []).append(at)
    return [(np.array(m, dtype=np.intp), _between_burmese([burmese[i] for i in m])) for m in by_opening.values()]


def _between_burmese(texts: Sequence[str]) -> Bits:
    said = [one.mostly_spelled(t) for t in texts]
    spellings, _ = _numbered([latin for row in said for latin, _ in row])
    place = {latin: i for i, latin in enumerate(spellings)}
    mostly = np.zeros((len(texts), len(spellings)), dtype=np.float32)
    for row, spelled in enumerate(said):
        for latin, probability in spelled:
            mostly[row, place[latin]] = probability
    told = np.array([[_told(latin, t) for t in texts] for latin in spellings], dtype=np.float32)
    sounds_as = mostly @ np.minimum(told.reshape(len(spellings), len(texts)), 1)
    common = np.array([speller().commonness(t) for t in texts], dtype=np.float32)
    first = np.array([ord(t[0]) for t in texts])
    slip = (one.slips_between(texts, texts) == 1) & (first[:, None] == first)
    chance = np.maximum(common[:, None], common)
    ratio = one.SAME_SOUND * np.maximum(sounds_as, sounds_as.T) + one.SIGN_WRONG * slip
    found = one.log2_of_all(ratio / chance)
    np.fill_diagonal(found, [one.burmese_bits(t, t) for t in texts])
    return found


@lru_cache(maxsize=200_000)
def _told(latin: str, syllable: str) -> float:
    return speller().probability(latin, syllable)


def _numbered(values: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
    """Distinct values, ascending, and the number of each."""
    distinct = sorted(set(values))
    place = {v: i for i, v in enumerate(distinct)}
    return distinct, np.array([place[v] for v in values], dtype=np.intp)


def _between(left: Sequence[str], right: Sequence[str], likeness: Callable[[str, str], float]) -> Bits:
    return np.array([[likeness(a, b) for b in right] for a in left], dtype=np.float32)
