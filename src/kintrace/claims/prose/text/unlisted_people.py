"""People by words in no list: numbers that stand alone, a trade that nobody listed where only persons can suffer it."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.people import CLOSED, DEFINITE, DETERMINERS, People, number_in
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.counts import FoundCount
from kintrace.model import ONE, Count

_OR_TWO = re.compile(r"\b(?:hour|day|night|week|month|year|time)s?\s+or\s+\Z", re.IGNORECASE)
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
        if _OR_TWO.search(heard.words(max(heard.start, c.start - 12), c.start)):
            continue  # "within a day or two of being taken"
        lead = heard.words(c.start, c.end).lower().split()[0]
        before = heard.tokens[max(heard.token_at(c.start) - 1, 0)]
        definite = lead in DEFINITE or (before.lower in DEFINITE and before.end <= c.start)
        start = before.start if before.lower in DEFINITE and before.end <= c.start else c.start
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
    if i < 1 or not heard.tokens[i].word or heard.tokens[i].lower in CLOSED or not heard.tokens[i].text.isalpha():
        return None
    start = i
    while start > 0 and i - start < 4 and heard.tokens[start].lower not in DETERMINERS:
        start -= 1
    lead = heard.tokens[start].lower
    if (
        lead not in DETERMINERS
        or any(not t.word for t in heard.tokens[start:i])
        or lead in ("no", "any", "each", "every")
    ):
        return None
    head = heard.tokens[i].lower
    plural = head.endswith("s") and not head.endswith("ss")
    count = Count(2, None) if plural else ONE
    words = heard.words(heard.tokens[start].start, heard.tokens[i].end)
    return People(heard.tokens[start].start, heard.tokens[i].end, "noun", head, replace(count, words=words),
                  definite=lead in DEFINITE, plural=plural)  # fmt: skip


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
    while j < len(tokens) and j - i <= 4 and tokens[j].text.isalpha() and tokens[j].lower not in CLOSED:
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
    more = number_in(match["n"]) if match is not None else None
    if match is None or more is None:
        return one
    end = one.end + match.end()
    return replace(
        one, end=end, count=Count(1 + more, 1 + more, heard.words(one.start, end)), plural=True, definite=False
    )
