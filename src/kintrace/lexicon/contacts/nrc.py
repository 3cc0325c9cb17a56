"""Numbers of national registration cards, ``12/OUKAMA(N)123456``, in both scripts, with the faults of hands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kintrace.lexicon.contacts.digits import DIGIT, LOOSE_DIGIT, digits_only, to_ascii
from kintrace.lexicon.contacts.townships import STATES, Township, burmese_of, township

_DIGITS_OF_A_CARD = 6
# zero, seven and eight are typed for the letters wa, ra and ga; the last ones are what Zawgyi leaves behind
_LETTER = "A-Za-z\u1000-\u103f\u1040\u1047\u1048\u1060-\u108f\u1094\u1095"
_CANDIDATE = re.compile(
    rf"(?<![0-9A-Za-z\u1000-\u109f/])(?<![0-9\u1040-\u1049][.,])(?P<state>[1\u1041][\u101dOo](?=\s|[/\\\u104a|\-])|{DIGIT}{{1,2}})"
    r"(?P<slash>\s{0,2}(?:[/\u2044\u2215\uff0f\\\u104a,|;:._\-\u2010-\u2015]\s{0,2})?)"
    rf"(?P<block>[{_LETTER}][{_LETTER}.()\[\]{{}}<>/\s\u200b\u2060\-]{{1,40}}?)"
    rf"(?P<number>(?:{DIGIT}|[OoQlI\u101d](?=(?:[\s.\-]?{LOOSE_DIGIT}){{0,3}}[\s.\-]?{DIGIT}))(?:[\s.\-]?{LOOSE_DIGIT}){{3,5}})(?!{DIGIT}|[A-Za-z])"
)
_SPLIT = re.compile(
    rf"\s*(?P<town>[{_LETTER}.\-\s\u200b\u2060]+?)[\s.\-/]*"
    rf"(?P<open>[(\[{{<])?\s*(?P<type>[{_LETTER}]*)\s*(?P<close>[)\]}}>])?[\s.\-:]*$"
)
_OLD = re.compile(
    rf"^\s*(?P<letters>[A-Za-z]{{1,5}}|[\u1000-\u1021\u1025]{{1,4}})\s?[-–/.]?\s?(?P<number>{DIGIT}{{5,7}})\s*$"
)
# "citizen" as clerks and converters write it, vowel signs in either order, Zawgyi's own signs left over
_CITIZEN = re.compile(
    "^[\u1014\u108f](?:\u102d\u102f|\u102f\u102d|\u102d\u1030|\u102d|\u102f|\u102d\u1033)?(?:\u1004[\u103a\u1039\u103b]?)?$"
)
_TYPES = {
    **dict.fromkeys(("N", "NAING", "NAI", "NAIN", "NAINGNGAN", "NGAN", "NI", "C", "CITIZEN", "CTZ",
                     "နိုင်", "ႏိုင္", "နိုငိ", "န"), "N"),
    **dict.fromkeys(("E", "EH", "EE", "AEH", "AE", "ဧည့်", "ဧည်", "ဧည္႔", "ဧည္", "ဧ", "ဧည့်"), "E"),
    **dict.fromkeys(("P", "PYU", "PRU", "PYUT", "ပြု", "ျပဳ", "ပြူ", "ပြုု"), "P"),
    **dict.fromkeys(("T", "TH", "THA", "THANA", "THATHANA", "THATHA",
                     "သာသနာ", "သာသနာဝင်", "သာ", "သ", "သီ", "သာသနာ့"), "T"),
    **dict.fromkeys(("Y", "YA", "YAYI", "ယာယီ", "ယာ", "ယ"), "Y"),
    **dict.fromkeys(("S", "SA", "စ"), "S"),
}  # fmt: skip
_BURMESE_TYPES = {"N": "နိုင်", "E": "ဧည့်", "P": "ပြု", "T": "သာသနာ", "Y": "ယာယီ", "S": "စ"}
_BURMESE_DIGITS = {ord(str(n)): chr(0x1040 + n) for n in range(10)}
_SURE_ENOUGH = frozenset({
    "blanks", "no_slash", "other_slash", "no_brackets", "mixed_scripts", "mixed_digits", "mistaken_letter",
    "mistaken_digit", "other_spelling", "short_township", "leading_zero",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A card's number as read.

    Args:
        state: Number of the state or region, 1 to 14; 0: the old kind of card.
        township: Latin code as listed, or the letters as written, in capitals, where none is certain.
        type: ``N`` citizen, ``E`` associate, ``P`` naturalised, ``T`` religious, ``Y`` temporary, ``S``; empty: not
            written, or not known.
        number: Six digits.
        faults: What was odd: ``blanks``, ``no_slash``, ``other_slash``, ``no_brackets``, ``no_type``, ``unknown_type``,
            ``mixed_scripts``, ``mixed_digits``, ``mistaken_letter``, ``mistaken_digit``, ``other_spelling``,
            ``short_township``, ``several_townships``, ``unknown_township``, ``short_number``, ``leading_zero``,
            ``unknown_state``, ``old_card``.
        candidates: Whole numbers that it may have been meant for, where the township or the number is in doubt.
            Suggestions for a person; nothing is put right silently.
    """

    state: int
    township: str = field(repr=False)
    type: str
    number: str = field(repr=False)
    faults: tuple[str, ...] = ()
    candidates: tuple[str, ...] = field(default=(), repr=False)

    @property
    def normal(self) -> str:
        """One form for equal numbers, in Latin letters."""
        if not self.state:
            return f"{self.township}-{self.number}"
        return f"{self.state}/{self.township}({self.type or '?'}){self.number}"

    @property
    def burmese(self) -> str:
        """The same in Burmese letters; empty where the township is on no list."""
        letters = burmese_of(self.state, self.township)
        kind = _BURMESE_TYPES.get(self.type, "?")
        return f"{self.state}/{letters}({kind}){self.number}".translate(_BURMESE_DIGITS) if letters else ""

    @property
    def certain(self) -> bool:
        """Whether it was read without a guess: every fault is one of writing, not of content."""
        return bool(self.state) and _SURE_ENOUGH.issuperset(self.faults)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A card's number in a text.

    Args:
        start: First code point.
        end: One past the last.
        number: What it says.
    """

    start: int
    end: int
    number: IdentityNumber


@lru_cache(maxsize=50_000)
def parse(words: str) -> IdentityNumber | None:
    """Read the first card number of the words; alone in its field it may be an old one ("XYZ-012345").

    >>> parse("12/OuKaMa (Naing) 123456").normal, parse("၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆").normal
    ('12/OUKAMA(N)123456', '12/OUKAMA(N)123456')
    >>> parse("12/OUKAMI(N)123456").candidates, parse("9 September 2025")
    (('12/OUKAMA(N)123456',), None)
    """
    found = next(numbers_in(words), None)
    return found.number if found is not None else _old(words)


def numbers_in(text: str) -> Iterator[FoundNumber]:
    """Find the card numbers of a text, in order; none overlaps another.

    A number without its slash, brackets or type is one only if its township is on the list of its state.
    """
    at = 0
    while (match := _CANDIDATE.search(text, at)) is not None:
        number = _read(match)
        if number is None:
            at = match.end("state")
        else:
            yield FoundNumber(match.start(), match.end(), number)
            at = match.end()


def _old(words: str) -> IdentityNumber | None:
    match = _OLD.match(words)
    if match is None:
        return None
    digits = to_ascii(match["number"])
    return IdentityNumber(0, match["letters"].upper(), "", digits, ("old_card",))


def _read(match: re.Match[str]) -> IdentityNumber | None:
    state = int(digits_only(match["state"]))
    faults = _writing(match)
    split = _split(state, match["block"])
    if split is None:
        return None
    town, kind, odd = split
    faults += odd
    digits = digits_only(match["number"])
    slash = match["slash"].strip()
    listed = not {"unknown_township", "several_townships"} & set(town.faults)
    # without its own marks, only what the list knows is a card and not a sum or a date
    marked = slash not in ("", ",", ".", ";", ":", "\u104a") and "no_brackets" not in odd
    tight = marked and "blanks" not in faults and len(digits) == _DIGITS_OF_A_CARD
    if state not in STATES or not (listed or (marked and kind) or tight):
        return None
    if (not kind or len(digits) < _DIGITS_OF_A_CARD - 1) and not (listed and slash) and not tight:
        return None
    if len(digits) < _DIGITS_OF_A_CARD:
        faults.append("short_number")
    number = digits.zfill(_DIGITS_OF_A_CARD)
    faults += town.faults
    return IdentityNumber(state, town.code, kind, number, tuple(dict.fromkeys(faults)),
                          _candidates(state, town, kind, number, digits))  # fmt: skip


def _candidates(state: int, town: Township, kind: str, number: str, digits: str) -> tuple[str, ...]:
    codes = [c if "/" in c else f"{state}/{c}" for c in town.candidates]
    if len(digits) < _DIGITS_OF_A_CARD and not codes:
        codes = [f"{state}/{town.code}"]
    return tuple(f"{code}({kind or '?'}){number}" for code in codes)


def _writing(match: re.Match[str]) -> list[str]:
    """Faults of the hand: blanks, slashes, scripts."""
    faults: list[str] = []
    whole, number, slash = match[0], match["number"], match["slash"].strip()
    if any(c.isspace() for c in whole) or not number.isalnum():
        faults.append("blanks")
    if slash != "/":
        faults.append("other_slash" if slash else "no_slash")
    if to_ascii(match["state"]).startswith("0"):
        faults.append("leading_zero")
    if any(c.isalpha() for c in match["state"] + number):
        faults.append("mistaken_digit")
    if len({c < "\u1000" for c in match["state"] + number if c.isdigit()}) > 1:
        faults.append("mixed_digits")
    if len({c < "\u1000" for c in whole if c.isalnum()}) > 1:
        faults.append("mixed_scripts")
    return faults


def _split(state: int, block: str) -> tuple[Township, str, list[str]] | None:
    """Township, type and faults of the letters between the slash and the number."""
    match = _SPLIT.match(block)
    if match is None:
        return None
    faults = [] if match["open"] and match["close"] else ["no_brackets"]
    if match["open"] or match["close"]:
        town, written = match["town"], match["type"]
        if not match["open"]:
            return _glued(state, town + written, faults)
        return _judged(state, town, written, faults)
    return _glued(state, block, faults)


def _glued(state: int, block: str, faults: list[str]) -> tuple[Township, str, list[str]] | None:
    """Letters without an opening bracket: the longest listed type at the end that leaves a township."""
    letters = "".join(c for c in block if c.isalpha() or "\u1000" <= c <= "\u109f")
    for written in sorted(_TYPES, key=len, reverse=True):
        if letters.upper().endswith(written) and len(letters) > len(written) + 2:
            found = _judged(state, letters[: -len(written)], letters[-len(written) :], faults)
            if found and not {"unknown_township", "several_townships"} & set(found[0].faults):
                return found
    return _judged(state, letters, "", faults)


def _judged(state: int, town: str, written: str, faults: list[str]) -> tuple[Township, str, list[str]] | None:
    letters = "".join(c for c in town if c.isalpha() or "\u1000" <= c <= "\u109f")
    if not (2 <= len(letters) <= 10 if letters.isascii() else 2 <= len(letters) <= 6):
        return None
    kind = _type(written)
    odd = [] if kind else ["unknown_type" if written else "no_type"]
    if written and not kind and len(written) > 8:
        return None
    found = township(state, letters)
    return found, kind, [*faults, *odd]


def _type(written: str) -> str:
    key = written.strip().upper()
    return _TYPES.get(key) or ("N" if _CITIZEN.match(key) else "")
