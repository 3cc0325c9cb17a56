"""What two syllables, in whichever script, say for or against being one syllable written twice: bits.

For every pair the measure is the same: log2 of how much likelier the two writings are together, if one name was
written twice, than by chance. A shared rare syllable therefore says more than a shared common one, and a spelling
that many syllables share says less. Between two Latin spellings the unknown Burmese syllable is summed out; beside
it stand three other roads: the same letters copied, a slip of the finger, and another convention for the same sound.

Source: the ratio is the one of I. P. Fellegi and A. B. Sunter (1969), at the level of syllables.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import sounds
from kintrace.lexicon.names.slips import NEVER, slip_bits
from kintrace.lexicon.names.spelling import speller
from kintrace.lexicon.names.units import coarse_onset, of_burmese, of_latin

Bits = NDArray[np.float32]
Places = NDArray[np.intp]

LEAST = -8.0  # one name in some hundreds is written with a wholly other syllable in one place
COPIED = 0.3  # share of writings that follow another writing in Latin letters and not the sound
_OTHER_CONVENTION = -2.5  # bits for one given other spelling of the same sound
_PER_UNLIKENESS = 11.0  # bits for sounds that are only near
_SAME_BURMESE, SAME_SOUND, SIGN_WRONG = 0.93, 0.05, 2.0**-10
_NEAREST = 0.5
_MOSTLY = 0.05
STRANGE = 2.0**-20  # how common at least a spelling is taken to be that nothing explains
_WELL_FORMED = 2.0**-14  # our tables are silent on some peoples: what could be a syllable is no slip of another
SMALLEST = np.float32(1e-30)
_TRUSTED, _BEYOND = 6.0, 0.2


def is_burmese(syllable: str) -> bool:
    """Whether a syllable is written in Burmese letters."""
    return "က" <= syllable[:1] <= "႟"


class Syllables:
    """A set of syllables that another syllable can be weighed against, all at once.

    Args:
        texts: Distinct syllables in either script.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)
        self.place = {t: i for i, t in enumerate(self.texts)}
        self._latin_at = np.array([i for i, t in enumerate(self.texts) if not is_burmese(t)], dtype=np.intp)
        self._burmese_at = np.array([i for i, t in enumerate(self.texts) if is_burmese(t)], dtype=np.intp)
        self._latin = [self.texts[i] for i in self._latin_at]
        self._burmese = [self.texts[i] for i in self._burmese_at]

    def __len__(self) -> int:
        return len(self.texts)

    def bits(self, other: str) -> Bits:
        """What each of the syllables says beside one other, in bits, in their order; never below ``LEAST``."""
        found = np.full(len(self.texts), LEAST, dtype=np.float32)
        if self._latin:
            found[self._latin_at] = self._beside_latin(other)
        if self._burmese:
            found[self._burmese_at] = self._beside_burmese(other)
        return bounded(found)

    def _beside_latin(self, other: str) -> Bits:
        if is_burmese(other):
            at = speller().place.get(other)
            told = self._columns[:, at] if at is not None else _told_by_halves(other, self._latin)
            return log2_of_all(told / self._marginal)
        alone = marginal(other)
        unseen, least = self._by_halves(other)
        both = (self._columns @ (speller().share * column(other)).astype(np.float32) + unseen) / (
            alone * self._marginal
        )
        # a rare opening that two syllables share does not outweigh rhymes that speak against each other
        both = (1 - COPIED) * np.maximum(np.minimum(both, least), self._seen_with(other) / (alone * self._marginal))
        return log2_of_all(both + COPIED * self._copied(other, alone))

    def _beside_burmese(self, other: str) -> Bits:
        if not is_burmese(other):
            meant, alone = column(other), marginal(other)
            return np.array([_log2_of(_told(other, meant, s) / alone) for s in self._burmese], dtype=np.float32)
        found = np.full(len(self._burmese), LEAST, dtype=np.float32)
        for at in self._by_opening.get(opening(other), ()):
            found[at] = burmese_bits(other, self._burmese[at])
        return found

    @cached_property
    def _by_opening(self) -> dict[str, list[int]]:
        """Burmese syllables by the class of their opening: those of another class never meet."""
        found: dict[str, list[int]] = {}
        for at, syllable in enumerate(self._burmese):
            found.setdefault(opening(syllable), []).append(at)
        return found

    @cached_property
    def _columns(self) -> Bits:
        made = np.empty((len(self._latin), len(speller().syllables)), dtype=np.float32)
        for i, latin in enumerate(self._latin):
            made[i] = column(latin)
        return made

    @cached_property
    def _marginal(self) -> Bits:
        return np.array([marginal(latin) for latin in self._latin], dtype=np.float32)

    def _by_halves(self, other: str) -> tuple[Bits, Bits]:
        """By opening and rhyme: P(each Latin syllable and the other) under Burmese syllables that stand in no table;
        and the most that the likelihood ratio may be where one half speaks against (twice that half's, in bits)."""
        unseen = np.full(len(self._latin), speller().others, dtype=np.float32)
        most = np.full(len(self._latin), np.inf, dtype=np.float32)
        for units, half, (halves, half_of) in zip(
            (speller().onsets, speller().rimes), of_latin(other), self._halves, strict=True
        ):
            together = halves @ (units.share * units.column(half)).astype(np.float32)
            apart = halves @ units.share.astype(np.float32) * np.float32(units.marginal(half))
            ratio = (together + SMALLEST) / (apart + SMALLEST)
            unseen *= together[half_of]
            most = np.minimum(most, np.where(ratio < 1, ratio**2, np.float32(np.inf))[half_of])
        return unseen, most

    def _seen_with(self, other: str) -> Bits:
        found = np.zeros(len(self._latin), dtype=np.float32)
        for latin, together in speller().seen_together(other).items():
            at = self._latin_place.get(latin)
            if at is not None:
                found[at] = together
        return found

    @cached_property
    def _latin_place(self) -> dict[str, int]:
        return {latin: at for at, latin in enumerate(self._latin)}

    @cached_property
    def _halves(self) -> list[tuple[Bits, NDArray[np.intp]]]:
        """For openings and rhymes: distinct spelled halves x Burmese halves, and which one each syllable has."""
        made = []
        spelled = [of_latin(t) for t in self._latin]
        for which, units in enumerate((speller().onsets, speller().rimes)):
            distinct = sorted({halves[which] for halves in spelled})
            at = {half: i for i, half in enumerate(distinct)}
            rows = np.array([units.column(half) for half in distinct], dtype=np.float32)
            made.append((rows, np.array([at[halves[which]] for halves in spelled], dtype=np.intp)))
        return made

    def _copied(self, other: str, alone: float) -> Bits:
        """How much likelier each Latin syllable is beside another that was copied, mistyped, or put otherwise."""
        # spellings too strange to be known are not for that alone the same
        theirs, ours = np.maximum(self._marginal, STRANGE), max(alone, STRANGE)
        ratio = (self._conventions(other) / np.maximum(theirs, ours)).astype(np.float32)
        slips = slips_between([other], self._latin)[0]
        for at in np.flatnonzero(slips <= 2):
            latin, n = self._latin[at], int(slips[at])
            there = 2.0 ** slip_bits(other, latin, n) / (theirs[at] if n else self._marginal[at])
            back = 2.0 ** slip_bits(latin, other, n) / (ours if n else alone)
            ratio[at] = max(ratio[at], there, back)
        return ratio

    def _conventions(self, other: str) -> Bits:
        onsets, rimes, onset_of, rime_of = self._sounds
        here = sounds.sound_of(other)
        by_onset = np.array([sounds.onset_likeness(here.onset, o) for o in onsets], dtype=np.float32)
        by_rime = np.array([sounds.rime_likeness(here.rime, r) for r in rimes], dtype=np.float32)
        likeness = by_onset[onset_of] * by_rime[rime_of]
        likeness = np.maximum(likeness, self._glided(here, onsets, rimes, onset_of, rime_of))
        return other_convention(likeness)

    def _glided(
        self, here: sounds.Sound, onsets: Sequence[str], rimes: Sequence[str], onset_of: Places, rime_of: Places
    ) -> Bits:
        glides = np.array([sounds.glide(here.rime, r) for r in rimes], dtype=np.float32)
        if not glides.any():
            return np.zeros(len(onset_of), dtype=np.float32)
        apart = np.array([sounds.only_glide_apart(here.onset, o) for o in onsets], dtype=np.float32)
        found: Bits = glides[rime_of] * apart[onset_of]
        return found

    @cached_property
    def _sounds(self) -> tuple[list[str], list[str], Places, Places]:
        heard = [sounds.sound_of(t) for t in self._latin]
        onsets, rimes = sorted({s.onset for s in heard}), sorted({s.rime for s in heard})
        onset_at, rime_at = {o: i for i, o in enumerate(onsets)}, {r: i for i, r in enumerate(rimes)}
        return (
            onsets, rimes,
            np.array([onset_at[s.onset] for s in heard]), np.array([rime_at[s.rime] for s in heard]),
        )  # fmt: skip


