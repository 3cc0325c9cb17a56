"""What words that name a place may mean, for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kintrace.lexicon.places import sounding
from kintrace.lexicon.places.areas import LEVELS, LOCAL, Area, Areas, is_burmese
from kintrace.lexicon.places.chains import place_of
from kintrace.lexicon.places.element import Element
from kintrace.model import NOWHERE, Place

_LEAST, _MOST_SHOWN = 0.55, 10
_ELSEWHERE = 0.6  # what a likeness is worth where the words, or the document, name another township or state
_LEVELS = {
    "": ("state", "district", "township", "subtownship", "town", *LOCAL),
    "state": ("state",),
    "district": ("district",),
    "township": ("township", "subtownship", "town"),
    "town": ("town", "township", "subtownship"),
    # a village is often listed only as the tract that is called after it
    "village": ("village", "village_tract"),
    "site": ("site", "town", "township"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that words may mean.

    Args:
        pcode: Its code, or that of the smallest area that holds it where it has none; empty: a state in parts.
        name: Its name as the gazetteer lists it.
        kind: ``state``, ``district``, ``township``, ``subtownship``, ``town``, ``village_tract``, ``ward``,
            ``village`` or ``site``.
        score: How well it fits, 0..1; an order in which to look, no probability.
        why: One sentence for a reviewer.
        within: Name of the township it lies in; empty: it is larger.
    """

    pcode: str
    name: str
    kind: str
    score: float
    why: str
    within: str = ""


def candidates_for(chain: list[Element], known: Areas, near: Place | None) -> tuple[Candidate, ...]:
    """List what the innermost place of a chain may mean, best first.

    Args:
        chain: Places, innermost first.
        known: The gazetteer.
        near: Where the document otherwise says that it is; ``None``: nowhere.
    """
    inner = chain[0]
    name = inner.words if inner.level == "site" else inner.name
    holder = place_of(chain[1].words, chain[1:], known, near) if len(chain) > 1 else NOWHERE
    scope = _scope(holder) or (_scope(near) if near is not None else "")
    found: dict[tuple[str, str, str], Candidate] = {}
    likely = sounding.alike(name, _listed(inner, scope, known))
    if not inner.level and not scope and not (likely and likely[0].score >= sounding.SETTLES):
        # nothing says where, and no town is called so: a tract anywhere may be
        likely = sounding.alike(name, _everywhere(("village_tract", "village", "site"), "", known))
    for like in likely:
        candidate = _candidate(name, like, scope, holder.pcode is not None, known)
        key = (*like.area.identity, candidate.kind)
        if candidate.score >= _LEAST and (key not in found or candidate.score > found[key].score):
            found[key] = candidate
    order = _LEVELS.get(inner.level, LEVELS)
    best = sorted(found.values(), key=lambda c: (-c.score, order.index(c.kind), c.pcode, c.name))
    return tuple(best[:_MOST_SHOWN])


def _scope(place: Place) -> str:
    """The code that a candidate lies in where the place holds it: of a town, that of its township."""
    code = place.pcode or ""
    return code[:9] if len(code) == 12 and code[9] == "7" else code


def _listed(inner: Element, scope: str, known: Areas) -> Iterator[Area]:
    levels = _LEVELS.get(inner.level, (inner.level,))
    by_name = known.by_burmese if is_burmese(inner.name) else known.by_key
    yield from (a for areas in by_name.values() for a in areas if a.level in levels)
    if not is_burmese(inner.name):
        yield from (a for a in known.named(inner.name) if a.level in levels)
    local = [level for level in LOCAL if level in levels]
    if len(scope) >= 9 and "D" not in scope:
        yield from (a for level in local for a in known.inside(scope[:9], level))
    elif inner.level in LOCAL:
        # the whole state, or the whole country: only where the words say that it is so small a place
        yield from _everywhere(local, scope, known)


def _everywhere(levels: Iterable[str], scope: str, known: Areas) -> Iterator[Area]:
    for township in known.townships(scope):
        for level in levels:
            yield from known.inside(township, level)


def _candidate(name: str, like: sounding.Likeness, scope: str, told: bool, known: Areas) -> Candidate:
    area = like.area
    inside = _lies_in(area, scope, known)
    score = like.score if inside or not scope else like.score * _ELSEWHERE
    return Candidate(
        area.pcode,
        area.name,
        area.level,
        round(score, 4),
        f"{_how(name, like)}{_where(inside, scope, told)}.",
        known.names.get(area.township, ""),
    )


def _lies_in(area: Area, scope: str, known: Areas) -> bool:
    if "D" in scope:
        return area.pcode == scope or area.township in known.townships(scope)
    return bool(scope) and area.pcode.startswith(scope)


def _how(name: str, like: sounding.Likeness) -> str:
    if name.casefold() == like.area.name.casefold():
        return "Written exactly so"
    sure = like.score >= sounding.SETTLES
    if is_burmese(name) != is_burmese(like.area.name):
        return "Its name in the other script sounds so" if sure else "Its name sounds a little so"
    return "Another spelling of the name" if sure else "A name that is spelled a little so"


def _where(inside: bool, scope: str, told: bool) -> str:
    if not scope:
        return ""
    if inside:
        return ", in the area that the words name" if told else ", in the area that the document is about"
    return ", but outside the area that the words name" if told else ", but outside the area that the document is about"
