"""Relatives that are written beside a name: "son of", "s/o", "(ဘ) ဦး…", "ဦး… ၏သား"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.names.parsing.nouns import Relation

_REST = r"(?P<rest>[^,;()\[\]/၊။@]{2,80})"
_AND = re.compile(r"\s*(?:\s(?:and|&)\s|&|\+|နှင့်|နဲ့|၊|(?<=[\u1000-\u109f])\s*-\s*(?=[\u1000-\u109f]))\s*", re.I)
# What the words before a relative make of them.
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parent", re.compile(
        r"(?:^|(?<=[\s,;(]))(?:the\s+)?(?:eldest |elder |young(?:er|est) |only |adopted )?"
        r"(?:son|daughter|child)\s+of\s+" + _REST, re.I)),
    ("parent", re.compile(r"(?:^|(?<=[\s,;(]))[SDC]\s?[/\\]\s?O\.?:?\s*" + _REST, re.I)),
    ("husband", re.compile(r"(?:^|(?<=[\s,;(]))(?:W\s?[/\\]\s?O\.?:?\s*|(?:wife|widow)\s+of\s+)" + _REST, re.I)),
    ("wife", re.compile(r"(?:^|(?<=[\s,;(]))(?:H\s?[/\\]\s?O\.?:?\s*|husband\s+of\s+)" + _REST, re.I)),
    ("sibling", re.compile(
        r"(?:^|(?<=[\s,;(]))(?:the\s+)?(?:elder |young(?:er|est) )?(?:brother|sister)\s+of\s+" + _REST, re.I)),
    ("father", re.compile(
        r"(?:^|(?<=[\s,;(]))(?:father|father['’]?s\s+name|fathers?\s+name|F/?N)\s*(?:is|[:=\-–])\s*" + _REST, re.I)),
    ("mother", re.compile(
        r"(?:^|(?<=[\s,;(]))(?:mother|mother['’]?s\s+name|mothers?\s+name|M/?N)\s*(?:is|[:=\-–])\s*" + _REST, re.I)),
    ("father", re.compile(
        r"(?:\(\s*ဘ\s*\)|(?<=[\s(၊,])(?:အဘ|အဖ|ဖခင်|အဖေ)(?:အမည်)?)\s*[-–:\-=]?\s*(?P<rest>[^,;()\[\]/၊။@]{2,60})")),
    ("mother", re.compile(
        r"(?:\(\s*(?:မိ|အမိ)\s*\)|(?<=[\s(၊,])(?:အမိ|မိခင်|အမေ)(?:အမည်)?)\s*[-–:\-=]?\s*(?P<rest>[^,;()\[\]/၊။@]{2,60})")),
)  # fmt: skip
_BESIDE = re.compile(
    r"(?<=\w)(?:\s+and\s+|\s*[&+]\s*)(?P<rest>[^,;()\[\]/၊။@]{2,80})"
    r"|(?<=[\u1000-\u109f])\s*(?:နှင့်|နဲ့)\s*(?P<burmese>[\u1000-\u1049 ]{2,60})"
)
_CHILD = "(?P<child>သမီး|သား|ကလေး|ဇနီး|မိန်းမ|ခင်ပွန်း|အမျိုးသား|ညီမ|ညီ|အစ်ကို|အစ်မ|အကို|အမ|မောင်နှမ|အဖေ|ဖခင်|အမေ|မိခင်)"
_KIN = "(?:ဖြစ်သူ|ကြီး|လေး|အကြီး|အငယ်|အလတ်|ဦး)?"
_OWNER = re.compile(
    f"^\\s*(?P<rest>[^၏]{{2,80}}?)\\s*(?:တို့|တို့)?\\s*(?:၏|ရဲ့|ရဲ့|\\u1038?\\s+(?=(?:သမီး|သား)\\s))\\s*{_CHILD}{_KIN}"
    "\\s*[,၊-]?\\s*(?P<who>.*)$"
)
_OWNED = {"သမီး": "parent", "သား": "parent", "ကလေး": "parent", "ဇနီး": "husband", "မိန်းမ": "husband", "ခင်ပွန်း": "wife",
          "အမျိုးသား": "wife", "အဖေ": "child", "ဖခင်": "child", "အမေ": "child", "မိခင်": "child"}  # fmt: skip
_OWNER_EN = re.compile(
    r"^\s*(?P<rest>[^,;()’']{2,60})['’]s\s+(?:\w+\s)?(?P<child>son|daughter|wife|husband|brother|sister|father|mother)\b[\s,:]*(?P<who>.*)$",
    re.I,
)
_OWNED_EN = {
    "son": "parent",
    "daughter": "parent",
    "wife": "husband",
    "husband": "wife",
    "father": "child",
    "mother": "child",
}
_OF = re.compile(r"^\s*(?:the\s+)?(?P<kin>father|mother|parents?)\s+of\s+" + _REST, re.I)
_FATHER = re.compile(r"\s*(?:U|Mr|Ko|Saw|Sai|Salai|Duwa|Rev|Pu)\b\.?\s|\s*(?:ဦး|ဉီး|ကို|စော|စိုင်း|ဒူးဝါး)", re.I)
_MOTHER = re.compile(r"\s*(?:Daw|Mrs|Ms|Ma|Naw|Nang|Nan|Pi)\b\.?\s|\s*(?:ဒေါ်|မ(?![\u102b-\u103e])|နန်း)", re.I)


def relations_in(text: str) -> tuple[list[Relation], list[tuple[int, int]]]:
    """Find the relatives, and the spans that are about them and not about the person.

    >>> found, spans = relations_in("Brang Aung, son of U Gam and Daw Kaw")
    >>> [(r.kind, r.words) for r in found], spans
    ([('father', 'U Gam'), ('mother', 'Daw Kaw')], [(12, 36)])
    """
    found: list[Relation] = []
    spans: list[tuple[int, int]] = []
    if (of := _OF.search(text)) is not None:
        found += _named("child", text, *of.span("rest"))
        spans.append(of.span())
    if (owner := _OWNER.search(text) or _OWNER_EN.search(text)) is not None:
        kin = _OWNED.get(owner["child"]) or _OWNED_EN.get(owner["child"].lower(), "sibling")
        found += _named(kin, text, *owner.span("rest"))
        spans.append((0, owner.start("who")))
    for kind, pattern in _BEFORE:
        for match in pattern.finditer(text, spans[-1][1] if owner else 0):
            if not any(a < match.end("rest") and match.start("rest") < b for a, b in spans):
                found += _named(kind, text, *match.span("rest"))
                spans.append(match.span())
    for match in _BESIDE.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in spans):
            start, end = match.span("rest" if match["rest"] else "burmese")
            found += [] if text[start].islower() else _named("beside", text, start, end)
            spans.append(match.span())
    return sorted(found, key=lambda r: r.start), spans


def _named(kind: str, text: str, start: int, end: int) -> Iterator[Relation]:
    """One relation for each relative, a parent's part by the title before the name."""
    at = start
    for cut in [*_AND.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        words = text[at:stop]
        a, b = at + len(words) - len(words.lstrip(" -:")), stop - (len(words) - len(words.rstrip(" .-")))
        if a < b:
            yield Relation(_part(kind, text[a:b]), text[a:b], a, b)
        at = cut.end() if cut else end


def _part(kind: str, words: str) -> str:
    if kind != "parent":
        return kind
    if _MOTHER.match(words + " "):
        return "mother"
    return "father" if _FATHER.match(words + " ") else "parent"
