"""Names of people in a sentence: runs of capitals that are no place, side, date or organisation."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.people import KIN, People
from kintrace.claims.prose.text.words import Heard, Token
from kintrace.lexicon import people
from kintrace.lexicon.counts.peoples import peoples
from kintrace.model import ONE, Child, Sex

_HONORIFICS = {
    "u": Sex.MALE, "ko": Sex.MALE, "maung": Sex.MALE, "sai": Sex.MALE, "saw": Sex.MALE, "salai": Sex.MALE,
    "mg": Sex.MALE,
    "mr": Sex.MALE, "daw": Sex.FEMALE, "ma": Sex.FEMALE, "nang": Sex.FEMALE, "nan": Sex.FEMALE, "naw": Sex.FEMALE,
    "mai": Sex.UNKNOWN, "ms": Sex.FEMALE, "mrs": Sex.FEMALE, "mi": Sex.FEMALE, "khun": Sex.MALE, "sao": Sex.UNKNOWN,
    "lway": Sex.FEMALE, "mae": Sex.FEMALE, "ashin": Sex.MALE, "u.": Sex.MALE,
}  # fmt: skip


_OFFICES = vocabulary.words("offices")
_NO_NAME = vocabulary.words("no_name")


# said before a name and no part of it
_OF_RESPECT = frozenset(
    [
        "old",
        "young",
        "little",
        "poor",
        "dear",
        "late",
        "uncle",
        "aunt",
        "auntie",
        "aunty",
        "grandfather",
        "grandmother",
        "grandma",
        "grandpa",
        "brother",
        "sister",
        "teacher",
        "headman",
        "pastor",
        "reverend",
        "rev",
        "father",
        "bishop",
        "deacon",
        "imam",
        "mullah",
        "abbot",
        "dr",
        "professor",
        "engineer",
        "lawyer",
        "headmaster",
        "doctor",
        "nurse",
        "then",
        "and",
    ]
)
# what comes from a person and not from a place
_HEARD = frozenset(("hear", "heard", "word", "news", "letter", "call", "calls", "message"))


def names_in(heard: Heard) -> list[People]:
    """Runs of capitalised words that are no place, side, date or organisation."""
    blocked = [(p.start, p.end) for p in heard.places] + [(a.start, a.end) for a in heard.actors]
    blocked += [(d.start, d.end) for d in heard.dates]
    found, i, tokens = [], 0, heard.tokens
    while i < len(tokens):
        j = i
        while (
            j < len(tokens) and _name_part(tokens[j], blocked) and (j == i or tokens[j].start - tokens[j - 1].end <= 1)
        ):
            j += 1
        first = i
        while i < j - 1 and tokens[i].lower in _OF_RESPECT:
            i += 1
        titled = i > first and j - i > 1 and tokens[i - 1].capital and not heard.sentence.headline
        run = tokens[i:j]
        if run and (own := _after_office(run)):
            i, run = i + own, run[own:]
        if run and (
            (_is_name(heard, run, i) and not _in_chain(heard, run[0]) and not _outlet(heard, i))
            or _introduced(heard, run, i)
            or titled
        ):
            end = j
            if run[-1].lower.endswith("'s"):
                end_at = run[-1].end - 2
            else:
                end_at = run[-1].end
            found.append(_named(heard, run[0].start, end_at))
            i = end
        else:
            i = max(j, i + 1)
    return _with_aliases(heard, found)


_OF_A_VILLAGE = frozenset(
    ("villagers", "residents", "people", "men", "women", "headman", "headmen", "administrator", "administrators")
)


def _after_office(run: tuple[Token, ...]) -> int:
    """How many words of an office stand before a name with its title: "Ethnic Affairs Minister U Tun Lin"."""
    at = next((n for n, token in enumerate(run) if n and token.lower in _HONORIFICS), 0)
    return at if 0 < at < len(run) - 1 and {t.lower for t in run[:at]} & _OFFICES else 0


def _outlet(heard: Heard, i: int) -> bool:
    """Whether the words name whom somebody spoke to: "told the Valley Post"."""
    before = [t.lower for t in heard.tokens[max(0, i - 2) : i]]
    return "told" in before


def _in_chain(heard: Heard, token: Token) -> bool:
    """Whether it goes on with the chain of a place: "Ukhiya, Cox's Bazar"."""
    if token.lower in _HONORIFICS:
        return False
    run = re.match(
        r"(?:[A-Z][\w’'.-]*\s+){1,4}?[A-Z][\w’'-]*(?=\W)", heard.words(token.start, heard.start + len(heard.text))
    )
    if run is not None and _TELLS_OF_ONE.match(heard.words(token.start + run.end(), heard.start + len(heard.text))):
        return False  # "in Thingangyun Township, Aye Chan, a member of the party, was"
    return any(re.fullmatch(r",\s*", heard.words(p.end, token.start)) for p in heard.places if p.end <= token.start)


_TELLS_OF_ONE = re.compile(r",\s+(?:(?:an?|who)\s|(?:aged\s+)?\d{1,2}\s*,)|\s+\(\d{1,2}\)")


def _introduced(heard: Heard, run: tuple[Token, ...], i: int) -> bool:
    """Whether a single word is a name by what stands around it: "his cousin, Rafiq, 23," or "Rafiq, 23,"."""
    if len(run) != 1 or not run[0].text.isalpha() or run[0].lower in _NO_NAME or run[0].lower in people.english():
        return False
    after = heard.words(run[0].end, heard.start + len(heard.text))
    if re.match(r",\s*(?:aged\s+)?\d{1,2}\s*,", after) or re.match(r"\s*\(\d{1,2}\)", after):
        return True
    before = heard.tokens[i - 2].lower if i >= 2 and heard.tokens[i - 1].lower == "," else ""
    return before in KIN and after.startswith(",")


def _name_part(token: Token, blocked: list[tuple[int, int]]) -> bool:
    return token.capital and token.text[0].isalpha() and not any(s <= token.start < e for s, e in blocked)


# "were rounded up from Kin Taung and": another village that no gazetteer holds
_FROM_PLACES = re.compile(
    r"\b(?:from|villages\s+of)\s+(?:[A-Z][\w’'-]*\s+){1,3}(?:,\s+(?:[A-Z][\w’'-]*\s+){1,3})*,?and\s+\Z"
)


def _is_name(heard: Heard, run: tuple[Token, ...], i: int) -> bool:
    lowers = [t.lower.removesuffix("'s") for t in run]
    if lowers[0] in _HONORIFICS and len(run) > 1:
        return not any(w in _NO_NAME for w in lowers[1:])
    before = [t.lower for t in heard.tokens[max(0, i - 2) : i]]
    if before[-1:] == ["from"] and not _HEARD & set(before):
        return False  # "a miner from Lawk Hprai": a village that no gazetteer holds
    if before[-1:] == ["of"] and before[0] in _OF_A_VILLAGE:
        return False
    if _FROM_PLACES.search(heard.words(heard.start, run[0].start)):
        return False
    if heard.sentence.headline or any(w in _NO_NAME for w in lowers):
        return False
    if any(w in people.english() for w in lowers) and not _aged(heard, run):
        return False
    if all(w in peoples() for w in lowers):
        return False  # "Lahu Baptist clergy"
    full = [t for t in run if not _initial(t)]  # "K Za Win"
    return len(full) >= 2 and all(t.text.isascii() and not t.text.isupper() for t in full)


def _aged(heard: Heard, run: tuple[Token, ...]) -> bool:
    """Whether an age stands after two words with capitals, which only a name has: "Ca Law, 46," "Ca Law (46)"."""
    after = heard.words(run[-1].end, heard.start + len(heard.text))
    return len(run) > 1 and re.match(r",\s*(?:aged\s+)?\d{1,2}\s*,|\s*\(\d{1,2}\)", after) is not None


def _initial(token: Token) -> bool:
    return len(token.text.rstrip(".")) == 1 and token.text[0].isupper()


def sex_of_name(name: str) -> Sex:
    """What a title before the name says of the sex: Ko and U are men, Ma and Daw women."""
    return _HONORIFICS.get(name.split()[0].lower().rstrip("."), Sex.UNKNOWN)


def _named(heard: Heard, start: int, end: int) -> People:
    name = heard.words(start, end)
    sex = sex_of_name(name)
    adult = name.split()[0].lower() in ("u", "daw")
    return People(start, end, "name", "", replace(ONE, words=name), sex,
                  Child.NO if adult else Child.UNKNOWN, names=(name,), definite=True, names_at=((start, end),),
                  sex_at=(start, end) if sex is not Sex.UNKNOWN else None)  # fmt: skip


_ALIAS = re.compile(r"\s*\(?\s*(?:aka|a\.k\.a\.|alias|also known as|or|@|(?<=\()a(?=\)))\s*\)?\s*\Z", re.IGNORECASE)


def _with_aliases(heard: Heard, found: list[People]) -> list[People]:
    """One person by two names: "A (aka) B"."""
    kept: list[People] = []
    for person in found:
        if kept and _ALIAS.match(heard.words(kept[-1].end, person.start)):
            last = kept.pop()
            full = heard.words(last.start, person.end)
            person = replace(person, start=last.start, names=(full,), names_at=((last.start, person.end),))
        kept.append(person)
    return kept
