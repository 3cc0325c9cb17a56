"""Find the names of armed sides in text: whole names, units with their numbers, and words that need the discourse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kintrace.lexicon.actors.units import units_in
from kintrace.lexicon.counts.peoples import peoples
from kintrace.lexicon.finding import longest
from kintrace.model import When

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"['’]?[\s\-‐‑–/]{1,3}\Z")
_FIGHTERS = re.compile(
    r"\s+(?:armed\s+|ground\s+)?(?:soldiers?|troops|forces?|fighters?|army|armed\s+(?:groups?|men|forces?|"
    r"organi[sz]ations?)|rebels?|militias?|militiamen|insurgents?|side|recruiters|guerrillas?|"
    r"battalions?|columns?|units?|gunmen|personnel|military|regiments?)\b",
    re.IGNORECASE,
)
_REBELS = re.compile(r"rebel|insurgent|guerrilla", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:['’]s)?\s+(?:armed\s+|ground\s+|own\s+|local\s+)?(?:soldiers?|troops|forces|fighters?|members|side|"
    r"recruiters|personnel|army|units?|columns?|militia|authorities|administration|combatants|rebels|military|"
    r"police|policemen)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(]\s*([A-Z][\w/ .,'’-]{1,30}?)\s*[)]")
# "KIA-held": the side is told of a place or thing, it does not act.
_ATTRIBUTE = re.compile(
    r"\s?[-‐‑–]\s?(?:controlled|held|run|occupied|administered|ruled|governed|owned|linked|aligned|affiliated|"
    r"area|free)\b",
    re.IGNORECASE,
)
_ANTI = re.compile(r"\b(?:anti|pro|non|ex|former)[-‐‑\s]\Z", re.IGNORECASE)
_ALLIES = re.compile(
    r"\s+(?:and|with|together\s+with|along\s+with|alongside)\s+(?:(?:its|their)\s+(?:[\w-]+\s+){0,2}(?:allies|"
    r"allied\s+\w+|ally|partners?|alliance)"
    r"|(?:(?:other|the|some|local)\s+)?(?:[\w-]+\s+){0,2}?(?:units|groups|forces|troops|fighters|organi[sz]ations)\s+(?:that\s+are\s+|"
    r"which\s+are\s+)?(?:allied|aligned|fighting|siding)\s+(?:with|to|alongside)\s+(?:it|them)"
    r"|(?:[\w-]+\s+)?allied\s+(?:[\w-]+\s+){0,2}(?:units|groups|forces|troops|fighters|organi[sz]ations)|allies)\b"
    r"|[-‐‑]led\s+(?:[\w-]+\s+){0,2}(?:forces|alliance|coalition|groups|troops|fighters|units)\b",
    re.IGNORECASE,
)
# Words that are a side only with an article before them and nothing of theirs after.
_ARTICLED = frozenset({"military", "army", "regime", "regulars", "resistance", "police"})
_ARTICLE = re.compile(
    r"\b(?:the|this|that|by|from|for|against|with|ousted|brutal|Myanmar['’]s|Burma['’]s)\s+\Z", re.IGNORECASE
)
_THINGS = re.compile(
    r"\s+(?:service|training|conscription|operations?|bases?|camps?|courts?|uniforms?|trucks?|vehicles?|hospitals?|"
    r"gear|equipment|laws?|career|age|dut(?:y|ies)|rule|schools?|aircraft|jets?|"
    r"posts?|outposts?|checkpoints?|stations?|recruitment|draft|call-up|supplies|weapons|porters?|intelligence|"
    r"affairs|academy|coup|custody|cells?|lock-?up|reports?|record|movement)\b",
    re.IGNORECASE,
)
# "the Namzalap militia": by its name it is one side, where "the militia" and "a Karenni militia" may be any
_BY_NAME = frozenset({"militia", "militias", "militiamen"})
_NAME = re.compile(r"(?<=[a-z,] )([A-Z][a-z][\w'’-]+(?:\s[A-Z][a-z][\w'’-]+)?)\s\Z")
_MY_AFTER = (
    r"(?:\s*(?:တပ်ဖွဲ့ဝင်|တပ်ဖွဲ့|တပ်သား|တပ်မှ|တပ်(?!ရင်း|မဟာ|မ\s?[(\d])|အဖွဲ့ဝင်|စစ်သား|စစ်ကြောင်း)(?![\u102b-\u103e]))?(?:များ|"
    r"တွေ)?"
)
_IN_BURMESE = re.compile("[\u1000-\u109f]")
_DIGIT = re.compile(r"\d")
_MY_ACRONYM = re.compile(r"\s*[(]\s*[A-Z][A-Z/-]+\s*[)]")


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a side.

    Args:
        code: Whose.
        words: The name; one in capitals is looked for in capitals only.
        lang: ``en`` or ``my``.
        generic: Whether only the discourse can say whom it means.
        needs_fighters: Whether it names a side only before a word for fighters ("Ta'ang soldiers").
        span: Since when and until when the side bore it; ``None``: no limit is known.
    """

    code: str
    words: str
    lang: str
    generic: bool
    needs_fighters: bool
    span: When | None = None

    def borne(self, when: When) -> bool:
        """Whether the side may have borne the name at a time."""
        return self.span is None or self.span.gap_days(when) in (0, None)


