"""Township codes of identity cards: three letters in Burmese, three syllables in Latin; spelled and misspelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import product

STATES = range(1, 15)
# How each letter of a code is written in Latin, the commonest first; the rest is what clerks write instead.
_LATIN: dict[str, tuple[str, ...]] = {
    "က": ("KA",), "ခ": ("KHA", "HKA"), "ဂ": ("GA",), "ဃ": ("GA", "GHA"), "င": ("NGA",),
    "စ": ("SA", "CA"), "ဆ": ("SA", "HSA", "SSA"), "ဇ": ("ZA", "JA"), "ဈ": ("ZA", "ZHA"),
    "ည": ("NYA",), "ဉ": ("NYA",), "ဋ": ("TA",), "ဌ": ("HTA",), "ဍ": ("DA",), "ဏ": ("NA",),
    "တ": ("TA",), "ထ": ("HTA", "TTA"), "ဒ": ("DA",), "ဓ": ("DA", "DHA"), "န": ("NA",),
    "ပ": ("PA",), "ဖ": ("PHA", "HPA", "FA"), "ဗ": ("BA", "VA"), "ဘ": ("BA", "BHA"), "မ": ("MA",),
    "ယ": ("YA",), "ရ": ("YA", "RA"), "လ": ("LA",), "ဝ": ("WA", "VA"), "သ": ("THA",), "ဟ": ("HA",),
    "ဠ": ("LA",), "အ": ("AH", "A", "AA", "AR"), "ဥ": ("OU", "U", "AU", "O", "OO"), "ဧ": ("AE", "E", "AY"),
}  # fmt: skip
# Spelled so as well, but so is another letter: enough to suggest, not to decide.
_LOOSELY = {"က": ("GA",), "ခ": ("KA",), "ဂ": ("KA",), "ည": ("NA",), "တ": ("DA",), "ထ": ("TA",), "ဒ": ("TA",),
            "ပ": ("BA",), "ဖ": ("PA",), "သ": ("TTA", "SA", "TA"), "ဆ": ("CHA",), "စ": ("ZA",), "ဟ": ("",),
            "အ": ("EH", "AHA")}  # fmt: skip
# Letters that a hand or a keyboard puts for another.
_MISTAKEN = str.maketrans(
    {"\u1040": "\u101d", "\u1047": "\u101b", "\u1048": "\u1002", "\u1009": "\u1025", "\u1026": "\u1025"}
)
_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Township:
    """What three letters may stand for.

    Args:
        code: The listed Latin code, or, where none fits for certain, the letters as written, in capitals.
        faults: What is odd about the letters.
        candidates: Listed codes of this state that they may have been meant for, the nearest first.
    """

    code: str
    faults: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def township(state: int, written: str) -> Township:
    """Read the letters of a township's code.

    Args:
        state: Number of the state or region.
        written: The letters, in either script, blanks and points between them or not.

    >>> township(12, "OuKaMa").code, township(12, "ဥကမ").code, township(12, "UKAMA").faults
    ('OUKAMA', 'OUKAMA', ('other_spelling',))
    >>> township(12, "OUKAMI")
    Township(code='OUKAMI', faults=('unknown_township',), candidates=('OUKAMA',))
    """
    key = "".join(c for c in written if c.isalnum() or "\u1000" <= c <= "\u109f").upper()
    return _latin(state, key) if key.isascii() else _burmese(state, key)


def burmese_of(state: int, code: str) -> str:
    """The Burmese letters of a listed Latin code; empty: not listed."""
    return _list().burmese.get((state, code), "")


def is_listed(state: int, code: str) -> bool:
    """Whether a Latin code is one of the list's."""
    return (state, code) in _list().burmese


def _latin(state: int, key: str) -> Township:
    found = _list()
    if (state, key) in found.burmese:
        return Township(found.same[state, key])
    spelled = found.spelled.get((state, key), frozenset())
    if len(spelled) == 1:
        return Township(next(iter(spelled)), ("other_spelling",))
    if spelled:
        return Township(key, ("several_townships",), tuple(sorted(spelled)))
    if 1 < len(key) <= 3 and len(short := found.short.get((state, key), frozenset())) >= 1:
        return Township(next(iter(short)), ("short_township",)) if len(short) == 1 else Township(
            key, ("several_townships",), tuple(sorted(short)))  # fmt: skip
    near = {found.same[s, c] for s, c in found.burmese if s == state and _one_slip(key, c)}
    likely = sorted(found.loosely.get((state, key), frozenset())) + sorted(near)
    return Township(key, ("unknown_township",), tuple(dict.fromkeys(likely))[:_MOST_CANDIDATES] or _elsewhere(key))


