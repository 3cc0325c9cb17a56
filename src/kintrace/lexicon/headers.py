"""What a column heading or the label of a notice means, in English and Burmese, in either encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from kintrace.lexicon import scripts

_MARKS = re.compile(r"[\s_\-–—.,:;=*/\\|။၊\"“”‘()\[\]{}<>?!]+")
_APOSTROPHES = re.compile("['’ʼ`´]")
_BRACKETS = re.compile(r"[(\[{（].*?[)\]}）]")
_BLANK_IN_BURMESE = re.compile("(?<=[\u1000-\u109f]) (?=[\u1000-\u109f])")
_PARTS = re.compile(r"\s*[/|\n၊(（]\s*|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means.

    Args:
        meaning: Word of the vocabulary, e.g. ``event_date``.
        act: What it says has happened to everybody under it, e.g. ``detained``; empty: nothing.
    """

    meaning: str
    act: str = ""


@lru_cache(maxsize=4096)
def heading_of(header: str) -> Heading | None:
    """Meaning of a heading as written; ``None`` where no wording of the vocabulary fits.

    Case, apostrophes, units in brackets and a second language after a stroke do not matter.

    >>> heading_of("Father’s Name").meaning, heading_of("အသက် (နှစ်)").meaning
    ('father_name', 'age')
    >>> heading_of("Date of arrest").act, heading_of("Favourite song")
    ('detained', None)
    """
    if len(header) > 120:
        return None
    for text in _readings(header):
        found = _vocabulary().get(_key(text))
        if found is not None:
            return found
    return None


def meaning_of(header: str) -> str | None:
    """Meaning of a heading as written, as one word.

    >>> meaning_of("Name / အမည်"), meaning_of("စဉ်")
    ('name', 'id')
    """
    found = heading_of(header)
    return None if found is None else found.meaning


def burmese_wordings(meanings: Iterable[str]) -> tuple[str, ...]:
    """Every Burmese wording of some meanings, the longest first; single letters left out.

    >>> "အသက်" in burmese_wordings(["age"])
    True
    """
    wanted = set(meanings)
    found = {
        word.strip()
        for line in _lines()
        for word in line[2].split(";")
        if line[0] in wanted and not word.isascii() and len(word.strip()) > 1
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _readings(header: str) -> list[str]:
    """The heading, without brackets, its parts; then the same read as Zawgyi."""
    cleaned = scripts.clean(header, scripts.UNICODE)[0]
    texts = [cleaned, _BRACKETS.sub(" ", cleaned), *(p for p in _PARTS.split(cleaned.rstrip(") ）")) if p)]
    if scripts.decide(header).name in (scripts.ZAWGYI, scripts.CANNOT_TELL):
        converted = scripts.clean(header, scripts.ZAWGYI)[0]
        texts += [converted, _BRACKETS.sub(" ", converted), *(p for p in _PARTS.split(converted) if p)]
    return texts


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text)).casefold()
    key = _MARKS.sub(" ", folded).strip() or text.strip()
    # blanks between Burmese words are the typist's choice
    return key if key.isascii() else _BLANK_IN_BURMESE.sub("", key)


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    text = resources.files("kintrace.lexicon").joinpath("resources/headers.tsv").read_text("utf-8")
    found = []
    for line in text.splitlines()[1:]:
        meaning, act, words = line.split("\t")
        found.append((meaning, act, words))
    return tuple(found)


@cache
def _vocabulary() -> dict[str, Heading]:
    known: dict[str, Heading] = {}
    for meaning, act, words in _lines():
        for word in words.split(";"):
            known[_key(word)] = Heading(meaning, act)
    return known
