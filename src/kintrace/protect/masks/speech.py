"""Names that stand beside a word of speech or a label for who saw or reported: private people, whoever they are.

The coder knows the speakers that it understood. What it did not understand still names somebody, so every
capitalised name there is withheld that is no missing person's own, no place, party or outlet, and no public role's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache

from kintrace.lexicon import actors, places
from kintrace.protect.masks.names import TITLE
from kintrace.protect.masks.phrases import phrases
from kintrace.protect.masks.spans import Span

_WORDS = "masks_speech"
_OF = re.compile(r"\b(?:of|from|in|at|near|into|around|outside)\s+\Z")  # a place, or a relation
_UNLIKE = re.compile(r"[A-Z][\w'’\-]*(?:s|ing|ed|tion|ly|ers)|[A-Z]{1,6}|.{1,2}|.*['’]s?")  # one word that is no name
_SPACE = r"(?:[ \t\u00a0]+|[ \t]*\r?\n[ \t]*)"
_CAPITAL = r"[A-Z][\w'’\-]*"
_NAME = rf"{_CAPITAL}(?:{_SPACE}{_CAPITAL})*"
# What may stand between a name and its word of speech: an age, another name, an origin, a description.
_ASIDE = (
    rf"(?:\s*\([^()\n]{{1,60}}\))?(?:\s+and\s+{_NAME})?(?:\s+of\s+{_NAME})?"
    r"(?:\s*,|\s*,[^.!?“”\"\n:]{1,90}?,?|\s+[-–—]\s[^.!?“”\"\n:]{1,60}?\s[-–—])?"
)
_HELPERS = r"(?:also|has|had|have|later|then|further|once|again|who|still|just|first|often|quietly|tearfully)"
_KIN = r"(?:[a-z][\w'’\-]*\s+|,\s*){0,6}?"  # "recalled his sister", "said the neighbour,"
_RELATION = re.compile(
    r"\b(?:famil\w+|relatives?|mothers?|fathers?|parents?|wife|husband|brothers?|sisters?|sons?|daughters?|aunt|uncle|friends?"
    r"|colleagues?|arrest|taking|abduction|disappearance|death)\s+of\s+\Z",
    re.I,
)
_PRIVATE = re.compile(
    r"\b(?:whose|wife|husband|son|daughter|brother|sister|mother|father|cousin|aunt|uncle|driver|neighbou?r|friend)\b",
    re.I,
)
_BURMESE_SPEECH = re.compile(
    r"(?:(?<![\u1000-\u1049])|(?<=ဖြစ်သူ))(?P<name>(?:ဦး|ဒေါ်|ကို|မောင်|စိုင်း|နန်း|စော|နော်|မ)[\u1000-\u1049]{2,30}?)"
    r"(?:(?:က|ကလည်း|၏|ရဲ့)(?=[^။]{0,80}(?:ပြော|ရှင်းပြ|ဆို))|(?=\s+(?:ပြော|ရှင်းပြ)))"
)
_BURMESE_PUBLIC = re.compile(r"ပြောခွင့်|ပြောရေးဆို|ဝန်ကြီး|အုပ်ချုပ်ရေးမှူး|ဗိုလ်|ဥက္ကဋ္ဌ")


def speech_names(text: str, kept: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of people whom a text gives as speakers, witnesses, reporters or contacts.

    Args:
        text: To look in.
        kept: Names that are no private speaker's: of missing persons, of public speakers, of outlets.

    >>> speech_names("According to Tu Ja, a shopkeeper, two men came. Colonel Naw Bu, a spokesman, said no.")
    ('Tu Ja',)
    """
    public = frozenset(_plain(k) for k in kept) | public_names(text)
    taken = _taken(text)
    found: dict[str, None] = {}
    for start, end in _beside_speech(text):
        for name, at in _people(text, start, end):
            if any(s < at + len(name) and at < e for s, e in taken) and not _titled(name):
                continue
            if _RELATION.search(text, max(at - 20, 0), at):
                continue
            if not _titled(name) and (_OF.search(text, max(at - 8, 0), at) or _UNLIKE.fullmatch(name)):
                continue
            if not _is_public(text, at, at + len(name)) and not is_known(name, public):
                found[" ".join(name.split())] = None
    for start, end in told_contact_spans(text):
        named = re.match(_NAME, text[start:end])
        if named and " " in named[0]:
            found[" ".join(named[0].split())] = None
    for match in _BURMESE_SPEECH.finditer(text):
        if not _BURMESE_PUBLIC.search(text, max(match.start() - 40, 0), match.end()):
            found[match["name"]] = None
    return tuple(found)


def told_contact_spans(text: str) -> list[Span]:
    """Stretches that say whom to tell, and where that person is found: from the name to the end of the sentence."""
    pattern = rf"(?:{phrases(_WORDS, 'contact').pattern})\s+{_KIN}(?P<name>(?:{TITLE}\s+)?(?-i:{_NAME}))[^.!?\n။]*"
    spans = []
    for match in re.finditer(pattern, text, re.I):
        name = match["name"]
        if _titled(name) or any(not _common(w) and not _body(w) for w in name.split()):
            start = match.start("name")
            if not _is_public(text, start, match.end("name")) and not _taken_at(text, start, match.end("name")):
                spans.append((start, match.end()))
    return spans


