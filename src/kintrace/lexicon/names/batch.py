"""Compare many pairs of names at once: what ``compare`` says of each, without its explanation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kintrace.lexicon.names import comparing as one
from kintrace.lexicon.names.alignment import align_many
from kintrace.lexicon.names.evidence import Bits
from kintrace.lexicon.names.evidence_table import table_of
from kintrace.lexicon.names.spoken import Spoken, spoken

_AT_ONCE = 16_384  # pairs of forms whose tables fit in a core's cache
_BURMESE = ord("က")
_LONGEST = 12  # syllables of a form that are compared

Places = NDArray[np.intp]


def bits_of_pairs(pairs: Sequence[tuple[str, str]]) -> Bits:
    """What ``compare`` says in bits, for many pairs of names.

    Args:
        pairs: Names in either script.

    Returns:
        One number for each pair, in order.

    >>> said = float(bits_of_pairs([("Zaw Lin", "ဇော်လင်း")])[0])
    >>> abs(said - one.compare("Zaw Lin", "ဇော်လင်း").bits) < 0.02
    True
    """
    names = sorted({name for pair in pairs for name in pair})
    forms, of_name = _forms(names)
    at = {name: i for i, name in enumerate(names)}
    found = np.zeros(len(pairs), dtype=np.float32)
    asked, lefts, rights = [], [], []
    for n, (left, right) in enumerate(pairs):
        for a, b in product(of_name[at[left]], of_name[at[right]]):
            asked.append(n)
            lefts.append(a)
            rights.append(b)
    if not asked:
        return found
    shelf = Shelf(lay_out(forms))
    bits = shelf.bits(np.array(lefts), np.array(rights))
    best = np.full(len(pairs), -np.inf, dtype=np.float32)
    np.maximum.at(best, np.array(asked), bits)
    read = np.isfinite(best)
    found[read] = best[read]
    for n in _with_more_around(pairs, read):
        found[n] += one.around(*pairs[n])
    return np.where(read, np.round(np.clip(found, one.LEAST_BITS, one.MOST_BITS), 3), 0.0).astype(np.float32)


def _forms(names: Sequence[str]) -> tuple[list[Spoken], list[range]]:
    forms: list[Spoken] = []
    of_name: list[range] = []
    for name in names:
        here = spoken(name)
        of_name.append(range(len(forms), len(forms) + len(here)))
        forms.extend(here)
    return forms, of_name


def _with_more_around(pairs: Sequence[tuple[str, str]], read: NDArray[np.bool_]) -> Iterator[int]:
    """Pairs where titles tell of sex, or digits tell namesakes apart, on both sides."""
    telling = {name: one.tells_more(name) for pair in pairs for name in pair}
    return (n for n, (a, b) in enumerate(pairs) if read[n] and telling[a] and telling[b])


@dataclass(frozen=True, slots=True)
class Laid:
    """Forms as tables: syllables down, forms across."""

    ids: NDArray[np.int32]
    alone: Bits
    title: Bits
    clan: Bits
    repeats: NDArray[np.bool_]
    initial: NDArray[np.bool_]
    first: NDArray[np.int32]
    length: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of names as tables, with what is worked out once for each form.

    Args:
        syllables: All that stand in them, ascending; their numbers are the places here.
        laid: The forms as tables of these numbers.
        special: Whether a form has a title or a clan name.
        initials: Whether it has initials.
        ranks: The distinct ranks before forms, ascending.
        rank: Number of each form's.
        alias: Whether a form is no main one.
    """

    syllables: list[str]
    laid: Laid
    special: NDArray[np.bool_]
    initials: NDArray[np.bool_]
    ranks: list[tuple[str, ...]]
    rank: Places
    alias: NDArray[np.bool_]


def lay_out(forms: Sequence[Spoken]) -> Forms:
    """Lay out forms as tables."""
    syllables = sorted({s for form in forms for s in form.syllables[:_LONGEST]})
    ranks = sorted({form.before for form in forms})
    number = {rank: at for at, rank in enumerate(ranks)}
    return Forms(
        syllables,
        _laid(forms, {t: i for i, t in enumerate(syllables)}),
        np.array([_is_special(form) for form in forms], dtype=np.bool_),
        np.array([max(form.initial) > one.SURE_INITIAL for form in forms], dtype=np.bool_),
        ranks,
        np.array([number[form.before] for form in forms], dtype=np.intp),
        np.array([form.kind != "main" for form in forms], dtype=np.bool_),
    )


