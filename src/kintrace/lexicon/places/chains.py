"""A chain of places, innermost first, and the code that surely holds it."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.lexicon.places.areas import Area, areas
from kintrace.model import Place, Precision


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a chain.

    Args:
        start: First code point of its words.
        end: One past the last.
        name: Its own name.
        level: What its generic word says it is (one of ``LEVELS``); empty: no such word.
        words: As written.
        parts: "north", "south", "east" or "west" of a state in parts; empty: not said.
    """

    start: int
    end: int
    name: str
    level: str
    words: str
    parts: str = ""


_PARTS = {
    ("Shan", "south"): "MMR014",
    ("Shan", "north"): "MMR015",
    ("Shan", "east"): "MMR016",
    ("Bago", "east"): "MMR007",
    ("Bago", "west"): "MMR008",
    ("Pegu", "east"): "MMR007",
    ("Pegu", "west"): "MMR008",
}
# Which areas of the gazetteer a generic word can mean; a district is named after a township in it.
_MEANT = {
    "state": ("state",),
    "district": ("township",),
    "township": ("township", "subtownship", "town"),
    "town": ("town", "township", "subtownship"),
    "": ("township", "state", "subtownship", "town"),
}
# "Village", "stream", "pond", "hill" in Shan and Kachin: a name made with one of them is no one place.
_VILLAGE_WORDS = frozenset(("Man", "Wan", "Ban", "Nam", "Nan", "Nawng", "Naung", "Loi", "Hway", "Kong", "Ho", "Bum"))
_STATES_IN_PARTS = {"Shan": ("MMR014", "MMR015", "MMR016"), "Bago": ("MMR007", "MMR008"), "Pegu": ("MMR007", "MMR008")}


def place_of(words: str, chain: list[Element], near: Place | None = None) -> Place:
    """Say which code holds a chain of places, and how closely.

    A township or state that the chain names decides; of two of one name the one in the state that the chain, or
    ``near``, names. A town gives its township's code. Where the chain names none, ``near`` holds a village, but not
    another town.

    Args:
        words: Words of the whole chain.
        chain: Its places, innermost first.
        near: Where the document otherwise says that it is; ``None``: nowhere.
    """
    inner, holder, own = chain[0], "", ""
    states = _states(chain, near)
    for element in reversed(chain):
        found = _code(element, states, near)
        if found:
            holder, own = found, found if element is inner else own
            states = tuple(s for s in states if found.startswith(s)) or (found[:6],)
    precision = _precision(inner, own)
    if not holder and near is not None and near.pcode and inner.level not in ("state", "district"):
        known_elsewhere = any(areas().named(e.name) for e in chain if e.level in ("", "town", "township"))
        if not known_elsewhere:
            holder = near.township or near.pcode
    if not holder:
        return Place(words, None, Precision.WORDS_ONLY, inner.name, tuple(e.words for e in chain[1:]))
    if precision is None:
        precision = Precision.WITHIN_TOWNSHIP if len(holder) >= 9 else Precision.WITHIN_STATE
    if inner.level == "district" and own:
        holder = own[:6]
    return Place(words, holder, precision, inner.name, tuple(e.words for e in chain[1:]))


def _precision(inner: Element, own: str) -> Precision | None:
    """How closely the code of the innermost place holds it; ``None``: the code is another's."""
    if not own:
        return None
    if inner.level == "district":
        return Precision.WITHIN_STATE
    if len(own) == 6:
        # "eastern Kachin State" is a part of it that has no code
        part_of_whole = inner.parts and own not in _PARTS.values()
        return Precision.WITHIN_STATE if part_of_whole else Precision.EXACT
    is_township = any(a.level in ("township", "subtownship") and a.pcode == own for a in areas().named(inner.name))
    return Precision.EXACT if is_township and inner.level in ("", "township") else Precision.WITHIN_TOWNSHIP


def _states(chain: list[Element], near: Place | None) -> tuple[str, ...]:
    """Codes of the states that the chain names; else none."""
    for element in reversed(chain):
        if element.level in ("state", ""):
            for area in areas().named(element.name):
                if area.level == "state":
                    if area.pcode:
                        return (area.pcode,)
                    part = _PARTS.get((area.name, element.parts))
                    return (part,) if part else _STATES_IN_PARTS.get(area.name, ())
    return ()


def _code(element: Element, states: tuple[str, ...], near: Place | None) -> str:
    if element.level in ("village_tract", "ward", "village"):
        return _tract_code(element, states, near) if element.level == "village_tract" else ""
    # a camp, mine or station called after a town lies in its township; villages of a town's name lie anywhere
    wanted = _MEANT["town" if element.level == "site" else element.level]
    found = [a for a in areas().named(element.name) if a.level in wanted]
    if near is not None and near.township and not element.level and _many_villages(element.name, found):
        found = [a for a in found if a.pcode == near.township]
    if element.level in ("state", "") and any(a.level == "state" for a in found):
        named = [a for a in found if a.level == "state"]
        # "Mandalay" and "Sagaing" are states and towns: without "Region" the town is meant
        if element.level == "state" or len(named) == len(found):
            return named[0].pcode or _PARTS.get((named[0].name, element.parts), "")
    return _one_of([a for a in found if a.level != "state"], wanted, states, near)


def _many_villages(name: str, found: list[Area]) -> bool:
    """Whether a small town bears a name that villages have everywhere, in a report on another township."""
    return name.partition(" ")[0] in _VILLAGE_WORDS and " " in name and all(a.level == "town" for a in found)


def _one_of(found: list[Area], wanted: tuple[str, ...], states: tuple[str, ...], near: Place | None) -> str:
    """The code that all candidates share, after the state, and then the nearness, have had their say."""
    if states:
        found = [a for a in found if a.pcode[:6] in states]
    codes = sorted({a.pcode for a in found})
    if len(codes) > 1 and near is not None and near.pcode:
        close = [c for c in codes if near.township == c] or [c for c in codes if c[:6] == near.state]
        codes = close or codes
    if len(codes) > 1:
        # a township before a small town of the same name elsewhere
        first = {a.pcode for a in found if a.level == "township" and a.pcode in codes}
        codes = sorted(first) if len(first) == 1 else codes
    if len(codes) == 1:
        return codes[0]
    shared = {c[:6] for c in codes}
    return shared.pop() if len(shared) == 1 else ""


def _tract_code(element: Element, states: tuple[str, ...], near: Place | None) -> str:
    """The one township that has a village tract of this Burmese name."""
    if not element.name or not "\u1000" <= element.name[0] <= "\u109f":
        return ""
    codes = [c for c in areas().tract_townships(element.name) if not states or c[:6] in states]
    if near is not None and near.township in codes:
        return near.township or ""
    return codes[0] if len(codes) == 1 else ""
