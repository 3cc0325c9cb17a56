"""Soft roles of the words of one form, from what the lists say, where a word stands and what stands around it."""

from __future__ import annotations

import math
from functools import lru_cache

from kintrace.lexicon.names.parsing.tokens import Token, same_again, syllables_of
from kintrace.lexicon.names.parsing.words import Reading, words

Roles = tuple[tuple[str, float], ...]
GIVEN: Roles = (("given", 1.0),)
_TITLE_ALONE, _OFFICE_ALONE = 0.06, 0.6  # nothing follows: a name, or somebody of whom only the office was written
_INSIDE = 0.02  # a title inside a name is part of it
_AFTER_OWN, _AFTER_OTHER = 0.12, 0.8  # "U Ko Lay" is U and a name; "U Sai Tun" has both titles
_DOUBLED = 0.06  # "Maung Maung"
_OTHER_PEOPLE = 0.2
_OFFICE_LAST, _CLAN_LAST, _CLAN_LAST_OF_TWO, _CLAN_AFTER_COMMA = 0.85, 0.75, 0.55, 0.93
_CLAN_INSIDE, _CLAN_ALONE = 0.3, 0.5
_BIRTH_AFTER_CLAN, _BIRTH_AMONG_OWN, _BIRTH_LATER = 0.75, 0.55, 0.3
_MOST = 0.99
_LONGEST = 60  # letters of a Burmese name; longer ones are no evidence of anything


def roles_of(tokens: list[Token], comma: int | None = None) -> list[Roles]:
    """Say what each word may be.

    Args:
        tokens: The words of one form.
        comma: Number of the word that stands after a comma; ``None``: there is none.
    """
    if not any(t.readings or len(t.key) == 1 for t in tokens):
        return [GIVEN] * len(tokens)
    peoples = _peoples(tokens)
    found: list[Roles] = []
    opening, leads = True, 0
    for at, token in enumerate(tokens):
        if not token.readings and len(token.key) > 1:
            found.append(GIVEN)
            opening = False
            continue
        shares = _Place(tokens, found, at, opening, leads, peoples, at == comma).shares()
        found.append(_summed(tuple(shares)))
        opening = opening and sum(s for role, s in found[-1] if role in _LEAD) >= 0.5
        leads += opening
    return found


_LEAST_SURE = 0.005  # titles are never proof
_LEAD = frozenset({"title", "honorific", "rank", "profession"})


def male_probability(tokens: list[Token], found: list[Roles]) -> float | None:
    """What the titles say of sex: every title's word counts as far as it is one; ``None``: there is no title.

    >>> from kintrace.lexicon.names.parsing.tokens import tokens_in
    >>> daw = tokens_in("Daw Mya")
    >>> male_probability(daw, roles_of(daw)) < 0.05
    True
    """
    odds, any_title = 0.0, False
    for token, roles in zip(tokens, found, strict=True):
        shares = dict(roles)
        said = [r for r in token.readings if r.male is not None and shares.get(r.kind, 0.0) > 0]
        if not any(r.leading and shares[r.kind] >= 0.1 for r in said):
            continue
        any_title = True
        male = 0.5
        for kind in {r.kind for r in said}:
            same = [r.male for r in said if r.kind == kind and r.male is not None]
            male += shares[kind] * (sum(same) / len(same) - 0.5)
        odds += math.log(male / (1 - male))
    return round(min(max(1 / (1 + math.exp(-odds)), _LEAST_SURE), 1 - _LEAST_SURE), 3) if any_title else None


