"""Card numbers as hands write them, and figures that are none, drawn at random from the township list.

Written from how people write, not from how the program reads: it shares no table with ``lexicon.contacts``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources

BURMESE = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")
LATIN_TYPES = {
    "N": ("N", "n", "Naing", "NAING", "naing", "C", "နိုင်"),
    "E": ("E", "e", "Eh"),
    "P": ("P", "p", "Pyu", "PYU"),
    "T": ("T", "Tha", "THA"),
    "Y": ("Y", "Ya"),
    "S": ("S",),
}
BURMESE_TYPES = {
    "N": ("နိုင်",) * 4 + ("နုိင်", "ႏိုင္", "နိင်", "နိူင်", "န", "N"),
    "E": ("ဧည့်", "ဧည်", "ဧည္႔", "E"),
    "P": ("ပြု", "ျပဳ", "ပြူ"),
    "T": ("သာသနာ", "သာ"),
    "Y": ("ယာယီ",),
    "S": ("စ",),
}
SPELLINGS = (("PHA", "HPA", "ဖ"), ("KHA", "HKA", "ခ"), ("OU", "U", "ဥ"), ("HTA", "TTA", "ထ"))
SLASHES = ("\\", "၊", "|", " / ", "/ ", " /", "-")


@dataclass(frozen=True, slots=True)
class Card:
    """One card as issued, and as somebody wrote it down."""

    state: int
    letters: str
    type: str
    number: str
    written: str


def townships() -> list[tuple[int, str, str]]:
    text = resources.files("kintrace.lexicon").joinpath("resources/contacts_nrc_townships.tsv").read_text("utf-8")
    cells = (line.split("\t") for line in text.splitlines()[1:])
    return [(int(state), latin, burmese) for state, latin, burmese, *_ in cells]


def cards(count: int, script: str, seed: int = 1) -> list[Card]:
    """Draw cards, each with none to three faults of writing that leave no doubt of what was meant."""
    draw = random.Random(seed)
    known = townships()
    written = _latin if script == "latin" else _burmese
    found = []
    for _ in range(count):
        state, latin, letters = draw.choice(known)
        kind = draw.choices("NEPTYS", (80, 6, 6, 3, 3, 2))[0]
        number = f"{draw.randrange(1, 1_000_000):06d}"
        found.append(Card(state, letters, kind, number, written(draw, state, latin, letters, kind, number)))
    return found


def slips(count: int, seed: int = 2) -> list[Card]:
    """Draw cards with one letter of the township's Latin code wrong, so that no township has it."""
    draw = random.Random(seed)
    known = townships()
    codes = {(state, latin) for state, latin, _ in known}
    found: list[Card] = []
    while len(found) < count:
        state, latin, letters = draw.choice(known)
        at = draw.randrange(len(latin))
        wrong = latin[:at] + draw.choice("BCDFGHKLMNPSTWXYZAEIOU") + latin[at + 1 :]
        if (state, wrong) in codes:
            continue
        number = f"{draw.randrange(1, 1_000_000):06d}"
        found.append(Card(state, letters, "N", number, f"{state}/{wrong}(N){number}"))
    return found


def _latin(draw: random.Random, state: int, latin: str, letters: str, kind: str, number: str) -> str:
    for listed, other, letter in SPELLINGS if draw.random() < 0.2 else ():
        latin = latin.replace(listed, other) if letter in letters else latin
    syllables = _syllables(latin)
    town = draw.choice(
        (latin, latin.lower(), "".join(s.capitalize() for s in syllables), ".".join(syllables), " ".join(syllables))
    )
    parts = {
        "state": str(state),
        "slash": "/",
        "town": town,
        "open": "(",
        "type": draw.choice(LATIN_TYPES[kind]),
        "close": ")",
        "number": number,
    }
    return _faulty(
        draw,
        parts,
        (
            _other_slash,
            _blanks,
            _square,
            _lone_bracket,
            _split_number,
            _dash,
            _zero,
            _burmese_number,
            _no_slash,
            _no_brackets,
        ),
    )


def _burmese(draw: random.Random, state: int, latin: str, letters: str, kind: str, number: str) -> str:
    parts = {
        "state": str(state).translate(BURMESE),
        "slash": "/",
        "town": letters,
        "open": "(",
        "type": draw.choice(BURMESE_TYPES[kind]),
        "close": ")",
        "number": number.translate(BURMESE),
    }
    return _faulty(
        draw,
        parts,
        (
            _other_slash,
            _blanks,
            _square,
            _lone_bracket,
            _split_number,
            _dash,
            _wa_for_zero,
            _zero_for_wa,
            _latin_number,
            _unseen,
            _no_slash,
            _nya_for_u,
        ),
    )


Parts = dict[str, str]


def _faulty(draw: random.Random, parts: Parts, faults: tuple[Callable[[random.Random, Parts], None], ...]) -> str:
    for fault in draw.sample(faults, draw.choice((0, 0, 1, 1, 2, 3))):
        fault(draw, parts)
    return "".join(parts.values())


def _other_slash(draw: random.Random, parts: Parts) -> None:
    parts["slash"] = draw.choice(SLASHES) if parts["slash"] else ""


