"""Units of an army by their numbers: whose they are, and the code that names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

_KINDS: tuple[tuple[str, str], ...] = (
    (r"light\s+infantry\s+battalions?", "LIB"),
    (r"light\s+infantry\s+(?:divisions?)", "LID"),
    (r"infantry\s+battalions?", "IB"),
    (r"light\s+infantry\s+regiments?", "LIB"),
    (r"infantry\s+regiments?", "IB"),
    (r"artillery\s+battalions?", "ART"),
    (r"(?:tank|armou?red)\s+battalions?", "TANK"),
    (r"military\s+operations?\s+commands?", "MOC"),
    (r"regional\s+operations?\s+commands?", "ROC"),
    (r"LIBs?(?![a-z])", "LIB"),
    (r"LIDs?(?![a-z])", "LID"),
    (r"IBs?(?![a-z])", "IB"),
    (r"MOC", "MOC"),
    (r"battalions?", ""),
    (r"divisions?", "LID"),
    (r"brigades?", "BDE"),
    (r"regiments?", ""),
)
_KIND = "|".join(k for k, _ in _KINDS)
_NUMBERS = r"\d{1,4}(?:\s*,\s*\d{1,4})*(?:\s*,?\s+(?:and|&)\s+\d{1,4})?"
_AFTER = re.compile(
    rf"(?<![\w-])(?P<kind>{_KIND})\s*(?:[(][A-Z]+[)])?\s*[-–]?\s*(?:Nos?\.?|number|#)?\s*[(]?(?P<n>{_NUMBERS})(?![\d,"
    rf".]*\d|[-‐‑]year|\s*%)[)]?"
    r"|(?<![\w-])(?:No\.?\s*(?P<n2>\d{1,4})|(?P<n3>\d{1,3})(?:st|nd|rd|th))\s+(?P<kind2>"
    + _KIND
    + r")(?:\s*[(][A-Z]+[)])?(?![-\w])",
    re.IGNORECASE,
)
_BURMESE = re.compile(
    r"(?:(?P<LIB>ခြေမြန်တပ်ရင်း|ခမရ)|(?P<IB>ခြေလျင်တပ်ရင်း|ခလရ)|(?P<LID>(?:ခြေမြန်)?တပ်မ|တမခ)|(?P<MOC>စကခ|စစ်ဆင်ရေးကွပ်ကဲမှုဌာနချုပ်)|"
    r"(?P<ROC>ဒကစ|ဒေသကွပ်ကဲမှုစစ်ဌာနချုပ်)|(?P<ART>အမြောက်တပ်ရင်း)|(?P<TANK>သံချပ်ကာတပ်ရင်း|တင့်ကားတပ်ရင်း)|(?P<BDE>တပ်မဟာ)|(?P<other>တပ်ရင်း))"
    r"\s*(?:အမှတ်)?\s*[-–]?\s*[(]?(?P<n>\d{1,4})[)]?"
)
_OWNER_BEFORE_MY = re.compile(r"(?:၏|ရဲ့)?\s*(?:လက်အောက်ခံ\s*)?\Z")
_OWNER_AFTER = re.compile(r"(?:\s+(?:soldiers|troops|fighters|men|members))?\s+(?:of|from|under)\s+(?:the\s+)?\Z")
_OWNER_BEFORE = re.compile(
    r"(?:['’]s)?(?:\s+(?:soldiers|troops|fighters|men|members|forces))?(?:\s+(?:of|from|with|in))?\s+(?:the\s+)?\Z"
)
_OF_THEIRS = re.compile(r"\b(?:its|their)\s\Z", re.IGNORECASE)
_BORDER_GUARDS = range(1001, 1024)  # the numbers of the battalions that were made Border Guard Forces in 2009 and 2010


class _Side(Protocol):
    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""

    @property
    def code(self) -> str:
        """Code of the side."""


S = TypeVar("S", bound=_Side)


def units_in(text: str, sides: Iterable[S], make: Callable[[int, int, str, bool], S]) -> Iterator[S]:
    """Find the units that a text names by number.

    Args:
        text: The text.
        sides: Sides already found in it: a unit that stands beside one is its.
        make: Makes a find of start, end, code and whether it needs the discourse.

    Assumes: a battalion, division or command with no side beside it is the junta's army, as reports write.
    """
    known = list(sides)
    for match in _AFTER.finditer(text):
        kind = match["kind"] or match["kind2"]
        short = next(code for pattern, code in _KINDS if re.fullmatch(pattern, kind, re.IGNORECASE))
        numbers = ",".join(re.findall(r"\d+", match["n"] or match["n2"] or match["n3"]))
        if kind.lower().startswith(("brigade", "regiment", "battalion", "division")) and not _military(match, kind):
            continue
        yield _owned(text, match, known, short + numbers, make)
    for match in _BURMESE.finditer(text):
        short = next((name for name in ("LIB", "IB", "LID", "MOC", "ROC", "ART", "TANK", "BDE") if match[name]), "")
        owner = next(
            (
                s
                for s in known
                if s.end <= match.start()
                and s.code.partition(":")[0] not in ("UNIDENTIFIED_AG", "CIVIL_ADMIN")
                and _OWNER_BEFORE_MY.fullmatch(text, s.end, match.start())
            ),
            None,
        )
        start, side = (owner.start, owner.code.partition(":")[0]) if owner else (match.start(), "MM_MIL")
        yield make(start, match.end(), f"{side}:{short}{int(match['n'])}", False)


def _military(match: re.Match[str], kind: str) -> bool:
    """Whether a word with a number surely names a unit: "the division 3" may divide anything."""
    return kind[0].isupper() or kind.lower().startswith("battalion") or match["kind2"] is not None


def _owned(text: str, match: re.Match[str], sides: list[S], unit: str, make: Callable[[int, int, str, bool], S]) -> S:
    start, end = match.span()
    for side in sides:
        owner = side.code.partition(":")[0]
        if owner == "UNIDENTIFIED_AG" and _OWNER_AFTER.fullmatch(text, side.end, start):
            start = side.start  # "soldiers of LIB 321" are that battalion's
            continue
        if owner in ("UNIDENTIFIED_AG", "CIVIL_ADMIN"):
            continue
        if side.start < start <= side.end or (side.end <= start and _OWNER_BEFORE.fullmatch(text, side.end, start)):
            return make(side.start, end, f"{owner}:{unit}", False)
        if side.start >= end and _OWNER_AFTER.fullmatch(text, end, side.start):
            return make(start, side.end, f"{owner}:{unit}", False)
    if _OF_THEIRS.search(text, max(0, match.start() - 6), match.start()):
        return make(start, end, "UNIDENTIFIED_AG", True)  # "its 5th Brigade" is of the side spoken of
    if unit.isdigit() and int(unit) in _BORDER_GUARDS:
        return make(start, end, f"BGF:{unit}", False)
    return make(start, end, f"MM_MIL:{unit}", False)
