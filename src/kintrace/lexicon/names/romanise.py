"""Burmese syllables in Latin letters: as people have been seen to spell them, else by rule."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib import resources

from kintrace.lexicon.names.sounds import Sound, sound_of
from kintrace.lexicon.names.syllables import burmese_syllables, latin_syllables

_LEAST_SHARE = 0.06  # a spelling seen more rarely than this is taken for a slip

_MEDIALS = "ျြွှ"


def romanise(text: str) -> str:
    """Write Burmese text in Latin letters, each syllable as it is most often spelled.

    Text in other scripts comes back as it is.

    >>> romanise("ကျော်လင်းထက်")
    'Kyaw Lin Htet'
    """
    syllables = burmese_syllables(text)
    return " ".join(spellings(s)[0][0].capitalize() for s in syllables) if syllables else text


@lru_cache(maxsize=20_000)
def spellings(syllable: str) -> tuple[tuple[str, float], ...]:
    """Latin spellings of a Burmese syllable with their shares, the commonest first.

    A syllable that nobody was seen to spell gets the one that the rules give.
    """
    seen = _table().get(syllable)
    if not seen:
        return ((_by_rule(syllable), 1.0),)
    total = sum(seen.values())
    kept = [(latin, n / total) for latin, n in seen.items() if n / total >= _LEAST_SHARE]
    return tuple(sorted(kept, key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=20_000)
def sounds_of_burmese(syllable: str) -> tuple[Sound, ...]:
    """Ways a Burmese syllable sounds when people spell it in Latin letters, the likeliest first."""
    shares: dict[Sound, float] = {}
    for latin, share in spellings(syllable):
        parts = latin_syllables(latin)
        if len(parts) == 1:
            shares[sound_of(parts[0])] = shares.get(sound_of(parts[0]), 0.0) + share
    if not shares:
        return (sound_of(_by_rule(syllable)),)
    return tuple(sorted(shares, key=lambda s: (-shares[s], s)))


def seen_syllables() -> dict[str, int]:
    """How often each Burmese syllable stands in the names that the table was counted from."""
    return {syllable: sum(seen.values()) for syllable, seen in _table().items()}


@cache
def _table() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    source = resources.files("kintrace.lexicon") / "resources" / "syllables_latin.tsv"
    for row in csv.DictReader(source.read_text("utf-8").splitlines(), delimiter="\t"):
        table.setdefault(row["syllable"], {})[row["latin"]] = int(row["count"])
    return table


@cache
def _rules(kind: str) -> dict[tuple[str, str], str]:
    source = resources.files("kintrace.lexicon") / "resources" / "names_burmese.tsv"
    rows = csv.DictReader(source.read_text("utf-8").splitlines(), delimiter="\t")
    return {(row["written"], row["final"]): row["latin"] for row in rows if row["kind"] == kind}


def _by_rule(syllable: str) -> str:
    body = re.sub("[့းႈႉ]", "", syllable)
    if not body or (body[0], "") not in _rules("consonant"):
        return ""
    onset = _rules("consonant")[body[0], ""]
    rest = body[1:]
    medials = "".join(c for c in rest if c in _MEDIALS)
    rest = "".join(c for c in rest if c not in _MEDIALS)
    final = ""
    killed = re.search("([က-အ])်", rest)
    if killed:
        final, rest = _rules("final").get((killed.group(1), ""), ""), rest[: killed.start()]
    vowel = rest.replace("်", "").replace("ါ", "ာ")
    if onset and vowel == "" and body[0] in "ဣဤဥဦဧဩဪ":
        return onset
    rime = _rules("rime").get((vowel, final)) or _rules("rime").get((vowel, ""), "a")
    if "ွ" in medials:
        rime = _rules("rounded").get((rime, ""), f"w{rime}")
    return _with_medials(onset, medials) + rime


def _with_medials(onset: str, medials: str) -> str:
    palatal = "ျ" in medials or "ြ" in medials
    if "ှ" in medials:
        if onset in ("y", "th") or (onset == "l" and palatal):
            return "sh"
        onset = f"h{onset}"
    if not palatal:
        return onset
    return {"hk": "ch", "l": "l", "g": "gy", "ng": "ny"}.get(onset, f"{onset}y")