@lru_cache(maxsize=20_000)
def column(latin: str) -> NDArray[np.float64]:
    """P(latin | s) for every seen Burmese syllable, slips of the finger from known spellings included."""
    found = speller().column(latin)
    for known, weight in slipped_from(latin):
        found = found + weight * speller().column(known)
    return found


@lru_cache(maxsize=20_000)
def slipped_from(latin: str) -> tuple[tuple[str, float], ...]:
    """Known spellings that one slip would turn into this one, each with the probability of the slip."""
    near = np.flatnonzero(slips_between([latin], _known())[0] == 1)
    weighed = ((_known()[at], slip_bits(_known()[at], latin, 1)) for at in near)
    return tuple((known, 2.0**bits) for known, bits in weighed if bits > NEVER)


@lru_cache(maxsize=20_000)
def marginal(latin: str) -> float:
    """P(latin), slips of the finger from known spellings included."""
    found = speller().marginal(latin)
    for known, weight in slipped_from(latin):
        found += weight * speller().marginal(known)
    onset, rime = of_latin(latin)
    made_of_seen = speller().onsets.saw(onset) and speller().rimes.saw(rime)
    return max(found, _WELL_FORMED if made_of_seen else 1e-15)


@lru_cache(maxsize=500_000)
def bits_between(left: str, right: str) -> float:
    """What two syllables say together, in bits.

    >>> bits_between("kyaw", "ကျော်") > 3 > 0 > bits_between("kyaw", "ကြည်")
    True
    >>> bits_between("hkawn", "khawn") > bits_between("hkawn", "hkun")
    True
    """
    if is_burmese(left) == is_burmese(right) and left > right:
        left, right = right, left
    if is_burmese(left) and not is_burmese(right):
        left, right = right, left
    return round(float(Syllables([right]).bits(left)[0]), 3)