def witness_line_spans(text: str) -> list[Span]:
    """What a notice or a form writes behind a label for who saw, reported or posted it, to the end of the line."""
    label = phrases(_WORDS, "label").pattern
    return [m.span("who") for m in re.finditer(rf"(?:{label})\s*[:：=]\s*(?P<who>[^\n]+)", text, re.I)]


def _beside_speech(text: str) -> Iterator[Span]:
    speaks, before = _patterns()
    for match in re.finditer(_NAME, text):
        # each name is tried for itself: in "A teacher, Hkawn Ja, told" the first capital is no name
        if speaks.match(text, match.end()):
            yield match.span()
    for pattern in before:
        for match in pattern.finditer(text):
            yield match.span("name")


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What follows a name that speaks, and what comes before one."""
    verb, before = phrases(_WORDS, "verb").pattern, phrases(_WORDS, "before").pattern
    label = phrases(_WORDS, "label").pattern
    # words of speech in small letters: in a headline's capitals every word would be a name
    return re.compile(rf"{_ASIDE}\s+(?:{_HELPERS}\s+)*(?:{verb}|(?:an?|the|his|her|their)\s+(?:eye-?)?witness)"), (
        re.compile(rf"(?<!\w)(?!tell|told)(?:{verb})\s+{_KIN}(?P<name>{_NAME})"),
        re.compile(rf"(?:{verb})\s+{_KIN}(?P<name>{TITLE}\s+{_NAME})"),  # who is told untitled is an outlet
        re.compile(rf"(?i:{before})\s+{_KIN}(?P<name>{_NAME})"),
        re.compile(rf"(?i:{label})\s*[:：=]?\s*{_KIN}(?P<name>{_NAME})"),
        re.compile(rf"(?i:{label})\s*[:：=]?\s*{_KIN}{_NAME}\s+and\s+(?P<name>{_NAME})"),
    )


def _people(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Runs of words within a stretch that can be a person's name."""
    words = list(re.finditer(_CAPITAL, text[start:end]))
    run: list[re.Match[str]] = []
    for word in [*words, None]:
        if word is not None and not _common(word[0]) and not (word[0] == "U" and word is words[-1]):
            run.append(word)
            continue
        if run and not any(_body(w[0]) for w in run):
            yield text[start + run[0].start() : start + run[-1].end()], start + run[0].start()
        run = []


def _titled(name: str) -> bool:
    return re.match(rf"{TITLE}\s+{_CAPITAL}", name) is not None


def _common(word: str) -> bool:
    return phrases(_WORDS, "common").fullmatch(_singular(word)) is not None


def _body(word: str) -> bool:
    return phrases(_WORDS, "body").fullmatch(_singular(word)) is not None


def _singular(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


@lru_cache(maxsize=64)
def public_names(text: str) -> frozenset[str]:
    """Names that stand beside a public role anywhere in a text; elsewhere in it they stay as well."""
    names = (m.span() for m in re.finditer(_NAME, text))
    people = ((name, at) for a, b in names for name, at in _people(text, a, b))
    return frozenset(_plain(n) for n, at in people if " " in n and _is_public(text, at, at + len(n)))


def _is_public(text: str, start: int, end: int) -> bool:
    """Whether a public role stands right before the name, in it, or right behind it as its description."""
    role = phrases(_WORDS, "public")
    if role.search(text, start, end) or _role_before().search(text, max(start - 90, 0), start):
        return True
    after = re.match(r"\s*[,(]\s*([^.!?;:“”\"\n]{0,70})", text[end : end + 80])
    behind = re.split(r"\b(?:said|told|says|saw)\b", after[1])[0] if after else ""
    return role.search(behind) is not None and not _PRIVATE.search(behind)


@cache
def _role_before() -> re.Pattern[str]:
    role = phrases(_WORDS, "public").pattern
    return re.compile(rf"(?i:{role})\.?(?:\s+(?:of|for|the|in|at|and|[A-Z][\w.'’\-]*)){{0,6}}\s*,?\s*\Z")


def is_known(name: str, public: Set[str]) -> bool:
    """Whether a name is one of some plain names, or a part of one, or holds one, titles aside."""
    plain = f" {_plain(name)} "
    return any(plain in f" {k} " or f" {k} " in plain for k in public if k)


def _plain(name: str) -> str:
    return re.sub(rf"^{TITLE}\s+", "", " ".join(name.split())).casefold()


def _taken(text: str) -> list[Span]:
    """Places and parties of a text."""
    return [*((p.start, p.end) for p in places.gazetteer().places_in(text)),
            *((a.start, a.end) for a in actors.registry().actors_in(text))]  # fmt: skip


def _taken_at(text: str, start: int, end: int) -> bool:
    return not _titled(text[start:end]) and any(s < end - start and e > 0 for s, e in _taken(text[start:end]))