def _burmese(state: int, key: str) -> Township:
    found = _list()
    evened = "".join(c for c in key.translate(_MISTAKEN) if not "\u102b" <= c <= "\u103e")
    faults = () if evened == key else ("mistaken_letter",)
    if (state, evened) in found.latin:
        return Township(found.latin[state, evened], faults)
    near = sorted({latin for (s, my), latin in found.latin.items() if s == state and _one_slip(evened, my)})
    return Township(evened, (*faults, "unknown_township"), tuple(near[:_MOST_CANDIDATES]))


def _elsewhere(key: str) -> tuple[str, ...]:
    """Codes of other states, with their number: the state may be what is wrong."""
    return tuple(sorted(f"{s}/{c}" for s, c in _list().burmese if c == key))[:_MOST_CANDIDATES]


def _one_slip(written: str, meant: str) -> bool:
    """Whether one letter was changed, left out, put in, or two neighbours changed places."""
    if abs(len(written) - len(meant)) > 1 or written == meant:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), min(len(written), len(meant))
    )
    if len(written) != len(meant):
        longer, shorter = (written, meant) if len(written) > len(meant) else (meant, written)
        return longer[at + 1 :] == shorter[at:]
    if written[at + 1 :] == meant[at + 1 :]:
        return True
    swapped = written[at + 1 : at + 2] + written[at]
    return swapped == meant[at : at + 2] and written[at + 2 :] == meant[at + 2 :]


@dataclass(frozen=True, slots=True)
class _Codes:
    burmese: dict[tuple[int, str], str]  # by listed Latin code
    latin: dict[tuple[int, str], str]  # by Burmese code, the first of several by name
    same: dict[tuple[int, str], str]  # a Latin code, as the one that stands for its Burmese letters
    spelled: dict[tuple[int, str], frozenset[str]]  # by any spelling of the three letters
    loosely: dict[tuple[int, str], frozenset[str]]  # by spellings that are another letter's as well
    short: dict[tuple[int, str], frozenset[str]]  # by the first letters of the three syllables


@cache
def _list() -> _Codes:
    rows = _rows()
    # the list gives some codes to the letters of a neighbour: what spells its own letters comes first
    rows.sort(key=lambda row: (not _spells(row[1], row[2]), row[1]))
    latin: dict[tuple[int, str], str] = {}
    burmese_of: dict[tuple[int, str], str] = {}
    for state, code, burmese in rows:
        latin.setdefault((state, burmese), code)
        burmese_of.setdefault((state, code), burmese)
    same = {(state, code): latin[state, burmese] for (state, code), burmese in burmese_of.items()}
    spelled: dict[tuple[int, str], set[str]] = {}
    loosely: dict[tuple[int, str], set[str]] = {}
    short: dict[tuple[int, str], set[str]] = {}
    for (state, burmese), code in latin.items():
        ways = [_LATIN.get(letter, ("",)) for letter in burmese]
        for way in product(*ways):
            spelled.setdefault((state, "".join(way)), set()).add(code)
        for way in product(*(sure + _LOOSELY.get(letter, ()) for sure, letter in zip(ways, burmese, strict=True))):
            loosely.setdefault((state, "".join(way)), set()).add(code)
        short.setdefault((state, "".join(way[0][0] for way in ways)), set()).add(code)
    return _Codes(
        burmese_of, latin, same,
        {k: frozenset(v) for k, v in spelled.items()}, {k: frozenset(v) for k, v in loosely.items()},
        {k: frozenset(v) for k, v in short.items()},
    )  # fmt: skip


def _spells(code: str, letters: str) -> bool:
    return any("".join(way) == code for way in product(*(_LATIN.get(letter, ("",)) for letter in letters)))


def _rows() -> list[tuple[int, str, str]]:
    text = resources.files("kintrace.lexicon").joinpath("resources/contacts_nrc_townships.tsv").read_text("utf-8")
    cells = (line.split("\t") for line in text.splitlines()[1:])
    return [(int(state), latin, burmese) for state, latin, burmese, *_ in cells]
