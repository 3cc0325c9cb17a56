"""Of a text that speaks of somebody hidden: its smallest parts, and which of them nothing rests on.

What nobody coded may tell where somebody is now, in any words. So nothing is looked for here: a part stays where what
is claimed rests on it, or where it is a number, a day, or who said it, and goes otherwise. Ends of sentences are taken
finer than where words are masked, for here a doubtful end is one: the smaller the part, the less stays by being near.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kintrace.protect.masks.spans import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(r"(?<![.!?])[.!?]++[\"'”’)\]]*+(?=\s|$)|(?<!။)။++[\"'”’)\]]*+")
_NOT_BLANK = re.compile(r"\S")
_OPENERS = (
    "and|but|while|who|whom|whose|where|which|then|after|before|until|since|so|because|when|as|or|though|now|is|are|"
    "has|have|currently|today|later|lives|live|living|works|work|working|stays|stay|staying|hides|hiding"
)
_PART = re.compile(rf"(?P<label>\s[–-]+(?=\s)|:(?=\s))|—|[,;၊]|\s?\(|\s(?:{_OPENERS})\b|ယခု|အခု|လက်ရှိ", re.I)
_LEADING = re.compile(r"[\s,;၊—]*")
_STOPS, _CLOSERS = ".!?။", "\"'”’)]"
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\W_\u1000-\u109f]+(?:['’][^\W_\u1000-\u109f]+)?|[\u1000-\u1049\u1050-\u109f]+")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_CLOSED = (
    "a an the this that these those his her their its he she they him them who was were been being had by from in into "
    "on onto of off to at with within near during for about over up out away not no and or as year years old aged age "
    "man men woman women boy boys girl girls child children person people villager villagers resident residents "
    "civilian civilians youth youths soldier soldiers troop troops fighter fighters officer officers army military "
    "police militia armed group column unit village villages town township district state region named called "
    "reportedly allegedly forcibly together name sex father mother date day night morning evening noon afternoon "
    "unknown last seen missing since"
)
_LEADS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "his", "her", "their", "its",
     "by", "from", "in", "into", "on", "onto", "of", "at", "to", "with", "near"}
)  # fmt: skip
_SAYING = frozenset({"said", "says", "say", "told", "reported", "according"})
_PLAIN = _SAYING | frozenset(
    f"{_MONTHS} {' '.join(m[:3] for m in _MONTHS.split())} sept {_DAYS} on in the a an of to".split()
)
_BESIDE = _PLAIN | frozenset(_CLOSED.split())  # beside what stays these tell nothing more


def units_of(text: str) -> tuple[Span, ...]:
    """Sentences, lines and what else ends in a stop, without the blanks between them.

    >>> [("He ran. to a hut", s, e)[1:] for s, e in units_of("He ran. to a hut")]
    [(0, 7), (8, 16)]
    """
    return tuple(unit for line in _LINE.finditer(text) for unit in _sentences(text, *line.span()))


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    for stop in _STOP.finditer(text, start, end):
        if first := _NOT_BLANK.search(text, start, stop.end()):
            yield first.start(), stop.end()
            start = stop.end()
    if first := _NOT_BLANK.search(text, start, end):
        yield first.start(), first.start() + len(text[first.start() : end].rstrip())


def parts_of(words: str) -> list[Span]:
    """Parts of a sentence, each begun by a comma or a word that may turn to something else.

    >>> parts_of("was taken and now works")
    [(0, 9), (9, 13), (13, 17), (17, 23)]
    """
    starts = [0, *(m.start() for m in _PART.finditer(words) if m.start() > 0)]
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], len(words)], strict=True)]


def resting_on_nothing(text: str, unit: Span, holds: Sequence[Span], speakers: Collection[str]) -> Iterator[Span]:
    """Parts of a sentence on which nothing rests; the stop at its end stays.

    Args:
        text: Of the document.
        unit: The sentence.
        holds: What in it something rests on.
        speakers: Words for those who said it, in small letters.
    """
    words = text[slice(*unit)].rstrip(_CLOSERS)
    end = unit[0] + len(words.rstrip(_STOPS)) if words.endswith(tuple(_STOPS)) else unit[1]
    first = min(s for s, _ in holds)
    starts = [
        m.start()
        for m in _PART.finditer(text, unit[0] + 1, end)
        if (m["label"] is None or m.start() > first) and not any(s < m.start() < e for s, e in holds)
    ]
    parts = [(start, stop) for start, stop in zip([unit[0], *starts], [*starts, end], strict=True) if start < stop]
    goes = [not any(s < b and a < e for s, e in holds) and not _plain(text[a:b], speakers) for a, b in parts]
    for n in range(len(parts) - 2, -1, -1):  # a comma goes with what it opens
        goes[n] |= goes[n + 1] and not _WORD.search(text[slice(*parts[n])])
    yield from (part for part, gone in zip(parts, goes, strict=True) if gone)
    for part in (part for part, gone in zip(parts, goes, strict=True) if not gone):
        yield from _unclaimed(text, part, holds, speakers)
    start, stop = next((part for part, gone in zip(parts, goes, strict=True) if not gone), (unit[0], unit[0]))
    if start > unit[0] and (m := _LEADING.match(text, start, stop)):
        yield start, min(m.end(), *(s for s, e in holds if e > start))


def _unclaimed(text: str, part: Span, holds: Sequence[Span], speakers: Collection[str]) -> Iterator[Span]:
    """Words beside what something rests on that could tell more than that it is said of somebody."""
    allowed = _allowed(text[slice(*part)], speakers)
    leading: list[Span] = []  # "from a" goes with the tea shop
    for token in _TOKEN.finditer(text, *part):
        held = sorted((s, e) for s, e in holds if s < token.end() and token.start() < e)
        if token[0].isdigit() or token[0].casefold() in allowed:
            leading = [*leading, token.span()] if token[0].casefold() in _LEADS and not held else []
            continue
        yield from leading if not held else ()
        leading = []
        at = token.start()
        for start, end in held:
            if at < start:
                yield at, start
            at = max(at, end)
        if at < token.end():
            yield at, token.end()


def gaps(text: str, cut: Sequence[Span], holds: Sequence[Span]) -> Iterator[Span]:
    """Blanks to take out with some stretches: one stays between what stays, a line's end if there was one.

    How many blanks or empty lines there were would tell that something stood between them.
    """
    kept = bytearray(b"\1" * len(text))
    for start, end in cut:
        kept[start:end] = bytes(end - start)
    for start, end in holds:  # what something rests on is not touched
        kept[start:end] = bytes(2 if k else 0 for k in kept[start:end])
    run: list[int] = []
    begun = False
    for at, stays in enumerate(kept):
        if not stays:
            continue
        if stays == 1 and text[at].isspace():
            run.append(at)
            continue
        yield from _without_one(text, run, begun)
        run, begun = [], True
    yield from ((at, at + 1) for at in run)


def _without_one(text: str, run: Sequence[int], between: bool) -> Iterator[Span]:
    one = next((at for at in run if text[at] == "\n"), run[0] if run else None) if between else None
    return ((at, at + 1) for at in run if at != one)


def _plain(part: str, speakers: Collection[str]) -> bool:
    """Whether words are a number, a day, or who said what stands beside them."""
    words = {w.casefold() for w in _WORD.findall(part)}
    allowed = {*_PLAIN, *(speakers if words & _SAYING else ())}
    return all(w.isdigit() or w in allowed for w in words)


def _allowed(part: str, speakers: Collection[str]) -> set[str]:
    return {*_BESIDE, *(speakers if {w.casefold() for w in _WORD.findall(part)} & _SAYING else ())}