class _Place:
    """One word with what stands around it."""

    def __init__(
        self, tokens: list[Token], found: list[Roles], at: int, opening: bool, leads: int, peoples: frozenset[str],
        after_comma: bool,
    ) -> None:  # fmt: skip
        self.tokens, self.found, self.at, self.opening, self.leads = tokens, found, at, opening, leads
        self.peoples, self.after_comma = peoples, after_comma
        self.token = tokens[at]
        self.following = sum(t.syllables for t in tokens[at + 1 : at + 3])
        self.doubled = at + 1 < len(tokens) and same_again(self.token, tokens[at + 1])
        self.doubled |= at > 0 and not opening and tokens[at - 1].key == self.token.key

    def shares(self) -> list[tuple[str, float]]:
        """(role, share) for each reading; what is left is the given name's."""
        shares: dict[str, float] = {}
        for reading in self.token.readings:
            share = self._of(reading)
            if share:
                shares[reading.kind] = max(shares.get(reading.kind, 0.0), share)
        if len(self.token.key) == 1 and not self.token.burmese:
            left = 1 - sum(shares.values())
            shares["initial"] = left * (0.3 if self.token.key == "u" else 0.6 if len(self.tokens) == 1 else 0.92)
        return list(shares.items())

    def _of(self, reading: Reading) -> float:
        if reading.leading:
            return self._lead(reading)
        if reading.kind == "clan":
            return self._clan(reading)
        if reading.kind == "birth_order":
            return self._birth_order(reading)
        if reading.kind == "particle":
            return 0.9 if self.at else 0.4
        return 0.0

    def _lead(self, reading: Reading) -> float:
        office = reading.kind != "title"
        share = reading.more if self.following > 1 else reading.one
        if not self.following and self.at == 0:
            return _OFFICE_ALONE * share if office else _TITLE_ALONE
        if not self.following and self.after_comma and self.at and not office:
            return share * _OFFICE_LAST  # "Tin Lwin, U", as libraries put it
        if not self.following and office and share >= 0.7 and (not self.opening or self.after_comma):
            return share * _OFFICE_LAST
        if not self.opening or not self.following:
            return share * (0.4 if office and share >= 0.9 else _INSIDE)
        if self.doubled:
            third = self.at + 2 < len(self.tokens) and self.tokens[self.at + 2].key == self.token.key
            return share * (0.8 if third or self.token.burmese else _DOUBLED)
        return self._among(reading, share)

    def _among(self, reading: Reading, share: float) -> float:
        """A leading word among other titles, and before names of one people or another."""
        if self.leads and not (reading.kind != "title" and share >= 0.9):
            before = {r.people for r in self.tokens[self.at - 1].readings if r.kind == "title"}
            if before:
                share *= _AFTER_OTHER if reading.people not in ("bamar", *before) else _AFTER_OWN
        if reading.people in self.peoples or self._before_christian():
            return 1 - (1 - share) * 0.4
        if self.peoples and reading.people not in ("", "bamar") and reading.kind == "title":
            return share * _OTHER_PEOPLE
        return share

    def _before_christian(self) -> bool:
        """Whether a name like James follows, which nobody in Myanmar bears as the second half of a name."""
        return self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].key in words().christian

    def _clan(self, reading: Reading) -> float:
        named = self.at - self.leads
        if self.opening:
            if self.following:
                return reading.more if self.following > 1 else reading.one
            return _CLAN_ALONE
        if self.at == len(self.tokens) - 1:
            if self.after_comma:
                return _CLAN_AFTER_COMMA
            return _CLAN_LAST if named >= 2 or self.tokens[self.at - 1].syllables > 1 else _CLAN_LAST_OF_TWO
        return _CLAN_INSIDE

    def _birth_order(self, reading: Reading) -> float:
        if self.doubled:
            return reading.one * 0.1
        if self.at and dict(self.found[self.at - 1]).get("clan", 0.0) >= 0.5:
            return _BIRTH_AFTER_CLAN
        if self.peoples and reading.people not in self.peoples:
            return reading.one * 0.1
        share = max(reading.one, _BIRTH_AMONG_OWN) if self.peoples else reading.one
        return share if self.opening and self.following else share * _BIRTH_LATER


@lru_cache(maxsize=20_000)
def _summed(shares: tuple[tuple[str, float], ...]) -> Roles:
    total = sum(share for _, share in shares)
    scale = min(1.0, _MOST / total) if total else 1.0
    kept = [(role, round(share * scale, 3)) for role, share in shares if round(share * scale, 3) > 0]
    kept.append(("given", round(1 - sum(share for _, share in kept), 3)))
    return tuple(sorted(kept, key=lambda pair: (-pair[1], pair[0])))


def _peoples(tokens: list[Token]) -> frozenset[str]:
    """Whose names these are, by words that only one people has."""
    found: set[str] = set()
    for token in tokens:
        evidence = {r.people for r in token.readings if r.kind in ("clan", "element")}
        if len(evidence) == 1 and not any(r.leading for r in token.readings):
            found |= evidence
        elif token.burmese and not token.readings:
            pieces = syllables_of(token.key) if len(token.key) < _LONGEST else ()
            found |= {r.people for s in pieces for r in words().burmese.get(s, ()) if r.kind == "element"}
    return frozenset(found) if len(found) == 1 else frozenset()
