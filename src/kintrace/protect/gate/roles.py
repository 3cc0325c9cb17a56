"""Who sees which fields: one table of roles, and the walker that takes out of any noun what a role does not see.

Each noun says how closely it keeps each field (``model/kept.py``). Here stands, for each kind of reader, what they see.
The gate applies it last, to everything that it lets out: a field that every other rule forgot is still covered.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints

from kintrace.errors import Refused
from kintrace.model import BLOCK, NOWHERE, UNCOUNTED, UNKNOWN, Count, Kept, Place, Quote, Reader, When, kept_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sees:
    """What one kind of reader sees, and why no more.

    Args:
        kept: How closely kept what they see is.
        why: One sentence.
    """

    kept: frozenset[Kept]
    why: str


_AT_WORK = frozenset({Kept.OPEN, Kept.ALLEGED, Kept.PERSON, Kept.WORDS, Kept.ORIGIN})

# SEALED stands in no row: what is sealed is opened by two custodians with a reason, never by a role.
SEES = MappingProxyType({
    Reader.DOCUMENTER: Sees(_AT_WORK, "Takes writings in and reads them; what families ask for is not theirs to know."),
    Reader.REVIEWER: Sees(_AT_WORK, "Checks what was read against its words."),
    Reader.CASEWORKER: Sees(_AT_WORK | {Kept.CASE}, "Sits with families; no one else sees what families ask for."),
    Reader.ANALYST: Sees(
        frozenset({Kept.OPEN, Kept.ALLEGED}),
        "Works on counts, codes, days and townships: no names, no words, no files.",
    ),
    Reader.CUSTODIAN: Sees(
        frozenset({Kept.OPEN, Kept.ORIGIN, Kept.CUSTODY}),
        "Keeps originals and their way; what is alleged of whom is not needed for that.",
    ),
    Reader.ADMINISTRATOR: Sees(frozenset({Kept.OPEN}), "Keeps machines and roles, not cases."),
    Reader.FAMILY: Sees(frozenset(), "No lead reaches a family; what two people confirmed is told in person."),
})  # fmt: skip


def sees(reader: Reader, kept: Kept) -> bool:
    """Whether a reader sees what is kept so closely."""
    return kept in SEES[reader].kept


def require_reader(reader: Reader) -> None:
    """Refuse a reader who may be shown nothing.

    Raises:
        Refused: They may not.
    """
    if not SEES[reader].kept:
        raise Refused(
            "Leads are not shown to families: nobody has confirmed them. Speak with the family at the next visit, "
            "when two people have confirmed what there is."
        )


def only_what(noun: T, reader: Reader) -> T:
    """Take out of a noun, and of every noun in it, what a reader does not see; each field stays of its type.

    Words give way to none, several things to none, days and places to "not known"; in a quote each code point is
    blocked out, so that its place stays right.

    Raises:
        TypeError: A noun does not say how closely it keeps its fields, or holds something that cannot be left empty.

    >>> shown = only_what(When("2025-09-30", "just last night"), Reader.ANALYST)
    >>> shown.edtf, shown.words
    ('2025-09-30', '')
    """
    return cast(T, _only(noun, frozenset(SEES[reader].kept)))


def _only(value: Any, seen: frozenset[Kept]) -> Any:
    if isinstance(value, tuple):
        return tuple(_only(v, seen) for v in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    noun = type(value)
    changed = {f.name: _field(value, f.name, seen) for f in fields(noun)}
    return value if all(changed[f] is getattr(value, f) for f in changed) else noun(**changed)


def _field(noun: Any, name: str, seen: frozenset[Kept]) -> Any:
    value, how = getattr(noun, name), kept_of(type(noun))[name]
    if isinstance(how, tuple):
        return tuple(_columns(row, how, seen) for row in value)
    if how in seen:
        return _only(value, seen)
    if isinstance(noun, Quote) and name == "text":
        return BLOCK * len(value)
    return _nothing(type(noun), name, value)


def _columns(row: tuple[Any, ...], how: tuple[Kept, ...], seen: frozenset[Kept]) -> tuple[Any, ...]:
    return tuple(_only(v, seen) if k in seen else type(v)() for v, k in zip(row, how, strict=True))


_EMPTY: dict[type, object] = {Place: NOWHERE, When: UNKNOWN, Count: UNCOUNTED}


def _nothing(noun: type, name: str, value: Any) -> Any:
    """What says nothing, of the type that a field has."""
    if NoneType in _types(noun)[name]:
        return None
    kind = type(value)
    if kind in _EMPTY:
        return _EMPTY[kind]
    if isinstance(value, Enum):
        return _unknown(kind)
    if isinstance(value, str | bytes | tuple | int | float):
        return kind()
    if is_dataclass(value):
        return kind(**{f.name: _nothing(kind, f.name, getattr(value, f.name)) for f in fields(value)})
    raise TypeError(f"{noun.__name__}.{name}: there is no way to leave it empty")


def _unknown(kind: type) -> object:
    """The word of an enumeration for "we do not know"."""
    for word in ("UNKNOWN", "NOT_SAID", "WORDS_ONLY"):
        if word in kind.__members__:  # type: ignore[attr-defined]  # an Enum has it
            return kind[word]  # type: ignore[index]
    raise TypeError(f"{kind.__name__} has no word for what is not known: keep the field that holds it as closely")


@cache
def _types(noun: type) -> dict[str, tuple[type, ...]]:
    hints: Callable[..., dict[str, Any]] = get_type_hints
    found = hints(noun, vars(sys.modules[noun.__module__]))
    return {name: get_args(hint) or (hint,) for name, hint in found.items()}
