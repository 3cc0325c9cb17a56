"""Ages in English: with a word for age, in decades, or bare after a name or a noun for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon import people
from kintrace.lexicon.ages.found import OLDEST, FoundAge, Way, bounded, qualifier_of
from kintrace.lexicon.finding import word_set
from kintrace.lexicon.numbers import ENGLISH, value_of

_N = rf"(?:\d{{1,3}}|{ENGLISH})"
_TEN_WORDS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_DASH = "[-‐‑–]"
_ROUGH = (
    r"(?P<{0}>(?:about|around|roughly|approximately|some|nearly|almost|over|under|below|above|at\s+least|more\s+than|"
    r"less\s+than|up\s+to|between|from|just|only|barely)\s+)?"
)
_OLD = re.compile(
    rf"(?<![\w.,:$/-]){_ROUGH.format('rough')}(?P<n>{_N})(?:\s*(?:to|and|or|{_DASH})\s*(?P<n2>{_N}))?"
    rf"(?:\s*{_DASH}\s*|\s+)(?P<unit>years?|yrs?|months?|weeks?|days?)(?:\s*{_DASH}\s*|\s+)(?:old|olds|of\s+age)s?\b"
    rf"|(?<![\w.-])(?P<first>\d{{1,3}}){_DASH}\s+(?P<join>and|or|to)\s+(?P<second>\d{{1,3}}){_DASH}years?{_DASH}olds?\b"
    rf"|(?<![\w.-])(?P<whole>{_N})[\s\u2010\u2011-]and[\s\u2010\u2011-]a[\s\u2010\u2011-]half[\s\u2010\u2011-]years?[\s\u2010\u2011-]olds?\b",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b(?:(?P<between>between\s+)(?:the\s+)?ages\s+of|aged?|ages|at\s+the\s+age\s+of|the\s+age\s+of|ageing)(?:\s*[-–:]\s*|\s+){_ROUGH.format('rough')}(?P<n>{_N})(?P<unit>\s+months|"
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
    r"\b(?:in|into|around|about|reaching)\s+(?:his|her|their|my|the)\s+(?P<part>early|mid|late)?[\s-]*(?:to\s+late[\s-]+|(?:to|and)\s+(?:early|"
    r"mid|late)[\s-]+)?(?P<decade>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|"
    r"(?P<tens>[2-9]0)['’]?s)\b(?:\s+(?:and|to|or)\s+(?:early\s+|mid\s+|late\s+)?(?P<second>teens|twenties|thirties|forties|fifties|"
    r"sixties|seventies|eighties|nineties|[2-9]0['’]?s)\b)?|(?:in\s+)?(?P<teens>\b(?:early|mid|late)[\s-]+teens)\b",
    re.IGNORECASE,
)
# A number between commas after a name or a kin word ("Ko Kyaw, 43, and"), or in brackets after a name.
_COMMA = re.compile(
    rf",\s+(?P<n>\d{{1,3}}|{ENGLISH})(?P<after>,|\.(?!\d)|;|\)|\s+and\b|\s+was\b|"
    rf"\s*\Z|\s+(?=from\b))"
)
_BRACKET = re.compile(r"[(](?:aged?\s+)?(?P<n>\d{1,2})[)]")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)\s*\Z")
_OF = re.compile(
    rf"\sof\s+(?:only\s+|just\s+|about\s+)?(?P<n>{_N})"
    r"(?=[,.;)]|\s+(?:was|is|has|as|his|[a-z]+(?<!s))\b(?<!of)|\s*\Z)"
)
_PARENTS = word_set("father mother parent dad mum grandfather grandmother breadwinner provider carer")
_MOST_CHILDREN = 15  # "a father of three" counts his children
_JUST = re.compile(
    rf"\b(?:(?:is|was|am|are|were)\s+(?:just\s+|only\s+|barely\s+|not\s+yet\s+|about\s+)?|(?:just|only|barely|"
    rf"turned|turning)\s+)(?P<n>{_N})(?=[,.;)]|\s+(?:and|when|at|but|or|that|now|then)\b|\s*\Z)",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"\bturn(?:ed|ing|s)\s+(?P<n>{_N})\b(?!\s+(?:people|men|women|villagers|times|houses|percent))", re.IGNORECASE
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
_YEARS = re.compile(
    rf"(?P<ordinal>(?:\bin\s+(?:his|her|their|my)|\bthe)\s+(?P<nth>\d{{1,3}})(?:st|nd|rd|th)\s+year\b(?!\s+(?:of|in|at|as|since|student|running|pupil|class)))"
    rf"|(?P<birthday>(?<![\w-])(?P<bday>\d{{1,3}})(?:st|nd|rd|th)[\s-]birthday)"
    rf"|(?P<full>\b(?:completed|complete|full)\s+(?P<done>{_N})\s+years\b|(?<![\w-])(?P<done2>{_N})\s+(?:completed|full)\s+years\s+(?:old|of\s+age))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?<![\w.,:$/-])(?P<n>\d{1,3})\s?(?:y[./]?o\b\.?|yrs?\.?(?=\s*[,);])|years?(?=\s*[,);]))", re.IGNORECASE
)
_TODDLERS = re.compile(rf"\b(?:under|over)[-\u2010\u2011](?P<n>\d{{1,2}}|{ENGLISH})(?P<decade>s)?\b", re.IGNORECASE)
_COMPARED = re.compile(
    rf"\b(?P<word>older\s+than|younger\s+than|as\s+young\s+as|as\s+old\s+as)\s+(?P<n>{_N})\b(?!\s+(?:months?|weeks?|days?))"
    rf"|\b(?P<who>children|kids|boys|girls|those|people|persons|anyone|everyone|men|women|infants)\s+(?:aged\s+)?(?P<word2>under|over|below|above)\s+"
    rf"(?P<n2>{_N})\b(?!\s+(?:\w+\s+)?(?:people|men|women|villagers|residents|miles|days|months|hours|km|kilomet\w+|percent))(?!\s*%)",
    re.IGNORECASE,
)
_SOMETHING = re.compile(rf"(?<![\w])(?P<n>{_TEN_WORDS}|[2-9]0)[\s\u2010\u2011-]?something\b", re.IGNORECASE)
_OLD_FOLK = {
    w: (i + 4) * 10
    for i, w in enumerate(
        ["quadragenarian", "quinquagenarian", "sexagenarian", "septuagenarian", "octogenarian", "nonagenarian"]
    )
}
_GENARIAN = re.compile(r"\b(" + "|".join(_OLD_FOLK) + r")s?\b", re.IGNORECASE)
_MINOR = re.compile(
    r"\bunder[\s\u2010\u2011-]?age[d]?\b|(?<=\s)(?:(?:was|were|is|are|be|both|all)\s+(?:still\s+|legally\s+)?(?:a\s+)?minors?)\b|"
    r"\A(?:was|were|is|are|both|all)\s+(?:still\s+)?(?:a\s+)?minors?\b",
    re.IGNORECASE,
)


def english_ages(text: str) -> Iterator[FoundAge]:
    """Find the ages that English text gives; in no order, and some within others."""
    lower = text.lower()
    yield from _bare(text)
    # each expression has a word that a plain search rules out far faster
    if "age" in lower:
        yield from _aged(text)
        if "under" in lower or "of the age" in lower:
            yield from (FoundAge(m.start(), m.end(), 0, 17) for m in _MINOR.finditer(text))
    elif "minor" in lower:
        yield from (FoundAge(m.start(), m.end(), 0, 17) for m in _MINOR.finditer(text))
    if "old" in lower or "age" in lower:
        yield from _old(text)
    if "18" in lower or "eighteen" in lower or "the age" in lower:
        yield from _under(text)
    if "er than" in lower or "young as" in lower or "old as" in lower or _BOUND_HINT.search(lower):
        yield from _compared(text)
    if "teen" in lower or "ties" in lower or "0s" in lower or "0's" in lower or "0’s" in lower:
        yield from _decades(text)
    if "something" in lower or "genarian" in lower:
        yield from _rarer(text)
    if "year" in lower or "birthday" in lower or _SHORT_HINT.search(lower):
        yield from _counted(text)


_BOUND_HINT = re.compile(r"(?:under|over|below|above)(?:-|\s+[\dotfsen])")
_SHORT_HINT = re.compile(r"\d\s?y")


def _bounds(rough: str | None, number: int, high: int | None) -> tuple[int, int]:
    name = qualifier_of(rough)
    return bounded(name if high is None or name == "about" else "", number, high)


def _in_years(unit: str | None, number: int) -> int:
    unit = (unit or "year").strip().lower()
    return number // 12 if unit.startswith("month") else 0 if unit.startswith(("week", "day")) else number


def _compared(text: str) -> Iterator[FoundAge]:
    for m in _COMPARED.finditer(text):
        word, number = (m["word"] or m["word2"]).lower(), value_of(m["n"] or m["n2"])
        start = m.start() if m["word"] else m.start("word2")
        if word.endswith("as"):
            yield FoundAge(start, m.end(), *((number, OLDEST) if "young" in word else (0, number)))
        else:
            over = word.startswith(("older", "over", "above"))
            yield FoundAge(start, m.end(), *bounded("over" if over else "under", number))
    for m in _TODDLERS.finditer(text):
        number = value_of(m["n"])
        yield FoundAge(m.start(), m.end(), *bounded("over" if m[0][0] in "oO" else "under", number))


def _rarer(text: str) -> Iterator[FoundAge]:
    for m in _SOMETHING.finditer(text):
        yield FoundAge(m.start(), m.end(), value_of(m["n"]), value_of(m["n"]) + 9)
    for m in _GENARIAN.finditer(text):
        yield FoundAge(m.start(), m.end(), _OLD_FOLK[m[1].lower()], _OLD_FOLK[m[1].lower()] + 9)


def _counted(text: str) -> Iterator[FoundAge]:
    """Ages that say how the years are counted, birthdays, and short forms."""
    for m in _YEARS.finditer(text):
        number = value_of(m["nth"] or m["bday"] or m["done"] or m["done2"])
        way: Way = "running" if m["ordinal"] else "completed"
        yield FoundAge(m.start(), m.end(), number, number, way)
    for m in _SHORT.finditer(text):
        before = text[: m.start()].rstrip()
        if m[0].lower().endswith(("o", "o.")) or (before.endswith(("(", ",")) and _NAMED.search(before)):
            yield FoundAge(m.start(), m.end(), int(m["n"]), int(m["n"]))


_NAMED = re.compile(r"[A-Z][\w'’.-]*\s*[(,]\Z")


def _old(text: str) -> Iterator[FoundAge]:
    for m in _OLD.finditer(text):
        if m["first"]:
            low, high = int(m["first"]), int(m["second"])
            if m["join"] == "to":
                yield FoundAge(m.start("first"), m.end(), low, high)
                continue
            yield FoundAge(m.start("first"), m.end("first"), low, low)
            yield FoundAge(m.start("second"), m.end(), high, high)
            continue
        if m["whole"]:
            yield FoundAge(m.start(), m.end(), value_of(m["whole"]), value_of(m["whole"]))
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
            yield FoundAge(m.start(), m.end(), number if above else 0, OLDEST if above else number)
        elif m["more"] and (m["rough"] or m["between"] or "").strip().lower() != "between":
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
        yield FoundAge(m.start(), m.end(), 0 if below else number + 1, number - 1 if below else OLDEST)


def _decades(text: str) -> Iterator[FoundAge]:
    for m in _DECADE.finditer(text):
        if m["teens"]:
            part = m["teens"].lower()[:3]
            yield FoundAge(m.start(), m.end(), *{"ear": (13, 14), "mid": (14, 16)}.get(part, (17, 19)))
            continue
        start = _decade(m["decade"])
        low, high = {"early": (start, start + 3), "mid": (start + 4, start + 6), "late": (start + 7, start + 9)}.get(
            (m["part"] or "").lower(), (start, start + 9)
        )
        if m["second"]:
            high = _decade(m["second"]) + 9
        yield FoundAge(m.start(), m.end(), max(low, 13) if start == 10 else low, high)
    for m in re.finditer(r"\bteen(?:age(?:rs?|d)?|s)?\b", text, re.IGNORECASE):
        yield FoundAge(m.start(), m.end(), 13, 19)


def _decade(words: str) -> int:
    return int(words[:2]) if words[0].isdigit() else _DECADES[words.lower()]


def _bare(text: str) -> Iterator[FoundAge]:
    """Ages without a word for age: after a name or kin word, or after "a man of"."""
    for m in _COMMA.finditer(text):
        before = _word_before(text, m.start())
        if not before or text[m.start() - 1] == " " or not _may_be_aged(before[1], text[: before.start()]):
            continue
        if 0 < value_of(m["n"]) <= OLDEST:
            yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))
    for m in _BRACKET.finditer(text):
        before = _word_before(text, m.start())
        # "MAC (5)" may be a column; a unit in capitals has no age
        if (
            before
            and before[1][0].isupper()
            and not before[1].isupper()
            and _may_be_aged(before[1], text[: before.start()])
        ):
            yield FoundAge(m.start("n"), m.end("n"), int(m["n"]), int(m["n"]))
    for m in _OF.finditer(text):
        before = _word_before(text, m.start())
        noun = people.english().get(before[1]) if before else None
        young = value_of(m["n"]) <= _MOST_CHILDREN and before is not None and before[1].lower() in _PARENTS
        if noun is not None and not noun.plural and not young:
            yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))
    for m in _TURNED.finditer(text) if "turn" in text else ():
        yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))
    for m in _JUST.finditer(text):
        if 3 <= value_of(m["n"]) <= OLDEST:
            yield FoundAge(m.start("n"), m.end("n"), value_of(m["n"]), value_of(m["n"]))


def _word_before(text: str, at: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, at - 40), at)


def _may_be_aged(word: str, before: str) -> bool:
    lower = word.lower().rstrip(".")
    if lower in _SINGLE_NOT_AGE or (word.isupper() and len(word) > 1):
        return False
    if word[0].isupper():
        return not before.rstrip().endswith(("No.", "Battalion", "Ward"))
    noun = people.english().get(lower)
    return noun is not None and not noun.plural
