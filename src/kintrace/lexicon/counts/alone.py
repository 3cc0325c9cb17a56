"""Numbers with no noun for persons after them that can only be numbers of people: "eight of them", "24 killed"."""

from __future__ import annotations

import re

from kintrace.lexicon.counts.nouns import ALONE_AFTER, UNITS, WORD, noun_after
from kintrace.lexicon.numbers import QUANTITY, quantity_of

OF_THEM = re.compile(r"\s+of\s+(?:the\s+)?(?:them|whom|us|those|these)\b")
# What befalls people and nothing else: a number beside such a word is one of people, in headlines above all.
_FATES = (
    "killed|dead|injured|wounded|hurt|maimed|arrested|detained|missing|abducted|kidnapped|conscripted|captured|feared|"
    "displaced|homeless|hospitali[sz]ed|executed|beheaded|tortured|rescued|drowned|jailed|imprisoned|sentenced|freed|"
    "unaccounted|slain|martyred|evacuated|press-ganged"
)
FATE_AFTER = re.compile(
    rf"\s+(?:more\s+|others\s+|still\s+|now\s+|also\s+|reported(?:ly)?\s+|confirmed\s+|believed\s+|presumed\s+)*(?:{_FATES})\b"
)
_FATE_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)|injur(?:es|ed|ing)|hurts?|maim(?:s|ed)|arrest(?:s|ed|ing)|detain(?:s|ed|ing)|"
    r"abduct(?:s|ed|ing)|conscript(?:s|ed)|captur(?:es|ed)|displac(?:es|ed|ing)|execut(?:es|ed)|jail(?:s|ed)|free[sd])\s+\Z"
)
_WAS = (
    r"\s+(?:were|was|are|is|have|has|had|got|remain|remained)\s+(?:(?:been|being|all|also|still|now|not|since|then|later|"
    r"already|either|both|again|\w+ly)\s+)*"
)
_BEFELL = re.compile(rf"{_WAS}(?:{_FATES})\b")
# These befall things too: a range before them is one of people only where nothing else can be its subject.
_TAKEN = re.compile(
    rf"{_WAS}(?:taken|seized|released|led|forced|rounded|marched|recruited|enlisted|drafted|held|caught|shot|beaten|"
    r"questioned|interrogated|let\s+go|sent|moved|handed|trained|made|ordered|told|tied|bound|summoned|picked\s+up)\b"
)
# These only people do. "One" does them too where it opens a sentence: "One came home".
_DID = re.compile(
    r"\s+(?:(?:have|has|had|later|then|also|since|now|all|both|never|eventually|finally)\s+)*(?:came|come|returned|escaped|fled|"
    r"ran\s+(?:away|off)|got\s+away|died|drowned|survived|made\s+(?:it|their\s+way|his\s+way)|managed|walked|slipped|deserted|reappeared|turned\s+up|broke\s+(?:out|free)|sneaked|swam|collapsed|vanished|disappeared|"
    r"jumped|(?:were|was)\s+back)\b"
)
_OPENS = re.compile(
    r"(?:\A|[.,;:!?()\"“”‘—–-]|\b(?:and|but|that|said|say|says|where|when|while|because|reported|though|yet|which|"
    r"believe|believed|then|meanwhile|so|of\s+(?:them|whom|these|those)))\s*\Z",
    re.IGNORECASE,
)
_YEARS = range(1900, 2100)
_NOT_OF_PEOPLE = re.compile(
    r"\b(?:aged?|ages|numbered|nos?\.?|wards?|sections?|hours|months|years)\s*\Z", re.IGNORECASE
)
_SECOND = re.compile(r"\b(?:between|from)\s+[\w,.]+(?:\s+\w+)?\s+(?:and|to)\s+\Z", re.IGNORECASE)
_OF_THINGS = re.compile(
    r"\s+of\s+(?:the|his|her|their|its|our|my|your|these|those)\s+(?P<next>[\w'’-]+)", re.IGNORECASE
)
_OF_PEOPLE = re.compile(
    rf"(?:{_FATES}|arrestees?|bodies|corpses|accused|elderly|poor|young|sick|weak|weaker|others|rest|group|family|"
    r"team|crew|party|taken|seized|released|conscripted|deceased|fallen|lost|lot|class|household|new|old|older|younger|"
    r"youngest|oldest|eldest|strongest|weakest|fittest|latter|former|remaining|"
    rf"{QUANTITY}|hundred|dozen)\Z",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\s+(?:may|might|could|would|will|must|can|should)\s+(?:have|be|still|also|not)\b")
_CLOCK_AFTER = re.compile(r"\s+(?:in\s+the\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening)|at\s+night)\b")
_BODY = re.compile(
    r"\b(?:family|families|crew|party|team|gang|band|squad|delegation|patrol|household|audience|congregation|staff|"
    r"bod(?:y|ies)|corpses|remains|whereabouts|release|arrests?|abduction|deaths?|killing|fate|disappearance)\s+of\s+(?:the\s+(?:other\s+)?)?"
    r"(?:\w+\s+){0,2}?\Z"
)
_BARE_DIGITS_BEFORE = re.compile(
    r"(?:\b(?:of|at|by|in|until|since|from|to|was|is|just|only|turned|than|about|around|page|the)|[A-Z]\w*|\d)\s*\Z"
)
_BARE_WORDS_BEFORE = re.compile(
    r"\b(?:of|at|aged|by|grade|until|from|was|is|just|only|turned|page|day|part|phase)\s*\Z", re.IGNORECASE
)


def stands_alone(text: str, lower: str, m: re.Match[str], first: int, end: int) -> bool:
    """Whether a number without a noun can only be a number of people.

    Args:
        text: The text.
        lower: The same in lower case.
        m: The number, as the walk over the words matched it.
        first: Where the words of number begin, the qualifier included.
        end: One past them.
    """
    start = m.start()
    if _of_things(text, lower, end) or _SECOND.search(lower, max(0, start - 40), start):
        return False
    if OF_THEM.match(lower, end) or FATE_AFTER.match(lower, end):
        return True
    if _DID.match(lower, end) and _OPENS.search(lower, max(0, first - 20), first):
        return not _NOT_OF_PEOPLE.search(lower, max(0, first - 20), first)
    if m["n2"] and _suffered(lower, m, first, end):
        return True
    word = WORD.match(text, end)
    follows = word[1].lower() if word and word[1] else ""
    if _BODY.search(lower, max(0, start - 40), start) and follows not in UNITS:
        return True
    if _FATE_BEFORE.search(lower, max(0, first - 16), first) and (not follows or follows in ALONE_AFTER):
        return True
    if _MODAL.match(lower, end) and text[end : end + 2].strip().islower():
        return True
    if (
        _CLOCK_AFTER.match(lower, end)
        or (follows and follows not in ALONE_AFTER)
        or (not word and end < len(text.rstrip()))
    ):
        return False
    before = text[max(0, first - 30) : first]
    if not lower[start].isdigit():
        return m[0] not in ("one", "dozen") and not _BARE_WORDS_BEFORE.search(before)
    if not follows or not m["n"] or m["n2"] or _BARE_DIGITS_BEFORE.search(before):
        return False
    return quantity_of(m["n"]) not in _YEARS


def _of_things(text: str, lower: str, end: int) -> bool:
    """Whether the number is one of things: "three of the trucks". A noun for persons would have been found before."""
    match = _OF_THINGS.match(lower, end)
    if match is None or OF_THEM.match(lower, end):
        return False
    if not _OF_PEOPLE.match(match["next"]):
        return True
    word = WORD.match(text, match.end())  # "five of the seized" are people, "five of the seized cattle" are none
    follows = word[1].lower() if word and word[1] else ""
    if not follows or follows in ALONE_AFTER or FATE_AFTER.match(lower, match.end()):
        return False
    return noun_after(text, match.end()) is None


def _suffered(lower: str, m: re.Match[str], first: int, end: int) -> bool:
    """Whether what a range of numbers suffered befalls people: "between 10 and 15 were killed"."""
    if _NOT_OF_PEOPLE.search(lower, max(0, first - 20), first):
        return False
    if m["n"] and {quantity_of(m["n"]), quantity_of(m["n2"])} & set(_YEARS):
        return False
    if _BEFELL.match(lower, end):
        return True
    return bool(_TAKEN.match(lower, end) and _OPENS.search(lower, max(0, first - 20), first))
