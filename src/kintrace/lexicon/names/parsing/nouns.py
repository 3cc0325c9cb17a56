"""The nouns of a parsed name. Offsets are code points of the words that were given."""

from __future__ import annotations

from dataclasses import dataclass, field

LEADING = frozenset({"title", "honorific", "rank", "profession"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a form: a word, a title of several words, or, in Burmese, everything that follows the titles.

    Args:
        text: As written.
        start: First code point in the words of the name.
        end: One past the last.
        roles: (role, share), the likeliest first; shares add up to 1. Roles are ``title``, ``honorific``, ``rank``,
            ``profession``, ``clan``, ``birth_order``, ``given``, ``initial`` and ``particle``.
    """

    text: str = field(repr=False)
    start: int
    end: int
    roles: tuple[tuple[str, float], ...]

    @property
    def role(self) -> str:
        """The likeliest role."""
        return self.roles[0][0]

    def share(self, *roles: str) -> float:
        """How likely it has one of these roles, 0..1."""
        return sum(share for role, share in self.roles if role in roles)

    @property
    def leading(self) -> float:
        """How likely it is put before (or after) a name and is no part of it: title, honorific, rank or profession."""
        return sum(share for role, share in self.roles if role in LEADING)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of a name.

    Args:
        words: As written.
        start: First code point in the words of the name.
        end: One past the last.
        parts: In the order written; a clan may stand first or last.
        kind: ``main``, ``alias`` or ``nickname``.
    """

    words: str = field(repr=False)
    start: int
    end: int
    parts: tuple[Part, ...]
    kind: str = "main"

    @property
    def given(self) -> tuple[Part, ...]:
        """The parts that are more likely the name than a title before it; all of them where none is."""
        return tuple(part for part in self.parts if part.leading < 0.5 and part.role != "particle") or self.parts


@dataclass(frozen=True, slots=True)
class Relation:
    """A relative that the words name beside the person.

    Args:
        kind: What the relative is to the person: ``father``, ``mother``, ``parent``, ``husband``, ``wife``,
            ``child``, ``sibling``, or ``beside``: somebody else who was put into the same field.
        words: The relative's name as written.
        start: First code point in the words of the name.
        end: One past the last.
    """

    kind: str
    words: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, and all that it holds.

    Args:
        words: As written.
        forms: The main form first, then aliases and nicknames; empty where the words hold no name.
        relations: Relatives that it names.
        remarks: ``deceased``, ``missing``, ``order_swapped`` (the clan stands last), ``number 2`` (the second of that
            name in a list), ``cut`` (too long for a name: only its beginning was read).
        male_probability: What the titles say of sex, 0..1; ``None``: nothing. Never from any other part of a name.
    """

    words: str = field(repr=False)
    forms: tuple[NameForm, ...]
    relations: tuple[Relation, ...] = ()
    remarks: frozenset[str] = frozenset()
    male_probability: float | None = None
