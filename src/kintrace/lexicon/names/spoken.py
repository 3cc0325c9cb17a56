"""A parsed name as syllables in the order most people would say them, each with what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kintrace.lexicon import scripts
from kintrace.lexicon.names import latin
from kintrace.lexicon.names.evidence import is_burmese
from kintrace.lexicon.names.known import given_names, listed_words, rank_key
from kintrace.lexicon.names.parsing import NameForm, Part, parse
from kintrace.lexicon.names.parsing.reading import MOST_LETTERS
from kintrace.lexicon.names.spelling import speller

_PUT_BEFORE = ("rank", "profession", "honorific")
_SURELY = 0.8
_LONGEST_GIVEN = 5  # Burmese syllables of a given name from elsewhere
_MOST_WAYS = 3  # other ways to cut a name's words that are thought of
_SURELY_GIVEN = (("given", 1.0),)
_STRAY = 0.8  # how likely a small letter alone is no part of the name
_FEWEST = 2  # syllables that must be left after ranks
_REPEATED_SIGN = re.compile("([ါ-ှ])\\1+")
# Digits typed for letters, and what nobody sees: looking for them is far cheaper than cleaning every name.
_TO_CLEAN = re.compile("[\u1040-\u1049\u104e\u00ad\u200b-\u200f\u2060\ufeff\u1025]")
_NOTHING = (0.0,) * 12
_SHORT = {"mg": "maung"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One form of a name, syllable by syllable.

    Args:
        syllables: Burmese syllables as spoken, or Latin ones; a clan that stands last comes first.
        title: For each syllable, how likely it belongs to a title or is a particle, 0..1.
        clan: The same for a clan name.
        initial: The same for the first letter of a name left unwritten.
        before: Ranks and professions that stand before the name and are not among the syllables.
        kind: ``main``, ``alias`` or ``nickname``.
    """

    syllables: tuple[str, ...] = field(repr=False)
    title: tuple[float, ...] = field(repr=False)
    clan: tuple[float, ...] = field(repr=False)
    initial: tuple[float, ...] = field(repr=False)
    before: tuple[str, ...] = field(repr=False)
    kind: str = "main"


@lru_cache(maxsize=50_000)
def spoken(words: str) -> tuple[Spoken, ...]:
    """All forms of a name as syllables; empty where the words hold none.

    >>> spoken("Dr Maran Brang Aung")[0].syllables
    ('ma', 'ran', 'ba', 'rang', 'aung')
    >>> spoken("ဦးကျော်လင်း")[0].title[0] > 0.9
    True
    """
    return spoken_once(words)


def spoken_once(words: str) -> tuple[Spoken, ...]:
    """The same, without keeping it for the next time: for lists too long to keep."""
    tokens = words.split() if len(words) <= MOST_LETTERS else []
    if _TO_CLEAN.search(words):
        words = scripts.clean(words, "unicode")[0]
    elif tokens and is_only_given(words):
        return (_plain(tuple(s for token in tokens for s in latin.cut(token.lower())), "main"),)
    parsed = parse(words).forms
    said = list(map(_spoken, parsed))
    forms = [form for form in said if form.syllables]
    others = [other for form in forms for other in (*_with_given_names(form), *_in_one_script(form))]
    # "Thakhin" is a rank in one list and the beginning of a name in another
    others += [_spoken(form, whole=True) for form, short in zip(parsed, said, strict=True) if short.before]
    return (*forms, *others, *_turned(words, forms))


def ways_to_say(words: str) -> tuple[Spoken, ...]:
    """The same, with the less likely ways to cut its Latin words as forms of their own."""
    others = [
        (bits, _spoken(form, (word, way)))
        for form in parse(words).forms
        for word in sorted({w for part in form.parts for w in latin.words(part.text)})
        for bits, way in latin.cuts(word)[1:]
    ]
    likeliest = sorted(others, key=lambda other: other[0])[:_MOST_WAYS]
    return (*spoken(words), *(form for _, form in likeliest))


def is_only_given(words: str) -> bool:
    """Whether a name is of Latin words that can be nothing but given names: then it needs no parsing."""
    return len(words) <= MOST_LETTERS and words.isascii() and all(map(_only_given, words.split()))


@lru_cache(maxsize=100_000)
def _only_given(token: str) -> bool:
    """Whether a Latin word can be nothing but a given name, so that the name needs no parsing. Most words are such."""
    return token.isalpha() and token[1:].islower() and len(token) > 1 and token.lower() not in listed_words()


def _plain(syllables: tuple[str, ...], kind: str) -> Spoken:
    nothing = _NOTHING[: len(syllables)] if len(syllables) < len(_NOTHING) else (0.0,) * len(syllables)
    return Spoken(syllables, nothing, nothing, nothing, (), kind)


def shortened(form: Spoken, most: int) -> Spoken:
    """The form without what is beyond so many syllables."""
    if len(form.syllables) <= most:
        return form
    return _picked(form, range(most))


def _picked(form: Spoken, at: Sequence[int]) -> Spoken:
    return Spoken(
        tuple(form.syllables[n] for n in at),
        tuple(form.title[n] for n in at),
        tuple(form.clan[n] for n in at),
        tuple(form.initial[n] for n in at),
        form.before,
        form.kind,
    )


