"""Names in Latin letters in a notice, each with the part it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.named import ALIAS, FATHER, MOTHER, OTHER, PARENT, SOUGHT, Named, blocked

_TITLES_EN = r"U|Daw|Ko|Ma|Mg|Maung|Sai|Nang|Nan|Naw|Saw|Khun|Salai|Mai|Mi|Nai|Sao|Lung|Pa|Mr|Mrs|Ms|Dr|Sayadaw|Rev"
_LATIN = re.compile(
    rf"(?:(?<![\w'’-])(?:{_TITLES_EN})\.?[ ](?=[A-Z]))?(?<![\w'’-])[A-Z][a-z\w'’-]*(?:[ ][A-Z][a-z\w'’-]*){{0,4}}"
)
_EN_ROLE = (
    (ALIAS, re.compile(
        r"(?:(?<=[A-Za-z])\s\((?=\Z)|\(\s*(?:we|they|people)\s+call\s+(?:him|her)\s+|\balso\s+(?:called|"
        r"known\s+as)\s+|\bknown\s+as\s+|\ba\.?k\.?a\.?\s+|@\s*|"
        r"\b(?:nick|pet)\s?-?name(?:d|\s+is|:)?\s+|\b(?:calls?|called)\s+(?:him|her)\s+|\balias\s+|"
        r"\(a\)\s*)[\"“'‘]?\Z", re.I)),
    (PARENT, re.compile(
        r"\b(?:children|sons|daughters)\s+of\s+\Z|\bparents?(?:\s+are|\s+names?\s+are|\s*:)?,?\s+\Z", re.I)),
    (MOTHER, re.compile(
        r"\bmother(?:['’]s\s+name)?(?:\s+is|\s+name\s+is|\s+name|\s*:|,)?\s+\Z|\bmum\s+is\s+\Z", re.I)),
    (FATHER, re.compile(
        r"\b(?:(?:son|daughter|child|boy|girl|s/o|d/o)\s+of(?:\s+the\s+late)?|father(?:['’]s\s+name)?(?:\s+is|"
        r"\s+name\s+is|\s+name|\s*:|,)?|"
        r"s/o|d/o)\s+\Z", re.I)),
    (OTHER, re.compile(
        r"(?:\b(?:i\s+am(?:\s+(?:his|her|the)\s+\w+)?|i['’]m(?:\s+(?:his|her)\s+\w+)?|call|contact|"
        r"inform(?:\s+to)?|tell|ask(?:\s+for)?|ph(?:one)?|tel|mobile|"
        r"teacher|headman|sister|brother-in-law|aunt(?:ie|y)?|uncle|cousin|wife|husband|by|from|at|in|near|of|"
        r"between|to|and\s+his\s+friend)\s*[:.,]?[ \t]+)\Z",
        re.I)),
)  # fmt: skip
_OWN_KIN = (
    r"(?:son|daughter|brother|sister|father|mother|husband|wife|uncle|aunt|nephew|niece|cousin|friend|"
    r"grandson|granddaughter|boy|girl|child)"
)
_SOUGHT_EN = re.compile(
    rf"(?:\b(?:my|our|his|her|their|the|a)\s+(?:[a-z-]+\s+){{0,2}}?{_OWN_KIN}(?:\s+(?:is\s+)?named?|"
    rf"\s+name\s+is|'s\s+name\s+is|,)?|"
    rf"\b(?:named?|name\s+is|find|finding|looking\s+for|searching\s+for|missing|lost|"
    rf"inform\s+the\s+public\s+that|disappeared)\s*[:,–—-]?)\s+\Z",
    re.IGNORECASE,
)
_CONTACT_AFTER = re.compile(r"\s*(?:\((?:\w+\s*){1,3}\))?\s*[:,–—-]*\s*(?:ph|tel|phone|"
    r"mobile)?\.?\s*[:–—-]*\s*(?:\+?95|0)[\d\s-]{6,}|\s*\((?:his|her|the)?\s*"
                            r"(?:wife|husband|sister|brother|mother|father|uncle|aunt|son|daughter|cousin|"
                            r"friend|teacher|elder|younger)[^)]{0,15}\)", re.I)  # fmt: skip
_OF_MOTHER_OR_FATHER = re.compile(r"['’]s\s+(?:\w+\s+)?(?:son|daughter|child)\b,?", re.I)


def latin(text: str) -> Iterator[Named]:
    taken = blocked(text)
    for match in _LATIN.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        headed = _whole_line(text, start, end) and _aged(text, end)  # a line of its own, an age under it
        if end - start < 3 or (not headed and any(a < end and start < b for a, b in taken)):
            continue
        name = text[start:end]
        titled = re.match(rf"(?:{_TITLES_EN})\.? ", name.title() if name.isupper() else name) is not None
        several = name.count(" ") > 0 and not name.isupper()
        line = _whole_line(text, start, end)
        if (
            _common(name)
            or (name.isupper() and not titled and not line)
            or (_AT_A_PLACE.search(text, 0, start) and not titled)
        ):
            continue
        if (
            re.search(r"[\"“]\Z|\b(?:raft|boat|ship|bus|car|company)\s+\Z", text[max(0, start - 10) : start])
            and not titled
        ):
            continue
        if not (titled or several) and re.match(r"[ ]+\d", text[end : end + 3]):
            continue  # "Height 5 ft"
        if not (titled or several or line or _alias_of(text, start) or _aged(text, end) or _introduced(text, start)):
            continue
        part = _part_en(text, start, end)
        yield Named(
            start, end, part, part == SOUGHT and (_SOUGHT_EN.search(text, 0, start) is not None or _aged(text, end))
        )


def _whole_line(text: str, start: int, end: int) -> bool:
    """Whether a name stands on a line by itself, or with another name in brackets."""
    begins, ends = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[end : ends if ends >= 0 else len(text)]
    alone = not re.search(r"\w", text[begins:start]) and re.fullmatch(r"\W*(?:\([^()]{1,30}\)\W*)?", rest) is not None
    return alone and " " in text[start:end]


def _near_top(text: str, start: int) -> bool:
    return sum(bool(line.strip()) for line in text[:start].split("\n")) <= _TOP


_TOP = 4  # lines at the head of an advertisement among which the name stands


# "at Thet Kae Pyin", "from Myoma": a place that no gazetteer holds
_AT_A_PLACE = re.compile(r"\b(?:at|in|near|from|to|toward|towards|via|outside|behind)\s+\Z", re.IGNORECASE)


def _introduced(text: str, start: int) -> bool:
    return (
        re.search(r"\b(?:name(?:d|\s+is|\s*:|\s*-)?|called)\s+\Z", text[max(0, start - 14) : start], re.IGNORECASE)
        is not None
    )


def _alias_of(text: str, start: int) -> bool:
    return _EN_ROLE[0][1].search(text, max(0, start - 40), start) is not None


_AGED = re.compile(
    r"\s*(?:[,(–—-]|\(\s*(?:boy|girl|m|f|male|female|man|woman)\s*,)?\s*(?:aged?\s*|"
    r"is\s+)?(?:\d{1,2}\b(?!\s*[:./-]\s*\d)|(?:eight|nine|thir|four|fif|six|seven|twenty|forty|ten|eleven|"
    r"twelve)\w*)",
    re.IGNORECASE,
)


def _aged(text: str, end: int) -> bool:
    return _AGED.match(text, end, end + 40) is not None and not re.match(r"\s*\(?\s*0\d", text[end : end + 6])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out words at the head that only begin a sentence: "The", "My", "Dear"."""
    while True:
        match = re.match(r"(?:[\w'’-]+)[ ](?=\S)", text[start:end])
        if match is None or match[0].strip().lower() not in _openers():
            break
        start += match.end()
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def _openers() -> frozenset[str]:
    return words.words_of("no_name")


