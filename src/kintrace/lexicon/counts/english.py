"""Numbers of people in English: one walk over the words, and what each word may begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kintrace.lexicon import people
from kintrace.lexicon.counts import qualifiers
from kintrace.lexicon.counts.alone import FATE_AFTER, OF_THEM, stands_alone
from kintrace.lexicon.counts.found import FoundCount, Told, about_dozens, bounded
from kintrace.lexicon.counts.nouns import WORD, Noun, noun_after
from kintrace.lexicon.counts.vague import VAGUE_STARTS, vague_at
from kintrace.lexicon.numbers import QUANTITY, QUANTITY_STARTS, quantity_of, scale_of
from kintrace.model import ONE, Count

_DOZEN = (
    r"(?P<half>(?:a\s+)?half[\s-](?:a[\s-])?dozen|half\s+dozen)|(?P<dozens>(?:(?P<times>an?|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|\d+)\s+)?(?P<dozen>dozen|(?<=\s)score)(?!\w))"
)
_NUMBER = re.compile(
    rf"(?:{_DOZEN}|(?P<n>{QUANTITY}))"
    rf"(?:(?:\s*[-–—]\s*|\s+(?P<join>to|or|and)\s+(?:about\s+|around\s+|even\s+|perhaps\s+)?)(?P<n2>{QUANTITY})(?![\w%:/]))?"
)
_SINGLE = re.compile(rf"(?:{_DOZEN}|(?P<n>{QUANTITY}))(?P<join>(?!))?(?P<n2>(?!))?")
_NOT_BEFORE = re.compile(r"(?:[\w$€£./:,‐‑)-]|\d\s)\Z")
_NOT_AFTER = re.compile(r"[\w%,:/‐‑-]*\d|[‐‑%:/\w+]|\s*[-‐‑]")
_STRENGTH = re.compile(r"\s?[-‐‑](?:strong|members?|persons?|man|men|woman|women|people)\b")
_STARTS = QUANTITY_STARTS | {"dozen", "half"}
_NUMBERED = re.compile(
    r"(?:\b(?:No|Nos|Number|Battalions?|LIB|IB|LID|Division|Brigade|Wards?|Sections?|Grade|Class|School|Mile|"
    r"Highway|Road|Route|Camp|Gate|Zone|Block|Column|Region|Command|Article|Law|Age|age|aged|Operation|Jan|Feb|Mar|Apr|"
    r"May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|"
    r"November|December)\.?"
    r"|\b(?:Wards|Sections|Battalions|Nos\.?)\s+\d+\s+(?:and|or|to)|[$€£#])\s*\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|of|by|until|from|late|early|mid)[\s-](?:19|20)\d\d\Z")
_ONE_OF = re.compile(r"\s+of\s+(?:the|them|those|these|whom|us|his|her|their|its|our)\b")
_IN_TEN = re.compile(r"(?:\b(?:one|two|three|four|nine)|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?\Z")
_TWICE = re.compile(rf"\s*[(]\s*(?:{QUANTITY})\s*[)]")
_MEASURED = re.compile(r"\b(?:as|how|that|so|too)\s+\Z")
_PREDICATE = re.compile(
    r"\b(?:were|are|was|is|as|of\s+(?:them|whom|us))\s+(?:all\s+|both\s+|mostly\s+)?\Z", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:no[\s-]one|nobody|not\s+(?:a\s+single|one)\s+(?:person|soul|one)|none(?=\s+(?:of\s+(?:the|them|those|these|"
    r"us|whom|his|her|their|our)|was|were|has|have|had|returned|survived|escaped|came|is|are|could|would|will|of)\b))(?!\w)"
)
_NOT_ONE = re.compile(r"(?:not\s+(?:a\s+single|one|a)|no|zero)(?!\w)(?!\.\s?\d)")
_NO_MORE = re.compile(r"no\s+(?:fewer|less|more|longer|one|matter|doubt|greater|other)\b")
_PART = re.compile(
    r"(?P<name>(?:more\s+than|over)\s+half|most|half|(?:almost|nearly)\s+half|(?:fewer|less)\s+than\s+half|(?:a|one)[\s-]third|"
    r"two[\s-]thirds|(?:a|one)[\s-]quarter|three[\s-]quarters)\s+(?:of\s+)?(?:the|those|these|his|her|their)\s+(?:\w+\s+)?\Z"
)
_A_NUMBER = re.compile(rf"\s+(?:{QUANTITY}|half)(?!\w)")
_PLURAL_NEXT = re.compile(r"['’]|\s*[-‐‑]\w")
_NAME_PART = re.compile(r"[A-Z]\w*\s+\Z")
_WALK = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")


def english_counts(text: str) -> Iterator[FoundCount]:
    """Find the numbers of people in English text, in its order."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    nouns, covered, done = people.english(), 0, 0
    for match in _WALK.finditer(lower):
        word, start = match[0], match.start()
        reader = _READERS.get(word) or (_number if word[0].isdigit() else None)
        if reader is None:
            noun = nouns.get(word)
            if noun is None or not noun.plural or start < covered:
                continue
            found = _plural(text, start, match.end(), noun)
        elif start < done or (start < covered and reader is not _number):
            continue
        else:
            found = reader(text, lower, start)
        if found is not None:
            yield found
            covered, done = max(covered, found.phrase_end), found.end


