"""Who or what stands before a verb where no list holds the noun: somebody of some trade, or a thing."""

from __future__ import annotations

import re

from kintrace.claims import vocabulary
from kintrace.claims.prose.events.verbs import Group
from kintrace.claims.prose.text.words import Heard

# done to persons and to nothing else
PERSON_ONLY = frozenset(
    [
        "arrest",
        "detain",
        "abduct",
        "kidnap",
        "conscript",
        "recruit",
        "draft",
        "apprehend",
        "interrogate",
        "jail",
        "imprison",
    ]
)

_NO_THING = vocabulary.words("closed") | vocabulary.words("adverbs") | vocabulary.words("be") | vocabulary.words("have")


# "a 24-year-old phone repairer was grabbed": a trade that no list holds, after an age or by its ending
_SOME_TRADE = re.compile(
    r"\b(?:\d{1,2}[- ]year[- ]old(?:\s+[\w’'-]+){1,4}"
    r"|an?\s+(?:[\w’'-]+\s+){0,3}[a-z]+(?:er|or|ist|man|woman|ian|smith|wright))\s+\Z"
)


def of_some_trade(heard: Heard, group: Group) -> bool:
    """Whether the noun before the verb is of somebody, by an age or by its ending."""
    return bool(_SOME_TRADE.search(heard.words(heard.start, heard.tokens[group.first].start)[-70:]))


def of_a_thing(heard: Heard, group: Group) -> bool:
    """Whether a noun that is none of people stands right before the verb: "buffaloes were taken"."""
    if group.first == 0:
        return False
    token = heard.tokens[group.first - 1]
    if not token.word or not token.text.isalpha() or token.lower in _NO_THING or token.lower.endswith("ly"):
        return False
    plain = token.text.islower() or group.first == 1
    return plain and token.lower not in vocabulary.verb_forms() and token.lower not in vocabulary.words("speech")