def put_together(parts: Sequence[Forms]) -> Forms:
    """Several lists of forms as one, in order: the same as if they had been laid out together."""
    syllables = sorted({s for part in parts for s in part.syllables})
    ranks = sorted({rank for part in parts for rank in part.ranks})
    place, number = {s: i for i, s in enumerate(syllables)}, {rank: i for i, rank in enumerate(ranks)}
    ids = []
    for part in parts:
        here = np.array([*(place[s] for s in part.syllables), len(syllables)], dtype=np.int32)
        ids.append(here[part.laid.ids])
    longest = max(len(i) for i in ids)
    told = {name: _side_by_side([getattr(part.laid, name) for part in parts], longest, 0)
            for name in ("alone", "title", "clan", "repeats", "initial", "first")}  # fmt: skip
    lengths = np.concatenate([part.laid.length for part in parts])
    rank = [np.array([number[r] for r in part.ranks], dtype=np.intp)[part.rank] for part in parts]
    return Forms(
        syllables,
        Laid(_side_by_side(ids, longest, len(syllables)), length=lengths, **told),
        np.concatenate([part.special for part in parts]),
        np.concatenate([part.initials for part in parts]),
        ranks,
        np.concatenate(rank),
        np.concatenate([part.alias for part in parts]),
    )


def _side_by_side(tables: Sequence[NDArray[Any]], rows: int, nothing: int) -> NDArray[Any]:
    return np.concatenate([np.pad(t, ((0, rows - len(t)), (0, 0)), constant_values=nothing) for t in tables], axis=1)


class Shelf:
    """Forms of names, laid out so that any two of them can be compared fast.

    Args:
        forms: The forms.

    Attributes:
        syllables: All that stand in them, ascending.
        laid: The forms as tables of the numbers of their syllables.
    """

    def __init__(self, forms: Forms) -> None:
        self.syllables, self.laid = forms.syllables, forms.laid
        self._table = _table_of(self.syllables)
        self._special, self._initials = forms.special, forms.initials
        self._ranks, self._alias = forms.rank, forms.alias
        self._by_ranks = np.array([[one.by_ranks(a, b) for b in forms.ranks] for a in forms.ranks], dtype=np.float32)

    def bits(self, left: Places, right: Places) -> Bits:
        """What each left form says beside the right form at the same place, in bits.

        Args:
            left: Places of forms on the shelf.
            right: The same, as many.
        """
        found = np.empty(len(left), dtype=np.float32)
        longest = np.maximum(self.laid.length[left], self.laid.length[right])
        special = self._special[left] | self._special[right]
        initials = self._initials[left] | self._initials[right]
        order = np.lexsort((longest, special, initials))
        for start in range(0, len(order), _AT_ONCE):
            some = order[start : start + _AT_ONCE]
            found[some] = self._bits(left[some], right[some], bool(special[some].any()))
        return found

    def _bits(self, left: Places, right: Places, special: bool) -> Bits:
        a, b = self.laid, self.laid
        rows, columns = int(a.length[left].max()), int(b.length[right].max())
        bits = np.empty((rows, columns, len(left)), dtype=np.float32)
        initials = bool((self._initials[left] | self._initials[right]).any())
        for i in range(rows):
            mine = a.ids[i, left]
            for j in range(columns):
                bits[i, j] = self._table[mine, b.ids[j, right]]
                both = a.repeats[i, left] & b.repeats[j, right]
                if both.any():
                    bits[i, j][both] = np.minimum(bits[i, j][both], np.float32(one.REPEATED))
                if special:
                    bits[i, j] = _by_role(bits[i, j], a, i, left, b, j, right)
                if initials:
                    _put_initials(bits[i, j], a, i, left, b, j, right)
        ours, theirs = a.alone[:rows, left], b.alone[:columns, right]
        best = align_with_halves(bits, ours, theirs) + self._by_ranks[self._ranks[left], self._ranks[right]]
        best[self._alias[left] | self._alias[right]] += one.BY_ALIAS
        return best