def _number(text: str, lower: str, start: int) -> FoundCount | None:
    m = _NUMBER.match(lower, start)
    if m is None or _NOT_BEFORE.search(lower, max(0, start - 2), start):
        return _vague(text, lower, start)
    name, first, ranged = qualifiers.before(lower, start)
    if m["join"] == "and" and not ranged:
        m = _SINGLE.match(lower, start) or m
    end = m.end()
    strength = _STRENGTH.match(lower, end)
    if strength:
        return _made(text, first, strength.end(), bounded(name, *_values(m)), None, "strength")
    told_after, after = qualifiers.after(lower, end)
    if not told_after and _NOT_AFTER.match(lower, end):
        return None
    if _is_number_of_a_thing(text, lower, start, end):
        return None
    twice = _TWICE.match(lower, after)
    after = twice.end() if twice else after
    noun = noun_after(text, after, possessive=True)
    if noun is None and not stands_alone(text, lower, m, first, after):
        return None
    count = _count(m, name or told_after, told_after == "decade")
    if count is None or _is_one_of_a_kind(lower, end, count, noun):
        return None
    part = _PART.search(lower, max(0, first - 30), start) or _PART.search(lower, max(0, start - 40), start)
    if part and count.exact:
        return _made(text, part.start(), after, _part(part["name"], count.max or 0), noun)
    return _made(text, first, after, count, noun)


def _is_number_of_a_thing(text: str, lower: str, start: int, end: int) -> bool:
    return bool(
        _YEAR.search(lower, max(0, start - 10), end)
        or _IN_TEN.search(lower, max(0, start - 16), start)
        or _NUMBERED.search(text, max(0, start - 40), start)
    )


def _is_one_of_a_kind(lower: str, end: int, count: Count, noun: Noun | None) -> bool:
    """ "One" before a plural counts something else."""
    return bool(count.exact and count.max == 1 and noun and noun.noun.plural and not _ONE_OF.match(lower, end))


def _values(m: re.Match[str]) -> tuple[int, int | None]:
    if m["half"] or m["dozens"]:
        low = 6 if m["half"] else (20 if m["dozen"] == "score" else 12) * _times(m["times"])
    else:
        low = quantity_of(m["n"])
    if not m["n2"]:
        return low, None
    high, scale = quantity_of(m["n2"]), scale_of(m["n2"])
    if low < high // scale and m["n"] and scale_of(m["n"]) == 1:
        low *= scale  # "two to three thousand"
    return low, high


def _times(words: str | None) -> int:
    return 1 if words in (None, "a", "an") else quantity_of(words or "1")


def _count(m: re.Match[str], qualifier: str, decade: bool) -> Count | None:
    low, high = _values(m)
    if high is not None and high < low:
        return None
    if decade:
        return Count(low, low + 9)
    if qualifier == "about" and m["dozens"] and high is None:
        return about_dozens(low)
    return bounded(qualifier, low, high)