def _spoken(form: NameForm, cut: tuple[str, latin.Cut] = ("", ()), whole: bool = False) -> Spoken:
    """A form as syllables, if asked with one Latin word cut in another way than the likeliest, or with its ranks."""
    parts = list(form.parts)
    if len(parts) > 1 and parts[-1].role == "clan" and not any(p.role == "clan" for p in parts[:-1]):
        first = next((n for n, p in enumerate(parts) if p.leading < 0.5), 0)
        parts.insert(first, parts.pop())
    named = 0 if whole else next((n for n, p in enumerate(parts) if not _put_before(p)), len(parts))
    rows = _rows(parts[named:], cut)
    if len(rows) < _FEWEST:  # "Bo Cho" is a name as likely as an officer's
        named, rows = 0, _rows(parts, cut)
    syllables, title, clan, initial = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Spoken(syllables, title, clan, initial, tuple(rank_key(p.text) for p in parts[:named]), form.kind)


def _rows(parts: Sequence[Part], cut: tuple[str, latin.Cut]) -> list[tuple[str, float, float, float]]:
    """For each syllable: how likely it is of a title, of a clan name, and an initial."""
    rows: list[tuple[str, float, float, float]] = []
    for part in parts:
        said = _cut(part.text, *cut)
        if part.roles == _SURELY_GIVEN and len(part.text) > 1:
            rows += [(syllable, 0.0, 0.0, 0.0) for syllable in said]
            continue
        title = max(part.share("title", "particle", *_PUT_BEFORE), _STRAY * _is_stray(part))
        clan = part.share("clan")
        rows += [(syllable, title, clan, _initial(syllable, part)) for syllable in said]
    return rows


def _cut(text: str, word: str, way: latin.Cut) -> tuple[str, ...]:
    if not word or any(map(is_burmese, text)):
        return syllables_of(text)
    return tuple(s for w in latin.words(text) for s in (way if w == word else syllables_of(w)))


def _in_one_script(form: Spoken) -> Iterator[Spoken]:
    """A field that holds the name in both scripts, one after the other, holds it twice."""
    burmese = [is_burmese(s) for s in form.syllables]
    for which in (True, False):
        at = [n for n, b in enumerate(burmese) if b is which]
        if _FEWEST <= len(at) <= len(burmese) - _FEWEST:
            yield _picked(form, at)


def _turned(words: str, forms: list[Spoken]) -> Iterator[Spoken]:
    """A name turned round at its comma, as lists with family names print it: "Htet, Kyaw Lin"."""
    if words.count(",") == 1 and len(forms) == 1:
        last, first = words.split(",")
        yield from (form for form in map(_spoken, parse(f"{first.strip()} {last.strip()}").forms[:1]) if form.syllables)


def _with_given_names(form: Spoken) -> tuple[Spoken, ...]:
    """The form with names from elsewhere in Latin letters: "ဂျိမ်း" is no spelling of James that syllables explain."""
    if not any(map(is_burmese, form.syllables)):
        return ()
    found = [form]
    for at in range(len(form.syllables)):
        for end in range(at + 1, min(len(form.syllables), at + _LONGEST_GIVEN) + 1):
            for latin_syllables in _given().get(form.syllables[at:end], ()):
                found.append(_replaced(form, at, end, latin_syllables))
    return tuple(found[1:])


def _replaced(form: Spoken, at: int, end: int, by: tuple[str, ...]) -> Spoken:
    nothing = (0.0,) * len(by)
    return Spoken(
        (*form.syllables[:at], *by, *form.syllables[end:]),
        (*form.title[:at], *nothing, *form.title[end:]),
        (*form.clan[:at], *nothing, *form.clan[end:]),
        (*form.initial[:at], *nothing, *form.initial[end:]),
        form.before,
        form.kind,
    )


@cache
def _given() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for burmese, written in given_names():
        found[syllables_of(burmese)] = (*found.get(syllables_of(burmese), ()), syllables_of(written))
    return found


def _is_stray(part: Part) -> bool:
    """Whether a part is one small Latin letter, as a slip leaves it before a capital: "nMin"."""
    return len(part.text) == 1 and part.text.isascii() and part.text.islower()


def _put_before(part: Part) -> bool:
    """Whether a part is surely no part of the name. "Bo" and "Si" begin names too, "Lieutenant" does not."""
    said = syllables_of(part.text)
    return part.share(*_PUT_BEFORE) >= _SURELY and not (
        len(said) == 1 and (is_burmese(said[0]) or said[0] in speller().known)
    )


def _initial(syllable: str, part: Part) -> float:
    return part.share("initial") if len(syllable) == 1 and part.text[:1].isupper() else 0.0


@lru_cache(maxsize=100_000)
def syllables_of(text: str) -> tuple[str, ...]:
    """Syllables of some words of a name, in whichever script they are.

    >>> syllables_of("Laja"), syllables_of("အောင်မြင့်")
    (('la', 'ja'), ('အောင်', 'မြင့်'))
    """
    if any(map(is_burmese, text)):
        even = _REPEATED_SIGN.sub(r"\1", text)
        return tuple(piece.text for piece in scripts.spoken_syllables(even) if _is_letter(piece.text))
    return tuple(s for word in latin.words(text) for s in latin.cut(_SHORT.get(word, word)))


def _is_letter(text: str) -> bool:
    return "က" <= text[:1] <= "ဪ" or text[:1] == "ဿ"
