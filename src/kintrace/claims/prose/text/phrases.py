"""Phrases for people: nouns with their numbers, pronouns, numbers that stand alone, words for a side."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.people import CLOSED, DEFINITE, DETERMINERS, People
from kintrace.claims.prose.text.pronouns import possessive, pronoun, side, some_of, those, together
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon import people
from kintrace.lexicon.people import PersonNoun
from kintrace.model import ONE, UNCOUNTED, Child, Count, Sex

_GROWN = frozenset(["man", "men", "woman", "women"])  # words for the young too: "young men" of sixteen
_PARENTS = frozenset(["father", "mother", "husband", "wife", "parents", "wives", "husbands"])


def noun_at(heard: Heard, i: int) -> tuple[PersonNoun, int] | None:
    """The noun for persons that starts at a word (of up to three words), and the index of its last word."""
    nouns = people.english()
    for length in (3, 2, 1):
        piece = heard.tokens[i : i + length]
        if len(piece) == length:
            noun = nouns.get(" ".join(t.lower for t in piece))
            if noun is not None:
                return noun, i + length - 1
    return None


def aged_one(heard: Heard, i: int) -> People | None:
    """Somebody named by their age alone: "a 26-year-old who was running away"."""
    tokens = heard.tokens
    if (
        tokens[i].lower not in ("a", "an", "the", "another", "one")
        or i + 1 >= len(tokens)
        or not re.fullmatch(r"\d{1,2}[-‐‑]years?[-‐‑]olds?", tokens[i + 1].lower)
    ):
        return None
    if i + 2 < len(tokens) and (
        noun_at(heard, i + 2)
        or (tokens[i + 2].word and tokens[i + 2].lower not in CLOSED and not tokens[i + 2].lower.endswith("ed"))
    ):
        return None
    words = heard.words(tokens[i].start, tokens[i + 1].end)
    return People(
        tokens[i].start,
        tokens[i + 1].end,
        "noun",
        "person",
        replace(ONE, words=words),
        definite=tokens[i].lower == "the",
    )


def noun_phrase(heard: Heard, i: int, blocked: list[tuple[int, int]]) -> People | None:
    found = noun_at(heard, i)
    token = heard.tokens[i]
    in_place = token.capital and any(p.start <= token.start < p.end for p in heard.places)
    if found is None or in_place or any(s <= token.start < e for s, e in blocked):
        return None
    noun, last = found
    if noun.plural and heard.words(heard.tokens[last].end, heard.tokens[last].end + 1) in ("'", "’"):
        return None  # a possessive: "villagers' homes"
    if noun.word == "local" and not noun.plural and heard.tokens[max(i - 1, 0)].lower not in DETERMINERS:
        return None  # "local resistance groups"
    if not noun.plural and any(a.start == heard.tokens[last].end + 1 for a in heard.actors):
        return None  # it describes a side: "local resistance fighters"
    following = heard.tokens[last + 1].lower if last + 1 < len(heard.tokens) else ""
    if following in people.english() and not people.english()[following].armed and not noun.plural:
        return None  # the first of two nouns: "village elder", "student leader"
    first = _start_of_phrase(heard, i)
    if noun.plural:
        first = _start_of_number(heard, first)
    start, end = heard.tokens[first].start, heard.tokens[last].end
    counted = next(
        (c for c in heard.counts if c.start < end and c.phrase_end > token.start and not in_date(heard, c.start)), None
    )
    if counted is not None:
        if (counted.count.min or 0) > 1 and not noun.plural:
            return None  # a describing word of other things: "twelve local and foreign agencies"
        first = heard.token_at(counted.start)
        if first > 0 and heard.tokens[first - 1].lower in DEFINITE - {"that", "this"}:
            first -= 1
        start = heard.tokens[first].start
    one_more = (
        not counted
        and first > 0
        and heard.tokens[first - 1].lower == "one"
        and heard.tokens[first].lower in ("other", "more")
    )
    if one_more:  # "her son and one other youth"
        words = heard.words(heard.tokens[first - 1].start, end)
        return People(
            heard.tokens[first - 1].start, end, "noun", noun.word, replace(ONE, words=words), noun.sex, noun.child
        )
    lead = heard.tokens[heard.token_at(start)].lower
    definite = lead in DEFINITE or _possessor_before(heard, first)
    count, at = (counted.count, (counted.start, counted.end)) if counted else (_of_article(noun, lead, definite), None)
    single = noun.word == "youth" and lead in (
        "a",
        "an",
        "another",
        "one",
    )  # "a youth of 19", where "youth" may be many
    count = ONE if single else count
    sex = noun.sex if noun.sex is not Sex.UNKNOWN else _sex_around(heard, first, i)
    child = noun.child if noun.child is Child.YES or noun.word in _PARENTS or noun.word not in _GROWN else Child.UNKNOWN
    return People(start, end, "noun", noun.word, replace(count, words=heard.words(start, end)), sex, child,
                  definite=definite, plural=noun.plural and not single, armed=noun.armed, count_at=at,
                  sex_at=(token.start, end) if sex is not Sex.UNKNOWN else None)  # fmt: skip


def _start_of_phrase(heard: Heard, i: int) -> int:
    """Go left over describing words and numbers to where the phrase begins."""
    first = i
    for j in range(i - 1, max(-1, i - 7), -1):
        token = heard.tokens[j]
        if not token.word or (token.lower in CLOSED and token.lower not in DETERMINERS) or in_date(heard, token.start):
            break
        if (
            token.lower == "that"
            and heard.tokens[i].lower in people.english()
            and people.english()[heard.tokens[i].lower].plural
        ):
            break
        if token.lower in vocabulary.verb_forms() and not _describes(heard, j):
            break
        if token.lower.endswith("ed") and j and any(a.start < heard.tokens[j - 1].end <= a.end for a in heard.actors):
            break  # "the KIA separated men from women"
        if token.lower.endswith("ly") and token.lower not in ("elderly", "early"):
            break
        first = j
        if token.lower in DETERMINERS:
            break
    return first


def _start_of_number(heard: Heard, first: int) -> int:
    """Go left over words for a number that is not known: "an unknown number of villagers"."""
    tokens = heard.tokens
    if first < 3 or tokens[first - 1].lower != "of" or tokens[first - 2].lower not in ("number", "handful"):
        return first
    lead = next((j for j in range(first - 3, max(-1, first - 6), -1) if tokens[j].lower in ("a", "an")), None)
    return first if lead is None else lead


def _describes(heard: Heard, j: int) -> bool:
    """Whether a form of a verb may stand before a noun: "wounded villagers", "the abducted men"."""
    kinds = {k for form in vocabulary.verb_forms()[heard.tokens[j].lower] for k in form.kinds}
    return "participle" in kinds and j > 0 and heard.tokens[j - 1].lower in DETERMINERS


def in_date(heard: Heard, at: int) -> bool:
    return any(d.start <= at < d.end for d in heard.dates)


def _possessor_before(heard: Heard, first: int) -> bool:
    return first > 0 and heard.tokens[first - 1].lower.endswith(("'s", "s'"))


def _of_article(noun: PersonNoun, lead: str, definite: bool) -> Count:
    if noun.plural:
        return UNCOUNTED if definite else Count(2, None)
    return ONE


def _sex_around(heard: Heard, first: int, i: int) -> Sex:
    before = {t.lower for t in heard.tokens[first:i]}
    if before & {"female", "women", "woman"}:
        return Sex.FEMALE
    return Sex.MALE if before & {"male", "men", "man"} else Sex.UNKNOWN


def phrase_at(heard: Heard, i: int, blocked: list[tuple[int, int]]) -> People | None:
    """The phrase for people whose noun or pronoun stands at an index; ``None``: none does.

    Args:
        heard: The sentence.
        i: Index of a word.
        blocked: Spans of sides and outlets, in which a noun names nobody.
    """
    for found in (some_of(heard, i), side(heard, i), aged_one(heard, i), those(heard, i), together(heard, i)):
        if found is not None:
            return found
    return noun_phrase(heard, i, blocked) or possessive(heard, i) or pronoun(heard, i)