def _common(name: str) -> bool:
    """Whether a run of capitals is made of ordinary words: "Honda Click", "Public Notice"."""
    from kintrace.lexicon import people

    plain = [w.strip("'’").lower() for w in name.split()]
    return any(w in people.english() or w in _openers() for w in plain) or plain[-1] in words.words_of("place_last")


def _part_en(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if _OF_MOTHER_OR_FATHER.match(after):
        return MOTHER if re.match(r"(?:Daw|Ma|Nang|Nan|Naw|Mi)\b", text[start:end]) else FATHER
    if (parent := _PARENT_AFTER.match(after)) is not None:
        return FATHER if parent[1].lower() == "father" else MOTHER
    if _CONTACT_AFTER.match(after):
        return OTHER
    own = re.search(rf"\b(?:my|our|missing|lost)\s+(?:[a-z-]+\s+){{0,2}}?{_OWN_KIN},?\s+\Z", before, re.IGNORECASE)
    if own is not None and not re.search(r"\b(?:my|our)\s+(?:mother|father),?\s+\Z", before, re.IGNORECASE):
        return SOUGHT
    if _NEWS_OF.search(before):
        return SOUGHT
    for part, pattern in _EN_ROLE:
        if pattern.search(before):
            if (
                part in (FATHER, MOTHER)
                and re.search(r"\bthe\s+(?:father|mother),?\s+\Z", before, re.I)
                and _aged_years(after)
            ):
                return SOUGHT  # "The father U A is 45 and the son B, 21"
            return part
    return SOUGHT


# "Has anyone news of A?", "Information is sought of A"
_NEWS_OF = re.compile(
    r"\b(?:news|information|word|whereabouts|tidings|trace|knowledge|sight|search|sought|family|relatives)\s+(?:is\s+sought\s+|on\s+|about\s+)?(?:of\s+)?\Z",
    re.IGNORECASE,
)
_PARENT_AFTER = re.compile(r"\s*\(\s*(?:his\s+|her\s+|the\s+)?(father|mother)\s*\)", re.IGNORECASE)


def _aged_years(after: str) -> bool:
    return re.match(r",?\s+(?:is\s+|aged\s+)?\d{1,2}\b", after) is not None
