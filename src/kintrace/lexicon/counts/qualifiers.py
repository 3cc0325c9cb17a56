"""The English words that bound a number, before it ("well over 30") and after it ("30 or so")."""

from __future__ import annotations

import re

# The last word of each group is what a plain look-up rules most numbers out by.
_BEFORE: tuple[tuple[str, str], ...] = (
    ("least", r"(?:at\s+(?:the\s+very\s+)?least|no(?:t)?\s+(?:fewer|less)\s+than|(?:an?\s+)?minimum(?:\s+of)?|"
              r"as\s+few\s+as)"),
    ("most", r"(?:up\s+to|at\s+(?:the\s+(?:very\s+)?)?most|as\s+many\s+as|no(?:t)?\s+(?:more|greater)\s+than|"
             r"(?:an?\s+)?maximum(?:\s+of)?|not\s+exceeding|not\s+over)"),
    ("nearly", r"(?:nearly|almost|close\s+(?:to|on)|(?:just|slightly|a\s+little)\s+(?:under|below)|not\s+quite|"
               r"approaching|(?:just\s+)?short\s+of|nearing)"),
    ("over", r"(?:(?:well|just|slightly|far|a\s+little)\s+)?(?:over|more\s+than|upwards?\s+of|in\s+excess\s+of|above|"
             r"north\s+of|exceeding|beyond)"),
    ("under", r"(?:(?:well|far)\s+)?(?:fewer\s+than|less\s+than|under|below)"),
    ("about", r"(?:an?\s+)?(?:about|around|some|roughly|approximately|approx\.?|circa|ca\.|c\.|estimated|perhaps|maybe|"
              r"(?:somewhere\s+)?in\s+the\s+(?:region|neighbou?rhood|vicinity|order|area)\s+of|on\s+the\s+order\s+of|"
              r"something\s+like|more\s+or\s+less)"),
)  # fmt: skip
_BEFORE_ANY = re.compile(
    r"(?<![\w-])(?:" + "|".join(rf"(?P<{name}>{words})" for name, words in _BEFORE) + r")"
    r"(?:\s+(?:a\s+total\s+of|a\s+group\s+of|another|about|around|some))*\s+\Z"
)
# "handed over six men" is six, not more than six
_OF_A_VERB = re.compile(r"\b(?:hand|turn|pass|sign)(?:s|ed|ing)?\s+\Z")
_LAST_WORDS = frozenset(
    [
        "least",
        "most",
        "than",
        "minimum",
        "maximum",
        "of",
        "to",
        "as",
        "nearly",
        "almost",
        "on",
        "under",
        "below",
        "quite",
        "approaching",
        "nearing",
        "over",
        "above",
        "exceeding",
        "beyond",
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "approx",
        "approx.",
        "circa",
        "ca.",
        "c.",
        "estimated",
        "perhaps",
        "maybe",
        "like",
        "less",
        "another",
    ]
)
_LEAD = re.compile(
    r"(?<![\w-])(?:the|all|all\s+of\s+the|all\s+the|these|those|another|other|a\s+further|a\s+total\s+of|(?:a\s+)?groups?\s+of|exactly|"
    r"only|just)\s+\Z"
)
_BETWEEN = re.compile(r"(?<![\w-])(?:anywhere\s+|somewhere\s+)?(?:between|from)\s+\Z")
_AFTER = re.compile(
    r"(?P<about>\s*,?\s+(?:or\s+so|or\s+thereabouts|give\s+or\s+take|more\s+or\s+less|approximately)(?!\w)|[-\s]odd(?!\w)|-?ish(?!\w))"
    r"|(?P<least>\s+or\s+(?:more|over|above)(?!\w)|\s+and\s+(?:more|upwards?|above|over)(?!\w)|\s?\+|[-\s]plus(?!\w))"
    r"|(?P<most>\s+or\s+(?:fewer|less|under)(?!\w)|\s+at\s+(?:the\s+)?most(?!\w))"
    r"|(?P<decade>-something(?!\w))"
)
_REACH = 60


def before(lower: str, start: int) -> tuple[str, int, bool]:
    """What stands before a number: its qualifier, where the words of number begin, and whether a range is announced.

    >>> before("they took no fewer than 30", 24)
    ('least', 10, False)
    >>> before("between 3", 8)
    ('', 0, True)
    """
    name = ""
    start = _lead(lower, start)
    if _last_word(lower, start) in _LAST_WORDS:
        match = _BEFORE_ANY.search(lower, max(0, start - _REACH), start)
        if match and not (match[0].split()[0] == "over" and _OF_A_VERB.search(lower, 0, match.start())):
            name, start = str(match.lastgroup), _lead(lower, match.start())
    elif lower.endswith("~", 0, start) or lower.endswith("±", 0, start):
        name, start = "about", start - 1
    between = _BETWEEN.search(lower, max(0, start - 20), start)
    if between:
        start = between.start()
    return name, start, between is not None


def after(lower: str, end: int) -> tuple[str, int]:
    """What stands after a number: its qualifier, or nothing, and where the words of number end.

    >>> after("30 or so people", 2)
    ('about', 8)
    """
    match = _AFTER.match(lower, end)
    return (str(match.lastgroup), match.end()) if match else ("", end)


def _lead(lower: str, start: int) -> int:
    """Go left over "the", "all", "another", "a group of"."""
    while match := _LEAD.search(lower, max(0, start - 20), start):
        start = match.start()
    return start


def _last_word(lower: str, start: int) -> str:
    words = lower[max(0, start - 20) : start].rsplit(None, 1)
    return words[-1].lstrip("(“\"'‘—") if words and lower[start - 1].isspace() else ""