def _part(words: str, whole: int) -> Count:
    """Bound a part of a known whole: more than half of 40 is 21 to 40."""
    if words.startswith(("more", "over", "most")):
        return Count(whole // 2 + 1, whole)
    if words.startswith(("almost", "nearly")):
        return bounded("nearly", -(-whole // 2))
    if words.startswith(("fewer", "less")):
        return bounded("under", -(-whole // 2))
    over, under = {"half": (1, 2), "two": (2, 3), "three": (3, 4)}.get(
        re.split(r"[\s-]", words)[0], (1, 4 if "quarter" in words else 3)
    )
    return Count(whole * over // under, -(-whole * over // under))


def _vague(text: str, lower: str, start: int) -> FoundCount | None:
    hit = vague_at(lower, start)
    if hit is None:
        return _article(text, lower, start)
    count, end, word = hit
    if _A_NUMBER.match(lower, end) or (word == "many" and _MEASURED.search(lower, max(0, start - 5), start)):
        return None  # "some seven men", "a group of ten": the number says more
    noun = noun_after(text, end, possessive=True)
    free = word in ("trio", "duo", "pair") or OF_THEM.match(lower, end) is not None
    if word in ("dozens", "hundreds", "scores", "thousands", "several", "many") and not free:
        after = WORD.match(text, end)
        free = bool(FATE_AFTER.match(lower, end)) or bool(
            after and after[1] in ("were", "are", "had", "have", "fled", "escaped", "remain", "died")
        )
    if (noun is None or not noun.noun.plural) and not free:
        return _article(text, lower, start)
    return _made(text, start, end, count, noun, "vague")


def _article(text: str, lower: str, start: int) -> FoundCount | None:
    m = _ARTICLE.match(lower, start)
    if m is None or (start and lower[start - 1] in "-‐‑"):
        return None
    noun = noun_after(text, m.end())
    if noun is not None and not noun.noun.plural:
        return _made(text, start, m.end(), ONE, noun, "article")
    if m[0] == "one" and _ONE_OF.match(lower, m.end()) and _people_near(text, m.end()):
        return _made(text, start, m.end(), ONE, None, "article")
    return None


_ARTICLE = re.compile(r"(?:an?|another|one|a\s+single|each|every)(?=\s)")


def _people_near(text: str, at: int) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", text[at : at + 60])[1:6]
    return any(w.lower() in ("them", "whom", "us") for w in words[:2]) or any(
        w.lower() in people.english() for w in words
    )


def _nobody(text: str, lower: str, start: int) -> FoundCount | None:
    m = _NOBODY.match(lower, start)
    if m:
        return _made(text, start, m.end(), Count(0, 0), noun_after(text, m.end()) if m[0] == "none" else None, "nobody")
    m = _NOT_ONE.match(lower, start)
    if m is None or _NO_MORE.match(lower, start):
        return None
    noun = noun_after(text, m.end())
    return None if noun is None else _made(text, start, m.end(), Count(0, 0), noun, "nobody")


def _plural(text: str, start: int, end: int, noun: people.PersonNoun) -> FoundCount | None:
    """A plural that no word of number goes before."""
    if _PLURAL_NEXT.match(text, end) or (start and text[start - 1] in "-‐‑'’"):
        return None
    if _PREDICATE.search(text, max(0, start - 14), start):
        return None  # "three were children" says who the three are
    if text[start].isupper() and (
        _NAME_PART.search(text, max(0, start - 20), start) or text[end + 1 : end + 2].isupper()
    ):
        return None  # within a name
    return _made(text, start, end, Count(2, None), Noun(noun, end), "plural")


def _made(text: str, start: int, end: int, count: Count, noun: Noun | None, told: Told = "number") -> FoundCount:
    words = replace(count, words=text[start:end])
    return FoundCount(start, end, words, noun.noun if noun else None, max(noun.end, end) if noun else end, told)


_Reader = Callable[[str, str, int], FoundCount | None]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(VAGUE_STARTS, _vague),
    **dict.fromkeys(("another", "each", "every"), _article),
    **dict.fromkeys(_STARTS, _number),
    **dict.fromkeys(("no", "nobody", "none", "not", "zero"), _nobody),
}
