"""Phrases for people: nouns with their numbers, pronouns, numbers that stand alone, words for a side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon import people
from kintrace.lexicon.counts import FoundCount
from kintrace.lexicon.numbers import ENGLISH, value_of
from kintrace.lexicon.people import PersonNoun
from kintrace.model import ONE, UNCOUNTED, Child, Count, Sex

_DETERMINERS = vocabulary.words("determiners")


_DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "both"]
)
_PREPOSITIONS = vocabulary.words("prepositions")
_CLOSED = vocabulary.words("closed") | {"upon", "citing", "amid", "amongst", "whilst", "say", "says", "said"}
_PRONOUNS: dict[str, tuple[Count, Sex]] = {
    "he": (ONE, Sex.MALE), "him": (ONE, Sex.MALE), "she": (ONE, Sex.FEMALE), "her": (ONE, Sex.FEMALE),
    "they": (UNCOUNTED, Sex.UNKNOWN), "them": (UNCOUNTED, Sex.UNKNOWN), "us": (Count(2, None), Sex.UNKNOWN),
    "we": (Count(2, None), Sex.UNKNOWN), "me": (ONE, Sex.UNKNOWN), "i": (ONE, Sex.UNKNOWN),
    "some": (UNCOUNTED, Sex.UNKNOWN), "others": (UNCOUNTED, Sex.UNKNOWN), "whoever": (UNCOUNTED, Sex.UNKNOWN),
    "both": (Count(2, 2), Sex.UNKNOWN), "those": (UNCOUNTED, Sex.UNKNOWN), "all": (UNCOUNTED, Sex.UNKNOWN),
    "nobody": (UNCOUNTED, Sex.UNKNOWN), "none": (UNCOUNTED, Sex.UNKNOWN), "anyone": (UNCOUNTED, Sex.UNKNOWN),
    "anybody": (UNCOUNTED, Sex.UNKNOWN), "everyone": (UNCOUNTED, Sex.UNKNOWN), "many": (UNCOUNTED, Sex.UNKNOWN),
}  # fmt: skip
KIN = vocabulary.words("kin")
_GROWN = frozenset(["man", "men", "woman", "women"])  # words for the young too: "young men" of sixteen
_PARENTS = frozenset(["father", "mother", "husband", "wife", "parents", "wives", "husbands"])


@dataclass(frozen=True, slots=True)
class People:
    """One phrase that names people.

    Args:
        start: First code point of the phrase.
        end: One past the last.
        kind: ``noun``, ``number`` (the noun stands elsewhere), ``pronoun`` or ``name``.
        head: The noun or pronoun, lower case; empty: a name.
        count: How many, with the words.
        sex: Of all of them.
        child: What noun and ages say.
        ages: Years.
        names: As written.
        definite: Whether the phrase speaks of somebody known already.
        plural: Whether it stands for more than one.
        armed: Whether they are fighters or officials of a side: no victims, as a rule.
        count_at: Span of the words of number; ``None``: none.
        sex_at: Span of the words that say the sex; ``None``: none.
        ages_at: Spans of the ages.
        names_at: Spans of the names.
        occupation: Words for what they do; empty: none.
    """

    start: int
    end: int
    kind: str
    head: str = field(default="", repr=False)
    count: Count = UNCOUNTED
    sex: Sex = Sex.UNKNOWN
    child: Child = Child.UNKNOWN
    ages: tuple[int, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)
    definite: bool = False
    plural: bool = False
    armed: bool = False
    count_at: tuple[int, int] | None = None
    sex_at: tuple[int, int] | None = None
    ages_at: tuple[tuple[int, int], ...] = ()
    names_at: tuple[tuple[int, int], ...] = ()

    @property
    def kin(self) -> bool:
        """Whether the noun says how they are related to somebody."""
        return self.head in KIN


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
        tokens[i].lower not in ("a", "an", "the", "another")
        or i + 1 >= len(tokens)
        or not re.fullmatch(r"\d{1,2}[-‐‑]years?[-‐‑]olds?", tokens[i + 1].lower)
    ):
        return None
    if i + 2 < len(tokens) and (
        noun_at(heard, i + 2)
        or (tokens[i + 2].word and tokens[i + 2].lower not in _CLOSED and not tokens[i + 2].lower.endswith("ed"))
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
    if noun.word == "local" and not noun.plural and heard.tokens[max(i - 1, 0)].lower not in _DETERMINERS:
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
        if first > 0 and heard.tokens[first - 1].lower in _DEFINITE - {"that", "this"}:
            first -= 1
        start = heard.tokens[first].start
    lead = heard.tokens[heard.token_at(start)].lower
    definite = lead in _DEFINITE or _possessor_before(heard, first)
    count, at = (counted.count, (counted.start, counted.end)) if counted else (_of_article(noun, lead, definite), None)
    sex = noun.sex if noun.sex is not Sex.UNKNOWN else _sex_around(heard, first, i)
    child = noun.child if noun.child is Child.YES or noun.word in _PARENTS or noun.word not in _GROWN else Child.UNKNOWN
    return People(start, end, "noun", noun.word, replace(count, words=heard.words(start, end)), sex, child,
                  definite=definite, plural=noun.plural, armed=noun.armed, count_at=at,
                  sex_at=(token.start, end) if sex is not Sex.UNKNOWN else None)  # fmt: skip


def _start_of_phrase(heard: Heard, i: int) -> int:
    """Go left over describing words and numbers to where the phrase begins."""
    first = i
    for j in range(i - 1, max(-1, i - 7), -1):
        token = heard.tokens[j]
        if (
            not token.word
            or (token.lower in _CLOSED and token.lower not in _DETERMINERS)
            or in_date(heard, token.start)
        ):
            break
        if (
            token.lower == "that"
            and heard.tokens[i].lower in people.english()
            and people.english()[heard.tokens[i].lower].plural
        ):
            break
        if token.lower in vocabulary.verb_forms() and not _describes(heard, j):
            break
        if token.lower.endswith("ly") and token.lower not in ("elderly", "early"):
            break
        first = j
        if token.lower in _DETERMINERS:
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
    return "participle" in kinds and j > 0 and heard.tokens[j - 1].lower in _DETERMINERS


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


def pronoun(heard: Heard, i: int) -> People | None:
    token = heard.tokens[i]
    if token.lower not in _PRONOUNS or (token.text == "US"):
        return None
    after = heard.tokens[i + 1] if i + 1 < len(heard.tokens) else None
    if token.lower in ("her", "those", "some", "all", "many", "both") and after is not None and after.word:
        if token.lower == "her" and after.lower not in _CLOSED and not after.lower.endswith("ly"):
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
    if token.lower not in _DETERMINERS:
        return None
    found = _TOGETHER.match(heard.words(token.start, heard.start + len(heard.text)))
    if found is None or any(
        t.lower in _CLOSED for t in heard.tokens[i + 1 : heard.token_at(token.start + found.end()) - 2]
    ):
        return None
    size = 2 if found["pair"] else 3 if found["trio"] else _size(found["n"])
    if size is None:
        return None
    words = heard.words(token.start, token.start + found.end())
    return People(token.start, token.start + found.end(), "noun", "people", Count(size, size, words), plural=True,
                  definite=token.lower in _DEFINITE, count_at=(token.start, token.start + found.end()))  # fmt: skip


def _size(word: str) -> int | None:
    return value_of(word.lower()) if re.fullmatch(ENGLISH, word.lower()) else None


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
    left, of = (_size(found["left"]), _size(found["all"])) if found is not None else (None, None)
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
    if (
        i + 2 >= len(tokens)
        or tokens[i + 1].lower != "of"
        or tokens[i + 2].lower not in ("the", "them", "those", "these", "his", "her", "their", "our", "whom")
    ):
        return None
    if not re.fullmatch(ENGLISH, tokens[i].lower) or tokens[i].lower == "zero":
        return None
    number = value_of(tokens[i].lower)
    return People(tokens[i].start, tokens[i].end, "number", "of", Count(number, number, tokens[i].text),
                  plural=number != 1,
                  count_at=(tokens[i].start, tokens[i].end))  # fmt: skip


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
    return (
        not (token.lower in _CLOSED and token.lower not in _DETERMINERS) and token.lower not in vocabulary.verb_forms()
    )


_THE_REST = re.compile(
    r"\b(?:the\s+(?:rest|others|remainder)(?:\s+of\s+(?:them|those|the\s+group))?|"
    r"(?:(?:about|around|nearly|almost|over|more\s+than)\s+)?half\s+of\s+(?:them|those)|(?:most|several|many)\s+of\s+them)"
    r"(?=\s+(?:were|was|are|have|had|has|came|returned|got|escaped|fled|ran|died|made|remain|who|,)|\s*[,.;]|\s+(?:on|after|at|in)\b)"
    r"|(?:(?:about|around|nearly|almost|over|more\s+than)\s+)?\bhalf(?=\s+(?:were|have|had)\s+)",
    re.IGNORECASE,
)


def bare_numbers(heard: Heard, taken: list[tuple[int, int]]) -> list[People]:
    """Numbers that stand for people by themselves: "the three", "freed eight", "the rest", "around half of them"."""
    found = [
        People(
            heard.start + m.start(),
            heard.start + m.end(),
            "number",
            "",
            Count(2, None, words=m[0]),
            definite=True,
            plural=True,
        )
        for m in _THE_REST.finditer(heard.text)
        if not any(s < heard.start + m.end() and heard.start + m.start() < e for s, e in taken)
    ]
    taken = [*taken, *((p.start, p.end) for p in found)]
    for c in heard.counts:
        if any(s < c.end and c.start < e for s, e in taken):
            continue
        if c.noun is not None:  # "300 Rohingya": peoples are in no list of nouns for people at work
            if not any(s < c.phrase_end and c.start < e for s, e in taken):
                found.append(_of_a_people(c))
            continue
        lead = heard.words(c.start, c.end).lower().split()[0]
        before = heard.tokens[max(heard.token_at(c.start) - 1, 0)]
        definite = lead in _DEFINITE or (before.lower in _DEFINITE and before.end <= c.start)
        start = before.start if before.lower in _DEFINITE and before.end <= c.start else c.start
        found.append(
            People(
                start, c.end, "number", "", c.count, definite=definite, plural=c.count != ONE, count_at=(c.start, c.end)
            )
        )
    return found


def _of_a_people(found: FoundCount) -> People:
    """So many of a people or faith."""
    noun = found.noun
    assert noun is not None
    return People(
        found.start,
        found.phrase_end,
        "noun",
        "people",
        found.count,
        noun.sex,
        noun.child,
        plural=found.count != ONE,
        count_at=(found.start, found.end),
    )


def unknown_noun(heard: Heard, first: int) -> People | None:
    """A phrase before a verb that only persons can suffer, by a noun that is in no list: "the healer".

    Args:
        heard: The sentence.
        first: Index of the first word of the verb and its auxiliaries.
    """
    i = first - 1
    if i < 1 or not heard.tokens[i].word or heard.tokens[i].lower in _CLOSED or not heard.tokens[i].text.isalpha():
        return None
    start = i
    while start > 0 and i - start < 4 and heard.tokens[start].lower not in _DETERMINERS:
        start -= 1
    lead = heard.tokens[start].lower
    if (
        lead not in _DETERMINERS
        or any(not t.word for t in heard.tokens[start:i])
        or lead in ("no", "any", "each", "every")
    ):
        return None
    head = heard.tokens[i].lower
    plural = head.endswith("s") and not head.endswith("ss")
    count = Count(2, None) if plural else ONE
    words = heard.words(heard.tokens[start].start, heard.tokens[i].end)
    return People(heard.tokens[start].start, heard.tokens[i].end, "noun", head, replace(count, words=words),
                  definite=lead in _DEFINITE, plural=plural)  # fmt: skip


def unknown_object(heard: Heard, at: int) -> People | None:
    """A phrase after a verb that only persons can suffer, by a noun that is in no list: "abducted an informer".

    Args:
        heard: The sentence.
        at: Index of the verb.
    """
    tokens, i = heard.tokens, at + 1
    if i + 2 < len(tokens) and tokens[i].lower == "and" and tokens[i + 1].lower in vocabulary.verb_forms():
        i += 2
    if i + 1 >= len(tokens) or tokens[i].lower not in ("a", "an", "the", "another"):
        return None
    j = i + 1
    while j < len(tokens) and j - i <= 4 and tokens[j].text.isalpha() and tokens[j].lower not in _CLOSED:
        j += 1
    if (
        j == i + 1
        or tokens[j - 1].capital
        or any(a.start < tokens[j - 1].end and tokens[i].start < a.end for a in heard.actors)
    ):
        return None
    head = tokens[j - 1].lower
    words = heard.words(tokens[i].start, tokens[j - 1].end)
    plural = head.endswith("s") and not head.endswith("ss")
    found = People(tokens[i].start, tokens[j - 1].end, "noun", head,
                   replace(Count(2, None) if plural else ONE, words=words),
                   definite=tokens[i].lower == "the", plural=plural)  # fmt: skip
    return found if plural else _and_theirs(heard, found)


_AND_THEIRS = re.compile(
    r"(?:\s+of\s+[^,.;:]{2,40}?)?,?\s+and\s+(?P<n>[\w-]+)\s+(?:of\s+(?:his|her|their|its)\s+\w+|\w*\s?(?:others|employees|staff|workers|colleagues))\b"
)


def _and_theirs(heard: Heard, one: People) -> People:
    """Somebody with so many of theirs: "the head of a timber company and three of his staff"."""
    match = _AND_THEIRS.match(heard.words(one.end, heard.start + len(heard.text)))
    more = _size(match["n"]) if match is not None else None
    if match is None or more is None:
        return one
    end = one.end + match.end()
    return replace(
        one, end=end, count=Count(1 + more, 1 + more, heard.words(one.start, end)), plural=True, definite=False
    )


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