@dataclass(frozen=True, slots=True)
class FoundActor:
    """Words that name an armed side, a unit, or an administration.

    Args:
        start: First code point in the text that was given.
        end: One past the last; a short form in brackets and words such as "soldiers" belong to it.
        code: Of the registry, with a unit where one is named.
        generic: Whether only the discourse can say whom the words mean.
        allies: Whether the words take in those allied with it.
    """

    start: int
    end: int
    code: str
    generic: bool
    allies: bool = False


class _Token(NamedTuple):
    """One word of a text: its place, its form for looking up, and whether it is written in capitals."""

    start: int
    end: int
    form: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class AliasIndex:
    """Names of sides by their first word; the longest that stands in the text wins."""

    aliases: tuple[Alias, ...] = field(repr=False)
    _by_first: dict[str, list[tuple[tuple[_Token, ...], Alias]]] = field(init=False, repr=False, compare=False)
    _burmese: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _burmese_aliases: dict[str, Alias] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_first: dict[str, list[tuple[tuple[_Token, ...], Alias]]] = {}
        for alias in self.aliases:
            tokens = tuple(_tokens(alias.words))
            if alias.lang == "en" and tokens:
                by_first.setdefault(tokens[0].form, []).append((tokens, alias))
        for entries in by_first.values():
            entries.sort(key=lambda e: -len(e[0]))
        burmese = {a.words: a for a in self.aliases if a.lang == "my"}
        names = "|".join(re.escape(w) for w in sorted(burmese, key=len, reverse=True)) or r"(?!)"
        object.__setattr__(self, "_by_first", by_first)
        object.__setattr__(self, "_burmese_aliases", burmese)
        object.__setattr__(self, "_burmese", re.compile(rf"(?P<name>{names})(?![\u102b-\u103e]){_MY_AFTER}"))

    def find(self, text: str) -> list[FoundActor]:
        """Find the sides that a text names, in its order."""
        named = list(self._english(text))
        burmese = list(self._in_burmese(text)) if _IN_BURMESE.search(text) else []
        units = units_in(text, [*named, *burmese], FoundActor) if _DIGIT.search(text) else ()
        finds = longest([*named, *units])
        return longest([*finds, *burmese]) if burmese else finds

    def _english(self, text: str) -> Iterator[FoundActor]:
        tokens = list(_tokens(text))
        at = 0
        while at < len(tokens):
            hit = self._hit(text, tokens, at)
            if hit is None:
                at += 1
                continue
            alias, length = hit
            yield _extended(text, tokens[at].start, tokens[at + length - 1].end, alias, self)
            at += length

    def _hit(self, text: str, tokens: list[_Token], at: int) -> tuple[Alias, int] | None:
        """The longest name that starts at a token; of two equal ones the surer."""
        second = tokens[at + 1].form if at + 1 < len(tokens) else ""
        for wanted, alias in self._by_first.get(tokens[at].form, ()):
            if len(wanted) > 1 and wanted[1].form != second:
                continue  # rules out nearly all, far faster
            if _same(text, tokens[at : at + len(wanted)], wanted) and _stands(
                text, tokens[at].start, tokens[at + len(wanted) - 1].end, alias
            ):
                return alias, len(wanted)
        return None

    def code_of(self, words: str) -> str | None:
        """Code of a whole name; ``None``: no side's."""
        alias = self.alias_of(words)
        return alias.code if alias else None

    def alias_of(self, words: str) -> Alias | None:
        """The alias that the words are from end to end; ``None``: none is."""
        burmese = self._burmese_aliases.get(words.strip())
        if burmese is not None:
            return burmese
        tokens = list(_tokens(words))
        hit = self._hit(words, tokens, 0) if tokens else None
        return hit[0] if hit and hit[1] == len(tokens) else None

    def _in_burmese(self, text: str) -> Iterator[FoundActor]:
        for match in self._burmese.finditer(text):
            alias = self._burmese_aliases[match["name"]]
            acronym = _MY_ACRONYM.match(text, match.end())
            yield FoundActor(match.start(), acronym.end() if acronym else match.end(), alias.code, alias.generic)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        words = match[0]
        form = words.lower().replace("’", "'").replace("ʼ", "'")
        end = match.end()
        if form.endswith("'s"):
            form, end = form[:-2], end - 2
        yield _Token(match.start(), end, form, len(form) > 1 and words[: end - match.start()].isupper())