def _no_slash(draw: random.Random, parts: Parts) -> None:
    parts["slash"] = draw.choice(("", " "))


def _blanks(draw: random.Random, parts: Parts) -> None:
    for name in ("open", "number"):
        if draw.random() < 0.7:
            parts[name] = " " + parts[name]


def _square(draw: random.Random, parts: Parts) -> None:
    if parts["open"].strip() and parts["close"]:
        parts["open"], parts["close"] = "[", "]"


def _lone_bracket(draw: random.Random, parts: Parts) -> None:
    parts["close"] = ""


def _no_brackets(draw: random.Random, parts: Parts) -> None:
    parts["open"], parts["close"] = draw.choice(("", " ", "-")), draw.choice(("", " "))


def _split_number(draw: random.Random, parts: Parts) -> None:
    at = len(parts["number"]) - 3
    parts["number"] = parts["number"][:at] + draw.choice((" ", "-")) + parts["number"][at:]


def _dash(draw: random.Random, parts: Parts) -> None:
    parts["number"] = "-" + parts["number"]


def _zero(draw: random.Random, parts: Parts) -> None:
    parts["number"] = parts["number"].replace("0", draw.choice("Oo"))


def _wa_for_zero(draw: random.Random, parts: Parts) -> None:
    parts["number"] = parts["number"].replace("၀", "ဝ")
    parts["state"] = parts["state"].replace("၀", "ဝ") if "/" in parts["slash"] else parts["state"]


def _zero_for_wa(draw: random.Random, parts: Parts) -> None:
    parts["town"] = parts["town"].replace("ဝ", "၀")


def _nya_for_u(draw: random.Random, parts: Parts) -> None:
    parts["town"] = parts["town"].replace("ဥ", "ဉ")


def _burmese_number(draw: random.Random, parts: Parts) -> None:
    parts["number"] = parts["number"].translate(BURMESE)


def _latin_number(draw: random.Random, parts: Parts) -> None:
    back = {0x1040 + n: str(n) for n in range(10)}
    for name in draw.choice((("number",), ("state",), ("number", "state"))):
        parts[name] = parts[name].translate(back)


def _unseen(draw: random.Random, parts: Parts) -> None:
    parts["town"] = parts["town"] + "\u200b"


def _syllables(latin: str) -> list[str]:
    """The three syllables of a listed code: "OU", "KA", "MA"; "AH" opens with its vowel."""
    return re.findall("(?:PH|KH|HT|HS|TH|NY|NG|[B-DF-HJ-NP-TV-Z])A|AH|[AO]U|.", latin)


PLACES = ("Hpakant", "Kamaing", "Tarmakhan", "ဖားကန့်", "ကာမိုင်း")
FIGURES = (
    "{n2} killed and {n3} injured in {place}",
    "{n2}/{n2b} houses burnt",
    "fined {n4},000 kyat (about ${n3})",
    "{day}/{month}/2025",
    "on {day}.{month}.2024 at {n2}:{n2b}",
    "{day}-{month}-2025 to {n2}-{n2b}-2025",
    "09 {n3} {n3b} {n3c}",
    "+95 9 {n9}",
    "LIB {n3} and IB {n2}",
    "grid {n2}.{n4}, {n2b}.{n4}",
    "MMR0010{n2}",
    "{n2} people (N) {n6}",
    "{n2} of {n6} people",
    "{n2} (kg) {n6}",
    "{n2} trucks, {n6} kyat",
    "{n2}/{month}/2025 Hpakant (N) 9{n3}",
    "1/{n2} of {n6}",
    "km {n2}/{n3} mile {n6}",
    "အသက် {n2} နှစ်၊ ဖုန်း ၀၉ {n9}",
    "{n2}/{n2b}/၂၀၂၅ နေ့က {place} တွင် {n2} ဦး",
    "ကျပ် {n6}",
    "{n2} ရက်နေ့ {n6} ကျပ်",
    "{n2} ယောက်သေဆုံး၊ {n3} ယောက်ဒဏ်ရာရ",
    "{n2}၊ {place} (စ) {n3}",
    "တပ်ရင်း ({n3}) မှ {n2} ဦး",
    "{n2}-{n2b}-၂၀၂၄ မှ {n6}",
    "No. {n2} Ward, Block {n3}, House {n6}",
    "{n2} men were taken (Naing {n3}) {n4}",
    "page {n2}/{n2b} (S) {n6}",
    "{n2} MA KA NA {n3}",
)


def figures(count: int, seed: int = 3) -> list[str]:
    """Draw prices, dates, phones, units, losses: nothing of it is a card."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        words = draw.choice(FIGURES).format(
            n2=draw.randrange(1, 99),
            n2b=draw.randrange(10, 60),
            n3=draw.randrange(100, 999),
            n3b=draw.randrange(100, 999),
            n3c=draw.randrange(100, 999),
            n4=draw.randrange(1000, 9999),
            n6=draw.randrange(100_000, 999_999),
            n9=draw.randrange(100_000_000, 999_999_999),
            day=f"{draw.randrange(1, 29):02d}",
            month=f"{draw.randrange(1, 13):02d}",
            place=draw.choice(PLACES),
        )
        found.append(words.translate(BURMESE) if max(words) >= "\u1000" and draw.random() < 0.7 else words)
    return found
