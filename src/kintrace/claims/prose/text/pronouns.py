"""Words that stand for people named elsewhere: pronouns, those, some of them, a couple, a side."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.people import CLOSED, DEFINITE, DETERMINERS, People, number_in
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.numbers import ENGLISH, value_of
from kintrace.model import ONE, UNCOUNTED, Count, Sex

_PRONOUNS: dict[str, tuple[Count, Sex]] = {
    "he": (ONE, Sex.MALE), "him": (ONE, Sex.MALE), "she": (ONE, Sex.FEMALE), "her": (ONE, Sex.FEMALE),
    "they": (UNCOUNTED, Sex.UNKNOWN), "them": (UNCOUNTED, Sex.UNKNOWN), "us": (Count(2, None), Sex.UNKNOWN),
    "we": (Count(2, None), Sex.UNKNOWN), "me": (ONE, Sex.UNKNOWN), "i": (ONE, Sex.UNKNOWN),
    "some": (UNCOUNTED, Sex.UNKNOWN), "others": (UNCOUNTED, Sex.UNKNOWN), "whoever": (UNCOUNTED, Sex.UNKNOWN),
    "both": (Count(2, 2), Sex.UNKNOWN), "those": (UNCOUNTED, Sex.UNKNOWN), "all": (UNCOUNTED, Sex.UNKNOWN),
    "nobody": (UNCOUNTED, Sex.UNKNOWN), "none": (UNCOUNTED, Sex.UNKNOWN), "anyone": (UNCOUNTED, Sex.UNKNOWN),
    "anybody": (UNCOUNTED, Sex.UNKNOWN), "everyone": (UNCOUNTED, Sex.UNKNOWN), "many": (UNCOUNTED, Sex.UNKNOWN),
}  # fmt: skip


def pronoun(heard: Heard, i: int) -> People | None:
    token = heard.tokens[i]
    if token.lower not in _PRONOUNS or (token.text == "US"):
        return None
    after = heard.tokens[i + 1] if i + 1 < len(heard.tokens) else None
    if token.lower in ("her", "those", "some", "all", "many", "both") and after is not None and after.word:
        if token.lower == "her" and after.lower not in CLOSED and not after.lower.endswith("ly"):
            return None  # her house
        if token.lower != "her" and _begins_phrase(heard, i + 1, token.lower):
            return None
    count, sex = _PRONOUNS[token.lower]
    plural = count is not ONE
    return People(token.start, token.end, "pronoun", token.lower, count, sex, definite=True, plural=plural)


_TOGETHER = re.compile(
    r"(?P<lead>an?|the|his|her|their|another|one|[a-z]+['’]s)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:(?P<pair>couple|duo|pair)|(?P<trio>trio)|family\s+of\s+(?P<n>\w+))(?!\s+of\b)(?![\w'’-])",
    re.IGNORECASE,
)


def together(heard: Heard, i: int) -> People | None:
    """So many who belong together, by one word: "a young couple", "a family of five"."""
    token = heard.tokens[i]
    if token.lower not in DETERMINERS:
        return None
    found = _TOGETHER.match(heard.words(token.start, heard.start + len(heard.text)))
    inner = heard.tokens[i + 1 : heard.token_at(token.start + found.end()) - 1] if found is not None else ()
    if found is None or any(t.lower in CLOSED | DETERMINERS or t.lower in vocabulary.verb_forms() for t in inner[:-1]):
        return None
    size = 2 if found["pair"] else 3 if found["trio"] else number_in(found["n"])
    if size is None:
        return None
    words = heard.words(token.start, token.start + found.end())
    return People(token.start, token.start + found.end(), "noun", "people", Count(size, size, words), plural=True,
                  definite=token.lower in DEFINITE, count_at=(token.start, token.start + found.end()))  # fmt: skip


_POSSESSIVES = {"his": ("him", Sex.MALE), "her": ("her", Sex.FEMALE), "their": ("them", Sex.UNKNOWN)}
_OWNED = re.compile(
    r"\s+(?:[\w.-]+\s+){0,3}?(?:arrest|abduction|kidnapping|detention|capture|conscription|disappearance|recruitment|seizure|"
    r"body|bodies|corpses?|remains)\b",
    re.IGNORECASE,
)


def possessive(heard: Heard, i: int) -> People | None:
    """Somebody in a word for what was done to them: "his arrest", "their bodies"."""
    token = heard.tokens[i]
    if token.lower not in _POSSESSIVES or not _OWNED.match(heard.words(token.end, heard.start + len(heard.text))):
        return None
    head, sex = _POSSESSIVES[token.lower]
    count = UNCOUNTED if head == "them" else ONE
    return People(token.start, token.end, "possessive", head, count, sex, definite=True, plural=head == "them")


_SIDE_WORDS = vocabulary.words("side_words")


def those(heard: Heard, i: int) -> People | None:
    """People known by what was done to them: "those held", "those who were taken"."""
    tokens = heard.tokens
    if tokens[i].lower != "those" or i + 1 >= len(tokens):
        return None
    j = i + 1
    if tokens[j].lower == "who" and j + 2 < len(tokens) and tokens[j + 1].lower in ("were", "are", "was"):
        j += 2
    if tokens[j].lower not in _DONE_TO:
        return None
    return People(tokens[i].start, tokens[j].end, "noun", "detainees", definite=True, plural=True)


_DONE_TO = vocabulary.words("done_to")


_ALL_BUT = re.compile(r"all\s+but\s+(?P<left>\w+)\s+of\s+(?:the|these|those)\s+(?P<all>[\w-]+)\b", re.IGNORECASE)


def all_but(heard: Heard, i: int) -> People | None:
    """Those of a group that are left when so many are taken off: "all but two of the 14 men"."""
    token = heard.tokens[i]
    found = _ALL_BUT.match(heard.words(token.start, heard.start + len(heard.text))) if token.lower == "all" else None
    left, of = (number_in(found["left"]), number_in(found["all"])) if found is not None else (None, None)
    if found is None or left is None or of is None or left >= of:
        return None
    end = token.start + found.end("left")
    return People(token.start, end, "number", "of", Count(of - left, of - left, heard.words(token.start, end)),
                  plural=of - left != 1, count_at=(token.start, end))  # fmt: skip


def some_of(heard: Heard, i: int) -> People | None:
    """So many of a group that is named with them: "eight of the twenty men"."""
    tokens = heard.tokens
    found = all_but(heard, i)
    if found is not None:
        return found
    # "three out of 275 villagers", "three more of the workers"
    of = i + 2 if i + 1 < len(tokens) and tokens[i + 1].lower in ("out", "more", "others") else i + 1
    if of + 1 >= len(tokens) or tokens[of].lower != "of":
        return None
    if tokens[of + 1].lower not in _OF_WHOM and not re.fullmatch(rf"{ENGLISH}|\d+", tokens[of + 1].lower):
        return None
    if not re.fullmatch(ENGLISH, tokens[i].lower) or tokens[i].lower == "zero":
        return None
    number = value_of(tokens[i].lower)
    return People(tokens[i].start, tokens[i].end, "number", "of", Count(number, number, tokens[i].text),
                  plural=number != 1,
                  count_at=(tokens[i].start, tokens[i].end))  # fmt: skip


_OF_WHOM = frozenset(("the", "them", "those", "these", "his", "her", "their", "our", "whom"))


def side(heard: Heard, i: int) -> People | None:
    """Words that stand for a side named before: "it", "the group", "its soldiers"."""
    token = heard.tokens[i]
    if token.lower == "it":
        return People(token.start, token.end, "pronoun", "it", armed=True, definite=True)
    if token.lower in ("the", "its", "this", "that", "their") and i + 1 < len(heard.tokens):
        after = heard.tokens[i + 1]
        if after.lower in _SIDE_WORDS and not any(a.start <= after.start < a.end for a in heard.actors):
            return People(token.start, after.end, "pronoun", "group", armed=True, definite=True)
    return None


def _begins_phrase(heard: Heard, i: int, lead: str) -> bool:
    token = heard.tokens[i]
    if token.lower in (
        "of",
        "were",
        "are",
        "have",
        "had",
        "who",
        "taken",
        "held",
        "detained",
        "arrested",
        "abducted",
        "seized",
        "even",
    ):
        return False
    return not (token.lower in CLOSED and token.lower not in DETERMINERS) and token.lower not in vocabulary.verb_forms()