@lru_cache(maxsize=100_000)
def worth(syllable: str) -> float:
    """How much a syllable says when both names surely have it: -log2 of how common it is."""
    share = speller().commonness(syllable) if is_burmese(syllable) else marginal(syllable)
    return -math.log2(max(share, 1e-12))


@cache
def _known() -> list[str]:
    return sorted(speller().known)


def slips_between(left: Sequence[str], right: Sequence[str]) -> NDArray[np.uint8]:
    """How many slips lie between each of two lists of spellings; 3 stands for more than two."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    return cdist(left, right, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)


def _told(latin: str, meant: NDArray[np.float64], syllable: str) -> float:
    at = speller().place.get(syllable)
    return float(meant[at]) if at is not None else speller().probability(latin, syllable)


def _told_by_halves(syllable: str, latin: Sequence[str]) -> Bits:
    return np.array([speller().probability(text, syllable) for text in latin], dtype=np.float32)


@lru_cache(maxsize=200_000)
def burmese_bits(left: str, right: str) -> float:
    """Two Burmese syllables: the same, heard the same and written otherwise, or with a wrong sign."""
    if left == right:
        return _log2_of(_SAME_BURMESE * 2.0 ** worth(left))
    if opening(left) != opening(right):
        return LEAST
    share = max(speller().commonness(left), speller().commonness(right))
    slip = SIGN_WRONG if left[0] == right[0] and _one_sign_apart(left, right) else 0.0
    return _log2_of((SAME_SOUND * max(_sounds_as(left, right), _sounds_as(right, left)) + slip) / share)


def opening(syllable: str) -> str:
    """Class of the opening of a Burmese syllable: those of another class never meet."""
    return coarse_onset(of_burmese(syllable)[0])


def _sounds_as(left: str, right: str) -> float:
    """How likely one Burmese syllable is spelled in Latin letters as the other mostly is."""
    return sum(p * min(1.0, speller().probability(latin, right)) for latin, p in mostly_spelled(left))


@lru_cache(maxsize=50_000)
def mostly_spelled(syllable: str) -> tuple[tuple[str, float], ...]:
    """How a Burmese syllable is mostly spelled in Latin letters, with the probability of each."""
    return tuple((latin, p) for latin, p in speller().spellings(syllable) if p > _MOSTLY)


def _one_sign_apart(left: str, right: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right) == 1


def other_convention(likeness: Bits) -> Bits:
    """How likely one convention writes so what another writes otherwise, by how alike the two sound."""
    found: Bits = np.exp2(_OTHER_CONVENTION - _PER_UNLIKENESS * (1 - likeness)).astype(np.float32)
    found[likeness < _NEAREST] = 0
    return found


def bounded(bits: Bits) -> Bits:
    """Bits within bounds: our tables are too small to trust how rare the rarest syllables are."""
    most = np.where(bits > _TRUSTED, _TRUSTED + (bits - _TRUSTED) * _BEYOND, bits)
    return np.maximum(most, np.float32(LEAST)).astype(np.float32)


def log2_of_all(ratio: Bits) -> Bits:
    """Bits of likelihood ratios; never below the least."""
    return np.log2(np.maximum(ratio, np.float32(2.0**LEAST))).astype(np.float32)


def _log2_of(ratio: float) -> float:
    return max(LEAST, math.log2(max(ratio, 2.0**LEAST)))
