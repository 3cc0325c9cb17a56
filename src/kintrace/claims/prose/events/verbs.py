"""Verbs with their auxiliaries: voice, tense, denial and doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.phrases import in_date
from kintrace.claims.prose.text.words import Heard

HARD = frozenset(';:—“”"«»')


OPENERS = vocabulary.words("openers")
ADVERBS = vocabulary.words("adverbs")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries.

    Args:
        first: Index of its first word.
        at: Index of the verb itself.
        kind: ``past``, ``participle``, ``base``, ``s`` or ``ing``.
        passive: Whether its subject is the one it is done to.
        reduced: Whether it is a participle without auxiliary ("six people seized by").
        perfect: Whether it is a perfect.
        present: Whether it tells of the present: habits, or what goes on.
        unreal: Whether it is only possible, wished, feared, ordered or conditional.
        denied: Whether it is negated.
    """

    first: int
    at: int
    kind: str
    passive: bool = False
    reduced: bool = False
    perfect: bool = False
    present: bool = False
    unreal: bool = False
    denied: bool = False


def group_at(heard: Heard, at: int, kinds: frozenset[str]) -> Group | None:
    """Read the verb at an index with its auxiliaries; ``None``: it is no verb there."""
    tokens, i = heard.tokens, _before_other_verb(heard, at, kinds) - 1
    aux: list[str] = []
    first, negated = at, False
    while i >= 0:
        word = tokens[i].lower
        if tokens[i].text == "May" and in_date(heard, tokens[i].start):
            break  # the month: "arrested on 3 May was released"
        if word in vocabulary.words("negative"):
            negated = True
        elif word in vocabulary.words("be") | vocabulary.words("have") | vocabulary.words("modal") | vocabulary.words(
            "do"
        ) or (word in vocabulary.words("get") and "participle" in kinds and i + 1 == at):
            aux.append(word)
            first = i
        elif word == "to" and "base" in kinds | _infinitive_after(aux):
            aux.append(word)
            first = i
            break
        elif not (word in ADVERBS or word.endswith("ly")):
            break
        if at - i > 8:
            break
        i -= 1
    return _read(heard, at, first, kinds, aux[::-1], negated)


def _before_other_verb(heard: Heard, at: int, kinds: frozenset[str]) -> int:
    """Where the words before "and" stand that another participle shares: "had been drugged and bundled into"."""
    tokens = heard.tokens
    if "participle" not in kinds or at < 3 or tokens[at - 1].lower != "and":
        return at
    other = tokens[at - 2].lower
    helps = vocabulary.words("be") | vocabulary.words("have")
    if other.endswith("ed") and other not in vocabulary.verb_forms() and tokens[at - 3].lower in helps:
        return at - 2
    return at


def _infinitive_after(aux: list[str]) -> frozenset[str]:
    """After "to have" and "to be" the plain form is that of the auxiliary."""
    return frozenset({"base"}) if aux and aux[-1] in ("have", "be") else frozenset()


def _read(heard: Heard, at: int, first: int, kinds: frozenset[str], aux: list[str], negated: bool) -> Group | None:
    words = vocabulary.words
    be = [a for a in aux if a in words("be") or a in words("get")]
    have = [a for a in aux if a in words("have")]
    modal = any(a in words("modal") for a in aux)
    if modal and aux and aux[0] == "could" and negated:
        modal = True
    denied = negated
    last = aux[-1] if aux else ""
    infinitive = "to" in aux
    unreal = modal or (infinitive and not _realised(heard, first, have))
    if "ing" in kinds and not ({"participle", "past"} & kinds):
        return (
            Group(first, at, "ing", present=True, unreal=unreal, denied=denied)
            if be
            else Group(at, at, "ing", denied=denied, unreal=unreal)
        )
    if be and "participle" in kinds and last in words("be") | words("get"):
        present = (be[0] in ("is", "are", "'s", "'re", "am", "gets", "get") and not have and not infinitive) or (
            "being" in be and len(be) > 1 and be[0] in ("is", "are", "were", "was"))  # fmt: skip
        return Group(first, at, "participle", True, perfect=bool(have), present=present, unreal=unreal, denied=denied)
    if have and "participle" in kinds:
        return Group(first, at, "participle", perfect=True, unreal=unreal, denied=denied)
    if any(a in words("do") for a in aux) or infinitive or modal:
        return (
            Group(first, at, "base", unreal=unreal or (infinitive and not _realised(heard, first, have)), denied=denied)
            if "base" in kinds
            else None
        )
    if aux and not have:
        return None
    if "past" in kinds or "participle" in kinds:
        if "past" not in kinds:
            return Group(at, at, "participle", True, reduced=True, denied=denied)
        return Group(at, at, "past", denied=denied)
    kind = "s" if "s" in kinds else "base"
    return Group(at, at, kind, present=True, denied=denied)


def _realised(heard: Heard, first: int, have: list[str]) -> bool:
    """Whether an infinitive tells of what was done: "managed to", "are said to have"."""
    before = heard.words(heard.start, heard.tokens[min(first + 2, len(heard.tokens) - 1)].end).lower()[-60:]
    if have and re.search(
        r"\b(said|believed|reported|alleged|thought|understood|known|suspected|claimed|appears?|feared|presumed|rumou?red)\s+to\s+have\b",
        before,
    ):
        return True
    return bool(re.search(r"\b(managed|able|forced|made|had)\s+to\b", before)) and not have


# "two who did not want to go were drowned": the wish has its own verb
_WISHED_BY_THEM = re.compile(r"\b(?:who|that)\b[^,]*\bto\s+[a-z]+(?:\s+[\w-]+){0,4}\s+\Z")


def doubts(heard: Heard, group: Group) -> bool:
    """Whether words before the verb make it a wish, a fear, an order or a condition."""
    start = heard.tokens[group.first].start
    before = heard.words(max(heard.start, start - 48), start).lower()
    near = re.split(r"[;:“”\",—–]", before)[-1]
    told_of_them = group.passive and _WISHED_BY_THEM.search(near)
    if (
        vocabulary.pattern("unreal").search(near)
        and not vocabulary.pattern("realised").search(near)
        and not told_of_them
    ):
        return not re.search(r"(?:fear|fears|feared) to have", near)
    opener = opener_of(heard, group.first)
    if opener in vocabulary.words("condition") or (
        opener in ("until", "before", "once")
        and not _past_told(heard, group)
        and not (opener == "before" and group.kind == "ing")
    ):
        return True
    return bool(re.search(r"\b(?:only\s+)?(?:if|unless|lest|whether)\b[^,;]*$", before))


def _past_told(heard: Heard, group: Group) -> bool:
    return group.kind in ("past", "participle")


def opener_of(heard: Heard, first: int) -> str:
    """The word that opens the clause of a verb, lower case; empty: none before the next mark."""
    for i in range(first - 1, max(-1, first - 14), -1):
        word = heard.tokens[i].lower
        if word in HARD or word == ",":
            return ""
        if word in OPENERS:
            return word
    return ""


def told_since(heard: Heard, first: int, opener: str) -> bool:
    """Whether the clause that the opener opened has had its verb already: "the men whom they took have been freed"."""
    for i in range(first - 1, max(-1, first - 40), -1):
        word = heard.tokens[i].lower
        if word == opener:
            return False
        if word in ("and", "but", "then", ","):
            return False
        if word in vocabulary.verb_forms() or word in vocabulary.words("be") | vocabulary.words("have"):
            return True
    return False
