"""The sex that a notice tells: by pronouns, by nouns, by the word for kin before a name."""

from __future__ import annotations

import re

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.spans import Span

_SEX_NOUNS = re.compile(
    r"\b(?P<m>boys?|man|son|grandfather|grandpa|husband|brother|uncle|nephew)\b|\b(?P<f>girls?|woman|daughter|"
    r"grandmother|grandma|wife|sister|aunt|niece|mother)\b"
    r"|(?P<mm>ကောင်လေး|သားလေး|ညီလေး|မောင်လေး|အမျိုးသား|ယောက်ျား|အဘိုး|အဖိုး|ခင်ပွန်း|အစ်ကို)|(?P<ff>ကောင်မလေး|"
    r"သမီး|ညီမ|အစ်မ|အမျိုးသမီး|မိန်းကလေး|အဘွား|ဇနီး|ကလေးမ)",
    re.IGNORECASE,
)
_HIS = re.compile(
    r"\b(?P<m>he|him|his|son|boy|man|brother|husband|nephew|father)\b|\b(?P<f>she|her|daughter|girl|woman|"
    r"sister|wife|niece|mother)\b",
    re.IGNORECASE,
)


_MANY = re.compile(r"\b(?:(?P<m>boys|sons|brothers)|(?P<f>girls|daughters|sisters))\b", re.IGNORECASE)


def _of_all(text: str) -> Span | None:
    """A word that tells the sex of all who are sought: "the boys"; none where there are girls too."""
    found = list(_MANY.finditer(text))
    return found[0].span() if len({m.lastgroup for m in found}) == 1 else None


def sex_told(text: str, own: Span, name_end: int) -> Span | None:
    """The first pronoun or noun after a name that tells the sex, where most that follow agree."""
    found = list(_HIS.finditer(text, name_end, own[1]))
    pronouns = [m for m in found if m[0].lower() in ("he", "him", "his", "she", "her")]
    told = re.compile(r"\W*(?:\w+\W+){0,6}?(?P<kin>son|daughter)\s+of\b", re.IGNORECASE).match(text, name_end, own[1])
    if told is not None:
        return told.span("kin")
    if not pronouns:
        near = list(_SEX_NOUNS.finditer(text, max(0, name_end - 140), min(own[1], name_end + 60)))
        # "M. told": who is sought stands nearest to the name
        nearest = min(near, key=lambda m: abs(m.start() - name_end), default=None)
        return nearest.span() if nearest is not None else _of_all(text)
    males = sum(bool(m["m"]) for m in pronouns)
    if males * 2 == len(pronouns):
        return None
    wanted = "m" if males * 2 > len(pronouns) else "f"
    return next(m.span() for m in pronouns if m[wanted])


def code_of_sex(word: str) -> str:
    """Code of the word that tells the sex."""
    for pattern in (_HIS, _SEX_NOUNS, _MANY):
        match = pattern.fullmatch(word)
        if match is not None:
            return "m" if match["m"] or ("mm" in match.groupdict() and match["mm"]) else "f"
    return word


def sex_of_kin(text: str, start: int) -> tuple[tuple[int, int], str] | None:
    """The word for kin right before a name and the sex that it tells."""
    match = re.search(
        r"\b([a-z-]+),?\s+(?:named\s+|name\s+is\s+|name\s+)?\Z", text[max(0, start - 40) : start], re.IGNORECASE
    )
    if match is None:
        return None
    at = max(0, start - 40) + match.start(1)
    for kind, sex in (("kin_m", "m"), ("kin_f", "f")):
        if words.whole(kind, match[1]):
            return (at, at + len(match[1])), sex
    return None