def _same(text: str, here: list[_Token], wanted: tuple[_Token, ...]) -> bool:
    if len(here) != len(wanted):
        return False
    for i, (have, want) in enumerate(zip(here, wanted, strict=True)):
        if have.form != want.form or (want.capitals and not have.capitals):
            return False
        if i and not _GAP.match(text[here[i - 1].end : have.start].removeprefix("'s").removeprefix("’s")):
            return False
    return True


def _stands(text: str, start: int, end: int, alias: Alias) -> bool:
    """Whether the name stands for the side here, and not for a place, a thing or its opponents."""
    if _ATTRIBUTE.match(text, end) or (
        _ANTI.search(text, max(0, start - 8), start) and not alias.words.startswith("anti")
    ):
        return False
    if alias.needs_fighters:
        fighters = _FIGHTERS.match(text, end)
        if fighters is None or (alias.code == "MM_MIL" and _REBELS.search(fighters[0])):
            return False  # "Myanmar rebels" are anybody's but the army's
    if alias.words in _ARTICLED:
        if _THINGS.match(text, end):
            return False
        return alias.words == "police" or bool(_ARTICLE.search(text, max(0, start - 12), start))
    return True


def _extended(text: str, start: int, end: int, alias: Alias, index: AliasIndex) -> FoundActor:
    """Take in what belongs to the name: its short form in brackets, its soldiers, its allies."""
    if alias.needs_fighters:
        fighters = _FIGHTERS.match(text, end)
        end = fighters.end() if fighters else end
    code = alias.code
    bracket = _BRACKET.match(text, end)
    if bracket:
        inner = index.code_of(bracket[1])
        same = inner == code or (inner is None and bracket[1].replace("-", "").isupper())
        if same or (inner is not None and alias.generic):
            code, end = inner or code, bracket.end()
    heads = _HEADS.match(text, end)
    if heads and not alias.generic:
        end = heads.end()
    allies = _ALLIES.match(text, end)
    generic = alias.generic and not (bracket and code != alias.code)
    if generic and alias.words in _BY_NAME and (name := _NAME.search(text, max(0, start - 40), start)):
        start, generic = (start, True) if name[1].lower() in peoples() else (name.start(1), False)
    return FoundActor(start, allies.end() if allies else end, code, generic, bool(allies))
