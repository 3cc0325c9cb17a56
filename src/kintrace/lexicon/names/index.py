"""Find the names of a large list that are likeliest another's, without looking at all of them."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from kintrace.lexicon.names.batch import align_with_halves
from kintrace.lexicon.names.comparing import NEVER, alone, around, weighed
from kintrace.lexicon.names.evidence import Bits, Syllables
from kintrace.lexicon.names.spoken import Spoken, shortened, spoken, spoken_once, ways_to_say

_MEETS = -4.5  # bits from which a syllable of the list is looked up for one of the asked name
_NOTHING = 6.0  # bits by which a syllable that does not meet any falls behind one that says nothing
_LENGTH = 3.0  # bits against each syllable more or less
_LAID_OUT, _WEIGHED = 250, 24  # candidates that are aligned in bulk, and those that are then weighed one by one
_PER_LETTER = 0.8  # bits by which each letter that two Latin spellings do not share puts one behind the other
_ROWS = 400  # asked syllables whose row is kept
_LONGEST = 10  # syllables of a name that are compared

Places = NDArray[np.int32]


class NameIndex:
    """A list of names, ready to be asked.

    Args:
        names: In either script, Zawgyi already converted; titles, aliases and all.
        others: For each name, further ways in which it is known, if any.

    Assumes: the list fits in memory; a million names take some 300 MB.
    """

    def __init__(self, names: Sequence[str], others: Sequence[Sequence[str]] = ()) -> None:
        self.names = names
        self._others = others
        known: dict[str, int] = {}
        # arrays, not lists: a million names have four million syllables
        ids, against, lengths, owners = array("i"), array("f"), array("i"), array("i")
        for owner, name in enumerate(names):
            for form in self._forms_of(owner, name, spoken_once):
                ids.extend([known.setdefault(s, len(known)) for s in form.syllables])
                against.extend(alone(form))
                lengths.append(len(form.syllables))
                owners.append(owner)
        self._syllables = Syllables(known)
        self._ids = np.array(ids, dtype=np.int32)
        self._against = np.array(against, dtype=np.float32)
        self._lengths = np.array(lengths, dtype=np.int32)
        self._owners = np.array(owners, dtype=np.int32)
        self._starts = np.concatenate([[0], np.cumsum(self._lengths)]).astype(np.int64)
        self._rows: OrderedDict[str, Bits] = OrderedDict()

    def __len__(self) -> int:
        return len(self.names)

    def nearest(self, name: str, top: int = 10, also: Sequence[str] = ()) -> list[tuple[int, float]]:
        """The names of the list that are likeliest the same as another.

        Args:
            name: Either script.
            top: How many at most.
            also: Further ways in which it is known.

        Returns:
            (position in the list, bits), the likeliest first, ties in order of position. The bits are those of
            ``compare``, less a little for each letter in which two Latin spellings differ, or more where the name
            meets another cut into other syllables.

        >>> index = NameIndex(["Hla Htwe", "Kyaw Linn", "Kyaw Win"])
        >>> [at for at, _ in index.nearest("ကျော်လင်း", top=2)]
        [1, 2]
        """
        found: dict[int, float] = {}
        for form in (shortened(form, _LONGEST) for words in (name, *also) for form in ways_to_say(words)):
            rows = [self._row(s) for s in form.syllables]
            for at in self._aligned(form, rows, max(_WEIGHED, 2 * top)):
                owner = int(self._owners[at])
                bits = self._weighed(form, owner) + around(name, self.names[owner])
                found[owner] = max(found.get(owner, bits), bits)
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(owner, round(bits, 4)) for owner, bits in ranked[:top]]

    def _forms_of(self, owner: int, name: str, say: Callable[[str], tuple[Spoken, ...]] = spoken) -> list[Spoken]:
        more = self._others[owner] if self._others else ()
        return [shortened(form, _LONGEST) for words in (name, *more) for form in say(words)]

    def _weighed(self, asked: Spoken, owner: int) -> float:
        forms = self._forms_of(owner, self.names[owner])
        return max(weighed(asked, form, self._bits)[0] - _PER_LETTER * letters_apart(asked, form) for form in forms)

    def _bits(self, asked: str, held: str) -> float:
        return float(self._row(asked)[self._syllables.place[held]])

    def _row(self, syllable: str) -> Bits:
        row = self._rows.get(syllable)
        if row is None:
            row = self._rows[syllable] = self._syllables.bits(syllable)
            if len(self._rows) > _ROWS:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(syllable)
        return row

    @cached_property
    def _postings(self) -> tuple[Places, NDArray[np.int64]]:
        """Forms by syllable: positions in one array, and where each syllable's begin."""
        forms = np.repeat(np.arange(len(self._lengths), dtype=np.int32), self._lengths)
        order = np.argsort(self._ids, kind="stable")
        counts = np.bincount(self._ids, minlength=len(self._syllables))
        return forms[order], np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

    def _aligned(self, asked: Spoken, rows: list[Bits], most: int) -> NDArray[np.intp]:
        """Forms that are worth weighing one by one."""
        if not rows or not len(self._ids):
            return np.empty(0, dtype=np.intp)
        shared = self._shared(rows)
        near = _highest(shared, _LAID_OUT)
        near = near[shared[near] > 0]
        if len(near) <= most:
            return near
        longest = int(self._lengths[near].max())
        column = self._starts[near][:, None] + np.arange(longest)
        beyond = np.arange(longest) >= self._lengths[near][:, None]
        column = np.where(beyond, 0, column)
        held = self._ids[column]
        bits = np.stack([np.where(beyond, np.float32(NEVER), row[held]).T for row in rows])
        theirs = np.where(beyond, np.float32(0), self._against[column]).T
        ours = np.repeat(np.array(alone(asked), dtype=np.float32)[:, None], len(near), axis=1)
        best = align_with_halves(bits, ours, theirs)
        return near[_highest(best, most)]

    def _shared(self, rows: list[Bits]) -> Bits:
        """For each form, how much more than nothing its likest syllables say of each asked one, less for its length."""
        postings, starts = self._postings
        found = np.abs(self._lengths - len(rows)).astype(np.float32) * np.float32(-_LENGTH)
        for row in rows:
            meets = np.flatnonzero(row > _MEETS)
            meets = meets[np.argsort(row[meets], kind="stable")]
            spans = [postings[starts[s] : starts[s + 1]] for s in meets]
            if not spans:
                continue
            forms = np.concatenate(spans)
            best = np.zeros(len(found), dtype=np.float32)
            best[forms] = np.repeat(
                row[meets] + np.float32(_NOTHING), [len(s) for s in spans]
            )  # of several, the last and highest stays
            found += best
        return found


def letters_apart(left: Spoken, right: Spoken) -> int:
    """How many letters lie between two Latin spellings, titles and blanks aside; 0 across scripts."""
    one, other = (
        "".join(s for s, title in zip(form.syllables, form.title, strict=True) if title < 0.5) for form in (left, right)
    )
    return OSA.distance(one, other) if one.isascii() and other.isascii() else 0


def _highest(values: Bits, most: int) -> NDArray[np.intp]:
    """Places of the highest values, in order of place; the lowest of them as they come."""
    if len(values) <= most:
        return np.arange(len(values))
    top = float(values.max())
    # sorting a million to find a few hundred takes longer than all the rest: look near the top first
    for reach in (6.0, 12.0, 24.0):
        near = np.flatnonzero(values >= top - reach)
        if len(near) >= most:
            return near[np.sort(np.argpartition(-values[near], most - 1)[:most])]
    return np.sort(np.argpartition(-values, most)[:most])
