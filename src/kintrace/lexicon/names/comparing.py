"""Personal names in Burmese and Latin script: their parts, how alike two of them are, and what that says.

A title (``U``, ``Ma``, ``Sai``) may as well be a name ("Maung Maung"), so none is ever taken off: it only costs
nothing when one writing has it and the other has not. Frequencies are of syllables, never of people.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from kintrace.lexicon.names.alignment import Aligned, Step, align
from kintrace.lexicon.names.frequencies import bits_of, frequency, leading_clan, leading_titles, trailing_clan
from kintrace.lexicon.names.romanise import romanise, sounds_of_burmese
from kintrace.lexicon.names.sounds import Sound, sound_of
from kintrace.lexicon.names.syllables import bare, burmese_syllables, latin_syllables

__all__ = ["Name", "NameComparison", "NameForm", "Syllable", "compare", "frequency", "parse", "romanise", "skeleton"]

_ALIAS = re.compile(
    r"\(\s*(?:a|aka|alias|ခ)\s*\)|\ba\.?\s?k\.?\s?a\.?(?=\s)|\balias\b|\bknown as\b|\s*ခေါ်\s*|[;/]|[()\[\]]", re.I
)
_REMARK = re.compile(r"\((?:ကွယ်လွန်|deceased|late|dead)\)|^\s*(?:late|the late)\s+", re.I)
# Short forms, and English ranks as the Burmese ones that they translate.
_SHORT = {"mg": "maung", "dr": "daukta", "doctor": "daukta", "major": "bohmu", "maj": "bohmu", "colonel": "bohmugyi",
          "col": "bohmugyi", "captain": "bogyi", "capt": "bogyi", "general": "bogyoke", "gen": "bogyoke",
          "lt": "du"}  # fmt: skip
_CLAN_SYLLABLE_BITS = 2.0  # a clan is shared by one in ten or twenty
_DIFFERENT_BITS, _MISSING_BITS, _CLAN_LEFT_OUT_BITS = 5.5, 4.0, 0.5
_TOGETHER = 0.9
_LEAST_BITS, _MOST_BITS = -7.0, 20.0  # one in a hundred is written down under another name altogether


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable of a name.

    Args:
        text: As written.
        sounds: Ways it may sound, the likeliest first.
    """

    text: str = field(repr=False)
    sounds: tuple[Sound, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of a name: the main one, or an alias.

    Args:
        words: As written.
        syllables: In order.
        titles: How many leading syllables may be a title.
        clan: How many syllables after those are a known clan name.
    """

    words: str = field(repr=False)
    syllables: tuple[Syllable, ...] = field(repr=False)
    titles: int = 0
    clan: int = 0

    @property
    def given(self) -> tuple[Syllable, ...]:
        """The syllables that are surely neither title nor clan; all of them where nothing else is left."""
        return self.syllables[self.titles + self.clan :] or self.syllables


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, with all the forms it holds.

    Args:
        words: As written.
        forms: The main form first, then aliases; empty where the words hold no letters of a script we read.
    """

    words: str = field(repr=False)
    forms: tuple[NameForm, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How alike two names are.

    Args:
        score: 0..1; 1: they sound the same, titles aside.
        says: A sentence for a reviewer; holds no part of the names.
        bits: Evidence (log2) that one person bears both, from how rare the shared syllables are.
    """

    score: float
    says: str
    bits: float


@lru_cache(maxsize=100_000)
def parse(words: str) -> Name:
    """Take a name apart into forms and syllables.

    Args:
        words: A name in either script, Zawgyi already converted; may hold aliases ("(a)", "aka", "(ခ)", "ခေါ်").

    >>> name = parse("Ma Thidar Nwe (a) Nwe Nwe")
    >>> len(name.forms), name.forms[0].titles
    (2, 1)
    """
    text = _REMARK.sub(" ", unicodedata.normalize("NFC", words).replace("​", ""))
    forms = (_form(part) for part in _ALIAS.split(text))
    kept: dict[tuple[tuple[Sound, ...], ...], NameForm] = {}
    for form in forms:
        if form.syllables:
            kept.setdefault(tuple(s.sounds for s in form.syllables), form)
    return Name(words, tuple(kept.values()))


@lru_cache(maxsize=100_000)
def skeleton(words: str) -> tuple[str, ...]:
    """Sounds of the main form, syllable by syllable, equal across scripts; leading titles left out where more follows.

    >>> skeleton("ကိုကျော်လင်းထက်") == skeleton("Kyaw Linn Htet")
    True
    """
    forms = parse(words).forms
    return tuple(str(s.sounds[0]) for s in forms[0].syllables[forms[0].titles :]) if forms else ()


@lru_cache(maxsize=400_000)
def compare(left: str, right: str) -> NameComparison:
    """Say how alike two names are, over every pair of their forms.

    Args:
        left: A name, either script.
        right: Another.

    >>> compare("Zaw Lin", "ကိုဇော်လင်း").score
    1.0
    >>> compare("Aung Kyaw", "Aung Kyi").score < 0.7
    True
    """
    pairs = [
        (_compared(a, b), i + j) for i, a in enumerate(parse(left).forms) for j, b in enumerate(parse(right).forms)
    ]
    if not pairs:
        return NameComparison(0.0, "One of the names is in no script that we read", 0.0)
    best, aliases = max(pairs, key=lambda pair: (pair[0].bits, pair[0].score, -pair[1]))
    if aliases and best.score >= 0.8:
        return NameComparison(best.score, f"By an alias: {best.says[0].lower()}{best.says[1:]}", best.bits - 1.0)
    return best


def _form(words: str) -> NameForm:
    burmese = burmese_syllables(words)
    if burmese:
        syllables = tuple(Syllable(s, sounds_of_burmese(s)) for s in burmese)
    else:
        tokens = [_SHORT.get(t, t) for t in re.findall(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?", bare(words))]
        syllables = tuple(Syllable(s, (sound_of(s),)) for t in tokens for s in latin_syllables(t))
    sounds = tuple(s.sounds[0] for s in syllables)
    last = 0 if leading_clan(sounds) else trailing_clan(sounds)
    if last:  # put where most people put it
        syllables = (*syllables[-last:], *syllables[:-last])
        sounds = (*sounds[-last:], *sounds[:-last])
    if leading_clan(sounds):
        return NameForm(words.strip(), syllables, 0, leading_clan(sounds))
    titles = leading_titles(sounds)
    if len(syllables) - titles < 1 or (len(sounds) > titles and sounds[:titles] == sounds[titles : 2 * titles]):
        titles = 0
    return NameForm(words.strip(), syllables, titles, leading_clan(sounds[titles:]))


def _compared(left: NameForm, right: NameForm) -> NameComparison:
    found = align(
        [s.sounds for s in left.syllables], [s.sounds for s in right.syllables],
        (left.titles, left.clan), (right.titles, right.clan),
    )  # fmt: skip
    return NameComparison(found.score, _says(found), round(_evidence(found, left, right), 2))


def _evidence(found: Aligned, left: NameForm, right: NameForm) -> float:
    """Weigh the alignment: rare shared syllables for, different and missing ones against."""
    bits = 0.0
    for step in found.steps:
        if step.kind == "missing":
            bits -= _CLAN_LEFT_OUT_BITS if step.clan else _MISSING_BITS
        elif step.kind == "both":
            bits += _worth(step, left, right)
    # the syllables of a name are not drawn apart from each other: fashions repeat them
    return min(max(bits * _TOGETHER if bits > 0 else bits, _LEAST_BITS), _MOST_BITS)


def _worth(step: Step, left: NameForm, right: NameForm) -> float:
    if step.left < left.titles and step.right < right.titles:
        return 0.0  # half the country shares the title
    worth = min(bits_of(left.syllables[step.left].sounds[0]), bits_of(right.syllables[step.right].sounds[0]))
    if step.left < left.titles + left.clan and step.right < right.titles + right.clan:
        worth = min(worth, _CLAN_SYLLABLE_BITS)
    # one syllable written otherwise by the same person is about a slip in forty names
    return worth * step.likeness - _DIFFERENT_BITS * min(1.0, 1.6 * (1 - step.likeness))


def _says(found: Aligned) -> str:
    matched = [s for s in found.steps if s.kind == "both"]
    different = sum(s.likeness < 0.5 for s in matched)
    missing = sum(s.kind == "missing" and not s.clan for s in found.steps)
    clan = any(s.kind == "missing" and s.clan for s in found.steps)
    if not matched or different == len(matched):
        return "Names sound different"
    if not different and not missing:
        same = "Names sound the same" if all(s.likeness == 1 for s in matched) else "Names sound nearly the same"
        return f"{same}, one without the clan name" if clan else same
    alike = len(matched) - different
    return f"{alike} of {len(matched) + missing} syllables of the names sound alike"
