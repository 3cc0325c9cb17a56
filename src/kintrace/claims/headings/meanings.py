"""What the words of a cell or a labelled line mean: sex, fate, act, "not known", "total"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from kintrace.lexicon import scripts

_MARKS = re.compile(r"[\s_.,:;=*/\\|။၊\"“”‘’'()\[\]{}<>!?၊-]+")
_NOT = re.compile(r"(?:\b(?:not|never|no|nor|hasn't|haven't|isn't|without)\s+(?:\w+\s+){0,2}|မ)$", re.IGNORECASE)
_COUNTED = re.compile(r"[\s:=–—-]*[(]?[0-9,]*[)]?\s*(?:people|persons|person|ဦး|ယောက်)?\s*[။.]?$", re.IGNORECASE)


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing is known.

    >>> is_nothing(" N/A "), is_nothing("အမည်မသိ"), is_nothing("Nang Hom Kham")
    (True, True, False)
    """
    key = _key(text)
    return not key or key in _whole("none")


def is_total(text: str) -> bool:
    """Whether a cell heads a line of totals.

    >>> is_total("Total: 25 people"), is_total("စုစုပေါင်း ၂၅ ဦး"), is_total("Total Tun")
    (True, True, False)
    """
    plain = scripts.to_ascii_digits(text.strip())
    return any(plain.casefold().startswith(word) and _COUNTED.fullmatch(plain[len(word) :]) for word in _whole("total"))


def whole(kind: str, text: str) -> str | None:
    """Code of a cell that is one wording and nothing else.

    >>> whole("sex", "အမျိုးသမီး"), whole("sex", "M/F"), whole("sex", "Mai")
    ('f', 'mixed', None)
    """
    return _whole(kind).get(_key(text))


def within(kind: str, text: str) -> tuple[str, int, int] | None:
    """Code and span of the longest wording that stands in a text and is not negated.

    >>> within("act", "was taken away by soldiers")
    ('taken', 4, 14)
    >>> within("fate", "not yet released") is None
    True
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    for match in sorted(_pattern(kind).finditer(folded), key=lambda m: m.start() - m.end()):
        if not _NOT.search(folded[: match.start()]):
            return _inside(kind)[match[0]], match.start(), match.end()
    return None


def notice_label(text: str) -> tuple[str, str] | None:
    """Meaning and act of a label that only notices use; ``None``: it is none of theirs.

    >>> notice_label("Lost on"), notice_label("Favourite song")
    (('event_date', 'missing'), None)
    """
    return _notice_labels().get(_key(text))


def notice_labels(meanings: Iterable[str]) -> tuple[str, ...]:
    """Every wording of notices' own labels for some meanings."""
    wanted = set(meanings)
    return tuple(word for word, (meaning, _) in _notice_labels().items() if meaning in wanted)


def longest_first(*wordings: str) -> tuple[str, ...]:
    """Wordings once each, the longest first, so that the longest is tried first."""
    return tuple(sorted(set(wordings), key=lambda word: (-len(word), word)))


@cache
def _notice_labels() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for kind, _, wordings in _rows():
        if kind.startswith("label:"):
            meaning, _, act = kind.removeprefix("label:").partition(":")
            known |= {_key(word): (meaning, act) for word in wordings}
    return known


def _key(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    folder = resources.files("kintrace.claims").joinpath("resources")
    found = []
    for line in folder.joinpath("table_values.tsv").read_text("utf-8").splitlines()[1:]:
        kind, code, words = line.split("\t")
        found.append((kind, code, tuple(word.strip() for word in words.split(";"))))
    for line in folder.joinpath("notice_words.tsv").read_text("utf-8").splitlines()[1:]:
        kind, words = line.split("\t")
        found.append((kind, kind, tuple(word.strip() for word in words.split(";"))))
    return tuple(found)


@cache
def _whole(kind: str) -> dict[str, str]:
    """Code by wording, for cells that are the wording."""
    return {_key(word): code for k, code, words in _rows() if k == kind for word in words if _key(word)}


@cache
def _inside(kind: str) -> dict[str, str]:
    """Code by wording, for wordings that may stand among others; short Burmese ones are parts of other words."""
    return {
        word.lower(): code
        for k, code, words in _rows()
        if k == kind
        for word in words
        if word.isascii() or len(word) > 4
    }


def alternatives(*kinds: str) -> str:
    """The wordings of some kinds as one expression, the longest first."""
    return "|".join(re.escape(w) for w in sorted((w for k in kinds for w in _inside(k)), key=len, reverse=True))


@cache
def words_of(kind: str) -> frozenset[str]:
    """The wordings of a kind, in small letters."""
    return frozenset(w.lower() for k, _, wordings in _rows() if k == kind for w in wordings)


def listed(kind: str) -> str:
    """Every wording of a kind as one expression, the longest first; blanks of a wording may be any blank.

    >>> bool(re.search(listed("clothing"), "a red shirt"))
    True
    """
    found = sorted({w for k, _, wordings in _rows() if k == kind for w in wordings}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in found)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = sorted(_inside(kind), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" if w.isascii() else re.escape(w) for w in words))
