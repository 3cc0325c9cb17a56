"""Ages of persons, as English and Burmese give them: in whole years, with the bounds that the words leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kintrace.lexicon import people
from kintrace.lexicon.finding import longest, word_set
from kintrace.lexicon.numbers import BURMESE, ENGLISH, value_of

_OLDEST = 115
_N = rf"(?:\d{{1,3}}|{ENGLISH})"
_DASH = "[-‐‑–]"
_ROUGH = (
    r"(?P<{0}>(?:about|around|roughly|approximately|some|nearly|almost|over|under|below|above|at\s+least|more\s+than|"
    r"less\s+than|up\s+to|between|from|just|only|barely)\s+)?"
)
_OLD = re.compile(
    rf"(?<![\w.,:$/-]){_ROUGH.format('rough')}(?P<n>{_N})(?:\s*(?:to|and|or|{_DASH})\s*(?P<n2>{_N}))?"
    rf"(?:\s*{_DASH}\s*|\s+)(?P<unit>years?|yrs?|months?|weeks?|days?)(?:\s*{_DASH}\s*|\s+)(?:old|olds|of\s+age)s?\b"
    rf"|(?<![\w.-])(?P<first>\d{{1,3}}){_DASH}\s+(?:and|or|to)\s+(?P<second>\d{{1,3}}){_DASH}years?{_DASH}olds?\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b(?:aged?|ages|at\s+the\s+age\s+of|the\s+age\s+of|ageing)\s*:?\s+{_ROUGH.format('rough')}(?P<n>{_N})(?P<unit>\s+months|"
    rf"\s+weeks|\s+days)?(?P<up>\s+(?:and|or)\s+(?:above|over|older)|\s+(?:and|or)\s+(?:below|under|younger))?"
    rf"(?:(?P<to>\s*(?:to|{_DASH})\s*)(?P<n2>{_N})|(?P<more>(?:\s*,\s*\d{{1,3}}\b(?!,\d))*\s*,?\s+and\s+(?P<n3>{_N})))?(?![\w%])",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?P<word>under|below|younger\s+than|over|above|older\s+than)\s+(?:the\s+age\s+of\s+(?P<n>{_N})|(?P<n18>18|"
    rf"eighteen))\b(?!\s+(?:\w+\s+)?(?:{'people|men|women|villagers|residents|miles|days|months|hours|years?'})\b)",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"\bin\s+(?:his|her|their|my)\s+(?P<part>early|mid|late)?[\s-]*(?:to\s+late[\s-]+|(?:to|and)\s+(?:early|"
    r"mid|late)[\s-]+)?(?P<decade>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|"
    r"(?P<tens>[2-9]0)['’]?s)\b",
    re.IGNORECASE,
)
# A number between commas after a name or a kin word ("Ko Kyaw, 43, and"), or in brackets after a name.
_COMMA = re.compile(
    rf"(?P<before>[^\W\d_][\w'’.-]*),\s+(?P<n>\d{{1,3}}|{ENGLISH})(?P<after>,|\.(?!\d)|;|\)|\s+and\b|\s+was\b|"
    rf"\s*\Z|\s+(?=from\b))"
)
_BRACKET = re.compile(r"(?P<before>[^\W\d_][\w'’.-]*)\s*[(](?:aged?\s+)?(?P<n>\d{1,2})[)]")
_OF = re.compile(
    rf"\b(?P<noun>[a-z][a-z-]+)\s+of\s+(?:only\s+|just\s+|about\s+)?(?P<n>{_N})"
    r"(?=[,.;)]|\s+(?:was|is|has|as|his|[a-z]+(?<!s))\b(?<!of)|\s*\Z)"
)
_JUST = re.compile(
    rf"\b(?:(?:is|was|am|are|were)\s+(?:just\s+|only\s+|barely\s+|not\s+yet\s+|about\s+)?|(?:just|only|barely|"
    rf"turned|turning)\s+)(?P<n>{_N})(?=[,.;)]|\s+(?:and|when|at|but|or|that|now|then)\b|\s*\Z)",
    re.IGNORECASE,
)
_SINGLE_NOT_AGE = word_set(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august "
    "september october november december ward wards section sections battalion battalions lib ib lid no nos "
    "school grade class brigade division township village mile road camp highway route gate article chapter "
    "column"
)
_DECADES = {
    w: (i + 1) * 10
    for i, w in enumerate(
        ["teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    )
}
_BURMESE = re.compile(
    rf"(?:(?P<age>အသက်)\s*(?:အားဖြင့်\s*)?(?P<pre>အနည်းဆုံး)?\s*)?[(]?(?P<n>{BURMESE})\s*[)]?(?:\s*(?:နှစ်)?\s*(?:မှ|"
    rf"ကနေ|နှင့်|နဲ့|-|–)\s*[(]?(?P<n2>{BURMESE})[)]?)?\s*(?P<unit>နှစ်|လ|ရက်)?\s*(?P<after>သား|သမီး|အရွယ်|"
    rf"ရှိ|အောက်|အထက်|ကျော်|ခန့်|ဝန်းကျင်|ပြည့်)*"
)
_TEENS_MY = re.compile("ဆယ်ကျော်သက်")
_CHILD_WORDS = re.compile("သား|သမီး|အရွယ်|ရှိ|အောက်|အထက်")


@dataclass(frozen=True, slots=True)
class FoundAge:
    """Words that give somebody's age.

    Args:
        start: First code point in the text that was given.
        end: One past the last.
        low: Least age in whole years.
        high: Greatest.
    """

    start: int
    end: int
    low: int
    high: int


def ages_in(text: str) -> list[FoundAge]:
    """Find the ages that a text gives, in its order; "aged 17 and 19" are two.

    >>> [(a.low, a.high) for a in ages_in("Ko Kyaw Lin Htet, 43, and a 27-year-old aged in his twenties")]
    [(43, 43), (27, 27), (20, 29)]
    """
    lower = text.lower()
    finds = list(_bare(text))
    # each expression has a word that a plain search rules out far faster
    if "age" in lower:
        finds += _aged(text)
    if "old" in lower or "age" in lower:
        finds += _old(text)
    if "18" in lower or "eighteen" in lower or "the age" in lower:
        finds += _under(text)
    if (
        "teen" in lower
        or "ties" in lower
        or "0s" in lower
        or "0's" in lower
        or "0’s" in lower
        or _TEENS_MY.search(text)
    ):
        finds += _decades(text)
    if any("\u1000" <= c <= "\u109f" for c in text):
        finds += _burmese(text)
    return longest(f for f in finds if 0 <= f.low <= f.high <= _OLDEST)


def _bounds(rough: str | None, number: int, high: int | None) -> tuple[int, int]:
    words = re.sub(r"\s+", " ", (rough or "").strip().lower())
    if high is not None:
        return number, high
    if words in ("under", "below", "less than"):
        return 0, max(number - 1, 0)
    if words == "up to":
        return 0, number
    if words in ("over", "above", "more than"):
        return number + 1, _OLDEST
    if words == "at least":
        return number, _OLDEST
    if words in ("nearly", "almost"):
        return max(number - 1, 0), number
    if words in ("about", "around", "roughly", "approximately", "some"):
        slack = max(1, round(number * 0.1))
        return number - slack, number + slack
    return number, number


def _in_years(unit: str | None, number: int) -> int:
    unit = (unit or "year").strip().lower()
    return number // 12 if unit.startswith("month") else 0 if unit.startswith(("week", "day")) else number


def _old(text: str) -> Iterator[FoundAge]:
    for m in _OLD.finditer(text):
        if m["first"]:
            low, high = int(m["first"]), int(m["second"])
            yield FoundAge(m.start("first"), m.end("first"), low, low)
            yield FoundAge(m.start("second"), m.end(), high, high)
            continue
        n, n2 = (_in_years(m["unit"], value_of(m[g])) if m[g] else None for g in ("n", "n2"))
        assert n is not None
        low, high = _bounds(m["rough"], n, n2)
        yield FoundAge(m.start(), m.end(), low, high)


def _aged(text: str) -> Iterator[FoundAge]:
    for m in _AGED.finditer(text):
        number = _in_years(m["unit"], value_of(m["n"]))
        if m["up"]:
            above = m["up"].split()[-1].lower() in ("above", "over", "older")
            yield FoundAge(m.start(), m.end(), number if above else 0, _OLDEST if above else number)
        elif m["more"] and (m["rough"] or "").strip().lower() != "between":
            yield FoundAge(m.start(), m.end("n"), *_bounds(m["rough"], number, None))
            for more in re.finditer(rf"\d+|{ENGLISH}", m["more"].replace(" and ", "     ")):
                start = m.start("more") + more.start()
                yield FoundAge(start, start + len(more[0]), value_of(more[0]), value_of(more[0]))
        else:
            last = m["n2"] or m["n3"]
            yield FoundAge(m.start(), m.end(), *_bounds(m["rough"], number, value_of(last) if last else None))


def _under(text: str) -> Iterator[FoundAge]:
    for m in _UNDER.finditer(text):
        number = value_of(m["n"] or m["n18"])
        below = m["word"].lower().startswith(("under", "below", "younger"))
        yield FoundAge(m.start(), m.end(), 0 if below else number + 1, number - 1 if below else _OLDEST)


def _decades(text: str) -> Iterator[FoundAge]:
    for m in _DECADE.finditer(text):
        start = int(m["tens"]) if m["tens"] else _DECADES[m["decade"].lower()]
        low, high = {"early": (start, start + 3), "mid": (start + 4, start + 6), "late": (start + 7, start + 9)}.get(
            (m["part"] or "").lower(), (start, start + 9)
        )
        yield FoundAge(m.start(), m.end(), max(low, 13) if start == 10 else low, high)
    for m in re.finditer(r"\bteenage(?:rs?|d)?\b", text, re.IGNORECASE):
        yield FoundAge(m.start(), m.end(), 13, 19)
    for m in _TEENS_MY.finditer(text):
        yield FoundAge(m.start(), m.end(), 13, 19)


def _bare(text: str) -> Iterator[FoundAge]:
    """Ages without a word for age: after a name or kin word, or after "a man of"."""
    for m in _COMMA.finditer(text):
        if _may_be_aged(m["before"], text[: m.start()]) and 0 < value_of(m["n"]) <= _OLDEST:
            yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))
    for m in _BRACKET.finditer(text):
        # "MAC (5)" may be a column; a unit in capitals has no age
        if m["before"][0].isupper() and not m["before"].isupper() and _may_be_aged(m["before"], text[: m.start()]):
            yield FoundAge(m.start("n"), m.end("n"), int(m["n"]), int(m["n"]))
    for m in _OF.finditer(text):
        noun = people.english().get(m["noun"])
        if noun is not None and not noun.plural:
            yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))
    for m in _JUST.finditer(text):
        if 3 <= value_of(m["n"]) <= _OLDEST:
            yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))


def _may_be_aged(word: str, before: str) -> bool:
    lower = word.lower().rstrip(".")
    if lower in _SINGLE_NOT_AGE or (word.isupper() and len(word) > 1):
        return False
    if word[0].isupper():
        return not before.rstrip().endswith(("No.", "Battalion", "Ward"))
    noun = people.english().get(lower)
    return noun is not None and not noun.plural


def _burmese(text: str) -> Iterator[FoundAge]:
    for m in _BURMESE.finditer(text):
        tail = text[m.start("n") : m.end()]
        bracketed = m["n"][0].isdigit() and text[max(0, m.start("n") - 1)] in "(（"
        in_years = (m["unit"] or "") == "နှစ်"
        if not m["age"] and not (in_years and (_CHILD_WORDS.search(tail) or bracketed)):
            continue
        # without the word for age, years that run on ("ago", "long") are a span of time
        if not m["age"] and re.match(r"\s*(?:ကြာ|က|အတွင်း|တာ)", text[m.end() :]):
            continue
        yield FoundAge(m.start(), m.start() + len(m[0].rstrip()), *_burmese_bounds(m))


def _burmese_bounds(m: re.Match[str]) -> tuple[int, int]:
    number, after = value_of(m["n"]), m["after"] or ""
    if m["unit"] in ("လ", "ရက်"):
        number = number // 12 if m["unit"] == "လ" else 0
    if m["n2"]:
        return number, value_of(m["n2"])
    name = {"အောက်": "under", "အထက်": "at least", "ခန့်": "about", "ဝန်းကျင်": "about"}.get(after, "")
    if after == "ကျော်":
        # "thirty and more" is said of those in their thirties
        return number + 1, number + 9
    return _bounds("at least" if m["pre"] else name, number, None)
