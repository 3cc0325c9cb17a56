"""What another wording may not hold: else it would tell who spoke as the quote does whose place it takes.

A person writes it and a second one compares the two; this is what neither of them has to see. It errs towards refusing:
a number, a name, a village is never needed to say what happened.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from kintrace.lexicon import places, scripts
from kintrace.lexicon.dates import dates_in
from kintrace.lexicon.numbers import ENGLISH
from kintrace.model import Coding, Document, Paraphrase, Precision, Property, Words
from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.masks.names import occurrences, variants
from kintrace.protect.masks.spans import Span

LONGEST = 600  # code points
IN_A_ROW, IN_A_ROW_BURMESE = 4, 8  # words; syllables, of which two or three are a word
_TOWNSHIP_DIGITS = 9  # of a code, "MMR" and all: what is longer lies within a township
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(rf"\b(?:{ENGLISH}|dozens?|scores?)\b", re.IGNORECASE)
_ONE = frozenset({"a", "an", "one", "zero"})
_NAMES = (Property.NAME, Property.OTHER_NAME, Property.FATHER, Property.MOTHER)
_DAYS = ("day", "weekday", "interval", "duration", "since", "until", "relative")


def faults_of(words: str, document: Document, span: Span, codings: Iterable[Coding]) -> tuple[str, ...]:
    """Say what of another wording would tell who spoke; nothing: it may be shown once somebody has compared the two.

    Args:
        words: The other wording.
        document: Whose words it stands for.
        span: Which of them, in code points.
        codings: Of the document: whom it names.

    Returns:
        One sentence for each fault, without a word of either.
    """
    quote = document.text[slice(*span)]
    found = [
        (len(words) > LONGEST, f"It is longer than {LONGEST} letters: say only what was told."),
        (_in_a_row(words, quote), f"It has {IN_A_ROW} words in a row that the quote has too."),
        (any(c.isdigit() for c in words), "It holds a digit: numbers are left out."),
        (bool(_numbers(words) & _numbers(quote)), "It holds a number that the quote has too."),
        (_names_somebody(words, codings), "It names somebody."),
        (_is_near(words), "It names a place within a township: name the township, or none."),
        (_tells_a_day(words), "It tells a day: a month is near enough."),
        (without_contacts(words) != words, "It holds a way to reach somebody."),
    ]
    return tuple(said for wrong, said in found if wrong)


def stands(paraphrase: Paraphrase, told_by: Collection[Span]) -> bool:
    """Whether a second person has compared it, and the words it stands for are withheld for telling who spoke."""
    return paraphrase.is_checked and any(s < paraphrase.end and paraphrase.start < e for s, e in told_by)


def _in_a_row(words: str, quote: str) -> bool:
    return _share(_latin(words), _latin(quote), IN_A_ROW) or _share(
        _syllables(words), _syllables(quote), IN_A_ROW_BURMESE
    )


def _latin(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [w for w in _WORD.findall(plain) if not any("\u1000" <= c <= "\u109f" for c in w)]


def _syllables(text: str) -> list[str]:
    cleaned = scripts.clean_lines(text)[1]
    return [piece.text for piece in scripts.spoken_syllables(cleaned)]


def _share(one: Sequence[str], other: Sequence[str], many: int) -> bool:
    runs = {tuple(one[n : n + many]) for n in range(len(one) - many + 1)}
    return any(tuple(other[n : n + many]) in runs for n in range(len(other) - many + 1))


def _numbers(text: str) -> set[str]:
    return {m[0].casefold() for m in _NUMBER.finditer(text)} - _ONE


def _names_somebody(words: str, codings: Iterable[Coding]) -> bool:
    names = [c.value.text for coding in codings for c in coding.claims
             if c.property in _NAMES and isinstance(c.value, Words)]  # fmt: skip
    return bool(occurrences(words, variants(names)))


def _is_near(words: str) -> bool:
    return any(
        f.place.precision is not Precision.EXACT or len(f.place.pcode or "") > _TOWNSHIP_DIGITS
        for f in places.gazetteer().places_in(words)
    )


def _tells_a_day(words: str) -> bool:
    return any(found.kind in _DAYS for found in dates_in(words, None))