def align_with_halves(bits: Bits, ours: Bits, theirs: Bits) -> Bits:
    """The best alignment of many pairs, as ``compare`` finds it: where a step sets two names apart, the rest halved."""
    near = align_many(_near(bits, one.AGAINST), _near(ours, one.APART), _near(theirs, one.APART))
    halved = np.where(bits > 0, bits * np.float32(one.RELATED), bits).astype(np.float32)
    shared = align_many(halved, ours, theirs)
    most = np.float32(one.SOME)
    best: Bits = np.maximum(
        near, np.where(shared <= most, shared, most + (shared - most) * np.float32(one.BEYOND_SOME))
    )
    return best


def _near(bits: Bits, least: float) -> Bits:
    return np.where(bits > least, bits, np.float32(one.NEVER)).astype(np.float32)


def _is_special(form: Spoken) -> bool:
    return any(form.title) or any(form.clan)


def _by_role(bits: Bits, a: Laid, i: int, left: Places, b: Laid, j: int, right: Places) -> Bits:
    """As ``comparing`` does for one pair: shared titles and clan names say less."""
    some = (bits > 0) & ((a.title[i, left] > 0) | (b.title[j, right] > 0) | (a.clan[i, left] > 0))
    if not some.any():
        return bits
    here, there = left[some], right[some]
    clan = np.minimum(a.clan[i, here], b.clan[j, there])
    plain = bits[some]
    most = clan * np.minimum(plain, np.float32(one.CLAN_SYLLABLE)) + (1 - clan) * plain
    mine, yours = a.title[i, here], b.title[j, there]
    title, name = np.minimum(mine, yours), np.minimum(1 - mine, 1 - yours)
    shared = name * np.exp2(most) + title * np.exp2(np.minimum(most, np.float32(one.SAME_TITLE))) + (1 - title - name)
    found = bits.copy()
    found[some] = np.log2(shared)
    return found


def _put_initials(bits: Bits, a: Laid, i: int, left: Places, b: Laid, j: int, right: Places) -> None:
    """As ``comparing`` does for one pair: an initial meets what begins with its letter, in one script."""
    mine, yours = a.first[i, left], b.first[j, right]
    some = (a.initial[i, left] | b.initial[j, right]) & (a.ids[i, left] != b.ids[j, right])
    some &= (mine > 0) & (yours > 0) & ((mine >= _BURMESE) == (yours >= _BURMESE))
    bits[some] = np.where(mine[some] == yours[some], one.INITIAL, one.OTHER_INITIAL)


def _laid(forms: Sequence[Spoken], place: dict[str, int]) -> Laid:
    longest = min(_LONGEST, max((len(form.syllables) for form in forms), default=0))
    beyond = len(place)  # a syllable past the end meets nothing
    ids = np.full((longest, len(forms)), beyond, dtype=np.int32)
    against, title, clan = (np.zeros((longest, len(forms)), dtype=np.float32) for _ in range(3))
    repeats = np.zeros((longest, len(forms)), dtype=np.bool_)
    initial = np.zeros((longest, len(forms)), dtype=np.bool_)
    first = np.zeros((longest, len(forms)), dtype=np.int32)
    for n, form in enumerate(forms):
        kept = form.syllables[:_LONGEST]
        ids[: len(kept), n] = [place[s] for s in kept]
        for table, values in ((against, one.alone(form)), (title, form.title), (clan, form.clan)):
            table[: len(kept), n] = values[:_LONGEST]
        for i, syllable in enumerate(kept):
            repeats[i, n] = i > 0 and syllable == kept[i - 1]
            initial[i, n] = form.initial[i] > one.SURE_INITIAL
            first[i, n] = ord(syllable[0])
    lengths = np.array([min(_LONGEST, len(form.syllables)) for form in forms], dtype=np.intp)
    return Laid(ids, against, title, clan, repeats, initial, first, lengths)


def _table_of(texts: Sequence[str]) -> Bits:
    """What any two of the syllables say together; a last row and column for what stands past a name's end."""
    table = np.full((len(texts) + 1, len(texts) + 1), one.NEVER, dtype=np.float32)
    table[:-1, :-1] = np.round(table_of(texts), 3)
    return table
